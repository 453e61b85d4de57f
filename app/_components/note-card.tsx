import { hasAnnotationPage, type WordedNote } from "@/lib/report";
import { ActionMark, CertaintyMark } from "./axes";
import { ChallengeLink, type Challenge } from "./challenge";
import { Cites } from "./citations";
import { Quotations } from "./quotations";
import { annotationHref, TextLink } from "./text-link";
import { TraceDetails } from "./trace-figure";

interface Props {
  readonly note: WordedNote;
  readonly challenge: Challenge;
  /** Whether the note is met by the phenotype expected beside other drugs only. */
  readonly isExpected?: boolean;
}

/** One note: what to do and how sure, then the statement, its caveats and its reasons. */
export function NoteCard({ note, challenge, isExpected = false }: Props) {
  // A row may be met by the genes and by the expected phenotype of two drugs; an id stands once.
  const id = isExpected ? `expected-${note.drug}-${note.id}` : note.id;
  const isOtherQuestion = note.origin.code === "tumour" || note.origin.code === "expression";
  return (
    <article className="note" id={id} aria-labelledby={`${id}-heading`}>
      {/* Named by its words alone: the link in it would say them all once more. */}
      <h3 aria-labelledby={`${id}-heading`}>
        <span id={`${id}-heading`}>
          {note.heading} <span className="origin">{note.origin.word}</span>
        </span>
        <Anchor id={id} name={note.heading} />
      </h3>
      <p className="axes">
        {isOtherQuestion ? (
          <span className="axis">
            <span className="axis-name">Action on a germline genotype</span>
            <span className="axis-word">none: another question</span>
          </span>
        ) : note.isUnderGuideline ? (
          <span className="axis">
            <span className="axis-name">Action</span>
            <span className="axis-word">As the guideline says</span>
          </span>
        ) : (
          <ActionMark action={note.action} />
        )}
        <CertaintyMark certainty={note.certainty} />
        {note.levelLine !== null && <span className="quiet">{note.levelLine}</span>}
      </p>
      <p>
        {note.text}
        <Cites citations={note.citations} />
        {note.release === null && hasAnnotationPage(note) && (
          <span className="no-print">
            {" "}
            <TextLink href={annotationHref(note.id)}>
              Its papers<span className="sr-only">: {note.heading}</span>
            </TextLink>
          </span>
        )}
        <ChallengeLink challenge={challenge} statement={note.id} name={note.heading} />
      </p>
      {note.kind !== "recommendation" && note.stepLines.length > 0 && (
        <p className="steps small">{note.stepLines.join(" ")}</p>
      )}
      {note.remarks.map((remark) => (
        <p key={remark} className={note.kind === "recommendation" ? "small" : "small no-print"}>
          {remark}
        </p>
      ))}
      {note.release !== null && <OfRelease note={note} release={note.release} />}
      {note.caveats.length > 0 && (
        <ul className="caveats" aria-label="Caveats">
          {note.caveats.map((caveat) => (
            <li key={caveat.code}>{caveat.word}</li>
          ))}
        </ul>
      )}
      {(note.reasons.length > 0 || note.caveats.length > 0) && (
        <details className="no-print">
          <summary>Why, and what each caveat means</summary>
          <ul className="list">
            {note.population !== null && <li>Population: {note.population}.</li>}
            {note.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
            {note.caveats.map((caveat) => (
              <li key={caveat.code}>
                <strong>{caveat.word}.</strong> {caveat.text}
              </li>
            ))}
          </ul>
        </details>
      )}
      <TraceDetails trace={note.trace} name={note.heading} />
    </article>
  );
}

/** What an imported release holds on the statement: under a curated one its level and papers, and for the result given its own words. */
function OfRelease({
  note,
  release,
}: {
  readonly note: WordedNote;
  readonly release: NonNullable<WordedNote["release"]>;
}) {
  const isCurated = !note.caveats.some((caveat) => caveat.code === "imported");
  return (
    <>
      {note.matched !== null && (
        <p className="small">
          For the result given, <strong>{note.matched}</strong>
          {release.quotations.length === 0 ? ", no text was picked; the caveats below say why." : ":"}
        </p>
      )}
      <Quotations texts={release.quotations} url={release.url} date={release.date} licence={release.licence} />
      <p className="small quiet">
        {isCurated && (
          <>
            In the ClinPGx release of {release.date}: level {release.level}
            {release.score !== null && `, score ${release.score}`}. {release.papersLine}{" "}
          </>
        )}
        <span className="no-print">
          <TextLink href={annotationHref(note.id)}>All genotypes and papers of this annotation</TextLink>
        </span>
      </p>
    </>
  );
}

/** A link to the statement itself, so that one sentence can be passed on. */
export function Anchor({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <a className="anchor" href={`#${id}`} aria-label={`Link to: ${name}`}>
      #
    </a>
  );
}
