import { termSpelling } from "./terms";

/** What laboratories and callers write where there is no result. The word is kept beside "not tested". */
const NO_CALL: ReadonlySet<string> = new Set(
  [
    ...["not tested", "untested", "no result", "none", "na", "n/a", "nan", "null", "nd", "qns"],
    ...["quantity not sufficient", "insufficient sample", "insufficient dna", "failed", "fail", "test failed"],
    ...["no call", "nocall", "not called", "not callable", "not determined", "undetermined", "not available"],
    ...[
      "not reported",
      "not performed",
      "not done",
      "not assessed",
      "not analysed",
      "not analyzed",
      "unable to determine",
    ],
    ...["could not be determined", "pending", "result pending", "in progress", "awaited", "inconclusive"],
    ...["unknown/unknown", "no call/no call", "./."],
  ].map(termSpelling),
);

/** Signs that stand in an empty field. */
const EMPTY_SIGNS: ReadonlySet<string> = new Set(["-", "--", "."]);

/** Whether the whole text is a word for "no result", or a sign that stands in an empty field. */
export function isNoCall(text: string): boolean {
  return EMPTY_SIGNS.has(text) || NO_CALL.has(termSpelling(text).trim());
}
