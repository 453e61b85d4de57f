/** What we write, before judges of other houses: R4's own structure definitions, and a server that never saw our code. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { adviseOn } from "@/lib/advice";
import { answerCds, parseCdsRequest, readFhir, serviceOf, toFhir, type JsonObject } from "@/lib/interop";
import { reportOn } from "@/lib/report";
import type { ResultInput } from "@/lib/schema";
import { genotype, orderSelect, searchset } from "@/tests/builders/fhir";
import { installFhirServer, startFhirServer, type FhirServer } from "./fhir-server";
import { knowledge, TODAY } from "./knowledge";

const MINUTES = 60_000;
const why = installFhirServer();
let server: FhirServer | undefined;

beforeAll(async () => {
  if (why === null) server = await startFhirServer();
}, 2 * MINUTES);
afterAll(() => server?.stop());

async function ask(path: string, body?: unknown): Promise<JsonObject> {
  const response = await fetch(
    `${server?.url ?? ""}${path}`,
    body === undefined
      ? {}
      : { method: "POST", headers: { "content-type": "application/fhir+json" }, body: JSON.stringify(body) },
  );
  return (await response.json()) as JsonObject;
}

interface Entry {
  readonly fullUrl?: string;
  readonly resource: JsonObject;
}
const entriesOf = (bundle: JsonObject): readonly Entry[] => (bundle["entry"] ?? []) as readonly Entry[];

/** One person with a readable result of every gene that has phenotypes. */
const PANEL: readonly ResultInput[] = Object.values(knowledge.phenotypes).map((method) => ({
  gene: method.gene,
  value: method.terms.at(-2) ?? method.terms[0] ?? "",
}));

function exported(drugs: readonly string[], results: readonly ResultInput[] = PANEL): JsonObject {
  const advice = adviseOn({ drugs: [...drugs], genes: [], results: [...results] }, knowledge, TODAY);
  if (!advice.ok) throw new Error("the question is not understood");
  return toFhir({ report: reportOn(advice.value, knowledge), knowledge, patient: null, newId: randomUUID });
}

/** The bundle with its references as a server writes them on storing: a judge of one resource cannot tell what a urn:uuid is. */
function asStored(bundle: JsonObject): JsonObject {
  const stored = new Map(
    entriesOf(bundle).map(({ fullUrl = "", resource }) => [
      fullUrl,
      `${String(resource["resourceType"])}/${fullUrl.slice("urn:uuid:".length)}`,
    ]),
  );
  return JSON.parse(
    JSON.stringify(bundle).replace(
      /"reference":"(urn:uuid:[^"]+)"/g,
      (_, address: string) => `"reference":"${stored.get(address) ?? address}"`,
    ),
  ) as JsonObject;
}

describe("an exported report", () => {
  it(
    "of every drug with guidance, with results and without, is sound by the R4 structure definitions",
    async ({ skip }) => {
      if (why !== null) return skip(why);
      const drugs = [...new Set(knowledge.guidelines.flatMap((guideline) => guideline.drugs))];
      const checked: unknown[] = [];
      for (let i = 0; i < drugs.length; i += 10) {
        for (const results of [PANEL, []]) {
          const bundle = asStored(exported(drugs.slice(i, i + 10), results));
          checked.push(bundle, ...entriesOf(bundle).map((entry) => entry.resource));
        }
      }
      expect(checked.length).toBeGreaterThan(500);
      expect(await ask("/$check", checked)).toEqual({ faults: [] });
    },
    5 * MINUTES,
  );

  it(
    "is refused by the same judge when a field is wrong, so that its silence means something",
    async ({ skip }) => {
      if (why !== null) return skip(why);
      const { faults } = await ask("/$check", [
        { resourceType: "Observation", status: "final", code: { text: "x" }, nonsense: 1 },
        { resourceType: "Task", status: "requested" },
      ]);
      expect((faults as string[]).length).toBeGreaterThan(1);
    },
    MINUTES,
  );

  it(
    "loads into an independent FHIR server, is found by LOINC code, and is read back as the same results",
    async ({ skip }) => {
      if (why !== null) return skip(why);
      const bundle = exported(
        ["clopidogrel"],
        [
          { gene: "CYP2C19", diplotype: "*2/*2" },
          { gene: "CYP2D6", diplotype: "*1/*41" },
        ],
      );
      const entry = entriesOf(bundle).map(({ fullUrl, resource }) => ({
        fullUrl,
        resource,
        request: { method: "POST", url: resource["resourceType"] },
      }));
      const loaded = await ask("/fhir/", { resourceType: "Bundle", type: "transaction", entry });
      expect(
        entriesOf(loaded).map((one) => (one as unknown as { response: { status: string } }).response.status),
      ).toEqual(entry.map(() => "201"));

      const [person] = entriesOf(await ask("/fhir/Patient"));
      const id = String(person?.resource["id"]);
      const genotypes = await ask(`/fhir/Observation?patient=Patient/${id}&code=http://loinc.org|84413-4`);
      const reports = await ask(`/fhir/DiagnosticReport?code=http://loinc.org|51969-4`);
      expect(entriesOf(reports)).toHaveLength(1);
      expect(readFhir(genotypes, knowledge, { patient: id, fhirServer: null, today: TODAY })).toMatchObject({
        results: [
          { gene: "CYP2C19", value: "*2/*2" },
          { gene: "CYP2D6", value: "*1/*41" },
        ],
        problems: [],
      });
      // The same search as our services ask for, and the card that follows from it.
      const service = serviceOf("pgx-order-select");
      const call =
        service === null
          ? null
          : parseCdsRequest(
              service,
              orderSelect({
                orders: [
                  {
                    resourceType: "MedicationRequest",
                    id: "o1",
                    status: "draft",
                    subject: { reference: `Patient/${id}` },
                    medicationCodeableConcept: { text: "clopidogrel 75 MG" },
                  },
                ],
                context: { patientId: id },
                prefetch: { genotypes },
              }),
            );
      const answer =
        service !== null && call?.ok === true
          ? answerCds(
              service,
              call.value,
              {},
              { knowledge, today: TODAY, baseUrl: "http://localhost", newId: randomUUID },
            )
          : null;
      expect(answer).toMatchObject({ ok: true, value: { cards: [{ indicator: "critical" }] } });
    },
    MINUTES,
  );
});

it(
  "every order that a suggestion creates is a sound MedicationRequest",
  async ({ skip }) => {
    if (why !== null) return skip(why);
    const service = serviceOf("pgx-order-select");
    if (service === null) throw new Error("no such service");
    const results = PANEL.map(({ gene, value }) => genotype(gene, String(value)));
    const orders = Object.values(knowledge.drugs)
      .filter((drug) => drug.kind === "drug")
      .map((drug, i) => ({
        resourceType: "MedicationRequest",
        id: `o${i}`,
        status: "draft",
        intent: "order",
        subject: { reference: "Patient/pt1" },
        medicationCodeableConcept: { text: drug.name },
      }));
    const call = parseCdsRequest(service, orderSelect({ orders, prefetch: { genotypes: searchset(...results) } }));
    if (!call.ok) throw new Error("the call is refused");
    const answer = answerCds(
      service,
      call.value,
      {},
      { knowledge, today: TODAY, baseUrl: "http://localhost", newId: randomUUID },
    );
    const created = answer.ok
      ? answer.value.cards
          .flatMap((card) => card.suggestions ?? [])
          .flatMap((suggestion) =>
            suggestion.actions.flatMap((action) => (action.type === "create" ? [action.resource] : [])),
          )
      : [];
    expect(created.length).toBeGreaterThan(20);
    expect(await ask("/$check", created)).toEqual({ faults: [] });
  },
  5 * MINUTES,
);
