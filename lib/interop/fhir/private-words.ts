import type { Problem } from "@/lib/schema";
import type { Resources } from "./resources";
import { objectIn, objectsIn, textIn, textsIn, type JsonObject } from "../json";

/** Resources of people, and keys beside them that name one. */
const PEOPLE: ReadonlySet<string> = new Set(["Patient", "RelatedPerson", "Practitioner", "Person"]);

/**
 * Returns whether a text holds a name, an identifier, a birthday or an address that the resources give of a person. A
 * free text of a laboratory may repeat them, and nothing that is told may.
 */
export function privateWordsIn(resources: Resources): (text: string) => boolean {
  const words = new Set(resources.all.flatMap(({ resource, type }) => wordsOf(resource, PEOPLE.has(type))));
  return (text) => {
    if (words.size === 0) return false;
    const lower = text.toLowerCase();
    return [...words].some((word) => lower.includes(word));
  };
}

function wordsOf(resource: JsonObject, isPerson: boolean): readonly string[] {
  const subject = objectIn(resource["subject"]);
  const beside = [textIn(subject?.["display"]), textIn(objectIn(subject?.["identifier"])?.["value"])];
  const texts = [
    ...beside.flatMap((text) => (text === null ? [] : text.split(/[\s,]+/))),
    ...(isPerson ? personal(resource) : []),
  ];
  return texts.map((text) => text.toLowerCase()).filter((text) => text.length >= SHORTEST);
}

/** Shorter ones stand in many a word of a result. */
const SHORTEST = 4;

function personal(person: JsonObject): readonly string[] {
  return [
    ...objectsIn(person["name"]).flatMap((name) =>
      [...textsIn(name["family"]), ...textsIn(name["given"]), ...textsIn(name["text"])].flatMap((text) =>
        text.split(/[\s,]+/),
      ),
    ),
    ...objectsIn(person["identifier"]).flatMap((identifier) => textsIn(identifier["value"])),
    ...objectsIn(person["telecom"]).flatMap((contact) => textsIn(contact["value"])),
    ...objectsIn(person["address"]).flatMap((address) => [...textsIn(address["line"]), ...textsIn(address["text"])]),
    ...textsIn(person["birthDate"]),
  ];
}

/** Returns a problem without the parts that quote a text which names a person. */
export function withoutPrivate(problem: Problem, isPrivate: (text: string) => boolean): Problem {
  const told = (text: string): string =>
    isPrivate(text)
      ? text.replace(/“[^”]*”/g, (quoted) => (isPrivate(quoted) ? "a text that names a person" : quoted))
      : text;
  const { found, expected, nearest } = problem;
  return {
    ...problem,
    found: told(found),
    expected: told(expected),
    nearest: nearest.filter((one) => !isPrivate(one)),
  };
}
