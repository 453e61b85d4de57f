/** `node .config/run-typescript.mjs FILE [WORD…]`: runs one program in TypeScript. */
import { runTypeScript } from "./bundle.mjs";
import { command } from "./progress.mjs";

await command(async () => {
  const [file, ...words] = process.argv.slice(2);
  process.exitCode = await runTypeScript(file, words);
});
