/**
 * The releases and files our tables were taken from. They lie beside the
 * project, or where HAPLONOTE_REFERENCE says; no test needs them but the one
 * that holds the tables against them.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

const FOLDER = resolve(
  process.env["HAPLONOTE_REFERENCE"] ?? fileURLToPath(new URL("../../../shared/", import.meta.url)),
);

/** Whether the reference is there; a test that needs it is registered only then. */
export const hasReference = existsSync(`${FOLDER}/reference`) && existsSync(`${FOLDER}/cases`);

/** Returns where a file or folder of the reference lies. */
export function referencePath(path: string): string {
  return `${FOLDER}/${path}`;
}

/** Returns the bytes of a reference file as they stand. */
export function referenceBytes(path: string): Buffer {
  return readFileSync(referencePath(path));
}

/** Returns the text of a reference file, unpacked where it is packed. */
export function referenceText(path: string): string {
  const bytes = referenceBytes(path);
  return (/\.b?gz$/.test(path) ? gunzipSync(bytes) : bytes).toString("utf8");
}

/** Returns the lines of a reference file without the last empty one. */
export function referenceLines(path: string): readonly string[] {
  return referenceText(path).replace(/\n+$/, "").split("\n");
}

/** Returns the names of the files in a reference folder, in alphabetical order. */
export function referenceFiles(folder: string): readonly string[] {
  return readdirSync(referencePath(folder)).sort();
}
