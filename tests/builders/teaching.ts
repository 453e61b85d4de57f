/** Minimal valid records of what is taught: a case on testol and TEST1, a page that explains, a term. */
import type { z } from "zod";
import type { CaseSchema, ExplainerSchema, GlossaryTermSchema } from "@/lib/schema";

export type CaseInput = z.input<typeof CaseSchema>;
export type ExplainerInput = z.input<typeof ExplainerSchema>;
export type GlossaryTermInput = z.input<typeof GlossaryTermSchema>;

const REVIEWED = "2026-11-20";

export function teachingCase(overrides: Partial<CaseInput> = {}): CaseInput {
  const id = overrides.id ?? "test-case";
  return {
    id,
    place: 1,
    title: "A case",
    topic: "What it is about",
    patient: "Somebody made up.",
    story: [{ text: "Somebody takes testol." }],
    questions: [caseQuestion()],
    trap: { id: `${id}-trap`, text: "What one may fall for.", sources: ["test-database"] },
    points: [1, 2].map((n) => ({ id: `${id}-point-${n}`, text: `What stays, ${n}.`, sources: ["test-database"] })),
    reviewed: REVIEWED,
    ...overrides,
  };
}

/** Asks what the poor metabolizer row of the test guideline says. */
export function caseQuestion(overrides: Partial<CaseInput["questions"][number]> = {}): CaseInput["questions"][number] {
  return {
    id: "first",
    ask: "What do you do?",
    drug: "testol",
    results: [{ gene: "TEST1", phenotype: "Poor Metabolizer" }],
    expects: {
      action: "avoid",
      certainty: "guideline-strong",
      notes: [{ id: "test-row-poor", action: "avoid", certainty: "guideline-strong", text: "Avoid the drug." }],
    },
    ...overrides,
  };
}

export function explainer(overrides: Partial<ExplainerInput> = {}): ExplainerInput {
  return {
    id: "test-explainer",
    place: 1,
    title: "Explained",
    lead: "In short.",
    sections: [
      { heading: "One", statements: [{ id: "test-explained", text: "A statement.", sources: ["test-database"] }] },
    ],
    reviewed: REVIEWED,
    ...overrides,
  };
}

export function glossaryTerm(overrides: Partial<GlossaryTermInput> = {}): GlossaryTermInput {
  return { id: "test-term", term: "testolism", text: "What testol does.", sources: ["test-database"], ...overrides };
}
