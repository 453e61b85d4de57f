import { defineConfig } from "@playwright/test";
import { fileURLToPath } from "node:url";
// @ts-expect-error -- our own tools are plain JavaScript without types
import { findBrowser } from "./browser.mjs";

const inRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const port = Number(process.env["E2E_PORT"] || 3107);
const origin = `http://127.0.0.1:${port}`;
// The same site with a made-up release imported, which research.spec.ts reads, and an address for challenges.
const researchPort = Number(process.env["E2E_RESEARCH_PORT"] || port + 100);
const MADE_UP = {
  HAPLONOTE_STORE: ".knowledge/made-up",
  HAPLONOTE_CHALLENGE: "mailto:errors@example.org",
};
// Without one, Playwright looks for the Chromium that it installed itself.
const browser = findBrowser() as string | undefined;
const isRoot = process.getuid?.() === 0;

process.env["E2E_RESEARCH_ORIGIN"] = `http://127.0.0.1:${researchPort}`;

export default defineConfig({
  testDir: inRoot("tests/e2e"),
  outputDir: inRoot("test-results/e2e"),
  reporter: [["list"], ["json", { outputFile: process.env["E2E_REPORT"] ?? inRoot("test-results/e2e.json") }]],
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: origin,
    browserName: "chromium",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(browser === undefined ? {} : { executablePath: browser }),
      // The browser itself must be as quiet as we are, or its own calls would look like ours.
      args: [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        ...(isRoot ? ["--no-sandbox"] : []),
      ],
    },
  },
  webServer: [
    server("node .config/start.mjs", port, {}),
    server("node --import tsx tests/e2e/import-made-up-release.ts && node .config/start.mjs", researchPort, MADE_UP),
  ],
});

function server(command: string, on: number, env: Readonly<Record<string, string>>) {
  return {
    command,
    cwd: inRoot("."),
    env: { ...env, PORT: String(on), HOST: "127.0.0.1" },
    url: `http://127.0.0.1:${on}/`,
    reuseExistingServer: false,
    timeout: 300_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 5_000 },
  } as const;
}
