import { combinationMembers, diplotypeName, type CoveredPosition, type Diplotype, type GeneCall } from "@/lib/genotype";
import type { AlleleDefinition, PhenotypeMethod } from "@/lib/schema";
import { readAllele, type Allele } from "./alleles";
import { twoLowest, riskOf } from "./assign";

/** A diplotype that the data allow beside the one reported. */
export interface OpenDiplotype {
  readonly diplotype: string;
  /** Alleles of the same function that could stand in its place, itself among them; empty where it stands for itself alone. */
  readonly standsFor: readonly string[];
  /** Positions that were not seen and would tell it from the reported one; empty where only the phase would. */
  readonly settledBy: readonly CoveredPosition[];
}

/** What a call leaves open. */
export interface OpenResult {
  readonly gene: string;
  /** What guidance is looked up by. */
  readonly reported: string;
  readonly alternatives: readonly OpenDiplotype[];
}

/**
 * Returns every diplotype the data allow beside the one that guidance is
 * looked up by: those that fit with a lower score, other arrangements of
 * unphased variants, and those with an allele of which no position was seen.
 * Unseen alleles of one function stand together, since they come to the same.
 * Null where the call leaves nothing open, or called nothing.
 *
 * @source ours: what was not seen is not reference, and a score is no evidence of phase
 */
export function openResultOf(
  method: PhenotypeMethod,
  definition: AlleleDefinition,
  call: GeneCall,
  reported: readonly string[],
): OpenResult | null {
  if (reported.length === 0 || reported.length > 2) return null;
  const base = reported.join("/");
  const unseen = unseenByFunction(method, call);
  const isLowest = method.manyVariants === "lowest-functions";
  const found = isLowest
    ? [...otherArrangements(method, definition, call, reported), ...withUnseenVariants(method, reported, unseen)]
    : [...otherCandidates(definition, call, reported), ...withUnseenAlleles(definition, call, unseen)];
  const named = new Map<string, OpenDiplotype>();
  for (const open of found)
    if (keyOf(open.diplotype) !== keyOf(base) && !named.has(keyOf(open.diplotype)))
      named.set(keyOf(open.diplotype), open);
  return named.size === 0 ? null : { gene: call.gene, reported: base, alternatives: [...named.values()] };
}

function keyOf(diplotype: string): string {
  return diplotype.split("/").sort().join("/");
}

/** Other diplotypes that fit: a missing position may tell them apart, else only the phase. */
function otherCandidates(
  definition: AlleleDefinition,
  call: GeneCall,
  reported: readonly string[],
): readonly OpenDiplotype[] {
  return call.candidates.map((candidate) => ({
    diplotype: diplotypeName(candidate),
    standsFor: [],
    settledBy: tellingApart(definition, call, candidate.alleles, reported),
  }));
}

function tellingApart(
  definition: AlleleDefinition,
  call: GeneCall,
  one: readonly string[],
  other: readonly string[],
): readonly CoveredPosition[] {
  const basesAt = (alleles: readonly string[], position: number): string =>
    alleles
      .map((name) => definition.alleles[name]?.[String(position)] ?? "")
      .sort()
      .join("|");
  return call.coverage.missing.filter(
    ({ positionOneBased }) => basesAt(one, positionOneBased) !== basesAt(other, positionOneBased),
  );
}

interface Unseen {
  /** The first of them speaks for all. */
  readonly allele: string;
  readonly standsFor: readonly string[];
  readonly positions: readonly CoveredPosition[];
}

function unseenByFunction(method: PhenotypeMethod, call: GeneCall): readonly Unseen[] {
  const groups = new Map<string, { names: string[]; positions: Map<number, CoveredPosition> }>();
  for (const { allele, positions } of call.notExcluded) {
    const read = readAllele(method, allele);
    const key = typeof read === "string" ? "unknown" : `${read.function} ${read.activity?.value ?? ""}`;
    const group = groups.get(key) ?? { names: [], positions: new Map<number, CoveredPosition>() };
    group.names.push(allele);
    for (const position of positions) group.positions.set(position.positionOneBased, position);
    groups.set(key, group);
  }
  return [...groups.values()].flatMap(({ names, positions }) =>
    names[0] === undefined ? [] : [{ allele: names[0], standsFor: names, positions: [...positions.values()] }],
  );
}

/** An unseen allele may stand wherever the reference allele was reported, once or twice. */
function withUnseenAlleles(
  definition: AlleleDefinition,
  call: GeneCall,
  unseen: readonly Unseen[],
): readonly OpenDiplotype[] {
  const references = new Set([definition.reference, ...definition.fullyDefined].filter((name) => name !== undefined));
  const out: OpenDiplotype[] = [];
  for (const { alleles } of call.candidates) {
    unseen.forEach((one, index) => {
      alleles.forEach((name, place) => {
        if (references.has(name)) out.push(replaced(alleles, new Map([[place, one]])));
      });
      if (alleles.length !== 2 || !alleles.every((name) => references.has(name))) return;
      for (const other of unseen.slice(index))
        out.push(
          replaced(
            alleles,
            new Map([
              [0, one],
              [1, other],
            ]),
          ),
        );
    });
  }
  return out;
}

function replaced(alleles: Diplotype["alleles"], by: ReadonlyMap<number, Unseen>): OpenDiplotype {
  const used = [...by.values()];
  return {
    diplotype: alleles.map((name, place) => by.get(place)?.allele ?? name).join("/"),
    standsFor: [...new Set(used.flatMap((one) => one.standsFor))],
    settledBy: [
      ...new Map(
        used.flatMap((one) => one.positions).map((position) => [position.positionOneBased, position]),
      ).values(),
    ],
  };
}

/**
 * Unphased variants may share a copy: then the other copy has a less affected
 * variant, or none. A variant on both copies bounds what can be left.
 */
function otherArrangements(
  method: PhenotypeMethod,
  definition: AlleleDefinition,
  call: GeneCall,
  reported: readonly string[],
): readonly OpenDiplotype[] {
  const fitting =
    call.candidates.length > 1 ? call.candidates.map((candidate) => lowestOnEachCopy(method, candidate)) : [];
  if (call.variants.length === 0)
    return fitting.map((alleles) => ({ diplotype: alleles.join("/"), standsFor: [], settledBy: [] }));
  const variants = call.variants.map(({ allele, copies }) => ({ read: named(method, allele), copies }));
  const ordered = [...variants].sort((a, b) => riskOf(method, a.read) - riskOf(method, b.read));
  const [worst, ...others] = ordered;
  if (worst === undefined) return [];
  const onBoth = ordered.findIndex(({ copies }) => copies === 2);
  const reachable = onBoth === -1 ? others : ordered.slice(0, onBoth + 1);
  const seconds = [
    ...reachable.map(({ read }) => read.name),
    ...(onBoth === -1 && definition.reference !== undefined ? [definition.reference] : []),
  ];
  return seconds
    .filter((name) => name !== worst.read.name || onBoth === 0)
    .map((name) => ({ diplotype: [worst.read.name, name].join("/"), standsFor: [], settledBy: [] }))
    .filter(({ diplotype }) => keyOf(diplotype) !== keyOf(reported.join("/")));
}

function lowestOnEachCopy(method: PhenotypeMethod, { alleles }: Diplotype): readonly string[] {
  return alleles.map(
    (name) =>
      twoLowest(
        method,
        combinationMembers(name).map((member) => named(method, member)),
      )[0]?.name ?? name,
  );
}

/** An unseen variant may lie on either copy or both, beside what was found. */
function withUnseenVariants(
  method: PhenotypeMethod,
  reported: readonly string[],
  unseen: readonly Unseen[],
): readonly OpenDiplotype[] {
  const pair = reported.map((name) => named(method, name));
  return unseen.flatMap((one) => {
    const read = named(method, one.allele);
    return [[read], [read, read]].map((added) => ({
      diplotype: twoLowest(method, [...pair, ...added])
        .map((allele) => allele.name)
        .join("/"),
      standsFor: one.standsFor,
      settledBy: one.positions,
    }));
  });
}

function named(method: PhenotypeMethod, name: string): Allele {
  const read = readAllele(method, name);
  return typeof read === "string" ? { name, function: "Uncertain function", activity: null } : read;
}
