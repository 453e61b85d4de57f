/** `node .config/copy-site.mjs FOLDER`: builds the site and copies all that a server of it needs into a folder. */
import { cpSync } from "node:fs";
import { ensureDependencies } from "./dependencies.mjs";
import { ReaderError, command } from "./progress.mjs";
import { ensureSite } from "./site.mjs";

await command(async () => {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new ReaderError("Copy: name the folder to copy the site into.", 2);
  await ensureDependencies();
  cpSync(await ensureSite(), folder, { recursive: true, verbatimSymlinks: true });
});
