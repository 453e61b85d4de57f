/** `npm run bench`: runs every tests/bench/*.bench.ts, each of which prints its own medians. */
import { readdirSync } from "node:fs";
import { ensureDependencies } from "./dependencies.mjs";
import { command, inRoot, runNode } from "./progress.mjs";

await command(async () => {
  await ensureDependencies({ quietWhenDone: true });
  for (const file of readdirSync(inRoot("tests/bench")).filter((name) => name.endsWith(".bench.ts")).sort()) {
    const code = await runNode(["--import", "tsx", `tests/bench/${file}`]);
    if (code !== 0) process.exitCode = code;
  }
});
