import { execFileSync } from "node:child_process";
import { adviseOn } from "@/lib/advice";
import { compileFrom } from "@/lib/node/load-knowledge";
import { reportOn, toAdviceJson } from "@/lib/report";

/** Returns the median of `runs` timings in milliseconds, after a tenth as many that are not counted. */
async function measure(runs: number, work: () => unknown): Promise<number> {
  for (let i = 0; i < Math.ceil(runs / 10); i += 1) await work();
  const times: number[] = [];
  for (let i = 0; i < runs; i += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
}

const compiled = await compileFrom(process.cwd());
if (!compiled.ok) throw new Error("the content does not compile");
const { knowledge } = compiled;
const genes = Object.keys(knowledge.genes);

const answer = (drug: string, asked: readonly string[]): void => {
  const advice = adviseOn({ drugs: [drug], genes: [...asked], results: [] }, knowledge, knowledge.date);
  if (advice.ok) toAdviceJson(reportOn(advice.value, knowledge));
};

const rows: readonly (readonly [string, number])[] = [
  ["compile all content", await measure(10, () => compileFrom(process.cwd()))],
  ["answer everolimus and MTOR", await measure(200, () => answer("everolimus", ["MTOR"]))],
  ["answer everolimus and every gene", await measure(100, () => answer("everolimus", genes))],
  ["command line, from start to answer", await measure(5, () => execFileSync(process.execPath, ["--import", "tsx", "lib/node/main.ts", "advise", "--drug", "everolimus", "--gene", "MTOR"], { stdio: "ignore" }))],
];
for (const [name, milliseconds] of rows) console.log(`${milliseconds.toFixed(2).padStart(9)} ms (median)  ${name}`);
