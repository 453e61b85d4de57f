import {
  notesOf,
  pageOneLines,
  pageOneRows,
  problemLine,
  type Citation,
  type PageOneLine,
  type PageOneRow,
  type Regimen,
  type Report,
  type WordedNote,
} from "@/lib/report";
import type { DrugMark } from "@/lib/intake";
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
  const challenge: Challenge = { base, snapshot: report.knowledge.version };
  const met = report.recommendations.filter((note) => note.fit === "holds" || note.fit === "possible");
  const expected = report.coMedication.flatMap((effect) => effect.rows);
  const { printed, folded } = citedIds([...met, ...expected], report);
  return (
    <article className="report" aria-label="Report, prescriber reading">
      <PageOne report={report} marks={marks} challenge={challenge} />
      <Why report={report} met={met} challenge={challenge} />
      <Together report={report} challenge={challenge} />
      <Tested report={report} untested={untested} />
      <Disagreements report={report} challenge={challenge} />
      <Others regimen={regimen} />
      <section aria-labelledby="report-sources">
        <h2 id="report-sources">Sources</h2>
        <SourceList
          sources={report.sources.filter((source) => printed.has(source.id) || folded.has(source.id))}
          screenOnly={new Set([...folded].filter((id) => !printed.has(id)))}
        />
      </section>
      <section aria-labelledby="report-limits">
        <h2 id="report-limits">Limits</h2>
        <p className="small">{report.disclaimer}</p>
        <ul className="list small run-in">
          {report.limits.map((limit) => (
            <li key={limit.id}>
              {limit.text}
              <ChallengeLink challenge={challenge} statement={limit.id} name={limit.text.slice(0, 60)} />{" "}
            </li>
          ))}
        </ul>
      </section>
    </article>
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
  const beneath = lines.map((line) =>
    beneathOf(
      line,
      report,
      notes.some((note) => note.drug === line.drug),
    ),
  );
  const idsOf = (cited: readonly { readonly citations: readonly Citation[] }[]): ReadonlySet<string> =>
    new Set(cited.flatMap(({ citations }) => citations.map((citation) => citation.id)));
  return {
    printed: idsOf([...notes, ...leads, ...conversions, ...beneath.flatMap(({ shown }) => shown)]),
    folded: idsOf(beneath.flatMap(({ folded }) => folded)),
  };
}

/** What stands beneath the rows that are met: shown where no row of a guideline speaks, since then it is the answer; else folded. */
function beneathOf(
  { drug, noteId }: PageOneLine,
  report: Report,
  hasRows: boolean,
): { readonly shown: readonly WordedNote[]; readonly folded: readonly WordedNote[] } {
  const about = (notes: readonly WordedNote[]): readonly WordedNote[] => notes.filter((note) => note.drug === drug);
  const all = [
    ...about(report.evidence),
    ...about(report.imported).filter((note) => note.matched !== null),
    ...about(report.watch),
  ];
  const shown = hasRows
    ? []
    : all.filter((note) => note.id === noteId || note.kind === "interaction" || note.matched !== null);
  return { shown, folded: all.filter((note) => !shown.includes(note)) };
}

function PageOne({
  report,
  marks,
  challenge,
}: Pick<ReportParts, "report" | "marks"> & { readonly challenge: Challenge }) {
  const rows = pageOneRows(pageOneLines(report));
  return (
    <section aria-labelledby="page-one" className="page-one">
      <h2 id="page-one">What to do</h2>
      {report.problems.length > 0 && (
        <p className="error">
          Not read: {report.problems.length === 1 ? "one result" : `${report.problems.length} results`}; see “Tested and
          not tested”.
        </p>
      )}
      <ol className="plain">
        {rows.map((row) => (
          <Row key={row.line.drug} row={row} mark={marks[row.line.drug] ?? null} challenge={challenge} />
        ))}
      </ol>
      {rows.some((row) => row.isShortened) && <p className="small quiet">Steps are shortened here; see “Why”.</p>}
    </section>
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
        <ActionMark action={line.action} name="" />
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

function Why({
  report,
  met,
  challenge,
}: {
  readonly report: Report;
  readonly challenge: Challenge;
  readonly met: readonly WordedNote[];
}) {
  return (
    <section aria-labelledby="why">
      <h2 id="why">Why, and how sure</h2>
      {pageOneLines(report).map((line) => {
        const own = met.filter((note) => note.drug === line.drug);
        const effect = report.coMedication.find((one) => one.drug === line.drug);
        return (
          <section key={line.drug} aria-labelledby={`why-${line.drug}`}>
            <h3 id={`why-${line.drug}`}>{line.drugName}</h3>
            {own.length === 0 && <p className="small">{line.text}</p>}
            {own.map((note) => (
              <Statement key={note.id} note={note} report={report} challenge={challenge} />
            ))}
            {effect?.rows.map((note) => (
              <Statement key={`expected-${note.id}`} note={note} report={report} challenge={challenge} isExpected />
            ))}
            {effect?.exposures.map((one) => (
              <p key={one.id} className="small statement">
                {one.text}
                <Cites citations={one.citations} />
                <ChallengeLink challenge={challenge} statement={one.id} name={`${line.drugName} and ${one.target}`} />
              </p>
            ))}
            <Beneath line={line} report={report} challenge={challenge} own={own} />
          </section>
        );
      })}
    </section>
  );
}

function Beneath({
  line,
  report,
  challenge,
  own,
}: {
  readonly line: PageOneLine;
  readonly report: Report;
  readonly challenge: Challenge;
  readonly own: readonly WordedNote[];
}) {
  const { shown, folded } = beneathOf(line, report, own.length > 0);
  const others = report.recommendations.filter((note) => note.drug === line.drug && !own.includes(note));
  return (
    <>
      {shown.map((note) => (
        <Statement key={note.id} note={note} report={report} challenge={challenge} />
      ))}
      {folded.length > 0 && (
        <Folded summary={`Evidence, labels and what to watch: ${folded.length}${shown.length > 0 ? " more" : ""}`}>
          {() => folded.map((note) => <Statement key={note.id} note={note} report={report} challenge={challenge} />)}
        </Folded>
      )}
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
    </>
  );
}

/** What the drugs do to each gene, told once however many of the chosen drugs it concerns. */
function Together({ report, challenge }: { readonly report: Report; readonly challenge: Challenge }) {
  const told = report.coMedication.flatMap((effect) =>
    effect.conversions.map((one) => ({ one, drug: effect.drugName })),
  );
  const distinct = told.filter(({ one }, i) => told.findIndex((other) => other.one.text === one.text) === i);
  if (distinct.length === 0) return null;
  return (
    <section aria-labelledby="together">
      <h2 id="together">What the drugs do to each other</h2>
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
    </section>
  );
}

/** By drug, since a reader looks for one of them. */
function Disagreements({ report, challenge }: { readonly report: Report; readonly challenge: Challenge }) {
  const drugs = report.question.drugs.filter(({ id }) => report.disagreements.some((one) => one.drug === id));
  if (drugs.length === 0) return null;
  return (
    <section aria-labelledby="disagree">
      <h2 id="disagree">Where they disagree</h2>
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
    </section>
  );
}

function Tested({ report, untested }: { readonly report: Report; readonly untested: readonly string[] }) {
  return (
    <section aria-labelledby="tested">
      <h2 id="tested">Tested and not tested</h2>
      {report.results.length === 0 && <p className="small">No result was given.</p>}
      <ul className="list small run-in">
        {report.results.map((result, i) => (
          <li key={i}>{result.text}. </li>
        ))}
      </ul>
      {report.problems.length > 0 && (
        <ul className="list small error">
          {report.problems.map((problem, i) => (
            <li key={i}>{problemLine(problem)}</li>
          ))}
        </ul>
      )}
      {report.sensitivities.map((one) => (
        <p key={one.drug} className="small">
          {one.text}
          {one.settledBy.length > 0 && ` To settle it: ${one.settledBy.join("; ")}.`}
        </p>
      ))}
      {untested.length > 0 && (
        <p className="small">
          Guidance on these drugs asks about genes without a result here, and not tested never means normal:{" "}
          {untested.join(", ")}.
        </p>
      )}
    </section>
  );
}

function Others({ regimen: { others, rest, restCount } }: Pick<ReportParts, "regimen">) {
  if (others.length + restCount === 0) return null;
  return (
    <section aria-labelledby="others">
      <h2 id="others">Other drugs for which this panel asks for something</h2>
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
    </section>
  );
}
