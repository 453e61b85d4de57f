/** `npm test`: every gate in one run, which goes on after a failure so that one run tells everything. */
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBrowser } from "./browser.mjs";
import { ensureDependencies } from "./dependencies.mjs";
import { freePortFrom } from "./port.mjs";
import { ReaderError, command, runNode, say } from "./progress.mjs";
import { ensureSite } from "./site.mjs";

/** What Prettier lays out, as in package.json; content and prose are laid out by hand, a fact a row. */
const FORMATTED = ["{app,lib,tests,.config}/**/*.{ts,tsx,mts,mjs,cjs,css}", "*.{ts,mjs}"];

const withBrowser = !process.argv.includes("--without-e2e");
const reports = mkdtempSync(join(tmpdir(), "haplonote-test-"));
const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

await command(async () => {
  if (await gate("dependencies", () => done(ensureDependencies))) await everything();
  if (failures.length > 0) say(`Failed: ${failures.join(", ")}.`);
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
  process.stdout.write(`${total.passed} passed, ${total.failed} failed${skipped}\n`);
  process.exitCode = total.failed === 0 ? 0 : 1;
});

async function everything() {
  await gate("content", () => node("--import", "tsx", "lib/node/main.ts", "knowledge", "check"));
  await gate(
    "types",
    async () =>
      (await node("node_modules/next/dist/bin/next", "typegen")) &&
      (await node("node_modules/typescript/bin/tsc", "--noEmit")),
  );
  await gate("formatting", () =>
    node("node_modules/prettier/bin/prettier.cjs", "--config", ".config/prettier.json", "--check", ...FORMATTED),
  );
  await gate("lint", () =>
    node("node_modules/eslint/bin/eslint.js", "--config", ".config/eslint.config.mjs", "--max-warnings", "0", "."),
  );
  await gate("boundaries", () =>
    node(
      "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
      "--config",
      ".config/dependency-cruiser.cjs",
      "app",
      "lib",
      "tests",
      "proxy.ts",
      "server.ts",
      "next.config.ts",
    ),
  );
  await suite("unit and component tests", vitest);
  const isBuilt = await gate("build", () => done(ensureSite));
  // What needs the site cannot be told without it.
  if (!isBuilt) return count("budgets and end-to-end tests", { skipped: withBrowser ? 2 : 1 });
  await gate("budgets", () => node(".config/check-budgets.mjs"));
  if (withBrowser) await suite("end-to-end tests", playwright);
}

/** Runs one check that either holds or does not, and counts it as one test. */
async function gate(name, check) {
  say(`${name} …`);
  const holds = await check().catch((error) => {
    tell(error);
    return false;
  });
  count(name, holds ? { passed: 1 } : { failed: 1 });
  return holds;
}

/** Runs a suite of many tests and adds up what its own report says; a suite without a report has failed. */
async function suite(name, start) {
  say(`${name} …`);
  const counts = await start().catch((error) => {
    tell(error);
    return { failed: 1 };
  });
  count(name, counts);
}

function count(name, { passed = 0, failed = 0, skipped = 0 }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  if (failed > 0) failures.push(name);
  say(`${name}: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
}

async function vitest() {
  const file = join(reports, "vitest.json");
  const code = await runNode([
    "node_modules/vitest/vitest.mjs",
    "run",
    "--config",
    ".config/vitest.config.mts",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ]);
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(file, "utf8"),
  );
  // A file that could not even be loaded has no test to fail.
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  ).length;
  const failed = numFailedTests + unloaded;
  return {
    passed: numPassedTests,
    failed: code === 0 ? failed : Math.max(1, failed),
    skipped: numPendingTests + numTodoTests,
  };
}

async function playwright() {
  const browser = await ensureBrowser();
  const port = process.env.E2E_PORT || String(await freePortFrom(3107));
  const researchPort = process.env.E2E_RESEARCH_PORT || String(await freePortFrom(Number(port) + 100));
  const file = join(reports, "playwright.json");
  const env = { CHROMIUM_PATH: browser, E2E_PORT: port, E2E_RESEARCH_PORT: researchPort, E2E_REPORT: file };
  const code = await runNode(
    ["node_modules/@playwright/test/cli.js", "test", "--config", ".config/playwright.config.ts"],
    { env },
  );
  const { expected, unexpected, flaky, skipped } = JSON.parse(readFileSync(file, "utf8")).stats;
  return { passed: expected, failed: code === 0 ? 0 : Math.max(1, unexpected + flaky), skipped };
}

async function done(work) {
  await work();
  return true;
}

async function node(...args) {
  return (await runNode(args)) === 0;
}

function tell(error) {
  say(error instanceof ReaderError ? error.message : String(error?.stack ?? error));
}
