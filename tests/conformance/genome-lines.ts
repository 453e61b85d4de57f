/** Lines of a genome file as plain data, and the few columns of a VCF that we read. */
import { vcfLine, vcfText } from "../builders/vcf";
import { referenceText } from "./reference";

export interface GenomeLine {
  readonly chromosome: string;
  readonly positionOneBased: number;
  readonly reference: string;
  readonly alternates: string;
  readonly filter: string;
  readonly format: string;
  readonly samples: readonly string[];
}

/** What a file says before its lines, as far as we read it. */
export interface GenomeHeader {
  readonly version: string;
  /** The number that the header gives read counts, "-" when it does not declare them. */
  readonly readCounts: string;
  readonly samples: readonly string[];
}

export interface GenomeFile extends GenomeHeader {
  readonly lines: readonly GenomeLine[];
}

/** The parts of a sample's cell that we read. */
const READ_KEYS = ["GT", "AD", "DP", "MIN_DP", "PS"];

/** Returns a VCF of the reference as header and lines, without what we never read of it. */
export function genomeOf(path: string): GenomeFile {
  const lines = referenceText(path).split(/\r?\n/);
  const columns = lines.find((line) => line.startsWith("#CHROM"))?.split("\t") ?? [];
  return {
    version: /^##fileformat=VCFv([\d.]+)/.exec(lines[0] ?? "")?.[1] ?? "",
    readCounts: lines.map((line) => /^##FORMAT=<ID=AD,Number=([^,]+),/.exec(line)?.[1]).find(Boolean) ?? "-",
    samples: columns.slice(9),
    lines: lines.filter((line) => line !== "" && !line.startsWith("#")).map(lineOf),
  };
}

function lineOf(text: string): GenomeLine {
  const [
    chromosome = "",
    position,
    ,
    reference = "",
    alternates = "",
    ,
    filter = "",
    info = "",
    format = "",
    ...cells
  ] = text.split("\t");
  if (/(^|;)END=/.test(info)) throw new Error(`a block without a place in our tables: ${text}`);
  const keys = format.split(":");
  const kept = keys.flatMap((key, at) => (READ_KEYS.includes(key) ? [at] : []));
  const only = (parts: readonly string[]): string => kept.flatMap((at) => parts[at] ?? []).join(":");
  return {
    chromosome,
    positionOneBased: Number(position),
    reference,
    alternates,
    filter,
    format: only(keys),
    samples: cells.map((cell) => only(cell.split(":"))),
  };
}

/** Returns the VCF of a genome. */
export function textOf({ version, readCounts, samples, lines }: GenomeFile): string {
  return vcfText(
    lines.map(({ positionOneBased, ...line }) => vcfLine({ ...line, position: positionOneBased })),
    {
      version,
      samples,
      header: [
        "##reference=GRCh38",
        ...(readCounts === "-" ? [] : [`##FORMAT=<ID=AD,Number=${readCounts},Type=Integer,Description="Read counts">`]),
      ],
    },
  );
}

const CHROMOSOMES = [...Array.from({ length: 22 }, (_, at) => `chr${at + 1}`), "chrX", "chrY", "chrM"];

/** Orders lines as a sorted file has them. */
export function byPlace(a: GenomeLine, b: GenomeLine): number {
  const chromosomes = CHROMOSOMES.indexOf(a.chromosome) - CHROMOSOMES.indexOf(b.chromosome);
  return chromosomes === 0 ? a.positionOneBased - b.positionOneBased : chromosomes;
}

/** The columns of a table with a line of a genome file a row. */
export const LINE_COLUMNS = ["file", "chromosome", "position", "ref", "alt", "filter", "format", "samples"] as const;

const HEADER = "(header)";

/** Returns the rows of a table that hold a file: its header, then a row a line. */
export function rowsOf(name: string, file: GenomeFile): readonly (readonly string[])[] {
  return [
    [name, HEADER, "-", file.version, file.readCounts, "-", "-", file.samples.join(" ")],
    ...file.lines.map((line) => [
      name,
      line.chromosome,
      String(line.positionOneBased),
      line.reference,
      line.alternates,
      line.filter,
      line.format,
      line.samples.join(" "),
    ]),
  ];
}

/** Returns the file that the rows hold. */
export function fileOf(rows: readonly (readonly string[])[]): GenomeFile {
  const [head, ...lines] = rows;
  if (head?.[1] !== HEADER) throw new Error("a file has no header");
  return {
    version: head[3] ?? "",
    readCounts: head[4] ?? "",
    samples: head[7]?.split(" ") ?? [],
    lines: lines.map(
      ([, chromosome = "", position, reference = "", alternates = "", filter = "", format = "", samples = ""]) => ({
        chromosome,
        positionOneBased: Number(position),
        reference,
        alternates,
        filter,
        format,
        samples: samples.split(" "),
      }),
    ),
  };
}
