/**
 * Bodies nobody would write by hand: whatever comes, an answer conforms or a
 * refusal is an OperationOutcome, and no text of the body comes back.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  answerCds,
  CDS_SERVICES,
  operationOutcome,
  parseAdviceRequest,
  parseCdsRequest,
  parseFeedback,
  type CdsService,
} from "@/lib/interop";
import { genotype, medication, searchset, TBD, type Json } from "@/tests/builders/fhir";
import { outcomeFaults, responseFaults } from "./cds-checklist";
import { knowledge, TODAY } from "./knowledge";

const RUNS = 12_000;
const MARK = "Zq7xPlanted";
let made = 0;
const world = { knowledge, today: TODAY, baseUrl: "https://haplonote.example", newId: () => `id-${(made += 1)}` };

/** Text that must never come back; some of it would break out of JSON, HTML or Markdown. */
const planted = fc
  .tuple(fc.constantFrom("", "<script>", '"}', "\\", "](x)", "\u0000", "💊", "../"), fc.string({ maxLength: 12 }))
  .map(([sign, text]) => `${sign}${MARK}${text}`);
const junk = fc.oneof(
  { maxDepth: 3 },
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  planted,
  fc.constant([]),
  fc.constant({}),
  fc.dictionary(
    fc.constantFrom("resourceType", "id", "code", "coding", "entry", "resource", "__proto__", "constructor"),
    planted,
    { maxKeys: 4 },
  ),
);
/** Mostly the right thing, at times anything. */
const mostly = <T>(right: fc.Arbitrary<T>): fc.Arbitrary<T | unknown> =>
  fc.oneof({ weight: 19, arbitrary: right as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: junk });

const genes = Object.values(knowledge.phenotypes);
const drugs = Object.values(knowledge.drugs)
  .filter((drug) => drug.kind === "drug")
  .map((drug) => drug.name);
const guided = [...new Set(knowledge.guidelines.flatMap((guideline) => guideline.drugs))].flatMap(
  (id) => knowledge.drugs[id]?.name ?? [],
);
const status = fc.constantFrom(
  "final",
  "final",
  "final",
  "final",
  "amended",
  "corrected",
  "preliminary",
  "entered-in-error",
  "cancelled",
  "registered",
);
const subject = fc.constantFrom(
  "Patient/pt1",
  "Patient/pt1",
  "Patient/pt1",
  "Patient/pt2",
  "https://ehr.example/Patient/pt1",
  "urn:uuid:1",
);

const result = fc
  .record({
    method: fc.constantFrom(...genes),
    at: fc.nat(30),
    spelling: fc.constantFrom("term", "allele", "planted"),
    text: planted,
    status: mostly(status),
    reference: subject,
    code: fc.constantFrom("84413-4", "84414-2", "69548-6", "implication"),
    day: fc.constantFrom("2024-01-01", "2016", "2999-01-01", MARK),
  })
  .map(({ method, at, spelling, text, status: state, reference, code, day }): Json => {
    const alleles = method.functions.flatMap((group) => group.alleles);
    const value =
      spelling === "term"
        ? (method.terms[at % method.terms.length] ?? "")
        : spelling === "allele" && alleles.length > 0
          ? `${alleles[at % alleles.length] ?? ""}/${alleles[(at * 7) % alleles.length] ?? ""}`
          : text;
    return genotype(method.gene, value, {
      status: state,
      subject: { reference },
      effectiveDateTime: day,
      code:
        code === "implication"
          ? { coding: [{ system: TBD, code: "therapeutic-implication" }] }
          : { coding: [{ system: "http://loinc.org", code }] },
      note: [{ text }],
    });
  });

const order = fc
  .record({
    drug: fc.oneof(fc.constantFrom(...drugs), fc.constantFrom(...guided)),
    code: fc.constantFrom(null, "309362", "32968", "197388", "9"),
    text: planted,
    kind: fc.constantFrom(
      "MedicationRequest",
      "MedicationRequest",
      "MedicationRequest",
      "ServiceRequest",
      "NutritionOrder",
    ),
    form: fc.constantFrom("concept", "reference", "contained", "none", "planted"),
    reference: fc.constantFrom(...Array.from({ length: 12 }, () => "Patient/pt1"), "Patient/pt2"),
  })
  .map(({ drug, code, text, kind, form, reference }): Json => ({
    resourceType: kind,
    id: "order-1",
    status: "draft",
    subject: { reference },
    note: [{ text }],
    dosageInstruction: [{ text }],
    ...(form === "concept"
      ? medication(code, drug)
      : form === "reference"
        ? { medicationReference: { reference: "Medication/m1", display: text } }
        : form === "contained"
          ? {
              medicationReference: { reference: "#m" },
              contained: [{ resourceType: "Medication", id: "m", code: { text: drug } }],
            }
          : form === "planted"
            ? medication(null, text)
            : {}),
  }));

const body = fc.record(
  {
    hook: mostly(fc.constantFrom("order-select", "order-sign", "patient-view")),
    hookInstance: mostly(fc.uuid()),
    fhirServer: mostly(fc.constantFrom("https://ehr.example", undefined)),
    context: mostly(
      fc.record({
        userId: mostly(fc.constant("Practitioner/p1")),
        patientId: mostly(fc.constant("pt1")),
        encounterId: mostly(fc.constant("e1")),
        extra: planted,
        selections: mostly(fc.constant(["MedicationRequest/order-1"])),
        draftOrders: mostly(
          fc
            .array(mostly(order), { maxLength: 4 })
            .map((all) => ({ resourceType: "Bundle", entry: all.map((resource) => ({ resource })) })),
        ),
      }),
    ),
    prefetch: mostly(
      fc.record(
        {
          genotypes: mostly(fc.array(mostly(result), { maxLength: 6 }).map((all) => searchset(...(all as Json[])))),
          medications: mostly(
            fc
              .array(order, { maxLength: 2 })
              .map((all) => searchset(...all.map((one) => ({ ...one, status: "active" })))),
          ),
          other: junk,
          patient: mostly(fc.constant({ resourceType: "Patient", id: "pt1", name: [{ family: MARK }] })),
        },
        { requiredKeys: [] },
      ),
    ),
    extension: planted,
  },
  { requiredKeys: ["hook", "hookInstance", "context"] },
);

function answer(service: CdsService, call: unknown): { readonly status: number; readonly body: object } {
  const parsed = parseCdsRequest(service, call);
  const told = parsed.ok ? answerCds(service, parsed.value, {}, world) : parsed;
  return told.ok
    ? { status: 200, body: told.value }
    : { status: told.refusal.status, body: operationOutcome(told.refusal) };
}

describe(`over ${RUNS.toLocaleString("en")} generated bodies`, () => {
  it("the services answer or refuse in order, and give back nothing of what was sent", () => {
    const statuses = new Map<number, number>();
    let cards = 0;
    fc.assert(
      fc.property(
        fc.oneof({ weight: 12, arbitrary: body as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: junk }),
        fc.constantFrom(...CDS_SERVICES),
        fc.boolean(),
        (call, other, isRight) => {
          const hook = (call as { hook?: unknown } | null)?.hook;
          const service = (isRight ? CDS_SERVICES.find((one) => one.hook === hook) : undefined) ?? other;
          const told = answer(service, call);
          statuses.set(told.status, (statuses.get(told.status) ?? 0) + 1);
          cards += (told.body as { cards?: unknown[] }).cards?.length ?? 0;
          expect(told.status === 200 ? responseFaults(told.body) : outcomeFaults(told.body)).toEqual([]);
          expect(JSON.stringify(told.body)).not.toContain(MARK);
        },
      ),
      { numRuns: RUNS },
    );
    // Bodies that are all refused, or never lead to a card, would prove little.
    expect([...statuses.keys()].sort()).toEqual([200, 400, 412]);
    expect(statuses.get(200) ?? 0).toBeGreaterThan(RUNS / 10);
    expect(cards).toBeGreaterThan(RUNS / 50);
  }, 300_000);

  it("feedback and the advice request are read or refused, and nothing is given back", () => {
    const entry = fc.record(
      {
        card: mostly(fc.uuid()),
        outcome: mostly(fc.constantFrom("accepted", "overridden")),
        acceptedSuggestions: mostly(fc.constant([{ id: "x" }])),
        overrideReason: mostly(fc.record({ userComment: planted })),
      },
      { requiredKeys: [] },
    );
    const question = fc.record(
      {
        drugs: mostly(fc.array(mostly(planted), { maxLength: 3 })),
        genes: mostly(fc.array(planted, { maxLength: 2 })),
        results: mostly(
          fc.array(fc.record({ gene: planted, value: planted, extra: planted }, { requiredKeys: [] }), {
            maxLength: 2,
          }),
        ),
        setting: planted,
        [MARK]: planted,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.record({ feedback: mostly(fc.array(mostly(entry), { maxLength: 4 })) }),
        question,
        (feedback, asked) => {
          const taken = parseFeedback(feedback);
          if (taken.ok)
            expect(taken.value.every(({ outcome }) => outcome === "accepted" || outcome === "overridden")).toBe(true);
          else expect(JSON.stringify(operationOutcome(taken.refusal))).not.toContain(MARK);
          const request = parseAdviceRequest(asked);
          if (!request.ok) expect(JSON.stringify(request.problems)).not.toContain(MARK);
        },
      ),
      { numRuns: RUNS / 4 },
    );
  }, 120_000);
});
