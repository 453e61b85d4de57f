import type { CallKnowledge } from "@/lib/knowledge";
import { readAllele, type Activity } from "@/lib/phenotype";
import { tsvCell } from "../words/delimited-cell";
import {
  namesOf,
  resultsOfGene,
  type CalledGene,
  type GeneReport,
  type GivenGene,
  type SampleReport,
} from "@/lib/intake";

/**
 * The columns of the field's table of calls, in its order, and three of ours
 * after them.
 * @source PharmCAT 3.1, calls-only report
 */
export const CALL_COLUMNS = [
  "Gene",
  "Source Diplotype",
  "Phenotype",
  "Activity Score",
  "Haplotype 1",
  "Haplotype 1 Function",
  "Haplotype 1 Activity Value",
  "Haplotype 2",
  "Haplotype 2 Function",
  "Haplotype 2 Activity Value",
  "Outside Call",
  "Match Score",
  "Missing positions",
  "Recommendation Lookup Diplotype",
  "Recommendation Lookup Phenotype",
  "Recommendation Lookup Activity Score",
  "State",
  "Sample",
  // What else fits, in JSON as a request takes it: nothing that reads the table may take a doubtful call for a plain one.
  "Open",
] as const;

/** Returns the two lines that head a table of calls. */
export function callTsvHead(knowledge: string): string {
  return `Haplonote, knowledge ${knowledge}\n${CALL_COLUMNS.join("\t")}\n`;
}

/** One allele of a row. */
interface Half {
  readonly name: string;
  readonly function: string | null;
  readonly activity: Activity | null;
}

/** Returns function and activity value of an allele; null where our tables do not hold it. */
type AlleleTable = (gene: string, allele: string) => Pick<Half, "function" | "activity">;

/**
 * Returns a row for each best call of each gene; a gene without a call has one
 * row that says so in "State", and nothing in the columns of results.
 */
export function toCallTsv(report: SampleReport, knowledge: CallKnowledge): string {
  const { phenotypes } = knowledge;
  const alleles: AlleleTable = (gene, allele) => {
    const method = Object.hasOwn(phenotypes, gene) ? phenotypes[gene] : undefined;
    const read = method === undefined ? "unknown" : readAllele(method, allele);
    return typeof read === "string" ? { function: null, activity: null } : read;
  };
  const rows = report.genes.flatMap((gene) =>
    rowsOf(gene, alleles).map((cells) => [...cells, gene.state, report.sample, openCell(gene, knowledge)]),
  );
  return rows.map((cells) => `${cells.map(tsvCell).join("\t")}\n`).join("");
}

/** Empty where nothing was called; an empty list where the call leaves nothing open. */
function openCell(gene: GeneReport, knowledge: CallKnowledge): string {
  const [result] = resultsOfGene(gene, knowledge);
  return result === undefined ? "" : JSON.stringify(result.open ?? []);
}

function rowsOf(gene: GeneReport, alleles: AlleleTable): readonly (readonly string[])[] {
  return gene.kind === "given" ? [givenRow(gene, alleles)] : calledRows(gene, alleles);
}

function calledRows(gene: CalledGene, alleles: AlleleTable): readonly (readonly string[])[] {
  const { call, meaning } = gene;
  const missing = call.coverage.missing.length > 0 ? "yes" : "no";
  const names = namesOf(gene);
  // Guidance is looked up by one pair for a gene that is read by its lowest functions, and by each call otherwise.
  const isEach = meaning.recommended.length === names.length;
  const rows = names.map((name, at) => {
    const recommended = meaning.recommended[isEach ? at : 0];
    const diplotype = call.variants.length > 0 ? { alleles: [name], score: null } : call.diplotypes[at];
    const own =
      isEach &&
      call.variants.length === 0 &&
      diplotype !== undefined &&
      diplotype.alleles.every((allele) => !allele.startsWith("["))
        ? (recommended?.alleles ?? diplotype.alleles)
        : (diplotype?.alleles ?? [name]);
    const score =
      diplotype?.score ??
      (names.length === 1 && own.length === 2 && own[0] === own[1] && call.variants.length === 0
        ? call.coverage.seen * 2
        : null);
    const phenotype = recommended?.phenotype ?? "";
    const activity = scoreText(recommended?.activityScore ?? null);
    return [
      gene.gene,
      own.join("/"),
      phenotype,
      activity,
      ...halves(own.map((allele) => ({ name: allele, ...alleles(gene.gene, allele) }))),
      "no",
      score === null ? "" : String(score),
      missing,
      recommended?.alleles.join("/") ?? "",
      phenotype,
      activity,
    ];
  });
  return rows.length > 0 ? rows : [[gene.gene, "", "", "", ...halves([]), "no", "", missing, "", "", ""]];
}

function givenRow({ gene, outside, result }: GivenGene, alleles: AlleleTable): readonly string[] {
  const names = outside.alleles ?? [];
  const phenotype = result.terms.length === 0 ? "" : result.phenotype;
  const activity = scoreText(result.activityScore);
  return [
    gene,
    names.join("/"),
    phenotype,
    activity,
    ...halves(names.map((allele) => ({ name: allele, ...alleles(gene, allele) }))),
    "yes",
    "0",
    "no",
    names.join("/"),
    phenotype,
    activity,
  ];
}

function halves(list: readonly Half[]): readonly string[] {
  return [0, 1].flatMap((at) => {
    const half = list[at];
    return half === undefined ? ["", "", ""] : [half.name, half.function ?? "", scoreText(half.activity)];
  });
}

/** "2.0" and "≥3.0", as the field writes scores. */
function scoreText(score: Activity | null): string {
  if (score === null) return "";
  return `${score.isFloor ? "≥" : ""}${Number.isInteger(score.value) ? score.value.toFixed(1) : String(score.value)}`;
}
