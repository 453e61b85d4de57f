import { networkInterfaces } from "node:os";
import { expect, firstVisit as test } from "./live";
import { watch } from "./watch";

const PAGES = [
  ["a page drawn at build time", "/", /'sha256-/],
  ["a page drawn for all who ask the same", "/answer?drug=everolimus&gene=MTOR", /'sha256-/],
  ["a page drawn for the request", "/evidence", /'nonce-[\w+/=]{24}' 'strict-dynamic'/],
  ["a page that is not there", "/no-such-page", /'sha256-/],
] as const;

for (const [name, path, allowed] of PAGES) {
  test(`${name} runs its scripts under a policy without unsafe-inline or unsafe-eval, and sets no cookie`, async ({
    page,
    context,
  }) => {
    const watched = watch(page);
    const response = await page.goto(path);
    const headers = response?.headers() ?? {};
    const scripts =
      (headers["content-security-policy"] ?? "").split(";").find((part) => part.trim().startsWith("script-src")) ?? "";
    expect(scripts).toMatch(allowed);
    expect(scripts).not.toMatch(/unsafe-inline|unsafe-eval/);
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("no-referrer");
    expect(headers["x-frame-options"]).toBe("DENY");
    expect(headers["x-powered-by"]).toBeUndefined();
    await page.waitForLoadState("networkidle");
    // React marks what it has taken over; a page whose scripts were blocked has no such mark.
    expect(await page.evaluate(() => Object.keys(document).some((key) => key.startsWith("__react")))).toBe(true);
    expect(await context.cookies()).toEqual([]);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    watched.expectClean();
  });
}

test("no two requests share a nonce", async ({ request }) => {
  const policies = await Promise.all(
    [1, 2].map(async () => (await request.get("/answer")).headers()["content-security-policy"]),
  );
  expect(new Set(policies).size).toBe(2);
});

for (const path of ["/%E0%A4%A", "/drugs/%E0%A4%A", "/genes/%FF", "/drugs/..%2f..%2fpackage.json"]) {
  test(`${path} is a page that is not there, and no fault of ours`, async ({ request }) => {
    const response = await request.get(path);
    expect(response.status()).toBe(404);
    expect(response.headers()["content-security-policy"]).toContain("'sha256-");
  });
}

test("the server listens on this machine alone", async ({ baseURL }) => {
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((one) => one !== undefined && !one.internal && one.family === "IPv4");
  test.skip(outside === undefined, "this machine has no address but its own");
  const port = new URL(baseURL ?? "").port;
  await expect(
    fetch(`http://${outside?.address ?? ""}:${port}/`, { signal: AbortSignal.timeout(3000) }),
  ).rejects.toThrow();
});
