/** `npm test`: every gate in one run, which goes on after a failure so that one run tells everything. */
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBrowser } from "./browser.mjs";
import { ensureDependencies } from "./dependencies.mjs";
import { IMPORT_MADE_UP_RELEASE, MADE_UP_SITE } from "./made-up-site.mjs";
import { ReaderError, command, runNode, say } from "./progress.mjs";

const NEXT = "node_modules/next/dist/bin/next";
const BUILD = [".config/build.mjs"];
/** What Prettier lays out, as in package.json; content and prose are laid out by hand, a fact a row. */
const FORMATTED = ["{app,lib,tests,.config}/**/*.{ts,tsx,mts,mjs,cjs,css}", "*.{ts,mjs}"];
const PRETTIER = ["node_modules/prettier/bin/prettier.cjs", "--config", ".config/prettier.json", "--check"];
const ESLINT = ["node_modules/eslint/bin/eslint.js", "--config", ".config/eslint.config.mjs", "--max-warnings", "0"];

const withBrowser = !process.argv.includes("--without-e2e");
const reports = mkdtempSync(join(tmpdir(), "haplonote-test-"));
const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

await command(async () => {
  if (await gate("dependencies", () => ensureDependencies().then(() => true))) await everything();
  if (failures.length > 0) say(`Failed: ${failures.join(", ")}.`);
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
  process.stdout.write(`${total.passed} passed, ${total.failed} failed${skipped}\n`);
  process.exitCode = total.failed === 0 ? 0 : 1;
});

/** Two lanes side by side, so that no core waits for the other: what needs a site as soon as there is one, and what needs none. */
async function everything() {
  await Promise.all([sitesAndBrowser(), checksAndUnits()]);
}

async function sitesAndBrowser() {
  // What needs the site cannot be told without it.
  if (!(await typesAndSites())) return count("budgets and end-to-end tests", { skipped: withBrowser ? 2 : 1 });
  await gate("budgets", (run) => run([".config/check-budgets.mjs"]));
  if (withBrowser) await suite("end-to-end tests", playwright);
}

/** The build makes the types of the routes anew, so the compiler goes first. */
async function typesAndSites() {
  await gate(
    "types",
    async (run) => (await run([NEXT, "typegen"])) && (await run(["node_modules/typescript/bin/tsc", "--noEmit"])),
  );
  const isBuilt = await gate("build", (run) => run(BUILD));
  if (!isBuilt || !withBrowser) return isBuilt;
  return gate(
    "build of a made-up release",
    async (run) => (await run(IMPORT_MADE_UP_RELEASE, MADE_UP_SITE)) && run(BUILD, MADE_UP_SITE),
  );
}

/** Who imports whom is held by a unit test, which cruises the same tree by the same rules as `npm run boundaries`. */
async function checksAndUnits() {
  await gate("content", (run) => run([".config/haplonote.mjs", "knowledge", "check"]));
  await gate("formatting", (run) => run([...PRETTIER, ...FORMATTED]));
  await gate("lint", (run) => run([...ESLINT, "."]));
  await suite("unit and component tests", vitest);
}

/** Runs one check that either holds or does not, and counts it as one test. What its programs print stands together. */
async function gate(name, check) {
  say(`${name} …`);
  const printed = [];
  const holds = await check(programs(printed)).catch((error) => {
    printed.push(told(error));
    return false;
  });
  process.stderr.write(printed.join(""));
  count(name, holds ? { passed: 1 } : { failed: 1 });
  return holds;
}

/** Runs a suite of many tests and adds up what its own report says; a suite without a report has failed. */
async function suite(name, start) {
  say(`${name} …`);
  const printed = [];
  const counts = await start(printed).catch((error) => {
    printed.push(told(error));
    return { failed: 1 };
  });
  process.stderr.write(printed.join(""));
  count(name, counts);
}

function count(name, { passed = 0, failed = 0, skipped = 0 }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  if (failed > 0) failures.push(name);
  say(`${name}: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
}

async function vitest(printed) {
  const file = join(reports, "vitest.json");
  const code = await runNode(
    [
      "node_modules/vitest/vitest.mjs",
      "run",
      "--config",
      ".config/vitest.config.mts",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${file}`,
    ],
    { onOutput: (piece) => printed.push(piece.toString()) },
  );
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
  const file = join(reports, "playwright.json");
  const code = await runNode(
    ["node_modules/@playwright/test/cli.js", "test", "--config", ".config/playwright.config.ts"],
    { env: { CHROMIUM_PATH: browser, E2E_REPORT: file } },
  );
  const { expected, unexpected, flaky, skipped } = JSON.parse(readFileSync(file, "utf8")).stats;
  return { passed: expected, failed: code === 0 ? 0 : Math.max(1, unexpected + flaky), skipped };
}

/** Returns a runner of Node that keeps what the programs print, and says whether the program was content. */
function programs(printed) {
  const keep = (piece) => printed.push(piece.toString());
  return async (args, env = {}) => (await runNode(args, { env, onOutput: keep })) === 0;
}

function told(error) {
  return `${error instanceof ReaderError ? error.message : String(error?.stack ?? error)}\n`;
}
