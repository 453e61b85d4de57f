import type { AdviceRequest, ResultInput } from "@/lib/schema";
import type { Advice } from "@/lib/advice";
import type { Asked } from "@/lib/intake";
import type { Report } from "./report";

/** One thing that was asked, as a row of the CSV tells it. */
export interface QuestionRow {
  readonly field: "drug asked about" | "gene asked about" | "taken as well" | "result given" | "setting" | "population";
  readonly gene: string;
  /** For a result, which of its forms was given; for a drug, whether it is taken or planned. */
  readonly form: string;
  readonly text: string;
  /** What a sender wrote of a result that stands in our words. */
  readonly written?: string;
}

/** Returns the question of a report as a request that gives the same report from the same knowledge. */
export function requestOf(report: Pick<Report, "question">): AdviceRequest {
  return requestFrom(report.question);
}

/** Returns the question of a report as it was put: with the marks of its drugs and the entries that were not read. */
export function askedOf(report: Pick<Report, "question" | "unread">): Asked {
  const marks = report.question.drugs.flatMap(({ id, matchedAs, mark }) =>
    mark === null ? [] : [[matchedAs ?? id, mark] as const],
  );
  return { request: requestOf(report), intake: { unread: report.unread, marks: Object.fromEntries(marks) } };
}

type Named = readonly { readonly id: string; readonly matchedAs: string | null }[];

/** As much of a question as can be asked again, worded or not. */
type Questioned = Omit<Advice["question"], "drugs" | "coMedication"> & {
  readonly drugs: Named;
  readonly coMedication: Named;
};

/** Returns the request of a question in the form of the public JSON. */
export function requestFrom({ drugs, genes, coMedication, results, setting, populations }: Questioned): AdviceRequest {
  // By the name it was found by, so that the answer says again how it was understood.
  const names = (list: Questioned["drugs"]): string[] => list.map(({ id, matchedAs }) => matchedAs ?? id);
  return {
    drugs: names(drugs),
    // A gene that only a result names comes back with the result.
    genes: names(genes.filter((gene) => !gene.fromResult)),
    results: results.map((result) => ({ ...result })),
    ...(coMedication.length === 0 ? {} : { coMedication: names(coMedication) }),
    ...(setting === null ? {} : { setting }),
    ...(populations.length === 0 ? {} : { populations: [...populations] }),
  };
}

/** Returns the question in rows, in the order of the request. */
export function questionRows(report: Report): readonly QuestionRow[] {
  const request = requestOf(report);
  const rows = (field: QuestionRow["field"], texts: readonly string[]): readonly QuestionRow[] =>
    texts.map((text) => ({ field, gene: "", form: "", text }));
  return [
    ...report.question.drugs.map(({ mark }, i): QuestionRow => ({
      field: "drug asked about",
      gene: "",
      form: mark ?? "",
      text: request.drugs[i] ?? "",
    })),
    ...rows("gene asked about", request.genes),
    ...rows("taken as well", request.coMedication ?? []),
    ...request.results.map((result): QuestionRow => ({
      field: "result given",
      gene: result.gene,
      ...formOf(result),
      ...(result.written === undefined ? {} : { written: result.written }),
    })),
    ...rows("setting", request.setting === undefined ? [] : [request.setting]),
    ...rows("population", request.populations ?? []),
  ];
}

const FORMS = ["diplotype", "phenotype", "status", "value"] as const;

function formOf(result: ResultInput): { readonly form: string; readonly text: string } {
  if (result.variant !== undefined) return { form: `variant ${result.variant}`, text: result.genotype ?? "" };
  if (result.activityScore !== undefined)
    return {
      form: typeof result.activityScore === "number" ? "score" : "activityScore",
      text: String(result.activityScore),
    };
  const form = FORMS.find((one) => result[one] !== undefined) ?? "value";
  return { form, text: result[form] ?? "" };
}
