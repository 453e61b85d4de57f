/** An entry that could not be read is told in every rendering of a report, and quotes no more than its problem does. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AdviceRequest, REPORT_READINGS } from "@/lib/schema";
import { adviseOn } from "@/lib/advice";
import { guideline, recommendation, scoredMethod } from "@/tests/builders/content";
import { anyUnread } from "@/tests/builders/intake";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { TODAY } from "@/tests/builders/question";
import { MOST_CHART_CHARACTERS, toChartText } from "./chart-text";
import { FILE_FORMATS, fileOf } from "./file-of";
import { type Intake, readQuestion } from "@/lib/intake";
import { readingOf } from "../reading/reading-of";
import { reportOn } from "../page/report-on";
import { unreadLine, unreadSummary } from "../words/unread-line";

const knowledge = buildKnowledge({
  phenotypes: [scoredMethod("TEST1")],
  guidelines: [guideline({ recommendations: [recommendation()] })],
});

/** Every file and reading of one report, by name. */
function renderings(request: AdviceRequest, intake: Intake): Readonly<Record<string, string>> {
  const advice = adviseOn(request, knowledge, TODAY);
  if (!advice.ok) throw new Error("the question was refused");
  const report = reportOn(advice.value, knowledge, intake);
  const files = REPORT_READINGS.flatMap((reading) =>
    FILE_FORMATS.map(
      (format) =>
        [`${format} for a ${reading}`, fileOf(format, { report, advice: advice.value, knowledge, reading })] as const,
    ),
  );
  return Object.fromEntries([
    ...files,
    ["chart", toChartText(report)],
    ...REPORT_READINGS.map(
      (reading) =>
        [`reading for a ${reading}`, JSON.stringify(readingOf(report, advice.value, knowledge, reading))] as const,
    ),
  ]);
}
const QUESTION = readQuestion(knowledge, {
  drugs: "testol (planned)\nnosuchtol",
  panel: "TEST1 *2/*2\nNOSUCH *1/*1\nTEST1 *1/*99",
  coMedication: "gonetol",
});
const all = renderings(QUESTION.request, QUESTION.intake);
const inOneLine = (text: string): string => text.replace(/\s+/g, " ");

describe("entries of three fields that were not read", () => {
  it.each(Object.keys(all).filter((name) => name !== "chart"))("stand in the %s, each by what was found", (name) => {
    for (const { found } of QUESTION.intake.unread)
      expect(inOneLine(all[name] ?? "")).toContain(found.replace(/[“”]/g, "").slice(0, 8));
    expect(QUESTION.intake.unread.map(({ from }) => from)).toEqual(["drugs", "results", "results", "taken as well"]);
  });

  it("are counted in the chart text", () => {
    expect(all["chart"]).toContain("4 entries not read.");
    expect((all["chart"] ?? "").length).toBeLessThanOrEqual(MOST_CHART_CHARACTERS);
  });

  it("are counted at the top of every reading", () => {
    expect(inOneLine(all["html for a prescriber"] ?? "")).toMatch(/<header>.*4 entries were not read.*<\/header>/);
    expect(inOneLine(all["html for a learner"] ?? "")).toMatch(/<header>.*4 entries were not read.*<\/header>/);
    expect(inOneLine(all["html for a patient"] ?? "")).toMatch(
      /<header>.*We could not read all of what was given.*<\/header>/,
    );
  });

  it("are told to a patient by medicine and test, with whom to ask, and without a word of codes or columns", () => {
    const text = inOneLine(all["text for a patient"] ?? "");
    for (const part of [
      "Your list of medicines",
      "Your test",
      "Your other medicines",
      "It was not used. Ask your doctor about it.",
      "Line 2: “nosuchtol”.",
    ])
      expect(text).toContain(part);
    expect(text).not.toMatch(/column|drug-unknown|nearest/);
  });
});

describe("marks", () => {
  it.each([
    ["chart", "testol (planned): "],
    ["text for a prescriber", "TESTOL (planned)"],
    ["text for a learner", "testol (planned)"],
    ["text for a patient", "Testol (planned for you)"],
    ["html for a prescriber", "<h3>testol (planned)"],
  ])("stand in the %s", (name, part) => {
    expect(all[name]).toContain(part);
  });
});

it("nothing is said of unread entries where there are none", () => {
  const none = renderings(
    { drugs: ["testol"], genes: [], results: [{ gene: "TEST1", diplotype: "*2/*2" }] },
    { unread: [], marks: {} },
  );
  for (const text of Object.values(none))
    expect(text.replace('"unread": []', "")).not.toMatch(/not read|could not (?:be )?read|unread/i);
  expect(unreadSummary([])).toBeNull();
});

it("whatever was not read is told whole in text and files, and as text and never as markup", () => {
  fc.assert(
    fc.property(fc.array(anyUnread, { minLength: 1, maxLength: 6 }), (unread) => {
      const told = renderings(
        { drugs: ["testol"], genes: [], results: [] },
        {
          unread: [...unread, { ...(unread[0] as (typeof unread)[number]), found: "<img src=x onerror=alert(1)>" }],
          marks: {},
        },
      );
      const text = inOneLine(told["text for a prescriber"] ?? "");
      for (const entry of unread) expect(text).toContain(inOneLine(unreadLine(entry)));
      expect((JSON.parse(told["json for a patient"] ?? "{}") as { unread: unknown[] }).unread).toHaveLength(
        unread.length + 1,
      );
      for (const reading of REPORT_READINGS) expect(told[`html for a ${reading}`]).not.toMatch(/<img/);
      expect((told["chart"] ?? "").length).toBeLessThanOrEqual(MOST_CHART_CHARACTERS);
      expect(told["chart"]).toContain(`${unread.length + 1} entries not read`);
    }),
    { numRuns: 40 },
  );
});
