/** Calls in the shape that the public CDS Hooks sandbox sends them: what it adds, leaves out and names its own way. */
import { draftOrder, medication, type Json } from "@/tests/builders/fhir";

const CALL = { fhirServer: "http://127.0.0.1:9090/fhir", hookInstance: "0b5d6f0e-4c0f-4d43-9d0d-5a1c7f3f1e01" };
const CONTEXT = { userId: "Practitioner/shape-practitioner", patientId: "pt1" };

const PATIENT: Json = {
  resourceType: "Patient",
  id: "pt1",
  name: [{ family: "Example", given: ["Adam"] }],
  gender: "male",
  birthDate: "1980-01-02",
};
const EMPTY: Json = { resourceType: "Bundle", type: "searchset", entry: [] };
/** The sandbox fills in what services of other makers ask for, under their names. */
const PREFETCH: Json = { patient: PATIENT, pgx: EMPTY, dr: EMPTY };

/** A draft as its form has it: a category that is no list, and dose and supply in codes of units. */
const CHOSEN: Json = {
  authoredOn: "2026-11-23",
  dosageInstruction: [
    {
      timing: { repeat: { frequency: 1, period: 1, periodUnit: "d" } },
      doseAndRate: [{ doseQuantity: { value: 1, system: "http://unitsofmeasure.org", code: "{pill}" } }],
    },
  ],
  dispenseRequest: {
    expectedSupplyDuration: { value: 30, unit: "days", system: "http://unitsofmeasure.org", code: "d" },
  },
  category: {
    coding: [{ system: "http://terminology.hl7.org/CodeSystem/medicationrequest-category", code: "community" }],
  },
  ...medication("309362", "clopidogrel 75 MG Oral Tablet"),
};

/** Before a drug is chosen the draft has no medication, no intent and no category. */
function undecided(): Json {
  const { intent: _intent, ...order } = draftOrder({ authoredOn: "2026-11-23" });
  return order;
}

const context = (order: Json, over: Json = {}): Json => ({
  ...CONTEXT,
  ...over,
  draftOrders: { resourceType: "Bundle", entry: [{ resource: order }] },
});
const SELECTED = { selections: ["MedicationRequest/order-1"] };

/** Every body under the name it was captured by. */
export const CDS_BODIES: Readonly<Record<string, Json>> = {
  "feedback-accepted.json": {
    feedback: [
      {
        card: "4e0a3a1e-3283-4575-ab82-028d55fe2719",
        outcome: "accepted",
        acceptedSuggestions: [{ id: "7a8f4f3c-1d0e-4b83-8a7f-4b4d5a1c2e02" }],
        outcomeTimestamp: "2026-11-23T11:38:05.177Z",
      },
    ],
  },
  "order-select-clopidogrel-309362.json": {
    ...CALL,
    hook: "order-select",
    context: context(draftOrder(CHOSEN), SELECTED),
    prefetch: PREFETCH,
  },
  "order-select-no-medication-yet.json": {
    ...CALL,
    hook: "order-select",
    context: context(undecided(), SELECTED),
    prefetch: PREFETCH,
  },
  "order-sign-clopidogrel.json": { ...CALL, hook: "order-sign", context: context(draftOrder(CHOSEN)) },
};
