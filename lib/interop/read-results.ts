import {
  isCallJson,
  isCallTable,
  isRunningText,
  kindOfText,
  parsePanel,
  readCallJson,
  readCallTable,
  readRunningText,
  SHEET_MARK,
  wrongText,
  type Panel,
  type PanelProblem,
} from "@/lib/intake";
import type { ResultKnowledge } from "@/lib/knowledge";
import { askedOfJson } from "@/lib/report";
import type { Problem } from "@/lib/schema";
import { readFhirFiles } from "./fhir/fhir-text";
import { looksLikeFhir } from "./fhir/read-fhir";
import { referenceIn, relative, resourcesIn } from "./fhir/resources";
import { readHl7v2 } from "./hl7v2/read-hl7";
import { jsonOf } from "./json";

/**
 * Returns the results in a text, whatever it is: a table or free lines, HL7 v2 messages, FHIR resources in JSON, or what
 * this app wrote of a genome or a report. A text of another kind is one problem that says what it is and where it
 * belongs. Lines of a running text are shown, and count where `isConfirmed`. `today` is YYYY-MM-DD;
 * `sample` says whose rows of a table of several people are read.
 */
export function readResults(
  knowledge: ResultKnowledge,
  text: string,
  today: string,
  isConfirmed: (text: string) => boolean = () => false,
  sample: string | null = null,
): Panel {
  const sheets = text.split(EACH_SHEET);
  if (sheets.length > 1)
    return joinedSheets(sheets.map((sheet) => readOne(knowledge, sheet, today, isConfirmed, sample)));
  return readText(knowledge, text, today, isConfirmed, sample);
}

/** Sheets of a workbook are tables of their own; each begins with its mark. */
const EACH_SHEET = new RegExp(`^(?=${SHEET_MARK} \\d+$)`, "m");

/** Lines count through the whole text. A sheet without any result is told by its number, and not cell by cell. */
function joinedSheets(sheets: readonly (Panel & { readonly lineCount: number })[]): Panel {
  let before = 0;
  const panels = sheets.map(({ lineCount, ...sheet }, index): Panel => {
    const offset = before;
    before += lineCount;
    if (sheet.results.length === 0 && sheets.some(({ results }) => results.length > 0))
      return {
        results: [],
        problems: [],
        remarks: [
          {
            code: "column-not-read",
            line: offset + 1,
            text: `Sheet ${index + 1} holds no result that we can read. Check it.`,
          },
        ],
      };
    return {
      results: sheet.results,
      problems: sheet.problems.map((one) => placed(one, one.line + offset, one.column)),
      remarks: sheet.remarks.map((one) => ({
        ...one,
        line: one.line + offset,
        text: `Sheet ${index + 1}, ${one.text}`,
      })),
    };
  });
  return {
    results: panels.flatMap(({ results }) => results),
    problems: panels.flatMap(({ problems }) => problems),
    remarks: panels.flatMap(({ remarks }) => remarks),
  };
}

function readOne(
  knowledge: ResultKnowledge,
  text: string,
  today: string,
  isConfirmed: (text: string) => boolean,
  sample: string | null,
): Panel & { readonly lineCount: number } {
  return { ...readText(knowledge, text, today, isConfirmed, sample), lineCount: text.split("\n").length - 1 };
}

function readText(
  knowledge: ResultKnowledge,
  text: string,
  today: string,
  isConfirmed: (text: string) => boolean,
  sample: string | null,
): Panel {
  const other = wrongText("results", text);
  if (other !== null) return refused([other]);
  if (isCallTable(text)) return readCallTable(knowledge, text);
  switch (kindOfText(text).kind) {
    case "hl7v2":
      return readHl7v2(knowledge, text);
    case "json":
      return readJson(knowledge, text, today);
    default:
      return isRunningText(knowledge, text)
        ? readRunningText(knowledge, text, isConfirmed(text))
        : parsePanel(knowledge, text, sample === null ? {} : { person: sample });
  }
}

function readJson(knowledge: ResultKnowledge, text: string, today: string): Panel {
  const value = jsonOf(text);
  if (value === undefined) return refused([brokenJson()]);
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (looksLikeFhir(value)) return fromFhir(knowledge, value, today);
  if (values.length > 0 && values.every(isCallJson)) return readCallJson(knowledge, values);
  const report = askedOfJson(value);
  if (!report.ok) return refused([otherJson()]);
  const { request, intake } = report.value;
  return {
    results: request.results,
    // What the report could not read, it still has not read.
    problems: intake.unread
      .filter(({ from }) => from === "results")
      .map(({ line, column, code, found, expected, remedy, nearest }) =>
        placed({ code, path: [], found, expected, remedy, nearest }, line ?? 1, column ?? 1),
      ),
    remarks: [
      {
        code: "column-not-read",
        line: 1,
        text: "The results of an earlier report were taken from its JSON. Its drugs were not: give those in their own field.",
      },
    ],
  };
}

function fromFhir(knowledge: ResultKnowledge, value: unknown, today: string): Panel {
  const { results, problems } = readFhirFiles([value], knowledge, { patient: null, fhirServer: null, today });
  return {
    results,
    problems: problems.map((problem) => placed(problem, 1, 1)),
    remarks: [],
    owner: { kind: "fhir", names: [...subjectsIn(value)] },
  };
}

/** The patients that the observations of resources refer to. */
function subjectsIn(value: unknown): ReadonlySet<string> {
  const references = resourcesIn(value).all.flatMap(({ resource, type }) =>
    type === "Observation" ? (referenceIn(resource["subject"]) ?? []) : [],
  );
  return new Set(references.filter((reference) => !reference.startsWith("#")).map((one) => relative(one) ?? one));
}

const EXPECTED_JSON = "FHIR resources, or what the command call, the Genome page or a report of this app saved";

/** Returns the refusal of JSON that breaks off. */
export function brokenJson(): Problem {
  return problem(
    "json-damaged",
    "JSON that breaks off or is damaged",
    EXPECTED_JSON,
    "Choose the file again, or export it again",
  );
}

function otherJson(): Problem {
  return problem(
    "json-other",
    "JSON of another kind",
    EXPECTED_JSON,
    "Choose another file, or give the results as a table",
  );
}

function problem(code: string, found: string, expected: string, remedy: string): Problem {
  return { code, path: [], found, expected, remedy, nearest: [] };
}

function placed(one: Problem, line: number, column: number): PanelProblem {
  return { ...one, line, column };
}

function refused(problems: readonly Problem[]): Panel {
  return { results: [], remarks: [], problems: problems.map((one) => placed(one, 1, 1)) };
}
