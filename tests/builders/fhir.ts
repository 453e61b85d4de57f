/** Small FHIR resources of our own making; a test names only what it is about. */
export type Json = Record<string, unknown>;

export const LOINC = "http://loinc.org";
export const RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
export const TBD = "http://hl7.org/fhir/uv/genomics-reporting/CodeSystem/tbd-codes-cs";

export const concept = (code: string, system = LOINC, display?: string): Json => ({
  coding: [{ system, code, ...(display === undefined ? {} : { display }) }],
});

export const geneComponent = (symbol: string, hgnc?: string, system = "http://www.genenames.org"): Json => ({
  code: concept("48018-6"),
  valueCodeableConcept: { coding: [{ system, ...(hgnc === undefined ? {} : { code: hgnc }), display: symbol }] },
});

/** A final genotype of patient pt1 whose value is a text. */
export function genotype(gene: string, value: string, overrides: Json = {}): Json {
  return {
    resourceType: "Observation",
    id: `${gene}-genotype`.toLowerCase(),
    status: "final",
    category: [
      concept("laboratory", "http://terminology.hl7.org/CodeSystem/observation-category"),
      concept("GE", "http://terminology.hl7.org/CodeSystem/v2-0074"),
    ],
    code: concept("84413-4"),
    subject: { reference: "Patient/pt1" },
    effectiveDateTime: "2025-05-01",
    valueCodeableConcept: { text: value },
    component: [geneComponent(gene)],
    ...overrides,
  };
}

/** A therapeutic implication with the phenotype as a LOINC answer or a text. */
export function implication(
  drug: { readonly code: string; readonly display: string },
  phenotype: Json,
  overrides: Json = {},
): Json {
  return {
    resourceType: "Observation",
    id: `implication-${drug.code}`,
    status: "final",
    code: concept("therapeutic-implication", TBD),
    subject: { reference: "Patient/pt1" },
    component: [
      { code: concept("51963-7"), valueCodeableConcept: concept(drug.code, RXNORM, drug.display) },
      { code: concept("therapeutic-implication", TBD), valueCodeableConcept: phenotype },
    ],
    ...overrides,
  };
}

export const searchset = (...resources: readonly Json[]): Json => ({
  resourceType: "Bundle",
  type: "searchset",
  entry: resources.map((resource) => ({ resource })),
});

/** A draft order of one clinical drug for patient pt1. */
export function draftOrder(medication: Json, overrides: Json = {}): Json {
  return {
    resourceType: "MedicationRequest",
    id: "order-1",
    status: "draft",
    intent: "order",
    subject: { reference: "Patient/pt1" },
    ...medication,
    ...overrides,
  };
}

export const medication = (code: string | null, text: string): Json => ({
  medicationCodeableConcept: { text, coding: [{ system: RXNORM, display: text, ...(code === null ? {} : { code }) }] },
});

export interface CdsParts {
  readonly orders?: readonly Json[];
  readonly prefetch?: Json;
  readonly context?: Json;
  readonly over?: Json;
}

/** An order-select call for patient pt1 with every order selected. */
export function orderSelect({
  orders = [draftOrder(medication("309362", "clopidogrel 75 MG Oral Tablet"))],
  prefetch,
  context = {},
  over = {},
}: CdsParts = {}): Json {
  return {
    hook: "order-select",
    hookInstance: "8d4c2b4e-8a51-4d2c-9a3f-3f0e2d1c0b9a",
    context: {
      userId: "Practitioner/example",
      patientId: "pt1",
      selections: orders.map((order) => `${String(order["resourceType"])}/${String(order["id"])}`),
      draftOrders: { resourceType: "Bundle", type: "collection", entry: orders.map((resource) => ({ resource })) },
      ...context,
    },
    ...(prefetch === undefined ? {} : { prefetch }),
    ...over,
  };
}
