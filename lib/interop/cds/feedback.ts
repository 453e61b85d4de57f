import { objectIn, objectsIn, textIn } from "../json";
import type { Refusal } from "../fhir/operation-outcome";

/** What became of one card, without the words anybody wrote beside it. */
export interface CardFeedback {
  readonly card: string;
  readonly outcome: "accepted" | "overridden";
}

export type ParsedFeedback =
  { readonly ok: true; readonly value: readonly CardFeedback[] } | { readonly ok: false; readonly refusal: Refusal };

const MOST_ENTRIES = 1000;

/**
 * Returns what became of each card; the last word counts where one card comes
 * twice. Comments and reasons are not taken over: they may be about a person.
 *
 * @source CDS Hooks 2.0.1, Feedback
 */
export function parseFeedback(body: unknown): ParsedFeedback {
  const list = objectIn(body)?.["feedback"];
  if (!Array.isArray(list)) return refuse("Expected a list of what became of cards.", "feedback");
  if (list.length > MOST_ENTRIES) return refuse(`Expected at most ${MOST_ENTRIES} entries.`, "feedback");
  const entries = objectsIn(list);
  const read = entries.flatMap((entry): readonly CardFeedback[] => {
    const card = textIn(entry["card"]);
    const { outcome } = entry;
    if (card === null || card.length > 200 || (outcome !== "accepted" && outcome !== "overridden")) return [];
    const isTold =
      outcome === "overridden" || objectsIn(entry["acceptedSuggestions"]).some((one) => textIn(one["id"]) !== null);
    return isTold ? [{ card, outcome }] : [];
  });
  if (read.length !== list.length)
    return refuse(
      "Expected of each entry the card's id, and accepted with the ids of the suggestions, or overridden.",
      "feedback",
    );
  return { ok: true, value: [...new Map(read.map((entry) => [entry.card, entry])).values()] };
}

function refuse(diagnostics: string, expression: string): ParsedFeedback {
  return { ok: false, refusal: { status: 400, code: "structure", diagnostics, expression } };
}
