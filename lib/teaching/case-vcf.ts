import { definedPositions, readVcf } from "@/lib/genotype";
import type { Knowledge } from "@/lib/knowledge";
import { InvariantError, unreachable, type Case, type CaseFile, type ResultInput } from "@/lib/schema";
import { resultsOfSample, sampleReport } from "@/lib/intake";

/** What a reader made of the file of a case. */
export interface CaseFileRead {
  readonly results: readonly ResultInput[];
  /** What of it was set aside, and why, in sentences. */
  readonly setAside: readonly string[];
}

export const NO_CASE_FILE: CaseFileRead = { results: [], setAside: [] };

/**
 * Returns what the VCF of a case says of each gene, with what it leaves open,
 * read and called as any file is; nothing for a case without one. Throws on a
 * file that cannot be read: it is our own content.
 */
export async function readCaseVcf(one: Case, knowledge: Knowledge): Promise<CaseFileRead> {
  if (one.file?.kind !== "vcf") return NO_CASE_FILE;
  const read = await readVcf(bytesOf(caseFileText(one.file)), {
    positions: definedPositions(knowledge.alleleDefinitions, knowledge.evidencePositions),
    samples: null,
    unpackers: NEVER_PACKED,
  });
  if (!read.ok)
    throw new InvariantError(
      `teaching: the file of the case ${one.id} cannot be read: ${read.problems.map((problem) => problem.code).join(", ")}`,
    );
  const { value } = read;
  const report = sampleReport({
    knowledge,
    observation: value.observe(0),
    build: value.build,
    warnings: value.warnings,
    outside: [],
    options: {},
  });
  return { results: resultsOfSample(report, knowledge), setAside: [] };
}

/** Returns the file of a case as it is handed out and read: the columns of a VCF stand apart by tabs, which content cannot hold well. */
export function caseFileText(file: CaseFile): string {
  switch (file.kind) {
    case "vcf":
      return `${file.lines.map((line) => (line.startsWith("##") ? line : line.split(/ +/).join("\t"))).join("\n")}\n`;
    case "fhir":
      return `${shortJson(file.resource, "")}\n`;
    default:
      return unreachable(file);
  }
}

/** A line of JSON that a page and a sheet of paper can hold. */
const LINE_CHARACTERS = 110;

/** JSON in which whatever fits on a line stands on one: a chart's file is then short enough to be read. */
function shortJson(value: unknown, indent: string): string {
  const onOneLine = JSON.stringify(value);
  if (value === null || typeof value !== "object" || indent.length + onOneLine.length <= LINE_CHARACTERS)
    return onOneLine;
  const deeper = `${indent}  `;
  const lines = Array.isArray(value)
    ? value.map((item: unknown) => shortJson(item, deeper))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${shortJson(item, deeper)}`);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return `${open ?? ""}\n${lines.map((line) => `${deeper}${line}`).join(",\n")}\n${indent}${close ?? ""}`;
}

/** Content is plain ASCII, so a byte is a character. */
async function* bytesOf(text: string): AsyncGenerator<Uint8Array, void> {
  yield await Promise.resolve(Uint8Array.from(text, (character) => character.charCodeAt(0)));
}

const packed = (): never => {
  throw new InvariantError("teaching: the file of a case is never packed");
};
const NEVER_PACKED = { inflateRaw: packed, gunzip: packed };
