import type { PastedRecord } from "../delimited";
import type { Columns } from "./panel-columns";
import type { PanelProblem, PanelRemark, RowReader } from "./panel-row";
import { placed } from "./panel-row";

/** A caller's file as a table with a gene in each row, and what was not taken from it. */
export interface CallerTable {
  readonly columns: Columns;
  readonly records: readonly PastedRecord[];
  readonly problems: readonly PanelProblem[];
  readonly remarks: readonly PanelRemark[];
}

/**
 * Returns the rows of a caller's own file that names its gene in no column, or its genes in the names of columns; null for every other table.
 */
export function callerTable(reader: RowReader, records: readonly PastedRecord[]): CallerTable | null {
  return hlaTypes(reader, records) ?? copyCalls(reader, records);
}

/**
 * Two columns for each HLA gene. Rows after the first are solutions of lower rank.
 *
 * @source OptiType 1.3.5, `*_result.tsv`: columns A1, A2, B1, B2, C1, C2, Reads, Objective; `--enumerate N` writes the
 * optimal solution and then the next best ones (README)
 */
function hlaTypes({ knowledge }: RowReader, records: readonly PastedRecord[]): CallerTable | null {
  const [header, best, ...others] = records;
  if (header === undefined || best === undefined) return null;
  // Text editors drop the empty cell above the index.
  const shift = best.cells.length - header.cells.length;
  const pairs = ["A", "B", "C"].flatMap((letter) => {
    const [one, two] = [1, 2].map((number) => header.cells.indexOf(`${letter}${number}`));
    return one === undefined || two === undefined || one === -1 || two === -1
      ? []
      : [{ letter, one: one + shift, two: two + shift }];
  });
  if (pairs.length < 2) return null;
  const isRead = (letter: string): boolean => Object.hasOwn(knowledge.phenotypes, `HLA-${letter}`);
  const unread = pairs.filter(({ letter }) => !isRead(letter)).map(({ letter }) => `HLA-${letter}`);
  const line = best.lineOneBased;
  return {
    columns: { kinds: ["gene", "diplotype"], names: ["Gene", "Diplotype"], headerRecords: 1, unread: [] },
    records: pairs
      .filter(({ letter }) => isRead(letter))
      .map(({ letter, one, two }) => {
        const alleles = [best.cells[one] ?? "", best.cells[two] ?? ""].filter((allele) => allele !== "");
        return { lineOneBased: line, cells: [`HLA-${letter}`, alleles.join("/")] };
      }),
    problems: [],
    remarks: [
      ...(unread.length === 0
        ? []
        : [
            {
              code: "line-not-read" as const,
              line,
              text: `Line ${line}: no guideline we hold asks about ${unread.join(" and ")}. Its types were not used.`,
            },
          ]),
      ...others.map(({ lineOneBased }) => ({
        code: "rank-not-first" as const,
        line: lineOneBased,
        text: `Line ${lineOneBased}: a further solution of the HLA typing, of lower rank than the first. It was not used.`,
      })),
    ],
  };
}

/**
 * The genes of callers that write the same three columns and name the gene in the name of the file alone.
 *
 * @source Cyrius 1.1.1, README: columns Sample, Genotype, Filter, for CYP2D6; DRAGEN 3.7 to 4.1 wrote the same for its
 * callers of CYP2D6 and CYP2B6
 */
const COPY_CALLED = ["CYP2D6", "CYP2B6"];

function copyCalls(reader: RowReader, records: readonly PastedRecord[]): CallerTable | null {
  const [header, ...rows] = records;
  if (header === undefined || rows.length === 0) return null;
  const names = header.cells.map((cell) => cell.toLowerCase());
  if (names.slice(0, 3).join() !== "sample,genotype,filter") return null;
  const reads = (gene: string, cells: readonly string[]): boolean => {
    const read = reader.read({ gene, diplotype: cells[1] ?? "" });
    return read.ok
      ? read.value.state !== "not-tested"
      : read.problems.some(({ code }) => code === "alleles-not-arranged");
  };
  const columns: Columns = {
    kinds: ["gene", "diplotype", "standing", "sample"],
    names: ["Gene", "Genotype", "Filter", "Sample"],
    headerRecords: 1,
    unread: [],
  };
  const known = COPY_CALLED.map((gene) => ({ gene, count: rows.filter(({ cells }) => reads(gene, cells)).length }));
  const [only, ...others] = known.filter(({ count }) => count > 0);
  const [firstRow] = rows;
  const line = firstRow?.lineOneBased ?? header.lineOneBased;
  if (only === undefined || others.length > 0)
    return { columns, records: [], problems: [withoutGene(line)], remarks: [] };
  return {
    columns,
    records: rows.map(({ lineOneBased, cells: [sample = "", genotype = "", filter = ""] }) => ({
      lineOneBased,
      cells: [only.gene, genotype, filter, sample],
    })),
    problems: [],
    remarks: [
      {
        code: "gene-of-program",
        line,
        text: `Line ${line}: this table names no gene. It was read as ${only.gene}, the one gene of such tables that has these alleles. Check it.`,
      },
    ],
  };
}

function withoutGene(line: number): PanelProblem {
  return placed(
    {
      code: "table-without-gene",
      path: [],
      found: "a table of samples and genotypes that names no gene",
      expected: `the gene of each row: callers write the same table for ${COPY_CALLED.join(" and ")}`,
      remedy: "Add a column Gene, or write the gene before the genotype",
      nearest: [],
    },
    line,
    1,
  );
}
