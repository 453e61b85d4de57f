/** What a laboratory says of a row: whether it stands by it. */
export type Standing = "final" | "not-final" | "unclear";

/**
 * Words of a status that let a result stand. @source HL7 version 2, table 0085: F final, C corrected; FHIR R4,
 * ObservationStatus: final, amended, corrected. PASS and the two words for several solutions: Cyrius 1.1.1, README, column
 * Filter: the genotype itself then says what is open.
 */
const FINAL = words([
  ...["final", "finalised", "finalized", "final result", "confirmed", "verified", "validated", "complete", "completed"],
  ...["reported", "released", "resulted", "approved", "authorised", "authorized", "signed", "signed off", "ok", "pass"],
  ...["passed", "valid", "yes", "f", "c", "amended", "corrected", "appended"],
  ...["more than one possible genotype", "not assigned to haplotypes"],
]);

/**
 * Words of a status that take a result back or hold it back. @source HL7 version 2, table 0085: P, R, S, X, D, W, I, O;
 * FHIR R4, ObservationStatus: registered, preliminary, cancelled, entered-in-error; Cyrius 1.1.1, README, column Filter:
 * LowQ_high_CN, lower confidence than usual.
 */
const NOT_FINAL = words([
  ...[
    "preliminary",
    "provisional",
    "interim",
    "draft",
    "partial",
    "registered",
    "p",
    "r",
    "s",
    "x",
    "d",
    "w",
    "i",
    "o",
  ],
  ...["not final", "not confirmed", "unconfirmed", "not verified", "unverified", "not validated", "no", "none"],
  ...["pending", "in progress", "awaited", "ordered", "repeat", "repeated", "failed", "fail", "cancelled", "canceled"],
  ...["withdrawn", "revoked", "deleted", "entered in error", "rejected", "invalid", "not valid", "inconclusive"],
  ...["wrong patient", "wrong sample", "do not use", "not reportable", "low quality", "lowq high cn", "lowq", "q7"],
]);

/** Returns what the status of a row says; `unclear` for a word that neither list has, and null for none. */
export function standingOf(status: string): Standing | null {
  const plain = spelled(status);
  if (plain === "") return null;
  if (FINAL.has(plain)) return "final";
  return NOT_FINAL.has(plain) || TAKES_BACK.test(plain) ? "not-final" : "unclear";
}

/** Returns whether a cell among results is no result and says how the row stands, as a column named Status may. */
export function isStanding(text: string): boolean {
  const plain = spelled(text);
  return plain.length > 2 && (FINAL.has(plain) || NOT_FINAL.has(plain)) && !BOTH.has(plain);
}

/** Words that a result may be as well. */
const BOTH = words([
  "yes",
  "no",
  "none",
  "valid",
  "failed",
  "fail",
  "pending",
  "in progress",
  "inconclusive",
  "awaited",
]);

/** What a comment says that takes its row back, in words that can say nothing else. */
const TAKES_BACK = new RegExp(
  [
    /\b(?:not|never) (?:yet )?(?:been )?(?:confirmed|verified|validated|final|reliable|valid|reportable)\b/,
    /\b(?:unconfirmed|unverified|unreliable|preliminary|provisional|pending|withdrawn|revoked|inconclusive)\b/,
    /\b(?:to be|needs?(?: to be)?|requires?|awaiting|await|awaits) (?:confirmed|confirmation|repeated|repeat(?:ing)?|re ?test\w*|verified|verification)\b/,
    /^repeat(?:ed)?\b(?! (?:and|confirmed|not|testing (?:is )?not))|\brepeat (?:requested|needed|required|advised|recommended|ordered|test|sample)\b/,
    /\b(?:fail(?:ed|ure)?|cancel(?:led|ed))\b|\bcould not be (?:confirmed|determined|verified)\b/,
    /\b(?:do not use|wrong (?:patient|sample|specimen)|mix ?up|mixed up|mislabel+ed|entered in error|disregard)\b/,
  ]
    .map(({ source }) => source)
    .join("|"),
);

/** "No longer pending", "was preliminary": what the word says is past or denied. */
const PAST =
  /\b(?:no longer|not|no|never|previously|formerly|was|were|had been|none) (?:\w+ )?(?:unconfirmed|preliminary|provisional|pending|repeat\w*|fail\w*|cancel\w*|inconclusive)\b|\b(?:now|since) (?:final|confirmed|verified)\b/;

/** Returns whether a comment takes its row back. One that only may is for the reader to weigh: see `mayTakeBack`. */
export function takesBack(comment: string): boolean {
  const plain = spelled(comment);
  return TAKES_BACK.test(plain) && !PAST.test(plain);
}

/** Words in a text that nothing reads which may take back the result beside them. */
const MAY_TAKE_BACK = new RegExp(
  [
    /\b(?:not|no|un(?:confirmed|certain|verified|reliable)|pending|preliminary|provisional|repeat(?:ed)?|cancel(?:led|ed))\b|\?/,
    /\b(?:withdrawn|amended|corrected|fail(?:ed|ure)?|inconclusive|error|contaminat\w*|mother|father|sibling|donor|tumou?r)\b/,
    /\b(?:wrong|invalid|disregard|reject(?:ed)?|mix(?:ed)?[ -]?up|mislabel+ed|swap(?:ped)?)\b/,
    /\b(?:low|lower|poor|reduced|insufficient) (?:confidence|quality|coverage|depth|call rate)\b/,
    /\b(?:confidence|quality|coverage|call rate)\b\W*(?:low|lower|poor|reduced|insufficient)\b/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "i",
);

/** Names of columns under which one word such as "Low" says how sure a result is. */
const HOW_SURE = /\b(?:confidence|quality|coverage|call rate)\b/i;

/** Returns whether a text that nothing reads, in a column of that name, has words that may take back the result beside it. */
export function mayTakeBack(text: string, column = ""): boolean {
  return MAY_TAKE_BACK.test(text) || (HOW_SURE.test(column) && MAY_TAKE_BACK.test(`confidence ${text}`));
}

/** Words in the name of a test that make what it found no result of this patient today. */
const OTHER_TEST =
  /\b(?:previous|prior|earlier|former|historic(?:al)?|mother|maternal|father|paternal|sibling|brother|sister|parent(?:al)?|relative|donor|control|tumou?r|somatic|expected|requested|wild ?type|(?:reference|normal|reportable) (?:range|interval|value|genotype|diplotype|phenotype|allele|result))\b/i;

/**
 * Returns whether the name of a test says that it is no germline result of this patient today: an earlier one, one of a
 * relative, a donor or a tumour, a reference or a range.
 */
export function isOtherTest(name: string): boolean {
  return OTHER_TEST.test(name);
}

/** Words for the patient, where a table says whose each row is. */
const OWN = words(["self", "patient", "proband", "index", "index case", "own", "subject", "me"]);

/** Returns whether a table says that a row is somebody else's than the patient's. */
export function isOfAnother(relation: string): boolean {
  const plain = spelled(relation);
  return plain !== "" && !OWN.has(plain);
}

function words(list: readonly string[]): ReadonlySet<string> {
  return new Set(list);
}

function spelled(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s_.!?*()[\]-]+/g, " ")
    .trim();
}
