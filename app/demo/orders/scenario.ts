/** Made-up people and orders for the mock ordering system. Nobody here exists. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly results: readonly { readonly gene: string; readonly hgnc: string; readonly value: string }[];
  /** What the person takes already, for the view of the patient. */
  readonly takes: readonly Medicine[];
}

export interface Medicine {
  /** RxNorm code of the clinical drug; null where the order names it by its text alone. */
  readonly code: string | null;
  readonly text: string;
}

export type HookName = "order-select" | "order-sign" | "patient-view";

export const PEOPLE: readonly Person[] = [
  {
    id: "demo-ash",
    name: "Ash Example: a panel of five genes",
    results: [
      { gene: "CYP2C19", hgnc: "HGNC:2621", value: "*2/*2" },
      { gene: "CYP2D6", hgnc: "HGNC:2625", value: "*1/*4" },
      { gene: "TPMT", hgnc: "HGNC:12014", value: "*1/*3A" },
      { gene: "NUDT15", hgnc: "HGNC:23063", value: "*1/*1" },
      { gene: "SLCO1B1", hgnc: "HGNC:10959", value: "*1/*1" },
    ],
    takes: [
      { code: "200371", text: "citalopram 20 MG Oral Tablet" },
      { code: "312961", text: "simvastatin 20 MG Oral Tablet" },
    ],
  },
  {
    id: "demo-birch",
    name: "Birch Example: a research result of MTOR alone",
    results: [{ gene: "MTOR", hgnc: "HGNC:3942", value: "rs2295080 T/G" }],
    takes: [],
  },
  { id: "demo-cedar", name: "Cedar Example: no result on file", results: [], takes: [] },
  {
    id: "demo-dogwood",
    name: "Dogwood Example: two results that contradict each other",
    results: [
      { gene: "CYP2C19", hgnc: "HGNC:2621", value: "*1/*1" },
      { gene: "CYP2C19", hgnc: "HGNC:2621", value: "*2/*2" },
    ],
    takes: [],
  },
];

export const MEDICINES: readonly Medicine[] = [
  { code: "309362", text: "clopidogrel 75 MG Oral Tablet" },
  { code: "197388", text: "azathioprine 50 MG Oral Tablet" },
  { code: null, text: "everolimus 10 MG Oral Tablet" },
  { code: "997169", text: "codeine sulfate 15 MG Oral Tablet" },
  { code: "856783", text: "amitriptyline hydrochloride 10 MG Oral Tablet" },
  { code: "242679", text: "abacavir 300 MG Oral Tablet" },
  { code: null, text: "metformin 500 MG Oral Tablet" },
];

const RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
const LOINC = "http://loinc.org";
type Json = Readonly<Record<string, unknown>>;

const concept = ({ code, text }: Medicine): Json => ({
  text,
  ...(code === null ? {} : { coding: [{ system: RXNORM, code, display: text }] }),
});
const bundle = (resources: readonly Json[]): Json => ({
  resourceType: "Bundle",
  type: "searchset",
  entry: resources.map((resource) => ({ resource })),
});

/** Returns the call an ordering system would make for this person and order. */
export function callFor(hook: HookName, person: Person, medicine: Medicine, instance: string): Json {
  const subject = { reference: `Patient/${person.id}` };
  const genotypes = person.results.map(({ gene, hgnc, value }, i) => ({
    resourceType: "Observation",
    id: `result-${i + 1}`,
    status: "final",
    code: { coding: [{ system: LOINC, code: "84413-4" }] },
    subject,
    effectiveDateTime: `2025-0${i + 1}-15`,
    valueCodeableConcept: { text: `${gene} ${value}` },
    component: [
      {
        code: { coding: [{ system: LOINC, code: "48018-6" }] },
        valueCodeableConcept: { coding: [{ system: "http://www.genenames.org", code: hgnc, display: gene }] },
      },
    ],
  }));
  const order = {
    resourceType: "MedicationRequest",
    id: "order-1",
    status: "draft",
    intent: "order",
    medicationCodeableConcept: concept(medicine),
    subject,
  };
  const context = { userId: "Practitioner/demo", patientId: person.id };
  const draftOrders = { resourceType: "Bundle", type: "collection", entry: [{ resource: order }] };
  const active = person.takes.map((one, i) => ({
    resourceType: "MedicationRequest",
    id: `active-${i + 1}`,
    status: "active",
    intent: "order",
    medicationCodeableConcept: concept(one),
    subject,
  }));
  return {
    hook,
    hookInstance: instance,
    context:
      hook === "patient-view"
        ? context
        : hook === "order-sign"
          ? { ...context, draftOrders }
          : { ...context, selections: ["MedicationRequest/order-1"], draftOrders },
    prefetch: {
      genotypes: bundle(genotypes),
      haplotypes: bundle([]),
      implications: bundle([]),
      ...(hook === "patient-view" ? { medications: bundle(active) } : {}),
    },
  };
}
