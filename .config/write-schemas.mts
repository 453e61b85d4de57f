/** `npm run schemas`: writes what an editor needs to complete and check the files of content/. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { editorFiles, SCHEMA_FOLDER } from "../lib/node/editor-files";

rmSync(SCHEMA_FOLDER, { recursive: true, force: true });
const files = editorFiles();
for (const { path, text } of files) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
process.stderr.write(`${files.length} files written, the schemas to ${SCHEMA_FOLDER}.\n`);
