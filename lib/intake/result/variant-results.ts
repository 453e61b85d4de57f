import { callGene, type GeneCall, type ObservedPosition } from "@/lib/genotype";
import { quote, type ResultKnowledge } from "@/lib/knowledge";
import {
  allelesBySpelling,
  meaningOf,
  notTested,
  openResultOf,
  readVariantGenotype,
  type ReadAlternative,
  type ReadResult,
} from "@/lib/phenotype";
import type { AlleleDefinition, Outcome, PhenotypeMethod, Problem } from "@/lib/schema";
import type { VariantText } from "../grammar/reading";
import { withoutAlleles } from "./absent-alleles";
import { placeVariant, type PlacedGenotype } from "./variant-place";

interface Given {
  readonly gene: string;
  readonly method: PhenotypeMethod | undefined;
  readonly variants: readonly VariantText[];
  readonly text: string;
  readonly path: Problem["path"];
  /** Reads a diplotype of this gene in our own spelling; null where our tables do not hold it. */
  readonly meaningOfDiplotype: (diplotype: string) => ReadResult | null;
  /** Reads the one allele of a gene that has one copy. */
  readonly meaningOfAllele: (allele: string) => ReadResult | null;
}

/**
 * Returns what single variants of a gene come to. Those of the gene's definition are observations at its positions: the
 * code that calls a variant file calls them, with every other position missing. So one variant can show an allele, and
 * its absence proves no normal result. A variant outside the definition is kept as given, for the evidence to speak to.
 */
export function readVariants(knowledge: ResultKnowledge, given: Given): Outcome<ReadResult> {
  const { gene, variants } = given;
  if (given.method?.method === "haploid") return ofOneChromosome(given, given.method);
  const definition = Object.hasOwn(knowledge.alleleDefinitions, gene) ? knowledge.alleleDefinitions[gene] : undefined;
  const placings = variants.map((variant) => ({
    variant,
    placing: definition === undefined ? ({ kind: "elsewhere" } as const) : placeVariant(definition, variant),
  }));
  for (const { variant, placing } of placings)
    if (placing.kind === "refused") return refuse(given, variant, placing.problem);
  const [beside] = placings.flatMap(({ placing }) => (placing.kind === "beside" ? [placing] : []));
  if (beside !== undefined && placings.length === 1) return { ok: true, value: besideTheAlleles(given, beside) };
  if (beside !== undefined)
    return refuseText(given, {
      code: "variant-apart",
      expected: `one variant in each result of ${gene} where it is no part of the gene's allele definitions; ${beside.rsid} is none`,
      remedy: "Give each variant as a result of its own",
    });
  const elsewhere = placings.filter(({ placing }) => placing.kind === "elsewhere").map(({ variant }) => variant);
  const [first] = elsewhere;
  if (first !== undefined) return outsideTheDefinition(knowledge, given, first, elsewhere.length === variants.length);
  const genotypes = placings.flatMap(({ placing }) => (placing.kind === "placed" ? placing.genotypes : []));
  const absent = placings.flatMap(({ placing }) => (placing.kind === "absent" ? [placing.allele] : []));
  if (definition === undefined) return outsideNothing(given);
  if (genotypes.length === 0 && given.method !== undefined)
    return { ok: true, value: withoutAlleles(given.method, absent, given.text) };
  return called(given, definition, { genotypes, absent });
}

/** A gene of the mitochondria: an allele of our tables was found or was not, and no variant has two copies. */
function ofOneChromosome(given: Given, method: PhenotypeMethod): Outcome<ReadResult> {
  const known = allelesBySpelling(method);
  const read = given.variants.map((variant) => ({
    variant,
    allele: known.get((variant.allele ?? variant.name).toLowerCase().replace(/\s+/g, "")),
  }));
  for (const { variant, allele } of read) {
    if (allele === undefined || variant.found.kind === "bases")
      return refuse(given, variant, {
        code: "variant-unknown",
        expected: `a variant of ${given.gene} by its name, such as m.1555A>G`,
        remedy: "Give the variant by its name, or the phenotype that the report states",
      });
    if (variant.found.copies !== 0 && variant.found.copies !== "present")
      return refuse(given, variant, {
        code: "variant-of-mitochondria",
        expected: "detected or not detected: a variant of the mitochondria is on no pair of copies",
        remedy: "Copy the word from the report",
      });
  }
  const names = (isWanted: (variant: VariantText) => boolean): readonly string[] =>
    read.flatMap(({ variant, allele }) => (allele !== undefined && isWanted(variant) ? [allele.name] : []));
  const isAbsent = ({ found }: VariantText): boolean => found.kind === "copies" && found.copies === 0;
  const [present, ...more] = names((variant) => !isAbsent(variant));
  if (more.length > 0)
    return refuseText(given, {
      code: "several-variants",
      expected: `one variant of ${given.gene} that was found`,
      remedy: "Give the phenotype that the report states",
    });
  if (present === undefined) return { ok: true, value: withoutAlleles(method, names(isAbsent), given.text) };
  const found = given.meaningOfAllele(present);
  return found === null ? outsideNothing(given) : { ok: true, value: { ...found, understoodFrom: given.text } };
}

function outsideNothing({ text, path, gene }: Given): Outcome<ReadResult> {
  return {
    ok: false,
    problems: [
      {
        code: "genotype-form",
        path,
        found: quote(text),
        expected: `a variant of ${gene} and its bases`,
        remedy: "Copy the variant and its bases from the report",
        nearest: [],
      },
    ],
  };
}

function besideTheAlleles(
  { gene, text }: Given,
  { rsid, alleles }: { readonly rsid: string; readonly alleles: readonly string[] },
): ReadResult {
  const phenotype = `${rsid} ${alleles.join("/")}`;
  return {
    ...notTested(gene),
    state: "called",
    phenotype,
    variant: { rsid, alleles },
    understoodFrom: text.trim() === phenotype ? null : text,
  };
}

/** One variant that evidence may name is kept as given; nothing is made of it here. */
function outsideTheDefinition(
  knowledge: ResultKnowledge,
  given: Given,
  variant: VariantText,
  isAll: boolean,
): Outcome<ReadResult> {
  const { gene, text, variants } = given;
  const owner = Object.values(knowledge.alleleDefinitions).find(
    (definition) => definition.gene !== gene && definition.positions.some(({ rsid }) => rsid === variant.name),
  );
  if (owner !== undefined)
    return refuse(given, variant, {
      code: "variant-of-another-gene",
      expected: `a variant of ${gene}; ${variant.name} is one of ${owner.gene}`,
      remedy: `Give it as a result of ${owner.gene}`,
    });
  if (!/^rs\d+$/.test(variant.name) || variant.found.kind !== "bases")
    return refuse(given, variant, {
      code: "variant-unknown",
      expected: `a variant of ${gene} that we hold, by its rsID and bases`,
      remedy: "Give the rsID and both bases, or the diplotype or phenotype that the report states",
    });
  if (!isAll || variants.length > 1)
    return refuse(given, variant, {
      code: "variant-apart",
      expected: "one variant in each result where it is no part of the gene's allele definitions",
      remedy: "Give each variant as a result of its own",
    });
  const impossible = impossibleBases(knowledge, variant);
  if (impossible !== null) return refuse(given, variant, impossible);
  const phenotype = `${variant.name} ${variant.found.alleles.join("/")}`;
  return {
    ok: true,
    value: {
      ...notTested(gene),
      state: "called",
      phenotype,
      variant: { rsid: variant.name, alleles: variant.found.alleles },
      understoodFrom: text.trim() === phenotype ? null : text,
    },
  };
}

const PAIRS: Readonly<Record<string, string>> = { A: "T", C: "G", G: "C", T: "A" };

/** Bases that the variant has on neither strand. On the other strand alone they are kept: the evidence warns of it. */
function impossibleBases(knowledge: ResultKnowledge, { name, found }: VariantText): RefusalText | null {
  const position = knowledge.evidencePositions.find(({ rsid }) => rsid === name);
  if (position === undefined || found.kind !== "bases") return null;
  const known = [position.reference, ...position.alternates];
  if (known.some((bases) => bases.length > 1)) return null;
  const turned = known.map((bases) => PAIRS[bases] ?? bases);
  const fits = (all: readonly string[]): boolean => found.alleles.every((bases) => all.includes(bases));
  if (fits(known) || fits(turned)) return null;
  return {
    code: "bases-impossible",
    expected: `bases that occur at ${name}: ${known.join(", ")}`,
    remedy: "Copy the bases from the report",
  };
}

/** What was seen at positions of the definition, and which alleles of several positions were not. */
interface Seen {
  readonly genotypes: readonly PlacedGenotype[];
  readonly absent: readonly string[];
}

function called(given: Given, definition: AlleleDefinition, { genotypes, absent }: Seen): Outcome<ReadResult> {
  const { gene, method, text, variants } = given;
  const observed = new Map<number, ObservedPosition>();
  for (const { positionOneBased, alleles, phaseSet } of genotypes) {
    const before = observed.get(positionOneBased);
    if (before !== undefined && keyOf(before.alleles) !== keyOf(alleles))
      return refuseText(given, {
        code: "variants-contradict",
        expected: "one genotype at each position",
        remedy: "Keep the line that the report states",
      });
    observed.set(positionOneBased, {
      chromosome: definition.chromosome ?? "",
      positionOneBased,
      alleles,
      isPhased: phaseSet !== null,
      phaseSet,
    });
  }
  // A gene that is called only from all of its deciding positions is still told what some of them leave open.
  const isPart = definition.required.some((position) => !observed.has(position));
  const call = withoutAbsent(
    callGene(isPart ? { ...definition, required: [] } : definition, (position) => observed.get(position)),
    absent,
  );
  if (call.notCallable !== null)
    return refuseText(given, {
      code: "gene-not-from-variants",
      expected: `a diplotype, phenotype or activity score of ${gene}: ${call.notCallable.because}`,
      remedy: `Give the result of ${call.notCallable.test}`,
    });
  const meaning = meaningOf(method?.terms.length === 0 ? undefined : method, call);
  const first = nearestToWritten(definition, call, variants) ?? meaning.recommended[0]?.alleles;
  const read = first === undefined || method === undefined ? null : given.meaningOfDiplotype(first.join("/"));
  if (read === null || first === undefined || method === undefined)
    return refuseText(given, {
      code: "variants-without-call",
      expected: `variants that an allele of ${gene} explains`,
      remedy: "Give the diplotype or phenotype that the laboratory report states",
    });
  const open = (openResultOf(method, definition, call, first)?.alternatives ?? []).map(
    ({ diplotype, standsFor, settledBy }): ReadAlternative => ({
      diplotype,
      standsFor,
      settledBy,
      result: given.meaningOfDiplotype(diplotype),
    }),
  );
  const [only] = variants;
  const variant =
    variants.length === 1 && only?.found.kind === "bases"
      ? readVariantGenotype(`${only.name} ${only.found.alleles.join("/")}`)
      : null;
  const isReference = genotypes.every(({ positionOneBased, alleles }) => {
    const position = definition.positions.find((one) => one.positionOneBased === positionOneBased);
    return alleles.every((bases) => bases === position?.reference);
  });
  const proxy = proxyRemark(definition, observed);
  const common = { variant, understoodFrom: text, ...(proxy === null ? {} : { remarks: [proxy] }) };
  if ((isReference || isPart) && call.coverage.missing.length > 0)
    return { ok: true, value: { ...noVariantFound(gene, read, open), ...common } };
  if (open.length === 0 && call.coverage.missing.length === 0) return { ok: true, value: { ...read, ...common } };
  return { ok: true, value: { ...read, state: "ambiguous", open, ...common } };
}

/** A companion that was found while the variant that decides was not looked for. */
function proxyRemark(
  { linkedPair, variantNames, positions }: AlleleDefinition,
  observed: ReadonlyMap<number, ObservedPosition>,
): string | null {
  if (linkedPair === undefined || observed.has(linkedPair.decisive)) return null;
  const seen = observed.get(linkedPair.companion)?.alleles ?? [];
  const reference = positions.find((one) => one.positionOneBased === linkedPair.companion)?.reference;
  if (!seen.some((bases) => bases !== reference)) return null;
  const name = variantNames[String(linkedPair.companion)]?.[0] ?? "The variant given";
  return `${name} stands for ${linkedPair.alone} here, which mostly goes with it and decides: ask whether the laboratory looked for that one`;
}

function withoutAbsent(call: GeneCall, absent: readonly string[]): GeneCall {
  if (absent.length === 0) return call;
  const isLeft = ({ alleles }: { readonly alleles: readonly string[] }): boolean =>
    !alleles.some((name) => absent.includes(name));
  return {
    ...call,
    diplotypes: call.diplotypes.filter(isLeft),
    candidates: call.candidates.filter(isLeft),
    notExcluded: call.notExcluded.filter(({ allele }) => !absent.includes(allele)),
  };
}

/**
 * Returns the diplotype that says what was written and least beside it: it holds every allele that the text names, and of
 * several it is the one that supposes the fewest variants at positions nobody looked at. So `*17 heterozygous` is never
 * read as *4, which has the same variant and one more. Null where no diplotype was called.
 */
function nearestToWritten(
  definition: AlleleDefinition,
  call: GeneCall,
  variants: readonly VariantText[],
): readonly string[] | null {
  if (call.fallback !== null || call.variants.length > 0 || definition.callAs === "lowest-function") return null;
  const named = variants.flatMap(({ allele, found }) =>
    allele === null || found.kind !== "copies" || typeof found.copies !== "number"
      ? []
      : Array.from({ length: found.copies }, () => allele),
  );
  const fitting = [...call.diplotypes, ...call.candidates].map(({ alleles }) => alleles);
  const holding = fitting.filter((alleles) => holdsAll(alleles, named));
  const supposed = (alleles: readonly string[]): number =>
    alleles.reduce((sum, allele) => sum + unseenVariants(definition, call, allele), 0);
  const [best] = (holding.length > 0 ? holding : fitting)
    .map((alleles) => ({ alleles, supposed: supposed(alleles) }))
    .sort((a, b) => a.supposed - b.supposed);
  return best?.alleles ?? null;
}

function holdsAll(alleles: readonly string[], named: readonly string[]): boolean {
  const count = (list: readonly string[], name: string): number => list.filter((one) => one === name).length;
  return named.every((name) => count(alleles, name) >= count(named, name));
}

/** How many bases of an allele, other than those of the allele numbered one, lie where nothing was seen. */
function unseenVariants(definition: AlleleDefinition, call: GeneCall, allele: string): number {
  const common = definition.alleles["*1"] ?? definition.alleles[definition.reference ?? ""] ?? {};
  const own = definition.alleles[allele] ?? {};
  return call.coverage.missing.filter(({ positionOneBased }) => {
    const base = own[String(positionOneBased)];
    const reference = definition.positions.find((one) => one.positionOneBased === positionOneBased)?.reference;
    return base !== undefined && base !== (common[String(positionOneBased)] ?? reference);
  }).length;
}

/** Where no variant was found and others were not looked for, every phenotype that they allow stays open. */
function noVariantFound(gene: string, reference: ReadResult, open: readonly ReadAlternative[]): ReadResult {
  const possible = [
    ...new Set(
      [reference, ...open.flatMap(({ result }) => (result === null ? [] : [result]))].flatMap(({ terms }) => terms),
    ),
  ];
  return {
    ...notTested(gene),
    state: "ambiguous",
    possibleTerms: possible,
    phenotype: `${possible.join(" or ")}: the variants that were not looked for decide`,
  };
}

function keyOf(alleles: readonly (string | null)[]): string {
  return [...alleles].sort().join("/");
}

type RefusalText = Omit<Problem, "path" | "found" | "nearest">;

function refuse(given: Given, variant: VariantText, text: RefusalText): Outcome<ReadResult> {
  const found = given.variants.length > 1 ? `${quote(given.text)}, with ${variant.name}` : quote(given.text);
  return { ok: false, problems: [{ ...text, found, path: given.path, nearest: [] }] };
}

function refuseText(given: Given, text: RefusalText): Outcome<ReadResult> {
  return { ok: false, problems: [{ ...text, found: quote(given.text), path: given.path, nearest: [] }] };
}
