import { definedPositions, readVcf, type DefinedPosition } from "@/lib/genotype";
import { callsOfSample, type OutsideCall, resultsOfSample, sampleReport, type SampleReport } from "@/lib/intake";
import type { AnswerKnowledge, CallKnowledge } from "@/lib/knowledge";
import { adviseOn } from "@/lib/advice";
import { reportOn, toAdviceJson, toCallJson, toCallTsv } from "@/lib/report";
import type { Problem } from "@/lib/schema";
import type { CallArguments } from "./call-arguments";
import { genomeFile, reasonOf, UNPACKERS } from "./genome-file";

/** What comes out of a file, piece by piece: a sample's result as text, or what is wrong. */
export type CallPiece =
  | { readonly kind: "sample"; readonly text: string }
  /** Results given beside the file that could not be read; the sample is called all the same. */
  | { readonly kind: "problems"; readonly problems: readonly Problem[] }
  | { readonly kind: "refused"; readonly text: string; readonly problems: readonly Problem[] };

export interface CallSetting {
  readonly knowledge: CallKnowledge;
  /** What the drugs asked about are answered from; null where none is. */
  readonly forDrugs: AnswerKnowledge | null;
  readonly outside: readonly OutsideCall[];
  readonly asked: Pick<CallArguments, "samples" | "format" | "isResearch" | "drugs">;
  /** The day as YYYY-MM-DD, for the age of sources. */
  readonly today: string;
}

/**
 * Yields the result of each sample of a file, in the file's order, or the
 * refusal of the file. Given results belong to one person, so they refuse a
 * file of several.
 */
export async function* callFile(
  path: string,
  setting: CallSetting,
  onProgress: (bytesRead: number) => void,
): AsyncGenerator<CallPiece, void> {
  const { knowledge, outside, asked } = setting;
  const file = await genomeFile(path);
  if (!file.ok) return yield refusal(path, file.problems, asked.format);
  let read: Awaited<ReturnType<typeof readVcf>>;
  try {
    read = await readVcf(file.value.open(), {
      positions: positionsOf(knowledge),
      samples: asked.samples,
      unpackers: UNPACKERS,
      onProgress,
    });
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === null) throw error;
    return yield refusal(
      path,
      [
        {
          code: "file-unreadable",
          path: [],
          found: reason,
          expected: "a VCF file",
          remedy: "Check the file and its disk",
          nearest: [],
        },
      ],
      asked.format,
    );
  }
  if (!read.ok) return yield refusal(path, read.problems, asked.format);
  const { value: vcf } = read;
  if (outside.some((call) => call.sample === undefined) && vcf.samples.length > 1)
    return yield refusal(path, [severalPeople(vcf.samples)], asked.format);
  const strangers = outside.filter((call) => !vcf.samples.some((sample) => callsOfSample([call], sample).length > 0));
  if (strangers.length > 0 && asked.samples === null) yield { kind: "problems", problems: [ofNoSample(strangers)] };
  for (const [place, sample] of vcf.samples.entries()) {
    const report = sampleReport({
      knowledge,
      observation: vcf.observe(place),
      build: vcf.build,
      warnings: vcf.warnings,
      outside: callsOfSample(outside, sample),
      options: { findCombinations: asked.isResearch, callStructuralGenes: asked.isResearch },
    });
    if (report.problems.length > 0) yield { kind: "problems", problems: report.problems };
    yield { kind: "sample", text: textOf(path, report, setting) };
  }
}

/** No name of a sample is told: it may be a person's. */
function ofNoSample(calls: readonly OutsideCall[]): Problem {
  const lines = [...new Set(calls.map(({ lineOneBased }) => lineOneBased))];
  return {
    code: "results-of-no-sample",
    path: ["results", lines[0] ?? 1],
    found: `results of samples that the file does not have, in line ${lines.join(", ")}`,
    expected: "the names of samples as the file has them",
    remedy: "Check the names in both files: these results were not used",
    nearest: [],
  };
}

// One list for all files of a run: a reader keeps what it makes of it.
const positions = new WeakMap<CallKnowledge, readonly DefinedPosition[]>();

function positionsOf(knowledge: CallKnowledge): readonly DefinedPosition[] {
  const made = positions.get(knowledge) ?? definedPositions(knowledge.alleleDefinitions, knowledge.evidencePositions);
  positions.set(knowledge, made);
  return made;
}

function textOf(path: string, report: SampleReport, setting: CallSetting): string {
  switch (setting.asked.format) {
    case "tsv":
      return toCallTsv(report, setting.knowledge);
    case "json":
      return JSON.stringify(
        { file: path, ...toCallJson(report, setting.knowledge), ...adviceOn(report, setting) },
        null,
        2,
      );
    case "jsonl":
      return JSON.stringify({ file: path, ...toCallJson(report, setting.knowledge), ...adviceOn(report, setting) });
  }
}

/** The answer on the drugs asked about, with whether it hangs on what the call left open; nothing where none was asked about. */
function adviceOn(
  report: SampleReport,
  { knowledge, forDrugs, asked, today }: CallSetting,
): { readonly advice?: object } {
  if (forDrugs === null) return {};
  const advice = adviseOn(
    { drugs: [...asked.drugs], genes: [], results: [...resultsOfSample(report, knowledge)] },
    forDrugs,
    today,
  );
  return { advice: advice.ok ? toAdviceJson(reportOn(advice.value, forDrugs)) : { problems: advice.problems } };
}

/** A refused file has its place in JSON too, so that no file is missing there without a word. */
function refusal(path: string, problems: readonly Problem[], format: CallArguments["format"]): CallPiece {
  return {
    kind: "refused",
    problems,
    text: format === "tsv" ? "" : JSON.stringify({ file: path, problems }, null, format === "json" ? 2 : 0),
  };
}

function severalPeople(samples: readonly string[]): Problem {
  return {
    code: "results-of-one",
    path: [],
    found: `results of one person beside a file of ${samples.length} samples`,
    expected: "one sample",
    remedy: "Name it with --sample",
    nearest: samples.slice(0, 5),
  };
}
