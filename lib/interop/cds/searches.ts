import type { CdsRequest } from "./request";
import { RESULT_KEYS } from "./services";
import { incomplete } from "../fhir/not-read";
import { resourcesIn } from "../fhir/resources";
import type { FhirResults } from "../fhir/read-fhir";
import { objectIn, textIn, type JsonObject } from "../json";

/** How one of our searches for results was answered. */
type Answered =
  /** With everything there is, be it nothing. */
  | "whole"
  /** With a page of it. */
  | "partial"
  /** With a fault. */
  | "failed"
  /** With something that is no FHIR resource. */
  | "unreadable"
  /** With null, which may say that nothing was found, or that nothing was sent. */
  | "null"
  /** Not at all. */
  | "not-answered";

/** What is known of whether results are on file. */
export interface Searches {
  /** Every search was answered in full and everything in it was read: only then is "no result on file" true. */
  readonly areWhole: boolean;
  /** A search failed, came in part or could not be read: a result may be there that nobody here saw. */
  readonly haveFailed: boolean;
  /** What the reader must know of it. */
  readonly cautions: readonly string[];
}

/** Problems of results whose gene is not known, so that they may be of any. */
const OF_ANY_GENE: ReadonlySet<string> = new Set([
  ...["gene-not-stated", "gene-contradictory", "several-patients", "resource-type-unknown"],
]);

/**
 * Returns how the searches for results were answered, each by the client's prefetch or by what was fetched in its place.
 *
 * @source CDS Hooks 2.0.1, Prefetch Template: a client leaves out what it does not satisfy, and may send an
 * OperationOutcome in the place of a search that failed; FHIR R4, Bundle.link and Bundle.total
 */
export function searchesOf(request: CdsRequest, fetched: JsonObject, { problems }: FhirResults): Searches {
  const states = RESULT_KEYS.map((key) => answeredBy(fetched[key] ?? request.prefetch[key]));
  const others = [...Object.entries(request.prefetch), ...Object.entries(fetched)]
    .filter(([key]) => !RESULT_KEYS.includes(key))
    .map(([, value]) => answeredBy(value));
  const is = (state: Answered): boolean => states.includes(state);
  const isUnread = problems.some(({ code }) => OF_ANY_GENE.has(code));
  const isNeverAsked = states.every((state) => state === "not-answered" || state === "null");
  return {
    areWhole: states.every((state) => state === "whole") && !isUnread,
    haveFailed: is("failed") || is("partial") || is("unreadable") || isUnread,
    cautions: [
      ...(is("partial") || others.includes("partial")
        ? ["The record sent only a part of its results; others may change this."]
        : []),
      ...(is("failed") ? ["A search for results failed; a result may be on file."] : []),
      ...(is("unreadable") ? ["Something that was sent as results could not be read; a result may be on file."] : []),
      ...(isUnread ? ["A genetic result on file could not be read, and may be of any gene."] : []),
      ...(isNeverAsked ? ["Results could not be looked up from here: check whether one is on file."] : []),
      ...(is("null") && !isNeverAsked
        ? [
            "A search was answered with null, which does not say that it found nothing: check whether a result is on file.",
          ]
        : []),
      ...(is("not-answered") && !isNeverAsked
        ? ["Not every kind of result was looked up: check whether one is on file."]
        : []),
    ],
  };
}

function answeredBy(value: unknown): Answered {
  if (value === undefined) return "not-answered";
  if (value === null) return "null";
  if (textIn(objectIn(value)?.["resourceType"]) === null) return "unreadable";
  const codes = new Set(incomplete(resourcesIn(value)).map(({ code }) => code));
  if (codes.has("operation-outcome")) return "failed";
  return codes.size > 0 ? "partial" : "whole";
}
