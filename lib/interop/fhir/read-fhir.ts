import type { ResultKnowledge as AnswerKnowledge } from "@/lib/knowledge";
import { readResult } from "@/lib/intake";
import type { ReadResult } from "@/lib/phenotype";
import { InvariantError, type Problem, type ResultInput } from "@/lib/schema";
import { PHENOTYPE_ANSWERS } from "./codes";
import { aKind, guard, problemOf, type Readable, type Wanted } from "./guards";
import {
  dayOf,
  geneOf,
  isPresent,
  kindOf,
  namedInCode,
  phenotypeTexts,
  symbolAt,
  valueTexts,
  type GeneRead,
} from "./observation";
import { referenceIn, resourcesIn, type Resources } from "./resources";
import { objectIn, objectsIn, textIn, type JsonObject } from "../json";
import { createMemory, type Memory } from "./memory";

/** What FHIR resources say of a patient's genes. */
export interface FhirResults {
  /** Results we can read, newest first: one of a gene, or several that contradict each other or say different things of it. */
  readonly results: readonly ResultInput[];
  /** Genes with a result of which no phenotype is defined: they ask what is known of them. */
  readonly genes: readonly string[];
  /** Genes with something on file that decides nothing: unreadable, withdrawn, of another patient, contradictory. */
  readonly unusable: readonly string[];
  /** Why, for each; never dropped in silence. */
  readonly problems: readonly Problem[];
}

interface Reading {
  readonly gene: string;
  readonly input: ResultInput;
  readonly read: ReadResult;
  readonly source: "laboratory" | "implication";
  readonly day: string | null;
}

/**
 * Returns the results in Genomics Reporting resources of any of its three
 * generations, as a Bundle, Parameters, report, observation or list of these.
 * A genotype is read before the phenotype that an implication draws from it;
 * where the two part, both are given, and neither decides anything. Variants
 * alone are not called into alleles here. Lone haplotypes are not paired: one
 * of a homozygote looks like one of two.
 *
 * @source HL7 Genomics Reporting 1.0.0, 2.0.0, 3.0.0: genotype, haplotype,
 * variant, medication or therapeutic implication
 */
export function readFhir(input: unknown, knowledge: AnswerKnowledge, wanted: Wanted): FhirResults {
  return readResources(resourcesIn(input), knowledge, wanted);
}

/** Returns the same of resources that were collected before. */
export function readResources(resources: Resources, knowledge: AnswerKnowledge, wanted: Wanted): FhirResults {
  const candidates = resources.all.flatMap(({ resource, type }, index): readonly Readable[] => {
    const kind = type === "Observation" ? (kindOf(resource) ?? otherKind(resource, knowledge)) : null;
    return kind === null ? [] : [{ observation: resource, kind, index, day: dayOf(resource) }];
  });
  const { usable, setAside } = guard(candidates, resources, wanted);
  const world: World = { knowledge, resources };

  const genotypes = usable.filter(({ kind }) => kind === "genotype").map((one) => readGenotype(one, world));
  const measured = new Set(genotypes.flatMap(({ reading }) => (reading === undefined ? [] : [reading.gene])));
  const phenotypes = usable
    .filter(({ kind }) => kind === "implication" || kind === "phenotype")
    .map((one) => readPhenotype(one, world, measured));
  const readings = [...genotypes, ...phenotypes].flatMap(({ reading }) => reading ?? []);
  // What a genotype already told, or already failed to tell, its parts need not tell again.
  const told = new Set([...readings.map(({ gene }) => gene), ...genotypes.flatMap(({ failed }) => failed ?? [])]);
  const haplotypes = usable.filter(({ kind }) => kind === "haplotype").map((one) => readHaplotype(one, world, told));
  const others = usable.filter(({ kind }) => kind === "other").map((one) => readOther(one, world, told));
  const all = newestFirst([
    ...readings,
    ...haplotypes.flatMap(({ reading }) => reading ?? []),
    ...others.flatMap(({ reading }) => reading ?? []),
  ]);
  const variants = usable
    .filter(({ kind }) => kind === "variant")
    .map((one) => readVariant(one, world, new Set([...told, ...all.map(({ gene }) => gene)])));

  const kept = [...new Set(all.map(({ gene }) => gene))].flatMap((gene) =>
    withoutRepeats(all.filter((reading) => reading.gene === gene)),
  );
  const outcomes = [...genotypes, ...phenotypes, ...haplotypes, ...variants, ...others];
  const withoutPhenotype = new Set(outcomes.flatMap(({ bare }) => bare ?? []));
  const usableGenes = new Set([...kept.map(({ gene }) => gene), ...withoutPhenotype]);
  const contradictory = [...new Set(kept.map(({ gene }) => gene))].filter((gene) =>
    isContradictory(kept.filter((reading) => reading.gene === gene)),
  );
  const failed = [
    ...outcomes.flatMap(({ failed: gene }) => gene ?? []),
    ...setAside.flatMap(({ candidate }) => geneSetAside(candidate, world) ?? []),
  ];
  return {
    results: kept.map(({ input: result }) => result),
    genes: [...withoutPhenotype],
    unusable: [...new Set([...contradictory, ...failed.filter((gene) => !usableGenes.has(gene))])],
    problems: distinct([
      ...setAside.map(({ problem }) => problem),
      ...outcomes.flatMap(({ problem }) => problem ?? []),
    ]),
  };
}

/** A result under a code of the laboratory's own: by its words it is one of a gene of ours. */
function otherKind(observation: JsonObject, knowledge: AnswerKnowledge): "other" | null {
  const hasValue = Object.keys(observation).some((key) => key.startsWith("value") || key === "dataAbsentReason");
  return hasValue && namedInCode(observation, knowledge) !== null ? "other" : null;
}

/**
 * Reads a result by what its code and value say. What cannot be read is told: a result that is on file and not
 * understood is not "no result on file".
 */
function readOther(candidate: Readable, world: World, told: ReadonlySet<string>): OutcomeOf {
  const named = namedInCode(candidate.observation, world.knowledge);
  if (named === null || told.has(named.gene)) return {};
  if (candidate.observation["dataAbsentReason"] !== undefined)
    return readValue(candidate, named.gene, [], world, "laboratory");
  const texts = valueTexts(candidate.observation);
  // The word of a test for one allele says it of that allele.
  const values = named.allele === null ? texts : texts.map((text) => `${named.allele ?? ""} ${text}`);
  return readValue(candidate, named.gene, values, world, "laboratory");
}

interface World {
  readonly knowledge: AnswerKnowledge;
  readonly resources: Resources;
}

/** What one observation came to: a reading, a gene without phenotypes, a problem, or nothing worth a word. */
interface OutcomeOf {
  readonly reading?: Reading;
  readonly bare?: string;
  readonly failed?: string;
  readonly problem?: Problem;
}

function readGenotype(candidate: Readable, world: World): OutcomeOf {
  const texts = valueTexts(candidate.observation);
  const gene = geneFrom(geneOf(candidate.observation, world.knowledge), texts, world.knowledge);
  if (gene.kind !== "known") return { problem: geneProblem(candidate, gene) };
  if (world.knowledge.phenotypes[gene.gene] === undefined) return { bare: gene.gene };
  const pair = pairOfHaplotypes(candidate.observation, world.resources);
  return readValue(candidate, gene.gene, [...texts, ...(pair === null ? [] : [pair])], world, "laboratory");
}

/** The value of a genotype that could not be read may stand in the two haplotypes it was made of. */
function pairOfHaplotypes(observation: JsonObject, resources: Resources): string | null {
  const haplotypes = objectsIn(observation["derivedFrom"]).flatMap((item) => {
    const found = resources.find(referenceIn(item), observation);
    return found !== null && kindOf(found) === "haplotype" ? [valueTexts(found)[0] ?? ""] : [];
  });
  return haplotypes.length === 2 && !haplotypes.includes("")
    ? haplotypes.map((text) => text.replace(/^.*?(?=\*)/, "")).join("/")
    : null;
}

function readValue(
  candidate: Readable,
  gene: string,
  texts: readonly string[],
  { knowledge }: World,
  source: Reading["source"],
): OutcomeOf {
  if (texts.length === 0) {
    return {
      failed: gene,
      problem: problemOf(
        candidate,
        "result-absent",
        `${aKind(candidate)} of ${gene} without a value`,
        `a result of ${gene}`,
        "Ask the laboratory why it gave none",
      ),
    };
  }
  let problem: Problem | undefined;
  for (const value of texts.flatMap((text) => spellings(knowledge, gene, text.slice(0, LONGEST_VALUE)))) {
    const notation = readNotation(knowledge, gene, value);
    if (notation.ok)
      return notation.read.state === "not-tested"
        ? { failed: gene }
        : { reading: { gene, input: notation.input, read: notation.read, source, day: candidate.day } };
    problem ??= { ...notation.problem, path: ["resources", candidate.index] };
  }
  return { failed: gene, ...(problem === undefined ? {} : { problem }) };
}

type Notation =
  | { readonly ok: true; readonly read: ReadResult; readonly input: ResultInput }
  | { readonly ok: false; readonly problem: Problem };

const MOST_NOTATIONS = 5000;
const notations = new WeakMap<AnswerKnowledge, Memory<Notation>>();

/** Laboratory notation means the same whoever's it is. What is none may be anything, and is not remembered. */
function readNotation(knowledge: AnswerKnowledge, gene: string, value: string): Notation {
  if (!NOTATION.test(value)) return notationOf(knowledge, gene, value);
  const memory = notations.get(knowledge) ?? createMemory<Notation>(MOST_NOTATIONS);
  notations.set(knowledge, memory);
  return memory.recall(`${gene} ${value}`, () => notationOf(knowledge, gene, value));
}

/** Star alleles, bases of an rs number, or one of the words of phenotypes. */
const NOTATION =
  /^(?:[A-Z0-9-]{2,10}[ :]?)?(?:\*\d[\w.:]*\s?\/\s?\*\d[\w.:]*|rs\d+ [ACGT]\/?[ACGT]|(?:Likely |Possible )?(?:Ultrarapid|Rapid|Normal|Intermediate|Poor) Metabolizer)$/;

function notationOf(knowledge: AnswerKnowledge, gene: string, value: string): Notation {
  const read = readResult(knowledge, { gene, value }, []);
  if (read.ok) return { ok: true, read: read.value, input: inOurWords(knowledge, read.value, value) };
  const [problem] = read.problems;
  if (problem === undefined) throw new InvariantError("interop: a result was refused without a problem");
  return { ok: false, problem };
}

/** Returns the result as our tables spell it, so that no sender's text travels on; as sent where that would not read the same. */
function inOurWords(knowledge: AnswerKnowledge, read: ReadResult, sent: string): ResultInput {
  const { gene, diplotype, terms, activityScore } = read;
  const score = activityScore === null ? null : `${activityScore.isFloor ? "≥" : ""}${activityScore.value}`;
  const input: ResultInput = { gene, value: diplotype ?? score ?? terms[0] ?? sent };
  const again = readResult(knowledge, input, []);
  return again.ok && again.value.phenotype === read.phenotype && again.value.diplotype === diplotype
    ? input
    : { gene, value: sent };
}

const LONGEST_VALUE = 200;

/**
 * Returns the ways to read one text. PharmVar's sub-alleles (`*7.001`) share
 * the function of their core allele; an HLA allele alone means that it is there.
 */
function spellings(knowledge: AnswerKnowledge, gene: string, text: string): readonly string[] {
  const core = text.replace(/(\*\d+)\.\d{3}\b/g, "$1");
  const isStatus = knowledge.phenotypes[gene]?.method === "allele-status";
  const bare = core.toUpperCase().startsWith(`${gene} `) ? [core.slice(gene.length + 1)] : [];
  return [
    core,
    ...bare,
    ...(isStatus && /^[\w-]*\*\d{2,3}:\d{2,3}[\d:]*$/.test(core.replace(/\s+/g, "")) ? [`${core} positive`] : []),
  ];
}

const ANSWER_TERMS = new Map(PHENOTYPE_ANSWERS.map(([code, term]) => [code, term]));

function readPhenotype(candidate: Readable, world: World, measured: ReadonlySet<string>): OutcomeOf {
  const texts = phenotypeTexts(candidate.observation);
  if (texts.length === 0) return {};
  const own = geneOf(candidate.observation, world.knowledge);
  const behind = own.kind === "not-stated" ? genesBehind(candidate.observation, world) : [];
  // An implication of several genes together is the phenotype of none; their own genotypes tell.
  if (behind.length > 1 && behind.every((one) => measured.has(one))) return {};
  const gene = own.kind === "not-stated" ? geneBehind(behind, texts, world.knowledge) : own;
  if (gene.kind !== "known") return { problem: geneProblem(candidate, gene) };
  const terms = texts.map((text) => ANSWER_TERMS.get(text) ?? text);
  const method = world.knowledge.phenotypes[gene.gene];
  if (method === undefined) return { bare: gene.gene };
  const value = readValue(candidate, gene.gene, terms, world, "implication");
  if (value.reading !== undefined) return value;
  return {
    failed: gene.gene,
    problem: problemOf(
      candidate,
      "implication-not-a-phenotype",
      `an implication that states no phenotype of ${gene.gene} we know`,
      `one of ${method.terms.join(", ")}`,
      `Send the genotype of ${gene.gene} beside it`,
    ),
  };
}

/** The gene an implication was drawn from: that of the one genotype behind it, or the symbol its own text begins with. */
function geneBehind(behind: readonly string[], texts: readonly string[], knowledge: AnswerKnowledge): GeneRead {
  const [only] = behind;
  if (only === undefined) return geneFrom({ kind: "not-stated" }, texts, knowledge);
  return behind.length === 1 ? { kind: "known", gene: only } : { kind: "contradictory" };
}

function genesBehind(observation: JsonObject, { knowledge, resources }: World): readonly string[] {
  const behind = objectsIn(observation["derivedFrom"]).flatMap((item): readonly string[] => {
    const found = resources.find(referenceIn(item), observation);
    const gene = found === null ? null : geneFrom(geneOf(found, knowledge), valueTexts(found), knowledge);
    if (gene?.kind === "known") return [gene.gene];
    const named = symbolAt(knowledge, textIn(item["display"]) ?? "");
    return named === undefined ? [] : [named];
  });
  return [...new Set(behind)];
}

/** Without a gene of its own, a value's leading symbol tells. */
function geneFrom(gene: GeneRead, texts: readonly string[], knowledge: AnswerKnowledge): GeneRead {
  if (gene.kind !== "not-stated") return gene;
  const symbols = [...new Set(texts.flatMap((text) => symbolAt(knowledge, text) ?? []))];
  const [only] = symbols;
  return symbols.length === 1 && only !== undefined ? { kind: "known", gene: only } : { kind: "not-stated" };
}

function readHaplotype(candidate: Readable, world: World, told: ReadonlySet<string>): OutcomeOf {
  const texts = valueTexts(candidate.observation);
  const gene = geneFrom(geneOf(candidate.observation, world.knowledge), texts, world.knowledge);
  if (gene.kind !== "known") return { problem: geneProblem(candidate, gene) };
  const method = world.knowledge.phenotypes[gene.gene];
  if (method === undefined) return { bare: gene.gene };
  if (method.method === "allele-status") return readValue(candidate, gene.gene, texts, world, "laboratory");
  if (told.has(gene.gene)) return {};
  return {
    failed: gene.gene,
    problem: problemOf(
      candidate,
      "haplotype-alone",
      `a haplotype of ${gene.gene} without a genotype`,
      `a genotype of ${gene.gene}, which names both alleles`,
      "Send the genotype: one haplotype does not say what the other is",
    ),
  };
}

function readVariant(candidate: Readable, world: World, told: ReadonlySet<string>): OutcomeOf {
  const gene = geneOf(candidate.observation, world.knowledge);
  if (gene.kind !== "known" || told.has(gene.gene)) return {};
  if (world.knowledge.phenotypes[gene.gene] === undefined)
    return isPresent(candidate.observation) ? { bare: gene.gene } : {};
  return {
    failed: gene.gene,
    problem: problemOf(
      candidate,
      "variants-alone",
      `a variant of ${gene.gene} without a genotype`,
      `a genotype of ${gene.gene}`,
      "Send the genotype: variants are not called into alleles here",
    ),
  };
}

function geneProblem(candidate: Readable, gene: GeneRead): Problem {
  const found = {
    known: "",
    unknown: "of a gene we do not hold",
    contradictory: "of more than one gene",
    "not-stated": "that names no gene",
  }[gene.kind];
  return problemOf(
    candidate,
    `gene-${gene.kind}`,
    `${aKind(candidate)} ${found}`,
    "one gene that we hold, by its HGNC number and symbol",
    "Send the gene as the component LOINC 48018-6",
  );
}

/** The gene of something set aside; it is named only to say that it decides nothing. */
function geneSetAside({ observation }: Readable, { knowledge }: World): string | null {
  const gene = geneFrom(geneOf(observation, knowledge), valueTexts(observation), knowledge);
  return gene.kind === "known" ? gene.gene : null;
}

function newestFirst(readings: readonly Reading[]): readonly Reading[] {
  return readings
    .map((reading, order) => ({ reading, order }))
    .sort((a, b) => (b.reading.day ?? "").localeCompare(a.reading.day ?? "") || a.order - b.order)
    .map(({ reading }) => reading);
}

/** Keeps each thing said once; what an implication says in coarser words than the genotype beside it is no second thing. */
function withoutRepeats(readings: readonly Reading[]): readonly Reading[] {
  const measured = readings.filter(({ source }) => source === "laboratory");
  const said = new Set<string>();
  return readings.filter((reading) => {
    if (reading.source === "implication" && measured.some((one) => isCoarserWordFor(reading.read, one.read)))
      return false;
    const key = reading.read.diplotype?.split("/").sort().join("/") ?? reading.read.phenotype;
    if (said.has(key)) return false;
    said.add(key);
    return true;
  });
}

function isCoarserWordFor(implied: ReadResult, measured: ReadResult): boolean {
  const plain = (term: string): string => term.replace(/^(?:Likely|Possible) /, "");
  return implied.terms.every((term) =>
    [...measured.terms, ...measured.possibleTerms].some((one) => one === term || plain(one) === term),
  );
}

/** Two readings of a gene contradict each other unless they speak of different alleles. */
function isContradictory(readings: readonly Reading[]): boolean {
  const alleleOf = (term: string): string => /^(\*\S+) (?:positive|negative)$/.exec(term)?.[1] ?? "";
  return readings.some((one, i) =>
    readings
      .slice(i + 1)
      .some(
        (other) =>
          (one.read.diplotype !== null &&
            other.read.diplotype !== null &&
            one.read.diplotype.split("/").sort().join() !== other.read.diplotype.split("/").sort().join()) ||
          one.read.terms.some((term) =>
            other.read.terms.some((second) => alleleOf(term) === alleleOf(second) && term !== second),
          ),
      ),
  );
}

function distinct(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, found }) => {
    const key = `${code} ${found}`;
    return seen.has(key) ? false : Boolean(seen.add(key));
  });
}

/** Returns whether a value is JSON that could hold FHIR resources: for telling a wrong file from an empty one. */
export function looksLikeFhir(value: unknown): boolean {
  return Array.isArray(value) ? value.some(looksLikeFhir) : textIn(objectIn(value)?.["resourceType"]) !== null;
}
