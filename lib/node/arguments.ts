import { parseArgs } from "node:util";
import { REPORT_READINGS, type ReportReading } from "@/lib/report";
import { AdviceRequestSchema, SETTINGS, type AdviceRequest, type Outcome, type Problem, type ResultInput } from "@/lib/schema";

export interface AdviseOptions {
  readonly request: AdviceRequest | null;
  readonly format: "text" | "json" | "fhir";
  /** A file of FHIR resources whose results belong to the question. */
  readonly fhirFile: string | null;
}

export const REPORT_FORMATS = ["text", "html", "csv", "json"] as const;

export interface ReportOptions {
  /** The question without the results of the panel file. */
  readonly request: AdviceRequest;
  readonly format: (typeof REPORT_FORMATS)[number];
  readonly reading: ReportReading;
  /** A file with a table of results, or null. */
  readonly panelPath: string | null;
}

/**
 * Returns the words after `advise` as a request, or the problem in them. With
 * `--stdin` the request is null: requests come one a line.
 */
export function parseAdviseArguments(words: readonly string[]): Outcome<AdviseOptions> {
  let values: { drug?: string[]; gene?: string[]; result?: string[]; setting?: string; population?: string[]; "co-medication"?: string[]; format?: string; fhir?: string; stdin?: boolean };
  try {
    ({ values } = parseArgs({
      args: spread(words, ["--drug", "--gene", "--result", "--population", "--co-medication"]),
      options: {
        drug: { type: "string", multiple: true },
        gene: { type: "string", multiple: true },
        result: { type: "string", multiple: true },
        setting: { type: "string" },
        population: { type: "string", multiple: true },
        "co-medication": { type: "string", multiple: true },
        format: { type: "string" },
        fhir: { type: "string" },
        stdin: { type: "boolean" },
      },
      strict: true,
    }));
  } catch {
    return problem("arguments-unknown", "words that are no option of advise", "--drug NAME… [--gene SYMBOL…] [--result GENE=VALUE…] [--setting NAME] [--population NAME…] [--co-medication NAME…] [--fhir FILE] [--format text|json|fhir], or --stdin", "Run without arguments to see the usage");
  }
  const format = values.format ?? "text";
  if (format !== "text" && format !== "json" && format !== "fhir") return problem("format-unknown", `the format “${format}”`, "text, json or fhir", "Choose one of them");
  if (values.stdin === true) return { ok: true, value: { request: null, format: "json", fhirFile: null } };

  const results: ResultInput[] = [];
  for (const text of values.result ?? []) {
    const at = text.indexOf("=");
    if (at < 1 || at === text.length - 1) return problem("result-form", "a --result without GENE=VALUE", "GENE=VALUE, such as 'CYP3A5=Normal Metabolizer'", "Put it in quotes when it holds blanks");
    results.push(resultInput(text.slice(0, at).trim(), text.slice(at + 1).trim()));
  }
  const parsed = parseRequest({
    drugs: values.drug ?? [],
    genes: values.gene ?? [],
    results,
    ...(values.setting === undefined ? {} : { setting: values.setting }),
    ...(values.population === undefined ? {} : { populations: values.population }),
    ...(values["co-medication"] === undefined ? {} : { coMedication: values["co-medication"] }),
  });
  return parsed.ok ? { ok: true, value: { request: parsed.value, format, fhirFile: values.fhir ?? null } } : parsed;
}

/** Returns the words after `report` as a question with its form and reading, or the problem in them. */
export function parseReportArguments(words: readonly string[]): Outcome<ReportOptions> {
  const own = takeOptions(words, ["--format", "--reading", "--panel"]);
  if (own === null) return problem("arguments-unknown", "an option without its value", "--format NAME, --reading NAME or --panel FILE", "Add the value");
  const format = REPORT_FORMATS.find((known) => known === (own.values["--format"] ?? "text"));
  const reading = REPORT_READINGS.find((known) => known === (own.values["--reading"] ?? "prescriber"));
  if (format === undefined) return problem("format-unknown", "a format we do not know", REPORT_FORMATS.join(", "), "Choose one of them");
  if (reading === undefined) return problem("reading-unknown", "a reading we do not know", REPORT_READINGS.join(", "), "Choose one of them");
  const advise = parseAdviseArguments(own.rest);
  if (!advise.ok) return advise;
  if (advise.value.request === null) return problem("arguments-unknown", "--stdin", "one question in the options", "Use advise --stdin for many");
  return { ok: true, value: { request: advise.value.request, format, reading, panelPath: own.values["--panel"] ?? null } };
}

/** Takes options with one value each out of the words; null when a value is missing. */
function takeOptions(words: readonly string[], names: readonly string[]): { readonly values: Readonly<Record<string, string>>; readonly rest: readonly string[] } | null {
  const values: Record<string, string> = {};
  const rest: string[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? "";
    if (!names.includes(word)) {
      rest.push(word);
      continue;
    }
    const value = words[i + 1];
    if (value === undefined || value.startsWith("--")) return null;
    values[word] = value;
    i += 1;
  }
  return { values, rest };
}

/** Returns a request in the public form, or the problems in it. */
export function parseRequest(value: unknown): Outcome<AdviceRequest> {
  const parsed = AdviceRequestSchema.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  return {
    ok: false,
    problems: parsed.error.issues.map((issue) => ({
      code: "request-form",
      path: issue.path.map((key) => (typeof key === "number" ? key : String(key))),
      found: `a request whose "${issue.path.map(String).join(".") || "form"}" does not fit`,
      expected: issue.code === "invalid_value" ? `one of ${SETTINGS.join(", ")}` : issue.message.replace(/^(?:Invalid input: |Too small: )?expected /, ""),
      remedy: "See the request in the documentation",
      nearest: [],
    })),
  };
}

/** A value says its own kind, and the phenotype room reads it; only a variant with its genotype is told apart here. */
function resultInput(gene: string, value: string): ResultInput {
  const variant = /^(rs\d+)\s+(\S+)$/i.exec(value);
  if (variant?.[1] !== undefined && variant[2] !== undefined) return { gene, variant: variant[1], genotype: variant[2] };
  return { gene, value };
}

/** Lets one option take several words: `--gene MTOR RPTOR` becomes `--gene MTOR --gene RPTOR`. */
function spread(words: readonly string[], repeatable: readonly string[]): string[] {
  let current: string | null = null;
  let taken = 0;
  return words.flatMap((word) => {
    if (word.startsWith("--")) {
      current = repeatable.includes(word) ? word : null;
      taken = 0;
      return [word];
    }
    taken += 1;
    return current !== null && taken > 1 ? [current, word] : [word];
  });
}

function problem(code: string, found: string, expected: string, remedy: string): { readonly ok: false; readonly problems: readonly Problem[] } {
  return { ok: false, problems: [{ code, path: [], found, expected, remedy, nearest: [] }] };
}
