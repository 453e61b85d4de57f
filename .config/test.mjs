/** `npm test`: every gate in one run, which goes on after a failure so that one run tells everything. */
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBrowser } from "./browser.mjs";
import { ensureDependencies } from "./dependencies.mjs";
import { ReaderError, command, runNode, say } from "./progress.mjs";
import { ensureSite } from "./site.mjs";

const withBrowser = !process.argv.includes("--without-e2e");
const reports = mkdtempSync(join(tmpdir(), "haplonote-test-"));
const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

await command(async () => {
  await ensureDependencies();
  await gate("content", () => node("--import", "tsx", "lib/node/main.ts", "knowledge", "check"));
  await gate("types", async () => (await node("node_modules/next/dist/bin/next", "typegen")) && (await node("node_modules/typescript/bin/tsc", "--noEmit")));
  await gate("lint", () => node("node_modules/eslint/bin/eslint.js", "--config", ".config/eslint.config.mjs", "--max-warnings", "0", "."));
  await gate("boundaries", () => node("node_modules/dependency-cruiser/bin/dependency-cruise.mjs", "--config", ".config/dependency-cruiser.cjs", "app", "lib", "tests", "proxy.ts", "next.config.ts"));
  await suite("unit and component tests", vitest);
  const isBuilt = await gate("build", async () => {
    await ensureSite();
    return true;
  });
  if (isBuilt) await gate("budgets", () => node(".config/check-budgets.mjs"));
  if (isBuilt && withBrowser) await suite("end-to-end tests", playwright);

  if (failures.length > 0) say(`Failed: ${failures.join(", ")}.`);
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
  process.stdout.write(`${total.passed} passed, ${total.failed} failed${skipped}\n`);
  process.exitCode = total.failed === 0 ? 0 : 1;
});

/** Runs one check that either holds or does not, and counts it as one test. */
async function gate(name, check) {
  say(`${name} …`);
  const holds = await Promise.resolve(check()).catch((error) => {
    say(error instanceof ReaderError ? error.message : String(error?.stack ?? error));
    return false;
  });
  count(name, holds ? { passed: 1 } : { failed: 1 });
  return holds;
}

/** Runs a suite of many tests and adds up what its own report says; a suite without a report has failed. */
async function suite(name, start) {
  say(`${name} …`);
  const counts = await start().catch((error) => {
    say(error instanceof ReaderError ? error.message : String(error?.stack ?? error));
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
  const code = await runNode(["node_modules/vitest/vitest.mjs", "run", "--config", ".config/vitest.config.mts", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`]);
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numFailedTestSuites } = JSON.parse(readFileSync(file, "utf8"));
  // A file that could not even be loaded has no test to fail.
  const failed = numFailedTests > 0 ? numFailedTests : code === 0 ? 0 : Math.max(1, numFailedTestSuites);
  return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests };
}

async function playwright() {
  const browser = await ensureBrowser();
  const file = join(reports, "playwright.json");
  const code = await runNode(["node_modules/@playwright/test/cli.js", "test", "--config", ".config/playwright.config.ts"], { env: { CHROMIUM_PATH: browser, E2E_REPORT: file } });
  const { expected, unexpected, flaky, skipped } = JSON.parse(readFileSync(file, "utf8")).stats;
  return { passed: expected, failed: code === 0 ? 0 : Math.max(1, unexpected + flaky), skipped };
}

async function node(...args) {
  return (await runNode(args)) === 0;
}
