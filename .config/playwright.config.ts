import { defineConfig } from "@playwright/test";
import { fileURLToPath } from "node:url";
// @ts-expect-error -- our own tools are plain JavaScript without types
import { findBrowser } from "./browser.mjs";
// @ts-expect-error -- our own tools are plain JavaScript without types
import { IMPORT_MADE_UP_RELEASE, MADE_UP_SITE } from "./made-up-site.mjs";
// @ts-expect-error -- our own tools are plain JavaScript without types
import { freePort } from "./port.mjs";

const inRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
// Nobody waits at these: any two that are free. Each process of a run reads this file, and the first one chooses.
process.env["E2E_PORT"] ??= String(await freePort());
process.env["E2E_RESEARCH_PORT"] ??= String(await freePort());
const port = Number(process.env["E2E_PORT"]);
const researchPort = Number(process.env["E2E_RESEARCH_PORT"]);
const origin = `http://127.0.0.1:${port}`;
// Without one, Playwright looks for the Chromium that it installed itself.
const browser = findBrowser() as string | undefined;
const importMadeUp = (IMPORT_MADE_UP_RELEASE as readonly string[]).join(" ");
const isRoot = process.getuid?.() === 0;

process.env["E2E_RESEARCH_ORIGIN"] = `http://127.0.0.1:${researchPort}`;

export default defineConfig({
  testDir: inRoot("tests/e2e"),
  outputDir: inRoot("test-results/e2e"),
  reporter: [["list"], ["json", { outputFile: process.env["E2E_REPORT"] ?? inRoot("test-results/e2e.json") }]],
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  // A test waits for a state of the page. These only end one whose state never comes, on a busy machine too.
  timeout: 300_000,
  expect: { timeout: 45_000 },
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
    // The same site with a made-up release imported, which research.spec.ts reads, and an address for challenges.
    server(
      `node ${importMadeUp} && node .config/start.mjs`,
      researchPort,
      MADE_UP_SITE as Readonly<Record<string, string>>,
    ),
  ],
});

function server(command: string, on: number, env: Readonly<Record<string, string>>) {
  return {
    command,
    cwd: inRoot("."),
    env: { ...env, PORT: String(on), HOST: "127.0.0.1" },
    url: `http://127.0.0.1:${on}/`,
    reuseExistingServer: false,
    timeout: 600_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 5_000 },
  } as const;
}
