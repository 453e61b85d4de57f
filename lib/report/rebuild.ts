import { AdviceRequestSchema, type AdviceRequest, type Outcome } from "@/lib/schema";
import { recordsOf } from "./delimited";
import { requestFrom, type QuestionRow } from "./question";
import type { Report } from "./report";
import { fromInert, type CSV_COLUMNS } from "./to-csv";

/** Returns the question of the public JSON form, as `toAdviceJson` gives it; a problem when it holds none. */
export function requestOfJson(value: unknown): Outcome<AdviceRequest> {
  const question = value !== null && typeof value === "object" && "question" in value ? (value.question as Report["question"]) : null;
  try {
    if (question !== null) return { ok: true, value: AdviceRequestSchema.parse(requestFrom(question)) };
  } catch {
    // Told below: what does not fit is no question of ours.
  }
  return noQuestion("JSON");
}

/** Returns the question of a CSV of `toCsv`; a problem when it holds none. */
export function requestOfCsv(text: string): Outcome<AdviceRequest> {
  const [header, ...records] = recordsOf(text.replace(/^\uFEFF/, "").replace(/\r\n/g, "\n"), ",");
  const at = (column: (typeof CSV_COLUMNS)[number]): number => header?.cells.indexOf(column) ?? -1;
  const asked = records.filter((record) => record.cells[at("kind")] === "question").map(({ cells }) => ({ field: cells[at("status")] ?? "", gene: fromInert(cells[at("genes")] ?? ""), form: fromInert(cells[at("note")] ?? ""), text: fromInert(cells[at("text")] ?? "") }));
  const texts = (field: QuestionRow["field"]): string[] => asked.filter((row) => row.field === field).map((row) => row.text);
  const [setting] = texts("setting");
  const [coMedication, populations] = [texts("taken as well"), texts("population")];
  const parsed = AdviceRequestSchema.safeParse({
    drugs: texts("drug asked about"),
    genes: texts("gene asked about"),
    results: asked.filter((row) => row.field === "result given").map(resultOfRow),
    ...(coMedication.length === 0 ? {} : { coMedication }),
    ...(setting === undefined ? {} : { setting }),
    ...(populations.length === 0 ? {} : { populations }),
  });
  return parsed.success ? { ok: true, value: parsed.data } : noQuestion("CSV");
}

function resultOfRow({ gene, form, text }: Pick<QuestionRow, "gene" | "form" | "text">): unknown {
  if (form.startsWith("variant ")) return { gene, variant: form.slice("variant ".length), genotype: text };
  return form === "score" ? { gene, activityScore: Number(text) } : { gene, [form]: text };
}

function noQuestion(form: string): Outcome<AdviceRequest> {
  return { ok: false, problems: [{ code: "no-question", path: [], found: `${form} without a question`, expected: `the ${form} of a report of this app, whole`, remedy: "Export the report again", nearest: [] }] };
}
