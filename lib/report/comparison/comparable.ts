import * as z from "zod";
import type { AdviceRequest, ResultInput } from "@/lib/schema";
import { toAdviceJson } from "../file/to-json";
import type { Report } from "../page/report";

const Text = z.string();
const TextOrNull = Text.nullable();
const Named = z.object({ id: Text, name: Text });
const Line = z.object({ drug: Text, action: TextOrNull, certainty: Text, headline: Text });

const NoteShape = z.object({
  id: Text,
  kind: Text,
  drug: Text,
  heading: Text,
  source: Text,
  action: Text,
  certainty: Text,
  strength: TextOrNull,
  text: Text,
  when: TextOrNull,
  population: TextOrNull,
  year: z.number().nullable(),
  level: z.object({ scale: Text, value: Text, score: z.number().nullable().optional() }).nullable(),
  caveats: z.array(z.object({ code: Text })),
});
export type ComparedNote = z.infer<typeof NoteShape>;

/** What the difference of two reports looks at, as the public JSON holds it. Codes stay texts: a file of another day may know others. */
const ComparableShape = z.object({
  knowledge: z.object({ version: Text, date: Text, hash: Text }),
  asOf: Text,
  question: z.object({
    drugs: z.array(Named),
    genes: z.array(Named.extend({ fromResult: z.boolean() })),
    coMedication: z.array(Named),
    setting: TextOrNull,
    populations: z.array(Text),
    results: z.array(z.looseObject({ gene: Text })),
  }),
  results: z.array(
    z.object({
      gene: Text,
      phenotype: Text,
      activityScore: TextOrNull,
      functions: z.array(Text).nullable(),
      state: Text,
    }),
  ),
  bottomLines: z.array(Line),
  notes: z.array(NoteShape),
  coMedication: z.array(
    z.object({
      drug: Text,
      bottomLine: Line.nullable(),
      conversions: z.array(
        z.object({
          gene: Text,
          expected: z.object({ phenotype: Text }).nullable(),
          by: z.array(z.object({ text: Text })),
          method: Text,
        }),
      ),
    }),
  ),
  /** Null in a file from before they were told. */
  guidelines: z
    .array(z.object({ id: Text, body: Text, title: Text, year: z.number(), scope: Text }))
    .nullable()
    .default(null),
});
export type Comparable = z.infer<typeof ComparableShape>;

/** Returns what a difference looks at of an answer in its public JSON form; null when a part of it is missing. */
export function comparableOfJson(value: unknown): Comparable | null {
  const parsed = ComparableShape.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** Returns what a difference looks at of a report. It goes through the public JSON form, so that a report and its file never differ. */
export function comparableOf(report: Report): Comparable {
  return ComparableShape.parse(toAdviceJson(report));
}

/** Returns the question by ids and by what the results say, whatever they were called and in whichever form they came. */
export function questionKey({
  question: { drugs, genes, coMedication, setting, populations, results },
}: Comparable): string {
  const ids = (list: readonly { readonly id: string }[]): readonly string[] => list.map(({ id }) => id).sort();
  return JSON.stringify([
    ids(drugs),
    ids(genes.filter((gene) => !gene.fromResult)),
    ids(coMedication),
    setting,
    [...populations].sort(),
    results.map((result) => resultKey(result as ResultInput)).sort(),
  ]);
}

function resultKey({
  gene,
  variant,
  genotype,
  diplotype,
  phenotype,
  activityScore,
  status,
  value,
}: AdviceRequest["results"][number]): string {
  return [gene, variant, genotype, diplotype ?? phenotype ?? activityScore ?? status ?? value]
    .map((part) => String(part ?? "").trim())
    .join(" ");
}
