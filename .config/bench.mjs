/** `npm run bench [NAME…]`: runs every tests/bench/*.bench.ts, or those named, each of which prints its own medians. */
import { readdirSync } from "node:fs";
import { ensureDependencies } from "./dependencies.mjs";
import { command, inRoot, runNode } from "./progress.mjs";

const MADE = "node_modules/.cache/bench";

await command(async () => {
  await ensureDependencies({ quietWhenDone: true });
  const asked = process.argv.slice(2);
  const files = readdirSync(inRoot("tests/bench"))
    .filter((name) => name.endsWith(".bench.ts") && (asked.length === 0 || asked.some((word) => name.startsWith(word))))
    .sort();
  const { build } = await import("esbuild");
  for (const file of files) {
    // As the product runs: a loader that works file by file slows the code it loads.
    const program = inRoot(MADE, file.replace(/\.ts$/, ".mjs"));
    await build({
      absWorkingDir: inRoot(),
      entryPoints: [`tests/bench/${file}`],
      outfile: program,
      bundle: true,
      format: "esm",
      platform: "node",
      target: "node20",
      external: ["yaml", "@playwright/test", "autocannon"],
      logLevel: "warning",
    });
    const code = await runNode([program]);
    if (code !== 0) process.exitCode = code;
  }
});
