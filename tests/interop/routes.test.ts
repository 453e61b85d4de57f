/** The routes as a client meets them: statuses, headers, limits, and logs without a word of what was sent. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { AdviceAnswerSchema, FoundNamesSchema, ProblemDocumentSchema } from "@/lib/interop";
import { draftOrder, genotype, medication, orderSelect, searchset, type Json } from "@/tests/builders/fhir";
import { discoveryFaults, outcomeFaults, responseFaults } from "./cds-checklist";
import { knowledge } from "./knowledge";

const house = vi.hoisted(() => ({ isBroken: false }));
vi.mock("@/lib/node", async (original) => ({
  ...(await original<object>()),
  servedKnowledge: () =>
    house.isBroken ? Promise.reject(new RangeError("Skywalker at secret.ts:1:1")) : Promise.resolve(knowledge),
}));

const ORIGIN = "http://localhost:3000";
type Handler = (
  request: Request,
  context: { params: Promise<{ id: string; document: readonly string[] }> },
) => Promise<Response> | Response;
type Route = Readonly<Partial<Record<string, unknown>>>;

const routes: Record<string, Route> = {};
const logged: string[] = [];

beforeAll(async () => {
  vi.stubEnv("HOSTNAME", "127.0.0.1");
  vi.stubEnv("RATE_LIMIT_PER_SECOND", "5000");
  Object.assign(routes, {
    "/cds-services": await import("@/app/cds-services/route"),
    "/cds-services/id": await import("@/app/cds-services/[id]/route"),
    "/cds-services/id/feedback": await import("@/app/cds-services/[id]/feedback/route"),
    "/api/v1/advice": await import("@/app/api/v1/advice/route"),
    "/api/v1/drugs": await import("@/app/api/v1/drugs/route"),
    "/api/v1/genes": await import("@/app/api/v1/genes/route"),
    "/api/v1/openapi.json": await import("@/app/api/v1/[...document]/route"),
    "/healthz": await import("@/app/healthz/route"),
  });
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, "write").mockImplementation((text) => {
      logged.push(String(text));
      return true;
    });
  }
  for (const level of ["log", "info", "warn", "error", "debug"] as const)
    vi.spyOn(console, level).mockImplementation((...words) => void logged.push(words.map(String).join(" ")));
});
afterAll(() => vi.restoreAllMocks());
beforeEach(() => void (logged.length = 0));

async function call(
  path: string,
  init: RequestInit & { readonly query?: string; readonly id?: string } = {},
): Promise<Response> {
  const { query = "", id = "pgx-order-select", ...rest } = init;
  const handler = routes[path]?.[init.method ?? "GET"] as Handler;
  return handler(
    new Request(`${ORIGIN}${path.replace("/id", `/${id}`)}${query}`, {
      ...rest,
      headers: { host: "localhost:3000", ...(rest.headers as Record<string, string> | undefined) },
    }),
    { params: Promise.resolve({ id, document: path.split("/").slice(-1) }) },
  );
}

const JSON_TYPE = { "content-type": "application/json" };
const post = (path: string, body: unknown, more: RequestInit & { readonly id?: string } = {}): Promise<Response> =>
  call(path, {
    method: "POST",
    body: typeof body === "string" ? body : JSON.stringify(body),
    headers: JSON_TYPE,
    ...more,
  });
const POOR = { genotypes: searchset(genotype("CYP2C19", "*2/*2")) };

describe("CDS Hooks over HTTP", () => {
  it("discovery conforms and may be read by any browser", async () => {
    const response = await call("/cds-services");
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(discoveryFaults(await response.json())).toEqual([]);
  });

  it("an order gets its card, and the link leads to this site", async () => {
    const response = await post("/cds-services/id", orderSelect({ prefetch: POOR }));
    const body = (await response.json()) as { cards: { indicator: string; links: { url: string }[] }[] };
    expect(response.status).toBe(200);
    expect(responseFaults(body)).toEqual([]);
    expect(body.cards[0]).toMatchObject({
      indicator: "critical",
      links: [{ url: `${ORIGIN}/answer?drug=clopidogrel&gene=CYP2C19` }],
    });
  });

  it("feedback is taken", async () => {
    const response = await post("/cds-services/id/feedback", {
      feedback: [
        {
          card: "c",
          outcome: "overridden",
          overrideReason: { userComment: "no" },
          outcomeTimestamp: "2026-11-23T11:38:05Z",
        },
      ],
    });
    expect({ status: response.status, body: await response.json() }).toEqual({ status: 200, body: {} });
  });

  it.each(["/cds-services", "/cds-services/id", "/cds-services/id/feedback", "/api/v1/advice", "/api/v1/drugs"])(
    "%s answers a browser that asks first",
    async (path) => {
      const response = await call(path, { method: "OPTIONS" });
      expect(response.status).toBe(204);
      expect(response.headers.get("access-control-allow-headers")).toBe("Content-Type, Authorization");
      expect(response.headers.get("access-control-allow-methods")).toMatch(/^(?:GET|POST), OPTIONS$/);
      expect(response.headers.get("access-control-allow-credentials")).toBeNull();
    },
  );

  it.each<[string, () => Promise<Response>, number]>([
    ["an unknown service", () => post("/cds-services/id", orderSelect(), { id: "nobody" }), 404],
    ["feedback to an unknown service", () => post("/cds-services/id/feedback", {}, { id: "nobody" }), 404],
    ["the wrong method", () => call("/cds-services/id", { method: "GET" }), 405],
    ["discovery by POST", () => call("/cds-services", { method: "POST" }), 405],
    [
      "no JSON by its type",
      () => post("/cds-services/id", "x=1", { headers: { "content-type": "application/x-www-form-urlencoded" } }),
      415,
    ],
    ["no type", () => post("/cds-services/id", "{}", { headers: { "content-type": "" } }), 415],
    ["no JSON by its text", () => post("/cds-services/id", "{"), 400],
    [
      "no text in UTF-8",
      () => call("/cds-services/id", { method: "POST", headers: JSON_TYPE, body: new Uint8Array([0x22, 0xff, 0x22]) }),
      400,
    ],
    ["an empty body", () => post("/cds-services/id", ""), 400],
    [
      "5 MB",
      () =>
        post(
          "/cds-services/id",
          JSON.stringify(
            orderSelect({
              prefetch: {
                genotypes: searchset(
                  ...Array.from({ length: 12_000 }, (_, i) => genotype("CYP2C19", "*2/*2", { id: `g${i}` })),
                ),
              },
            }),
          ),
        ),
      413,
    ],
    [
      "5 MB that give their length",
      () => post("/cds-services/id", "{}", { headers: { ...JSON_TYPE, "content-length": "5000000" } }),
      413,
    ],
    ["a hundred thousand brackets", () => post("/cds-services/id", "[".repeat(100_000) + "]".repeat(100_000)), 400],
    [
      "a medicine nobody can look up",
      () =>
        post(
          "/cds-services/id",
          orderSelect({ orders: [draftOrder({ medicationReference: { reference: "Medication/m1" } })] }),
        ),
      412,
    ],
    ["feedback that is none", () => post("/cds-services/id/feedback", { feedback: [{}] }), 400],
  ])("%s is refused with an OperationOutcome any browser may read", async (_, ask, status) => {
    const response = await ask();
    expect(response.status).toBe(status);
    expect(outcomeFaults(await response.json())).toEqual([]);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    if (status === 405) expect(response.headers.get("allow")).toBeTruthy();
  });

  it("another host than this machine is refused while no client is configured", async () => {
    const response = await post("/cds-services/id", orderSelect(), {
      headers: { ...JSON_TYPE, host: "haplonote.example" },
    });
    expect(response.status).toBe(403);
    expect(outcomeFaults(await response.json())).toEqual([]);
  });

  it("results are optional: a server that may not be asked changes nothing", async () => {
    const response = await post(
      "/cds-services/id",
      orderSelect({
        over: {
          fhirServer: "https://evil.example/fhir",
          fhirAuthorization: {
            access_token: "t",
            token_type: "Bearer",
            expires_in: 300,
            scope: "patient/*.read",
            subject: "x",
          },
        },
      }),
    );
    expect(response.status).toBe(200);
    expect(((await response.json()) as { cards: unknown[] }).cards).toHaveLength(1);
  });
});

describe("the API over HTTP", () => {
  it("answers a question in the documented form", async () => {
    const response = await post("/api/v1/advice", {
      drugs: ["clopidogrel"],
      results: [{ gene: "CYP2C19", diplotype: "*2/*2" }],
    });
    const body = (await response.json()) as object;
    expect(response.status).toBe(200);
    expect(AdviceAnswerSchema.safeParse(body).error?.issues ?? []).toEqual([]);
    expect(body).toMatchObject({ bottomLine: { action: "avoid", certainty: "guideline-strong" } });
  });

  it.each([
    ["no drug", { drugs: [] }, ["drugs"]],
    ["a field nobody knows", { drugs: ["clopidogrel"], patient: "x" }, []],
    ["a drug nobody knows", { drugs: ["clopidogrel", "unobtainol"] }, ["drugs", 1]],
    [
      "a result in two forms",
      { drugs: ["clopidogrel"], results: [{ gene: "CYP2C19", diplotype: "*2/*2", phenotype: "Poor Metabolizer" }] },
      ["results", 0],
    ],
    ["a setting nobody knows", { drugs: ["clopidogrel"], setting: "space" }, ["setting"]],
  ])("tells %s as problem+json by the field's path", async (_, question, path) => {
    const response = await post("/api/v1/advice", question);
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    const body: unknown = await response.json();
    expect(ProblemDocumentSchema.parse(body).problems?.[0]?.path).toEqual(path);
    expect(JSON.stringify(body)).not.toMatch(/unobtainol|space/);
  });

  it("finds names, and asks for a query", async () => {
    const found = FoundNamesSchema.parse(await (await call("/api/v1/drugs", { query: "?q=afinit" })).json());
    expect(found.names[0]).toEqual({
      id: "everolimus",
      kind: "drug",
      name: "everolimus",
      matched: "Afinitor",
      status: "held",
      isNear: false,
    });
    const named = FoundNamesSchema.parse(await (await call("/api/v1/drugs", { query: "?q=Eliquis" })).json());
    expect(named.names).toEqual([
      { id: "apixaban", kind: "drug", name: "apixaban", matched: "Eliquis", status: "not-held", isNear: false },
    ]);
    expect(FoundNamesSchema.parse(await (await call("/api/v1/genes", { query: "?q=FRAP1" })).json()).names[0]?.id).toBe(
      "MTOR",
    );
    for (const query of ["", "?q=", `?q=${"x".repeat(200)}`])
      expect((await call("/api/v1/drugs", { query })).status).toBe(400);
  });

  it.each([[["nothing"]], [["openapi.json", "more"]]])("has no other document: %j", async (document) => {
    const handler = routes["/api/v1/openapi.json"]?.["GET"] as Handler;
    const response = await handler(new Request(`${ORIGIN}/api/v1/${document.join("/")}`), {
      params: Promise.resolve({ id: "", document }),
    });
    expect({ status: response.status, type: response.headers.get("content-type") }).toEqual({
      status: 404,
      type: "application/problem+json",
    });
  });

  it("documents itself, and is well", async () => {
    expect(await (await call("/api/v1/openapi.json")).json()).toMatchObject({
      openapi: "3.1.0",
      paths: { "/api/v1/advice": { post: { operationId: "advise" } } },
    });
    expect(await (await call("/healthz")).json()).toEqual({ status: "ok", knowledge: knowledge.version });
  });
});

describe("the log", () => {
  const SECRETS = [
    "Skywalker",
    "1977-05-25",
    "MRN-0042",
    "t0psecret",
    "*2/*2",
    "pt-leia",
    "comment-of-a-doctor",
    "Practitioner/kenobi",
  ];

  it("holds a request id and counts, and nothing of the patient, the token, the user or the results", async () => {
    const patient = {
      resourceType: "Patient",
      id: "pt-leia",
      name: [{ family: "Skywalker" }],
      birthDate: "1977-05-25",
      identifier: [{ value: "MRN-0042" }],
    };
    const context: Json = { patientId: "pt-leia", userId: "Practitioner/kenobi" };
    const subject = { reference: "Patient/pt-leia" };
    const orders = [
      draftOrder(medication("309362", "clopidogrel 75 MG"), { subject, note: [{ text: "comment-of-a-doctor" }] }),
    ];
    const prefetch = { patient, genotypes: searchset(genotype("CYP2C19", "*2/*2", { subject })) };
    const headers = { ...JSON_TYPE, authorization: "Bearer t0psecret" };
    const good = await post("/cds-services/id", orderSelect({ orders, prefetch, context }), { headers });
    expect(((await good.json()) as { cards: unknown[] }).cards).toHaveLength(1);
    await post(
      "/cds-services/id",
      orderSelect({
        orders,
        prefetch: { patient: { ...patient, id: "pt-leia" }, genotypes: prefetch.genotypes },
        context: { ...context, patientId: "Skywalker" },
      }),
      { headers },
    );
    await post("/cds-services/id", `{"patient":"Skywalker MRN-0042"`, { headers });
    await post("/cds-services/id", orderSelect({ context: { ...context, patientId: "Skywalker, Leia" } }), { headers });
    await post(
      "/cds-services/id/feedback",
      {
        feedback: [{ card: "MRN-0042", outcome: "overridden", overrideReason: { userComment: "comment-of-a-doctor" } }],
      },
      { headers },
    );
    await post("/api/v1/advice", { drugs: ["Skywalker"], results: [{ gene: "CYP2C19", diplotype: "*2/*2" }] });
    await post("/api/v1/advice", {
      drugs: ["clopidogrel"],
      results: [
        { gene: "CYP2C19", diplotype: "*2/*2" },
        { gene: "MRN-0042", value: "Skywalker" },
      ],
    });
    await call("/api/v1/drugs", { query: "?q=Skywalker" });
    expect(logged).toHaveLength(8);
    for (const line of logged) {
      expect(Object.keys(JSON.parse(line) as object).filter((key) => key !== "counts")).toEqual([
        "time",
        "requestId",
        "route",
        "status",
        "milliseconds",
      ]);
      for (const secret of SECRETS) expect(line).not.toContain(secret);
    }
  });

  it("tells a fault of ours by its status alone, and so does the answer", async () => {
    house.isBroken = true;
    const response = await post("/cds-services/id", orderSelect());
    house.isBroken = false;
    expect(response.status).toBe(500);
    expect(outcomeFaults(await response.clone().json())).toEqual([]);
    expect(await response.text()).not.toMatch(/Skywalker|secret\.ts/);
    expect(logged.join()).not.toMatch(/Skywalker/);
  });
});
