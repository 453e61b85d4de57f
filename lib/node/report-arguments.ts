import { FILE_FORMATS, type FileFormat } from "@/lib/report";
import { REPORT_READINGS, type ReportReading, SETTINGS, type AdviceRequest, type Outcome } from "@/lib/schema";
import { adviseValues, problem } from "./arguments";

/** FHIR stands apart: it is written by a later room than the other forms of a report. */
export const REPORT_FORMATS = [...FILE_FORMATS, "fhir"] as const;
export type ReportFormat = FileFormat | "fhir";

export interface ReportOptions {
  /** Drugs asked about and drugs taken as well, one a line, as a pasted list has them. */
  readonly drugs: string;
  readonly coMedication: string;
  /** The rest of the question, without the files. */
  readonly more: Omit<AdviceRequest, "drugs" | "coMedication">;
  readonly format: ReportFormat;
  readonly reading: ReportReading;
  /** Files that belong to the question: a list of drugs, a table of results, FHIR resources. */
  readonly drugsPath: string | null;
  readonly panelPath: string | null;
  readonly fhirPath: string | null;
  /** An earlier report as JSON: what changed since is told, and no report. */
  readonly comparePath: string | null;
}

const OWN = ["--format", "--reading", "--panel", "--drugs", "--compare"] as const;

/** Returns the words after `report` as a question with its form and reading, or the problem in them. */
export function parseReportArguments(words: readonly string[]): Outcome<ReportOptions> {
  const own = takeOptions(words, OWN);
  if (own === null)
    return problem(
      "arguments-unknown",
      "an option without its value",
      "--format NAME, --reading NAME, --panel FILE, --drugs FILE or --compare FILE",
      "Add the value",
    );
  const comparePath = own.values["--compare"] ?? null;
  const formats: readonly ReportFormat[] = comparePath === null ? REPORT_FORMATS : ["text", "json"];
  const format = formats.find((known) => known === (own.values["--format"] ?? "text"));
  const reading = REPORT_READINGS.find((known) => known === (own.values["--reading"] ?? "prescriber"));
  if (format === undefined)
    return problem(
      "format-unknown",
      comparePath === null ? "a format we do not know" : "a format in which no comparison is written",
      formats.join(", "),
      "Choose one of them",
    );
  if (reading === undefined)
    return problem("reading-unknown", "a reading we do not know", REPORT_READINGS.join(", "), "Choose one of them");
  const advise = adviseValues(own.rest, "report");
  if (!advise.ok) return advise;
  const { drugs, coMedication, more, fhirFile, isFromInput } = advise.value;
  if (isFromInput)
    return problem("arguments-unknown", "--stdin", "one question in the options", "Use advise --stdin for many");
  const setting = SETTINGS.find((known) => known === more.setting);
  if (setting === undefined && more.setting !== undefined)
    return problem("setting-unknown", "a setting we do not know", SETTINGS.join(", "), "Choose one of them");
  const rest = {
    genes: [...more.genes],
    results: [...more.results],
    ...(setting === undefined ? {} : { setting }),
    ...(more.populations === undefined ? {} : { populations: [...more.populations] }),
  };
  return {
    ok: true,
    value: {
      drugs: drugs.join("\n"),
      coMedication: coMedication.join("\n"),
      more: rest,
      format,
      reading,
      drugsPath: own.values["--drugs"] ?? null,
      panelPath: own.values["--panel"] ?? null,
      fhirPath: fhirFile,
      comparePath,
    },
  };
}

/** Takes options with one value each out of the words; null when a value is missing. */
function takeOptions(
  words: readonly string[],
  names: readonly string[],
): { readonly values: Readonly<Record<string, string>>; readonly rest: readonly string[] } | null {
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
