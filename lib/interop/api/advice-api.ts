import * as z from "zod";
import {
  type AdviceRequest,
  type Problem,
  ACTIONS,
  AdviceRequestSchema,
  CAVEATS,
  CERTAINTIES,
  NOTE_KINDS,
  ORIGINS,
  RESULT_STATES,
  SETTINGS,
  StepSchema,
  STRENGTHS,
} from "@/lib/schema";
import { DEEPEST_BODY } from "../cds/request";
import { depthOf, objectIn } from "../json";

/** A fault of a request as the API tells it: where, what was expected, what to do. Never what was sent. */
export const ApiProblemSchema = z.strictObject({
  code: z.string(),
  path: z.array(z.union([z.string(), z.number()])),
  expected: z.string(),
  remedy: z.string(),
  nearest: z.array(z.string()),
});
export type ApiProblem = z.infer<typeof ApiProblemSchema>;

/** @source RFC 9457, Problem Details for HTTP APIs */
export const ProblemDocumentSchema = z.strictObject({
  type: z.literal("about:blank"),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  problems: z.array(ApiProblemSchema).optional(),
});
export type ProblemDocument = z.infer<typeof ProblemDocumentSchema>;

const CitationSchema = z.object({
  id: z.string(),
  pmid: z.string().nullable(),
  doi: z.string().nullable(),
  title: z.string(),
  year: z.int().nullable(),
  url: z.string().nullable(),
});

const NoteSchema = z.object({
  id: z.string(),
  kind: z.enum(NOTE_KINDS),
  drug: z.string(),
  genes: z.array(z.string()),
  origin: z.enum(ORIGINS),
  source: z.string(),
  population: z.string().nullable(),
  when: z.string().nullable(),
  action: z.enum(ACTIONS),
  steps: z.array(StepSchema),
  fit: z.enum(["holds", "possible", "untested"]).nullable(),
  strength: z.enum(STRENGTHS).nullable(),
  certainty: z.enum(CERTAINTIES),
  level: z.object({ scale: z.string(), value: z.string() }).nullable(),
  text: z.string(),
  reasons: z.array(z.string()),
  caveats: z.array(z.object({ code: z.enum(CAVEATS), text: z.string() })),
  citations: z.array(CitationSchema),
});

const BottomLineSchema = z.object({
  drug: z.string(),
  code: z.string(),
  action: z.enum(ACTIONS).nullable(),
  certainty: z.enum(CERTAINTIES),
  text: z.string(),
});

/** What an answer holds at least. Further fields may be added; a field here does not go away within version 1. */
export const AdviceAnswerSchema = z.object({
  knowledge: z.object({ version: z.string(), date: z.string(), hash: z.string() }),
  asOf: z.string(),
  disclaimer: z.string(),
  question: z.object({
    drugs: z.array(z.object({ id: z.string(), name: z.string() })),
    genes: z.array(z.object({ id: z.string() })),
    setting: z.enum(SETTINGS).nullable(),
  }),
  results: z.array(
    z.object({
      gene: z.string(),
      phenotype: z.string(),
      diplotype: z.string().nullable(),
      activityScore: z.string().nullable(),
      state: z.enum(RESULT_STATES),
    }),
  ),
  problems: z.array(ApiProblemSchema),
  bottomLine: BottomLineSchema.nullable(),
  bottomLines: z.array(BottomLineSchema),
  notes: z.array(NoteSchema),
  disagreements: z.array(z.object({ drug: z.string(), genes: z.array(z.string()), text: z.string() })),
  limits: z.array(z.string()),
});

/** A name a search found. */
export const FoundNamesSchema = z.strictObject({
  names: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(["drug", "class", "gene"]),
      name: z.string(),
      matched: z.string().nullable(),
      /** `not-held`: known by name alone. */
      status: z.enum(["held", "not-held"]),
      /** Spelled otherwise than asked: a question, and not the name. */
      isNear: z.boolean(),
    }),
  ),
});

/** Returns the request, or its faults by the paths of the fields; what was sent is not repeated. */
export function parseAdviceRequest(
  body: unknown,
):
  | { readonly ok: true; readonly value: AdviceRequest }
  | { readonly ok: false; readonly problems: readonly ApiProblem[] } {
  if (depthOf(body, DEEPEST_BODY) > DEEPEST_BODY)
    return { ok: false, problems: [fault([], "structure", `a body of at most ${DEEPEST_BODY} levels`)] };
  const parsed = AdviceRequestSchema.safeParse(body);
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, problems: parsed.error.issues.map(faultOf) };
}

/** Returns problems of our own rooms without the part that quotes what was sent. */
export function withoutFound(problems: readonly Problem[]): readonly ApiProblem[] {
  return problems.map(({ code, path, expected, remedy, nearest }) => ({
    code,
    path: [...path],
    expected,
    remedy,
    nearest: [...nearest],
  }));
}

/** Returns an answer in its public form, with problems that do not quote what was sent. */
export function withoutQuotes(answer: object, problems: readonly Problem[]): object {
  const results = objectIn(answer)?.["results"];
  const read = Array.isArray(results) ? results.map((result: object) => ({ ...result, understoodFrom: null })) : [];
  return { ...answer, results: read, problems: withoutFound(problems) };
}

function faultOf(issue: z.core.$ZodIssue): ApiProblem {
  const path = issue.path.filter((key) => typeof key === "string" || typeof key === "number");
  switch (issue.code) {
    case "unrecognized_keys":
      return fault(path, "field-unknown", "only the fields of the schema");
    case "invalid_type":
      return fault(path, "field-type", `a value of type ${issue.expected}`);
    case "invalid_value":
      return fault(path, "field-value", `one of ${issue.values.map(String).join(", ")}`);
    case "too_big":
      return fault(path, "field-too-long", `at most ${String(issue.maximum)}`);
    case "too_small":
      return fault(path, "field-too-short", `at least ${String(issue.minimum)}`);
    default:
      return fault(
        path,
        "field-form",
        issue.code === "custom" ? issue.message.replace(/^expected /, "") : "a value of the schema",
      );
  }
}

function fault(path: readonly (string | number)[], code: string, expected: string): ApiProblem {
  return { code, path: [...path], expected, remedy: "See the schema at /api/v1/openapi.json", nearest: [] };
}
