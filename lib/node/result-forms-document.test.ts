import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readResult } from "@/lib/intake";
import { knowledge } from "@/tests/builders/shipped";
import { RESULT_FORMS_DOCUMENT, readsAs, resultFormsDocument } from "./result-forms-document";

const methods = Object.values(knowledge.phenotypes);
const examples = methods.flatMap(({ gene, forms }) => forms.examples.map((example) => ({ gene, ...example })));

describe("the table of forms", () => {
  it.each(examples)("$gene “$text” reads as $reads", ({ gene, text, reads }) => {
    const read = readResult(knowledge, { gene, value: text }, []);
    expect(read.ok ? readsAs(read.value) : read.problems[0]?.code).toBe(reads);
  });

  it("has an example for every gene with phenotypes, each with a word for no result", () => {
    const without = methods.filter(({ forms }) => !forms.examples.some(({ form }) => form === "no-call"));
    expect(without.map(({ gene }) => gene)).toEqual([]);
  });

  it.each(methods.map((method) => [method.gene, method] as const))(
    "shows each kind of result that %s has",
    (_, method) => {
      const shown = new Set(method.forms.examples.map(({ form }) => form));
      const needed = [
        ...(method.method === "allele-status" ? (["allele-status", "hla-typing"] as const) : (["phenotype"] as const)),
        ...(method.byScore.length > 0 ? (["activity-score"] as const) : []),
        ...(method.forms.repeats === undefined ? [] : (["repeats"] as const)),
        ...(method.forms.activityWords.length === 0 ? [] : (["enzyme-activity"] as const)),
      ];
      expect(needed.filter((form) => !shown.has(form))).toEqual([]);
    },
  );

  it("in docs/ is fresh: `npm run result-forms` would write the same", () => {
    expect(readFileSync(RESULT_FORMS_DOCUMENT, "utf8")).toBe(resultFormsDocument(knowledge));
  });
});
