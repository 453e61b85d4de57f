import type { Problem } from "@/lib/schema";
import { normaliseName } from "./names";

const MAX_NAME_CHARACTERS = 100;

/** Returns what keeps a text from being a name at all; null where nothing does. */
export function spellingProblem(
  name: string,
  path: readonly (string | number)[],
  kind: "drug" | "gene",
): Problem | null {
  const base = { path, expected: kind === "drug" ? "the name of a drug" : "the symbol of a gene", nearest: [] };
  if (normaliseName(name) === "") {
    return { ...base, code: `${kind}-empty`, found: "nothing", remedy: `Type a ${kind} name` };
  }
  if (name.length > MAX_NAME_CHARACTERS) {
    return {
      ...base,
      code: `${kind}-too-long`,
      found: `${name.length} characters`,
      expected: `${base.expected}, at most ${MAX_NAME_CHARACTERS} characters`,
      remedy: "Shorten it to the name alone",
    };
  }
  // Greek letters do occur in names; a Latin word with a stranger inside is a copying fault or a trick.
  const scripts = [
    /\p{Script=Latin}/u,
    /\p{Script=Cyrillic}/u,
    /\p{Script=Greek}/u,
    /\p{Script=Han}/u,
    /\p{Script=Arabic}/u,
    /\p{Script=Hebrew}/u,
  ];
  if (scripts.filter((script) => script.test(name)).length > 1) {
    return {
      ...base,
      code: `${kind}-mixed-script`,
      found: `${quote(name)}, with letters of more than one alphabet`,
      remedy: "Type the name again in Latin letters: a letter may only look right",
    };
  }
  return null;
}

/** Returns the reader's own words in quotation marks, shortened, without control or direction characters. */
export function quote(text: string): string {
  const characters = [...text.replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, " ").trim()];
  return `“${characters.length > 60 ? `${characters.slice(0, 57).join("")}…` : characters.join("")}”`;
}

/** Returns the one problem of a name that was not understood. */
export function refused(
  code: string,
  text: string,
  path: readonly (string | number)[],
  rest: Pick<Problem, "expected" | "remedy" | "nearest">,
): { readonly ok: false; readonly problems: readonly Problem[] } {
  return { ok: false, problems: [{ code, path, found: quote(text), ...rest }] };
}
