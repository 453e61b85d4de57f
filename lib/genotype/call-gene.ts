import type { AlleleDefinition, ResultState } from "@/lib/schema";
import { compileDefinition, type CompiledDefinition } from "./compile-definition";
import { fittingDiplotypes, wasLookedFor } from "./diplotypes";
import {
  diplotypeName,
  type CallWarning,
  type CallWarningCode,
  type Diplotype,
  type Fallback,
  type FoundVariant,
  type GeneCall,
  type UnseenAllele,
} from "./gene-call";
import { ABSENT, placeOf, readGene, type GeneSample, type Observed } from "./gene-sample";
import { readVariants } from "./lowest-function";
import { compareAlleles } from "./natural-order";
import { combinedDiplotypes } from "./research";
import { canListArrangements } from "./strands";

/** How to call. The defaults are the field's own for reports to clinicians. */
export interface CallOptions {
  /** Name combinations and partial alleles where no diplotype fits. For research only. */
  readonly findCombinations?: boolean;
  /** Call genes from single variants that need another test for a full answer. For research only. */
  readonly callStructuralGenes?: boolean;
  /** Report every diplotype that fits, not only those of the highest score. */
  readonly allCandidates?: boolean;
}

/**
 * Returns what a sample's observations say of one gene. Positions that were
 * not observed are missing, never reference; a gene without any is not tested.
 *
 * @source PharmCAT 3.1.1, Named Allele Matcher 101 and 201, Gene Definition Exceptions
 */
export function callGene(definition: AlleleDefinition, observed: Observed, options: CallOptions = {}): GeneCall {
  const { notCallable } = definition;
  if (notCallable !== undefined && !(notCallable.allowedInResearch && options.callStructuralGenes === true)) {
    return {
      ...emptyCall(definition),
      state: "not-callable",
      notCallable: { because: notCallable.because, test: notCallable.test },
      warnings: [{ code: "not-callable-from-variants", positions: [] }],
    };
  }
  const compiled = compileDefinition(definition);
  const isUndocumentedReference =
    definition.undocumented === "reference-also-in-research" ||
    (definition.undocumented === "reference" && options.findCombinations !== true);
  const sample = readGene(compiled, observed, { isUndocumentedReference });
  const frame = frameOf(compiled, sample);
  if (frame.coverage.seen === 0) return { ...emptyCall(definition), coverage: frame.coverage };

  const obstacle = obstacleTo(compiled, sample, options);
  if (obstacle !== null)
    return withFallback(compiled, observed, { ...frame, warnings: [...frame.warnings, ...obstacle] });
  const found =
    definition.callAs === "lowest-function"
      ? { ...readVariants(compiled, sample), isChosen: false }
      : diplotypesOf(compiled, sample, options);
  if (found.diplotypes.length === 0 && found.variants.length === 0) {
    const positions = [...sample.undocumented.keys()].map((index) => placeOf(compiled, index));
    const why: CallWarning =
      positions.length > 0 ? { code: "undocumented-base", positions } : { code: "nothing-fits", positions: [] };
    return withFallback(compiled, observed, { ...frame, warnings: [...frame.warnings, ...found.warnings, why] });
  }
  return settle(compiled, sample, frame, found);
}

interface Found {
  readonly diplotypes: readonly Diplotype[];
  readonly variants: readonly FoundVariant[];
  readonly candidates: readonly Diplotype[];
  readonly warnings: readonly CallWarning[];
}

function emptyCall(definition: AlleleDefinition): GeneCall {
  const missing = definition.positions.map(({ positionOneBased, rsid }) => ({ positionOneBased, rsid }));
  return {
    gene: definition.gene,
    state: "not-tested",
    diplotypes: [],
    variants: [],
    isPhased: false,
    candidates: [],
    notExcluded: [],
    coverage: { seen: 0, defined: definition.positions.length, missing },
    fallback: null,
    notCallable: null,
    warnings: [],
  };
}

/** What holds whichever way the gene is called. */
function frameOf(compiled: CompiledDefinition, sample: GeneSample): GeneCall {
  // Half a position was not seen either.
  const unseen = [...sample.missing, ...sample.blocking].sort((a, b) => a - b);
  const missing = unseen.map((index) => placeOf(compiled, index));
  const warn = (code: CallWarningCode, indexes: readonly number[]): readonly CallWarning[] =>
    indexes.length === 0 ? [] : [{ code, positions: indexes.map((index) => placeOf(compiled, index)) }];
  return {
    ...emptyCall(compiled.definition),
    state: "not-callable",
    isPhased: sample.blocks.length <= 1,
    coverage: { seen: compiled.positions.length - missing.length, defined: compiled.positions.length, missing },
    warnings: [
      ...sample.warnings,
      ...warn("positions-missing", unseen),
      ...warn("half-genotype", sample.blocking),
      ...warn("undocumented-read-as-reference", sample.substituted),
    ],
  };
}

function obstacleTo(
  compiled: CompiledDefinition,
  sample: GeneSample,
  options: CallOptions,
): readonly CallWarning[] | null {
  const required = compiled.definition.required
    .flatMap((position) => compiled.indexOf.get(position) ?? [])
    .filter((index) => sample.first[index] === ABSENT);
  if (required.length > 0)
    return [{ code: "required-position-missing", positions: required.map((index) => placeOf(compiled, index)) }];
  return sample.blocking.length > 0 && options.findCombinations !== true ? [] : null;
}

function diplotypesOf(compiled: CompiledDefinition, sample: GeneSample, options: CallOptions): Found {
  const fitting = fittingDiplotypes(compiled, sample);
  if (fitting.length === 0 && options.findCombinations === true) {
    if (!canListArrangements(sample))
      return {
        diplotypes: [],
        variants: [],
        candidates: [],
        warnings: [{ code: "arrangements-not-listed", positions: [] }],
      };
    const combined = combinedDiplotypes(compiled, sample);
    return { diplotypes: combined, variants: [], candidates: combined, warnings: [] };
  }
  const candidates = renamed(compiled, fitting);
  if (options.allCandidates === true) return { diplotypes: candidates, variants: [], candidates, warnings: [] };
  if (sample.blocks.length > 1 && compiled.definition.unphasedPriorities.length > 0 && candidates.length > 1) {
    const chosen = byPriority(compiled, candidates);
    return {
      diplotypes: chosen ?? candidates,
      variants: [],
      candidates,
      warnings: chosen === null ? [] : [{ code: "chosen-by-priority", positions: [] }],
    };
  }
  // Research mode ranks nothing; only the priority list chooses there.
  if (options.findCombinations === true) return { diplotypes: candidates, variants: [], candidates, warnings: [] };
  const top = candidates[0]?.score;
  return {
    diplotypes: candidates.filter((candidate) => candidate.score === top),
    variants: [],
    candidates,
    warnings: [],
  };
}

/** Returns the pick of the first entry all of whose diplotypes fit; null when none does. */
function byPriority(compiled: CompiledDefinition, candidates: readonly Diplotype[]): readonly Diplotype[] | null {
  const byName = new Map(candidates.map((candidate) => [diplotypeName(candidate), candidate]));
  const entry = compiled.definition.unphasedPriorities.find((one) => one.among.every((name) => byName.has(name)));
  const pick = entry === undefined ? undefined : byName.get(entry.pick);
  return pick === undefined ? null : [pick];
}

/** A suballele is matched under its own bases and reported under the name it belongs to. */
function renamed(compiled: CompiledDefinition, diplotypes: readonly Diplotype[]): readonly Diplotype[] {
  const { suballeles } = compiled.definition;
  if (Object.keys(suballeles).length === 0) return diplotypes;
  const seen = new Set<string>();
  return diplotypes
    .map((diplotype) => ({
      ...diplotype,
      alleles: diplotype.alleles.map((name) => suballeles[name] ?? name).sort(compareAlleles),
    }))
    .filter((diplotype) => {
      const name = diplotypeName(diplotype);
      return seen.has(name) ? false : seen.add(name);
    });
}

/**
 * A call is plain only when every defining position was seen and nothing else
 * fits. What was not seen is not reference: an allele without a seen position
 * may stand in the place of the reference allele, and a base beside those of a
 * called allele may make it one that nobody named. An undocumented base read
 * as reference is of no known function.
 */
function settle(compiled: CompiledDefinition, sample: GeneSample, frame: GeneCall, found: Found): GeneCall {
  const notExcluded = unseenAlleles(compiled, sample);
  const isAmbiguous = found.candidates.length !== 1 || frame.coverage.missing.length > 0;
  const state: ResultState = isAmbiguous
    ? "ambiguous"
    : sample.substituted.length > 0
      ? "uncertain-function"
      : "called";
  const warnings: CallWarning[] = [...frame.warnings, ...found.warnings];
  if (notExcluded.length > 0)
    warnings.push({ code: "alleles-not-excluded", positions: notExcluded.flatMap((unseen) => unseen.positions) });
  if (found.candidates.length > 1) warnings.push({ code: "several-diplotypes-fit", positions: [] });
  if (sample.blocks.length > 1 && found.candidates.length !== 1)
    warnings.push({ code: "phase-unknown", positions: sample.blocks.flat().map((index) => placeOf(compiled, index)) });
  return {
    ...frame,
    state,
    diplotypes: found.diplotypes,
    variants: found.variants,
    candidates: found.candidates,
    notExcluded,
    warnings,
  };
}

function unseenAlleles(compiled: CompiledDefinition, sample: GeneSample): readonly UnseenAllele[] {
  if (sample.missing.length === 0) return [];
  return compiled.alleles
    .filter((allele) => !wasLookedFor(allele, sample))
    .map((allele) => ({
      allele: allele.name,
      positions: allele.entries.map((entry) => placeOf(compiled, entry.position)),
    }));
}

/** Where no diplotype fits, one position may still say what guidance asks for. */
function withFallback(compiled: CompiledDefinition, observed: Observed, call: GeneCall): GeneCall {
  const rule = compiled.definition.fallback;
  const line = rule === undefined ? undefined : observed(rule.position);
  const index = rule === undefined ? undefined : compiled.indexOf.get(rule.position);
  if (rule === undefined || line === undefined || index === undefined || line.alleles.length !== 2) return call;
  const bases = line.alleles.filter((base): base is string => base !== null);
  const alleles = bases.flatMap((base) => rule.alleles[base] ?? []);
  if (alleles.length !== 2) return call;
  const fallback: Fallback = {
    position: placeOf(compiled, index),
    bases: [...bases].sort(),
    alleles: alleles.sort(compareAlleles),
  };
  return {
    ...call,
    fallback,
    warnings: [...call.warnings, { code: "fallback-to-one-position", positions: [fallback.position] }],
  };
}
