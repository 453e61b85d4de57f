/** Every answer of the services against the checklist of CDS Hooks 2.0.1: our own bodies, every drug, and bodies of a real client. */
import { describe, expect, it } from "vitest";
import {
  answerCds,
  CDS_SERVICES,
  discovery,
  operationOutcome,
  parseCdsRequest,
  parseFeedback,
  serviceOf,
  type CdsCard,
} from "@/lib/interop";
import { draftOrder, genotype, medication, orderSelect, searchset, type Json } from "@/tests/builders/fhir";
import { CDS_BODIES } from "@/tests/conformance/cds-bodies";
import { hasReference, referenceFiles, referenceText } from "@/tests/conformance/reference";
import { discoveryFaults, outcomeFaults, responseFaults } from "./cds-checklist";
import { knowledge, TODAY } from "./knowledge";

let made = 0;
const world = {
  knowledge,
  today: TODAY,
  baseUrl: "https://haplonote.example",
  newId: () => `00000000-0000-4000-8000-${String((made += 1)).padStart(12, "0")}`,
};

type Told = { readonly status: number; readonly body: object; readonly cards: readonly CdsCard[] };

function call(body: unknown, id?: string, fetched: Json = {}): Told {
  const hook = String((body as { hook?: unknown } | null)?.hook);
  const service = serviceOf(id ?? `pgx-${hook}`);
  if (service === null) throw new Error("no such service");
  const parsed = parseCdsRequest(service, body);
  const answer = parsed.ok ? answerCds(service, parsed.value, fetched, world) : parsed;
  return answer.ok
    ? { status: 200, body: answer.value, cards: answer.value.cards }
    : { status: answer.refusal.status, body: operationOutcome(answer.refusal), cards: [] };
}

const PANEL = Object.values(knowledge.phenotypes);
const panelOf = (at: number): Json =>
  searchset(
    ...PANEL.flatMap((method) =>
      method.terms.at(at % method.terms.length) === undefined
        ? []
        : [genotype(method.gene, method.terms.at(at % method.terms.length) ?? "")],
    ),
  );
const orderOf = (name: string): Json => draftOrder({ medicationCodeableConcept: { text: name } });

describe("discovery", () => {
  it("lists three services with ids of their own, and nothing the standard forbids", () => {
    expect(discoveryFaults(discovery())).toEqual([]);
    expect(CDS_SERVICES.map((service) => service.hook)).toEqual(["order-select", "order-sign", "patient-view"]);
  });

  it("asks for no more of the patient than results and medicines", () => {
    expect(JSON.stringify(discovery())).not.toMatch(/"Patient\//);
  });
});

describe("every drug we hold", () => {
  const drugs = Object.values(knowledge.drugs).filter((drug) => drug.kind === "drug");

  it.each([0, 1, 2, 3, 4])(
    "with result number %i of every gene gets an answer that conforms, with one card at most",
    (at) => {
      const prefetch = { genotypes: panelOf(at) };
      const faults = drugs.flatMap((drug) => {
        const { status, body, cards } = call(orderSelect({ orders: [orderOf(drug.name)], prefetch }));
        const many =
          cards.length > (drug.name.includes(" / ") ? drug.name.split(" / ").length : 1)
            ? [`${cards.length} cards`]
            : [];
        return [...(status === 200 ? [] : [`status ${status}`]), ...many, ...responseFaults(body)].map(
          (fault) => `${drug.name}: ${fault}`,
        );
      });
      expect(faults).toEqual([]);
    },
    60_000,
  );

  it("without results gets a card only where a guideline advises a test, and never a loud one", () => {
    const told = drugs.map((drug) => ({
      drug: drug.name,
      ...call(orderSelect({ orders: [orderOf(drug.name)], prefetch: { genotypes: searchset() } })),
    }));
    expect(told.flatMap(({ body }) => responseFaults(body))).toEqual([]);
    const spoken = told.filter(({ cards }) => cards.length > 0);
    expect(spoken.length).toBeGreaterThan(20);
    expect(spoken.length).toBeLessThan(drugs.length / 4);
    for (const { cards } of spoken)
      for (const card of cards)
        expect(card).toMatchObject({ indicator: "info", detail: expect.stringMatching(/[Tt]est /) as unknown });
  }, 60_000);

  it("all at once is one card a drug, loud ones first", () => {
    const orders = drugs.map((drug, i) => ({ ...orderOf(drug.name), id: `order-${i}` }));
    const { body, cards } = call(orderSelect({ orders, prefetch: { genotypes: panelOf(4) } }));
    expect(responseFaults(body)).toEqual([]);
    const loudness = cards.map((card) => ["critical", "warning", "info"].indexOf(card.indicator));
    expect(loudness).toEqual([...loudness].sort());
    expect(new Set(cards.map((card) => card.links[0]?.url)).size).toBe(cards.length);
  }, 60_000);
});

interface Bodies {
  readonly whose: string;
  readonly names: () => readonly string[];
  readonly body: (name: string) => Json;
}

const OURS: Bodies = {
  whose: "in the shape a real client sends",
  names: () => Object.keys(CDS_BODIES),
  body: (name) => CDS_BODIES[name] ?? {},
};
const CAPTURED: Bodies = {
  whose: "that a real client sent",
  names: () => referenceFiles("reference/cds-hooks"),
  body: (name) => JSON.parse(referenceText(`reference/cds-hooks/${name}`)) as Json,
};

describe.each(hasReference ? [OURS, CAPTURED] : [OURS])("the bodies $whose", ({ names, body }) => {
  const withResult = (json: Json, value: string): Json => ({
    ...json,
    prefetch: { genotypes: searchset(genotype("CYP2C19", value)) },
  });

  it("are the four listed here", () => {
    expect([...names()].sort()).toEqual([
      "feedback-accepted.json",
      "order-select-clopidogrel-309362.json",
      "order-select-no-medication-yet.json",
      "order-sign-clopidogrel.json",
    ]);
  });

  it("before a drug is chosen: silence, no refusal", () => {
    expect(call(body("order-select-no-medication-yet.json"))).toMatchObject({ status: 200, body: { cards: [] } });
  });

  it.each(["order-select-clopidogrel-309362.json", "order-sign-clopidogrel.json"])(
    "%s: a test is advised without a result, and a swap offered with one",
    (name) => {
      const without = call(body(name));
      expect(responseFaults(without.body)).toEqual([]);
      expect(without.cards).toEqual([
        expect.objectContaining({ indicator: "info", summary: expect.stringContaining("test CYP2C19") as unknown }),
      ]);
      const poor = call(withResult(body(name), "*2/*2"));
      expect(responseFaults(poor.body)).toEqual([]);
      expect(poor.cards).toEqual([
        expect.objectContaining({
          indicator: "critical",
          summary: expect.stringMatching(
            /CYP2C19 Poor Metabolizer: avoid .*prasugrel or ticagrelor.*CPIC, strong/,
          ) as unknown,
        }),
      ]);
      // The client carries out the first action alone, and wants a text and a code of it.
      const [first] = poor.cards[0]?.suggestions?.[0]?.actions ?? [];
      expect(first).toMatchObject({
        type: "create",
        resource: { medicationCodeableConcept: { text: "prasugrel", coding: [{ code: "613391" }] } },
      });
      expect(call(withResult(body(name), "*1/*1")).cards).toEqual([]);
    },
  );

  it("feedback is taken, once or twice", () => {
    expect(parseFeedback(body("feedback-accepted.json"))).toEqual({
      ok: true,
      value: [{ card: "4e0a3a1e-3283-4575-ab82-028d55fe2719", outcome: "accepted" }],
    });
  });
});

describe("what is refused", () => {
  const whole = orderSelect();
  const context = whole["context"] as Json;
  it.each<[string, unknown, RegExp]>([
    ["no object", [], /JSON object/],
    ["null", null, /JSON object/],
    ["no hook", { ...whole, hook: undefined }, /name of the hook/],
    ["the hook of another service", { ...whole, hook: "order-sign" }, /order-select alone/],
    ["no instance", { ...whole, hookInstance: undefined }, /identifier/],
    ["no context", { ...whole, context: undefined }, /context/],
    ["a context that is a list", { ...whole, context: [] }, /context/],
    ["no patient", { ...whole, context: { ...context, patientId: undefined } }, /patient/],
    ["a patient id that is none", { ...whole, context: { ...context, patientId: "../../etc" } }, /FHIR id/],
    ["no user", { ...whole, context: { ...context, userId: "" } }, /signed in/],
    ["a user that is none", { ...whole, context: { ...context, userId: "somebody" } }, /Practitioner/],
    ["no draft orders", { ...whole, context: { ...context, draftOrders: undefined } }, /Bundle/],
    ["no selections", { ...whole, context: { ...context, selections: undefined } }, /chosen orders/],
    [
      "an order for another patient",
      orderSelect({
        orders: [draftOrder(medication("309362", "clopidogrel"), { subject: { reference: "Patient/pt2" } })],
      }),
      /another patient/,
    ],
    [
      "a prefetched record of another patient",
      orderSelect({ prefetch: { patient: { resourceType: "Patient", id: "pt2" } } }),
      /another/,
    ],
    ["prefetch that is a list", orderSelect({ over: { prefetch: [] } }), /prefetched/],
    [
      "a token without a server",
      orderSelect({ over: { fhirAuthorization: { access_token: "x", token_type: "Bearer" } } }),
      /server/,
    ],
    [
      "a token of another type",
      orderSelect({
        over: { fhirServer: "https://ehr.example/fhir", fhirAuthorization: { access_token: "x", token_type: "MAC" } },
      }),
      /bearer/,
    ],
    ["a server that is no address", orderSelect({ over: { fhirServer: "file:///etc/passwd" } }), /address/],
    [
      "a server with a password in it",
      orderSelect({ over: { fhirServer: "https://user:secret@ehr.example" } }),
      /address/,
    ],
    [
      "deep nesting",
      orderSelect({ over: { extension: Array.from({ length: 80 }).reduce<unknown>((inner) => ({ inner }), {}) } }),
      /nested/,
    ],
  ])("%s: 400 with an OperationOutcome", (_, body, told) => {
    const { status, body: outcome } = call(body, "pgx-order-select");
    expect({ status, faults: outcomeFaults(outcome) }).toEqual({ status: 400, faults: [] });
    expect(JSON.stringify(outcome)).toMatch(told);
    expect(JSON.stringify(outcome)).not.toMatch(/pt2|passwd|secret|somebody|\.\./);
  });

  it("a medicine behind a reference that nobody can follow: 412, and 200 once it is there", () => {
    const orders = [draftOrder({ medicationReference: { reference: "Medication/m1" } })];
    const result = { genotypes: searchset(genotype("CYP2C19", "*2/*2")) };
    const clopidogrel = { resourceType: "Medication", id: "m1", code: { text: "clopidogrel 75 MG" } };
    const refused = call(orderSelect({ orders, prefetch: result }));
    expect({ status: refused.status, faults: outcomeFaults(refused.body) }).toEqual({ status: 412, faults: [] });
    expect(call(orderSelect({ orders, prefetch: { ...result, med: clopidogrel } })).cards).toHaveLength(1);
    expect(
      call(orderSelect({ orders, prefetch: result }), undefined, { "medication-0": clopidogrel }).cards,
    ).toHaveLength(1);
    const contained = [
      draftOrder({ medicationReference: { reference: "#m" }, contained: [{ ...clopidogrel, id: "m" }] }),
    ];
    expect(call(orderSelect({ orders: contained, prefetch: result })).cards).toHaveLength(1);
    const named = [draftOrder({ medicationReference: { reference: "Medication/m1", display: "clopidogrel 75 MG" } })];
    expect(call(orderSelect({ orders: named, prefetch: result })).cards[0]?.detail).toMatch(/matched by its name/);
    const onlyNamed = [draftOrder({ medicationReference: { display: "clopidogrel 75 MG" } })];
    expect(call(orderSelect({ orders: onlyNamed, prefetch: result })).cards[0]?.detail).toMatch(/matched by its name/);
    const byAddress = draftOrder({ medicationReference: { reference: "urn:uuid:6b1f" } });
    const draftOrders = {
      resourceType: "Bundle",
      entry: [{ resource: byAddress }, { fullUrl: "urn:uuid:6b1f", resource: { ...clopidogrel, id: undefined } }],
    };
    expect(call(orderSelect({ orders: [byAddress], prefetch: result, context: { draftOrders } })).cards).toHaveLength(
      1,
    );
  });

  it("no 412 where another order has its card; the card says what was not checked", () => {
    const orders = [
      draftOrder(medication("309362", "clopidogrel 75 MG")),
      draftOrder({ medicationReference: { reference: "Medication/m1" } }, { id: "order-2" }),
    ];
    expect(
      call(orderSelect({ orders, prefetch: { genotypes: searchset(genotype("CYP2C19", "*2/*2")) } })),
    ).toMatchObject({ status: 200, cards: [{ detail: expect.stringMatching(/was not checked/) as unknown }] });
  });
});

describe("what is tolerated", () => {
  const poor = { genotypes: searchset(genotype("CYP2C19", "*2/*2")) };
  const clopidogrel = draftOrder(medication("309362", "clopidogrel 75 MG Oral Tablet"));
  it.each<[string, Json, number]>([
    [
      "draft orders without a type",
      orderSelect({
        orders: [clopidogrel],
        prefetch: poor,
        context: { draftOrders: { entry: [{ resource: clopidogrel }] } },
      }),
      1,
    ],
    [
      "a category that is an object",
      orderSelect({ orders: [{ ...clopidogrel, category: { coding: [{ code: "community" }] } }], prefetch: poor }),
      1,
    ],
    [
      "a code with stray quotes",
      orderSelect({
        orders: [
          draftOrder({
            medicationCodeableConcept: {
              coding: [{ system: "http://www.nlm.nih.gov/research/umls/rxnorm", code: '"309362"' }],
            },
          }),
        ],
        prefetch: poor,
      }),
      1,
    ],
    [
      "a name alone",
      orderSelect({
        orders: [draftOrder({ medicationCodeableConcept: { coding: [{ display: "Clopidogrel 75 MG" }] } })],
        prefetch: poor,
      }),
      1,
    ],
    [
      "results under keys of the client's own",
      orderSelect({ orders: [clopidogrel], prefetch: { pgx: poor.genotypes } }),
      1,
    ],
    [
      "keys that are null or an OperationOutcome",
      orderSelect({
        orders: [clopidogrel],
        prefetch: { ...poor, haplotypes: null, implications: { resourceType: "OperationOutcome", issue: [] } },
      }),
      1,
    ],
    ["no prefetch at all", orderSelect({ orders: [clopidogrel] }), 1],
    [
      "an extension",
      orderSelect({ orders: [clopidogrel], prefetch: poor, over: { extension: { "example.org": 1 } } }),
      1,
    ],
    [
      "orders of other kinds",
      orderSelect({
        orders: ["ServiceRequest", "NutritionOrder", "VisionPrescription", "DeviceRequest"].map((resourceType, i) => ({
          resourceType,
          id: `o${i}`,
          status: "draft",
        })),
      }),
      0,
    ],
    [
      "a medicine nobody knows",
      orderSelect({ orders: [draftOrder(medication("999999999", "unobtainol 5 MG"))], prefetch: poor }),
      0,
    ],
    ["an order not to give it", orderSelect({ orders: [{ ...clopidogrel, doNotPerform: true }], prefetch: poor }), 0],
    ["an order that is over", orderSelect({ orders: [{ ...clopidogrel, status: "stopped" }], prefetch: poor }), 0],
    [
      "an order chosen by its id alone",
      orderSelect({ orders: [clopidogrel], prefetch: poor, context: { selections: ["order-1"] } }),
      1,
    ],
    [
      "an order that was not chosen",
      orderSelect({ orders: [clopidogrel], prefetch: poor, context: { selections: ["MedicationRequest/other"] } }),
      0,
    ],
  ])("%s", (_, body, cards) => {
    const told = call(body);
    expect(told.status).toBe(200);
    expect(told.cards).toHaveLength(cards);
    expect(responseFaults(told.body)).toEqual([]);
  });
});
