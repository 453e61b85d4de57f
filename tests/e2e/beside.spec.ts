/** Two servers from one folder, each built beside the other: neither mixes the other's pages or knowledge into its own. */
import type { APIRequestContext } from "@playwright/test";
import { expect, firstVisit as test } from "./live";

const PATHS = [
  "/",
  "/drugs",
  "/drugs/everolimus",
  "/genes/MTOR",
  "/answer?drug=everolimus&gene=MTOR",
  "/evidence",
  "/report",
  "/learn",
  "/changes",
  "/coverage",
  "/methods/limits",
  "/no-such-page",
];

const knowledgeOf = async (request: APIRequestContext, origin: string): Promise<string> =>
  ((await (await request.get(`${origin}/healthz`)).json()) as { readonly knowledge: string }).knowledge;

test("each page of a server is of the knowledge the server started with, and its scripts are there", async ({
  request,
  baseURL,
}) => {
  const origins = [baseURL ?? "", process.env["E2E_RESEARCH_ORIGIN"] ?? ""];
  const versions = await Promise.all(origins.map((origin) => knowledgeOf(request, origin)));
  expect(new Set(versions).size).toBe(2);
  for (const [i, origin] of origins.entries()) {
    const own = versions[i] ?? "";
    const other = versions[1 - i] ?? "";
    const scripts = new Set<string>();
    for (const path of PATHS) {
      const html = await (await request.get(`${origin}${path}`)).text();
      expect(html).toContain(own);
      // A version with a release joined begins with that of the content alone, in text and in an address.
      const others = html.split(other).slice(1);
      expect(others.filter((rest) => !/^(?:\+|%2B)/i.test(rest)).map((rest) => rest.slice(0, 80))).toEqual([]);
      for (const [, src] of html.matchAll(/src="(\/_next\/static\/[^"]+)"/g)) scripts.add(src ?? "");
    }
    expect(scripts.size).toBeGreaterThan(5);
    for (const script of scripts) expect((await request.get(`${origin}${script}`)).status()).toBe(200);
  }
});
