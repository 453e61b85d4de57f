import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inRoot } from "./progress.mjs";

const TEST_FILE = /\.(test|spec|bench)\.[cm]?tsx?$/;

/** A hash of the names and contents of these files and folders, and of the values of these settings where they are set; tests change no product and are left out. */
export function fingerprint(paths, settings = []) {
  const hash = createHash("sha256").update(`${process.version} ${process.platform} ${process.arch}`);
  for (const name of settings) if (process.env[name]) hash.update(`\0${name}=${process.env[name]}\0`);
  for (const path of paths) {
    for (const file of filesUnder(path)) {
      hash.update(`\0${file}\0`).update(readFileSync(inRoot(file)));
    }
  }
  return hash.digest("hex");
}

/** Whether the work that wrote this stamp had the same input, and ran to its end. */
export const isStamped = (stamp, print) => existsSync(inRoot(stamp)) && readFileSync(inRoot(stamp), "utf8") === print;

/** Takes the stamp away before the work begins, so that work which is cut short is never taken for done. */
export const clearStamp = (stamp) => rmSync(inRoot(stamp), { force: true });

export function writeStamp(stamp, print) {
  mkdirSync(dirname(inRoot(stamp)), { recursive: true });
  writeFileSync(inRoot(stamp), print);
}

function filesUnder(path) {
  if (!existsSync(inRoot(path))) return [];
  if (statSync(inRoot(path)).isFile()) return TEST_FILE.test(path) ? [] : [path];
  return readdirSync(inRoot(path))
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}
