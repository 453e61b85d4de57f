/** No advice is kept by anybody past the knowledge it came from: what each kind of path tells those who would keep it. */
import { readdirSync } from "node:fs";
import type { APIRequestContext } from "@playwright/test";
import { expect, firstVisit as test } from "./live";

/** A path of each kind, by the file in app that answers it, and what it tells a browser or a proxy. */
const KINDS: Readonly<Record<string, readonly [kind: "tagged" | "untagged" | "unkept", path: string]>> = {
  "page.tsx": ["tagged", "/"],
  "icon.svg": ["tagged", "/icon.svg"],
  "annotations/[id]/page.tsx": ["untagged", "/annotations/clinpgx-1451410280"],
  "answer/page.tsx": ["tagged", "/answer?drug=everolimus&gene=MTOR"],
  "api/page.tsx": ["tagged", "/api"],
  "api/v1/[...document]/route.ts": ["unkept", "/api/v1/openapi.json"],
  "api/v1/advice/route.ts": ["unkept", "/api/v1/advice"],
  "api/v1/drugs/route.ts": ["unkept", "/api/v1/drugs?q=everolimus"],
  "api/v1/genes/route.ts": ["unkept", "/api/v1/genes?q=MTOR"],
  "cds-services/[id]/feedback/route.ts": ["unkept", "/cds-services/pgx-order-select/feedback"],
  "cds-services/[id]/route.ts": ["unkept", "/cds-services/pgx-order-select"],
  "cds-services/route.ts": ["unkept", "/cds-services"],
  "changes/page.tsx": ["tagged", "/changes"],
  "coverage/page.tsx": ["tagged", "/coverage"],
  "demo/orders/page.tsx": ["tagged", "/demo/orders"],
  "drugs/[id]/page.tsx": ["tagged", "/drugs/everolimus"],
  "drugs/page.tsx": ["untagged", "/drugs"],
  "evidence.csv/route.ts": ["tagged", "/evidence.csv"],
  "evidence/page.tsx": ["untagged", "/evidence"],
  "genes/[symbol]/page.tsx": ["tagged", "/genes/MTOR"],
  "genes/page.tsx": ["untagged", "/genes"],
  "genome/knowledge/route.ts": ["tagged", "/genome/knowledge"],
  "genome/page.tsx": ["tagged", "/genome"],
  "guidance/route.ts": ["tagged", "/guidance"],
  "healthz/route.ts": ["unkept", "/healthz"],
  "learn/[case]/answers/route.ts": ["tagged", "/learn/clopidogrel-two-patients/answers"],
  "learn/[case]/file/route.ts": ["tagged", "/learn/voriconazole-two-results/file"],
  "learn/[case]/handout/page.tsx": ["tagged", "/learn/clopidogrel-two-patients/handout"],
  "learn/[case]/lecture/page.tsx": ["tagged", "/learn/clopidogrel-two-patients/lecture"],
  "learn/[case]/page.tsx": ["tagged", "/learn/clopidogrel-two-patients"],
  "learn/[case]/solution/page.tsx": ["tagged", "/learn/clopidogrel-two-patients/solution"],
  "learn/explain/[page]/page.tsx": ["tagged", "/learn/explain/activity-score"],
  "learn/glossary/page.tsx": ["tagged", "/learn/glossary"],
  "learn/grid/[gene]/page.tsx": ["tagged", "/learn/grid/ABCG2"],
  "learn/page.tsx": ["tagged", "/learn"],
  "learn/pathway/[id]/page.tsx": ["tagged", "/learn/pathway/mtor"],
  "learn/what-if/page.tsx": ["tagged", "/learn/what-if"],
  "markers/route.ts": ["tagged", "/markers"],
  "methods/[page]/page.tsx": ["tagged", "/methods/limits"],
  "names/route.ts": ["tagged", "/names"],
  "drug-names/route.ts": ["tagged", "/drug-names"],
  "report/page.tsx": ["tagged", "/report"],
  "search/page.tsx": ["untagged", "/search?q=mtor"],
  "shards/[drug]/route.ts": ["tagged", "/shards/everolimus"],
};
/** What stands beside the pages and is drawn for none of its own. */
const BESIDE = [
  ["a path that is not there", "/no-such-page", 404],
  ["a drug that is not there", "/drugs/no-such-drug", 404],
  ["data of a drug that is not there", "/shards/no-such-drug", 404],
  ["a question we cannot answer", "/answer?drug=no-such-drug", 200],
  ["no question", "/answer", 200],
  ["a file of another build", "/_next/static/chunks/no-such-file.js", 404],
] as const;

const KEEPERS = /s-maxage|immutable|stale-|max-age=0*[1-9]/;

test("every kind of path has its place here", () => {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => /(^|\/)(page\.tsx|route\.ts|icon\.svg)$/.test(name));
  expect(files.sort()).toEqual(Object.keys(KINDS).sort());
});

for (const [file, [kind, path]] of Object.entries(KINDS)) {
  test(`${path} is not used again unasked (${file})`, async ({ request }) => {
    const origin = file.startsWith("annotations/") ? (process.env["E2E_RESEARCH_ORIGIN"] ?? "") : "";
    const first = await request.get(`${origin}${path}`);
    const said = first.headers()["cache-control"] ?? "";
    expect(said).not.toMatch(KEEPERS);
    expect(said).toMatch(kind === "unkept" ? /no-store/ : /no-cache/);
    const tag = first.headers()["etag"];
    if (kind !== "tagged") return expect(tag).toBeUndefined();
    expect(first.ok()).toBe(true);
    await expectUnchanged(request, path, tag ?? "", first.headers());
  });
}

/** Who has it is told so, under the same policy and the same order to ask again; who has another gets it whole. */
async function expectUnchanged(
  request: APIRequestContext,
  path: string,
  tag: string,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  expect(tag).not.toBe("");
  // A page that somebody has holds the nonce it came with, and a policy with another would block its scripts.
  if (headers["content-type"]?.startsWith("text/html") === true)
    expect(headers["content-security-policy"]).not.toContain("nonce-");
  for (const packing of ["br", "gzip", "identity"]) {
    const again = await request.get(path, { headers: { "if-none-match": tag, "accept-encoding": packing } });
    expect(again.status()).toBe(304);
    expect((await again.body()).length).toBe(0);
    for (const name of ["cache-control", "etag", "content-security-policy"])
      expect(withoutNonce(again.headers()[name])).toBe(withoutNonce(headers[name]));
  }
  expect((await request.get(path, { headers: { "if-none-match": '"of other knowledge"' } })).status()).toBe(200);
}

const withoutNonce = (value: string | undefined): string | undefined => value?.replaceAll(/nonce-[^']+/g, "nonce");

for (const [name, path, status] of BESIDE) {
  test(`${name} is not used again unasked`, async ({ request }) => {
    const response = await request.get(path);
    expect(response.status()).toBe(status);
    expect(response.headers()["cache-control"]).toMatch(/no-cache|no-store/);
    expect(response.headers()["cache-control"]).not.toMatch(KEEPERS);
  });
}

test("parts of pages, which Next asks for by itself, are not used again unasked either", async ({ request }) => {
  for (const path of ["/drugs/everolimus", "/answer?drug=everolimus"]) {
    const response = await request.get(path, { headers: { rsc: "1" } });
    expect(response.headers()["cache-control"]).toMatch(/no-cache|no-store/);
    expect(response.headers()["cache-control"]).not.toMatch(KEEPERS);
  }
});

test("only files that are named after their content are kept", async ({ request }) => {
  const html = await (await request.get("/")).text();
  const files = [...html.matchAll(/(?:src|href)="(\/_next\/static\/[^"]+)"/g)].map(([, path]) => path ?? "");
  expect(files.length).toBeGreaterThan(5);
  for (const path of files) {
    const response = await request.get(path);
    expect(response.status()).toBe(200);
    expect(response.headers()["cache-control"]).toBe("public, max-age=31536000, immutable");
  }
});

test("an answer kept for all runs its scripts under a policy of hashes, the first time and again", async ({ page }) => {
  const faults: string[] = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  for (const _ of [1, 2]) {
    const response = await page.goto("/answer?drug=clopidogrel&gene=CYP2C19");
    expect(response?.headers()["content-security-policy"]).toMatch(/script-src 'self' 'sha256-/);
    expect(response?.headers()["content-security-policy"]).not.toMatch(/nonce-|unsafe-eval/);
    await page.getByRole("combobox", { name: "CYP2C19 result" }).fill("*2/*2");
    await expect(page.locator(".bottom-line .headline")).toContainText("Use prasugrel");
  }
  expect(faults).toEqual([]);
});

test("an idle connection lasts longer than the minute for which proxies keep theirs", async ({ request }) => {
  for (const path of ["/", "/healthz", "/_next/static/no-such-file.js"]) {
    const promised = /timeout=(\d+)/.exec((await request.get(path)).headers()["keep-alive"] ?? "")?.[1];
    expect(Number(promised)).toBeGreaterThan(60);
  }
});
