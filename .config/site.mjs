import { cpSync, existsSync, readdirSync, rmSync } from "node:fs";
import { writeCspHashes } from "./csp-hashes.mjs";
import { clearStamp, fingerprint, isStamped, writeStamp } from "./fingerprint.mjs";
import { ReaderError, inRoot, runNode, say } from "./progress.mjs";

export const STANDALONE = ".next/standalone";
const SNAPSHOT = ".knowledge/snapshot.json";
const SNAPSHOT_STAMP = ".knowledge/snapshot.stamp";
const SITE_STAMP = `${STANDALONE}/site.stamp`;
const COMPILER = "lib/node/main.ts";

const KNOWLEDGE_INPUTS = ["content", "lib", "package-lock.json"];
const SITE_INPUTS = [
  ...KNOWLEDGE_INPUTS,
  ...["app", "public", "proxy.ts", "next.config.ts", "postcss.config.mjs", "tsconfig.json", "package.json"],
  ...[".config/site.mjs", ".config/csp-hashes.mjs"],
];

/** Compiles content/ to the snapshot that the pages are drawn from, if either has changed. */
export async function ensureSnapshot() {
  if (!existsSync(inRoot(COMPILER))) return say("Knowledge: no compiler in the tree yet; skipped.");
  const print = fingerprint(KNOWLEDGE_INPUTS);
  if (isStamped(SNAPSHOT_STAMP, print) && existsSync(inRoot(SNAPSHOT))) return say("Knowledge: up to date.");
  clearStamp(SNAPSHOT_STAMP);
  say("Knowledge: checking and compiling content/ …");
  const code = await runNode(["--import", "tsx", COMPILER, "knowledge", "compile"], { stdio: ["ignore", 2, 2] });
  if (code !== 0) throw new ReaderError("Knowledge: content/ has a fault; it is named above. Mend it and run this again.", code);
  writeStamp(SNAPSHOT_STAMP, print);
  say("Knowledge: compiled.");
}

/** Builds the site with everything it needs to serve, if anything it is made from has changed. */
export async function ensureSite() {
  await ensureSnapshot();
  const print = fingerprint(SITE_INPUTS);
  if (isStamped(SITE_STAMP, print)) return say("Site: up to date.");
  clearStamp(SITE_STAMP);
  say("Site: building with next build; about half a minute …");
  const code = await runNode(["node_modules/next/dist/bin/next", "build"], { stdio: ["ignore", 2, 2] });
  if (code !== 0) throw new ReaderError("Site: the build failed; its message is above.");
  dropWorkerSource();
  writeCspHashes();
  for (const [from, to] of [
    [".next/static", `${STANDALONE}/.next/static`],
    [".next/csp-hashes.json", `${STANDALONE}/.next/csp-hashes.json`],
    ["public", `${STANDALONE}/public`],
    [SNAPSHOT, `${STANDALONE}/${SNAPSHOT}`],
  ]) {
    if (existsSync(inRoot(from))) cpSync(inRoot(from), inRoot(to), { recursive: true });
  }
  writeStamp(SITE_STAMP, print);
  say("Site: built.");
}

/** Turbopack publishes the source of a worker beside what it compiled of it; nobody loads it. */
function dropWorkerSource() {
  const folder = ".next/static/media";
  for (const name of existsSync(inRoot(folder)) ? readdirSync(inRoot(folder)) : []) if (/\.tsx?$/.test(name)) rmSync(inRoot(folder, name));
}
