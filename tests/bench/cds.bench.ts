/**
 * The CDS services of the built server under load: from start to the first
 * answer, order-select with a prefetched panel at 200 calls a second, and
 * memory over 100,000 calls. Build first; all on this machine, the client on
 * the same processors as the server.
 *
 * The 200 a second come in two ways. Paced, one every 5 ms, each timed from
 * when it was due. In bursts, as autocannon sends them: every connection puts
 * its share of a second out at the start of that second, as fast as answers
 * come, and waits for the next, so that the server works through a second's
 * calls at once.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { createServer } from "node:net";
import { cpus, loadavg } from "node:os";
import autocannon from "autocannon";
import { draftOrder, genotype, medication, orderSelect, searchset } from "@/tests/builders/fhir";
import { buildSite } from "./built-site";

const CALLS_PER_SECOND = 200;
const SECONDS = 30;
const STARTS = 5;
const CONNECTIONS = 10;
const ROUNDS = 5;
const CALLS_A_ROUND = 20_000;
const MOST_SECONDS_A_ROUND = 120;

/** What a laboratory sends of one person. */
const PANEL = [
  ["CYP2C19", "*2/*2"],
  ["CYP2D6", "*1/*4"],
  ["CYP2C9", "*1/*3"],
  ["CYP3A5", "*3/*3"],
  ["CYP2B6", "*1/*6"],
  ["TPMT", "*1/*3A"],
  ["NUDT15", "*1/*1"],
  ["DPYD", "Normal Metabolizer"],
  ["SLCO1B1", "*1/*5"],
  ["UGT1A1", "*1/*28"],
  ["VKORC1", "rs9923231 C/T"],
  ["HLA-B", "*57:01 negative"],
] as const;
const ORDERS = [
  ["309362", "clopidogrel 75 MG Oral Tablet"],
  ["197388", "azathioprine 50 MG Oral Tablet"],
  ["856783", "amitriptyline hydrochloride 10 MG Oral Tablet"],
  ["855332", "warfarin sodium 5 MG Oral Tablet"],
  ["312961", "simvastatin 20 MG Oral Tablet"],
  ["349332", "escitalopram 10 MG Oral Tablet"],
] as const;
const BODIES = ORDERS.map(([code, text]) =>
  JSON.stringify(
    orderSelect({
      orders: [draftOrder(medication(code, text))],
      prefetch: {
        genotypes: searchset(...PANEL.map(([gene, value]) => genotype(gene, value))),
        haplotypes: searchset(),
        implications: searchset(),
      },
    }),
  ),
);

await buildSite();
const port = await freePort();
row(
  "",
  `load of the machine over the last minute: ${loadavg()[0]?.toFixed(1) ?? "n/a"} on ${cpus().length} processors`,
);
const starts: number[] = [];
const startsUsed: number[] = [];
for (let i = 0; i < STARTS; i += 1) {
  const began = performance.now();
  const fresh = start();
  starts.push((await firstAnswer()) - began);
  startsUsed.push((processorSeconds(fresh) ?? Number.NaN) * 1000);
  await stop(fresh);
}
row(
  `${at(starts, 0.5).toFixed(0)} ms`,
  `from start to the first card, median of ${STARTS}; to be under 1000 (the first, when nothing of it was read before: ${(starts[0] ?? 0).toFixed(0)} ms)`,
);
if (!Number.isNaN(at(startsUsed, 0)))
  row(`${at(startsUsed, 0.5).toFixed(0)} ms`, "processor time of the server for that, whatever else the machine does");

const server = start();
try {
  await firstAnswer();
  await shoot({ amount: 500 });
  const before = processorSeconds(server);
  const paced = await pace(SECONDS);
  const used = processorSeconds(server);
  row(
    `${at(paced.milliseconds, 0.5).toFixed(1)} ms`,
    `median, order-select with ${PANEL.length} results, one call every ${1000 / CALLS_PER_SECOND} ms for ${SECONDS} s (${paced.milliseconds.length} calls, ${paced.failed} failed)`,
  );
  row(`${at(paced.milliseconds, 0.99).toFixed(1)} ms`, "99th percentile of the same; to be under 50");
  if (before !== null && used !== null)
    row(
      `${(((used - before) * 1000) / paced.milliseconds.length).toFixed(1)} ms`,
      "processor time of the server for each of these calls, whatever else the machine does",
    );

  // Its correction for calls put off would count each answer once more for every millisecond it took.
  const bursts = await shoot({ overallRate: CALLS_PER_SECOND, duration: SECONDS, ignoreCoordinatedOmission: true });
  row(
    `${bursts.latency.p50} ms`,
    `median, as many calls a second in bursts (${bursts.requests.total} calls, ${bursts.non2xx + bursts.errors} failed)`,
  );
  row(`${bursts.latency.p99} ms`, "99th percentile of the same");

  const memory = [residentMegabytes()];
  let calls = 0;
  let failed = 0;
  let seconds = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const shot = await shoot({ amount: CALLS_A_ROUND, duration: MOST_SECONDS_A_ROUND });
    calls += shot.requests.total;
    failed += shot.non2xx + shot.errors;
    seconds += shot.duration;
    memory.push(residentMegabytes());
  }
  row(`${(calls / seconds).toFixed(0)}/s`, `as many as go through, over ${calls} calls (${failed} failed)`);
  row(
    "",
    `resident memory in MB, before and after each ${CALLS_A_ROUND.toLocaleString("en")} of them: ${memory.map((one) => one ?? "n/a").join(", ")}`,
  );
} finally {
  await stop(server);
}

function start(): ChildProcess {
  const child = spawn(process.execPath, [".config/start.mjs"], {
    stdio: "ignore",
    env: { ...process.env, PORT: String(port), HOST: "127.0.0.1", RATE_LIMIT_PER_SECOND: "100000" },
  });
  return child;
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill();
  });
}

/** Sends a call whenever one is due, whether or not earlier ones are answered, and returns how long each took from then. */
async function pace(seconds: number): Promise<{ readonly milliseconds: readonly number[]; readonly failed: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const began = performance.now();
  const calls: Promise<{ readonly isGood: boolean; readonly milliseconds: number }>[] = [];
  for (let i = 0; i < seconds * CALLS_PER_SECOND; i += 1) {
    const due = began + (i * 1000) / CALLS_PER_SECOND;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    calls.push(
      post(BODIES[i % BODIES.length] ?? "", agent).then((isGood) => ({
        isGood,
        milliseconds: performance.now() - due,
      })),
    );
  }
  const answers = await Promise.all(calls);
  agent.destroy();
  return {
    milliseconds: answers.map((answer) => answer.milliseconds),
    failed: answers.filter((answer) => !answer.isGood).length,
  };
}

function post(body: string, agent: Agent): Promise<boolean> {
  return new Promise((resolve) => {
    const sent = request(
      url(),
      {
        method: "POST",
        agent,
        headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body) },
      },
      (response) => {
        response.on("end", () => resolve(response.statusCode === 200)).resume();
      },
    );
    sent.on("error", () => resolve(false)).end(body);
  });
}

/** Returns the value below which `share` of the values lie. */
function at(values: readonly number[], share: number): number {
  return (
    [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN
  );
}

/** Asks until a card comes, and returns when it came. */
async function firstAnswer(): Promise<number> {
  for (let tries = 0; tries < 2000; tries += 1) {
    const response = await fetch(url(), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: BODIES[0] ?? "",
    }).catch(() => null);
    if (response?.ok === true && (await response.text()).includes("critical")) return performance.now();
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("no card came");
}

function shoot(load: Partial<autocannon.Options>): Promise<autocannon.Result> {
  return autocannon({
    url: url(),
    connections: CONNECTIONS,
    ...load,
    requests: BODIES.map((body) => ({
      method: "POST" as const,
      headers: { "content-type": "application/json" },
      body,
    })),
  });
}

/** Resident memory of the server, on systems that tell it as Linux does. */
function residentMegabytes(): number | null {
  const file = `/proc/${String(server.pid)}/status`;
  if (!existsSync(file)) return null;
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(file, "utf8"))?.[1]) / 1024);
}

/** Processor time the server has used, on systems that tell it as Linux does: a hundred ticks a second. */
function processorSeconds({ pid }: ChildProcess): number | null {
  const file = `/proc/${String(pid)}/stat`;
  if (!existsSync(file)) return null;
  const fields = readFileSync(file, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function url(): string {
  return `http://127.0.0.1:${port}/cds-services/pgx-order-select`;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

function row(figure: string, name: string): void {
  console.log(`${figure.padStart(16)}  ${name}`);
}
