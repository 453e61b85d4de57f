/**
 * Reads genome files, away from the page and from any network: the policy of
 * its own response (next.config.ts) forbids this worker every connection. All
 * it knows comes by message, and so does all it says.
 */
import { adviseOn } from "@/lib/advice";
import { definedPositions, readVcf, unreadableFile, type VcfFile } from "@/lib/genotype";
import {
  callsOfSample,
  readGivenResults,
  type OutsideCall,
  resultsOfSample,
  sampleReport,
  type SampleReport,
} from "@/lib/intake";
import { genesAskedFor, type AnswerKnowledge, type PanelKnowledge } from "@/lib/knowledge";
import {
  drugOverview,
  reportOn,
  restsOn,
  resultsForDrug,
  toCallJson,
  wordSample,
  type WordedSample,
} from "@/lib/report";
import { InvariantError, unreachable, type Problem } from "@/lib/schema";
import type { Reply, Request } from "./messages";
import { BROWSER_UNPACKERS, piecesOf } from "../_files/unpackers";

interface Setting {
  readonly knowledge: PanelKnowledge;
  readonly today: string;
}

/** All that is held of a person, in one place, so that forgetting is one assignment. */
interface Held {
  readonly vcf: VcfFile;
  readonly sample: number;
  readonly outside: readonly OutsideCall[];
  /** Null until a sample is chosen. */
  readonly shown: Shown | null;
}

interface Shown {
  readonly report: SampleReport;
  readonly worded: WordedSample;
}

let setting: Setting | null = null;
let held: Held | null = null;
let turn = 0;

const say = (reply: Reply): void => self.postMessage(reply);

self.addEventListener("message", ({ data }: MessageEvent<Request>) => {
  if (data.kind !== "knowledge") turn = Math.max(turn, data.turn);
  void serve(data).catch(() => say({ kind: "fault", turn: data.kind === "knowledge" ? turn : data.turn }));
});

async function serve(request: Request): Promise<void> {
  switch (request.kind) {
    case "knowledge":
      setting = { knowledge: request.knowledge, today: request.today };
      return say({ kind: "ready" });
    case "read":
      return read(request.file, request.turn, known());
    case "forget":
      held = null;
      return undefined;
    case "choose":
      return show({ ...chosen(), sample: request.sample, outside: [], shown: null }, [], request.turn);
    case "give": {
      const now = chosen();
      const { calls, problems } = readGivenResults(known().knowledge, request.text);
      const outside = callsOfSample(calls, now.vcf.samples[now.sample] ?? "");
      const unused = calls.length > 0 && outside.length === 0 ? [ofOtherSamples()] : [];
      return show({ ...now, outside, shown: null }, [...problems, ...unused], request.turn);
    }
    case "advise":
      return advise(request.drug, request.shard, request.turn);
    case "export":
      return say({
        kind: "export",
        turn: request.turn,
        json: JSON.stringify(toCallJson(shown().report, known().knowledge), null, 2),
      });
    default:
      return unreachable(request);
  }
}

function ofOtherSamples(): Problem {
  return {
    code: "results-of-no-sample",
    path: ["results"],
    found: "results of several samples, none of them named as this one is in the file",
    expected: "the name of the sample as the file has it",
    remedy: "Check the names: these results were not used",
    nearest: [],
  };
}

async function read(file: File, own: number, { knowledge }: Setting): Promise<void> {
  held = null;
  let vcf: Awaited<ReturnType<typeof readVcf>>;
  try {
    vcf = await readVcf(piecesOf(file.stream()), {
      positions: definedPositions(knowledge.alleleDefinitions, knowledge.evidencePositions),
      samples: null,
      unpackers: BROWSER_UNPACKERS,
      onProgress: (bytesRead) => say({ kind: "progress", turn: own, bytesRead }),
      isCancelled: () => turn !== own,
    });
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return say({ kind: "refused", turn: own, problems: [unreadableFile()] });
  }
  // Another file was chosen, or this one taken back, while it was read.
  if (turn !== own) return;
  if (!vcf.ok) return say({ kind: "refused", turn: own, problems: vcf.problems });
  const whole: Held = { vcf: vcf.value, sample: 0, outside: [], shown: null };
  held = whole;
  say({ kind: "samples", turn: own, names: vcf.value.samples });
  if (vcf.value.samples.length === 1) show(whole, [], own);
}

function show(now: Held, givenProblems: readonly Problem[], own: number): void {
  const { knowledge, today } = known();
  const report = sampleReport({
    knowledge,
    observation: now.vcf.observe(now.sample),
    build: now.vcf.build,
    warnings: now.vcf.warnings,
    outside: now.outside,
    options: {},
  });
  const worded = wordSample(report, knowledge);
  held = { ...now, shown: { report, worded } };
  say({ kind: "sample", turn: own, sample: worded, givenProblems: [...givenProblems, ...report.problems] });
  say({ kind: "overview", turn: own, overview: drugOverview(report, knowledge, today) });
}

function advise(drug: string, shard: AnswerKnowledge, own: number): void {
  const { knowledge, today } = known();
  const { report, worded } = shown();
  const results = resultsForDrug(resultsOfSample(report, knowledge), shard, drug);
  const advice = adviseOn({ drugs: [drug], genes: [], results: [...results] }, shard, today);
  if (!advice.ok) throw new InvariantError("genome: the shard of a drug does not hold the drug");
  say({
    kind: "advice",
    turn: own,
    drug,
    report: reportOn(advice.value, shard),
    restsOn: restsOn(genesAskedFor(shard, [drug]), worded),
  });
}

function known(): Setting {
  if (setting === null) throw new InvariantError("genome: a file before the knowledge");
  return setting;
}

function chosen(): Held {
  if (held === null) throw new InvariantError("genome: a question before a file");
  return held;
}

function shown(): Shown {
  const { shown: now } = chosen();
  if (now === null) throw new InvariantError("genome: a question before a sample");
  return now;
}
