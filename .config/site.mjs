import { cpSync, existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { alone } from "./alone.mjs";
import { ensureCommandLine } from "./command-line.mjs";
import { writeCspHashes } from "./csp-hashes.mjs";
import { clearStamp, fingerprint, isStamped, writeStamp } from "./fingerprint.mjs";
import { ReaderError, inRoot, runNode, say } from "./progress.mjs";
import { siteFolders } from "./site-folders.mjs";

// Where imports lie; a second site beside the first has a store of its own.
const STORE = process.env.HAPLONOTE_STORE || ".knowledge";
// Next works here and nobody serves from it; what it made is moved to a folder of its own.
const BUILD = ".next";
const SITES = siteFolders(inRoot(".knowledge/sites"));
const BUILD_LOCK = inRoot(".knowledge/build.lock");
const MOST_TRIES = 3;

/** What each route loads first, within a site. */
export const BUNDLE_SIZES = `${BUILD}/diagnostics/route-bundle-stats.json`;

const SNAPSHOT = `${STORE}/snapshot.json`;
const DIFFERENCE = `${STORE}/difference.json`;
const SNAPSHOT_STAMP = `${STORE}/snapshot.stamp`;
const COMPILER = "lib/node/main.ts";

// An import changes what the pages are drawn from as much as content does.
const IMPORTS = [`${STORE}/release.json`, `${STORE}/previous-release.json`];
const KNOWLEDGE_INPUTS = ["content", "lib", "package-lock.json", ...IMPORTS];
const SITE_INPUTS = [
  ...KNOWLEDGE_INPUTS,
  ...[
    "app",
    "public",
    "proxy.ts",
    "server.ts",
    "next.config.ts",
    "postcss.config.mjs",
    "tsconfig.json",
    "package.json",
  ],
  ...[".config/site.mjs", ".config/site-folders.mjs", ".config/csp-hashes.mjs"],
];

// A page drawn at build time holds the setting of that time, so another setting is another site.
const SITE_SETTINGS = ["HAPLONOTE_CHALLENGE", "HAPLONOTE_DRAW_ONLY", "HAPLONOTE_STORE"];

/** Compiles content/ and what was imported to the snapshot that the pages are drawn from, if any of them has changed. */
export async function ensureSnapshot() {
  if (!existsSync(inRoot(COMPILER))) return say("Knowledge: no compiler in the tree yet; skipped.");
  const print = fingerprint(KNOWLEDGE_INPUTS);
  if (isStamped(SNAPSHOT_STAMP, print) && existsSync(inRoot(SNAPSHOT))) return say("Knowledge: up to date.");
  clearStamp(SNAPSHOT_STAMP);
  say("Knowledge: checking and compiling content/ and the imported release, if any …");
  const code = await runNode([await ensureCommandLine(), "knowledge", "compile"], { stdio: ["ignore", 2, 2] });
  if (code !== 0)
    throw new ReaderError(
      "Knowledge: content/ or the imported release has a fault; it is named above. Mend it and run this again.",
      code,
    );
  writeStamp(SNAPSHOT_STAMP, print);
  say("Knowledge: compiled.");
}

/**
 * Returns the folder of the site made from what is here now, built first if there is none, and marks it as used by this
 * process. The folder is named after what it was made from and never changes: whatever is edited, imported or built
 * beside it, a server goes on with the pages and the knowledge it started with.
 */
export async function ensureSite() {
  const print = sitePrint();
  SITES.occupy(print);
  if (SITES.has(print)) {
    say("Site: up to date.");
    return SITES.pathOf(print);
  }
  const built = await alone(BUILD_LOCK, buildSite, () => say("Site: another build is under way; waiting for it …"));
  SITES.occupy(built);
  return SITES.pathOf(built);
}

/** Returns the folder of the site made from what is here now; undefined where it is not built. */
export function builtSite() {
  const print = sitePrint();
  return SITES.has(print) ? SITES.pathOf(print) : undefined;
}

const sitePrint = () => fingerprint(SITE_INPUTS, SITE_SETTINGS);

/** Builds the site of what is here now, and returns the print of that. */
async function buildSite() {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const print = sitePrint();
    SITES.occupy(print);
    if (SITES.has(print)) return print;
    await ensureSnapshot();
    say("Site: building with next build; about half a minute …");
    const code = await runNode(["node_modules/next/dist/bin/next", "build"], { stdio: ["ignore", 2, 2] });
    if (code !== 0) throw new ReaderError("Site: the build failed; its message is above.");
    const made = await putTogether();
    // Pages are drawn one after another: what changed meanwhile would stand in some and not in others.
    if (sitePrint() === print) {
      SITES.publish(made, print);
      SITES.sweep(print);
      say("Site: built.");
      return print;
    }
    say("Site: something it is made from changed while it was built.");
  }
  throw new ReaderError("Site: what it is made from changes faster than it is built. Run this again when it rests.");
}

/** Gathers what a server needs, and nothing that a later build or import would change under it; returns the folder. */
async function putTogether() {
  dropWorkerSource();
  writeCspHashes(BUILD);
  const made = SITES.workbench();
  renameSync(inRoot(BUILD, "standalone"), made);
  for (const [from, to] of [
    [`${BUILD}/static`, `${BUILD}/static`],
    [`${BUILD}/csp-hashes.json`, `${BUILD}/csp-hashes.json`],
    [BUNDLE_SIZES, BUNDLE_SIZES],
    ["public", "public"],
    [SNAPSHOT, SNAPSHOT],
    [DIFFERENCE, DIFFERENCE],
  ]) {
    rmSync(join(made, to), { recursive: true, force: true });
    if (existsSync(inRoot(from))) cpSync(inRoot(from), join(made, to), { recursive: true });
  }
  await bundleServer(join(made, "server.js"));
  return made;
}

/** Writes our server over the one that Next makes. */
async function bundleServer(file) {
  const { build } = await import("esbuild");
  await build({
    absWorkingDir: inRoot(),
    entryPoints: ["server.ts"],
    outfile: file,
    allowOverwrite: true,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    external: ["next"],
    logLevel: "warning",
  });
}

/** Turbopack publishes the source of a worker beside what it compiled of it; nobody loads it. */
function dropWorkerSource() {
  const folder = `${BUILD}/static/media`;
  for (const name of existsSync(inRoot(folder)) ? readdirSync(inRoot(folder)) : [])
    if (/\.tsx?$/.test(name)) rmSync(inRoot(folder, name));
}
