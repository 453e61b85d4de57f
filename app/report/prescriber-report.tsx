import {
  documentOf,
  NO_STUDY,
  notUsedIn,
  notesOf,
  nothingTogether,
  pageOneLines,
  pageOneRows,
  problemLine,
  sectionsOf,
  type Citation,
  type DocumentSection,
  type PageOneLine,
  type PageOneRow,
  type Regimen,
  type Report,
  type SectionOf,
  type WordedNote,
} from "@/lib/report";
import type { DrugMark } from "@/lib/intake";
import { unreachable } from "@/lib/schema";
import { ActionMark, CertaintyMark } from "../_components/axes";
import { ChallengeLink, type Challenge } from "../_components/challenge";
import { Cites, SourceList } from "../_components/citations";
import { Folded, Statement } from "./statement";

export interface ReportParts {
  readonly report: Report;
  readonly regimen: Regimen;
  readonly marks: Readonly<Record<string, DrugMark>>;
  readonly challenge: string | null;
}

/** The prescriber's report: page one answers, the pages after it say why, how sure, and what is not known. */
export function PrescriberReport({
  report,
  regimen,
  marks,
  challenge: base,
  untested,
}: ReportParts & { readonly untested: readonly string[] }) {
  const met = report.recommendations.filter((note) => note.fit === "holds" || note.fit === "possible");
  const expected = report.coMedication.flatMap((effect) => effect.rows);
  const document = documentOf(report, { untested, regimen });
  const parts: Drawn = {
    report,
    regimen,
    marks,
    challenge: base,
    challengeOf: { base, snapshot: report.knowledge.version },
    notUsed: notUsedIn(document, "report"),
    met,
    ...citedIds([...met, ...expected], report),
  };
  return (
    <article className="report" aria-label="Report, prescriber reading">
      {sectionsOf(document, "report").map((section) => (
        <section
          key={section.id}
          aria-labelledby={`report-${section.id}`}
          className={[
            section.id === "answers" ? "page-one" : "",
            // What stands folded here is not printed, and its heading alone would say nothing.
            isFolded(section, met, report) ? "no-print" : "",
          ].join(" ")}
        >
          <h2 id={`report-${section.id}`}>{section.heading}</h2>
          <Body section={section} parts={parts} />
        </section>
      ))}
    </article>
  );
}

interface Drawn extends ReportParts {
  readonly challengeOf: Challenge;
  readonly notUsed: readonly string[];
  readonly met: readonly WordedNote[];
  readonly printed: ReadonlySet<string>;
  readonly folded: ReadonlySet<string>;
}

function Body({ section, parts }: { readonly section: DocumentSection; readonly parts: Drawn }) {
  const { report, challengeOf: challenge, met } = parts;
  switch (section.id) {
    case "answers":
      return <PageOne report={report} marks={parts.marks} challenge={challenge} notUsed={parts.notUsed} />;
    case "results":
      return (
        <ul className="list small run-in">
          {section.content.map((result, i) => (
            <li key={i}>{result.text}. </li>
          ))}
        </ul>
      );
    case "problems":
      return (
        <ul className="list small error">
          {section.content.map((problem, i) => (
            <li key={i}>{problemLine(problem)}</li>
          ))}
        </ul>
      );
    case "untested":
      return (
        <p className="small">
          Guidance on these drugs asks about genes without a result here: {section.content.join(", ")}.
        </p>
      );
    case "co-medication":
      return <Together content={section.content} report={report} challenge={challenge} />;
    case "left-open":
      return section.content.map((one) => (
        <p key={one.drug} className="small">
          {one.text}
          {one.settledBy.length > 0 && ` To settle it: ${one.settledBy.join("; ")}.`}
        </p>
      ));
    case "disagreements":
      return <Disagreements report={report} challenge={challenge} />;
    case "recommendations":
      return <Rows report={report} met={met} challenge={challenge} />;
    case "evidence":
      return section.content.length === 0 ? (
        <p className="small">{NO_STUDY}</p>
      ) : (
        <Beneath notes={section.content} report={report} challenge={challenge} met={met} />
      );
    case "watch":
    case "labels":
      return <Beneath notes={section.content} report={report} challenge={challenge} met={met} />;
    case "imported": {
      // A release may name hundreds: only what the results given pick is told here.
      const picked = section.content.filter((note) => note.matched !== null);
      return (
        <>
          <Beneath notes={picked} report={report} challenge={challenge} met={met} />
          {picked.length < section.content.length && (
            <p className="small no-print">
              {section.content.length - picked.length} about no result given: on the page of each drug.
            </p>
          )}
        </>
      );
    }
    case "regimen":
      return <Others regimen={section.content} />;
    case "sources":
      return (
        <SourceList
          sources={section.content.filter((source) => parts.printed.has(source.id) || parts.folded.has(source.id))}
          screenOnly={new Set([...parts.folded].filter((id) => !parts.printed.has(id)))}
        />
      );
    case "limits":
      return <Limits report={report} challenge={challenge} />;
    case "unread":
    case "pre-tests":
    case "absences":
    case "other-drugs":
    case "studies":
    case "tumour":
    case "searched":
    case "other-genes":
      return null;
    default:
      return unreachable(section);
  }
}

function Limits({ report, challenge }: Pick<ReportParts, "report"> & { readonly challenge: Challenge }) {
  return (
    <>
      <p className="small">{report.disclaimer}</p>
      <ul className="list small run-in">
        {report.limits.map((limit) => (
          <li key={limit.id}>
            {limit.text}
            <ChallengeLink challenge={challenge} statement={limit.id} name={limit.text.slice(0, 60)} />{" "}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Sources of what is printed, and of what stands folded on the screen alone. */
function citedIds(
  notes: readonly WordedNote[],
  report: Report,
): { readonly printed: ReadonlySet<string>; readonly folded: ReadonlySet<string> } {
  const lines = pageOneLines(report);
  const leads = lines.flatMap((line) => notesOf(report).filter((note) => note.id === line.noteId));
  const conversions = report.coMedication.flatMap((effect) => [...effect.conversions, ...effect.exposures]);
  const beneath = [...report.evidence, ...report.imported.filter((note) => note.matched !== null), ...report.watch];
  const hasRow = new Set(notes.map((note) => note.drug));
  const idsOf = (cited: readonly { readonly citations: readonly Citation[] }[]): ReadonlySet<string> =>
    new Set(cited.flatMap(({ citations }) => citations.map((citation) => citation.id)));
  return {
    printed: idsOf([...notes, ...leads, ...conversions, ...beneath.filter((note) => isShown(note, hasRow, lines))]),
    folded: idsOf(beneath.filter((note) => !isShown(note, hasRow, lines))),
  };
}

/** What stands beneath the rows: shown where no row of a guideline on the drug is met, since then it is the answer; else folded. */
function isShown(note: WordedNote, hasRow: ReadonlySet<string>, lines: readonly PageOneLine[]): boolean {
  if (hasRow.has(note.drug)) return false;
  return note.kind === "interaction" || note.matched !== null || lines.some((line) => line.noteId === note.id);
}

/** Whether all that a section holds stands folded. */
function isFolded(section: DocumentSection, met: readonly WordedNote[], report: Report): boolean {
  switch (section.id) {
    case "watch":
    case "evidence":
    case "labels":
    case "imported": {
      const hasRow = new Set(met.map((note) => note.drug));
      return !section.content.some((note) => isShown(note, hasRow, pageOneLines(report)));
    }
    default:
      return false;
  }
}

function PageOne({
  report,
  marks,
  challenge,
  notUsed,
}: Pick<ReportParts, "report" | "marks"> & { readonly challenge: Challenge; readonly notUsed: readonly string[] }) {
  const rows = pageOneRows(pageOneLines(report));
  // Where no guideline has a row, nothing that follows says it in full.
  const hasRows = report.recommendations.length > 0;
  return (
    <>
      {notUsed.map((line) => (
        <p key={line} className="error">
          {line}
        </p>
      ))}
      <ol className="plain">
        {rows.map((row) => (
          <Row
            key={row.line.drug}
            row={hasRows ? row : { ...row, step: row.line.text }}
            mark={marks[row.line.drug] ?? null}
            challenge={challenge}
          />
        ))}
      </ol>
      {hasRows && rows.some((row) => row.isShortened) && (
        <p className="small quiet">Steps are shortened here; what follows has them in full.</p>
      )}
    </>
  );
}

function Row({
  row: { line, phenotypes, step, expectedStep },
  mark,
  challenge,
}: {
  readonly row: PageOneRow;
  readonly mark: DrugMark;
  readonly challenge: Challenge;
}) {
  return (
    <li
      className="note"
      data-drug={line.drug}
      data-action={line.action?.code ?? "open"}
      data-certainty={line.certainty.code}
    >
      <h3>
        {line.drugName}
        {mark !== null && <span className="quiet">{mark}</span>}
      </h3>
      <div className="axes">
        {line.isHeld ? <ActionMark action={line.action} name="" /> : line.openWord}
        <CertaintyMark certainty={line.certainty} name="" />
      </div>
      {step !== null && <p className="steps">{step}</p>}
      {line.expected !== null && (
        <p className="aside">
          Expected with {line.expected.by.join(", ")}:{" "}
          <strong>{line.expected.action?.word ?? "Depends on the result"}</strong> ({line.expected.certainty.word}).{" "}
          {expectedStep}
        </p>
      )}
      <p className="small">
        {[...phenotypes, [line.source, line.strength].filter((part) => part !== null && part !== "").join(", ")]
          .filter((part) => part !== "")
          .join(" · ")}
        {line.caveat !== null && <> · △ {line.caveat.word}</>}
        <ChallengeLink
          challenge={challenge}
          statement={line.noteId ?? `answer-${line.drug}`}
          name={`The answer on ${line.drugName}`}
        />
      </p>
    </li>
  );
}

/** By drug: the rows that are met, and folded under them the rows for other results. */
function Rows({
  report,
  met,
  challenge,
}: {
  readonly report: Report;
  readonly challenge: Challenge;
  readonly met: readonly WordedNote[];
}) {
  return pageOneLines(report).map(({ drug, drugName, text }) => {
    const all = report.recommendations.filter((note) => note.drug === drug);
    const own = met.filter((note) => note.drug === drug);
    const others = all.filter((note) => !own.includes(note));
    return (
      <section key={drug} aria-labelledby={`why-${drug}`}>
        <h3 id={`why-${drug}`}>{drugName}</h3>
        {own.length === 0 && <p className="small">{text}</p>}
        {own.map((note) => (
          <Statement key={note.id} note={note} report={report} challenge={challenge} />
        ))}
        {others.length > 0 && (
          <Folded summary={`${others.length} ${others.length === 1 ? "row" : "rows"} for other results`}>
            {() => (
              <ul className="list">
                {others.map((note) => (
                  <li key={note.id}>
                    {note.source}
                    {note.when !== null && `, ${note.when}`}: {note.action.word}. {note.text}
                    <ChallengeLink challenge={challenge} statement={note.id} name={note.heading} />
                  </li>
                ))}
              </ul>
            )}
          </Folded>
        )}
      </section>
    );
  });
}

function Beneath({
  notes,
  report,
  challenge,
  met,
}: {
  readonly notes: readonly WordedNote[];
  readonly report: Report;
  readonly challenge: Challenge;
  readonly met: readonly WordedNote[];
}) {
  const hasRow = new Set(met.map((note) => note.drug));
  const shown = notes.filter((note) => isShown(note, hasRow, pageOneLines(report)));
  const folded = notes.filter((note) => !shown.includes(note));
  return (
    <>
      {shown.map((note) => (
        <Statement key={note.id} note={note} report={report} challenge={challenge} />
      ))}
      {folded.length > 0 && (
        <Folded summary={`${folded.length}${shown.length > 0 ? " more" : ""} beside the rows of the guidelines`}>
          {() => folded.map((note) => <Statement key={note.id} note={note} report={report} challenge={challenge} />)}
        </Folded>
      )}
    </>
  );
}

/** What the drugs do to each gene, told once however many of the chosen drugs it concerns. */
function Together({
  content: { effects, asked },
  report,
  challenge,
}: {
  readonly content: SectionOf<"co-medication">["content"];
  readonly report: Report;
  readonly challenge: Challenge;
}) {
  const told = effects.flatMap((effect) => effect.conversions.map((one) => ({ one, drug: effect.drugName })));
  const distinct = told.filter(({ one }, i) => told.findIndex((other) => other.one.text === one.text) === i);
  return (
    <>
      {asked.length > 0 && <p className="small">{nothingTogether(asked)}</p>}
      {distinct.map(({ one }) => (
        <p key={one.text} className="small statement">
          For{" "}
          {told
            .filter((other) => other.one.text === one.text)
            .map(({ drug }) => drug)
            .join(", ")}
          : {one.text} {one.limits}
          <Cites citations={one.citations} />
          <ChallengeLink
            challenge={challenge}
            statement={`expected-${one.gene}`}
            name={`What is expected of ${one.gene}`}
          />
        </p>
      ))}
      {effects.flatMap((effect) => [
        ...effect.rows.map((note) => (
          <Statement key={`expected-${note.id}`} note={note} report={report} challenge={challenge} isExpected />
        )),
        ...effect.exposures.map((one) => (
          <p key={`${effect.drug} ${one.id}`} className="small statement">
            {one.text}
            <Cites citations={one.citations} />
            <ChallengeLink challenge={challenge} statement={one.id} name={`${effect.drugName} and ${one.target}`} />
          </p>
        )),
      ])}
    </>
  );
}

/** By drug, since a reader looks for one of them. */
function Disagreements({ report, challenge }: { readonly report: Report; readonly challenge: Challenge }) {
  const drugs = report.question.drugs.filter(({ id }) => report.disagreements.some((one) => one.drug === id));
  return (
    <ul className="list small run-in">
      {drugs.map((drug) => (
        <li key={drug.id}>
          <strong>{drug.name}</strong>:{" "}
          {report.disagreements
            .filter((one) => one.drug === drug.id)
            .map((one, i) => (
              <span key={i}>
                {one.text}
                <ChallengeLink
                  challenge={challenge}
                  statement={one.positions.map((position) => position.noteId).join("-and-")}
                  name={one.text}
                />{" "}
              </span>
            ))}
        </li>
      ))}
    </ul>
  );
}

function Others({ regimen: { others, rest, restCount } }: Pick<ReportParts, "regimen">) {
  return (
    <>
      {others.length === 0 && <p className="small">None that guidance names.</p>}
      <ul className="plain small report-others">
        {others.map((other) => (
          <li key={other.drug}>
            <strong>{other.drugName}</strong>: {other.action.word} ({other.certainty.word};{" "}
            {other.source.split(", ")[0]}
            <span className="no-print">, {other.source.split(", ").slice(1).join(", ")}</span>
            {other.isExpected && "; expected"})
          </li>
        ))}
      </ul>
      {restCount > 0 && (
        <details className="small">
          <summary>
            {restCount} more {restCount === 1 ? "drug" : "drugs"} with guidance on these genes
          </summary>
          <p>
            {rest
              .map((one) => `${one.drugName} (${one.reason === "no-change" ? "no change" : "needs a closer result"})`)
              .join(", ")}
            .
          </p>
        </details>
      )}
    </>
  );
}
