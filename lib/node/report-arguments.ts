import { FILE_FORMATS, type FileFormat } from "@/lib/report";
import type { WrittenQuestion } from "@/lib/intake";
import { REPORT_READINGS, type ReportReading, SETTINGS, type AdviceRequest, type Outcome } from "@/lib/schema";
import { adviseValues, givenTwice, problem } from "./arguments";

/** FHIR stands apart: it is written by a later room than the other forms of a report. */
export const REPORT_FORMATS = [...FILE_FORMATS, "fhir"] as const;
export type ReportFormat = FileFormat | "fhir";

/** Drugs asked about and drugs taken as well stand one a line, as a pasted list has them. */
export interface ReportOptions extends Pick<WrittenQuestion, "drugs" | "coMedication"> {
  /** The rest of the question, without the files. */
  readonly more: Omit<AdviceRequest, "drugs" | "coMedication">;
  readonly format: ReportFormat;
  readonly reading: ReportReading;
  /** Files that belong to the question: lists of drugs, tables of results, FHIR resources. Several add up. */
  readonly drugsPaths: readonly string[];
  readonly panelPaths: readonly string[];
  readonly fhirPaths: readonly string[];
  /** Whose rows a table of several people is read for: an id as the table has it, or a number from one. */
  readonly sample: string | null;
  /** Whether the lines of a running text that read as results count. */
  readonly usesReadLines: boolean;
  /** An earlier report as JSON: what changed since is told, and no report. */
  readonly comparePath: string | null;
}

/** Lets the lines of a running text count; without it they are only shown. */
export const USE_READ_LINES = "--use-read-lines";

const OWN = ["--format", "--reading", "--panel", "--sample", "--drugs", "--compare"] as const;

/** Returns the words after `report` as a question with its form and reading, or the problem in them. */
export function parseReportArguments(words: readonly string[]): Outcome<ReportOptions> {
  const own = takeOptions(
    words.filter((word) => word !== USE_READ_LINES),
    OWN,
  );
  if (own === null)
    return problem(
      "arguments-unknown",
      "an option without its value",
      "--format NAME, --reading NAME, --panel FILE, --sample ID, --drugs FILE or --compare FILE",
      "Add the value",
    );
  const one = {
    "--compare": own.values["--compare"],
    "--format": own.values["--format"],
    "--reading": own.values["--reading"],
    "--sample": own.values["--sample"],
  };
  const twice = givenTwice(one);
  if (twice !== null) return twice;
  const comparePath = one["--compare"]?.[0] ?? null;
  const formats: readonly ReportFormat[] = comparePath === null ? REPORT_FORMATS : ["text", "json"];
  const format = formats.find((known) => known === (one["--format"]?.[0] ?? "text"));
  const reading = REPORT_READINGS.find((known) => known === (one["--reading"]?.[0] ?? "prescriber"));
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
  const { drugs, coMedication, more, fhirFiles, isFromInput } = advise.value;
  if (isFromInput)
    return problem("arguments-unknown", "--stdin", "one question in the options", "Use advise --stdin for many");
  const { setting: given, ...others } = more;
  const setting = SETTINGS.find((known) => known === given);
  if (setting === undefined && given !== undefined)
    return problem("setting-unknown", "a setting we do not know", SETTINGS.join(", "), "Choose one of them");
  return {
    ok: true,
    value: {
      drugs: drugs.join("\n"),
      coMedication: coMedication.join("\n"),
      more: { ...others, ...(setting === undefined ? {} : { setting }) },
      format,
      reading,
      drugsPaths: own.values["--drugs"] ?? [],
      panelPaths: own.values["--panel"] ?? [],
      fhirPaths: fhirFiles,
      sample: one["--sample"]?.[0] ?? null,
      usesReadLines: words.includes(USE_READ_LINES),
      comparePath,
    },
  };
}

/** Takes options out of the words, each with all the values it was given; null when a value is missing. */
function takeOptions(
  words: readonly string[],
  names: readonly string[],
): { readonly values: Readonly<Partial<Record<string, readonly string[]>>>; readonly rest: readonly string[] } | null {
  const values: Partial<Record<string, readonly string[]>> = {};
  const rest: string[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? "";
    if (!names.includes(word)) {
      rest.push(word);
      continue;
    }
    const value = words[i + 1];
    if (value === undefined || value.startsWith("--")) return null;
    values[word] = [...(values[word] ?? []), value];
    i += 1;
  }
  return { values, rest };
}
