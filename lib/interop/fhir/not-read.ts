import type { ResultKnowledge } from "@/lib/knowledge";
import type { Problem } from "@/lib/schema";
import { DIAGNOSTIC_SERVICE, GENOMIC_REPORT, LOINC } from "./codes";
import { genesInWords } from "./gene";
import { codeWords } from "./observation";
import { referenceIn, type Resources } from "./resources";
import { objectIn, objectsIn, textIn, type JsonObject } from "../json";

/** Resource types whose content is a document or a sequence. */
const NOT_READ: Readonly<Record<string, string>> = {
  DocumentReference: "a document that a DocumentReference leads to",
  Binary: "a Binary",
  Media: "a Media attachment",
  MolecularSequence: "a MolecularSequence",
};

/**
 * Returns what resources hold beside results that can be read: documents of a report, further pages, answers that
 * failed, references to results that are not there. It is told so that nobody takes what was read for the whole.
 *
 * @source FHIR R4, Bundle (link, total, entry.response), DiagnosticReport.presentedForm, OperationOutcome
 */
export function notRead(resources: Resources, knowledge: ResultKnowledge): readonly Problem[] {
  const { all, bundles, nameless } = resources;
  const reports = all.filter(({ type, resource }) => type === "DiagnosticReport" && isGenetic(resource, knowledge));
  return [
    ...incomplete(resources),
    ...bundles
      .filter((bundle) => hasFailedEntry(bundle))
      .slice(0, 1)
      .map(() => entryFailed),
    ...reports.flatMap(({ resource }) => reportProblems(resource, resources)),
    ...Object.entries(NOT_READ).flatMap(([type, what]) => (all.some((one) => one.type === type) ? [unread(what)] : [])),
    ...all.flatMap(({ type }) => misspelled(type)),
    ...(nameless === 0
      ? []
      : [
          told(
            "resource-without-type",
            `${nameless === 1 ? "an entry" : `${nameless} entries`} without a resourceType`,
            "resources with their resourceType",
            "Export the file again: what these hold was not read",
          ),
        ]),
  ];
}

/** Returns what says that a search was not answered in full: an outcome that is no success, a further page, a total above its entries. */
export function incomplete({ all, bundles }: Pick<Resources, "all" | "bundles">): readonly Problem[] {
  return [
    ...(all.some(({ type, resource }) => type === "OperationOutcome" && isFault(resource)) ? [outcomeProblem] : []),
    ...(bundles.some(hasNextPage) ? [pageProblem] : []),
    ...(bundles.some((bundle) => !hasNextPage(bundle) && isShort(bundle)) ? [totalProblem] : []),
  ];
}

/** Whether an OperationOutcome tells of a fault, or of an answer that is not whole. An information is neither. */
export function isFault(outcome: JsonObject): boolean {
  const issues = objectsIn(outcome["issue"]);
  return issues.length === 0 || issues.some((issue) => textIn(issue["severity"]) !== "information");
}

/** Whether a Bundle says that it goes on on another page. */
export function hasNextPage(bundle: JsonObject): boolean {
  return objectsIn(bundle["link"]).some((link) => textIn(link["relation"]) === "next");
}

/** Whether a search set has fewer matches than it says that there are. */
export function isShort(bundle: JsonObject): boolean {
  const total = bundle["total"];
  if (typeof total !== "number") return false;
  const matches = objectsIn(bundle["entry"]).filter(
    (entry) => !["include", "outcome"].includes(textIn(objectIn(entry["search"])?.["mode"]) ?? "match"),
  );
  return matches.length < total;
}

const outcomeProblem = told(
  "operation-outcome",
  "an OperationOutcome: the server could not give all that was asked for",
  "an answer without a fault",
  "Ask the server again; what it left out is not known here",
);
const pageProblem = told(
  "page-missing",
  "a Bundle that goes on on another page",
  "all pages of the search",
  "Fetch the next pages and put their resources into one Bundle: results on them were not read",
);
const totalProblem = told(
  "total-above-entries",
  "a Bundle with fewer entries than its total",
  "all entries of the search",
  "Fetch the rest: results in it were not read",
);
const entryFailed = told(
  "entry-failed",
  "an entry that the server answered with an error",
  "entries that were answered",
  "Ask the server for it again",
);

function told(code: string, found: string, expected: string, remedy: string): Problem {
  return { code, path: ["resources"], found, expected, remedy, nearest: [] };
}

function unread(what: string): Problem {
  return told(
    "document-not-read",
    what,
    "results as coded or written values",
    "Read it yourself, and type in the results it holds",
  );
}

/** A type that differs from one of FHIR's in its capitals alone is no type. */
function misspelled(type: string): readonly Problem[] {
  const meant = ["Bundle", "Parameters", "Observation", "DiagnosticReport"].find(
    (known) => known !== type && known.toLowerCase() === type.toLowerCase(),
  );
  return meant === undefined
    ? []
    : [
        told(
          "resource-type-unknown",
          `a resource whose type is ${meant} in other capitals`,
          `the resourceType ${meant}`,
          "Correct the type: the resource was not read",
        ),
      ];
}

function hasFailedEntry(bundle: JsonObject): boolean {
  return objectsIn(bundle["entry"]).some((entry) =>
    /^[45]/.test(textIn(objectIn(entry["response"])?.["status"]) ?? ""),
  );
}

/** Whether a report is one of genetics: by its section, its code, or a gene that it names. */
function isGenetic(report: JsonObject, knowledge: ResultKnowledge): boolean {
  const codings = [...objectsIn(report["category"]), ...objectsIn(report["code"])].flatMap((concept) =>
    objectsIn(concept["coding"]),
  );
  const isCoded = codings.some((coding) => {
    const [system, code] = [textIn(coding["system"]), textIn(coding["code"]) ?? ""];
    return (system === DIAGNOSTIC_SERVICE && code === "GE") || (system === LOINC && REPORTS.has(code));
  });
  const words = codeWords(report);
  return (
    isCoded ||
    /genet|genom|genotyp|pharmacogen|\bpgx\b|\bhla\b/i.test(words) ||
    genesInWords(knowledge, words).length > 0
  );
}

/** The report of the guide, and the panel that its first version used. */
const REPORTS: ReadonlySet<string> = new Set([GENOMIC_REPORT, "81247-9"]);

function reportProblems(report: JsonObject, resources: Resources): readonly Problem[] {
  const references = objectsIn(report["result"]).map((item) => resources.find(referenceIn(item), report));
  const missing = references.filter((found) => found === null).length;
  const hasDocument = objectsIn(report["presentedForm"]).length > 0 || objectsIn(report["media"]).length > 0;
  const isBare = references.length === 0 && textIn(report["conclusion"]) !== null;
  return [
    ...(missing === 0
      ? []
      : [
          told(
            "report-result-missing",
            `a genetic report that names ${missing === 1 ? "a result" : `${missing} results`} which the file does not hold`,
            "the Observations that the report names",
            "Send them with the report: they were not read",
          ),
        ]),
    ...(hasDocument ? [unread("a genetic report with an attached document")] : []),
    ...(isBare
      ? [
          told(
            "conclusion-not-read",
            "a genetic report whose results stand in its conclusion alone",
            "results as Observations",
            "Read the conclusion, and type in its results",
          ),
        ]
      : []),
  ];
}
