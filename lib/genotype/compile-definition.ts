import { basesMeant, InvariantError, type AlleleDefinition } from "@/lib/schema";
import { compareAlleles } from "./natural-order";

/**
 * Bases become small numbers at their position (0 is REF, then the ALTs in
 * their order), and what an allele allows there becomes a set of bits. So a
 * strand fits an allele when a bit is set, whatever the letters.
 */
export interface CompiledPosition {
  readonly positionOneBased: number;
  readonly rsid: string | null;
  readonly codes: ReadonlyMap<string, number>;
  readonly reference: string;
  /** REF and an ALT differ in length: a change of one base here is none that is defined. */
  readonly isIndel: boolean;
}

export interface CompiledEntry {
  readonly position: number;
  readonly mask: number;
  readonly isWobble: boolean;
}

export interface CompiledAllele {
  readonly name: string;
  readonly isReference: boolean;
  /** The positions the definition names for this allele: what it is scored by. */
  readonly entries: readonly CompiledEntry[];
  /** By position: the bits of the bases it allows. */
  readonly masks: Uint8Array;
}

export interface CompiledDefinition {
  readonly definition: AlleleDefinition;
  readonly positions: readonly CompiledPosition[];
  readonly indexOf: ReadonlyMap<number, number>;
  /** In the order in which the field prints names. */
  readonly alleles: readonly CompiledAllele[];
  readonly reference: CompiledAllele;
}

// Derived from a frozen value, so keeping it changes nothing a caller can see.
const compiled = new WeakMap<AlleleDefinition, CompiledDefinition>();

/** Returns the definition in the form the matcher reads, compiled once. Throws when its reference allele is missing, which the content checks exclude. */
export function compileDefinition(definition: AlleleDefinition): CompiledDefinition {
  const known = compiled.get(definition);
  if (known !== undefined) return known;
  const made = compile(definition);
  compiled.set(definition, made);
  return made;
}

function compile(definition: AlleleDefinition): CompiledDefinition {
  const positions = definition.positions.map((position): CompiledPosition => {
    const spellings = [position.reference, ...position.alternates];
    return {
      positionOneBased: position.positionOneBased,
      rsid: position.rsid,
      codes: new Map(spellings.map((bases, code) => [bases, code])),
      reference: position.reference,
      isIndel: position.alternates.some((alternate) => alternate.length !== position.reference.length),
    };
  });
  const indexOf = new Map(positions.map((position, index) => [position.positionOneBased, index]));
  const alleles = Object.keys(definition.alleles)
    .map((name) => compileAllele(definition, name, positions, indexOf))
    .sort((a, b) => compareAlleles(a.name, b.name));
  const reference = alleles.find((allele) => allele.isReference);
  if (reference === undefined)
    throw new InvariantError(`genotype: the definition of ${definition.gene} has no reference allele`);
  return { definition, positions, indexOf, alleles, reference };
}

const REFERENCE_BIT = 1;

function compileAllele(
  definition: AlleleDefinition,
  name: string,
  positions: readonly CompiledPosition[],
  indexOf: ReadonlyMap<number, number>,
): CompiledAllele {
  const isReference = name === definition.reference;
  const masks = new Uint8Array(positions.length).fill(REFERENCE_BIT);
  const named = new Map<number, CompiledEntry>();
  for (const [position, bases] of Object.entries(definition.alleles[name] ?? {})) {
    const index = indexOf.get(Number(position));
    if (index === undefined)
      throw new InvariantError(`genotype: ${definition.gene} names a position it does not define`);
    const meant = basesMeant(bases);
    const mask = meant.reduce((bits, base) => bits | bitOf(positions[index]?.codes.get(base)), 0);
    masks[index] = mask;
    named.set(index, { position: index, mask, isWobble: meant.length > 1 });
  }
  if (isReference || definition.fullyDefined.includes(name)) {
    for (const index of positions.keys()) {
      if (!named.has(index)) named.set(index, { position: index, mask: REFERENCE_BIT, isWobble: false });
    }
  }
  return { name, isReference, entries: [...named.values()].sort((a, b) => a.position - b.position), masks };
}

/** The bit of a code; none for a base that is not documented there or not given. */
export function bitOf(code: number | undefined): number {
  return code === undefined || code < 0 ? 0 : 1 << code;
}
