import { AdviceRequestSchema, SETTINGS, type AdviceRequest, type Outcome } from "@/lib/schema";

export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Returns the question an address asks. Genes may stand in one parameter,
 * separated by commas or blanks, and drugs by semicolons, as a form without
 * scripts sends them.
 */
export function requestOf(query: Query): Outcome<AdviceRequest> {
  const drugs = listOf(query["drug"])
    .flatMap((text) => (text.length > 200 ? [text] : text.split(";")))
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const genes = listOf(query["gene"])
    .flatMap((text) => (text.length > 200 ? [text] : text.split(/[,;\s]+/)))
    .filter((name) => name !== "");
  const setting = listOf(query["setting"]).find((text) => text !== "");
  if (drugs.length === 0) {
    return {
      ok: false,
      problems: [
        {
          code: "drug-empty",
          path: ["drugs"],
          found: "no drug",
          expected: "the name of a drug",
          remedy: "Type one below",
          nearest: [],
        },
      ],
    };
  }
  const parsed = AdviceRequestSchema.safeParse({
    drugs: drugs.map(cut),
    genes: genes.map(cut),
    ...(setting === undefined ? {} : { setting }),
  });
  if (parsed.success) return { ok: true, value: parsed.data };
  const isSetting = parsed.error.issues.some((issue) => issue.path[0] === "setting");
  return {
    ok: false,
    problems: [
      isSetting
        ? {
            code: "setting-unknown",
            path: ["setting"],
            found: "a setting we do not know",
            expected: `one of ${SETTINGS.join(", ")}, or none`,
            remedy: "Choose one below",
            nearest: [],
          }
        : {
            code: "request-form",
            path: [],
            found: "too many names",
            expected: "at most 50 drugs and 200 genes",
            remedy: "Ask for fewer at a time",
            nearest: [],
          },
    ],
  };
}

function listOf(value: Query[string]): readonly string[] {
  if (value === undefined) return [];
  return typeof value === "string" ? [value] : value;
}

/** Long enough to be refused by name with its length, short enough to carry around. */
function cut(text: string): string {
  return text.slice(0, 200);
}
