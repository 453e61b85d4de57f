import type { ResultKnowledge } from "@/lib/knowledge";
import { mayTakeBack } from "@/lib/intake";
import type { ReadResult } from "@/lib/phenotype";
import type { Problem, ResultInput } from "@/lib/schema";
import { geneSaid, genesInWords, hasResults, symbolAt, type GeneSaid } from "./gene";
import { aKind, problemOf, type Readable, type Wanted } from "./candidate";
import { guard } from "./guards";
import { interpretationProblem } from "./interpretation";
import {
  codeWords,
  dayOf,
  isPresent,
  kindOf,
  looksLikeResult,
  phenotypeHolders,
  resultComponents,
  valueTexts,
} from "./observation";
import { privateWordsIn, withoutPrivate } from "./private-words";
import { referenceIn, resourcesIn, type Resources } from "./resources";
import { saidIn } from "./said";
import { geneOfVariant, isNotGermline, variantSaid } from "./variants";
import { isCoarserWordFor, keyOf, readValue, type ValueRead } from "./value";
import { objectIn, objectsIn, textIn, type JsonObject } from "../json";

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
  readonly written: string;
  readonly source: "laboratory" | "implication";
  readonly day: string | null;
}

/**
 * Returns the results in Genomics Reporting resources of any of its three
 * generations, and under codes of laboratories' own, as a Bundle, Parameters,
 * report, observation or list of these. A genotype is read before the
 * phenotype that an implication draws from it; where the two part, both are
 * given, and neither decides anything. Variants with their names and copies
 * are read together, as results typed in are. Lone haplotypes are not paired:
 * one of a homozygote looks like one of two.
 *
 * @source HL7 Genomics Reporting 1.0.0, 2.0.0, 3.0.0: genotype, haplotype,
 * variant, medication or therapeutic implication
 */
export function readFhir(input: unknown, knowledge: ResultKnowledge, wanted: Wanted): FhirResults {
  return readResources(resourcesIn(input), knowledge, wanted);
}

/** Returns the same of resources that were collected before. */
export function readResources(resources: Resources, knowledge: ResultKnowledge, wanted: Wanted): FhirResults {
  const { usable, setAside } = guard(candidatesIn(resources, knowledge), resources, wanted);
  const world: World = { knowledge, resources };
  const of = (...kinds: readonly Readable["kind"][]): readonly Readable[] =>
    usable.filter(({ kind }) => kinds.includes(kind));

  const genotypes = of("genotype").map((one) => readMeasured(one, world));
  const others = of("other").map((one) => readMeasured(one, world));
  const measured = new Set(
    [...genotypes, ...others].flatMap(({ reading }) => (reading === undefined ? [] : [reading.gene])),
  );
  const phenotypes = of("implication", "phenotype").map((one) => readPhenotype(one, world, measured));
  const readings = [...genotypes, ...phenotypes, ...others].flatMap(({ reading }) => reading ?? []);
  // What a genotype already told, or already failed to tell, its parts need not tell again.
  const told = new Set([...readings.map(({ gene }) => gene), ...genotypes.flatMap(({ failed }) => failed ?? [])]);
  const haplotypes = of("haplotype").map((one) => readHaplotype(one, world, told));
  const toldToo = new Set([...told, ...haplotypes.flatMap(({ reading }) => reading?.gene ?? [])]);
  const variants = readVariants(of("variant"), world, toldToo);
  const outcomes = [...genotypes, ...phenotypes, ...haplotypes, ...variants, ...others];

  const all = newestFirst(outcomes.flatMap(({ reading }) => reading ?? []));
  const kept = [...new Set(all.map(({ gene }) => gene))].flatMap((gene) =>
    withoutRepeats(all.filter((reading) => reading.gene === gene)),
  );
  const withoutPhenotype = new Set(outcomes.flatMap(({ bare }) => bare ?? []));
  const usableGenes = new Set([...kept.map(({ gene }) => gene), ...withoutPhenotype]);
  const contradictory = [...new Set(kept.map(({ gene }) => gene))].filter((gene) =>
    isContradictory(kept.filter((reading) => reading.gene === gene)),
  );
  const failed = [
    ...outcomes.flatMap(({ failed: gene }) => gene ?? []),
    ...setAside.flatMap(({ candidate }) => geneSetAside(candidate, world) ?? []),
  ];
  const isPrivate = privateWordsIn(resources);
  return {
    results: kept.map(inputOf),
    genes: [...withoutPhenotype],
    unusable: [...new Set([...contradictory, ...failed.filter((gene) => !usableGenes.has(gene))])],
    problems: distinct([
      ...setAside.map(({ candidate, problem }) => ofGene(problem, geneSetAside(candidate, world))),
      ...outcomes.flatMap(({ problems }) => problems ?? []),
      ...contradictory.map((gene) => differing(gene, kept)),
    ]).map((problem) => withoutPrivate(problem, isPrivate)),
  };
}

interface World {
  readonly knowledge: ResultKnowledge;
  readonly resources: Resources;
}

/** What one observation came to: a reading, a gene without phenotypes, problems, or nothing worth a word. */
interface OutcomeOf {
  readonly reading?: Reading;
  readonly bare?: string;
  readonly failed?: string;
  readonly problems?: readonly Problem[];
}

/** Observations that are or look like results of genes, and those of their components that are results by themselves. */
function candidatesIn(resources: Resources, knowledge: ResultKnowledge): readonly Readable[] {
  return resources.all.flatMap(({ resource, type, owner, fullUrl }, index): readonly Readable[] => {
    if (type !== "Observation") return [];
    const kind = kindOf(resource) ?? (hasValue(resource) && looksLikeResult(resource, knowledge) ? "other" : null);
    const base = { observation: resource, index, day: dayOf(resource), owner, fullUrl };
    const own: readonly Readable[] = kind === null ? [] : [{ ...base, holder: resource, kind }];
    if (kind !== null && !["genotype", "haplotype", "other"].includes(kind)) return own;
    return [
      ...own,
      ...resultComponents(resource)
        .filter((component) => hasValue(component) && isResultPart(component, resource, knowledge))
        .map((holder): Readable => ({ ...base, holder, kind: "other" })),
    ];
  });
}

function hasValue(holder: JsonObject): boolean {
  return Object.keys(holder).some((key) => key.startsWith("value") || key === "dataAbsentReason");
}

/** A component is a result where its code names a gene, or says "result" of an observation that is about one. */
function isResultPart(component: JsonObject, observation: JsonObject, knowledge: ResultKnowledge): boolean {
  if (geneSaid(component, knowledge).kind !== "not-stated") return true;
  return PART_WORDS.test(codeWords(component)) && geneSaid(observation, knowledge).kind === "known";
}

const PART_WORDS = /genotyp|diplotyp|phenotyp|metaboli[sz]er|result|interpret|status|presence|allele|activity score/i;

/** The gene of a holder; a component without its own has that of its observation. */
function geneOf({ holder, observation }: Readable, knowledge: ResultKnowledge): GeneSaid {
  const own = geneSaid(holder, knowledge);
  if (own.kind !== "not-stated" || holder === observation) return own;
  return geneSaid(observation, knowledge);
}

/** Reads a genotype, or a result under another code, by what its code and value say. */
function readMeasured(candidate: Readable, world: World): OutcomeOf {
  const said = geneOf(candidate, world.knowledge);
  const gene = geneFrom(said, valueTexts(candidate.holder), world.knowledge);
  if (gene.kind !== "known") return { problems: [geneProblem(candidate, gene)] };
  const isBare = !hasResults(world.knowledge, gene.gene);
  if (isNotGermline(candidate.observation))
    return { ...(isBare ? {} : { failed: gene.gene }), problems: [somatic(candidate, gene.gene)] };
  const value = valueOf(candidate, gene, world);
  if (isBare) return bareOutcome(candidate, gene.gene, value);
  const pair = value.kind === "refused" ? pairOfHaplotypes(candidate, gene, world) : null;
  return outcomeOf(candidate, gene.gene, pair ?? value, world, "laboratory");
}

/** Of a gene without phenotypes the bases at a variant may meet evidence; any other value says only that there is one. */
function bareOutcome(candidate: Readable, gene: string, value: ValueRead): OutcomeOf {
  if (value.kind === "no-result") return {};
  if (value.kind === "read" && value.read.variant !== null) {
    const { input, read, written } = value;
    return { bare: gene, reading: { gene, input, read, written, source: "laboratory", day: candidate.day } };
  }
  return {
    bare: gene,
    problems: [
      problemOf(
        candidate,
        "gene-without-phenotype",
        `${aKind(candidate)} of ${gene}, of which no phenotype is defined`,
        "the bases at a variant of it, such as rs2024627 C/T",
        "Its value is not used; what is known of the gene is told",
      ),
    ],
  };
}

type KnownGene = Extract<GeneSaid, { kind: "known" }>;

function valueOf(candidate: Readable, gene: KnownGene, { knowledge }: World): ValueRead {
  const { holder } = candidate;
  const isStatus = knowledge.phenotypes[gene.gene]?.method === "allele-status";
  return readValue(knowledge, {
    gene: gene.gene,
    allele: isStatus ? gene.allele : null,
    // A reason for having no value takes back a value that stands beside it.
    said: saidIn(holder["dataAbsentReason"] === undefined ? holder : {}),
    what: aKind(candidate),
    isScore: /activity score/i.test(codeWords(holder)),
  });
}

/** What a value came to, held against what stands beside it: the flag of the laboratory and its notes. */
function outcomeOf(
  candidate: Readable,
  gene: string,
  value: ValueRead,
  { knowledge }: World,
  source: Reading["source"],
): OutcomeOf {
  if (value.kind === "no-result") return { failed: gene };
  if (value.kind === "refused")
    return { failed: gene, problems: [{ ...value.problem, gene, path: ["resources", candidate.index] }] };
  const flagged = interpretationProblem(candidate, gene, value.read, knowledge);
  if (flagged !== null) return { failed: gene, problems: [flagged] };
  const { input, read, written, besideIt } = value;
  return {
    reading: { gene, input, read, written, source, day: candidate.day },
    problems: [
      ...(besideIt === null ? [] : [besideProblem(candidate, gene, besideIt)]),
      ...noteProblems(candidate, gene),
    ],
  };
}

function besideProblem(candidate: Readable, gene: string, words: string): Problem {
  return problemOf(
    candidate,
    "words-not-read",
    `${words} in ${aKind(candidate)} of ${gene}, beside a result that was read`,
    `a result of ${gene} and nothing else`,
    "Check that these words change nothing",
  );
}

/** Notes are for people. One that may take the result back is named, and not quoted: it may hold anything. */
function noteProblems(candidate: Readable, gene: string): readonly Problem[] {
  const notes = [
    ...objectsIn(candidate.observation["note"]).map((note) => note["text"]),
    candidate.observation["comment"],
  ];
  return notes.some((note) => mayTakeBack(textIn(note) ?? ""))
    ? [
        problemOf(
          candidate,
          "note-not-read",
          `a note beside ${aKind(candidate)} of ${gene} that may change it`,
          "a result without conditions",
          "Read the note in the report: notes are not read here",
        ),
      ]
    : [];
}

function somatic(candidate: Readable, gene: string): Problem {
  return problemOf(
    candidate,
    "not-germline",
    `${aKind(candidate)} of ${gene} that is not germline`,
    "a germline result",
    "A tumour's variants do not say how the patient handles a drug: use a germline test",
  );
}

/** The value of a genotype that could not be read may stand in the two haplotypes it was made of. */
function pairOfHaplotypes(candidate: Readable, gene: KnownGene, { knowledge, resources }: World): ValueRead | null {
  const { observation, holder } = candidate;
  if (candidate.kind !== "genotype" || holder["dataAbsentReason"] !== undefined) return null;
  const haplotypes = objectsIn(observation["derivedFrom"]).flatMap((item) => {
    const found = resources.find(referenceIn(item), observation);
    return found !== null && kindOf(found) === "haplotype" ? [valueTexts(found)[0] ?? ""] : [];
  });
  if (haplotypes.length !== 2 || haplotypes.includes("")) return null;
  const text = haplotypes.map((one) => one.replace(/^.*?(?=\*)/, "")).join("/");
  const read = readValue(knowledge, {
    gene: gene.gene,
    allele: null,
    said: saidIn({ valueString: text }),
    what: aKind(candidate),
    isScore: false,
  });
  return read.kind === "read" ? read : null;
}

function readPhenotype(candidate: Readable, world: World, measured: ReadonlySet<string>): OutcomeOf {
  const { observation } = candidate;
  const holders = phenotypeHolders(observation);
  const texts = holders.flatMap(valueTexts);
  if (texts.length === 0) return {};
  const own = geneSaid(
    { ...observation, code: candidate.kind === "phenotype" ? observation["code"] : null },
    world.knowledge,
  );
  const behind = own.kind === "not-stated" ? genesBehind(observation, world) : [];
  // An implication of several genes together is the phenotype of none; their own genotypes tell.
  if (behind.length > 1 && behind.every((one) => measured.has(one))) return {};
  const stated = own.kind === "not-stated" ? geneBehind(behind, texts, world.knowledge) : own;
  const gene = ofOneGene(stated, holders, world.knowledge);
  if (gene.kind !== "known") return { problems: [geneProblem(candidate, gene)] };
  const method = world.knowledge.phenotypes[gene.gene];
  if (method === undefined) return { bare: gene.gene };
  const values = holders.map((holder) => valueOf({ ...candidate, holder }, { ...gene, allele: null }, world));
  const read = values.filter((value) => value.kind === "read");
  const [first] = read;
  if (first !== undefined && read.every((value) => keyOf(value.read) === keyOf(first.read)))
    return outcomeOf(candidate, gene.gene, first, world, "implication");
  return {
    failed: gene.gene,
    problems: [
      problemOf(
        candidate,
        "implication-not-a-phenotype",
        `an implication that states no phenotype of ${gene.gene} we know`,
        `one of ${method.terms.join(", ")}`,
        `Send the genotype of ${gene.gene} beside it`,
      ),
    ],
  };
}

/** A code that means the phenotype of one gene is not believed for another. */
function ofOneGene(gene: GeneSaid, holders: readonly JsonObject[], knowledge: ResultKnowledge): GeneSaid {
  if (gene.kind !== "known") return gene;
  const others = holders.flatMap((holder) => {
    const coded = geneSaid({ code: holder["code"] }, knowledge);
    return coded.kind === "known" && coded.gene !== gene.gene ? [coded] : [];
  });
  return others.length === 0 ? gene : { kind: "contradictory" };
}

/** The gene an implication was drawn from: that of the one genotype behind it, or the symbol its own text begins with. */
function geneBehind(behind: readonly string[], texts: readonly string[], knowledge: ResultKnowledge): GeneSaid {
  const [only] = behind;
  if (only === undefined) return geneFrom({ kind: "not-stated" }, texts, knowledge);
  return behind.length === 1 ? { kind: "known", gene: only, allele: null } : { kind: "contradictory" };
}

function genesBehind(observation: JsonObject, { knowledge, resources }: World): readonly string[] {
  const behind = objectsIn(observation["derivedFrom"]).flatMap((item): readonly string[] => {
    const found = resources.find(referenceIn(item), observation);
    const gene = found === null ? null : geneFrom(geneSaid(found, knowledge), valueTexts(found), knowledge);
    if (gene?.kind === "known") return [gene.gene];
    const named = symbolAt(knowledge, textIn(item["display"]) ?? "");
    return named === undefined ? [] : [named];
  });
  return [...new Set(behind)];
}

/** Without a gene of its own, a value's leading symbol tells. */
function geneFrom(gene: GeneSaid, texts: readonly string[], knowledge: ResultKnowledge): GeneSaid {
  if (gene.kind !== "not-stated") return gene;
  const leading = texts.flatMap((text) => symbolAt(knowledge, text) ?? []);
  const symbols = [...new Set(leading.length > 0 ? leading : texts.flatMap((text) => genesInWords(knowledge, text)))];
  const [only] = symbols;
  if (only === undefined) return gene;
  return symbols.length === 1 ? { kind: "known", gene: only, allele: null } : { kind: "contradictory" };
}

function readHaplotype(candidate: Readable, world: World, told: ReadonlySet<string>): OutcomeOf {
  const texts = valueTexts(candidate.holder);
  const gene = geneFrom(geneOf(candidate, world.knowledge), texts, world.knowledge);
  if (gene.kind !== "known") return { problems: [geneProblem(candidate, gene)] };
  const method = world.knowledge.phenotypes[gene.gene];
  if (!hasResults(world.knowledge, gene.gene)) return { bare: gene.gene };
  if (method?.method === "allele-status")
    return outcomeOf(candidate, gene.gene, valueOf(candidate, gene, world), world, "laboratory");
  if (told.has(gene.gene)) return {};
  return {
    failed: gene.gene,
    problems: [
      problemOf(
        candidate,
        "haplotype-alone",
        `a haplotype of ${gene.gene} without a genotype`,
        `a genotype of ${gene.gene}, which names both alleles`,
        "Send the genotype: one haplotype does not say what the other is",
      ),
    ],
  };
}

/** Reads the variants of each gene together, where nothing else told of it. */
function readVariants(candidates: readonly Readable[], world: World, told: ReadonlySet<string>): readonly OutcomeOf[] {
  const byGene = new Map<string, Readable[]>();
  const loose: OutcomeOf[] = [];
  const unplaced = candidates.filter((candidate) => geneOfCandidate(candidate, world) === null);
  for (const candidate of candidates) {
    const gene = geneOfCandidate(candidate, world);
    if (gene === null || told.has(gene)) continue;
    if (!hasResults(world.knowledge, gene)) {
      if (isPresent(candidate.observation)) loose.push({ bare: gene });
      continue;
    }
    byGene.set(gene, [...(byGene.get(gene) ?? []), candidate]);
  }
  const [first] = unplaced;
  return [
    ...loose,
    ...(first === undefined ? [] : [{ problems: [unplacedProblem(first, unplaced.length)] }]),
    ...[...byGene].flatMap(([gene, own]) => readVariantsOf(gene, own, world)),
  ];
}

/** A sequencer's file holds thousands of them: they are counted. */
function unplacedProblem(candidate: Readable, count: number): Problem {
  return problemOf(
    candidate,
    "variants-not-placed",
    `${count === 1 ? "a variant" : `${count} variants`} of no gene that we hold`,
    "variants of a gene with results here, by its number or an rsID of its alleles",
    "They are not used",
  );
}

function geneOfCandidate({ observation }: Readable, { knowledge }: World): string | null {
  const gene = geneSaid(observation, knowledge);
  if (gene.kind === "known") return gene.gene;
  const said = gene.kind === "not-stated" ? variantSaid(observation) : null;
  return said?.kind === "said" ? geneOfVariant(knowledge, said.name) : null;
}

function readVariantsOf(gene: string, candidates: readonly Readable[], world: World): readonly OutcomeOf[] {
  const [first] = candidates;
  if (first === undefined) return [];
  const foreign = candidates.find(({ observation }) => isNotGermline(observation));
  if (foreign !== undefined) return [{ failed: gene, problems: [somatic(foreign, gene)] }];
  const said = candidates.map(({ observation }) => variantSaid(observation));
  const texts = said.flatMap((one) => (one.kind === "said" ? [one.text] : []));
  if (texts.length < said.length) return [{ failed: gene, problems: [variantsProblem(first, gene, said)] }];
  const value = readValue(world.knowledge, {
    gene,
    allele: null,
    said: saidIn({ valueString: [...new Set(texts)].join(", ") }),
    what: "variants",
    isScore: false,
  });
  // The flags and notes of all of them count.
  const outcomes = candidates.map((candidate) => outcomeOf(candidate, gene, value, world, "laboratory"));
  const failed = outcomes.filter(({ reading }) => reading === undefined);
  if (failed.length > 0) return failed;
  const newest = [...outcomes].sort((a, b) => (b.reading?.day ?? "").localeCompare(a.reading?.day ?? ""));
  return [{ ...newest[0], problems: outcomes.flatMap(({ problems }) => problems ?? []) }];
}

function variantsProblem(candidate: Readable, gene: string, said: readonly ReturnType<typeof variantSaid>[]): Problem {
  const kinds = new Set(said.map(({ kind }) => kind));
  const lack = kinds.has("no-call")
    ? ", or could not be called"
    : kinds.has("without-copies")
      ? " and without the number of copies of each"
      : "";
  return problemOf(
    candidate,
    "variants-alone",
    `a variant of ${gene} without a genotype${lack}`,
    `a genotype of ${gene}, or each variant with its rsID or HGVS name and its allelic state`,
    "Send the genotype of the gene",
  );
}

function geneProblem(candidate: Readable, gene: GeneSaid): Problem {
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
function geneSetAside(candidate: Readable, { knowledge }: World): string | null {
  const gene = geneFrom(geneOf(candidate, knowledge), valueTexts(candidate.holder), knowledge);
  return gene.kind === "known" ? gene.gene : null;
}

/** A problem about one result names its gene; one about all of a file is told once. */
function ofGene(problem: Problem, gene: string | null): Problem {
  if (gene === null || problem.code === "several-patients") return problem;
  return { ...problem, gene, found: `${problem.found} (${gene})` };
}

function newestFirst(readings: readonly Reading[]): readonly Reading[] {
  return readings
    .map((reading, order) => ({ reading, order }))
    .sort((a, b) => (b.reading.day ?? "").localeCompare(a.reading.day ?? "") || a.order - b.order)
    .map(({ reading }) => reading);
}

/** Keeps each thing said once; what is said in coarser words than the genotype beside it is no second thing. */
function withoutRepeats(readings: readonly Reading[]): readonly Reading[] {
  const measured = readings.filter(({ source }) => source === "laboratory");
  const said = new Set<string>();
  return readings.filter((reading) => {
    const isInWords =
      reading.source === "implication" || (reading.read.diplotype === null && reading.read.variant === null);
    if (
      isInWords &&
      measured.some(
        (one) =>
          one !== reading &&
          (reading.source === "implication" || one.read.diplotype !== null) &&
          isCoarserWordFor(reading.read, one.read),
      )
    )
      return false;
    const key = keyOf(reading.read);
    if (said.has(key)) return false;
    said.add(key);
    return true;
  });
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

/** Results that differ are told with their days; none of them wins for being the newer. */
function differing(gene: string, kept: readonly Reading[]): Problem {
  const own = kept.filter((reading) => reading.gene === gene);
  const told = own.map(({ input, day }) => `${String(input.value)}${day === null ? "" : ` of ${day}`}`);
  return {
    code: "results-differ",
    path: [],
    gene,
    found: `results of ${gene} that differ: ${told.join(", ")}`,
    expected: `one result of ${gene}`,
    remedy: "Ask the laboratory which holds; the newer one is not taken for being newer",
    nearest: [],
  };
}

function inputOf({ input, written }: Reading): ResultInput {
  return written === input.value ? input : { ...input, written };
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
