import { isNode, LineCounter, parseDocument, visit, type Document } from "yaml";
import type { ContentFile, ContentIssue } from "@/lib/knowledge";
import { readContentTexts, type ContentText } from "./content-texts";

/**
 * Returns every file below `folder` with its YAML read, in the order of their
 * paths, and an issue for each that is not YAML. Hidden files are passed over.
 */
export async function readContent(folder: string): Promise<ReadContent> {
  return parseTexts(readContentTexts(folder));
}

export interface ReadContent {
  readonly files: readonly ContentFile[];
  readonly issues: readonly ContentIssue[];
}

/** Returns the YAML of these files, and an issue for each that is not YAML. */
export function parseTexts(texts: readonly ContentText[]): ReadContent {
  const read = texts.map(({ path, bytes }) => readYaml(path, bytes.toString("utf8")));
  return {
    files: read.flatMap((result) => (result.file === null ? [] : [result.file])),
    issues: read.flatMap((result) => result.issues),
  };
}

/** Returns one YAML text as plain data with the line of each part; syntax faults come back as issues. */
export function readYaml(
  path: string,
  text: string,
): { readonly file: ContentFile | null; readonly issues: readonly ContentIssue[] } {
  if (!path.endsWith(".yaml")) {
    return {
      file: null,
      issues: [{ file: path, line: 1, found: "a file that is not .yaml", expected: "YAML files only in content/" }],
    };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  if (document.errors.length > 0) {
    return {
      file: null,
      issues: document.errors.map((error) => ({
        file: path,
        line: lines.linePos(error.pos[0]).line,
        found: (error.message.split("\n")[0] ?? "a fault").replace(/ at line \d+.*$/, ""),
        expected: "valid YAML",
      })),
    };
  }
  const loose = unresolvedAliases(document);
  if (loose.length > 0) {
    return {
      file: null,
      issues: loose.map(({ name, offset }) => ({
        file: path,
        line: lines.linePos(offset).line,
        found: `*${name} without quotes`,
        expected: "text that begins with a star in quotes, since YAML takes a bare one for an alias",
      })),
    };
  }
  const lineOf = (keys: readonly PropertyKey[]): number => {
    for (let depth = keys.length; depth >= 0; depth -= 1) {
      const node = depth === 0 ? document.contents : document.getIn(keys.slice(0, depth), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  return { file: { path, data: document.toJS(), lineOf }, issues: [] };
}

/** Aliases that point at nothing: almost always a star allele that was not quoted. */
function unresolvedAliases(document: Document): readonly { readonly name: string; readonly offset: number }[] {
  const found: { name: string; offset: number }[] = [];
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document) === undefined) found.push({ name: alias.source, offset: alias.range?.[0] ?? 0 });
    },
  });
  return found;
}
