/**
 * A genome of one sample in short: for each gene the genotype that most of its
 * positions have, and those that have another, or are left out.
 */
import { byPlace, type GenomeFile, type GenomeLine } from "./genome-lines";
import { referenceFiles, referenceText } from "./reference";
import { grouped, readTable, type Table } from "./table";

const FOLDER = "cases/vcf";

/** A position of a gene, as most of the matcher's cases write it. */
export interface GenePosition {
  readonly gene: string;
  readonly chromosome: string;
  readonly positionOneBased: number;
  readonly reference: string;
  readonly alternates: string;
}

/** Returns the positions of the genes that the matcher's cases are about, made from the reference. */
export function positionTable(): Table {
  const lines = referenceFiles(FOLDER).flatMap((name) =>
    referenceText(`${FOLDER}/${name}`)
      .split("\n")
      .flatMap((line) => {
        const [chromosome = "", position = "", , reference = "", alternates = "", , , info = ""] = line.split("\t");
        const gene = /(?:^|;)PX=(\w+)/.exec(info)?.[1];
        return line.startsWith("#") || gene === undefined ? [] : [[gene, chromosome, position, reference, alternates]];
      }),
  );
  const places = grouped(lines, ([, chromosome, position]) => `${chromosome ?? ""}:${position ?? ""}`);
  const rows = [...places.values()].map((all) => {
    const forms = [...grouped(all, (cells) => cells.join("\t")).values()].sort((a, b) => b.length - a.length);
    return forms[0]?.[0] ?? [];
  });
  return {
    holds: "positions on GRCh38 of the genes that the matcher's cases are about, as those write them",
    source: "PharmCAT 3.1.1 allele definitions",
    date: "2025-11-05",
    licence: "CC BY-SA 4.0; CPIC content CC0",
    columns: ["gene", "chromosome", "position", "ref", "alt"],
    rows: rows.sort(([a = "", , at], [b = "", , other]) => (a < b ? -1 : a > b ? 1 : Number(at) - Number(other))),
  };
}

function positionsOf({ rows }: Table): readonly GenePosition[] {
  return rows.map(([gene = "", chromosome = "", position, reference = "", alternates = ""]) => ({
    gene,
    chromosome,
    positionOneBased: Number(position),
    reference,
    alternates,
  }));
}

let read: readonly GenePosition[] | null = null;

function ourPositions(): readonly GenePosition[] {
  read ??= positionsOf(readTable("positions.tsv"));
  return read;
}

const place = ({ chromosome, positionOneBased }: GenePosition | GenomeLine): string =>
  `${chromosome}:${positionOneBased}`;

/** Genotype and phase set of a line of one sample, and its bases where the gene's position has others. */
function genotypeOf({ format, samples: [cell = ""] }: GenomeLine): string {
  if (format === "GT") return cell;
  if (format === "GT:PS") return cell.replace(":", "@");
  throw new Error(`no short form for ${format}`);
}

/** Returns the lines of one sample in short; throws when they are not what the short form can say. */
export function shortOf({ lines }: GenomeFile, table: Table): string {
  const positions = positionsOf(table);
  const known = new Map(positions.map((position) => [place(position), position]));
  const seen = new Set<string>();
  const mine: [GenePosition, GenomeLine][] = [];
  const strange: GenomeLine[] = [];
  for (const line of lines) {
    if (line.filter !== "PASS") throw new Error(`no short form for the filter ${line.filter}`);
    const position = seen.has(place(line)) ? undefined : known.get(place(line));
    seen.add(place(line));
    if (position === undefined) strange.push(line);
    else mine.push([position, line]);
  }
  const genes = [...grouped(mine, ([{ gene }]) => gene)].map(([gene, own]) => {
    const counts = [...grouped(own, ([, line]) => genotypeOf(line))].sort((a, b) => b[1].length - a[1].length);
    const [usual = ""] = counts[0] ?? [];
    const there = new Set(own.map(([position]) => position.positionOneBased));
    const others = own.flatMap(([position, line]) => {
      const bases = `${line.reference}>${line.alternates}`;
      const isSame = bases === `${position.reference}>${position.alternates}`;
      const genotype = genotypeOf(line);
      return isSame && genotype === usual
        ? []
        : [`${position.positionOneBased}${isSame ? "" : `:${bases}`}=${genotype}`];
    });
    const left = positions
      .filter((position) => position.gene === gene && !there.has(position.positionOneBased))
      .map((position) => `-${position.positionOneBased}`);
    return [gene, usual, ...others, ...left].join(" ");
  });
  const rest = strange.map((line) => `${place(line)}:${line.reference}>${line.alternates}=${genotypeOf(line)}`);
  return [...genes, ...(rest.length === 0 ? [] : [rest.join(" ")])].join("; ");
}

function lineAt(position: GenePosition, genotype: string): GenomeLine {
  const [cell = "", phaseSet] = genotype.split("@");
  return {
    chromosome: position.chromosome,
    positionOneBased: position.positionOneBased,
    reference: position.reference,
    alternates: position.alternates,
    filter: "PASS",
    format: phaseSet === undefined ? "GT" : "GT:PS",
    samples: [phaseSet === undefined ? cell : `${cell}:${phaseSet}`],
  };
}

/** Returns the lines that a short form stands for, sorted by place. */
export function linesOf(short: string): readonly GenomeLine[] {
  const positions = ourPositions();
  const lines = short.split("; ").flatMap((part) => {
    const words = part.split(" ");
    return words[0]?.startsWith("chr") ? words.map(strangeLine) : geneLines(words, positions);
  });
  return lines.sort(byPlace);
}

const SHORT = /^(?:(chr\w+):)?(\d+)(?::([^>]+)>([^=]+))?=(.+)$/;

function strangeLine(word: string): GenomeLine {
  const [, chromosome = "", position, reference = "", alternates = "", genotype = ""] = SHORT.exec(word) ?? [];
  return lineAt({ gene: "", chromosome, positionOneBased: Number(position), reference, alternates }, genotype);
}

function geneLines(
  [gene = "", usual = "", ...others]: readonly string[],
  positions: readonly GenePosition[],
): readonly GenomeLine[] {
  const left = new Set(others.flatMap((word) => (word.startsWith("-") ? [Number(word.slice(1))] : [])));
  const changed = new Map(
    others.flatMap((word) => {
      const [, , position, reference, alternates, genotype = ""] = SHORT.exec(word) ?? [];
      return position === undefined ? [] : [[Number(position), { reference, alternates, genotype }]];
    }),
  );
  return positions
    .filter((position) => position.gene === gene && !left.has(position.positionOneBased))
    .map((position) => {
      const other = changed.get(position.positionOneBased);
      if (other === undefined) return lineAt(position, usual);
      const { reference = position.reference, alternates = position.alternates, genotype } = other;
      return lineAt({ ...position, reference, alternates }, genotype);
    });
}

/** Returns a genome of one sample from its short form. */
export function genomeFrom(short: string, sample: string): GenomeFile {
  return { version: "4.2", readCounts: "-", samples: [sample], lines: linesOf(short) };
}
