import { cpSync, existsSync, readdirSync, rmSync } from "node:fs";
import { ensureCommandLine } from "./command-line.mjs";
import { writeCspHashes } from "./csp-hashes.mjs";
import { clearStamp, fingerprint, isStamped, writeStamp } from "./fingerprint.mjs";
import { ReaderError, inRoot, runNode, say } from "./progress.mjs";

// Where imports lie and where the site is built. A second site beside the first has folders of its own.
const STORE = process.env.HAPLONOTE_STORE || ".knowledge";
const BUILD = process.env.HAPLONOTE_BUILD || ".next";

export const STANDALONE = `${BUILD}/standalone`;
const SNAPSHOT = `${STORE}/snapshot.json`;
const DIFFERENCE = `${STORE}/difference.json`;
const SNAPSHOT_STAMP = `${STORE}/snapshot.stamp`;
const SITE_STAMP = `${STANDALONE}/site.stamp`;
const COMPILER = "lib/node/main.ts";

// An import changes what the pages are drawn from as much as content does.
const IMPORTS = [`${STORE}/release.json`, `${STORE}/previous-release.json`];
const KNOWLEDGE_INPUTS = ["content", "lib", "package-lock.json", ...IMPORTS];
const SITE_INPUTS = [
  ...KNOWLEDGE_INPUTS,
  ...["app", "public", "proxy.ts", "next.config.ts", "postcss.config.mjs", "tsconfig.json", "package.json"],
  ...[".config/site.mjs", ".config/csp-hashes.mjs"],
];

// A page drawn at build time holds the setting of that time, so another setting is another site.
const SITE_SETTINGS = ["HAPLONOTE_CHALLENGE"];

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

/** Returns the folder of the site with everything it needs to serve, built first if anything it is made from has changed. */
export async function ensureSite() {
  await ensureSnapshot();
  const print = fingerprint(SITE_INPUTS, SITE_SETTINGS);
  if (isStamped(SITE_STAMP, print)) {
    say("Site: up to date.");
    return inRoot(STANDALONE);
  }
  clearStamp(SITE_STAMP);
  say("Site: building with next build; about half a minute …");
  const code = await runNode(["node_modules/next/dist/bin/next", "build"], { stdio: ["ignore", 2, 2] });
  if (code !== 0) throw new ReaderError("Site: the build failed; its message is above.");
  dropWorkerSource();
  writeCspHashes(BUILD);
  for (const [from, to] of [
    [`${BUILD}/static`, `${STANDALONE}/${BUILD}/static`],
    // proxy.ts looks for it there, wherever the site was built.
    [`${BUILD}/csp-hashes.json`, `${STANDALONE}/.next/csp-hashes.json`],
    ["public", `${STANDALONE}/public`],
    [SNAPSHOT, `${STANDALONE}/${SNAPSHOT}`],
    [DIFFERENCE, `${STANDALONE}/${DIFFERENCE}`],
  ]) {
    if (!existsSync(inRoot(from))) rmSync(inRoot(to), { recursive: true, force: true });
    else cpSync(inRoot(from), inRoot(to), { recursive: true });
  }
  writeStamp(SITE_STAMP, print);
  say("Site: built.");
  return inRoot(STANDALONE);
}

/** Turbopack publishes the source of a worker beside what it compiled of it; nobody loads it. */
function dropWorkerSource() {
  const folder = `${BUILD}/static/media`;
  for (const name of existsSync(inRoot(folder)) ? readdirSync(inRoot(folder)) : [])
    if (/\.tsx?$/.test(name)) rmSync(inRoot(folder, name));
}
