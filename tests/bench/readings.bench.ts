/**
 * Reads a million mutated results, each of which says something else than the result it was made from, and texts of hostile
 * length. It fails where one keeps its reading, or where a field takes more than its bound. `npm run bench readings`.
 */
import { knowledgeFor } from "@/lib/node/kept/knowledge-for";
import { STORE } from "@/lib/node/store";
import { MUTATIONS, meaningIn, validValues } from "@/tests/builders/mutations";

const CASES = 1_000_000;
const LONGEST_MS = 25;
const HOSTILE_CHARACTERS = 100_000;
const SEED = 20261201;

const FIELDS = ["value", "diplotype", "phenotype", "activityScore", "status"] as const;
type Field = (typeof FIELDS)[number];

const built = await knowledgeFor({ root: process.cwd(), store: STORE });
if (!built.ok) throw new Error("the content or the imported release does not compile");
const { knowledge } = built;

const meaning = (gene: string, field: Field, text: string): string | null =>
  meaningIn(knowledge, { gene, [field]: text });

const wrong = mutated();
const isTooSlow = hostile();
if (wrong > 0 || isTooSlow) process.exitCode = 1;

function mutated(): number {
  const values = validValues(knowledge).flatMap(([gene, text]) =>
    FIELDS.flatMap((field) => {
      const own = meaning(gene, field, text);
      return own === null ? [] : [{ gene, field, text, own }];
    }),
  );
  const mutations = Object.entries(MUTATIONS);
  const next = randomNumbers(SEED);
  const times = new Map<Field, number[]>(FIELDS.map((field) => [field, []]));
  const kept: string[] = [];
  for (let i = 0; i < CASES; i += 1) {
    const value = values[next(values.length)];
    const mutation = mutations[next(mutations.length)];
    if (value === undefined || mutation === undefined) continue;
    const text = mutation[1](value.text, next(50));
    const start = performance.now();
    const read = meaning(value.gene, value.field, text);
    times.get(value.field)?.push(performance.now() - start);
    if (read === value.own) kept.push(`${value.gene} ${value.field}: “${text}” (${mutation[0]})`);
  }
  console.log(`${CASES} mutations of ${values.length} results: ${kept.length} still read as before`);
  for (const line of kept.slice(0, 20)) console.log(`  ${line}`);
  for (const [field, all] of times) printTimes(field, all);
  return kept.length;
}

/** Texts that make a grammar try every way: within the bound of a result, and far beyond it. */
function hostile(): boolean {
  const units = [
    "*1/*4 ",
    "*1+",
    "(",
    "[*1+*4]x2/",
    "c.2846A>T, ",
    "not ",
    "PM/",
    "AS 1 ",
    "57:01 ",
    "rs1 C/T, ",
    "6/7 (",
  ];
  let slowest = 0;
  for (const field of FIELDS) {
    const times: number[] = [];
    for (const { gene } of Object.values(knowledge.phenotypes))
      for (const unit of units)
        for (const length of [400, HOSTILE_CHARACTERS]) {
          const text = unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
          // The best of three, so that the first reading of a gene does not count the making of its reader.
          times.push(Math.min(...[1, 2, 3].map(() => processorTime(() => meaning(gene, field, text)))));
        }
    slowest = Math.max(slowest, ...times);
    printTimes(`${field}, hostile`, times);
  }
  console.log(`slowest ${slowest.toFixed(1)} ms, bound ${LONGEST_MS} ms`);
  return slowest > LONGEST_MS;
}

/** Milliseconds of the processor: what else the machine does is no property of the text. */
function processorTime(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function printTimes(name: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const longest = sorted.at(-1) ?? 0;
  console.log(
    `${name.padEnd(24)} ${String(sorted.length).padStart(8)}  p50 ${median.toFixed(3)} ms  max ${longest.toFixed(1)} ms`,
  );
}

/** Numbers below a bound, the same in every run. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
