import { parseArgs } from "node:util";
import type { Outcome } from "@/lib/schema";
import { givenTwice, problem } from "../arguments";

export const CALL_FORMATS = ["json", "jsonl", "tsv"] as const;
export type CallFormat = (typeof CALL_FORMATS)[number];

export interface CallArguments {
  readonly files: readonly string[];
  /** Samples to call, by name; null calls them all. */
  readonly samples: readonly string[] | null;
  /** The field's four-column files of results that were found otherwise. */
  readonly results: readonly string[];
  readonly format: CallFormat;
  readonly isResearch: boolean;
  /** Drugs to advise on with each sample's results, as the reader named them. */
  readonly drugs: readonly string[];
}

const USAGE = `call FILE… [--sample ID]… [--results FILE.tsv]… [--format ${CALL_FORMATS.join("|")}] [--research] [--drug NAME]…`;

/** Returns the words after `call`, or the problem in them. Without `--format` each sample is one line of JSON. */
export function parseCallArguments(words: readonly string[]): Outcome<CallArguments> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(words);
  } catch {
    return problem(
      "arguments-unknown",
      "words that are no option of call",
      USAGE,
      "Put file names that begin with a dash after --",
    );
  }
  const { values, positionals } = parsed;
  if (positionals.length === 0)
    return problem("no-input", "no file", USAGE, "Name a VCF: .vcf, .vcf.gz, .vcf.bgz or .g.vcf");
  const twice = givenTwice({ "--format": values.format });
  if (twice !== null) return twice;
  const [wanted = "jsonl"] = values.format ?? [];
  const format = CALL_FORMATS.find((one) => one === wanted);
  if (format === undefined)
    return problem(
      "format-unknown",
      `the format “${wanted.slice(0, 40)}”`,
      CALL_FORMATS.join(", "),
      "Choose one of them",
    );
  const drugs = values.drug ?? [];
  if (drugs.length > 0 && format === "tsv")
    return problem(
      "format-without-advice",
      "drugs to advise on beside the format tsv",
      "json or jsonl",
      "Leave --drug out, or choose another format",
    );
  return {
    ok: true,
    value: {
      files: positionals,
      samples: values.sample ?? null,
      results: values.results ?? [],
      format,
      isResearch: values.research === true,
      drugs,
    },
  };
}

function parse(words: readonly string[]): {
  readonly values: {
    readonly sample?: string[];
    readonly results?: string[];
    readonly format?: string[];
    readonly research?: boolean;
    readonly drug?: string[];
  };
  readonly positionals: string[];
} {
  return parseArgs({
    args: [...words],
    options: {
      sample: { type: "string", multiple: true },
      results: { type: "string", multiple: true },
      format: { type: "string", multiple: true },
      research: { type: "boolean" },
      drug: { type: "string", multiple: true },
    },
    allowPositionals: true,
    strict: true,
  });
}
