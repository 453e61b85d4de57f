import type { PhenotypeMethod, Problem, ResultInput } from "@/lib/schema";
import { compareAlleles } from "@/lib/genotype";

/** One row of an outside-calls file: a result that another program or a laboratory gave. */
export interface OutsideCall {
  readonly gene: string;
  readonly lineOneBased: number;
  /** One allele or two, the lesser name first; null when the row gives none. */
  readonly alleles: readonly string[] | null;
  readonly phenotype: string | null;
  readonly activityScore: string | null;
  /** Which of the row's columns counts: a score beats a phenotype, which beats a diplotype. */
  readonly readBy: "activityScore" | "phenotype" | "diplotype";
  /** Names that our tables hold in a shorter form, as written and as read. */
  readonly shortened: readonly { readonly from: string; readonly to: string }[];
  /** The row as a result, where it was read as a panel's row is. */
  readonly input?: ResultInput;
  /** The sample it belongs to, where a table of several has it in a column. */
  readonly sample?: string;
}

/** How the alleles of each gene are named, by gene symbol. */
export type NamingTables = Readonly<Record<string, PhenotypeMethod>>;

/**
 * Returns the rows of the field's four-column file (gene, diplotype, phenotype,
 * activity score, between tabs), and a problem for each row that cannot be
 * read; the other rows are kept. Several rows for one gene are all kept.
 * Suballeles (`*1.001`) and copies beyond a table's last count (`*1x7`) are
 * read under the name the table has (`*1`, `*1x≥3`). Whether an allele or a
 * phenotype is known is for the reader of results to say.
 *
 * @source PharmCAT 3.1.1, "Outside Call Format"
 */
export function readOutsideCalls(
  text: string,
  tables: NamingTables,
): { readonly calls: readonly OutsideCall[]; readonly problems: readonly Problem[] } {
  const calls: OutsideCall[] = [];
  const problems: Problem[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .entries()) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    const read = readRow(line, index + 1, tables);
    if ("code" in read) problems.push(read);
    else calls.push(read);
  }
  return { calls, problems };
}

/** Returns the result that a row stands for, by the column that counts. */
export function resultOf(call: OutsideCall): ResultInput {
  if (call.input !== undefined) return call.input;
  if (call.readBy === "activityScore") return { gene: call.gene, activityScore: call.activityScore ?? "" };
  if (call.readBy === "phenotype") return { gene: call.gene, phenotype: call.phenotype ?? "" };
  return { gene: call.gene, diplotype: call.alleles?.join("/") ?? "" };
}

function readRow(line: string, lineOneBased: number, tables: NamingTables): OutsideCall | Problem {
  const [gene = "", diplotype = "", phenotype = "", score = "", ...others] = line
    .split("\t")
    .map((cell) => cell.trim());
  const problem = (code: string, found: string, expected: string, remedy: string): Problem => ({
    code,
    path: ["results", lineOneBased],
    found,
    expected,
    remedy,
    nearest: [],
  });
  if (gene === "" || others.some((cell) => cell !== "")) {
    return problem(
      "outside-call-columns",
      gene === "" ? "a row without a gene" : "more than four columns",
      "gene, diplotype, phenotype, activity score, with tabs between",
      "Write one gene a row, with tabs between the columns",
    );
  }
  if (diplotype === "" && phenotype === "" && score === "") {
    return problem(
      "outside-call-empty",
      `${gene} without a result`,
      "a diplotype, a phenotype or an activity score",
      "Add the result, or leave the row out",
    );
  }
  const method = Object.hasOwn(tables, gene) ? tables[gene] : undefined;
  const halves = diplotype === "" ? null : splitDiplotype(diplotype, method);
  if (halves !== null && halves.length > 2) {
    return problem(
      "outside-call-too-many-alleles",
      `${gene} with ${halves.length} alleles`,
      "one allele, or two with a slash between",
      "Keep the alleles of this one person; put those that lie on one chromosome in one name, such as *36+*10",
    );
  }
  const named = halves?.map((half) => ({ from: half, to: tableName(withoutGene(half, gene), method) }));
  const stranger = named?.find(({ to }) => method?.method === "allele-status" && !/^\*\d/.test(to));
  if (stranger !== undefined) {
    return problem(
      "outside-call-other-gene",
      `an allele of another gene for ${gene}`,
      `alleles of ${gene}`,
      "Put each gene in a row of its own",
    );
  }
  const hasScores = method !== undefined && method.byScore.length > 0;
  return {
    gene,
    lineOneBased,
    alleles: named?.map(({ to }) => to).sort(compareAlleles) ?? null,
    phenotype: phenotype === "" ? null : phenotype,
    activityScore: score === "" ? null : score,
    readBy:
      score !== "" && (hasScores || (diplotype === "" && phenotype === ""))
        ? "activityScore"
        : phenotype !== ""
          ? "phenotype"
          : "diplotype",
    shortened: named?.filter(({ from, to }) => withoutGene(from, gene) !== to) ?? [],
  };
}

/** A name may itself hold a slash, so a text that splits into more than two is tried at each slash. */
function splitDiplotype(text: string, method: PhenotypeMethod | undefined): readonly string[] {
  const parts = text.split(/[/|]/).map((part) => part.trim());
  if (parts.length <= 2 || method === undefined) return parts;
  const names = new Set(method.functions.flatMap((group) => group.alleles));
  if (names.has(text)) return [text];
  for (const at of parts.keys()) {
    const halves = [parts.slice(0, at).join("/"), parts.slice(at).join("/")];
    if (halves.every((half) => names.has(half))) return halves;
  }
  return parts;
}

/** "CYP2D6*3", "CYP2D6 *3" and, for HLA-A, "A*02:01" name the gene before the allele. */
function withoutGene(allele: string, gene: string): string {
  const short = gene.replace(/^HLA-/, "");
  for (const prefix of [gene, short]) {
    if (allele.startsWith(prefix) && /^\s*\*/.test(allele.slice(prefix.length)))
      return allele.slice(prefix.length).trim();
  }
  return allele;
}

function tableName(allele: string, method: PhenotypeMethod | undefined): string {
  if (method === undefined) return allele;
  if (method.method === "allele-status") return /^\*\d{2,3}:\d{2,3}/.exec(allele)?.[0] ?? allele;
  const names = new Set(method.functions.flatMap((group) => group.alleles));
  if (names.has(allele)) return allele;
  const whole = /^(\*\d+)\.\d+(?=$|x)/.exec(allele);
  const plain = whole?.[1] === undefined ? allele : `${whole[1]}${allele.slice(whole[0].length)}`;
  if (names.has(plain)) return plain;
  const copied = /^(.+)x(\d+)$/.exec(plain);
  const floor = [...names].find(
    (name) =>
      copied?.[1] !== undefined &&
      name.startsWith(`${copied[1]}x≥`) &&
      Number(copied[2]) >= Number(name.slice(copied[1].length + 2)),
  );
  return floor ?? plain;
}
