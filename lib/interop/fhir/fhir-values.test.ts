/** What results in FHIR say and what keeps them from being used, on the content of the repository; every input is ours. */
import { describe, expect, it } from "vitest";
import { concept, geneComponent, genotype, searchset, type Json } from "@/tests/builders/fhir";
import { knowledge, TODAY } from "@/tests/interop/knowledge";
import { fhirContent, readFhirFiles } from "./fhir-text";
import { readFhir } from "./read-fhir";

const WANTED = { patient: null, fhirServer: null, today: TODAY };
const read = (...inputs: readonly unknown[]) => readFhirFiles(inputs, knowledge, WANTED);
const said = (...inputs: readonly unknown[]) =>
  read(...inputs).results.map(({ gene, value }) => `${gene} ${String(value)}`);
const codes = (...inputs: readonly unknown[]) => read(...inputs).problems.map(({ code }) => code);

const LAB = "urn:oid:2.999.1.2";
const observation = (code: Json, value: Json, over: Json = {}): Json => ({
  resourceType: "Observation",
  status: "final",
  code,
  subject: { reference: "Patient/pt1" },
  ...value,
  ...over,
});
const text = (words: string): Json => ({ valueString: words });
const hlab = geneComponent("HLA-B", "HGNC:4932");
const glString = (code: string, display?: string): Json => ({
  valueCodeableConcept: {
    coding: [{ system: "http://glstring.org", code, ...(display === undefined ? {} : { display }) }],
  },
});

describe("a result is read by what its code says", () => {
  it.each<[string, Json, string]>([
    ["LOINC of a phenotype", observation(concept("79715-9"), text("Poor Metabolizer")), "CYP2D6 Poor Metabolizer"],
    ["LOINC of a function", observation(concept("79722-5"), text("Poor Function")), "SLCO1B1 Poor Function"],
    ["LOINC of a genotype", observation(concept("40425-1"), text("*1/*4")), "CYP2D6 *1/*4"],
    ["LOINC of an allele", observation(concept("57979-7"), text("Negative")), "HLA-B *15:02 negative"],
    [
      "an answer without words",
      observation(concept("50956-2"), { valueCodeableConcept: concept("LA9634-2") }),
      "HLA-B *57:01 negative",
    ],
    ["a truth value", observation(concept("50956-2"), { valueBoolean: false }), "HLA-B *57:01 negative"],
    ["words of a laboratory", observation(concept("55", LAB, "Genotype of TPMT"), text("*1/*3A")), "TPMT *1/*3A"],
    ["an allele in words", observation({ text: "HLA-B*58:01 screen" }, text("Not detected")), "HLA-B *58:01 negative"],
    ["an activity score", observation({ text: "DPYD activity score" }, { valueQuantity: { value: 1.5 } }), "DPYD 1.5"],
    [
      "a code of the first guide",
      observation(
        concept("53040-2"),
        { valueCodeableConcept: concept("LA9657-3") },
        { component: [geneComponent("CYP2C19")] },
      ),
      "CYP2C19 Poor Metabolizer",
    ],
  ])("%s", (_, input, expected) => {
    expect(said(input)).toEqual([expected]);
    expect(codes(input)).toEqual([]);
  });

  it.each<[string, Json]>([
    ["the number of HGNC", { system: "http://www.genenames.org", code: "HGNC:2621" }],
    ["the number of NCBI", { system: "http://www.ncbi.nlm.nih.gov/gene", code: "1557" }],
    ["a symbol as code", { system: "http://www.genenames.org", code: "CYP2C19" }],
  ])("for the gene by %s", (_, coding) => {
    const component = [{ code: concept("48018-6"), valueCodeableConcept: { coding: [coding] } }];
    expect(said(genotype("", "*2/*2", { component }))).toEqual(["CYP2C19 *2/*2"]);
  });

  it("and by an alias of the gene", () => {
    const component = [{ code: concept("48018-6"), valueCodeableConcept: { text: "MDR1" } }];
    expect(read(genotype("", "rs1045642 A/G", { component })).genes).toEqual(["ABCB1"]);
  });

  it("and of two genes at once is read as none", () => {
    const both = observation({ text: "CYP2C9 and VKORC1 genotype" }, text("*1/*3"));
    expect(read(both)).toMatchObject({ results: [], problems: [{ code: "gene-contradictory" }] });
    // LOINC 79716-7 is of CYP2C9.
    const wrong = observation(concept("79716-7", "http://loinc.org", "CYP2D6 phenotype"), text("Poor Metabolizer"));
    expect(read(wrong)).toMatchObject({ results: [], problems: [{ code: "gene-contradictory" }] });
  });
});

describe("a result lies where senders put it", () => {
  const part = (words: string, value: Json): Json => ({ code: { text: words }, ...value });

  it("in components of one panel, each of its own gene", () => {
    const panel = observation(
      { text: "Pharmacogenomic panel" },
      {},
      {
        component: [part("CYP2C19 genotype", text("*1/*2")), part("CYP2D6 genotype", text("*4/*4"))],
      },
    );
    expect(said(panel)).toEqual(["CYP2C19 *1/*2", "CYP2D6 *4/*4"]);
  });

  it("contained in a report, of the report's patient", () => {
    const inner = { ...genotype("CYP2D6", "*4/*4"), id: "r1", subject: undefined };
    const report = (of: string): Json => ({
      resourceType: "DiagnosticReport",
      status: "final",
      code: concept("51969-4"),
      subject: { reference: `Patient/${of}` },
      contained: [inner],
      result: [{ reference: "#r1" }],
    });
    expect(readFhir(report("pt1"), knowledge, { ...WANTED, patient: "pt1" }).results).toHaveLength(1);
    expect(readFhir(report("pt2"), knowledge, { ...WANTED, patient: "pt1" }).results).toEqual([]);
    expect(readFhir({ ...report("pt1"), status: "entered-in-error" }, knowledge, WANTED)).toMatchObject({
      results: [],
      problems: [{ code: "report-withdrawn" }],
    });
  });

  it("contained under the same id in two reports, which are two results", () => {
    const report = (gene: string, value: string): Json => ({
      resourceType: "DiagnosticReport",
      status: "final",
      code: concept("51969-4"),
      contained: [{ ...genotype(gene, value), id: "r1" }],
      result: [{ reference: "#r1" }],
    });
    expect(said(report("CYP2D6", "*4/*4"), report("CYP2C19", "*2/*2"))).toEqual(["CYP2D6 *4/*4", "CYP2C19 *2/*2"]);
  });

  it("as variants with their names and copies, called together, with what was not looked for left open", () => {
    const variant = (rsid: string, state: string): Json =>
      genotype("CYP2C19", "", {
        id: rsid,
        code: concept("69548-6"),
        valueCodeableConcept: concept("LA9633-4"),
        component: [
          geneComponent("CYP2C19"),
          { code: concept("81252-9"), valueCodeableConcept: { coding: [{ code: rsid }] } },
          { code: concept("53034-5"), valueCodeableConcept: concept(state) },
        ],
      });
    expect(said(variant("rs4244285", "LA6706-1"))).toEqual(["CYP2C19 rs4244285 heterozygous"]);
    expect(said(variant("rs4244285", "LA6705-3"), variant("rs12248560", "LA6706-1"))).toEqual([]);
    const somatic = { code: concept("48002-0"), valueCodeableConcept: concept("LA6684-0") };
    const tumour = variant("rs4244285", "LA6706-1");
    expect(codes({ ...tumour, component: [...(tumour["component"] as Json[]), somatic] })).toEqual(["not-germline"]);
  });
});

describe("a GL string", () => {
  const typed = (value: Json): Json => genotype("HLA-B", "", { ...value, component: [hlab] });

  it.each<[string, Json, string]>([
    ["with a plus is a typing", glString("hla#3.33.0#HLA-B*57:01+HLA-B*40:01"), "HLA-B *40:01/*57:01"],
    ["of four fields", glString("hla#3.33.0#HLA-B*57:01:01:01+HLA-B*40:01:02:01"), "HLA-B *40:01/*57:01"],
    ["of several genes", glString("hla#3.33.0#HLA-A*01:01+HLA-A*02:01^HLA-B*57:01+HLA-B*40:01"), "HLA-B *40:01/*57:01"],
    ["with phased genes", glString("HLA-A*01:01~HLA-B*57:01+HLA-A*02:01~HLA-B*40:01"), "HLA-B *40:01/*57:01"],
    [
      "whose possible pairs differ in what nothing asks about",
      glString("HLA-B*57:01+HLA-B*40:01|HLA-B*57:01+HLA-B*40:02"),
      "HLA-B *15:02 negative, *15:11 negative, *57:01 positive, *58:01 negative",
    ],
    ["of one allele", glString("HLA-B*57:01"), "HLA-B *57:01 positive"],
  ])("%s", (_, value, expected) => {
    expect(said(typed(value))).toEqual([expected]);
  });

  it.each<[string, Json]>([
    ["leaves open which allele is meant, where a slash parts them", glString("hla#3.33.0#HLA-B*57:01/HLA-B*40:01")],
    ["leaves open whether the allele is there", glString("HLA-B*57:01+HLA-B*40:01|HLA-B*58:01+HLA-B*40:01")],
    ["of another gene", glString("HLA-A*01:01+HLA-A*02:01")],
  ])("that %s is asked back", (_, value) => {
    expect(read(typed(value))).toMatchObject({
      results: [],
      unusable: ["HLA-B"],
      problems: [{ code: "gl-string-open" }],
    });
  });

  it("of hundreds of possible pairs is asked back, in no time", () => {
    const many = Array.from({ length: 60 }, (_, i) => `HLA-B*40:${String(i + 10)}`).join("/");
    expect(codes(typed(glString(`${many}+${many}`)))).toEqual(["gl-string-open"]);
  });
});

describe("what does not agree with itself is no result", () => {
  const coded = (...displays: readonly string[]): Json => ({
    valueCodeableConcept: { coding: displays.map((display) => ({ system: LAB, display })) },
  });
  it.each<[string, Json, string]>([
    ["two displays", genotype("CYP2C19", "", coded("*2/*2", "*1/*1")), "value-contradictory"],
    [
      "an answer and its text",
      observation(concept("79714-2"), { valueCodeableConcept: { ...concept("LA9657-3"), text: "Normal Metabolizer" } }),
      "value-contradictory",
    ],
    [
      "a value and words that take it back",
      genotype("CYP2C19", "", {
        valueCodeableConcept: { coding: [{ display: "*2/*2" }], text: "*2/*2, not confirmed" },
      }),
      "value-in-doubt",
    ],
    [
      "the allele of the code and of the value",
      observation(concept("50956-2"), text("*58:01 positive")),
      "allele-contradictory",
    ],
    [
      "an interpretation that says negative",
      observation(concept("50956-2"), text("Positive"), { interpretation: [concept("NEG", "urn:x")] }),
      "interpretation-contradictory",
    ],
    [
      "an interpretation with another phenotype",
      genotype("CYP2C19", "*1/*1", { interpretation: [{ text: "Poor Metabolizer" }] }),
      "interpretation-contradictory",
    ],
    [
      "an interpretation that leaves it open",
      genotype("CYP2C19", "*1/*1", { interpretation: [concept("IND", "urn:x")] }),
      "interpretation-open",
    ],
    [
      "a value beside a reason for none",
      genotype("CYP2C19", "*2/*2", { dataAbsentReason: { text: "error" } }),
      "result-absent",
    ],
    [
      "an amount with a unit",
      observation({ text: "TPMT activity" }, { valueQuantity: { value: 24, unit: "U/mL" } }),
      "value-is-a-number",
    ],
    [
      "an attachment as value",
      observation({ text: "TPMT genotype" }, { valueAttachment: { title: "x" } }),
      "value-kind",
    ],
    [
      "an extension that may turn it round",
      genotype("CYP2C19", "*2/*2", { modifierExtension: [{ url: "urn:x" }] }),
      "modifier-unknown",
    ],
    [
      "a focus on a relative",
      genotype("CYP2C19", "*2/*2", { focus: [{ reference: "RelatedPerson/m" }] }),
      "not-of-the-patient",
    ],
    [
      "a group as its subject",
      genotype("CYP2C19", "*2/*2", { subject: { reference: "Group/g" } }),
      "not-of-the-patient",
    ],
  ])("%s", (_, input, code) => {
    expect(codes(input)).toEqual([code]);
    expect(read(input).results).toEqual([]);
  });

  it.each<[string, string]>([
    ["HLA-B*57:01 not detected", "HLA-B *57:01 negative"],
    ["No HLA-B*57:01 detected", "HLA-B *57:01 negative"],
    ["HLA-B*57:01 not present", "HLA-B *57:01 negative"],
  ])("a negation is read as one: %s", (words, expected) => {
    expect(said(observation({ text: "HLA typing" }, text(words), { component: [hlab] }))).toEqual([expected]);
  });

  it("a main value and a component that part are both given, and neither decides", () => {
    const both = observation(concept("50956-2"), text("Negative"), {
      component: [{ code: { text: "HLA-B*57:01 result" }, valueString: "Positive" }],
    });
    expect(read(both)).toMatchObject({ unusable: ["HLA-B"], problems: [{ code: "results-differ" }] });
    expect(said(both)).toHaveLength(2);
  });

  it("an old and a new result that differ are both told, with their days", () => {
    const [old, later] = ["2019-01-01", "2024-05-06"];
    const both = read(
      genotype("CYP2C19", "*1/*1", { id: "a", effectiveDateTime: old }),
      observation({ text: "CYP2C19 genotype" }, text("*2/*2"), { effectiveDateTime: later }),
    );
    expect(both.unusable).toEqual(["CYP2C19"]);
    expect(both.problems.map(({ found }) => found)).toEqual([
      `results of CYP2C19 that differ: *2/*2 of ${later}, *1/*1 of ${old}`,
    ]);
  });

  it("a note that may take the result back is named, and not quoted", () => {
    const noted = genotype("CYP2C19", "*2/*2", { note: [{ text: "Sample of the mother" }] });
    expect(read(noted)).toMatchObject({ results: [{ gene: "CYP2C19" }], problems: [{ code: "note-not-read" }] });
    expect(JSON.stringify(read(noted))).not.toContain("mother");
  });
});

describe("whose results they are", () => {
  const of = (subject: Json, gene = "CYP2C19"): Json => genotype(gene, "*1/*1", { id: gene, subject });
  it.each<[string, readonly Json[]]>([
    ["by identifier", [of({ identifier: { value: "MRN-1" } }), of({ identifier: { value: "MRN-2" } }, "CYP2D6")]],
    ["by name", [of({ display: "Ann Alder" }), of({ display: "Ben Birch" }, "CYP2D6")]],
    [
      "by none beside two patients",
      [of({}), { resourceType: "Patient", id: "pt1" }, { resourceType: "Patient", id: "pt2" }],
    ],
  ])("is asked apart where two are told apart %s", (_, resources) => {
    expect(codes(searchset(...resources))).toEqual(["several-patients"]);
    expect(JSON.stringify(read(searchset(...resources)))).not.toMatch(/MRN|Alder|Birch/);
  });

  it("holds over several files", () => {
    expect(codes(of({ reference: "Patient/pt1" }), of({ reference: "Patient/pt2" }, "CYP2D6"))).toEqual([
      "several-patients",
    ]);
    expect(said(of({ reference: "Patient/pt1" }), of({ reference: "Patient/pt1" }, "CYP2D6"))).toHaveLength(2);
  });

  it("and no name or number of a person is told, wherever a laboratory wrote it", () => {
    const patient = {
      resourceType: "Patient",
      id: "pt1",
      name: [{ family: "Alderwood" }],
      identifier: [{ value: "MRN-77" }],
    };
    const result = genotype("CYP2C19", "*2/*2 of Alderwood, MRN-77");
    const told = read(searchset(patient, result));
    expect(told.problems).toHaveLength(1);
    expect(JSON.stringify(told)).not.toMatch(/Alderwood|MRN-77/);
  });
});

describe("what is not read is told", () => {
  const bundle = (over: Json): Json => ({ ...searchset(genotype("CYP2C19", "*2/*2")), ...over });
  const report = (over: Json): Json => ({
    resourceType: "DiagnosticReport",
    status: "final",
    code: concept("51969-4"),
    ...over,
  });

  it.each<[string, Json, string]>([
    ["a further page", bundle({ link: [{ relation: "next", url: "urn:x" }] }), "page-missing"],
    ["a total above the entries", bundle({ total: 3 }), "total-above-entries"],
    [
      "an outcome",
      { resourceType: "OperationOutcome", issue: [{ severity: "error", code: "forbidden" }] },
      "operation-outcome",
    ],
    ["an entry that failed", { resourceType: "Bundle", entry: [{ response: { status: "404" } }] }, "entry-failed"],
    ["an attached document", report({ presentedForm: [{ contentType: "application/pdf" }] }), "document-not-read"],
    ["a conclusion alone", report({ conclusion: "CYP2C19 *2/*2" }), "conclusion-not-read"],
    ["a result that is not there", report({ result: [{ reference: "Observation/away" }] }), "report-result-missing"],
    ["a sequence", { resourceType: "MolecularSequence" }, "document-not-read"],
    [
      "a type in other capitals",
      { ...genotype("CYP2C19", "*2/*2"), resourceType: "observation" },
      "resource-type-unknown",
    ],
    [
      "an entry without a type",
      { resourceType: "Bundle", entry: [{ resource: { code: {} } }] },
      "resource-without-type",
    ],
    ["an empty Bundle", { resourceType: "Bundle", type: "searchset" }, "fhir-no-result"],
    ["a patient alone", { resourceType: "Patient", id: "pt1" }, "fhir-no-result"],
    ["a panel that refers to a report", observation({ text: "PGx panel" }, text("see report")), "gene-not-stated"],
  ])("%s", (_, input, code) => {
    expect(codes(input)).toEqual([code]);
  });

  it.each<[string, string, string]>([
    ["XML", '<Bundle xmlns="http://hl7.org/fhir"><type value="searchset"/></Bundle>', "fhir-xml"],
    ["a web page", "<!doctype html><title>Log in</title>", "file-is-xml"],
    ["text", "CYP2C19 *2/*2", "file-not-json"],
    ["nothing", " \n", "file-empty"],
    ["JSON of another kind", "{}", "fhir-file"],
  ])("and a file of %s is named", (_, file, code) => {
    const content = fhirContent(file);
    expect(content.ok ? [] : content.problems.map((problem) => problem.code)).toEqual([code]);
  });

  it("but one resource a line is read like a list", () => {
    const lines = [genotype("CYP2C19", "*2/*2"), genotype("CYP2D6", "*4/*4")].map((one) => JSON.stringify(one));
    const content = fhirContent(lines.join("\n"));
    expect(content.ok && said(content.value)).toEqual(["CYP2C19 *2/*2", "CYP2D6 *4/*4"]);
  });

  it("but a Bundle with a byte order mark is read", () => {
    expect(fhirContent(`\uFEFF${JSON.stringify(searchset())}`).ok).toBe(true);
  });
});

describe("hostile files", () => {
  it("panels that name each other are followed once", () => {
    const members = Array.from({ length: 40 }, (_, i) => ({ reference: `Observation/p${i}` }));
    const panels = Array.from({ length: 40 }, (_, i) => ({
      resourceType: "Observation",
      id: `p${i}`,
      hasMember: members,
    }));
    const report = { resourceType: "DiagnosticReport", status: "cancelled", result: members };
    expect(codes(...panels, report, genotype("CYP2C19", "*2/*2"))).toEqual([]);
  });

  // FHIR R4, Observation.code and Observation.specimen: what was observed, and on what.
  it.each<[string, Json]>([
    ["an earlier result", observation({ text: "Previous CYP2C19 genotype" }, text("*2/*2"))],
    ["a donor's", observation({ text: "CYP2C19 donor genotype" }, text("*2/*2"))],
    ["a reference", observation({ text: "CYP2C19 reference genotype" }, text("*1/*1"))],
    ["a tumour's", observation({ text: "CYP2C19 genotype" }, text("*2/*2"), { specimen: { display: "Tumor tissue" } })],
  ])("uses no result that is %s, and tells it", (_, one) => {
    expect(said(one)).toEqual([]);
    expect(codes(one)).toEqual(["other-test"]);
  });

  it("gives one word under a code of two HLA alleles to neither", () => {
    expect(said(observation({ text: "HLA-B*58:01 and HLA-B*15:02" }, text("Negative")))).toEqual([]);
  });

  it.each(["low confidence", "wrong patient", "specimen swapped"])("tells a note such as “%s”", (note) => {
    const one = observation({ text: "CYP2C19 genotype" }, text("*2/*2"), { note: [{ text: note }] });
    expect(codes(one)).toEqual(["note-not-read"]);
  });

  it("five megabytes of results of another kind are read within seconds, and the one that counts among them", () => {
    const other = (i: number): Json =>
      observation(
        { text: `Sodium in serum, sample ${i}` },
        { valueQuantity: { value: 140, unit: "mmol/L" } },
        { id: `o${i}` },
      );
    const bundle = searchset(...Array.from({ length: 25_000 }, (_, i) => other(i)), genotype("CYP2C19", "*2/*2"));
    expect(JSON.stringify(bundle).length).toBeGreaterThan(5_000_000);
    expect(said(bundle)).toEqual(["CYP2C19 *2/*2"]);
  }, 30_000);
});
