import { describe, expect, test } from "vitest";
import { alleleDefinition, callOf, warningsOf } from "../../tests/builders/alleles";
import { CALL_WARNINGS, callNames, diplotypeName } from "./gene-call";

const test1 = alleleDefinition();
const het = "A/G";

describe("scoring", () => {
  test("the pair that names most positions is reported first, and what else fits stays a candidate", () => {
    const call = callOf(test1, { 1: het, 4: het });
    expect(callNames(call)).toEqual(["*1/*2"]);
    expect(call.candidates).toEqual([
      { alleles: ["*1", "*2"], score: 7 },
      { alleles: ["*3", "*5"], score: 2 },
    ]);
  });

  test("data that several diplotypes fit are ambiguous, however far one leads", () => {
    const call = callOf(test1, { 1: het, 4: het });
    expect(call.state).toBe("ambiguous");
    expect(warningsOf(call)).toEqual(["several-diplotypes-fit", "phase-unknown"]);
  });

  test("a missing position is dropped from the scores, and what it told apart ties", () => {
    const call = callOf(test1, { 1: "-", 4: het });
    expect(callNames(call)).toEqual(["*1/*2", "*1/*3"]);
    expect(call.candidates.map((candidate) => candidate.score)).toEqual([5, 5]);
  });

  test("every fitting diplotype is reported when all candidates are asked for", () => {
    expect(callNames(callOf(test1, { 1: het, 4: het }, { allCandidates: true }))).toEqual(["*1/*2", "*3/*5"]);
  });

  test("an entry that allows two bases counts only on a copy that is not reference there", () => {
    const wobbling = alleleDefinition({
      alleles: { "*1": {}, "*2": { 1: "G", 2: "R" }, "*3": { 1: "G" }, "*4": { 3: "G" }, "*5": { 4: "G", 5: "G" } },
      fullyDefined: [],
    });
    expect(callOf(wobbling, { 1: het }).candidates.map((candidate) => candidate.score)).toEqual([6, 6]);
    expect(callOf(wobbling, { 1: "G/G", 2: "G/G" }).candidates[0]).toEqual({ alleles: ["*2", "*2"], score: 4 });
    expect(callOf(wobbling, { 1: "A|G", 2: "A|G" }).candidates[0]).toEqual({ alleles: ["*1", "*2"], score: 7 });
  });

  test("an allele defined at every position scores like the reference allele", () => {
    expect(callOf(test1, { 5: "-" }).diplotypes.map(diplotypeName)).toEqual(["*1/*1", "*1/*6", "*6/*6"]);
  });

  test("numbers in names are ordered as numbers, and the lesser name stands first", () => {
    const many = alleleDefinition({
      alleles: { "*1": {}, "*10": { 1: "G" }, "*2": { 2: "G" }, Named: { 3: "G" }, "*3": { 4: "G" }, "*4": { 5: "G" } },
      fullyDefined: [],
    });
    expect(callNames(callOf(many, { 1: het, 2: het }))).toEqual(["*2/*10"]);
    expect(callNames(callOf(many, { 1: het, 3: het }))).toEqual(["*10/Named"]);
  });
});

describe("what was not seen", () => {
  test("a gene without any position in the input is not tested", () => {
    const call = callOf(test1, { 1: "-", 2: "-", 3: "-", 4: "-", 5: "-" });
    expect([call.state, callNames(call), call.coverage.seen]).toEqual(["not-tested", [], 0]);
  });

  test("a reference call with a position missing is never plain: it names the alleles that cannot be excluded and what would settle it", () => {
    const call = callOf(test1, { 2: "-" });
    expect(callNames(call)).toEqual(["*1/*1"]);
    expect(call.state).toBe("ambiguous");
    expect(call.coverage).toEqual({ seen: 4, defined: 5, missing: [{ positionOneBased: 2, rsid: "rs2" }] });
    expect(call.notExcluded).toEqual([{ allele: "*4", positions: [{ positionOneBased: 2, rsid: "rs2" }] }]);
    expect(warningsOf(call)).toEqual(["positions-missing", "alleles-not-excluded"]);
  });

  test("a call is plain when every position was seen and one diplotype fits", () => {
    const call = callOf(test1, { 2: het });
    expect([call.state, callNames(call), call.isPhased, warningsOf(call)]).toEqual(["called", ["*1/*4"], true, []]);
  });

  test("a half beside the reference base is missing; beside a variant it blocks the gene", () => {
    expect(callOf(test1, { 2: "A/." }).coverage.missing.map((one) => one.rsid)).toEqual(["rs2"]);
    const blocked = callOf(test1, { 2: "./G" });
    expect([blocked.state, callNames(blocked), warningsOf(blocked)]).toEqual([
      "not-callable",
      [],
      ["positions-missing", "half-genotype"],
    ]);
  });

  test("a single allele of an autosome leaves the other copy open", () => {
    expect(callOf(test1, { 2: "A" }).coverage.missing.map((one) => one.rsid)).toEqual(["rs2"]);
    expect(callOf(test1, { 2: "G" }).state).toBe("not-callable");
  });

  test("without a required position there is no call", () => {
    const call = callOf(alleleDefinition({ required: [3] }), { 3: "-" });
    expect([call.state, warningsOf(call)]).toEqual([
      "not-callable",
      ["positions-missing", "required-position-missing"],
    ]);
  });
});

describe("phase", () => {
  test("positions of one phase set move together", () => {
    expect(callOf(test1, { 1: "A|G:7", 4: "A|G:7" }).candidates.map(diplotypeName)).toEqual(["*1/*2"]);
    expect(callOf(test1, { 1: "A|G:7", 4: "G|A:7" }).candidates.map(diplotypeName)).toEqual(["*3/*5"]);
  });

  test("two phase sets are free against each other", () => {
    expect(callOf(test1, { 1: "A|G:7", 4: "G|A:8" }).candidates.map(diplotypeName)).toEqual(["*1/*2", "*3/*5"]);
  });

  test("phased lines without a set are one block, and what no pair explains there is not called", () => {
    expect(callOf(test1, { 1: "A|G", 2: "A|G" }).state).toBe("not-callable");
    expect(warningsOf(callOf(test1, { 1: "A|G", 2: "A|G" }))).toEqual(["nothing-fits"]);
    expect(callNames(callOf(test1, { 1: "A|G", 2: "G|A" }))).toEqual(["*4/*5"]);
  });

  test("forty free positions are matched one by one", () => {
    const positions = Array.from({ length: 40 }, (_, i) => i + 1);
    const wide = alleleDefinition({
      positions: positions.map((position) => `${position} - A>G`),
      fullyDefined: [],
      alleles: {
        "*1": {},
        "*2": Object.fromEntries(positions.map((position) => [position, "G"])),
        "*3": Object.fromEntries(positions.slice(0, 33).map((position) => [position, "G"])),
        "*4": Object.fromEntries(positions.slice(33).map((position) => [position, "G"])),
      },
    });
    const call = callOf(wide, Object.fromEntries(positions.map((position) => [position, het])));
    expect(call.candidates.map(diplotypeName)).toEqual(["*1/*2", "*3/*4"]);
  });
});

describe("bases that no definition documents", () => {
  const reading = (undocumented: "no-call" | "reference" | "reference-also-in-research") =>
    alleleDefinition({ undocumented });

  test("stop the call, which says where", () => {
    const call = callOf(reading("no-call"), { 2: "A/T" });
    expect([call.state, call.warnings]).toEqual([
      "not-callable",
      [{ code: "undocumented-base", positions: [{ positionOneBased: 2, rsid: "rs2" }] }],
    ]);
  });

  test("are read as reference where the gene's content says so, and the result is of uncertain function", () => {
    const call = callOf(reading("reference"), { 2: "A/T" });
    expect([call.state, callNames(call), warningsOf(call)]).toEqual([
      "uncertain-function",
      ["*1/*1"],
      ["undocumented-read-as-reference"],
    ]);
  });

  test("are told in research mode, but for genes that read them as reference there too", () => {
    expect(callNames(callOf(reading("reference"), { 2: "A/T" }, { findCombinations: true }))).toEqual(["*1/g.2A>T"]);
    expect(callNames(callOf(reading("reference-also-in-research"), { 2: "A/T" }, { findCombinations: true }))).toEqual([
      "*1/*1",
    ]);
  });

  test("a single changed base where an insertion or deletion is defined is not read as reference", () => {
    const indel = alleleDefinition({
      undocumented: "reference",
      positions: ["1 rs1 CA>C"],
      alleles: { "*1": {}, "*2": { 1: "C" } },
      fullyDefined: [],
    });
    expect(callOf(indel, { 1: "CA/TA" }).state).toBe("not-callable");
    expect(callNames(callOf(indel, { 1: "CA/CAA" }))).toEqual(["*1/*1"]);
  });
});

describe("rules of single genes, named in their content", () => {
  test("a priority list picks one of the diplotypes that unphased data cannot tell apart, the top score or not", () => {
    const listed = alleleDefinition({
      unphasedPriorities: [
        { among: ["*1/*2", "*4/*5"], pick: "*4/*5" },
        { among: ["*1/*2", "*3/*5"], pick: "*3/*5" },
      ],
    });
    const call = callOf(listed, { 1: het, 4: het });
    expect([callNames(call), warningsOf(call)]).toEqual([
      ["*3/*5"],
      ["chosen-by-priority", "several-diplotypes-fit", "phase-unknown"],
    ]);
    const none = alleleDefinition({ unphasedPriorities: [{ among: ["*1/*2", "*4/*5"], pick: "*4/*5" }] });
    expect(callNames(callOf(none, { 1: het, 4: het }))).toEqual(["*1/*2", "*3/*5"]);
  });

  test("a suballele is reported under the name it belongs to", () => {
    const sub = alleleDefinition({
      alleles: {
        "*1": {},
        "*9.001": { 1: "G" },
        "*9.002": { 2: "G" },
        "*3": { 3: "G" },
        "*4": { 4: "G" },
        "*5": { 5: "G" },
      },
      suballeles: { "*9.001": "*9", "*9.002": "*9" },
      fullyDefined: [],
    });
    expect(callNames(callOf(sub, { 1: het, 2: het }))).toEqual(["*9/*9"]);
  });

  test("on the X chromosome one allele everywhere is a call of one copy; among pairs it is told", () => {
    const x = alleleDefinition({ ploidy: "X", chromosome: "chrX" });
    expect(callNames(callOf(x, { 1: "A", 2: "G", 3: "A", 4: "A", 5: "A" }))).toEqual(["*4"]);
    const mixed = callOf(x, { 2: "G" });
    expect([callNames(mixed), warningsOf(mixed)]).toEqual([["*4/*4"], ["mixed-ploidy"]]);
  });

  test("a gene that no variant file settles says why and which test does", () => {
    const structural = alleleDefinition({
      notCallable: { because: "Copies count.", test: "A test that counts copies", allowedInResearch: true },
    });
    const call = callOf(structural, {});
    expect([call.state, call.notCallable, warningsOf(call)]).toEqual([
      "not-callable",
      { because: "Copies count.", test: "A test that counts copies" },
      ["not-callable-from-variants"],
    ]);
    expect(callNames(callOf(structural, {}, { callStructuralGenes: true }))).toEqual(["*1/*1"]);
  });

  test("where no diplotype fits, guidance may be looked up by one position", () => {
    const call = callOf(alleleDefinition({ fallback: { position: 4, alleles: { A: "*1", G: "*3" } } }), {
      1: "G/G",
      2: "G/G",
      4: het,
    });
    expect([call.state, call.diplotypes, call.fallback]).toEqual([
      "not-callable",
      [],
      { position: { positionOneBased: 4, rsid: "rs4" }, bases: ["A", "G"], alleles: ["*1", "*3"] },
    ]);
    expect(warningsOf(call)).toEqual(["nothing-fits", "fallback-to-one-position"]);
  });
});

describe("genes read by their lowest functions", () => {
  const variants = alleleDefinition({
    callAs: "lowest-function",
    reference: "Reference",
    fullyDefined: [],
    alleles: {
      Reference: {},
      "c.1": { 1: "G" },
      "c.2": { 2: "G" },
      "c.4": { 4: "G" },
      "c.5, c.3": { 3: "G", 5: "G" },
      "c.5": { 5: "G" },
    },
    linkedPair: { decisive: 5, companion: 3, alone: "c.5", both: "c.5, c.3" },
  });

  test("phased variants are named by copy, all of them", () => {
    expect(callNames(callOf(variants, { 1: "A|G", 2: "A|G", 4: "G|A" }))).toEqual(["c.4/[c.1 + c.2]"]);
  });

  test("one heterozygous position is as good as phased", () => {
    expect(callNames(callOf(variants, { 1: "G/G", 2: het }))).toEqual(["c.1/[c.1 + c.2]"]);
  });

  test("unphased variants are a list, in which one of both copies stands once; the reference is beside a single one only", () => {
    const call = callOf(variants, { 1: "G/G", 2: het, 4: het });
    expect(call.variants).toEqual([
      { allele: "c.1", copies: 2 },
      { allele: "c.2", copies: 1 },
      { allele: "c.4", copies: 1 },
    ]);
    expect(callNames(callOf(variants, { 1: het, 2: het }))).toEqual(["c.1", "c.2"]);
    expect(callNames(callOf(variants, { 3: het, 5: het }))).toEqual(["Reference", "c.5, c.3"]);
  });

  test("phase sets give every arrangement", () => {
    expect(callNames(callOf(variants, { 1: "A|G:1", 2: "A|G:2" }))).toEqual(["Reference/[c.1 + c.2]", "c.1/c.2"]);
  });

  test("of a linked pair the decisive position names the allele, and the companion counts only without it", () => {
    expect(callNames(callOf(variants, { 5: het }))).toEqual(["Reference/c.5"]);
    expect(callNames(callOf(variants, { 3: "A|G", 5: "A|G" }))).toEqual(["Reference/c.5, c.3"]);
    const alone = callOf(variants, { 3: het });
    expect([callNames(alone), warningsOf(alone)]).toEqual([["Reference/Reference"], ["companion-disagrees"]]);
    const undecided = callOf(variants, { 3: het, 5: "-" });
    expect([callNames(undecided), warningsOf(undecided)]).toEqual([
      ["Reference/c.5, c.3"],
      ["positions-missing", "companion-only", "alleles-not-excluded"],
    ]);
  });

  test("with more free positions than can be arranged, the variants are listed and the arrangements are not", () => {
    const positions = Array.from({ length: 12 }, (_, i) => i + 1);
    const wide = alleleDefinition({
      callAs: "lowest-function",
      positions: positions.map((position) => `${position} - A>G`),
      fullyDefined: [],
      alleles: Object.fromEntries([
        ["*1", {}],
        ...positions.map((position) => [`c.${position}`, { [position]: "G" }] as const),
      ]),
    });
    const call = callOf(wide, Object.fromEntries(positions.map((position) => [position, het])));
    expect([call.variants.length, call.candidates, call.state, warningsOf(call)]).toEqual([
      12,
      [],
      "ambiguous",
      ["arrangements-not-listed", "phase-unknown"],
    ]);
  });
});

describe("research mode", () => {
  const research = { findCombinations: true };

  test("names combinations only where no diplotype fits", () => {
    expect(callNames(callOf(test1, { 1: "A|G", 2: "A|G" }, research))).toEqual(["*1/[*4 + *5]"]);
    expect(callNames(callOf(test1, { 1: het, 2: het }, research))).toEqual(["*4/*5"]);
  });

  test("a combination is made of the largest alleles, which take their parts with them", () => {
    expect(callNames(callOf(test1, { 1: "A|G", 2: "A|G", 4: "A|G" }, research))).toEqual(["*1/[*2 + *4]"]);
  });

  test("what no allele explains is named by its place, alone or beside an allele", () => {
    expect(callNames(callOf(test1, { 3: "A|G", 2: "A|G" }, research))).toEqual(["*1/[*4 + g.3A>G]"]);
    expect(callNames(callOf(test1, { 3: het }, research))).toEqual(["*1/g.3A>G"]);
    expect(callNames(callOf(test1, { 2: "G/." }, research))).toEqual(["*4/g.2?"]);
  });

  test("a name for what is a combination already is left out", () => {
    const dropped = alleleDefinition({ droppedInResearch: ["*2"] });
    expect(callNames(callOf(dropped, { 1: "A|G", 2: "A|G", 4: "A|G" }, research))).toEqual(["*1/[*3 + *4 + *5]"]);
  });
});

test("every warning has a test that reaches it", () => {
  const reached = [
    callOf(test1, { 1: het, 4: het }),
    callOf(test1, { 2: "-" }),
    callOf(test1, { 2: "./G" }),
    callOf(test1, { 2: "A/T" }),
    callOf(test1, { 1: "A|G", 2: "A|G" }),
    callOf(alleleDefinition({ undocumented: "reference" }), { 2: "A/T" }),
    callOf(alleleDefinition({ required: [3] }), { 3: "-" }),
    callOf(alleleDefinition({ ploidy: "X" }), { 2: "G" }),
    callOf(alleleDefinition({ unphasedPriorities: [{ among: ["*1/*2", "*3/*5"], pick: "*3/*5" }] }), {
      1: het,
      4: het,
    }),
    callOf(alleleDefinition({ fallback: { position: 4, alleles: { A: "*1" } } }), { 1: "G/G", 2: "G/G" }),
    callOf(alleleDefinition({ notCallable: { because: "Why.", test: "A test" } }), {}),
  ].flatMap(warningsOf);
  const elsewhere = ["companion-only", "companion-disagrees", "arrangements-not-listed"];
  expect(CALL_WARNINGS.filter((code) => !reached.includes(code) && !elsewhere.includes(code))).toEqual([]);
});
