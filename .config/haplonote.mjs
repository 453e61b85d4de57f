/** `npm run haplonote -- COMMAND`: the command line, with its dependencies in place. */
import { pathToFileURL } from "node:url";
import { ensureCommandLine } from "./command-line.mjs";
import { ensureDependencies } from "./dependencies.mjs";
import { command } from "./progress.mjs";

await command(async () => {
  await ensureDependencies({ quietWhenDone: true });
  await import(pathToFileURL(await ensureCommandLine()).href);
});
