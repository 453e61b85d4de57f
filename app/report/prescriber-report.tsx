import { challengeHref, notesOf, pageOneLines, pageOneRows, problemLine, type Citation, type DrugMark, type PageOneRow, type Regimen, type Report, type WordedNote } from "@/lib/report";
import { ActionMark, CertaintyMark } from "../_components/axes";
import { Cites, SourceList } from "../_components/citations";

export interface ReportParts {
  readonly report: Report;
  readonly regimen: Regimen;
  readonly marks: Readonly<Record<string, DrugMark>>;
  readonly challenge: string | null;
}

/** The prescriber's report: page one answers, the pages after it say why, how sure, and what is not known. */
export function PrescriberReport({ report, regimen, marks, challenge, untested }: ReportParts & { readonly untested: readonly string[] }) {
  const met = report.recommendations.filter((note) => note.fit === "holds" || note.fit === "possible");
  const expected = report.coMedication.flatMap((effect) => effect.rows);
  const cited = citedIds([...met, ...expected], report);
  return (
    <article className="report" aria-label="Report, prescriber reading">
      <PageOne report={report} marks={marks} />
      <Why report={report} met={met} challenge={challenge} />
      <Together report={report} />
      <Tested report={report} untested={untested} />
      {report.disagreements.length > 0 && (
        <section aria-labelledby="disagree">
          <h2 id="disagree">Where they disagree</h2>
          <ul className="list small run-in">{report.disagreements.map((one, i) => <li key={i}>{one.text} </li>)}</ul>
        </section>
      )}
      <Others regimen={regimen} />
      <section aria-labelledby="report-sources">
        <h2 id="report-sources">Sources</h2>
        <SourceList sources={report.sources.filter((source) => cited.has(source.id))} />
      </section>
      <section aria-labelledby="report-limits">
        <h2 id="report-limits">Limits</h2>
        <p className="small">{report.disclaimer}</p>
        <ul className="list small run-in">{report.limits.map((limit) => <li key={limit.id}>{limit.text} </li>)}</ul>
      </section>
    </article>
  );
}

function citedIds(notes: readonly WordedNote[], report: Report): ReadonlySet<string> {
  const leads = pageOneLines(report).flatMap((line) => notesOf(report).filter((note) => note.id === line.noteId));
  const conversions = report.coMedication.flatMap((effect) => [...effect.conversions, ...effect.exposures]);
  return new Set([...notes, ...leads, ...conversions].flatMap(({ citations }: { readonly citations: readonly Citation[] }) => citations.map((citation) => citation.id)));
}

function PageOne({ report, marks }: Pick<ReportParts, "report" | "marks">) {
  const rows = pageOneRows(pageOneLines(report));
  return (
    <section aria-labelledby="page-one" className="page-one">
      <h2 id="page-one">What to do</h2>
      {report.problems.length > 0 && <p className="error">Not read: {report.problems.length === 1 ? "one result" : `${report.problems.length} results`}; see “Tested and not tested”.</p>}
      <ol className="plain">
        {rows.map((row) => <Row key={row.line.drug} row={row} mark={marks[row.line.drug] ?? null} />)}
      </ol>
      {rows.some((row) => row.isShortened) && <p className="small quiet">Steps are shortened here; see “Why”.</p>}
    </section>
  );
}

function Row({ row: { line, phenotypes, step, expectedStep }, mark }: { readonly row: PageOneRow; readonly mark: DrugMark }) {
  return (
    <li className="note" data-drug={line.drug} data-action={line.action?.code ?? "open"} data-certainty={line.certainty.code}>
      <h3>{line.drugName}{mark !== null && <span className="quiet">{mark}</span>}</h3>
      <div className="axes"><ActionMark action={line.action} name="" /><CertaintyMark certainty={line.certainty} name="" /></div>
      {step !== null && <p className="steps">{step}</p>}
      {line.expected !== null && (
        <p className="aside">Expected with {line.expected.by.join(", ")}: <strong>{line.expected.action?.word ?? "Depends on the result"}</strong> ({line.expected.certainty.word}). {expectedStep}</p>
      )}
      <p className="small">{[...phenotypes, [line.source, line.strength].filter((part) => part !== null && part !== "").join(", ")].filter((part) => part !== "").join(" · ")}{line.caveat !== null && <> · △ {line.caveat.word}</>}</p>
    </li>
  );
}

function Why({ report, met, challenge }: Pick<ReportParts, "report" | "challenge"> & { readonly met: readonly WordedNote[] }) {
  return (
    <section aria-labelledby="why">
      <h2 id="why">Why, and how sure</h2>
      {pageOneLines(report).map(({ drug, drugName, text }) => {
        const own = met.filter((note) => note.drug === drug);
        const rest = report.recommendations.filter((note) => note.drug === drug && !own.includes(note));
        const effect = report.coMedication.find((one) => one.drug === drug);
        return (
          <section key={drug} aria-labelledby={`why-${drug}`}>
            <h3 id={`why-${drug}`}>{drugName}</h3>
            {own.length === 0 && <p className="small">{text}</p>}
            {own.map((note) => <Statement key={note.id} note={note} report={report} challenge={challenge} />)}
            {effect?.rows.map((note) => <Statement key={`expected-${note.id}`} note={note} report={report} challenge={challenge} isExpected />)}
            {effect?.exposures.map((one) => <p key={one.id} className="small statement">{one.text}<Cites citations={one.citations} /></p>)}
            {rest.length > 0 && (
              <details className="no-print small">
                <summary>{rest.length} {rest.length === 1 ? "row" : "rows"} for other results</summary>
                <ul className="list">{rest.map((note) => <li key={note.id}>{note.source}{note.when !== null && `, ${note.when}`}: {note.action.word}. {note.text}</li>)}</ul>
              </details>
            )}
          </section>
        );
      })}
    </section>
  );
}

/** What the drugs do to each gene, told once however many of the chosen drugs it concerns. */
function Together({ report }: { readonly report: Report }) {
  const told = report.coMedication.flatMap((effect) => effect.conversions.map((one) => ({ one, drug: effect.drugName })));
  const distinct = told.filter(({ one }, i) => told.findIndex((other) => other.one.text === one.text) === i);
  if (distinct.length === 0) return null;
  return (
    <section aria-labelledby="together">
      <h2 id="together">What the drugs do to each other</h2>
      {distinct.map(({ one }) => (
        <p key={one.text} className="small statement">For {told.filter((other) => other.one.text === one.text).map(({ drug }) => drug).join(", ")}: {one.text} {one.limits}<Cites citations={one.citations} /></p>
      ))}
    </section>
  );
}

function Statement({ note, report, challenge, isExpected = false }: { readonly note: WordedNote; readonly report: Report; readonly challenge: string | null; readonly isExpected?: boolean }) {
  const href = challengeHref(challenge ?? undefined, { statement: note.id, snapshot: report.knowledge.version });
  return (
    <p className="small statement" data-note={note.id}>
      {isExpected && <strong>By the expected phenotype: </strong>}
      {note.fit === "possible" && <strong>Only if a closer result says so: </strong>}
      {[note.source, note.year].filter((part) => part !== null).join(" ")}{note.when !== null && `, ${note.when}`}{note.population !== null && note.population !== "general" && `, ${note.population}`}: <strong>{note.action.word}</strong> ({note.certainty.word}{note.strength !== null && `; ${note.strength}`}). {note.text}
      {note.caveats.length > 0 && <> △ {note.caveats.map((caveat) => caveat.word).join("; ")}.<span className="no-print"> {note.caveats.map((caveat) => caveat.text).join(" ")}</span></>}
      <Cites citations={note.citations} />
      {href !== null && <>{" "}<a className="no-print quiet" href={href} rel="noreferrer" aria-label={`Something wrong with ${note.heading}?`}>Something wrong?</a></>}
    </p>
  );
}

function Tested({ report, untested }: { readonly report: Report; readonly untested: readonly string[] }) {
  return (
    <section aria-labelledby="tested">
      <h2 id="tested">Tested and not tested</h2>
      {report.results.length === 0 && <p className="small">No result was given.</p>}
      <ul className="list small run-in">{report.results.map((result, i) => <li key={i}>{result.text}. </li>)}</ul>
      {report.problems.length > 0 && <ul className="list small error">{report.problems.map((problem, i) => <li key={i}>{problemLine(problem)}</li>)}</ul>}
      {report.sensitivities.map((one) => <p key={one.drug} className="small">{one.text}{one.settledBy.length > 0 && ` To settle it: ${one.settledBy.join("; ")}.`}</p>)}
      {untested.length > 0 && <p className="small">Guidance on these drugs asks about genes without a result here, and not tested never means normal: {untested.join(", ")}.</p>}
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
        {others.map((other) => <li key={other.drug}><strong>{other.drugName}</strong>: {other.action.word} ({other.certainty.word}; {other.source.split(", ")[0]}<span className="no-print">, {other.source.split(", ").slice(1).join(", ")}</span>{other.isExpected && "; expected"})</li>)}
      </ul>
      {restCount > 0 && (
        <details className="small">
          <summary>{restCount} more {restCount === 1 ? "drug" : "drugs"} with guidance on these genes</summary>
          <p>{rest.map((one) => `${one.drugName} (${one.reason === "no-change" ? "no change" : "needs a closer result"})`).join(", ")}.</p>
        </details>
      )}
    </section>
  );
}
