import { categoryWord, countWord, evidenceSearch, type Report, type WordedNote } from "@/lib/report";
import type { Challenge } from "../_components/challenge";
import { NoteCard } from "../_components/note-card";
import { ReleaseLine } from "../_components/quotations";
import { annotationHref, TextLink } from "../_components/text-link";

/** More rows than this stand folded, so that a drug with hundreds stays readable. */
const ROWS_SHOWN = 20;

/** What only an imported release holds: what the results given pick stands open, the rest in a table. */
export function Imported({ report, challenge }: { readonly report: Report; readonly challenge: Challenge }) {
  const release = report.imported[0]?.release ?? null;
  if (release === null) return null;
  const matched = report.imported.filter((note) => note.matched !== null);
  const rest = report.imported.filter((note) => note.matched === null);
  return (
    <>
      <p className="small quiet">
        {countWord(report.imported.length, "annotation")} of{" "}
        <ReleaseLine date={release.date} licence={release.licence} />, as they stand there: we have read neither them
        nor their papers, and none of them asks for an act.{" "}
        <span className="no-print">
          <TextLink href={tableHref(report)}>Filter, sort or download them in the evidence table</TextLink>.
        </span>
      </p>
      {matched.map((note) => (
        <NoteCard key={note.id} note={note} challenge={challenge} />
      ))}
      {rest.length > 0 && (
        <div className="no-print">
          {matched.length > 0 && <h3>Not about the results given</h3>}
          <NotesTable
            notes={rest.slice(0, ROWS_SHOWN)}
            caption={
              rest.length > ROWS_SHOWN
                ? `The ${ROWS_SHOWN} surest of ${rest.length} annotations`
                : countWord(rest.length, "annotation")
            }
          />
          {rest.length > ROWS_SHOWN && (
            <details className="mt-2">
              <summary>The other {rest.length - ROWS_SHOWN}</summary>
              <NotesTable
                notes={rest.slice(ROWS_SHOWN)}
                caption={`The other ${rest.length - ROWS_SHOWN} annotations`}
              />
            </details>
          )}
        </div>
      )}
      {rest.length > 0 && (
        <p className="print-only small">
          {matched.length > 0 ? "Further annotations" : "Annotations"} that no result given is about: {rest.length}, on
          the page and not printed here.
        </p>
      )}
    </>
  );
}

function tableHref(report: Report): string {
  return `/evidence?${evidenceSearch({ drugs: report.question.drugs.map((drug) => drug.id), genes: report.question.genes.map((gene) => gene.id) })}`;
}

function NotesTable({ notes, caption }: { readonly notes: readonly WordedNote[]; readonly caption: string }) {
  const hasPopulation = notes.some((note) => note.population !== null);
  return (
    <div className="scroll" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Marker</th>
            <th scope="col">ClinPGx level</th>
            <th scope="col">Status</th>
            <th scope="col">About</th>
            {hasPopulation && <th scope="col">Population</th>}
            <th scope="col">Papers</th>
            <th scope="col">At ClinPGx</th>
          </tr>
        </thead>
        <tbody>
          {notes.map((note) => (
            <tr key={note.id} id={note.id}>
              <th scope="row">
                <TextLink href={annotationHref(note.id)}>{note.marker}</TextLink>
              </th>
              <td>
                {note.level?.value}
                {note.level?.score != null && <span className="quiet">, score {note.level.score}</span>}
              </td>
              <td>{note.certainty.word}</td>
              <td>{note.release?.categories.map(categoryWord).join(", ")}</td>
              {hasPopulation && <td>{note.population}</td>}
              <td>{note.release?.papersLine}</td>
              <td>
                {note.release !== null && (
                  <a
                    href={note.release.url}
                    rel="noreferrer"
                    aria-label={`Annotation ${note.release.clinpgxId} at ClinPGx`}
                  >
                    {note.release.clinpgxId}
                  </a>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
