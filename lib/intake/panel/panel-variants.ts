import { RESULT_CHARACTERS_MAX } from "@/lib/schema";
import type { ReadResult } from "@/lib/phenotype";
import { placed, type PanelProblem, type PanelRemark, type RowReader, type RowResult } from "./panel-row";

interface Combined {
  readonly results: readonly RowResult[];
  readonly problems: readonly PanelProblem[];
  readonly remarks: readonly PanelRemark[];
}

/**
 * Returns the results of a table in which all rows about single variants of one gene are one result: read together they
 * say more than each by itself, and never less. A whole result beside them that they allow speaks for them. Rows that
 * cannot be read together, and none of which stands alone, are told as not used.
 */
export function withVariantsTogether(reader: RowReader, results: readonly RowResult[]): Combined {
  const genes = [...new Set(results.flatMap(({ variant, input }) => (variant === null ? [] : [input.gene])))];
  const out: Combined[] = genes.map((gene) => {
    const own = results.filter((one) => one.input.gene === gene);
    return ofGene(reader, gene, own);
  });
  const whole = results.filter(({ input }) => !genes.includes(input.gene));
  return {
    results: [...whole, ...out.flatMap((one) => one.results)].sort((a, b) => a.line - b.line),
    problems: out.flatMap((one) => one.problems),
    remarks: out.flatMap((one) => one.remarks),
  };
}

function ofGene(reader: RowReader, gene: string, own: readonly RowResult[]): Combined {
  const whole = own.filter(({ variant }) => variant === null);
  const rows = own.filter(({ variant }) => variant !== null);
  // A position that guidance asks for beside the alleles, or that only evidence knows, is a result of its own.
  const apart = rows.filter(
    ({ result }) => result.diplotype === null && result.variant !== null && result.possibleTerms.length === 0,
  );
  const joint = rows.filter((row) => !apart.includes(row));
  const [first] = joint;
  if (first === undefined) return { results: [...whole, ...apart], problems: [], remarks: [] };
  const read = together(reader, gene, joint);
  if ("problem" in read) return { results: [...whole, ...apart], problems: [read.problem], remarks: [] };
  const agreeing = whole.find(({ result }) => result.diplotype !== null && allows(read.result, result.diplotype));
  if (agreeing === undefined) return { results: [...whole, ...apart, read], problems: [], remarks: [] };
  const remark: PanelRemark = {
    code: "variants-agree",
    line: first.line,
    text: `Line ${first.line}: the variants of ${gene} in this table agree with ${agreeing.result.diplotype ?? ""}, which was used.`,
  };
  return { results: [...whole, ...apart], problems: [], remarks: [remark] };
}

function together(
  { read: readOne }: RowReader,
  gene: string,
  joint: readonly RowResult[],
): RowResult | { readonly problem: PanelProblem } {
  const [first] = joint;
  const line = first?.line ?? 1;
  const texts = [...new Set(joint.flatMap(({ variant }) => (variant === null ? [] : [variant])))];
  const text = texts.join("; ");
  if (first !== undefined && texts.length === 1) return first;
  const lines = joint.map((one) => one.line).join(", ");
  if (text.length > RESULT_CHARACTERS_MAX)
    return {
      problem: placed(
        {
          code: "variants-too-many",
          path: [],
          found: `${texts.length} variants of ${gene}, in lines ${lines}`,
          expected: `variants of ${gene} in at most ${RESULT_CHARACTERS_MAX} characters`,
          remedy: "Give the diplotype or phenotype that the laboratory report states: these lines were not used",
          nearest: [],
        },
        line,
        1,
      ),
    };
  const read = readOne({ gene, value: text });
  if (read.ok) return { line, input: { gene, value: text }, result: read.value, variant: text };
  const [why] = read.problems;
  return {
    problem: placed(
      {
        code: why?.code ?? "variants-contradict",
        path: [],
        found: `the variants of ${gene} in lines ${lines}, which do not go together`,
        expected: why?.expected ?? `one finding at each variant of ${gene}`,
        remedy: `${why?.remedy ?? "Keep the lines that the report states"}: these lines were not used`,
        nearest: [],
      },
      line,
      1,
    ),
  };
}

/** Returns whether a diplotype is among those that a reading of single variants leaves open. */
function allows({ diplotype, open }: ReadResult, other: string): boolean {
  const spelled = (text: string): string => text.split("/").sort().join("/");
  const all = [diplotype, ...open.flatMap((one) => [one.diplotype, ...one.standsFor])];
  return all.some((text) => text !== null && spelled(text) === spelled(other));
}
