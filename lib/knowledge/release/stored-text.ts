import type { Outcome, Problem, Release } from "@/lib/schema";
import { canonicalJson } from "../compile";

/**
 * Returns a release as the JSON it is stored as: first the format, the hash and
 * the parts, then the facts in their canonical form, so that the hash of the
 * text from there on is the release's own and can be checked without parsing.
 */
export function toStoredText(release: Release): string {
  const { format, hash, parts, ...facts } = release;
  return `{"format":${format},"hash":"${hash}","parts":${JSON.stringify(parts)},${canonicalJson(facts).slice(1)}\n`;
}

/** Begins the facts: the first of their keys, in a place where no quoted text can hold it unescaped. */
const FACTS = ',"annotations":';

/**
 * Returns the release of a stored text, or the problem that makes it unusable:
 * it is no such text, another version wrote it, or it was changed since.
 * `name` is the file's, for the message.
 */
export function fromStoredText(text: string, name: string, sha256: (text: string) => string): Outcome<Release> {
  const format = /^\{"format":(\d+),/.exec(text)?.[1];
  if (format !== "1")
    return unusable({
      code: "release-format",
      found: format === undefined ? `${name}, which is no release that an import wrote` : `${name} of format ${format}`,
      expected: "format 1",
    });
  const hash = /^\{"format":1,"hash":"([0-9a-f]{64})",/.exec(text)?.[1];
  const at = text.indexOf(FACTS);
  if (hash === undefined || at < 0 || sha256(`{${text.slice(at + 1).trimEnd()}`) !== hash) {
    return unusable({
      code: "release-damaged",
      found: `${name}, changed or cut short since it was written`,
      expected: "the file as the import left it",
    });
  }
  try {
    // Checked by its hash: only an import, which checks every row, writes a text of that hash.
    return { ok: true, value: JSON.parse(text) as Release };
  } catch {
    return unusable({
      code: "release-damaged",
      found: `${name}, which is not JSON any more`,
      expected: "the file as the import left it",
    });
  }
}

function unusable(fault: Pick<Problem, "code" | "found" | "expected">): Outcome<Release> {
  return {
    ok: false,
    problems: [
      {
        ...fault,
        path: [],
        remedy: "Run “knowledge import” with the files again, or delete the file to go on without a release",
        nearest: [],
      },
    ],
  };
}
