import type { DefinedPosition } from "@/lib/genotype";
import { vcfLine } from "./vcf";

const CHROMOSOMES = [...Array.from({ length: 22 }, (_, at) => `chr${at + 1}`), "chrX"];

/** Returns numbers that look like chance and are the same in each run. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

/** Yields lines of a whole genome as a caller writes them, in order, with the defined positions of `share` of it among them. */
export function* genomeLines(
  positions: readonly DefinedPosition[],
  lines: number,
  share: number,
): Generator<string, void> {
  const next = chance(7);
  const each = Math.ceil(lines / CHROMOSOMES.length);
  for (const chromosome of CHROMOSOMES) {
    const own = positions
      .filter((position) => position.chromosome === chromosome && next() < share)
      .map((position) => ({ at: position.positionOneBased, line: lineOf(position, next) }));
    own.sort((a, b) => a.at - b.at);
    for (let line = 0, at = 10_000; line < each; line += 1) {
      at += 1 + Math.floor(next() * 2 * (240_000_000 / each));
      while (own[0] !== undefined && own[0].at < at) yield own.shift()?.line ?? "";
      const quality = (30 + next() * 2000).toFixed(2);
      yield [
        chromosome,
        at,
        ".",
        "ACGT"[line % 4],
        "CGTA"[line % 4],
        quality,
        "PASS",
        `AC=1;AF=0.500;AN=2;DP=${20 + (line % 40)};MQ=60.00;QD=${(next() * 30).toFixed(2)}`,
        "GT:AD:DP:GQ:PL",
        `0/1:${10 + (line % 20)},${12 + (line % 15)}:${22 + (line % 30)}:99:${300 + (line % 900)},0,${400 + (line % 800)}`,
      ].join("\t");
    }
    for (const { line } of own) yield line;
  }
}

function lineOf({ chromosome, positionOneBased, reference, alternates }: DefinedPosition, next: () => number): string {
  return vcfLine({
    chromosome,
    position: positionOneBased,
    reference,
    alternates: alternates.join(","),
    samples: [next() < 0.1 ? "0/1" : "0/0"],
  });
}
