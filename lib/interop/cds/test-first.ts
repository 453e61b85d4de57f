import type { Advice, Note } from "@/lib/advice";
import type { Report, WordedNote } from "@/lib/report";
import { NOT_TESTED, type Recommendation } from "@/lib/schema";

/** Who asks for a test before the drug: guideline rows and labels, the one to tell first in front. */
export type Asks = readonly [WordedNote, ...WordedNote[]];

/**
 * Returns whether a guideline row advises a test to somebody without a result.
 * Advice to consider a test is none: a card at each such order would wear out
 * its reader.
 */
export function advisesTest({ steps, lookup }: Pick<Recommendation, "steps" | "lookup">): boolean {
  const isUntested = Object.values(lookup).every((conditions) =>
    conditions.every((condition) => condition === NOT_TESTED),
  );
  return (
    isUntested && steps.some((step) => step.kind === "test-first" && step.consider !== true && step.aside !== true)
  );
}

/**
 * Returns who asks for a test, of an answer without results; null where nobody
 * does. Rows for everybody stand before rows for some, and guidelines before
 * labels. A label counts where guidance says what to do with the result:
 * a test that only proves the illness is none to remind of.
 */
export function asksFor(
  { advice, report }: { readonly advice: Advice; readonly report: Report },
  isTestRow: (id: string) => boolean,
  guided: ReadonlySet<string>,
): Asks | null {
  const rows = report.recommendations.filter((note) => isTestRow(note.id));
  const asking = new Set(
    advice.notes
      .filter((note) => isLabelAsking(note) && note.genes.some((gene) => guided.has(gene)))
      .map((note) => note.id),
  );
  const labels = report.evidence.filter((note) => asking.has(note.id));
  const [first, ...others] = [...rows.filter((note) => !isForSome(note)), ...rows.filter(isForSome), ...labels];
  return first === undefined ? null : [first, ...others];
}

/** Whether a row advises the test to some patients only, or a label may do so. */
export function isForSome({ kind, steps }: WordedNote): boolean {
  return kind === "label" || steps.every((step) => step.kind !== "test-first" || step.when !== undefined);
}

/** @source ClinPGx, drug label legend: required and recommended testing, which may be of some patients only */
function isLabelAsking({ kind, origin, level }: Note): boolean {
  return (
    kind === "label" &&
    origin === "germline" &&
    (level?.value === "Testing Required" || level?.value === "Testing Recommended")
  );
}
