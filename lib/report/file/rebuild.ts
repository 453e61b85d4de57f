import * as z from "zod";
import type { Advice } from "@/lib/advice";
import { AdviceRequestSchema, type Outcome } from "@/lib/schema";
import { recordsOf, UNREAD_FROM, type Asked, type Intake } from "@/lib/intake";
import { requestFrom, type QuestionRow } from "../page/question";
import { fromInert } from "../words/delimited-cell";
import { WRITTEN_AS, type CSV_COLUMNS } from "./to-csv";

const Mark = z.enum(["current", "planned"]);
const Text = z.string().max(1000);
const Place = z.int().positive().nullable();

/** An entry that was not read, as JSON and CSV hold it. */
const UnreadSchema = z.strictObject({
  from: z.enum(UNREAD_FROM),
  line: Place,
  column: Place,
  code: Text,
  found: Text,
  expected: Text,
  remedy: Text,
  nearest: z.array(Text).max(20),
});
const JsonMarks = z.object({
  question: z.object({
    drugs: z.array(z.object({ id: z.string(), matchedAs: z.string().nullable(), mark: Mark.nullable().default(null) })),
  }),
  unread: z.array(UnreadSchema).default([]),
});

/**
 * Returns the question of the public JSON form, as `toAdviceJson` gives it,
 * with the marks of its drugs and the entries that were not read; a problem
 * when it holds none. A file without marks and such entries has none.
 */
export function askedOfJson(value: unknown): Outcome<Asked> {
  const question =
    value !== null && typeof value === "object" && "question" in value ? (value.question as Advice["question"]) : null;
  try {
    if (question !== null) {
      const request = AdviceRequestSchema.parse(requestFrom(question));
      const {
        question: { drugs },
        unread,
      } = JsonMarks.parse(value);
      return {
        ok: true,
        value: {
          request,
          intake: { unread, marks: marksOf(drugs.map(({ id, matchedAs, mark }) => [matchedAs ?? id, mark])) },
        },
      };
    }
  } catch {
    // Told below: what does not fit is no question of ours.
  }
  return noQuestion("JSON");
}

/** Returns the question of a CSV of `toCsv`, with marks and entries that were not read; a problem when it holds none. */
export function askedOfCsv(text: string): Outcome<Asked> {
  const [header, ...records] = recordsOf(text.replace(/^\uFEFF/, "").replace(/\r\n/g, "\n"), ",");
  const at = (column: (typeof CSV_COLUMNS)[number]): number => header?.cells.indexOf(column) ?? -1;
  const ofKind = (kind: string): readonly (readonly string[])[] =>
    records.map(({ cells }) => cells).filter((cells) => cells[at("kind")] === kind);
  const asked = ofKind("question").map((cells) => ({
    field: cells[at("status")] ?? "",
    gene: fromInert(cells[at("genes")] ?? ""),
    form: fromInert(cells[at("note")] ?? ""),
    text: fromInert(cells[at("text")] ?? ""),
    written: writtenIn(fromInert(cells[at("caveats")] ?? "")),
  }));
  const rows = (field: QuestionRow["field"]): typeof asked => asked.filter((row) => row.field === field);
  const texts = (field: QuestionRow["field"]): string[] => rows(field).map((row) => row.text);
  const [setting] = texts("setting");
  const [coMedication, populations] = [texts("taken as well"), texts("population")];
  const parsed = AdviceRequestSchema.safeParse({
    drugs: texts("drug asked about"),
    genes: texts("gene asked about"),
    results: rows("result given").map(resultOfRow),
    ...(coMedication.length === 0 ? {} : { coMedication }),
    ...(setting === undefined ? {} : { setting }),
    ...(populations.length === 0 ? {} : { populations }),
  });
  const unread = z
    .array(UnreadSchema)
    .safeParse(ofKind("unread").map((cells) => parsedOrNull(fromInert(cells[at("note")] ?? ""))));
  if (!parsed.success || !unread.success) return noQuestion("CSV");
  return {
    ok: true,
    value: {
      request: parsed.data,
      intake: {
        unread: unread.data,
        marks: marksOf(
          rows("drug asked about").map(({ text: name, form }) => [name, Mark.safeParse(form).data ?? null]),
        ),
      },
    },
  };
}

function marksOf(drugs: readonly (readonly [string, z.infer<typeof Mark> | null])[]): Intake["marks"] {
  return Object.fromEntries(drugs.flatMap(([name, mark]) => (mark === null ? [] : [[name, mark]])));
}

/** A cell that is no JSON is no entry of ours, and the schema says so. */
function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function writtenIn(caveats: string): { readonly written?: string } {
  return caveats.startsWith(WRITTEN_AS) ? { written: caveats.slice(WRITTEN_AS.length) } : {};
}

function resultOfRow({
  written,
  ...row
}: Pick<QuestionRow, "gene" | "form" | "text"> & { readonly written: { readonly written?: string } }): object {
  return { ...formOfRow(row), ...written };
}

function formOfRow({ gene, form, text }: Pick<QuestionRow, "gene" | "form" | "text">): object {
  if (form.startsWith("variant ")) return { gene, variant: form.slice("variant ".length), genotype: text };
  return form === "score" ? { gene, activityScore: Number(text) } : { gene, [form]: text };
}

function noQuestion(form: string): Outcome<Asked> {
  return {
    ok: false,
    problems: [
      {
        code: "no-question",
        path: [],
        found: `${form} without a question`,
        expected: `the ${form} of a report of this app, whole`,
        remedy: "Export the report again",
        nearest: [],
      },
    ],
  };
}
