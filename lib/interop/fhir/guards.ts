import type { Problem } from "@/lib/schema";
import type { GenomicKind } from "./observation";
import { referenceIn, relative, type Placed, type Resources } from "./resources";
import { objectsIn, textIn, type JsonObject } from "../json";

/** Whose results are wanted, and what day it is. */
export interface Wanted {
  /** Id of the patient; null takes the one patient whom all results are of. */
  readonly patient: string | null;
  /** Base address of the server that the references are of; null when it is not known. */
  readonly fhirServer: string | null;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** A genomic observation that may be read. */
export interface Readable {
  readonly observation: JsonObject;
  readonly kind: GenomicKind;
  /** Place among all resources, for the path of a problem. */
  readonly index: number;
  readonly day: string | null;
}

/** An observation that was set aside, and why. */
export interface SetAside {
  readonly candidate: Readable;
  readonly problem: Problem;
}

/**
 * Returns the observations that may be read and those that may not: withdrawn
 * or not final, of another patient or of nobody, dated after today, or
 * replaced by a later state of the same observation.
 *
 * @source FHIR R4, ObservationStatus and DiagnosticReportStatus
 */
export function guard(
  candidates: readonly Readable[],
  resources: Resources,
  wanted: Wanted,
): { readonly usable: readonly Readable[]; readonly setAside: readonly SetAside[] } {
  const withdrawn = withdrawnReferences(resources);
  const subjects = new Map(
    candidates.map((candidate) => [candidate, subjectOf(candidate.observation, resources, wanted)]),
  );
  const isMixed =
    wanted.patient === null && [...new Set(subjects.values())].filter((subject) => subject !== null).length > 1;
  const tomorrow = dayAfter(wanted.today);
  const usable: Readable[] = [];
  const setAside: SetAside[] = [];
  for (const candidate of latestStates(candidates)) {
    const problem =
      statusProblem(candidate, withdrawn) ??
      (isMixed
        ? problemOf(
            candidate,
            "several-patients",
            "results of more than one patient",
            "the results of one patient",
            "Send one patient's results at a time",
          )
        : null) ??
      subjectProblem(candidate, subjects.get(candidate) ?? null, wanted) ??
      dateProblem(candidate, tomorrow);
    if (problem === null) usable.push(candidate);
    else setAside.push({ candidate, problem });
  }
  return { usable, setAside };
}

const FINAL: ReadonlySet<string> = new Set(["final", "amended", "corrected"]);
const KNOWN_STATUSES: ReadonlySet<string> = new Set([
  "registered",
  "preliminary",
  "cancelled",
  "entered-in-error",
  "unknown",
]);

function statusProblem(candidate: Readable, withdrawn: ReadonlySet<string>): Problem | null {
  const status = textIn(candidate.observation["status"]);
  if (withdrawn.has(`Observation/${textIn(candidate.observation["id"]) ?? ""}`)) {
    return problemOf(
      candidate,
      "report-withdrawn",
      `${aKind(candidate)} of a report that was withdrawn`,
      "a result of a report that stands",
      "Ask the laboratory for the report that replaces it",
    );
  }
  if (status !== null && FINAL.has(status)) return null;
  const told =
    status === null
      ? "without a status"
      : KNOWN_STATUSES.has(status)
        ? `with the status ${status}`
        : "with a status that FHIR does not know";
  return problemOf(
    candidate,
    status === "entered-in-error" ? "result-entered-in-error" : "result-not-final",
    `${aKind(candidate)} ${told}`,
    "a result that is final, amended or corrected",
    "Wait for the final result, or ask the laboratory",
  );
}

function subjectProblem(candidate: Readable, subject: string | null, { patient }: Wanted): Problem | null {
  if (patient === null || subject === `Patient/${patient}`) return null;
  return subject === null
    ? problemOf(
        candidate,
        "result-without-subject",
        `${aKind(candidate)} that names no patient`,
        "the patient of the request as its subject",
        "Send results with their subject",
      )
    : problemOf(
        candidate,
        "other-patient",
        `${aKind(candidate)} of another patient`,
        "results of the patient of the request",
        "Check which patient's results are sent",
      );
}

/** The sender's day may be one ahead of ours. */
function dateProblem(candidate: Readable, tomorrow: string): Problem | null {
  if (candidate.day === null || candidate.day <= tomorrow.slice(0, candidate.day.length)) return null;
  return problemOf(
    candidate,
    "date-in-future",
    `${aKind(candidate)} dated after today`,
    "a result of a day that has been",
    "Check the date with the laboratory",
  );
}

/** Returns the day after `day`, both YYYY-MM-DD and onwards. */
function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString();
}

const DAY_MS = 86_400_000;

/** Of one observation in several states, by its id or its identifier, only the latest speaks. */
function latestStates(candidates: readonly Readable[]): readonly Readable[] {
  const states = candidates.map((candidate) => ({ candidate, keys: keysOf(candidate), state: stateOf(candidate) }));
  const latest = new Map<string, string>();
  for (const { keys, state } of states)
    for (const key of keys) latest.set(key, maximum(latest.get(key) ?? state, state));
  const seen = new Set<string>();
  return states.flatMap(({ candidate, keys, state }) => {
    if (keys.some((key) => seen.has(key) || state < (latest.get(key) ?? state))) return [];
    keys.forEach((key) => seen.add(key));
    return [candidate];
  });
}

function maximum(one: string, other: string): string {
  return one < other ? other : one;
}

function keysOf({ observation, kind }: Readable): readonly string[] {
  const id = textIn(observation["id"]);
  // Elsewhere than on a genotype an identifier may be that of the knowledge, and stand on many results.
  const identifiers = objectsIn(kind === "genotype" ? observation["identifier"] : []).flatMap((one) => {
    const value = textIn(one["value"]);
    const system = textIn(one["system"]);
    return value === null || system === null ? [] : [`${system} ${value}`];
  });
  return [...(id === null ? [] : [`id ${id}`]), ...identifiers];
}

/** When the state was made: the server's stamp, else when the laboratory issued it, else when it was observed. */
function stateOf({ observation, day }: Readable): string {
  const meta = objectsIn(observation["meta"])[0];
  return textIn(meta?.["lastUpdated"]) ?? textIn(observation["issued"]) ?? day ?? "";
}

function withdrawnReferences(resources: Resources): ReadonlySet<string> {
  return new Set(
    resources.all
      .filter(
        ({ type, resource }) =>
          type === "DiagnosticReport" && ["entered-in-error", "cancelled"].includes(textIn(resource["status"]) ?? ""),
      )
      .flatMap(({ resource }) => referencesBelow(resource, "result", resources, 0)),
  );
}

/** Results of a report, and of the panels among them. */
function referencesBelow(
  resource: JsonObject,
  key: "result" | "hasMember",
  resources: Resources,
  depth: number,
): readonly string[] {
  if (depth > 4) return [];
  return objectsIn(resource[key]).flatMap((item) => {
    const reference = referenceIn(item);
    const found = resources.find(reference);
    return [
      relative(reference ?? "") ?? "",
      ...(found === null ? [] : referencesBelow(found, "hasMember", resources, depth + 1)),
    ];
  });
}

/** Returns `Type/id` of the subject as the server of the request knows it; the reference as it stands when it is another server's. */
function subjectOf(observation: JsonObject, resources: Resources, { fhirServer, patient }: Wanted): string | null {
  const reference = referenceIn(observation["subject"]);
  if (reference === null) return null;
  if (!/^[a-z][a-z0-9+.-]*:/i.test(reference)) return relative(reference);
  const base = fhirServer === null ? null : `${fhirServer.replace(/\/+$/, "")}/`;
  if (base !== null && reference.startsWith(base)) return relative(reference.slice(base.length));
  // An address of another server may lead to another person with the same id.
  if (patient !== null && !reference.startsWith("urn:")) return reference;
  const sent: Placed | undefined = resources.all.find(
    ({ fullUrl, type }) => fullUrl === reference && type === "Patient",
  );
  const id = textIn(sent?.resource["id"]);
  return id === null ? reference : `Patient/${id}`;
}

/** Returns "a genotype", "an implication". */
export function aKind({ kind }: Pick<Readable, "kind">): string {
  return `${kind === "implication" ? "an" : "a"} ${kind}`;
}

/** Returns a problem about one observation; it never holds what the observation says. */
export function problemOf(
  { index }: Pick<Readable, "index">,
  code: string,
  found: string,
  expected: string,
  remedy: string,
): Problem {
  return { code, path: ["resources", index], found, expected, remedy, nearest: [] };
}
