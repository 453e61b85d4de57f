/** How long the search takes over everything we hold with an imported release, as the browser runs it. */
import { gzipSync } from "node:zlib";
import { createFinder, markerEntries, nameEntries } from "@/lib/knowledge";
import { knowledgeFor } from "@/lib/node/kept/knowledge-for";
import { STORE } from "@/lib/node/store";
import { annotationRows, evidenceQueryOf, selectEvidence } from "@/lib/report";

const built = await knowledgeFor({ root: process.cwd(), store: STORE });
if (!built.ok) throw new Error("the content or the imported release does not compile");
const { knowledge } = built;

if (knowledge.release === null)
  console.log(`skipped: no release is imported in ${STORE}, and without one the search has little to look through`);
else measureSearch();

function measureSearch(): void {
  const names = nameEntries(knowledge);
  const markers = markerEntries(knowledge);
  const size = (value: unknown): string =>
    `${(gzipSync(JSON.stringify(value)).length / 1000).toFixed(1)} kB compressed`;
  console.log(
    `${names.length} names, ${size(names)}; ${markers.length} variants, alleles and phenotypes, ${size(markers)}`,
  );

  const start = performance.now();
  const finder = createFinder(names, markers);
  report("make the index", [performance.now() - start]);

  const labels = [...names, ...markers].map((entry) => entry.label).filter((_, i) => i % 13 === 0);
  report(
    "find, letter by letter, as typed",
    labels.flatMap((label) => beginnings(label).map((query) => timed(() => finder.find(query, 10)))),
  );
  report(
    "find a name with a letter left out",
    labels.map((label) => timed(() => finder.find(label.slice(0, 2) + label.slice(3), 10))),
  );

  const rows = annotationRows(knowledge, knowledge.date);
  const filters = [
    {},
    { level: "3" },
    { drug: "warfarin" },
    { gene: "CYP2D6", papers: "against" },
    { sort: "-marker" },
    { direction: "not-associated", sort: "papers" },
  ];
  report(
    `filter and sort ${rows.length} rows`,
    Array.from({ length: 20 }, () => filters)
      .flat()
      .map((parameters) => timed(() => selectEvidence(rows, evidenceQueryOf(parameters, knowledge).query))),
  );
}

function beginnings(label: string): readonly string[] {
  return Array.from({ length: Math.min(label.length, 12) }, (_, i) => label.slice(0, i + 1));
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function report(name: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(2).padStart(7);
  console.log(
    `median ${at(0.5)} ms, 95 % ${at(0.95)} ms, worst ${at(1)} ms of ${String(sorted.length).padStart(5)}: ${name}`,
  );
}
