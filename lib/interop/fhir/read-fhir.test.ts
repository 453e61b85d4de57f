import { describe, expect, it } from "vitest";
import { concept, geneComponent, genotype, implication, searchset, TBD, type Json } from "@/tests/builders/fhir";
import { gene, phenotypeMethod } from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { looksLikeFhir, readFhir } from "./read-fhir";

const knowledge = buildKnowledge({
  genes: [
    gene("TEST1", { identifiers: { hgnc: "HGNC:111" } }),
    gene("TEST2", { identifiers: { hgnc: "HGNC:222" } }),
    gene("BARE1", { identifiers: { hgnc: "HGNC:333" } }),
  ],
  phenotypes: [phenotypeMethod("TEST1"), phenotypeMethod("TEST2")],
});
const read = (input: unknown, patient: string | null = "pt1", fhirServer: string | null = null) =>
  readFhir(input, knowledge, { patient, fhirServer, today: "2026-11-24" });
const codes = (input: unknown, patient: string | null = "pt1") =>
  read(input, patient).problems.map((problem) => problem.code);
const values = (input: unknown) => read(input).results.map(({ gene: symbol, value }) => `${symbol} ${value}`);
const drug = { code: "11", display: "testol" };
const poor = concept("LA9657-3", "http://loinc.org", "Poor metabolizer");

describe("a genotype is read", () => {
  it.each<[string, unknown]>([
    ["bare", genotype("TEST1", "*1/*2")],
    ["in a list", [genotype("TEST1", "*1/*2")]],
    ["in a search set", searchset(genotype("TEST1", "*1/*2"))],
    ["in a Bundle without a type", { resourceType: "Bundle", entry: [{ resource: genotype("TEST1", "*1/*2") }] }],
    [
      "in Parameters",
      { resourceType: "Parameters", parameter: [{ name: "genotype", resource: genotype("TEST1", "*1/*2") }] },
    ],
    [
      "in a part of Parameters",
      {
        resourceType: "Parameters",
        parameter: [{ name: "result", part: [{ name: "genotype", resource: genotype("TEST1", "*1/*2") }] }],
      },
    ],
  ])("%s", (_, input) => {
    expect(read(input)).toMatchObject({ results: [{ gene: "TEST1", value: "*1/*2" }], problems: [], unusable: [] });
  });

  it.each<[string, Json]>([
    [
      "a display before a code with a stray quote",
      { coding: [{ system: "http://www.pharmvar.org", code: '"TEST1', display: "TEST1 *1/*2" }] },
    ],
    ["a text", { text: "TEST1*1/*2" }],
    ["a code alone", { coding: [{ code: "TEST1 *1/*2" }] }],
    ["sub-alleles of PharmVar", { text: "TEST1*1.001 / TEST1*2.014" }],
    [
      "a code of another vocabulary beside the display",
      { coding: [{ system: "http://www.ncbi.nlm.nih.gov/clinvar", code: "638797", display: "TEST1*1/*2" }] },
    ],
  ])("from %s", (_, valueCodeableConcept) => {
    expect(values(genotype("TEST1", "", { valueCodeableConcept }))).toEqual(["TEST1 *1/*2"]);
  });

  it.each<[string, Json]>([
    ["the number with its prefix", geneComponent("TEST1", "HGNC:111")],
    ["the number alone, under the old address", geneComponent("", "111", "http://www.genenames.org/geneId")],
    ["the symbol alone", geneComponent("TEST1")],
  ])("for the gene by %s", (_, component) => {
    expect(values(genotype("TEST1", "*1/*2", { component: [component] }))).toEqual(["TEST1 *1/*2"]);
  });

  it("for the gene its own text begins with, where no component names one", () => {
    expect(values(genotype("TEST1", "TEST2 *2/*2", { component: [] }))).toEqual(["TEST2 *2/*2"]);
  });

  it("from its two haplotypes, where its own value cannot be read", () => {
    const haplotype = (id: string, text: string): Json => genotype("TEST1", text, { id, code: concept("84414-2") });
    const whole = genotype("TEST1", "see haplotypes", {
      derivedFrom: [{ reference: "Observation/h1" }, { reference: "Observation/h2" }],
    });
    expect(values([whole, haplotype("h1", "TEST1*1"), haplotype("h2", "TEST1*2")])).toEqual(["TEST1 *1/*2"]);
  });
});

describe("an implication is read", () => {
  it.each<[string, unknown]>([
    [
      "by the genotype it was drawn from",
      [
        implication(drug, poor, { derivedFrom: [{ reference: "Observation/g" }] }),
        genotype("TEST1", "novel", { id: "g" }),
      ],
    ],
    [
      "by the display of the genotype it was drawn from",
      implication(drug, poor, { derivedFrom: [{ reference: "Observation/g", display: "TEST1 *2/*2" }] }),
    ],
    [
      "by its own text, as the second version had it",
      implication(
        drug,
        {},
        {
          component: [
            {
              code: concept("predicted-therapeutic-implication", TBD),
              valueCodeableConcept: { text: "TEST1 Poor Metabolizer" },
            },
          ],
        },
      ),
    ],
    [
      "by its own gene, as the first version had it",
      implication(
        drug,
        {},
        {
          code: concept("therapeutic-implication", "http://hl7.org/fhir/uv/genomics-reporting/CodeSystem/TbdCodes"),
          component: [geneComponent("TEST1", "111"), { code: concept("53040-2"), valueCodeableConcept: poor }],
        },
      ),
    ],
    [
      "as a component of its own",
      genotype("TEST1", "", {
        code: concept("79714-2"),
        component: [
          geneComponent("TEST1"),
          { code: concept("79716-7"), valueCodeableConcept: { text: "Poor Metabolizer" } },
        ],
      }),
    ],
  ])("%s", (_, input) => {
    expect(values(input)).toEqual(["TEST1 Poor Metabolizer"]);
  });

  it("adds nothing to a genotype that means the same", () => {
    expect(
      values([
        genotype("TEST1", "*2/*2", { id: "g" }),
        implication(drug, poor, { derivedFrom: [{ reference: "Observation/g" }] }),
      ]),
    ).toEqual(["TEST1 *2/*2"]);
  });

  it("of two genes together is the phenotype of neither", () => {
    const both = implication(drug, poor, {
      derivedFrom: [
        { reference: "Observation/x", display: "TEST1 *2/*2" },
        { reference: "Observation/y", display: "TEST2 *2/*2" },
      ],
    });
    expect(read(both)).toMatchObject({ results: [], problems: [{ code: "gene-contradictory" }] });
  });
});

describe("what decides nothing is told, with its reason and without its value", () => {
  it.each<[string, unknown, string]>([
    ["entered in error", genotype("TEST1", "*2/*2", { status: "entered-in-error" }), "result-entered-in-error"],
    ["preliminary", genotype("TEST1", "*2/*2", { status: "preliminary" }), "result-not-final"],
    ["cancelled", genotype("TEST1", "*2/*2", { status: "cancelled" }), "result-not-final"],
    ["without a status", genotype("TEST1", "*2/*2", { status: undefined }), "result-not-final"],
    ["of another patient", genotype("TEST1", "*2/*2", { subject: { reference: "Patient/pt2" } }), "other-patient"],
    [
      "of a patient of another server",
      genotype("TEST1", "*2/*2", { subject: { reference: "https://elsewhere.example/fhir/Patient/pt1" } }),
      "other-patient",
    ],
    ["of nobody", genotype("TEST1", "*2/*2", { subject: undefined }), "result-without-subject"],
    ["of a day to come", genotype("TEST1", "*2/*2", { effectiveDateTime: "2027" }), "date-in-future"],
    [
      "of a report that was withdrawn",
      [
        { resourceType: "DiagnosticReport", status: "entered-in-error", result: [{ reference: "Observation/panel" }] },
        { resourceType: "Observation", id: "panel", hasMember: [{ reference: "Observation/test1-genotype" }] },
        genotype("TEST1", "*2/*2"),
      ],
      "report-withdrawn",
    ],
    [
      "without a value",
      genotype("TEST1", "", { valueCodeableConcept: undefined, dataAbsentReason: concept("unknown") }),
      "result-absent",
    ],
    ["with an allele nobody knows", genotype("TEST1", "*2/*99"), "allele-unknown"],
    ["of a gene we do not hold", genotype("XYZ9", "*2/*2"), "gene-unknown"],
    [
      "of two genes at once",
      genotype("TEST1", "*2/*2", { component: [geneComponent("TEST2", "HGNC:111")] }),
      "gene-contradictory",
    ],
    ["of no gene", genotype("", "*2/*2", { component: [] }), "gene-not-stated"],
    ["one haplotype alone", genotype("TEST1", "*2", { code: concept("84414-2") }), "haplotype-alone"],
    [
      "variants alone",
      genotype("TEST1", "", { code: concept("69548-6"), valueCodeableConcept: concept("LA9633-4") }),
      "variants-alone",
    ],
    [
      "an implication without a phenotype we know",
      implication(drug, concept("LA6676-6"), { derivedFrom: [{ display: "TEST1 *2/*2" }] }),
      "implication-not-a-phenotype",
    ],
  ])("%s", (_, input, code) => {
    const { results, problems } = read(input);
    expect(results).toEqual([]);
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    if (code !== "allele-unknown") expect(JSON.stringify(problems)).not.toMatch(/\*2|pt2|elsewhere/);
  });

  it("takes no result when a file holds two patients, and any when it holds one", () => {
    const other = genotype("TEST2", "*1/*1", { subject: { reference: "Patient/pt2" } });
    expect(codes([genotype("TEST1", "*1/*2"), other], null)).toEqual(["several-patients"]);
    expect(read([genotype("TEST1", "*1/*2"), other], null).results).toEqual([]);
    expect(read(other, null).results).toHaveLength(1);
  });

  it("knows the patient by the address of the request's own server", () => {
    const result = genotype("TEST1", "*1/*2", { subject: { reference: "https://ehr.example/fhir/Patient/pt1" } });
    expect(read(result, "pt1", "https://ehr.example/fhir/").results).toHaveLength(1);
    expect(read(result, "pt1", "https://other.example/fhir").results).toEqual([]);
  });
});

describe("several results of one gene", () => {
  it("count once when they say the same, whichever way round", () => {
    expect(values([genotype("TEST1", "*1/*2", { id: "a" }), genotype("TEST1", "*2/*1", { id: "b" })])).toEqual([
      "TEST1 *1/*2",
    ]);
  });

  it("that contradict each other are both given, newest first, and the gene is marked", () => {
    const both = read([
      genotype("TEST1", "*1/*1", { id: "a", effectiveDateTime: "2019-01-01" }),
      genotype("TEST1", "*2/*2", { id: "b", effectiveDateTime: "2024-01-01" }),
    ]);
    expect(both.results.map((result) => result.value)).toEqual(["*2/*2", "*1/*1"]);
    expect(both.unusable).toEqual(["TEST1"]);
  });

  it("contradict each other where an implication says another phenotype than the genotype", () => {
    const both = read([
      genotype("TEST1", "*1/*1", { id: "g" }),
      implication(drug, poor, { derivedFrom: [{ reference: "Observation/g" }] }),
    ]);
    expect(both.results).toHaveLength(2);
    expect(both.unusable).toEqual(["TEST1"]);
  });

  it.each<[string, Json, Json]>([
    [
      "its server's stamp",
      { meta: { lastUpdated: "2025-01-01T00:00:00Z" } },
      { meta: { lastUpdated: "2025-02-01T00:00:00Z" } },
    ],
    ["the laboratory's date of issue", { issued: "2025-01-01T00:00:00Z" }, { issued: "2025-02-01T00:00:00Z" }],
  ])("of which one is a later state of the other leave the later alone, by %s", (_, early, late) => {
    expect(
      values([genotype("TEST1", "*1/*1", early), genotype("TEST1", "*2/*2", { ...late, status: "corrected" })]),
    ).toEqual(["TEST1 *2/*2"]);
    expect(
      values([genotype("TEST1", "*2/*2", { ...late, status: "corrected" }), genotype("TEST1", "*1/*1", early)]),
    ).toEqual(["TEST1 *2/*2"]);
  });

  it("of which the later state was entered in error leave nothing", () => {
    const early = genotype("TEST1", "*1/*1", { issued: "2025-01-01T00:00:00Z" });
    expect(read([early, { ...early, status: "entered-in-error", issued: "2025-02-01T00:00:00Z" }])).toMatchObject({
      results: [],
      unusable: ["TEST1"],
    });
  });
});

it("a result of a gene without phenotypes asks what is known of the gene", () => {
  expect(read(genotype("BARE1", "rs1 A/G"))).toMatchObject({
    results: [{ gene: "BARE1", value: "rs1 A/G" }],
    genes: ["BARE1"],
    problems: [],
  });
  expect(read(genotype("BARE1", "*1/*2"))).toMatchObject({
    results: [],
    genes: ["BARE1"],
    problems: [{ code: "gene-without-phenotype" }],
  });
  expect(
    read(genotype("BARE1", "", { code: concept("69548-6"), valueCodeableConcept: concept("LA9633-4") })),
  ).toMatchObject({ genes: ["BARE1"] });
  expect(
    read(genotype("BARE1", "", { code: concept("69548-6"), valueCodeableConcept: concept("LA9634-2") })),
  ).toMatchObject({ genes: [] });
});

it.each([
  null,
  1,
  "text",
  [],
  {},
  { resourceType: "OperationOutcome" },
  { resourceType: "Bundle", entry: "x" },
  { resourceType: "Bundle", entry: [{ resource: null }] },
])("reads nothing out of %j", (input) => {
  expect(read(input)).toEqual({ results: [], genes: [], unusable: [], problems: [] });
  expect(looksLikeFhir({ resourceType: "Bundle" })).toBe(true);
});

describe("a result under another code", () => {
  const observation = (code: Json, value: Json): Json => ({
    resourceType: "Observation",
    id: "other",
    status: "final",
    subject: { reference: "Patient/pt1" },
    code,
    ...value,
  });

  it.each<[string, Json, Json]>([
    ["of the laboratory's own, as text", { text: "TEST1 Genotype" }, { valueString: "*2/*2" }],
    [
      "of its own, with a display",
      { coding: [{ system: "urn:oid:1.2.3", code: "77", display: "TEST1 GENOTYPE" }] },
      { valueString: "*2/*2 (Poor Metabolizer)" },
    ],
    ["that says nothing, where the value names the gene", { text: "PGx" }, { valueString: "TEST1 *2/*2" }],
  ])("%s, is read by what it says", (_, code, value) => {
    expect(read(observation(code, value)).results).toMatchObject([{ gene: "TEST1" }]);
  });

  it("that cannot be read is told, and its gene is not one without a result", () => {
    const told = read(observation({ text: "TEST1 Genotype" }, { valueString: "*2/*2 not confirmed" }));
    expect(told).toMatchObject({ results: [], unusable: ["TEST1"], problems: [{ code: "result-left-over" }] });
  });

  it("beside a reason for its absence is not used", () => {
    const absent = { valueString: "*2/*2", dataAbsentReason: { text: "error" } };
    expect(read(observation({ text: "TEST1 Genotype" }, absent))).toMatchObject({ results: [], unusable: ["TEST1"] });
  });

  it("that names no gene with phenotypes is left alone", () => {
    expect(read(observation({ text: "Haemoglobin" }, { valueString: "normal" }))).toMatchObject({
      results: [],
      problems: [],
      unusable: [],
    });
  });
});
