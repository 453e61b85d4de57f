import type { ResultKnowledge } from "@/lib/knowledge";
import type { Problem } from "@/lib/schema";
import { panelByPerson, type PanelProblem, type PanelRemark, type PersonResults } from "../panel/panel";
import type { RowResult } from "../panel/panel-row";
import { personName } from "../panel/people";
import { readOutsideCalls, type OutsideCall } from "./outside-calls";

/** Results given beside a file of variants. */
export interface GivenResults {
  readonly calls: readonly OutsideCall[];
  readonly problems: readonly Problem[];
  readonly remarks: readonly PanelRemark[];
}

/**
 * Returns the results of a table given beside a file of variants: read as every pasted table is, so that a header, a
 * caller's own form, doubt and several people are seen alike. Those of several people carry the name of their sample,
 * for the file to say whose they are. A row that says two things is told, and neither is used.
 */
export function readGivenResults(knowledge: ResultKnowledge, text: string): GivenResults {
  const { people, problems } = panelByPerson(knowledge, text);
  const plain = new Map(readOutsideCalls(text, knowledge.phenotypes).calls.map((call) => [call.lineOneBased, call]));
  const isSeveral = people.length > 1;
  const read = people.map((person) => callsOf(person, plain, isSeveral));
  return {
    calls: read.flatMap(({ calls }) => calls),
    problems: [...read.flatMap((one) => one.problems), ...problems.map(atLine)],
    remarks: people.flatMap(({ remarks }) => remarks),
  };
}

/** Returns the calls of one sample of a file: those without a sample's name, and those that name this one. */
export function callsOfSample(calls: readonly OutsideCall[], sample: string): readonly OutsideCall[] {
  const name = personName(sample);
  return calls.filter((call) => call.sample === undefined || call.sample === name);
}

function callsOf(
  { names, results, problems }: PersonResults,
  plain: ReadonlyMap<number, OutsideCall>,
  isSeveral: boolean,
): Pick<GivenResults, "calls" | "problems"> {
  const [name] = names;
  const twice = results.filter((one) => results.some((other) => other !== one && isSameRow(one, other)));
  const calls = results
    .filter((one) => !twice.includes(one))
    .map((row): OutsideCall => {
      const call = callOf(row, plain.get(row.line));
      return isSeveral && name !== undefined ? { ...call, sample: name } : call;
    });
  const lines = [...new Set(twice.map(({ line }) => line))];
  return {
    calls,
    problems: [
      ...problems.map(atLine),
      ...lines.map((line) => contradiction(line, twice.find((one) => one.line === line)?.input.gene ?? "")),
    ],
  };
}

/** Two forms in one row that say different things; two statuses of an HLA gene are two questions. */
function isSameRow(one: RowResult, other: RowResult): boolean {
  return (
    one.line === other.line && one.input.gene === other.input.gene && one.variant === null && other.variant === null
  );
}

/** What Aldy adds to the name of an allele; the result is told by the allele alone. */
const CALLER_SUFFIX = /\.aldy|#\d+$|\d:\d+$/i;

/** A row in the field's own form keeps the names it was written with. */
function callOf({ line, input, result, variant }: RowResult, plain: OutsideCall | undefined): OutsideCall {
  const isPlain =
    variant === null &&
    result.open.length === 0 &&
    plain?.gene === input.gene &&
    !(plain.alleles ?? []).some(
      (name) => CALLER_SUFFIX.test(name) && result.diplotype?.split("/").includes(name) !== true,
    );
  if (plain !== undefined && isPlain && (plain.alleles === null) === (result.diplotype === null))
    return { ...plain, input };
  return {
    gene: input.gene,
    lineOneBased: line,
    alleles: result.diplotype?.split("/") ?? null,
    phenotype: input.phenotype ?? null,
    activityScore: input.activityScore === undefined ? null : String(input.activityScore),
    readBy:
      input.activityScore !== undefined ? "activityScore" : input.phenotype !== undefined ? "phenotype" : "diplotype",
    shortened: [],
    input,
  };
}

function atLine({ code, found, expected, remedy, nearest, line }: PanelProblem): Problem {
  return { code, path: ["results", line], found, expected, remedy, nearest };
}

function contradiction(line: number, gene: string): Problem {
  return {
    code: "row-contradicts-itself",
    path: ["results", line],
    found: `${gene} with a diplotype, a phenotype or a score that do not go together`,
    expected: `one result of ${gene} in a row`,
    remedy: "Ask the laboratory which of them holds: this row was not used",
    nearest: [],
  };
}
