/**
 * Results as Genomics Reporting has written them in three generations (the
 * drafts of 2020, release 3.0.0, and the genomics operations): resources of
 * our own, in the shapes that HL7's published examples have.
 */
import { concept, geneComponent, LOINC, RXNORM, TBD, type Json } from "@/tests/builders/fhir";

/** A generation: how it names genes, alleles and its own codes. */
interface Generation {
  readonly geneSystem: string;
  readonly geneCode: (hgnc: string) => string;
  readonly alleleSystem: string;
  readonly ownCodes: string;
  readonly categories: readonly Json[];
}

const LABORATORY = concept("laboratory", "http://terminology.hl7.org/CodeSystem/observation-category");
const GENETICS = concept("GE", "http://terminology.hl7.org/CodeSystem/v2-0074");
const PROFILES = "http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/";

const DRAFT: Generation = {
  geneSystem: "http://www.genenames.org/geneId",
  geneCode: (hgnc) => hgnc,
  alleleSystem: "http://www.pharmvar.org",
  ownCodes: "http://hl7.org/fhir/uv/genomics-reporting/CodeSystem/TbdCodes",
  categories: [LABORATORY],
};
const RELEASE: Generation = {
  geneSystem: "http://www.genenames.org",
  geneCode: (hgnc) => `HGNC:${hgnc}`,
  alleleSystem: "http://www.pharmvar.org",
  ownCodes: TBD,
  categories: [LABORATORY, GENETICS],
};
const OPERATIONS: Generation = {
  ...RELEASE,
  geneSystem: "http://www.genenames.org/geneId",
  alleleSystem: "https://www.pharmvar.org",
  categories: [LABORATORY],
};

/** Genes of the examples, with their HGNC numbers. */
const HGNC = { CYP2C19: "2621", CYP2C9: "2623", CYP2D6: "2625", VKORC1: "23663" } as const;
type Gene = keyof typeof HGNC;

const SUBJECT = { reference: "Patient/shape-patient" };
const from = (...ids: readonly string[]): Json => ({
  derivedFrom: ids.map((id) => ({ reference: `Observation/${id}` })),
});

function observation(generation: Generation, id: string, code: Json, parts: Json): Json {
  return {
    resourceType: "Observation",
    id,
    status: "final",
    category: generation.categories,
    code,
    subject: SUBJECT,
    effectiveDateTime: "2024-05-06",
    performer: [{ reference: "Organization/shape-laboratory" }],
    ...parts,
  };
}

function gene(generation: Generation, symbol: Gene): Json {
  return geneComponent(symbol, generation.geneCode(HGNC[symbol]), generation.geneSystem);
}

/** A genotype or haplotype whose value is a code, a display, or a text. */
function named(generation: Generation, id: string, symbol: Gene, code: string, value: Json, over: Json = {}): Json {
  return observation(generation, id, concept(code), {
    valueCodeableConcept: value,
    specimen: { reference: "Specimen/shape-specimen" },
    component: [gene(generation, symbol)],
    ...over,
  });
}

const GENOTYPE = "84413-4";
const HAPLOTYPE = "84414-2";
const VARIANT = "69548-6";
const DRUG_ASSESSED = "51963-7";
const DRUG_METABOLISM = "53040-2";

const phenotypeCode = (code: string, display: string): Json => concept(code, LOINC, display);

function implicationOf(
  generation: Generation,
  id: string,
  drug: readonly [code: string, name: string],
  component: Json,
  over: Json = {},
): Json {
  return observation(generation, id, concept("therapeutic-implication", generation.ownCodes), {
    component: [{ code: concept(DRUG_ASSESSED), valueCodeableConcept: concept(drug[0], RXNORM, drug[1]) }, component],
    ...over,
  });
}

const implied = (generation: Generation, value: Json): Json => ({
  code: concept("therapeutic-implication", generation.ownCodes),
  valueCodeableConcept: value,
});

function variantOf(generation: Generation, id: string, symbol: Gene, components: readonly Json[]): Json {
  return observation(generation, id, concept(VARIANT), {
    valueCodeableConcept: concept("LA9633-4", LOINC, "Present"),
    component: [gene(generation, symbol), ...components],
  });
}

const posted = (resources: readonly Json[]): Json => ({
  resourceType: "Bundle",
  type: "transaction",
  entry: resources.map((resource) => ({
    fullUrl: `http://shapes.example/fhir/${String(resource["resourceType"])}/${String(resource["id"])}`,
    resource,
    request: { method: "POST", url: String(resource["resourceType"]) },
  })),
});

/** A laboratory's whole report of one pair: report, genotype, its haplotypes and variants, and an implication, posted together. */
function wholeReport(
  generation: Generation,
  alleleCode: (name: string) => string,
  phenotype: Json,
  task: string,
): Json {
  const allele = (id: string, name: string, variant: string): Json =>
    named(
      generation,
      id,
      "CYP2C9",
      HAPLOTYPE,
      concept(alleleCode(`CYP2C9*${name}`), generation.alleleSystem, `CYP2C9 *${name}`),
      from(variant),
    );
  return posted([
    {
      resourceType: "DiagnosticReport",
      id: "shape-report",
      status: "final",
      code: concept("51969-4"),
      subject: SUBJECT,
      extension: [{ url: `${PROFILES}${task}`, valueReference: { reference: "Task/shape-task" } }],
      result: ["shape-implication", "shape-genotype", "shape-allele-1", "shape-allele-2", "shape-variant"].map(
        (id) => ({
          reference: `Observation/${id}`,
        }),
      ),
    },
    { resourceType: "Patient", id: "shape-patient" },
    { resourceType: "Specimen", id: "shape-specimen", subject: SUBJECT },
    { resourceType: "Organization", id: "shape-laboratory", name: "A laboratory" },
    implicationOf(
      generation,
      "shape-implication",
      ["103", "mercaptopurine"],
      { code: phenotype, valueCodeableConcept: phenotypeCode("LA25390-8", "Rapid metabolizer") },
      from("shape-genotype"),
    ),
    named(
      generation,
      "shape-genotype",
      "CYP2C9",
      GENOTYPE,
      concept(alleleCode("CYP2C9*4/*35B"), generation.alleleSystem, "CYP2C9 *4/*35B"),
      from("shape-allele-1", "shape-allele-2"),
    ),
    allele("shape-allele-1", "35B", "shape-variant"),
    allele("shape-allele-2", "4", "shape-variant"),
    variantOf(generation, "shape-variant", "CYP2C9", [
      { code: concept("69547-8"), valueString: "T" },
      { code: concept("69551-0"), valueString: "G" },
    ]),
    {
      resourceType: "Task",
      id: "shape-task",
      status: "requested",
      intent: "proposal",
      code: concept("LA26423-6"),
      for: SUBJECT,
    },
    {
      resourceType: "MedicationStatement",
      id: "shape-medicine",
      status: "unknown",
      subject: SUBJECT,
      medicationCodeableConcept: concept("103", RXNORM, "mercaptopurine"),
    },
  ]);
}

const operationGenotype = (id: string, symbol: Gene, pair: string): Json =>
  named(OPERATIONS, id, symbol, GENOTYPE, concept(`${symbol} ${pair}`, OPERATIONS.alleleSystem, `${symbol} ${pair}`));

const operationImplication = (id: string, text: string, genotypeId: string): Json =>
  implicationOf(
    OPERATIONS,
    id,
    ["704", "Amitriptyline"],
    { code: concept("predicted-therapeutic-implication", TBD), valueCodeableConcept: { text } },
    from(genotypeId),
  );

/** Every shape under the name of the published example that has it. */
export const FHIR_SHAPES: Readonly<Record<string, Json>> = {
  // The release's example has a quotation mark in each allele's code.
  "Bundle-bundle-pgxexample.json": wholeReport(
    RELEASE,
    () => '"CYP2C9',
    concept("therapeutic-implication", TBD),
    "recommended-action",
  ),
  "STU1era-Bundle-diagnosticreport-pgxexample.json": wholeReport(
    DRAFT,
    (name) => name,
    concept(DRUG_METABOLISM),
    "RecommendedAction",
  ),
  "DiagnosticReport-PGxGenomicReportEMERGE.json": {
    resourceType: "DiagnosticReport",
    id: "shape-panel",
    status: "final",
    category: [GENETICS],
    code: {
      coding: [
        { system: LOINC, code: "51969-4" },
        { system: "http://laboratory.example/tests", code: "panel" },
      ],
    },
    subject: SUBJECT,
    extension: [
      {
        url: `${PROFILES}recommended-action`,
        valueReference: { reference: "Task/shape-other", display: "another drug" },
      },
    ],
    result: [
      { reference: "Observation/shape-poor", display: "clopidogrel, poor metabolizer" },
      { reference: "Observation/shape-2c19", display: "CYP2C19*2/*2" },
      { reference: "Observation/shape-2c9", display: "CYP2C9*1/*1" },
    ],
    conclusionCode: [concept("LA6576-8", LOINC, "Positive")],
    conclusion: "Poor metabolizer of CYP2C19.",
  },
  "Task-PGxRecEx01.json": {
    resourceType: "Task",
    id: "shape-other",
    status: "requested",
    intent: "proposal",
    code: concept("LA26421-0", LOINC, "Consider alternative medication"),
    description: "Choose another drug than clopidogrel.",
    for: SUBJECT,
    reasonReference: { reference: "Observation/shape-poor" },
  },
  "Observation-GenotypeExamplePharmVar.json": named(
    RELEASE,
    "shape-2d6",
    "CYP2D6",
    GENOTYPE,
    { text: "CYP2D6*7.001 / CYP2D6*1.001" },
    from("shape-7", "shape-1"),
  ),
  "Observation-Pgx-geno-1001.json": named(
    RELEASE,
    "shape-2c19",
    "CYP2C19",
    GENOTYPE,
    concept("638797", "http://www.ncbi.nlm.nih.gov/clinvar", "CYP2C19*2/*2"),
  ),
  "Observation-Pgx-geno-1002.json": named(RELEASE, "shape-2c9", "CYP2C9", GENOTYPE, { text: "CYP2C9*1/*1" }),
  "Observation-Pgx-geno-1003.json": named(RELEASE, "shape-vkorc1", "VKORC1", GENOTYPE, {
    text: "VKORC1 rs9923231 C/T",
  }),
  "Observation-Pgx-var-1015.json": variantOf(RELEASE, "shape-change", "CYP2C19", [
    {
      code: concept("81290-9"),
      valueCodeableConcept: concept("NC_000010.10:g.96540410G>A", "http://varnomen.hgvs.org"),
    },
    { code: concept("48002-0"), valueCodeableConcept: concept("LA6683-2", LOINC, "Germline") },
    { code: concept("53034-5"), valueCodeableConcept: concept("LA6705-3", LOINC, "homozygous") },
    { code: concept("82121-5"), valueQuantity: { value: 20, comparator: ">" } },
  ]),
  // Neither names a gene: the first leaves it to one genotype, the second to two of unlike genes.
  "Observation-TxImp01.json": implicationOf(
    RELEASE,
    "shape-poor",
    ["32968", "clopidogrel"],
    implied(RELEASE, phenotypeCode("LA9657-3", "Poor metabolizer")),
    from("shape-2c19"),
  ),
  "Observation-TxImp06.json": implicationOf(
    RELEASE,
    "shape-warfarin",
    ["11289", "warfarin"],
    implied(RELEASE, phenotypeCode("LA25391-6", "Normal metabolizer")),
    {
      derivedFrom: [
        { reference: "Observation/shape-2c9", display: "CYP2C9*1/*1" },
        { reference: "Observation/shape-vkorc1", display: "VKORC1 rs9923231 C/T" },
      ],
    },
  ),
  "genomics-operations-find_subject_tx_implications-2.json": {
    resourceType: "Parameters",
    parameter: [
      { name: "genotype", resource: operationGenotype("shape-a", "CYP2C19", "*1/*17") },
      { name: "genotype", resource: operationGenotype("shape-b", "CYP2D6", "*1/*41") },
      { name: "implication", resource: operationImplication("shape-c", "CYP2C19 Rapid Metabolizer", "shape-a") },
      { name: "implication", resource: operationImplication("shape-d", "Normal Metabolizer", "shape-b") },
    ],
  },
};
