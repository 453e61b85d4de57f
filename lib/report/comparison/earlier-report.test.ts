import { describe, expect, it } from "vitest";
import type { AdviceRequest } from "@/lib/schema";
import { drug, guideline, recommendation, scoredMethod, type GuidelineInput } from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { reportOf, TODAY } from "@/tests/builders/question";
import { comparedText, wordCompared } from "./difference-text";
import { compareWithEarlier, readEarlier, type Compared, type EarlierReport } from "./earlier-report";
import { type Asked, type Intake, NO_INTAKE } from "@/lib/intake";
import { fileOf } from "../file/file-of";
import { toAdviceJson } from "../file/to-json";

const poor = recommendation({ id: "row-poor" });
const world = (
  rows: GuidelineInput["recommendations"],
  about: Partial<GuidelineInput> = {},
  drugs: readonly string[] = ["testol", "othertol"],
) =>
  buildKnowledge({
    phenotypes: [scoredMethod("TEST1")],
    drugs: drugs.map((id) => drug(id)),
    guidelines: [guideline({ drugs: ["testol"], recommendations: rows, year: 2022, ...about })],
  });
type World = ReturnType<typeof world>;
const QUESTION: Partial<AdviceRequest> = { genes: [], results: [{ gene: "TEST1", diplotype: "*2/*2" }] };
const exported = (knowledge: World, question = QUESTION, intake?: Intake): string =>
  JSON.stringify(toAdviceJson(reportOf(knowledge, question, intake)));

const before = world([poor]);
const after = world([recommendation({ id: "row-poor", action: "change-dose" })], { year: 2025 });

function earlier(text: string, knowledge: World): EarlierReport {
  const read = readEarlier(text, knowledge);
  if (!read.ok) throw new Error(read.problems[0]?.code);
  return read.value;
}
function compared(text: string, knowledge: World): Compared {
  const outcome = compareWithEarlier(earlier(text, knowledge), knowledge, TODAY);
  if (!outcome.ok) throw new Error(outcome.problems[0]?.code);
  return outcome.value;
}
const codeOf = (text: string, knowledge = before): string | undefined => {
  const read = readEarlier(text, knowledge);
  return read.ok ? undefined : read.problems[0]?.code;
};

describe("an earlier report beside today's knowledge", () => {
  it("differs in nothing where the knowledge is the same, and says so", () => {
    const one = compared(exported(before), before);
    expect(one.changes).toEqual([]);
    expect(wordCompared(one)).toMatchObject({
      sections: [],
      lead: expect.arrayContaining([expect.stringContaining("The answers are as they were.")]) as string[],
    });
  });

  it("tells what changed and why, the answer first, in words and with both snapshots", () => {
    const one = compared(exported(before), after);
    expect(one.changes.map(({ about, id, why }) => [about, id, why])).toEqual([
      ["answer", "testol", "rests-on-changes"],
      ["guideline", "test-guideline", "source-newer"],
      ["guideline-row", "row-poor", "source-newer"],
    ]);
    const text = comparedText(one).replace(/\s+/g, " ");
    for (const part of [
      before.version,
      after.version,
      "ANSWERS",
      "testol: action from “avoid” to “change-dose”",
      "Changed with it: row-poor",
      "ROWS OF GUIDELINES",
      "its source is newer",
    ])
      expect(text).toContain(part);
    expect(
      Math.max(
        ...comparedText(one)
          .split("\n")
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(80);
  });

  it("takes the file that a report is saved as, whole", () => {
    const report = reportOf(before, QUESTION);
    expect(
      compared(fileOf("json", { report, advice: null as never, knowledge: before, reading: "prescriber" }), after),
    ).toEqual(compared(exported(before), after));
  });

  it("tells no change where only other results' rows are new", () => {
    expect(
      compared(
        exported(before),
        world([
          poor,
          recommendation({ id: "row-normal", lookup: { TEST1: "Normal Metabolizer" }, action: "no-change" }),
        ]),
      ).changes,
    ).toEqual([]);
  });

  it("names a drug that is gone, and compares the rest", () => {
    const text = exported(before, { ...QUESTION, drugs: ["testol", "othertol"] });
    const one = compared(text, world([poor], {}, ["testol"]));
    expect(one.remarks).toEqual([expect.stringContaining("othertol")]);
    expect(one.changes).toEqual([]);
    expect(codeOf(exported(before, { ...QUESTION, drugs: ["othertol"] }), world([poor], {}, ["testol"]))).toBe(
      "earlier-drugs-gone",
    );
  });

  it("says that the earlier report was without something", () => {
    const unread = [
      {
        from: "results",
        line: 2,
        column: 1,
        code: "gene-unknown",
        found: "“NOSUCH”",
        expected: "a gene",
        remedy: "Look",
        nearest: [],
      },
    ] as const;
    expect(compared(exported(before, QUESTION, { unread, marks: {} }), after).remarks).toEqual([
      expect.stringContaining("1 entry"),
    ]);
  });

  it("reads a file from before forms, marks, guidelines and unread entries were told", () => {
    const {
      form: _form,
      unread: _unread,
      guidelines: _guidelines,
      ...old
    } = JSON.parse(exported(before)) as Record<string, unknown>;
    const one = compared(JSON.stringify(old), after);
    expect(one.changes.map(({ about }) => about)).toEqual(["answer", "guideline-row"]);
  });
});

describe("the question beside it", () => {
  const beside = (request: Partial<AdviceRequest>): Asked => ({
    request: { drugs: ["testol"], genes: [], results: [], ...request },
    intake: NO_INTAKE,
  });
  const ask = (typed: Asked) => compareWithEarlier(earlier(exported(before), after), after, TODAY, typed);

  it("is the same in whatever form its results came", () => {
    expect(ask(beside({ results: [{ gene: "TEST1", value: "*2/*2" }] }))).toMatchObject({ ok: true });
  });

  it.each([
    ["another drug", beside({ drugs: ["othertol"], results: [{ gene: "TEST1", diplotype: "*2/*2" }] })],
    ["another result", beside({ results: [{ gene: "TEST1", diplotype: "*1/*2" }] })],
    ["no result", beside({})],
    ["a drug taken as well", beside({ results: [{ gene: "TEST1", diplotype: "*2/*2" }], coMedication: ["othertol"] })],
    ["a setting", beside({ results: [{ gene: "TEST1", diplotype: "*2/*2" }], setting: "oncology" })],
  ])("is refused as another one with %s", (_, typed) => {
    expect(ask(typed)).toMatchObject({ ok: false, problems: [{ code: "question-differs" }] });
  });
});

describe("a file that is no earlier report is refused by name", () => {
  const whole = exported(before);
  const changed = (change: (value: Record<string, unknown>) => void): string => {
    const value = JSON.parse(whole) as Record<string, unknown>;
    change(value);
    return JSON.stringify(value);
  };

  it.each([
    ["nothing", "", "earlier-damaged"],
    ["a file whose end is missing", whole.slice(0, -20), "earlier-damaged"],
    ["a CSV", "drug,genes\r\ntestol,TEST1\r\n", "earlier-damaged"],
    ["null", "null", "earlier-no-report"],
    ["other JSON", '{"resourceType":"Bundle"}', "earlier-no-report"],
    ["a list", "[1,2]", "earlier-no-report"],
    [
      "a report of a newer form",
      changed((value) => {
        value["form"] = 2;
      }),
      "earlier-newer",
    ],
    ["a report of a newer form that has become unlike ours", '{"form":7,"answers":[]}', "earlier-newer"],
    [
      "a report without its notes",
      changed((value) => {
        delete value["notes"];
      }),
      "earlier-damaged",
    ],
    [
      "a report with a result of no form",
      changed((value) => {
        (value["question"] as { results: unknown[] }).results = [{ gene: "TEST1" }];
      }),
      "earlier-damaged",
    ],
    [
      "a report whose question is text",
      changed((value) => {
        value["question"] = "<script>alert(1)</script>";
      }),
      "earlier-damaged",
    ],
    [
      "a report with a prototype for a drug",
      changed((value) => {
        (value["question"] as { drugs: unknown[] }).drugs = [{ id: "__proto__", name: "x", matchedAs: null }];
      }),
      "earlier-drugs-gone",
    ],
  ])("%s", (_, text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it("and so is every cut of a good one", () => {
    for (let length = 0; length < whole.length - 1; length += 97)
      expect(codeOf(whole.slice(0, length))).toBe("earlier-damaged");
  });
});
