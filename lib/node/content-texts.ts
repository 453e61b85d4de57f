import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** A file of content as it lies on the disk. */
export interface ContentText {
  /** Below the folder of content, with slashes whatever the platform. */
  readonly path: string;
  readonly bytes: Buffer;
}

/**
 * Returns every file below `folder` in the order of their paths. Hidden files
 * are passed over, and so is what is no plain file. Throws where the folder
 * cannot be read.
 */
export function readContentTexts(folder: string): readonly ContentText[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort()
    .map((path) => ({ path, bytes: readFileSync(join(folder, path)) }));
}
