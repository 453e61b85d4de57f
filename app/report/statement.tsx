import { useState, type ReactNode } from "react";
import { evidenceSearch, hasAnnotationPage, type Report, type WordedNote } from "@/lib/report";
import { ChallengeLink, type Challenge } from "../_components/challenge";
import { Cites } from "../_components/citations";
import { annotationHref, TextLink } from "../_components/text-link";
import { TraceFigure } from "../_components/trace-figure";

interface Props {
  readonly note: WordedNote;
  readonly report: Report;
  readonly challenge: Challenge;
  /** Whether the row is met by the phenotype expected beside other drugs only. */
  readonly isExpected?: boolean;
}

/** One statement of the report: who says what and how sure, its sources, and the road to it. */
export function Statement({ note, report, challenge, isExpected = false }: Props) {
  return (
    <div className="small statement" data-note={note.id}>
      <p>
        {isExpected && <strong>By the expected phenotype: </strong>}
        {note.fit === "possible" && <strong>Only if a closer result says so: </strong>}
        {[note.source, note.year].filter((part) => part !== null).join(" ")}
        {note.when !== null && `, ${note.when}`}
        {note.population !== null && note.population !== "general" && `, ${note.population}`}:{" "}
        <strong>{note.isUnderGuideline ? "As the guideline says" : note.action.word}</strong> ({note.certainty.word}
        {note.strength !== null && `; ${note.strength}`}
        {note.kind !== "recommendation" && note.levelLine !== null && `; ${note.levelLine}`}). {note.text}
        {note.caveats.length > 0 && (
          <>
            {" "}
            △ {note.caveats.map((caveat) => caveat.word).join("; ")}.
            <span className="no-print"> {note.caveats.map((caveat) => caveat.text).join(" ")}</span>
          </>
        )}
        <Cites citations={note.citations} />
        <EvidenceLink note={note} report={report} />
        <ChallengeLink challenge={challenge} statement={note.id} name={note.heading} />
      </p>
      <Road note={note} />
    </div>
  );
}

/** Leads to the annotation's own page, or from a row of a guideline to the graded evidence on its drug and genes; to nothing where we hold none. */
export function EvidenceLink({ note, report }: Pick<Props, "note" | "report">) {
  if (hasAnnotationPage(note))
    return (
      <span className="no-print">
        {" "}
        <TextLink href={annotationHref(note.id)}>
          Its papers<span className="sr-only">: {note.heading}</span>
        </TextLink>
      </span>
    );
  const graded = [...report.evidence, ...report.imported].filter(
    (one) => hasAnnotationPage(one) && one.drug === note.drug && one.genes.some((gene) => note.genes.includes(gene)),
  );
  if (note.kind !== "recommendation" || graded.length === 0) return null;
  const query = evidenceSearch({ drugs: [note.drug], genes: note.genes });
  return (
    <span className="no-print">
      {" "}
      <TextLink href={`/evidence?${query}`}>
        Graded evidence<span className="sr-only"> on {note.heading}</span>
      </TextLink>
    </span>
  );
}

/** The road to a statement, folded and drawn only when it is asked for: a report has dozens, and each is a picture. */
export function Road({ note, isOpen = false }: { readonly note: WordedNote; readonly isOpen?: boolean }) {
  const [isShown, setIsShown] = useState(isOpen);
  return (
    <details className="trace-details" open={isOpen} onToggle={(event) => setIsShown(event.currentTarget.open)}>
      <summary>
        The road to this<span className="sr-only">: {note.heading}</span>
      </summary>
      {isShown && <TraceFigure trace={note.trace} title={`From what was found to the source: ${note.heading}`} />}
    </details>
  );
}

/** What stands folded is drawn only when it is opened, so that a key typed above does not wait for it; it is never printed. */
export function Folded({ summary, children }: { readonly summary: string; readonly children: () => ReactNode }) {
  const [isShown, setIsShown] = useState(false);
  return (
    <details className="no-print small" onToggle={(event) => setIsShown(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {isShown && children()}
    </details>
  );
}
