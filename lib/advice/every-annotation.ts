import type { AnswerKnowledge } from "@/lib/knowledge";
import type { Note } from "./advice";
import { gradedNote } from "./associations";
import { importedNote, withRelease } from "./release-notes";
import type { Scope } from "./scope";

/**
 * Returns a note for every graded germline annotation, each once and for no
 * question: the curated ones first, with what an imported release holds on
 * them, then those that only the release holds. `today` is YYYY-MM-DD. Each
 * note is about all drugs of its annotation alike.
 */
export function everyAnnotation(knowledge: AnswerKnowledge, today: string): readonly Note[] {
  const { annotations, findings, release } = knowledge;
  const curated = annotations
    .map((annotation) =>
      gradedNote(
        scopeOfAll(knowledge, annotation.drugs, today),
        annotation,
        findings.filter((finding) => finding.annotation === annotation.id),
      ),
    )
    .filter((note) => note.kind === "association");
  const covered = new Set(annotations.map((annotation) => annotation.clinpgxId));
  const imported = (release?.annotations ?? []).filter((annotation) => !covered.has(annotation.clinpgxId));
  return [
    // A scope without drugs reaches no imported annotation, so that only the curated notes come back.
    ...withRelease(scopeOfAll(knowledge, [], today), curated, []),
    ...(release === null
      ? []
      : imported.map((annotation) =>
          importedNote(scopeOfAll(knowledge, annotation.drugs, today), release, annotation, []),
        )),
  ];
}

/** As if every drug of the annotation had been asked about. */
function scopeOfAll(knowledge: AnswerKnowledge, drugs: readonly string[], today: string): Scope {
  return {
    knowledge,
    drug: drugs[0] ?? "",
    direct: new Set(drugs),
    classes: new Set(),
    siblings: new Set(),
    genes: [],
    setting: null,
    populations: [],
    today,
  };
}
