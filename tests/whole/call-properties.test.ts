/** What never changes a call, whatever the sample; over the real definitions. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { callNames, callSample, type GeneCall, type ObservedPosition, type SampleObservation } from "@/lib/genotype";
import { knowledge } from "@/tests/builders/shipped";
import { basesMeant, type AlleleDefinition } from "@/lib/schema";

const { alleleDefinitions } = knowledge;
const callable = Object.values(alleleDefinitions).filter((definition) => definition.positions.length > 0);

/** A gene and a sample that carries two of its alleles, perhaps with a third one's bases on top, phased or not, with gaps. */
const carried = fc
  .constantFrom(...callable)
  .chain((definition) => {
    const names = Object.keys(definition.alleles);
    const position = fc.record({
      choice: fc.nat(3),
      phase: fc.constantFrom("none", "none", "block", "set 1", "set 2"),
      swap: fc.boolean(),
      seen: fc.integer({ min: 0, max: 99 }),
    });
    return fc.record({
      definition: fc.constant(definition),
      alleles: fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)),
      extra: fc.option(fc.constantFrom(...names), { freq: 3 }),
      positions: fc.array(position, { minLength: definition.positions.length, maxLength: definition.positions.length }),
      isPhased: fc.boolean(),
      gapsPercent: fc.constantFrom(0, 0, 5, 50),
    });
  })
  .map(({ definition, alleles, extra, positions, isPhased, gapsPercent }) => ({
    definition,
    sample: sampleCarrying(definition, alleles, extra, (i) => {
      const { choice = 0, phase = "none", swap = false, seen = 99 } = positions[i] ?? {};
      return { choice, phase: isPhased ? phase : "none", swap, isSeen: seen >= gapsPercent };
    }),
  }));

interface Shown {
  readonly choice: number;
  readonly phase: string;
  readonly swap: boolean;
  readonly isSeen: boolean;
}

function sampleCarrying(
  definition: AlleleDefinition,
  alleles: readonly [string, string],
  extra: string | null,
  shown: (index: number) => Shown,
): SampleObservation {
  const positions = definition.positions.flatMap(({ positionOneBased, reference }, i): ObservedPosition[] => {
    const { choice, phase, swap, isSeen } = shown(i);
    if (!isSeen) return [];
    const baseOf = (name: string | null): string | undefined => {
      const entry = name === null ? undefined : definition.alleles[name]?.[String(positionOneBased)];
      const meant = entry === undefined ? [] : basesMeant(entry);
      return meant[choice % Math.max(1, meant.length)];
    };
    const bases = [baseOf(alleles[0]) ?? baseOf(extra) ?? reference, baseOf(alleles[1]) ?? reference];
    const isPhased = phase !== "none";
    return [
      {
        chromosome: definition.chromosome ?? "",
        positionOneBased,
        alleles: !isPhased && swap ? bases.toReversed() : bases,
        isPhased,
        phaseSet: phase.startsWith("set") ? phase : null,
      },
    ];
  });
  return { sample: "sample", positions, warnings: [] };
}

function call(definition: AlleleDefinition, sample: SampleObservation): GeneCall {
  const [made] = callSample({ [definition.gene]: definition }, sample, { callStructuralGenes: true });
  if (made === undefined) throw new Error("a definition gives a call");
  return made;
}

const withPositions = (sample: SampleObservation, positions: readonly ObservedPosition[]): SampleObservation => ({
  ...sample,
  positions,
});
const runs = { numRuns: 400 };

test("the order of lines never changes a call", () => {
  fc.assert(
    fc.property(carried, fc.infiniteStream(fc.nat()), ({ definition, sample }, order) => {
      const shuffled = sample.positions
        .map((position) => ({ position, at: order.next().value ?? 0 }))
        .sort((a, b) => a.at - b.at)
        .map(({ position }) => position);
      expect(call(definition, withPositions(sample, shuffled))).toEqual(call(definition, sample));
    }),
    runs,
  );
});

test("the order of the two alleles in an unphased genotype never changes a call", () => {
  fc.assert(
    fc.property(carried, fc.infiniteStream(fc.boolean()), ({ definition, sample }, flips) => {
      const flipped = sample.positions.map((position) =>
        !position.isPhased && flips.next().value === true
          ? { ...position, alleles: position.alleles.toReversed() }
          : position,
      );
      expect(call(definition, withPositions(sample, flipped))).toEqual(call(definition, sample));
    }),
    runs,
  );
});

test("which chromosome a phase set writes first never changes a call", () => {
  fc.assert(
    fc.property(carried, fc.constantFrom(null, "set 1", "set 2"), ({ definition, sample }, set) => {
      const flipped = sample.positions.map((position) =>
        position.isPhased && position.phaseSet === set
          ? { ...position, alleles: position.alleles.toReversed() }
          : position,
      );
      expect(call(definition, withPositions(sample, flipped))).toEqual(call(definition, sample));
    }),
    runs,
  );
});

test("a sample that carries two alleles, phased and seen throughout, is called as these two or has them among its candidates", () => {
  const complete = carried.filter(({ definition }) => definition.callAs === "diplotype");
  fc.assert(
    fc.property(
      complete.chain(({ definition }) =>
        fc.tuple(
          fc.constant(definition),
          fc.constantFrom(...Object.keys(definition.alleles)),
          fc.constantFrom(...Object.keys(definition.alleles)),
        ),
      ),
      ([definition, one, other]) => {
        const sample = sampleCarrying(definition, [one, other], null, () => ({
          choice: 0,
          phase: "block",
          swap: false,
          isSeen: true,
        }));
        const reported = (name: string): string => definition.suballeles[name] ?? name;
        const wanted = [reported(one), reported(other)].sort().join("/");
        expect(
          call(definition, sample).candidates.map((candidate) => [...candidate.alleles].sort().join("/")),
        ).toContain(wanted);
      },
    ),
    runs,
  );
});

test("leaving positions out never turns an uncertain result into a certain other one", () => {
  fc.assert(
    fc.property(
      carried,
      fc.infiniteStream(fc.integer({ min: 0, max: 99 })),
      fc.constantFrom(3, 30, 90),
      ({ definition, sample }, draws, percent) => {
        const before = call(definition, sample);
        if (isCertain(before)) return;
        const after = call(
          definition,
          withPositions(
            sample,
            sample.positions.filter(() => (draws.next().value ?? 0) >= percent),
          ),
        );
        expect(
          isCertain(after) && callNames(after).join() !== callNames(before).join()
            ? `${before.state} ${callNames(before).join(", ")} became ${after.state} ${callNames(after).join(", ")}`
            : null,
        ).toBeNull();
      },
    ),
    { numRuns: 1500 },
  );
});

test("a reference base is never assumed: an allele none of whose positions was seen is told, and the call is not plain", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...callable),
      fc.infiniteStream(fc.integer({ min: 0, max: 99 })),
      fc.constantFrom(3, 50, 95),
      (definition, draws, percent) => {
        const complete = sampleCarrying(
          definition,
          [definition.reference ?? "", definition.reference ?? ""],
          null,
          () => ({ choice: 0, phase: "none", swap: false, isSeen: true }),
        );
        const made = call(
          definition,
          withPositions(
            complete,
            complete.positions.filter(() => (draws.next().value ?? 0) >= percent),
          ),
        );
        const seen = new Set(
          definition.positions
            .map((one) => one.positionOneBased)
            .filter((one) => !made.coverage.missing.some((missing) => missing.positionOneBased === one)),
        );
        const unseen = Object.entries(definition.alleles)
          .filter(
            ([name, pattern]) =>
              name !== definition.reference &&
              !definition.fullyDefined.includes(name) &&
              Object.keys(pattern).every((position) => !seen.has(Number(position))),
          )
          .map(([name]) => name);
        if (unseen.length === 0 || made.diplotypes.length === 0) return;
        expect(made.state).toBe("ambiguous");
        expect(made.notExcluded.map((one) => one.allele)).toEqual(expect.arrayContaining(unseen));
      },
    ),
    runs,
  );
});

function isCertain(made: GeneCall): boolean {
  return made.state === "called" || made.state === "uncertain-function";
}
