/** The bad input of the reference caller's tests and source, by entry, and the files that some entries are about. */
import type { DefinedPosition } from "@/lib/genotype";
import { fileOf, genomeOf, LINE_COLUMNS, rowsOf, type GenomeFile } from "./genome-lines";
import { referenceText } from "./reference";
import { grouped, readTable, type Table } from "./table";

interface Listed {
  readonly id: string;
  readonly file: string | null;
  readonly definitions: string;
}

export interface BadInput {
  readonly id: string;
  /** The file of the entry, null where the entry is about something else. */
  readonly file: GenomeFile | null;
  /** The positions it is read by; null for ours. */
  readonly positions: readonly DefinedPosition[] | null;
}

const NONE = "-";
/** An entry that is read without definitions: each line of its file is a position. */
const OWN_LINES = "own-lines";
const SHIPPED = "shipped";
const ENTRIES = "cases/bad-input.json";
const HEAD = { source: "PharmCAT 3.1.1 tests (git 5431bf11)", date: "2025-11-05", licence: "MPL-2.0" };

const listed = (): readonly Listed[] => JSON.parse(referenceText(ENTRIES)) as readonly Listed[];
const fileName = (path: string): string => path.replace("bad/", "").replace(".vcf", "");
const definitionPath = ({ definitions }: Listed): string | undefined => /^bad\/\S+/.exec(definitions)?.[0];

function definitionName(entry: Listed): string {
  const path = definitionPath(entry);
  if (path !== undefined) return path.replace("bad/", "").replace(".json", "");
  return entry.definitions.startsWith("none") && entry.file !== null ? OWN_LINES : SHIPPED;
}

/** Returns the entries of bad input, made from the reference. */
export function badInputTable(): Table {
  return {
    ...HEAD,
    holds: `bad input by entry: its file, and the positions it is read by: ours ("${SHIPPED}"), its own lines ("${OWN_LINES}"), or those of an older definition`,
    columns: ["id", "file", "definitions"],
    rows: listed().map((entry) => [entry.id, entry.file === null ? NONE : fileName(entry.file), definitionName(entry)]),
  };
}

/** Returns the lines of the files of bad input, made from the reference. */
export function badGenomeTable(): Table {
  const paths = [...new Set(listed().flatMap(({ file }) => (file === null ? [] : [file])))].sort();
  return {
    ...HEAD,
    holds:
      "lines of files that are bad input: a header (version, number of read counts, samples), then the columns that are read, parts of the genotype between colons, samples between blanks",
    columns: LINE_COLUMNS,
    rows: paths.flatMap((path) => rowsOf(fileName(path), genomeOf(`cases/${path}`))),
  };
}

/** Returns the positions of the older definitions, made from the reference. */
export function badDefinitionTable(): Table {
  const paths = new Map(
    listed().flatMap((entry) => {
      const path = definitionPath(entry);
      return path === undefined ? [] : [[definitionName(entry), path]];
    }),
  );
  return {
    ...HEAD,
    licence: "MPL-2.0; allele definitions CC BY-SA 4.0, CPIC content CC0",
    holds: "positions of older allele definitions on GRCh38, by which some bad input is read",
    columns: ["definitions", "chromosome", "position", "ref", "alt"],
    rows: [...paths].flatMap(([name, path]) => {
      const { variants } = JSON.parse(referenceText(`cases/${path}`)) as {
        readonly variants: readonly {
          readonly chromosome: string;
          readonly position: number;
          readonly ref: string;
          readonly alts: readonly string[];
        }[];
      };
      return variants.map(({ chromosome, position, ref, alts }) => [
        name,
        chromosome,
        String(position),
        ref,
        alts.join(","),
      ]);
    }),
  };
}

const definedBy = (
  chromosome: string,
  positionOneBased: number,
  reference: string,
  alternates: readonly string[],
): DefinedPosition => ({ chromosome, positionOneBased, rsid: null, reference, alternates });

/** Returns every entry of bad input with its file and the positions it is read by. */
export function readBadInputs(): readonly BadInput[] {
  const files = new Map(
    [...grouped(readTable("bad-genomes.tsv").rows, ([name = ""]) => name)].map(([name, rows]) => [name, fileOf(rows)]),
  );
  const definitions = new Map(
    [...grouped(readTable("bad-definitions.tsv").rows, ([name = ""]) => name)].map(([name, rows]) => [
      name,
      rows.map(([, chromosome = "", position, reference = "", alternates = ""]) =>
        definedBy(chromosome, Number(position), reference, alternates.split(",")),
      ),
    ]),
  );
  return readTable("bad-inputs.tsv").rows.map(([id = "", name = "", by = ""]) => {
    const file = files.get(name) ?? null;
    if (file === null && name !== NONE) throw new Error(`no lines of ${name}`);
    return { id, file, positions: by === OWN_LINES && file !== null ? ownLines(file) : (definitions.get(by) ?? null) };
  });
}

function ownLines({ lines }: GenomeFile): readonly DefinedPosition[] {
  return lines.map(({ chromosome, positionOneBased, reference, alternates }) =>
    definedBy(
      chromosome,
      positionOneBased,
      reference,
      alternates.split(",").filter((bases) => /^[ACGT]+$/.test(bases)),
    ),
  );
}
