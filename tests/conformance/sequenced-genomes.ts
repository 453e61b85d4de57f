/** Public reference samples around the pharmacogenes: as they were called, and as the reference caller's preprocessor left them. */
import { fileOf, genomeOf, LINE_COLUMNS, rowsOf, textOf, type GenomeFile, type GenomeLine } from "./genome-lines";
import { referenceFiles, referenceText } from "./reference";
import { grouped, readTable, type Table } from "./table";

const SAMPLES = "reference/samples";
const DEFINITIONS = "reference/pharmcat/definitions";

/** How far from a defined position a line of a raw genome is kept: neighbours that must not be mistaken for it. */
const NEAR_BASES = 30;

const HEAD = {
  date: "2022-05-31",
  licence: "open data of the 1000 Genomes Project; preprocessed by PharmCAT, MPL-2.0",
};

/** The raw files by chromosome. */
export const RAW_CHROMOSOMES = ["chr1", "chr10", "chr12"] as const;

/** The samples of which there is a preprocessed file. */
export const PREPROCESSED = ["NA18526", "NA18565"] as const;

interface Place {
  readonly chromosome: string;
  readonly position: number;
  readonly ref: string;
}

/** The positions of the allele definitions, and those that the preprocessor kept besides. */
function knownPlaces(): readonly Place[] {
  const defined = referenceFiles(DEFINITIONS)
    .filter((name) => name.endsWith("_translation.json"))
    .flatMap(
      (name) => (JSON.parse(referenceText(`${DEFINITIONS}/${name}`)) as { variants: readonly Place[] }).variants,
    );
  const kept = PREPROCESSED.flatMap((sample) =>
    genomeOf(`${SAMPLES}/${sample}.preprocessed.vcf`).lines.map(({ chromosome, positionOneBased, reference }) => ({
      chromosome,
      position: positionOneBased,
      ref: reference,
    })),
  );
  return [...defined, ...kept];
}

function isNear(line: GenomeLine, places: readonly Place[]): boolean {
  return places.some(
    ({ chromosome, position, ref }) =>
      chromosome === line.chromosome &&
      line.positionOneBased <= position + ref.length + NEAR_BASES &&
      line.positionOneBased + line.reference.length >= position - NEAR_BASES,
  );
}

/** Returns the lines of the raw genomes near the defined positions, made from the reference. */
export function rawGenomeTable(): Table {
  const places = knownPlaces();
  return {
    ...HEAD,
    holds: `lines of whole genomes within ${NEAR_BASES} bases of a position that an allele definition names or the preprocessor keeps, by chromosome: a header, then the columns that are read, three samples between blanks`,
    source: "PharmCAT tutorial: 1000 Genomes 30x, samples NA18526, NA18565 and NA18861 (GRCh38, unphased)",
    columns: LINE_COLUMNS,
    rows: RAW_CHROMOSOMES.flatMap((chromosome) => {
      const file = genomeOf(`${SAMPLES}/PharmCAT_tutorial_get-rm_wgs_30x_grch38_${chromosome}.vcf.bgz`);
      const near = places.filter((place) => place.chromosome === chromosome);
      return rowsOf(chromosome, { ...file, lines: file.lines.filter((line) => isNear(line, near)) });
    }),
  };
}

/** Returns the preprocessed genomes, made from the reference. */
export function preprocessedGenomeTable(): Table {
  return {
    ...HEAD,
    holds: "the same genomes as the reference caller's preprocessor left them, by sample",
    source: "PharmCAT tutorial",
    columns: LINE_COLUMNS,
    rows: PREPROCESSED.flatMap((sample) => rowsOf(sample, genomeOf(`${SAMPLES}/${sample}.preprocessed.vcf`))),
  };
}

function files(table: string): ReadonlyMap<string, GenomeFile> {
  return new Map(
    [...grouped(readTable(table).rows, ([name = ""]) => name)].map(([name, rows]) => [name, fileOf(rows)]),
  );
}

/** Returns a raw genome's file by chromosome. */
export function rawGenome(chromosome: string): GenomeFile {
  const file = files("raw-genomes.tsv").get(chromosome);
  if (file === undefined) throw new Error(`no raw genome of ${chromosome}`);
  return file;
}

/** Returns the text of a sample's preprocessed file. */
export function preprocessedText(sample: string): string {
  const file = files("preprocessed-genomes.tsv").get(sample);
  if (file === undefined) throw new Error(`no preprocessed genome of ${sample}`);
  return textOf(file);
}
