import { kindOfText } from "@/lib/intake";
import { withoutIdentityHl7 } from "./hl7v2/without-identity";
import { jsonOf, objectIn, textIn } from "./json";
import { brokenLine } from "./hl7v2/read-hl7";
import { looksLikeFhir } from "./fhir/read-fhir";
import { brokenJson } from "./read-results";
import type { Outcome } from "@/lib/schema";

/**
 * Returns the text of a file as a field may show it, with the names and identifiers of people taken out of messages, which carry them in
 * fields of their own: HL7 v2 and FHIR. Whether results are of one patient can still be told. A table is as it was:
 * what stands in it, somebody chose to put there. A message that is damaged is a problem.
 */
export function withoutIdentity(text: string): Outcome<string> {
  const { kind } = kindOfText(text);
  if (kind === "hl7v2") {
    const shown = withoutIdentityHl7(text);
    return shown === null ? { ok: false, problems: [brokenLine()] } : { ok: true, value: shown };
  }
  if (kind !== "json") return { ok: true, value: text };
  const value = jsonOf(text);
  if (value === undefined) return { ok: false, problems: [brokenJson()] };
  return { ok: true, value: looksLikeFhir(value) ? JSON.stringify(stripped(value), null, 1) : text };
}

/** Resources about people, and what other resources hold of them. @source HL7 FHIR R4: Patient, Practitioner, Reference.display, Narrative */
const OF_PEOPLE: ReadonlySet<string> = new Set([
  "Patient",
  "Person",
  "Practitioner",
  "PractitionerRole",
  "RelatedPerson",
  "Organization",
]);
const REFERENCES = ["subject", "patient", "performer", "author", "resultsInterpreter", "requester", "encounter"];

/** Numbers in the place of what tells people apart, so that it can still be told. */
type Numbers = Map<string, number>;

function numberOf(person: unknown, numbers: Numbers): number {
  const key = JSON.stringify(person);
  const number = numbers.get(key) ?? numbers.size + 1;
  numbers.set(key, number);
  return number;
}

function stripped(value: unknown, numbers: Numbers = new Map()): unknown {
  if (Array.isArray(value)) return value.map((item) => stripped(item, numbers));
  const object = objectIn(value);
  if (object === null) return value;
  const type = object["resourceType"];
  if (typeof type === "string" && OF_PEOPLE.has(type)) {
    const { identifier, name, birthDate } = object;
    const isNamed = [identifier, name, birthDate].some((one) => one !== undefined);
    const person = isNamed ? { identifier: [{ value: `${numberOf([identifier, name, birthDate], numbers)}` }] } : {};
    return { resourceType: type, id: object["id"], ...person };
  }
  return Object.fromEntries(
    Object.entries(object).flatMap(([key, inner]) => {
      if (key === "text" && objectIn(inner)?.["div"] !== undefined) return [];
      if (REFERENCES.includes(key)) return [[key, referencesOnly(inner, numbers)]];
      return [[key, stripped(inner, numbers)]];
    }),
  );
}

/** What a reference points to tells people apart; its display is their name. Without one, a number stands for them. */
function referencesOnly(value: unknown, numbers: Numbers): unknown {
  if (Array.isArray(value)) return value.map((item) => referencesOnly(item, numbers));
  const object = objectIn(value);
  if (object === null) return value;
  if (object["reference"] !== undefined) return { reference: object["reference"] };
  const { identifier, display } = object;
  const isNamed = objectIn(identifier) !== null || textIn(display) !== null;
  return isNamed ? { reference: `urn:haplonote:person:${numberOf(identifier ?? display, numbers)}` } : {};
}
