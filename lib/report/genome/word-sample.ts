import type { CallWarning, CoveredPosition } from "@/lib/genotype";
import type { CallKnowledge } from "@/lib/knowledge";
import {
  readResult,
  callWarningsOf,
  namesOf,
  type CalledGene,
  type GeneReport,
  type SampleReport,
  type SeenVariant,
  resultsOfGene,
} from "@/lib/intake";
import type { ReadResult } from "@/lib/phenotype";
import { RESULT_STATES, type ResultState } from "@/lib/schema";
import { callWarningText, fileWarningText, observationWarningText } from "./call-words";
import type { Worded } from "../page/report";
import { listWords } from "../words/words";

/** What a file says of one sample, in words and ready to be shown. */
export interface WordedSample {
  readonly sample: string;
  readonly knowledge: string;
  /** "Positions on GRCh38", or that nothing told the build. */
  readonly buildLine: string;
  /** How many genes are in each of the five states; states without a gene are left out. */
  readonly tally: readonly { readonly state: Worded<ResultState>; readonly genes: readonly string[] }[];
  readonly genes: readonly WordedGene[];
  readonly variants: readonly SeenVariant[];
  readonly fileLines: readonly string[];
}

export interface WordedGene {
  readonly gene: string;
  readonly state: Worded<ResultState>;
  /** Whether the result was given beside the file. */
  readonly isGiven: boolean;
  /** What stands before the results: "Best fit" where the state is not plainly called; empty otherwise. */
  readonly lead: string;
  /** The best calls, best first. */
  readonly results: readonly { readonly name: string; readonly meaning: string | null }[];
  /** What the result is worth where it is not plain: one sentence, empty where nothing is open. */
  readonly openLine: string;
  /** Phenotypes that fit the data beside the one of the best fit. */
  readonly otherPhenotypes: readonly string[];
  readonly coverage: WordedCoverage | null;
  readonly notCallable: { readonly because: string; readonly test: string } | null;
  /** Other diplotypes that fit, and alleles that nobody looked for; long lists are cut and say so. */
  readonly alsoFits: NameList;
  readonly notExcluded: NameList;
  readonly warnings: readonly string[];
}

export interface WordedCoverage {
  readonly seen: number;
  readonly defined: number;
  readonly line: string;
  /** Names of positions that were not seen. */
  readonly missing: NameList;
}

export interface NameList {
  readonly count: number;
  readonly shown: readonly string[];
}

const STATE_WORDS: Readonly<Record<ResultState, { readonly word: string; readonly meaning: string }>> = {
  called: { word: "Called", meaning: "Every position that defines an allele was seen, and one result fits." },
  "uncertain-function": {
    word: "Uncertain function",
    meaning: "The result fits, and what one of its alleles does is not known.",
  },
  ambiguous: {
    word: "Ambiguous",
    meaning: "More than one result fits what was seen. The best fit is named, and it is no more than that.",
  },
  "not-callable": {
    word: "Not callable from this input",
    meaning: "The file cannot show a result for the gene. That is not a normal result.",
  },
  "not-tested": { word: "Not tested", meaning: "The file shows no position of the gene. That is not a normal result." },
};

/** Returns one of the five states of a result with its fixed word and what it means. */
export function stateWord(state: ResultState): Worded<ResultState> {
  return { code: state, ...STATE_WORDS[state] };
}

/** Returns a sample's genes in words, in the order of the report. */
export function wordSample(report: SampleReport, knowledge: CallKnowledge): WordedSample {
  const genes = report.genes.map((gene) => wordGene(gene, knowledge));
  const tally = RESULT_STATES.map((state) => ({
    state: stateWord(state),
    genes: genes.filter((gene) => gene.state.code === state).map((gene) => gene.gene),
  }));
  return {
    sample: report.sample,
    knowledge: report.knowledge,
    buildLine:
      report.build === null
        ? "Nothing in the file tells the build; positions were taken as GRCh38"
        : `Positions on ${report.build}`,
    tally: tally.filter((entry) => entry.genes.length > 0),
    genes,
    variants: report.variants,
    fileLines: report.warnings.map(({ code, found }) => `${fileWarningText(code)} Found: ${found}.`),
  };
}

function wordGene(gene: GeneReport, knowledge: CallKnowledge): WordedGene {
  const read = readBack(gene, knowledge);
  const shared = { gene: gene.gene, state: stateWord(gene.state), results: resultsOf(gene), lead: leadOf(gene) };
  if (gene.kind === "given") {
    return {
      ...shared,
      isGiven: true,
      openLine: "",
      otherPhenotypes: [],
      coverage: null,
      notCallable: null,
      alsoFits: listOf([]),
      notExcluded: listOf([]),
      warnings: [],
    };
  }
  const names = namesOf(gene);
  const others = gene.call.candidates.map(({ alleles }) => alleles.join("/")).filter((name) => !names.includes(name));
  return {
    ...shared,
    isGiven: false,
    openLine: openLineOf(gene, others.length),
    otherPhenotypes: otherPhenotypes(gene, read, knowledge.phenotypes[gene.gene]?.terms ?? []),
    coverage: coverageOf(gene),
    notCallable: gene.call.notCallable,
    alsoFits: listOf(gene.call.variants.length > 0 ? [] : others),
    notExcluded: listOf(gene.call.notExcluded.map(({ allele }) => allele)),
    warnings: warningsOf(gene),
  };
}

/** The sample's result as guidance reads it, with what else the data allow. */
function readBack(gene: GeneReport, knowledge: CallKnowledge): ReadResult | null {
  const [input] = gene.kind === "given" ? [] : resultsOfGene(gene, knowledge);
  const read = input === undefined ? null : readResult(knowledge, input, []);
  return read?.ok === true ? read.value : null;
}

function leadOf(gene: GeneReport): string {
  if (gene.kind === "given") return "Given beside the file";
  if (gene.call.fallback !== null) return "No diplotype fits; by one position";
  return gene.state === "ambiguous" ? "Best fit" : "";
}

function resultsOf(gene: GeneReport): WordedGene["results"] {
  if (gene.kind === "given") return [{ name: namesOf(gene).join(", "), meaning: gene.result.phenotype }];
  const { call, meaning } = gene;
  const [first] = meaning.recommended;
  if (call.fallback !== null)
    return [
      {
        name: `${call.fallback.position.rsid ?? call.fallback.position.positionOneBased} ${call.fallback.bases.join("/")}`,
        meaning: meaningLine(first),
      },
    ];
  const names = namesOf(gene);
  if (call.variants.length > 0) return [{ name: names.join(" and "), meaning: meaningLine(first) }];
  const isEach = meaning.recommended.length === names.length;
  return names.map((name, at) => ({ name, meaning: meaningLine(meaning.recommended[isEach ? at : 0]) }));
}

function meaningLine(one: CalledGene["meaning"]["recommended"][number] | undefined): string | null {
  if (one === undefined || one.phenotype === null) return null;
  const score = one.activityScore;
  return score === null
    ? one.phenotype
    : `${one.phenotype}, activity score ${score.isFloor ? "at least " : ""}${score.value}`;
}

function openLineOf({ call, state }: CalledGene, others: number): string {
  if (state !== "ambiguous") return "";
  const open = [
    ...(others > 0 ? [`${others} other ${others === 1 ? "diplotype fits" : "diplotypes fit"} what was seen`] : []),
    ...(call.notExcluded.length > 0
      ? [
          `${call.notExcluded.length} ${call.notExcluded.length === 1 ? "allele" : "alleles"} of which the file shows no position cannot be excluded`,
        ]
      : []),
  ];
  if (open.length > 0) return `Not settled: ${listWords(open)}.`;
  const { seen, defined } = call.coverage;
  return seen < defined
    ? "Not settled: a variant at a position that was not seen could change it."
    : "Not settled: the data allow more than one arrangement.";
}

/** More than one phenotype among what fits is what a reader must know before any list of alleles. */
function otherPhenotypes(
  { meaning }: CalledGene,
  read: ReadResult | null,
  terms: readonly string[],
): readonly string[] {
  const own = new Set(meaning.recommended.map((one) => one.phenotype));
  const others = new Set(
    (read?.open ?? []).map((one) => one.result?.phenotype ?? "Indeterminate").filter((term) => !own.has(term)),
  );
  return [...terms.filter((term) => others.has(term)), ...[...others].filter((term) => !terms.includes(term))];
}

function coverageOf({ call: { coverage } }: CalledGene): WordedCoverage | null {
  const { seen, defined, missing } = coverage;
  if (defined === 0) return null;
  return {
    seen,
    defined,
    line: `${seen} of ${defined} defining ${defined === 1 ? "position" : "positions"} seen`,
    missing: listOf(missing.map(placeName)),
  };
}

function warningsOf(gene: CalledGene): readonly string[] {
  // Lines of a gene that no variant file settles decide nothing.
  if (gene.call.notCallable !== null) return [];
  const calls = callWarningsOf(gene)
    .filter((warning) => !TOLD_ELSEWHERE.has(warning.code))
    .map(callLine);
  const lines = gene.fileWarnings.map(
    ({ code, chromosome, positionOneBased, found, expected }) =>
      `${observationWarningText(code)} At ${chromosome}:${positionOneBased}: found ${found}, expected ${expected}.`,
  );
  return [...new Set([...calls, ...lines])];
}

/** The coverage line, the lists and the reason not callable say these already. */
const TOLD_ELSEWHERE: ReadonlySet<CallWarning["code"]> = new Set([
  "positions-missing",
  "alleles-not-excluded",
  "several-diplotypes-fit",
  "not-callable-from-variants",
]);

function callLine({ code, positions }: CallWarning): string {
  const { shown, count } = listOf(positions.map(placeName));
  const more = count > shown.length ? ` and ${count - shown.length} more` : "";
  return `${callWarningText(code)}${count === 0 ? "" : ` At ${shown.join(", ")}${more}.`}`;
}

function placeName({ positionOneBased, rsid }: CoveredPosition): string {
  return rsid ?? `position ${positionOneBased}`;
}

/** A gene may have hundreds of names; no reader reads more than these. */
const NAMES_SHOWN = 40;

function listOf(names: readonly string[]): NameList {
  return { count: names.length, shown: names.slice(0, NAMES_SHOWN) };
}
