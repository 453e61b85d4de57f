import { existsSync, readFileSync } from "node:fs";
import { ReaderError, inRoot, runNpm, say } from "./progress.mjs";

/** Installs what package-lock.json names, unless it is there already. Nothing is written to standard output. */
export async function ensureDependencies({ quietWhenDone = false } = {}) {
  if (areInstalled()) {
    if (!quietWhenDone) say("Dependencies: up to date.");
    return;
  }
  say("Dependencies: installing with npm ci; about half a minute …");
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const code = await runNpm(args, { stdio: ["ignore", 2, 2] });
  if (code !== 0) {
    throw new ReaderError("Dependencies: npm ci failed; its message is above. Check the network and run this again.");
  }
  say("Dependencies: installed.");
}

/** Whether npm's own record of node_modules, which it writes last, agrees with the lockfile; what nobody needs is left out. */
function areInstalled() {
  const record = inRoot("node_modules", ".package-lock.json");
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(inRoot("package-lock.json"), "utf8")).packages;
  const found = JSON.parse(readFileSync(record, "utf8")).packages;
  return Object.entries(wanted).every(
    ([path, entry]) => path === "" || entry.optional || entry.extraneous || found[path]?.version === entry.version,
  );
}
