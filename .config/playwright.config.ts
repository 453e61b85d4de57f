import { defineConfig } from "@playwright/test";
import { fileURLToPath } from "node:url";
// @ts-expect-error -- our own tools are plain JavaScript without types
import { findBrowser } from "./browser.mjs";

const inRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const port = Number(process.env["E2E_PORT"] || 3107);
const origin = `http://127.0.0.1:${port}`;
// Without one, Playwright looks for the Chromium that it installed itself.
const browser = findBrowser() as string | undefined;
const isRoot = process.getuid?.() === 0;

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
        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        ...(isRoot ? ["--no-sandbox"] : []),
      ],
    },
  },
  webServer: {
    command: "node .config/start.mjs",
    cwd: inRoot("."),
    env: { PORT: String(port), HOST: "127.0.0.1" },
    url: `${origin}/`,
    reuseExistingServer: false,
    timeout: 300_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 5_000 },
  },
});
