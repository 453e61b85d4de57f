import type { AlleleDefinition, DefinitionPosition, Problem } from "@/lib/schema";
import type { VariantText } from "../grammar/reading";
import { shortProtein } from "../grammar/protein";

/** What a text shows at one position of a definition, on the plus strand and as the definition writes bases. */
export interface PlacedGenotype {
  readonly positionOneBased: number;
  readonly alleles: readonly string[];
  /** Whether the bases of several positions were told to lie on one copy, and with which others. */
  readonly phaseSet: string | null;
}

export type Placing =
  | { readonly kind: "placed"; readonly genotypes: readonly PlacedGenotype[] }
  /** A position that guidance asks for beside the alleles: its bases are kept, and call nothing. */
  | { readonly kind: "beside"; readonly rsid: string; readonly alleles: readonly string[] }
  /** An allele of several positions that is not there: which of them differs is not told. */
  | { readonly kind: "absent"; readonly allele: string }
  /** The definition has no such variant. */
  | { readonly kind: "elsewhere" }
  | { readonly kind: "refused"; readonly problem: Omit<Problem, "path" | "found" | "nearest"> };

/**
 * Returns where the variant of a text lies in the definition of its gene, and which bases it shows there. An rsID's bases
 * are those of the plus strand; a name's bases are those of the name's own strand, whichever that is. Bases that fit only
 * the other strand pick nothing.
 *
 * @source dbSNP reports alleles on the forward strand; HGVS names of `c.` positions are on the coding strand
 */
export function placeVariant(definition: AlleleDefinition, variant: VariantText): Placing {
  if (variant.found.kind === "copies" && variant.found.copies === "present")
    return refused(
      "variant-without-copies",
      "on how many copies it was found",
      "Say heterozygous or homozygous, or give both bases",
    );
  const { name } = variant;
  // An allele that was found lies with everything that makes it; one that was not, or bases, are told at one position.
  const isOwnEnough = variant.found.kind === "bases" || variant.found.copies === 0;
  const single =
    variant.allele === null
      ? positionNamed(definition, name)
      : positionOfAllele(definition, variant.allele, isOwnEnough);
  if (single === null) return variant.allele === null ? { kind: "elsewhere" } : placeHaplotype(definition, variant);
  const { position } = single;
  const made = genotypeAt(definition, single, variant);
  const [genotype] = made.kind === "placed" ? made.genotypes : [];
  const isBeside = definition.alsoRead.some(({ positionOneBased }) => positionOneBased === position.positionOneBased);
  if (!isBeside || genotype === undefined || position.rsid === null) return made;
  return { kind: "beside", rsid: position.rsid, alleles: genotype.alleles };
}

function genotypeAt(
  definition: AlleleDefinition,
  { position, change, alternate: ownAlternate }: Named,
  variant: VariantText,
): Placing {
  const strand = change === null ? "plus" : strandOf(definition, position, change);
  const changed =
    change === null || strand === null ? undefined : strand === "plus" ? change.to : complement(change.to);
  const alternate =
    ownAlternate ??
    (position.alternates.length === 1 ? position.alternates[0] : position.alternates.find((base) => base === changed));
  if (variant.found.kind === "copies") {
    const { copies } = variant.found;
    if (copies === "only" && (definition.ploidy !== "X" || alternate === undefined))
      return refused(
        "hemizygous",
        "heterozygous or homozygous: this gene has two copies",
        "Copy the word from the report",
      );
    if (copies === "only") return placed(position, [alternate ?? position.reference]);
    if (copies !== 0 && alternate === undefined)
      return refused(
        "variant-without-bases",
        "which base was found",
        "Several bases are known at this position: give both bases",
      );
    const found = [copies === 2 ? alternate : position.reference, copies === 0 ? position.reference : alternate];
    return placed(
      position,
      found.map((bases) => bases ?? position.reference),
    );
  }
  // A star names no strand: bases that fit one strand alone tell it themselves.
  const isEitherStrand = definition.readOnEitherStrand || (variant.allele !== null && change === null);
  return placeBases(position, change, strand, variant.found.alleles, isEitherStrand);
}

type Strand = "plus" | "minus";

/**
 * Returns the strand that a name's bases are written on. Where the position has a base and its complement (A and T, or C
 * and G) the name itself cannot tell, and the other names of the gene do, all written on its coding strand; null where
 * none of them tells.
 *
 * @source HGVS: names of `c.` positions are on the coding strand
 */
function strandOf(definition: AlleleDefinition, position: DefinitionPosition, change: Change): Strand | null {
  const own = toldStrand(position, change);
  if (own !== null) return own;
  const others = namedPositions(definition).flatMap((one) => {
    const told = one.change === null ? null : toldStrand(one.position, one.change);
    return told === null ? [] : [told];
  });
  const [first] = others;
  return first !== undefined && others.every((other) => other === first) ? first : null;
}

function toldStrand({ reference, alternates }: DefinitionPosition, { from }: Change): Strand | null {
  const known = [reference, ...alternates];
  const isPlus = known.includes(from);
  const isMinus = known.includes(complement(from));
  return isPlus === isMinus ? null : isPlus ? "plus" : "minus";
}

function placed(position: DefinitionPosition, alleles: readonly string[]): Placing {
  return { kind: "placed", genotypes: [{ positionOneBased: position.positionOneBased, alleles, phaseSet: null }] };
}

function refused(code: string, expected: string, remedy: string): Placing {
  return { kind: "refused", problem: { code, expected, remedy } };
}

interface Change {
  readonly from: string;
  readonly to: string;
}

interface Named {
  readonly position: DefinitionPosition;
  /** The bases as the name writes them; null for an rsID. */
  readonly change: Change | null;
  readonly alternate?: string;
}

function positionNamed(definition: AlleleDefinition, name: string): Named | null {
  const wanted = plainName(name);
  if (/^rs\d+$/.test(wanted)) {
    const position = [...definition.positions, ...definition.alsoRead].find(({ rsid }) => rsid === wanted);
    return position === undefined ? null : { position, change: null };
  }
  const hits = namedPositions(definition).filter(({ names }) => names.includes(wanted));
  const byNumber = /^-?\d+$/.test(wanted)
    ? namedPositions(definition).filter((one) => one.numbers.includes(wanted))
    : [];
  const [hit, ...others] = hits.length > 0 ? hits : byNumber;
  // A number that two variants share names neither.
  return hit === undefined || others.some((other) => other.position !== hit.position) ? null : hit;
}

/** One spelling of a name: no reference sequence, no letter for its kind, no blanks, lower case. */
function plainName(name: string): string {
  const bare = name
    .toLowerCase()
    .replace(/\s+/g, "")
    .replace(/^(?:nm|nc|ng|nr|np|lrg)_?[\d.]+(?:\([\w-]+\))?:/, "");
  const around = /^([acgt])(-?\d+)([acgt])$/.exec(bare);
  if (around !== null) return `${around[2] ?? ""}${around[1] ?? ""}>${around[3] ?? ""}`;
  return shortProtein(
    bare
      .replace(/^[cgmn]\./, "")
      .replace(/^p\.\(?/, "")
      .replace(/\)$/, "")
      // "c.50_55delGAGTCG" and "c.50_55del" are one: the numbers say what is missing.
      .replace(/^(\d+_\d+del)[acgt]+$/, "$1"),
  );
}

interface NamedPosition extends Named {
  readonly names: readonly string[];
  readonly numbers: readonly string[];
}

// Derived from a frozen value, so keeping it changes nothing a caller can see.
const tables = new WeakMap<AlleleDefinition, readonly NamedPosition[]>();

function namedPositions(definition: AlleleDefinition): readonly NamedPosition[] {
  const known = tables.get(definition);
  if (known !== undefined) return known;
  const own = [...Object.entries(definition.variantNames), ...Object.entries(definition.olderNames)].flatMap(
    ([place, names]) => named(definition, Number(place), names),
  );
  // An allele of one position that is named by its change is that change.
  const alleles = Object.entries(definition.alleles).flatMap(([name, bases]) => {
    const [only, ...more] = Object.entries(bases);
    const change = name.replace(/ \(.*\)$/, "");
    if (only === undefined || more.length > 0 || !/^[cm]\.\S+$/.test(change)) return [];
    return named(definition, Number(only[0]), [change]).map((one) => ({ ...one, alternate: only[1] }));
  });
  const table = [...own, ...alleles];
  tables.set(definition, table);
  return table;
}

function named(definition: AlleleDefinition, place: number, names: readonly string[]): readonly NamedPosition[] {
  const position = [...definition.positions, ...definition.alsoRead].find((one) => one.positionOneBased === place);
  if (position === undefined) return [];
  return names.map((name) => {
    const change = changeOf(name);
    const number = /^(-?\d+)[acgt]+>/.exec(plainName(name))?.[1];
    const alternate = ofOtherLength(position, plainName(name));
    return {
      ...{ position, change, names: [plainName(name)], numbers: number === undefined ? [] : [number] },
      ...(alternate === undefined ? {} : { alternate }),
    };
  });
}

/** Of several bases at a position, those that a name such as `c.50_55del` or `c.55_56insGAGTCG` is of. */
function ofOtherLength({ reference, alternates }: DefinitionPosition, name: string): string | undefined {
  const kind = /\d(del|ins|dup)[acgt]*$/.exec(name)?.[1];
  if (kind === undefined) return undefined;
  const fitting = alternates.filter((bases) =>
    kind === "del" ? bases.length < reference.length : bases.length > reference.length,
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}

function changeOf(name: string): Change | null {
  const read = /([acgt]+)>([acgt]+)$/.exec(plainName(name));
  return read?.[1] === undefined || read[2] === undefined
    ? null
    : { from: read[1].toUpperCase(), to: read[2].toUpperCase() };
}

/** The one position that makes an allele; null where several do. */
function positionOfAllele(definition: AlleleDefinition, allele: string, isOwnEnough: boolean): Named | null {
  const { linkedPair } = definition;
  const isLinked = linkedPair !== undefined && (allele === linkedPair.both || allele === linkedPair.alone);
  const common = definition.alleles["*1"] ?? {};
  const bases = Object.entries(definition.alleles[allele] ?? {}).filter(([place, base]) =>
    isLinked ? Number(place) === linkedPair.decisive : common[place] !== base && /^[ACGT]+$/.test(base),
  );
  // Where several make it, one that makes no other allele shows by itself whether it is there.
  const deciding = bases.length > 1 && isOwnEnough ? bases.filter((one) => isItsOwn(definition, allele, one)) : bases;
  const [only, ...more] = deciding;
  if (only === undefined || more.length > 0) return null;
  const position = definition.positions.find((one) => one.positionOneBased === Number(only[0]));
  if (position === undefined || !/^[ACGT]+$/.test(only[1])) return null;
  return {
    position,
    change: /^[cm]\./.test(allele) ? changeOf(allele.replace(/ \(.*\)$/, "")) : null,
    alternate: only[1],
  };
}

/**
 * Whether no other allele has this base: then finding it is finding the allele, and its absence is the allele's, whatever
 * else makes the allele too.
 */
function isItsOwn(definition: AlleleDefinition, allele: string, [place, base]: readonly [string, string]): boolean {
  return Object.entries(definition.alleles).every(([other, bases]) => other === allele || bases[place] !== base);
}

/** An allele of several positions that was found lies with all of them on one copy. */
function placeHaplotype(definition: AlleleDefinition, { allele, found }: VariantText): Placing {
  // What the allele numbered one has too tells nothing of this one, nor does a base that may be either.
  const common = definition.alleles["*1"] ?? {};
  const bases = Object.entries(definition.alleles[allele ?? ""] ?? {}).filter(
    ([place, base]) => common[place] !== base && /^[ACGT]+$/.test(base),
  );
  if (found.kind === "copies" && found.copies === 0 && allele !== null) return { kind: "absent", allele };
  if (found.kind !== "copies" || bases.length === 0)
    return refused(
      "allele-of-several-positions",
      "one variant: this allele is made by several",
      "Give the diplotype of the report, or each variant by its rsID",
    );
  const genotypes = bases.map(([place, base]): PlacedGenotype => {
    const position = definition.positions.find((one) => one.positionOneBased === Number(place));
    return {
      positionOneBased: Number(place),
      alleles: [found.copies === 2 ? base : (position?.reference ?? ""), base],
      phaseSet: allele,
    };
  });
  if (genotypes.some(({ alleles }) => alleles.some((one) => !/^[ACGT]+$/.test(one))))
    return refused(
      "allele-of-several-positions",
      "an allele that one set of bases makes",
      "Give the diplotype of the report",
    );
  return { kind: "placed", genotypes };
}

function placeBases(
  position: DefinitionPosition,
  change: Change | null,
  strand: Strand | null,
  given: readonly string[],
  isEitherStrand: boolean,
): Placing {
  const known = [position.reference, ...position.alternates];
  const isMinus = strand === "minus";
  const own = isMinus ? known.map(complement) : known;
  const spelled = given.map((bases) => asWritten(own, bases));
  const expected = `bases that occur there: ${own.join(", ")}`;
  if (spelled.some((bases) => bases === null)) {
    const turned = given.map((bases) => asWritten(own.map(complement), bases));
    if (turned.every((bases) => bases !== null) && isEitherStrand)
      return placed(
        position,
        turned.map((bases) => (isMinus ? (bases ?? "") : complement(bases ?? ""))),
      );
    if (turned.every((bases) => bases !== null))
      return refused(
        "bases-of-other-strand",
        `${expected}; those given fit only the other strand`,
        "Check the strand in the report, and give the bases of this one",
      );
    return refused("bases-impossible", expected, "Copy the bases from the report");
  }
  const bases = spelled.filter((one) => one !== null);
  // A and T, or C and G, are each other's complement: alike on both copies, only the strand tells which was found.
  const isPalindrome =
    (change === null || strand === null) && position.alternates.includes(complement(position.reference));
  if (isPalindrome && new Set(bases).size === 1)
    return refused(
      "strand-decides",
      `the strand: ${position.reference} and ${complement(position.reference)} stand for each other on the other one`,
      "Give the variant by its HGVS name with heterozygous, homozygous or not detected",
    );
  return placed(position, isMinus ? bases.map(complement) : bases);
}

/** The bases as the definition writes them: "del" and "ins" stand for the one shorter or longer form it has. */
function asWritten(known: readonly string[], bases: string): string | null {
  if (known.includes(bases)) return bases;
  const lengths = [...new Set(known.map((one) => one.length))].sort((a, b) => a - b);
  if (lengths.length !== 2 || known.length !== 2) return null;
  const wanted = bases === "del" ? lengths[0] : bases === "ins" ? lengths[1] : undefined;
  return known.find((one) => one.length === wanted) ?? null;
}

const PAIRS: Readonly<Record<string, string>> = { A: "T", C: "G", G: "C", T: "A" };

function complement(bases: string): string {
  return [...bases]
    .reverse()
    .map((base) => PAIRS[base] ?? base)
    .join("");
}
