/** Holds the script each page loads first to its budget, compressed as a server sends it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { ReaderError, command } from "./progress.mjs";
import { BUNDLE_SIZES, builtSite } from "./site.mjs";

const KB = 1000;
// Next and React alone weigh 136 kB. The form may add completion and checking; a page to read, almost nothing.
const BUDGETS_KB = { "/": 200, "/demo/orders": 150 };
// A page to learn by may add forty for choosing, scoring and comparing.
const LEARN_KB = 175;
const OTHERWISE_KB = 140;

await command(async () => {
  const site = builtSite();
  if (site === undefined) throw new ReaderError("Budgets: the site is not built. Run npm run build first.");
  const rows = JSON.parse(readFileSync(join(site, BUNDLE_SIZES), "utf8")).map(({ route, firstLoadChunkPaths }) => {
    const bytes = firstLoadChunkPaths.reduce((sum, path) => sum + gzipSync(readFileSync(join(site, path))).length, 0);
    return { route, bytes, budget: (BUDGETS_KB[route] ?? (route.startsWith("/learn") ? LEARN_KB : OTHERWISE_KB)) * KB };
  });
  if (rows.length === 0) throw new ReaderError("Budgets: the build reports no route; the check would prove nothing.");
  for (const { route, bytes, budget } of rows) {
    console.log(
      `${bytes <= budget ? "ok  " : "OVER"} ${(bytes / KB).toFixed(1).padStart(6)} of ${budget / KB} kB  ${route}`,
    );
  }
  const over = rows.filter(({ bytes, budget }) => bytes > budget);
  if (over.length > 0) throw new ReaderError(`Budgets: ${over.map(({ route }) => route).join(", ")} over budget.`);
});
