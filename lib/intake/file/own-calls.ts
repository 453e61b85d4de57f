import * as z from "zod";
import { resolveGene, type ResultKnowledge } from "@/lib/knowledge";
import { RESULT_STATES, ResultInputSchema, type Problem, type ResultInput } from "@/lib/schema";
import { recordsOf } from "../delimited";
import type { Panel, PanelProblem } from "../panel/panel";

/** What a call says of one gene, in whichever form it was written. */
interface WrittenCall {
  readonly line: number;
  readonly sample: string;
  readonly gene: string;
  readonly state: string;
  /** What guidance is looked up by; null where the file gives none. */
  readonly result: ResultInput | null;
  /** Whether the file says what else fits; older ones of ours did not. */
  readonly tellsOpen: boolean;
}

const CallJson = z.looseObject({
  sample: z.string(),
  knowledge: z.string(),
  genes: z.array(
    z.looseObject({
      gene: z.string(),
      state: z.string(),
      source: z.enum(["file", "given"]),
      recommended: z.array(
        z.looseObject({
          diplotype: z.string().nullable(),
          phenotype: z.string().nullable(),
          activityScore: z.union([z.number(), z.string()]).nullable(),
        }),
      ),
      open: ResultInputSchema.shape.open,
    }),
  ),
});

/** Whether a value is what `toCallJson` writes of one sample. */
export function isCallJson(value: unknown): boolean {
  return CallJson.safeParse(value).success;
}

/** Whether a text is a table of calls as `toCallTsv` writes it: our name and version stand above its header. */
export function isCallTable(text: string): boolean {
  return /^\uFEFF?Haplonote, knowledge \S+\r?\nGene\t/.test(text);
}

/**
 * Returns the results of samples that `toCallJson` wrote: each gene by what its guidance was looked up by, with
 * everything else that the data allowed beside it, as if the call were made now. Calls of several people are refused.
 */
export function readCallJson(knowledge: ResultKnowledge, values: readonly unknown[]): Panel {
  const calls = values.flatMap((value): readonly WrittenCall[] => {
    const { sample, genes } = CallJson.parse(value);
    return genes.map(({ gene, state, source, recommended: [first], open }, index) => ({
      line: index + 1,
      sample,
      gene,
      state,
      result: first === undefined ? null : resultOf(gene, source === "given", first, open),
      tellsOpen: open !== undefined,
    }));
  });
  return panelOf(knowledge, calls, values.length);
}

/**
 * Returns the same of a table that `toCallTsv` wrote. Of several rows that a genome called of a gene the first is what
 * guidance is looked up by; each row that was given beside it is a result of its own.
 */
export function readCallTable(knowledge: ResultKnowledge, text: string): Panel {
  const [, header, ...records] = recordsOf(text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n"), "\t");
  const rows = records.map(({ cells, lineOneBased }) => ({
    line: lineOneBased,
    of: (column: string): string => fromInert(cells[header?.cells.indexOf(column) ?? -1] ?? ""),
  }));
  const calls = rows.map(({ line, of }): WrittenCall & { readonly isGiven: boolean } => {
    const written = parsed(of("Open"));
    const alternatives = ResultInputSchema.shape.open.safeParse(written);
    const first = {
      diplotype: orNull(of("Recommendation Lookup Diplotype")),
      phenotype: orNull(of("Phenotype")),
      activityScore: orNull(of("Activity Score")),
    };
    const isGiven = of("Outside Call") === "yes";
    const isEmpty = first.diplotype === null && first.phenotype === null && first.activityScore === null;
    return {
      line,
      sample: of("Sample"),
      gene: of("Gene"),
      state: of("State"),
      result: isEmpty
        ? null
        : resultOf(of("Gene"), isGiven, first, alternatives.success ? alternatives.data : undefined),
      tellsOpen: alternatives.success && written !== undefined,
      isGiven,
    };
  });
  const firsts = calls.filter(
    ({ gene, sample, isGiven }, at) =>
      isGiven || calls.findIndex((one) => one.gene === gene && one.sample === sample) === at,
  );
  return panelOf(knowledge, firsts, new Set(calls.map(({ sample }) => sample)).size);
}

interface Looked {
  readonly diplotype: string | null;
  readonly phenotype: string | null;
  readonly activityScore: number | string | null;
}

/** A given result is taken by what says most of it, as it was when it was given; a call by its diplotype. */
function resultOf(
  gene: string,
  isGiven: boolean,
  { diplotype, phenotype, activityScore }: Looked,
  open: ResultInput["open"],
): ResultInput | null {
  if (isGiven && activityScore !== null) return { gene, activityScore: String(activityScore) };
  if (diplotype !== null) return { gene, diplotype, ...(open === undefined || open.length === 0 ? {} : { open }) };
  return phenotype === null ? null : { gene, phenotype };
}

const STATES: ReadonlySet<string> = new Set(RESULT_STATES);
const NO_RESULT: ReadonlySet<string> = new Set(["not-tested", "not-callable"]);

function panelOf(knowledge: ResultKnowledge, calls: readonly WrittenCall[], samples: number): Panel {
  if (samples > 1) return { results: [], remarks: [], problems: [placed(severalSamples(samples), 1)] };
  const read = calls.filter(({ state }) => !NO_RESULT.has(state)).map((call) => readCall(knowledge, call));
  return {
    results: read.flatMap(({ result }) => result ?? []),
    problems: read.flatMap(({ problems }) => problems),
    remarks: [],
  };
}

function readCall(
  knowledge: ResultKnowledge,
  { gene, line, state, result, tellsOpen }: WrittenCall,
): { readonly result: ResultInput | null; readonly problems: readonly PanelProblem[] } {
  const refused = (problems: readonly Problem[]) => ({
    result: null,
    problems: problems.map((problem) => placed(problem, line)),
  });
  const known = resolveGene(knowledge, gene, []);
  if (!known.ok) return refused(known.problems);
  if (result === null) return { result: null, problems: [] };
  if (!STATES.has(state)) return refused([stateUnknown(gene)]);
  if (state === "ambiguous" && !tellsOpen) return refused([withoutAlternatives(gene)]);
  // An allele that no table holds is told where the question is answered, as it is when the call is made.
  return { result, problems: [] };
}

/** What else fits decides the advice: without it an ambiguous call would read as a plain one. */
function withoutAlternatives(gene: string): Problem {
  return {
    code: "row-ambiguous",
    path: [],
    found: `${gene}, ambiguous: other diplotypes fit as well, and this file does not list them`,
    expected: "a plain call, or a file that lists what else fits",
    remedy: "Write it again with today's call command, or give the genome file itself",
    nearest: [],
  };
}

/** The state says whether a call is plain: without it an ambiguous one would read as such. */
function stateUnknown(gene: string): Problem {
  return {
    code: "row-state",
    path: [],
    found: `${gene}, whose state says nothing that we know`,
    expected: `one of ${RESULT_STATES.join(", ")}, as the command call writes it`,
    remedy: "Write the file again with the command call",
    nearest: [],
  };
}

function severalSamples(count: number): Problem {
  return {
    code: "several-samples",
    path: [],
    found: `calls of ${count} samples`,
    expected: "the calls of one person",
    remedy: "Keep the rows of one sample, or call that sample alone",
    nearest: [],
  };
}

function placed(problem: Problem, line: number): PanelProblem {
  return { ...problem, path: ["line", line, "column", 1], line, column: 1 };
}

function orNull(text: string): string | null {
  return text === "" ? null : text;
}

/** Our tables put an apostrophe before what a spreadsheet would run. */
function fromInert(cell: string): string {
  return cell.replace(/^'(?='*[=+\-@])/, "");
}

function parsed(text: string): unknown {
  try {
    return text === "" ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}
