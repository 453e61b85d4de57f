import { definedPositions, readVcf } from "@/lib/genotype";
import type { Knowledge } from "@/lib/knowledge";
import { InvariantError, type Case, type ResultInput } from "@/lib/schema";
import { resultsOfSample } from "./sample-results";
import { sampleReport } from "./sample-report";

/**
 * Returns what the file of a case says of each gene, with what it leaves open,
 * read and called as any file is; none for a case without a file. Throws on a
 * file that cannot be read: it is our own content.
 */
export async function resultsOfCaseFile(one: Case, knowledge: Knowledge): Promise<readonly ResultInput[]> {
  if (one.file === undefined) return [];
  const read = await readVcf(bytesOf(vcfText(one.file.lines)), { positions: definedPositions(knowledge.alleleDefinitions, knowledge.evidencePositions), samples: null, unpackers: NEVER_PACKED });
  if (!read.ok) throw new InvariantError(`report: the file of the case ${one.id} cannot be read: ${read.problems.map((problem) => problem.code).join(", ")}`);
  const { value } = read;
  const report = sampleReport({ knowledge, observation: value.observe(0), build: value.build, warnings: value.warnings, outside: [], options: {} });
  return resultsOfSample(report, knowledge);
}

/** Returns the lines as a file has them: columns stand apart by tabs, which content cannot hold well. */
export function vcfText(lines: readonly string[]): string {
  return `${lines.map((line) => (line.startsWith("##") ? line : line.split(/ +/).join("\t"))).join("\n")}\n`;
}

/** Content is plain ASCII, so a byte is a character. */
async function* bytesOf(text: string): AsyncGenerator<Uint8Array, void> {
  yield await Promise.resolve(Uint8Array.from(text, (character) => character.charCodeAt(0)));
}

const packed = (): never => {
  throw new InvariantError("report: the file of a case is never packed");
};
const NEVER_PACKED = { inflateRaw: packed, gunzip: packed };
