import { parseArgs } from "node:util";
import {
  AdviceRequestSchema,
  SETTINGS,
  type AdviceRequest,
  type Outcome,
  type Problem,
  type ResultInput,
} from "@/lib/schema";

export interface AdviseOptions {
  readonly request: AdviceRequest | null;
  readonly format: "text" | "json" | "fhir";
  /** Files of FHIR resources whose results belong to the question. */
  readonly fhirFiles: readonly string[];
}

/** What the words of a question come to, before anything is looked up. */
interface AdviseValues {
  readonly drugs: readonly string[];
  readonly coMedication: readonly string[];
  /** The rest of the request; its setting is not checked yet. */
  readonly more: Omit<AdviceRequest, "drugs" | "coMedication" | "setting"> & { readonly setting?: string };
  readonly format: string | undefined;
  readonly fhirFiles: readonly string[];
  readonly isFromInput: boolean;
}

/**
 * Returns the words after `advise` as a request, or the problem in them. With
 * `--stdin` the request is null: requests come one a line.
 */
export function parseAdviseArguments(words: readonly string[]): Outcome<AdviseOptions> {
  const values = adviseValues(words, "advise");
  if (!values.ok) return values;
  const { drugs, coMedication, more, fhirFiles, isFromInput } = values.value;
  const format = values.value.format ?? "text";
  if (format !== "text" && format !== "json" && format !== "fhir")
    return problem("format-unknown", `the format “${format}”`, "text, json or fhir", "Choose one of them");
  if (isFromInput) return { ok: true, value: { request: null, format: "json", fhirFiles: [] } };
  const parsed = parseRequest({ ...more, drugs, ...(coMedication.length === 0 ? {} : { coMedication }) });
  return parsed.ok ? { ok: true, value: { request: parsed.value, format, fhirFiles } } : parsed;
}

/** Returns the values of the options that a question takes, or the problem in them; `command` is named in it. */
export function adviseValues(words: readonly string[], command: string): Outcome<AdviseValues> {
  let values: {
    drug?: string[];
    gene?: string[];
    result?: string[];
    setting?: string[];
    population?: string[];
    "co-medication"?: string[];
    format?: string[];
    fhir?: string[];
    stdin?: boolean;
  };
  try {
    ({ values } = parseArgs({
      args: spread(words, ["--drug", "--gene", "--result", "--population", "--co-medication"]),
      options: {
        drug: { type: "string", multiple: true },
        gene: { type: "string", multiple: true },
        result: { type: "string", multiple: true },
        setting: { type: "string", multiple: true },
        population: { type: "string", multiple: true },
        "co-medication": { type: "string", multiple: true },
        format: { type: "string", multiple: true },
        fhir: { type: "string", multiple: true },
        stdin: { type: "boolean" },
      },
      strict: true,
    }));
  } catch {
    return problem(
      "arguments-unknown",
      `words that are no option of ${command}`,
      "--drug NAME… [--gene SYMBOL…] [--result GENE=VALUE…] [--setting NAME] [--population NAME…] [--co-medication NAME…] [--fhir FILE] [--format text|json|fhir], or --stdin",
      "Run without arguments to see the usage",
    );
  }
  const twice = givenTwice({ "--setting": values.setting, "--format": values.format });
  if (twice !== null) return twice;
  const [setting] = values.setting ?? [];
  const results: ResultInput[] = [];
  for (const text of values.result ?? []) {
    const at = text.indexOf("=");
    if (at < 1 || at === text.length - 1)
      return problem(
        "result-form",
        "a --result without GENE=VALUE",
        "GENE=VALUE, such as 'CYP3A5=Normal Metabolizer'",
        "Put it in quotes when it holds blanks",
      );
    results.push(resultInput(text.slice(0, at).trim(), text.slice(at + 1).trim()));
  }
  return {
    ok: true,
    value: {
      drugs: values.drug ?? [],
      coMedication: values["co-medication"] ?? [],
      more: {
        genes: values.gene ?? [],
        results,
        ...(setting === undefined ? {} : { setting }),
        ...(values.population === undefined ? {} : { populations: values.population }),
      },
      format: values.format?.[0],
      fhirFiles: values.fhir ?? [],
      isFromInput: values.stdin === true,
    },
  };
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
      expected:
        issue.code === "invalid_value"
          ? `one of ${SETTINGS.join(", ")}`
          : issue.message.replace(/^(?:Invalid input: |Too small: )?expected /, ""),
      remedy: "See the request in the documentation",
      nearest: [],
    })),
  };
}

/** A value says its own kind, and the phenotype room reads it; only a variant with its genotype is told apart here. */
function resultInput(gene: string, value: string): ResultInput {
  const variant = /^(rs\d+)\s+(\S+)$/i.exec(value);
  if (variant?.[1] !== undefined && variant[2] !== undefined)
    return { gene, variant: variant[1], genotype: variant[2] };
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

/** Returns the problem of the first option that takes one value and was given several: none of them may win in silence. */
export function givenTwice(
  options: Readonly<Record<string, readonly string[] | undefined>>,
): ReturnType<typeof problem> | null {
  const [first] = Object.entries(options).filter(([, given]) => new Set(given ?? []).size > 1);
  if (first === undefined) return null;
  return problem(
    "option-twice",
    `${first[0]} given ${first[1]?.length ?? 0} times`,
    "one value of it",
    "Keep the one you mean",
  );
}

/** Returns the one problem of words that do not fit. */
export function problem(
  code: string,
  found: string,
  expected: string,
  remedy: string,
): { readonly ok: false; readonly problems: readonly Problem[] } {
  return { ok: false, problems: [{ code, path: [], found, expected, remedy, nearest: [] }] };
}
