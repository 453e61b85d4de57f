import type { Case, Step } from "@/lib/schema";
import type { ContentIssue } from "./content-file";
import type { Located, ParsedContent } from "./parse";

interface Use {
  readonly kind: "source" | "drug" | "gene" | "class";
  readonly id: string;
  readonly record: Located<unknown>;
  readonly path: readonly PropertyKey[];
}

/** Returns every source, drug, class and gene that cases, explaining pages and the glossary name, with its place. */
export function teachingUses(content: ParsedContent): readonly Use[] {
  const all = (
    kind: Use["kind"],
    record: Located<unknown>,
    path: readonly PropertyKey[],
    ids: readonly string[],
  ): Use[] => ids.map((id, i) => ({ kind, id, record, path: [...path, i] }));
  const one = (kind: Use["kind"], record: Located<unknown>, path: readonly PropertyKey[], id: string): Use => ({
    kind,
    id,
    record,
    path,
  });
  return [
    ...content.cases.flatMap((r) => [
      ...r.value.story.flatMap((line, i) => all("source", r, ["story", i, "sources"], line.sources)),
      ...all("source", r, ["trap", "sources"], r.value.trap.sources),
      ...r.value.points.flatMap((point, i) => all("source", r, ["points", i, "sources"], point.sources)),
      ...r.value.questions.flatMap((question, q) => [
        one("drug", r, ["questions", q, "drug"], question.drug),
        ...all("gene", r, ["questions", q, "genes"], question.genes),
        ...all("drug", r, ["questions", q, "coMedication"], question.coMedication),
        ...all("gene", r, ["questions", q, "fromFile"], question.fromFile),
        ...question.results.map((result, i) => one("gene", r, ["questions", q, "results", i, "gene"], result.gene)),
        ...question.formerly.flatMap((row, i) => [
          ...all("source", r, ["questions", q, "formerly", i, "sources"], row.sources),
          ...row.steps.flatMap((step, s) => stepUses(r, ["questions", q, "formerly", i, "steps", s], step)),
        ]),
      ]),
    ]),
    ...content.explainers.flatMap((r) =>
      r.value.sections.flatMap((section, s) => [
        ...section.statements.flatMap((statement, i) =>
          all("source", r, ["sections", s, "statements", i, "sources"], statement.sources),
        ),
        ...(section.picture !== undefined && "gene" in section.picture
          ? [one("gene", r, ["sections", s, "picture", "gene"], section.picture.gene)]
          : []),
        ...(section.picture?.kind === "grades"
          ? [one("drug", r, ["sections", s, "picture", "drug"], section.picture.drug)]
          : []),
      ]),
    ),
    ...content.glossary.flatMap((r) => all("source", r, ["sources"], r.value.sources)),
  ];
}

function stepUses(record: Located<unknown>, path: readonly PropertyKey[], step: Step): readonly Use[] {
  return [
    ...(step.drugs ?? []).map((id): Use => ({ kind: "drug", id, record, path: [...path, "drugs"] })),
    ...(step.classes ?? []).map((id): Use => ({ kind: "class", id, record, path: [...path, "classes"] })),
  ];
}

/** Addresses below /learn that are not cases. */
const TAKEN: ReadonlySet<string> = new Set(["explain", "glossary", "what-if", "grid", "pathway"]);

/**
 * Returns an issue for a case whose address is taken, for two cases at one
 * place of the list, for a former row without one of today to stand in for,
 * for a question id used twice, and for a page that names a case we have not.
 * Whether the answer is still the one a case teaches is no fault of the
 * content files; a test holds that, and the page says so.
 */
export function teaching(content: ParsedContent): readonly ContentIssue[] {
  const rows = new Set(content.guidelines.flatMap((r) => r.value.recommendations.map((row) => row.id)));
  const cases = new Set(content.cases.map((r) => r.value.id));
  return [
    ...content.cases.flatMap((r) => [
      ...(TAKEN.has(r.value.id)
        ? [issueAt(r, ["id"], `the id "${r.value.id}"`, "an id that no other page below /learn has")]
        : []),
      ...twice(
        content.cases.map((other) => other.value.place),
        r.value.place,
        () => issueAt(r, ["place"], `place ${r.value.place} for several cases`, "a place of its own"),
      ),
      ...questionIssues(r, rows),
    ]),
    ...content.explainers.flatMap((r) =>
      r.value.cases.flatMap((id, i) =>
        cases.has(id) ? [] : [issueAt(r, ["cases", i], `the case "${id}"`, "the id of a case that exists in content/")],
      ),
    ),
  ];
}

function questionIssues(r: Located<Case>, rows: ReadonlySet<string>): readonly ContentIssue[] {
  return r.value.questions.flatMap((question, q) => [
    ...twice(
      r.value.questions.map((other) => other.id),
      question.id,
      () => issueAt(r, ["questions", q, "id"], `the question "${question.id}" twice`, "each question once"),
    ),
    ...question.formerly.flatMap((row, i) =>
      rows.has(row.row)
        ? []
        : [
            issueAt(
              r,
              ["questions", q, "formerly", i, "row"],
              `the row "${row.row}"`,
              "the id of a guideline row that exists in content/",
            ),
          ],
    ),
  ]);
}

function twice<T>(all: readonly T[], value: T, issue: () => ContentIssue): readonly ContentIssue[] {
  return all.filter((other) => other === value).length > 1 ? [issue()] : [];
}

function issueAt(
  record: Located<unknown>,
  path: readonly PropertyKey[],
  found: string,
  expected: string,
): ContentIssue {
  return { file: record.file, line: record.lineOf(path), found, expected };
}
