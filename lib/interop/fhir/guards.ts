import { isOtherTest } from "@/lib/intake";
import type { Problem } from "@/lib/schema";
import { GENE_STUDIED } from "./codes";
import { aKind, problemOf, type Readable, type Wanted } from "./candidate";
import { codeWords, componentOf } from "./observation";
import { patientsOf, type Patients } from "./patient";
import { referenceIn, relative, type Resources } from "./resources";
import { objectIn, objectsIn, textIn, type JsonObject } from "../json";

/** An observation that was set aside, and why. */
export interface SetAside {
  readonly candidate: Readable;
  readonly problem: Problem;
}

/**
 * Returns the observations that may be read and those that may not: withdrawn
 * or not final, of another patient, of a relative or of nobody, changed by an
 * extension nobody here knows, dated after today, or replaced by a later state
 * of the same observation.
 *
 * @source FHIR R4, ObservationStatus and DiagnosticReportStatus; Observation.focus; Extensibility, modifierExtension
 */
export function guard(
  candidates: readonly Readable[],
  resources: Resources,
  wanted: Wanted,
): { readonly usable: readonly Readable[]; readonly setAside: readonly SetAside[] } {
  const isWithdrawn = withdrawnBy(resources);
  const patients = patientsOf(candidates, resources, wanted);
  const tomorrow = dayAfter(wanted.today);
  const usable: Readable[] = [];
  const setAside: SetAside[] = [];
  const { latest, replaced } = latestStates(candidates);
  for (const candidate of replaced) setAside.push({ candidate, problem: replacedProblem(candidate) });
  for (const candidate of latest) {
    const problem =
      statusProblem(candidate, isWithdrawn) ??
      modifierProblem(candidate) ??
      patientProblem(candidate, patients, wanted) ??
      otherTestProblem(candidate, resources) ??
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

function statusProblem(candidate: Readable, isWithdrawn: IsWithdrawn): Problem | null {
  const status = textIn(candidate.observation["status"]);
  if (isWithdrawn(candidate)) {
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

/** What an extension of this kind says may turn the result round; whoever does not know it may not use the result. */
function modifierProblem(candidate: Readable): Problem | null {
  const { observation, holder, owner } = candidate;
  const isModified = [observation, holder, owner].some(
    (one) => one !== null && (objectsIn(one["modifierExtension"]).length > 0 || textIn(one["implicitRules"]) !== null),
  );
  return isModified
    ? problemOf(
        candidate,
        "modifier-unknown",
        `${aKind(candidate)} with a modifierExtension or implicitRules`,
        "a result whose meaning no extension changes",
        "Read the result in the system it comes from",
      )
    : null;
}

function patientProblem(candidate: Readable, patients: Patients, { patient }: Wanted): Problem | null {
  const whose = patients.of(candidate);
  if (whose.kind === "somebody-else")
    return problemOf(
      candidate,
      "not-of-the-patient",
      `${aKind(candidate)} about somebody or something else than the patient`,
      "a result of the patient",
      "Results of relatives, donors, groups and tumours are not used here",
    );
  if (patients.areSeveral)
    return problemOf(
      candidate,
      "several-patients",
      "results of more than one patient",
      "the results of one patient",
      "Send one patient's results at a time",
    );
  if (patient === null || whose.kind === "wanted") return null;
  return whose.kind === "nobody"
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

/** The name of a test, or its specimen, may say that it is no germline result of this patient today. */
function otherTestProblem(candidate: Readable, resources: Resources): Problem | null {
  const { holder, observation } = candidate;
  const specimen = objectIn(observation["specimen"]);
  const found = specimen === null ? null : resources.find(referenceIn(specimen), observation);
  const type = objectIn(found?.["type"]);
  const material = [
    specimen?.["display"],
    type?.["text"],
    ...objectsIn(type?.["coding"]).map((coding) => coding["display"]),
  ].flatMap((text) => textIn(text) ?? []);
  if (![codeWords(holder), codeWords(observation), ...material].some(isOtherTest)) return null;
  return problemOf(
    candidate,
    "other-test",
    `${aKind(candidate)} whose name or specimen says that it is a relative's, a donor's, a tumour's, an earlier one or a reference`,
    "a germline result of today",
    "Ask the laboratory what it is of; until then it is not used",
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

function replacedProblem(candidate: Readable): Problem {
  return problemOf(
    candidate,
    "result-replaced",
    `${aKind(candidate)} that a later state of the same result replaces`,
    "the latest state alone",
    "The later state is used; compare the two if the change matters",
  );
}

/** Returns the day after `day`, both YYYY-MM-DD and onwards. */
function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString();
}

const DAY_MS = 86_400_000;

/**
 * Of one observation in several states, by its id or its identifier, only the latest speaks. Two that share an id and
 * do not say when they were made may be two results: both stay.
 */
function latestStates(candidates: readonly Readable[]): {
  readonly latest: readonly Readable[];
  readonly replaced: readonly Readable[];
} {
  const states = candidates.map((candidate) => ({
    candidate,
    keys: keysOf(candidate),
    state: stateOf(candidate),
    content: JSON.stringify([candidate.holder["code"], valuesOf(candidate.holder), candidate.observation["status"]]),
  }));
  const byKey = new Map<string, (typeof states)[number][]>();
  for (const one of states) for (const key of one.keys) byKey.set(key, [...(byKey.get(key) ?? []), one]);
  const latest: Readable[] = [];
  const replaced: Readable[] = [];
  const kept = new Set<string>();
  for (const one of states) {
    const others = one.keys.flatMap((key) => byKey.get(key) ?? []);
    if (others.some((other) => isLater(other.state, one.state))) {
      if (others.every((other) => other.content === one.content)) continue;
      replaced.push(one.candidate);
      continue;
    }
    const seen = one.keys.map((key) => `${key} ${one.content}`);
    if (seen.some((key) => kept.has(key))) continue;
    seen.forEach((key) => kept.add(key));
    latest.push(one.candidate);
  }
  return { latest, replaced };
}

function valuesOf(holder: JsonObject): unknown {
  return Object.entries(holder).filter(([key]) => key.startsWith("value") || key === "component");
}

/** Whether one moment is after another; of two of which one is only a day or year around the other, none is. */
function isLater(one: string | null, other: string | null): boolean {
  if (one === null || other === null || one.startsWith(other) || other.startsWith(one)) return false;
  return Date.parse(one) > Date.parse(other);
}

function keysOf({ observation, holder, kind, owner, fullUrl }: Readable): readonly string[] {
  // A component has its observation's id, and an id of a contained resource means nothing outside its container.
  if (owner !== null || holder !== observation) return [];
  const id = textIn(observation["id"]);
  // Elsewhere than on a genotype an identifier may be that of the knowledge, and stand on many results.
  const identifiers = objectsIn(kind === "genotype" ? observation["identifier"] : []).flatMap((one) => {
    const value = textIn(one["value"]);
    const system = textIn(one["system"]);
    return value === null || system === null ? [] : [`${system} ${value}`];
  });
  const server =
    fullUrl === null || /^urn:/.test(fullUrl) ? "" : fullUrl.replace(/\/?[A-Za-z]+\/[^/]*(?:\/_history\/[^/]*)?$/, "");
  // An id that stands on results of two tests, as in files of two servers, is not one result in two states.
  const about = JSON.stringify([observation["code"], componentOf(observation, GENE_STUDIED)]);
  return [...(id === null ? [] : [`id ${server} ${id} ${about}`]), ...identifiers];
}

/** When the state was made: the server's stamp, else when the laboratory issued it, else when it was observed. */
function stateOf({ observation, day }: Readable): string | null {
  const meta = objectIn(observation["meta"]);
  return textIn(meta?.["lastUpdated"]) ?? textIn(observation["issued"]) ?? day;
}

/** Whether its own report or server took a result back. */
type IsWithdrawn = (candidate: Readable) => boolean;

function withdrawnBy(resources: Resources): IsWithdrawn {
  const reports = resources.all.filter(
    ({ type, resource }) =>
      type === "DiagnosticReport" && ["entered-in-error", "cancelled"].includes(textIn(resource["status"]) ?? ""),
  );
  const found = new Set<JsonObject>(reports.map(({ resource }) => resource));
  const addresses = new Set<string>();
  // Panels may name each other; each is followed once.
  const open = reports.map(({ resource }) => ({ resource, key: "result" as "result" | "hasMember" }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const item of objectsIn(next.resource[next.key])) {
      const reference = referenceIn(item);
      const address = relative(reference ?? "");
      if (address !== null) addresses.add(address);
      const member = resources.find(reference, next.resource);
      if (member === null || found.has(member)) continue;
      found.add(member);
      open.push({ resource: member, key: "hasMember" });
    }
  }
  for (const address of deletedIn(resources)) addresses.add(address);
  return ({ observation, owner, fullUrl }) => {
    if (found.has(observation) || (owner !== null && found.has(owner))) return true;
    // An id of a contained resource is no address.
    if (owner !== null) return false;
    return (
      addresses.has(`Observation/${textIn(observation["id"]) ?? ""}`) || (fullUrl !== null && addresses.has(fullUrl))
    );
  };
}

/** A history tells of what was deleted by an entry without a resource. @source FHIR R4, Bundle.entry.request */
function deletedIn({ bundles }: Resources): readonly string[] {
  return bundles.flatMap((bundle) =>
    objectsIn(bundle["entry"]).flatMap((entry) => {
      const request = objectIn(entry["request"]);
      if (textIn(request?.["method"]) !== "DELETE") return [];
      return [textIn(entry["fullUrl"]), textIn(request?.["url"])].filter((one) => one !== null);
    }),
  );
}
