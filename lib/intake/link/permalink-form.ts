import * as z from "zod";
import {
  AdviceRequestSchema,
  ResultInputSchema,
  SETTINGS,
  type ResultInput,
  REPORT_READINGS,
  type ReportReading,
} from "@/lib/schema";
import { NO_INTAKE, UNREAD_FROM, type Asked, type Intake, type Unread } from "../intake";
import type { Digest, DigestAnswer } from "./digest";

/** A whole question, with the reading of its report, the snapshot it was asked of and what that answered. */
export interface LinkedQuestion extends Asked {
  readonly reading: ReportReading;
  /** Version of the knowledge that answered. */
  readonly snapshot: string;
  /** What it answered, in brief; null in a link of form 1. */
  readonly digest: Digest | null;
}

const Names = z.array(z.string());
const FORMS = ["diplotype", "phenotype", "activityScore", "status", "value"] as const;
const MARKS = ["current", "planned"] as const;
const PackedResult = z.union([
  z.tuple([
    z.string(),
    z
      .int()
      .min(0)
      .max(FORMS.length - 1),
    z.union([z.string(), z.number()]),
  ]),
  z.tuple([z.string(), z.literal(-1), z.string(), z.string()]),
]);

/** Drugs, genes, results, co-medication, setting, populations, reading, snapshot: all there is in a link of form 1. */
const FIRST = [
  Names,
  Names,
  z.array(PackedResult),
  Names,
  z.int().min(0).max(SETTINGS.length),
  Names,
  z
    .int()
    .min(0)
    .max(REPORT_READINGS.length - 1),
  z.string().max(100),
] as const;
const First = z.tuple([...FIRST]);

/** A text by its place among the names of the question and then the link's own list of texts, since most stand there many times; -1 for none. */
const Place = z.int().min(-1);
const PackedUnread = z
  .tuple([
    z
      .int()
      .min(0)
      .max(UNREAD_FROM.length - 1),
    z.int().min(0),
    z.int().min(0),
    Place,
    Place,
    Place,
    Place,
  ])
  .rest(Place);
const PackedAnswer = z.union([
  z.tuple([Place, Place, Place, Place, Place]),
  z.tuple([Place, Place, Place, Place, Place, Place, Place]),
]);
/** Form 2 adds a mark for each drug, entries that were not read, the answer in brief (or 0), and the texts. */
const Second = z.tuple([
  ...FIRST,
  z.array(z.int().min(0).max(MARKS.length)),
  z.array(PackedUnread),
  z.union([z.literal(0), z.tuple([z.array(PackedAnswer), z.array(z.tuple([Place, Place]))])]),
  z.array(z.string().max(1000)),
]);

/** Returns a linked question as the plain values of form 2. */
export function packQuestion({ request, intake, reading, snapshot, digest }: LinkedQuestion): unknown {
  const { drugs, genes, results, coMedication = [], setting, populations = [] } = request;
  const first = [drugs.map(plain), genes.map(plain), results.map(packedResult), coMedication.map(plain)] as const;
  const known = namesIn(...first);
  const texts = new Map(known.map((name, i) => [name, i]));
  const place = (text: string | null): number => {
    if (text === null) return -1;
    const own = plain(text);
    const at = texts.get(own) ?? texts.size;
    texts.set(own, at);
    return at;
  };
  const marks = drugs.map((drug) =>
    Object.hasOwn(intake.marks, drug) ? MARKS.findIndex((mark) => mark === intake.marks[drug]) + 1 : 0,
  );
  const unread = intake.unread.map((one) => [
    UNREAD_FROM.indexOf(one.from),
    one.line ?? 0,
    one.column ?? 0,
    place(one.code),
    place(one.found),
    place(one.expected),
    place(one.remedy),
    ...one.nearest.map(place),
  ]);
  const brief =
    digest === null
      ? 0
      : [
          digest.answers.map((answer) => packedAnswer(answer, place)),
          digest.results.map(({ gene, phenotype }) => [place(gene), place(phenotype)]),
        ];
  return [
    ...first,
    setting === undefined ? 0 : SETTINGS.indexOf(setting) + 1,
    populations.map(plain),
    REPORT_READINGS.indexOf(reading),
    plain(snapshot),
    marks.some((mark) => mark > 0) ? marks : [],
    unread,
    brief,
    [...texts.keys()].slice(known.length),
  ];
}

/** Returns the linked question of plain values of a form; throws when they do not fit it. */
export function unpackQuestion(form: number, values: unknown): LinkedQuestion {
  if (form === 1) return { ...unpackedFirst(First.parse(values)), intake: NO_INTAKE, digest: null };
  const [drugs, genes, results, coMedication, setting, populations, reading, snapshot, marks, unread, brief, added] =
    Second.parse(values);
  const texts = [...namesIn(drugs, genes, results, coMedication), ...added];
  const first = unpackedFirst([drugs, genes, results, coMedication, setting, populations, reading, snapshot]);
  const text = (at: number): string => z.string().parse(texts[at]);
  const textOrNull = (at: number): string | null => (at === -1 ? null : plain(text(at)));
  return {
    ...first,
    intake: {
      unread: unread.map((one) => unpackedUnread(one, (at) => plain(text(at)))),
      marks: Object.fromEntries(
        first.request.drugs.flatMap((drug, i) => markAt(marks[i] ?? 0).map((mark) => [drug, mark])),
      ),
    },
    digest:
      brief === 0
        ? null
        : {
            answers: brief[0].map((answer) => unpackedAnswer(answer, textOrNull)),
            results: brief[1].map(([gene, phenotype]): Digest["results"][number] => ({
              gene: plain(text(gene)),
              phenotype: plain(text(phenotype)),
            })),
          },
  };
}

/** Returns each text of a packed question once: what a link says of its answer mostly repeats them. */
function namesIn(
  drugs: readonly string[],
  genes: readonly string[],
  results: readonly z.infer<typeof PackedResult>[],
  coMedication: readonly string[],
): readonly string[] {
  return [
    ...new Set([
      ...drugs,
      ...genes,
      ...results.flatMap(([gene, , value]) => (typeof value === "number" ? [gene] : [gene, value])),
      ...coMedication,
    ]),
  ];
}

function unpackedFirst([drugs, genes, results, coMedication, setting, populations, reading, snapshot]: z.infer<
  typeof First
>): Pick<LinkedQuestion, "request" | "reading" | "snapshot"> {
  const known = SETTINGS[setting - 1];
  const request = AdviceRequestSchema.parse({
    drugs: drugs.map(plain),
    genes: genes.map(plain),
    results: results.map(unpackedResult),
    ...(coMedication.length === 0 ? {} : { coMedication: coMedication.map(plain) }),
    ...(known === undefined ? {} : { setting: known }),
    ...(populations.length === 0 ? {} : { populations: populations.map(plain) }),
  });
  return { request, reading: REPORT_READINGS[reading] ?? "prescriber", snapshot: plain(snapshot) };
}

function packedResult(result: ResultInput): z.infer<typeof PackedResult> {
  const gene = plain(result.gene);
  if (result.variant !== undefined) return [gene, -1, plain(result.variant), plain(result.genotype ?? "")];
  const form = FORMS.find((one) => result[one] !== undefined) ?? "value";
  const value = result[form] ?? "";
  return [gene, FORMS.indexOf(form), typeof value === "number" ? value : plain(value)];
}

function unpackedResult([gene, form, value, genotype]: z.infer<typeof PackedResult>): ResultInput {
  if (form === -1) return { gene: plain(gene), variant: plain(String(value)), genotype: plain(genotype ?? "") };
  return ResultInputSchema.parse({
    gene: plain(gene),
    [FORMS[form] ?? "value"]: typeof value === "number" ? value : plain(value),
  });
}

function packedAnswer(
  { drug, action, certainty, lead, source, expected }: DigestAnswer,
  place: (text: string | null) => number,
): z.infer<typeof PackedAnswer> {
  const five: [number, number, number, number, number] = [
    place(drug),
    place(action),
    place(certainty),
    place(lead),
    place(source),
  ];
  return expected === null ? five : [...five, place(expected.action), place(expected.certainty)];
}

function unpackedAnswer(
  [drug, action, certainty, lead, source, ...expected]: z.infer<typeof PackedAnswer>,
  text: (at: number) => string | null,
): DigestAnswer {
  const [shiftedAction, shiftedCertainty] = expected;
  return {
    drug: text(drug) ?? "",
    action: text(action),
    certainty: text(certainty) ?? "",
    lead: text(lead),
    source: text(source),
    expected:
      shiftedAction === undefined || shiftedCertainty === undefined
        ? null
        : { action: text(shiftedAction), certainty: text(shiftedCertainty) ?? "" },
  };
}

function unpackedUnread(
  [from, line, column, code, found, expected, remedy, ...nearest]: z.infer<typeof PackedUnread>,
  text: (at: number) => string,
): Unread {
  return {
    from: UNREAD_FROM[from] ?? "results",
    line: line === 0 ? null : line,
    column: column === 0 ? null : column,
    code: text(code),
    found: text(found),
    expected: text(expected),
    remedy: text(remedy),
    nearest: nearest.map(text),
  };
}

function markAt(code: number): readonly Intake["marks"][string][] {
  const mark = MARKS[code - 1];
  return mark === undefined ? [] : [mark];
}

/** Text without control characters and without characters that turn or hide it; it is only ever shown as text. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, "").trim();
}
