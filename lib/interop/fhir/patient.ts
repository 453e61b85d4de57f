import type { Readable, Wanted } from "./candidate";
import { referenceIn, relative, type Resources } from "./resources";
import { objectIn, objectsIn, textIn, type JsonObject } from "../json";

/** Whom a result is of. `other` is a patient that is not the one asked for, or may be another. */
export type Whose = { readonly kind: "wanted" | "other" | "nobody" | "somebody-else" };

export interface Patients {
  readonly of: (candidate: Readable) => Whose;
  /** Whether no patient was asked for and the results are of more than one. */
  readonly areSeveral: boolean;
}

/**
 * Returns whom each result is of. A subject is told apart by its reference, else by its identifier or name, which never
 * leave this file. A focus that is another person, a group or a thing, and a source class that is not germline, make a
 * result one of somebody or something else.
 */
export function patientsOf(candidates: readonly Readable[], resources: Resources, wanted: Wanted): Patients {
  const keys = new Map(candidates.map((candidate) => [candidate, subjectKey(candidate, resources, wanted)]));
  const named = new Set([...keys.values()].filter((key) => key !== null));
  const people = resources.all.filter(({ type, owner }) => type === "Patient" && owner === null);
  const isUnnamedAmongMany =
    [...keys.values()].includes(null) && new Set(people.map(({ resource }) => resource)).size > 1;
  return {
    areSeveral: wanted.patient === null && (named.size > 1 || isUnnamedAmongMany),
    of: (candidate) => {
      if (isOfSomebodyElse(candidate, resources, keys.get(candidate) ?? null, wanted)) return { kind: "somebody-else" };
      const key = keys.get(candidate) ?? null;
      if (key === null) return { kind: "nobody" };
      return { kind: wanted.patient === null || key === `Patient/${wanted.patient}` ? "wanted" : "other" };
    },
  };
}

/** A contained result without a subject is of the patient of the resource that contains it. */
function subjectIn({ observation, owner }: Readable): JsonObject | null {
  return objectIn(observation["subject"]) ?? (owner === null ? null : objectIn(owner["subject"]));
}

function subjectKey(candidate: Readable, resources: Resources, wanted: Wanted): string | null {
  const subject = subjectIn(candidate);
  const reference = referenceIn(subject);
  if (reference !== null) return referenceKey(reference, candidate, resources, wanted);
  // Without a reference, whoever is wanted by an id cannot be told from another.
  if (subject === null || wanted.patient !== null) return null;
  const identifier = objectIn(subject["identifier"]);
  const value = textIn(identifier?.["value"]);
  if (value !== null) return `identifier ${textIn(identifier?.["system"]) ?? ""} ${value}`;
  const display = textIn(subject["display"]);
  return display === null ? null : `display ${display}`;
}

/** Returns `Type/id` of the subject as the server of the request knows it; the reference as it stands when it is another server's. */
function referenceKey(
  reference: string,
  candidate: Readable,
  resources: Resources,
  { fhirServer, patient }: Wanted,
): string | null {
  if (reference.startsWith("#")) {
    const inside = resources.find(reference, candidate.observation);
    return inside === null || patient !== null ? null : `contained ${JSON.stringify(inside)}`;
  }
  if (!/^[a-z][a-z0-9+.-]*:/i.test(reference)) return relative(reference);
  const base = fhirServer === null ? null : `${fhirServer.replace(/\/+$/, "")}/`;
  if (base !== null && reference.startsWith(base)) return relative(reference.slice(base.length));
  // An address of another server may lead to another person with the same id.
  if (patient !== null && !reference.startsWith("urn:")) return reference;
  const sent = resources.all.find(({ fullUrl, type }) => fullUrl === reference && type === "Patient");
  const id = textIn(sent?.resource["id"]);
  return id === null ? reference : `Patient/${id}`;
}

function isOfSomebodyElse(candidate: Readable, resources: Resources, subject: string | null, wanted: Wanted): boolean {
  const own = referenceIn(subjectIn(candidate));
  const type = typeOf(own, candidate, resources) ?? textIn(subjectIn(candidate)?.["type"]);
  if (type !== null && type !== "Patient") return true;
  return objectsIn(candidate.observation["focus"]).some((focus) => {
    const reference = referenceIn(focus);
    if (reference === null) return true;
    if (reference === own || referenceKey(reference, candidate, resources, wanted) === subject) return false;
    return !PART_OF_PATIENT.has(typeOf(reference, candidate, resources) ?? "");
  });
}

/** What a focus may be and the result still be one of the patient's own genes. */
const PART_OF_PATIENT: ReadonlySet<string> = new Set(["Observation", "DiagnosticReport", "ServiceRequest"]);

function typeOf(reference: string | null, candidate: Readable, resources: Resources): string | null {
  const found = resources.find(reference, candidate.observation);
  return textIn(found?.["resourceType"]) ?? relative(reference ?? "")?.split("/")[0] ?? null;
}
