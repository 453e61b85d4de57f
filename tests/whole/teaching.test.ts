/**
 * Every teaching case over the real content: it must still teach what it says.
 * When a case fails here, read it again beside the facts that changed; only
 * then set its `expects` anew, or retire it with the reason.
 */
import { describe, expect, it } from "vitest";
import { type Knowledge } from "@/lib/knowledge";
import { knowledge } from "@/tests/builders/shipped";
import { readCaseFile, givenLines, scoreChoice, solveCase } from "@/lib/teaching";
import { STRENGTHS, type Case } from "@/lib/schema";

const cases = Object.values(knowledge.cases);
const played = cases.filter((one) => one.status === "published").map((one) => [one.id, one] as const);

describe("a case teaches what it says", () => {
  it.each(played)("%s", async (_, one) => {
    const solution = solveCase(one, knowledge, await readCaseFile(one, knowledge));
    expect(solution).toMatchObject({ kind: "solved" });
  });

  it("in at least ten cases", () => {
    expect(played.length).toBeGreaterThanOrEqual(10);
  });
});

/** The knowledge with the rows of some ids changed. */
function withRows(
  ids: readonly string[],
  change: (row: Knowledge["guidelines"][number]["recommendations"][number]) => object | null,
): Knowledge {
  return {
    ...knowledge,
    guidelines: knowledge.guidelines.map((guideline) => ({
      ...guideline,
      recommendations: guideline.recommendations.flatMap((row) => {
        if (!ids.some((id) => id === row.id || id.startsWith(`${row.id}-for-`))) return [row];
        const changed = change(row);
        return changed === null ? [] : [{ ...row, ...changed }];
      }),
    })),
  };
}

const rowsOf = (one: Case): readonly string[] =>
  one.questions.flatMap((question) => (question.formerly.length > 0 ? [] : question.expects.notes.map(({ id }) => id)));
const onRows = played.filter(([, one]) =>
  rowsOf(one).some((id) =>
    knowledge.guidelines.some((guideline) =>
      guideline.recommendations.some((row) => id === row.id || id.startsWith(`${row.id}-for-`)),
    ),
  ),
);

/** The knowledge with one fact changed and nothing else: a row's strength, the words of an annotation or a label, or the day of a search. */
function withFactChanged(id: string): Knowledge {
  const { annotations, findings, labels, searches } = knowledge;
  const changed = <T>(facts: T): T =>
    JSON.parse(JSON.stringify(facts), (_, value: unknown) =>
      isFact(value, id) ? { ...value, text: `${value.text} Changed.` } : value,
    ) as T;
  return {
    ...withRows([id], (row) => ({ strength: STRENGTHS.find((strength) => strength !== row.strength) })),
    annotations: changed(annotations),
    findings: changed(findings),
    labels: changed(labels),
    searches: id.startsWith("absence-") ? searches.map((search) => ({ ...search, date: "2020-01-01" })) : searches,
  };
}

function isFact(value: unknown, id: string): value is { readonly text: string } {
  return (
    value !== null &&
    typeof value === "object" &&
    "id" in value &&
    value.id === id &&
    "text" in value &&
    typeof value.text === "string"
  );
}

/** Every fact of every case, those of an older release apart: content holds those in the case itself. */
const taughtFacts = played.flatMap(([caseId, one]) =>
  [...new Set(rowsOf(one))].map((id) => [caseId, id, one] as const),
);

describe("a case has no solution when what it teaches has changed", () => {
  // The file is read by the changed knowledge too: without it, its questions would drift for want of a result.
  const solved = async (one: Case, by: Knowledge) => solveCase(one, by, await readCaseFile(one, by));

  it.each(onRows)("%s, after another strength", async (_, one) => {
    const other = withRows(rowsOf(one), (row) => ({
      strength: STRENGTHS.find((strength) => strength !== row.strength),
    }));
    const solution = await solved(one, other);
    expect(solution.kind).toBe("outdated");
    expect(JSON.stringify(solution)).not.toContain(one.trap.text);
  });

  it.each(onRows)("%s, after its rows were retired", async (_, one) => {
    expect(
      (
        await solved(
          one,
          withRows(rowsOf(one), () => null),
        )
      ).kind,
    ).toBe("outdated");
  });

  it.each(taughtFacts)("%s, after %s alone was changed", async (_, id, one) => {
    const solution = await solved(one, withFactChanged(id));
    expect(solution.kind === "outdated" ? solution.drifts.map(({ taught }) => taught).join() : solution.kind).toContain(
      id,
    );
  });

  it("when a drug of it is gone", () => {
    const [first] = played;
    const drug = first?.[1].questions[0]?.drug ?? "";
    const others = Object.fromEntries(Object.entries(knowledge.drugs).filter(([id]) => id !== drug));
    expect(first === undefined ? null : solveCase(first[1], { ...knowledge, drugs: others })).toMatchObject({
      kind: "outdated",
    });
  });

  it("when it was retired, and then says why", () => {
    const [first] = played;
    expect(
      first === undefined
        ? null
        : solveCase({ ...first[1], status: "retired", retiredBecause: "The guideline was withdrawn." }, knowledge),
    ).toMatchObject({ kind: "retired", because: "The guideline was withdrawn." });
  });
});

describe("before an answer", () => {
  it("no question gives its phenotype, action or certainty away", () => {
    for (const [, one] of played) {
      for (const question of one.questions) {
        const shown = JSON.stringify([
          givenLines(question, knowledge),
          question.ask,
          question.given,
          one.topic,
          one.story,
          one.chart,
        ]);
        for (const said of question.expects.says) expect(shown).not.toContain(said);
        expect(shown).not.toMatch(/Metabolizer/);
      }
    }
  });
});

describe("an older release", () => {
  it("answers by its own row and leaves today's alone", () => {
    const one = knowledge.cases["fluorouracil-update"];
    const solution = one === undefined ? null : solveCase(one, knowledge);
    const [then, now] = solution?.kind === "solved" ? solution.questions : [];
    expect(then?.notes[0]?.text).toContain("50 to 75 %");
    expect(now?.notes[0]?.text).toContain("50 %");
    expect(now?.notes[0]?.text).not.toContain("75 %");
    expect(then?.headline).toContain("2017");
  });
});

describe("a score", () => {
  it("counts each axis by itself, and the open answer as an answer", () => {
    const one = knowledge.cases["codeine-copies"];
    const solution = one === undefined ? null : solveCase(one, knowledge);
    const [counted, open] = solution?.kind === "solved" ? solution.questions : [];
    if (counted === undefined || open === undefined) throw new Error("the case has two questions");
    const saidOf = (answer: typeof counted) => ({
      action: answer.action?.code ?? null,
      certainty: answer.certainty.code,
    });
    expect(scoreChoice({ action: "avoid", certainty: "guideline-strong" }, saidOf(counted))).toBe(2);
    expect(scoreChoice({ action: "avoid", certainty: "research-only" }, saidOf(counted))).toBe(1);
    expect(scoreChoice({ action: null, certainty: "research-only" }, saidOf(counted))).toBe(0);
    expect(scoreChoice({ action: null, certainty: "guideline-strong" }, saidOf(open))).toBe(2);
  });
});
