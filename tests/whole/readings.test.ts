/**
 * The readings and renderings of one report, over the real content: whoever
 * reads it and in whatever form, actions, certainty and caveats are the same.
 */
import { describe, expect, it } from "vitest";
import { adviseOn, type Advice } from "@/lib/advice";
import { knowledge } from "@/tests/builders/shipped";
import {
  askedOfCsv,
  askedOfJson,
  CSV_COLUMNS,
  MOST_CHART_CHARACTERS,
  pageOneLines,
  readingOf,
  reportOn,
  toAdviceJson,
  toChartText,
  toCsv,
  toHtml,
  type ReadingDocument,
  type Report,
} from "@/lib/report";
import { recordsOf } from "@/lib/intake";
import type { ReportReading, AdviceRequest } from "@/lib/schema";

const guided = [...new Set(knowledge.guidelines.flatMap((guideline) => guideline.drugs))].sort();
const panelOf = (fromEnd: number): AdviceRequest["results"] =>
  Object.values(knowledge.phenotypes).map((method) => ({
    gene: method.gene,
    phenotype: method.terms.at(-fromEnd) ?? method.terms[0] ?? "",
  }));

function ask(request: Partial<AdviceRequest>): { readonly advice: Advice; readonly report: Report } {
  const advice = adviseOn({ drugs: [], genes: [], results: [], ...request }, knowledge, "2026-11-24");
  if (!advice.ok) throw new Error(advice.problems.map((problem) => problem.code).join(", "));
  return { advice: advice.value, report: reportOn(advice.value, knowledge) };
}
const document = ({ advice, report }: ReturnType<typeof ask>, reading: ReportReading): ReadingDocument =>
  readingOf(report, advice, knowledge, reading);
const facts = (one: ReadingDocument) =>
  one.sections
    .find((section) => section.id === "answers")
    ?.items.map(({ id, action, certainty, caveats }) => ({ id, action, certainty, caveats }));

/** Every drug with guidance in tens, with a poor panel, a normal one and none, and inhibitors beside. */
const QUESTIONS: readonly Partial<AdviceRequest>[] = Array.from({ length: Math.ceil(guided.length / 10) }, (_, i) =>
  guided.slice(i * 10, i * 10 + 10),
).flatMap((drugs) => [
  { drugs, results: panelOf(2), coMedication: ["fluoxetine", "clarithromycin"] },
  { drugs, results: panelOf(3) },
  { drugs },
]);
const ASKED = QUESTIONS.map(ask);

describe("the three readings", () => {
  it("carry the same actions, certainty and caveats in the same order, for every drug with guidance", () => {
    for (const one of ASKED) {
      const prescriber = facts(document(one, "prescriber"));
      expect(prescriber?.length).toBeGreaterThanOrEqual(one.report.bottomLines.length);
      expect(facts(document(one, "patient"))).toEqual(prescriber);
      expect(facts(document(one, "learner"))).toEqual(prescriber);
    }
  });
});

describe("the renderings", () => {
  it("page one, JSON, CSV and HTML carry the same actions and certainty", () => {
    for (const { advice, report } of ASKED) {
      const page = pageOneLines(report)
        .map((line) => [line.drug, line.action?.code ?? null, line.certainty.code])
        .sort();
      const json = (
        toAdviceJson(report) as { bottomLines: { drug: string; action: string | null; certainty: string }[] }
      ).bottomLines;
      expect(json.map((line) => [line.drug, line.action, line.certainty]).sort()).toEqual(page);
      const html = toHtml(readingOf(report, advice, knowledge, "prescriber"));
      for (const [drug, action, certainty] of page)
        expect(html).toContain(
          `<article id="answers-${drug ?? ""}-answer" data-action="${action ?? "open"}" data-certainty="${certainty ?? ""}"`,
        );
      const answers = recordsOf(toCsv(report).replace(/\r\n/g, "\n"), ",")
        .map(({ cells }) => cells)
        .filter(
          (cells) =>
            cells[CSV_COLUMNS.indexOf("status")] === "answer by the genetic results" ||
            cells[CSV_COLUMNS.indexOf("status")]?.startsWith("open"),
        );
      expect(
        answers
          .map((cells) => [
            cells[CSV_COLUMNS.indexOf("drug")],
            cells[CSV_COLUMNS.indexOf("action")],
            cells[CSV_COLUMNS.indexOf("certainty")],
          ])
          .sort(),
      ).toEqual(
        pageOneLines(report)
          .map((line) => [line.drugName, line.action?.code ?? "", line.certainty.code])
          .sort(),
      );
      expect(toChartText(report).length).toBeLessThanOrEqual(MOST_CHART_CHARACTERS);
    }
  });

  it("HTML and CSV carry every caveat of an answer", () => {
    for (const one of ASKED) {
      const html = toHtml(document(one, "patient"));
      const csv = toCsv(one.report);
      for (const item of facts(document(one, "prescriber")) ?? []) {
        expect(html).toContain(
          `<article id="answers-${item.id}" data-action="${item.action ?? "open"}" data-certainty="${item.certainty ?? ""}" data-caveats="${(item.caveats ?? []).join(" ")}"`,
        );
        for (const code of item.caveats ?? []) expect(csv).toContain(knowledge.terms.caveats[code].word);
      }
    }
  });

  it("JSON and CSV give the same report again", () => {
    for (const { report } of ASKED.slice(0, 12)) {
      for (const asked of [askedOfJson(toAdviceJson(report)), askedOfCsv(toCsv(report))]) {
        if (!asked.ok) throw new Error("no question came back");
        expect(ask(asked.value.request).report).toEqual(report);
      }
    }
  });

  it("HTML stands alone: no script, no address it would fetch from, and markup of a reader as text", () => {
    const one = ask({ drugs: ["codeine"], results: [{ gene: "CYP2D6", value: "<script>alert(1)</script>\u202E" }] });
    for (const reading of ["prescriber", "patient", "learner"] as const) {
      const html = toHtml(document(one, reading));
      expect(html).not.toMatch(/<script|<img|<link|<iframe|\son\w+=|\ssrc=|url\(|@import|\u202E/i);
      expect(
        html
          .match(/<(\w+)/g)
          ?.every((tag) =>
            /^<(html|head|meta|title|style|body|header|main|footer|section|article|h[1-3]|p|ul|li|doctype)$/i.test(tag),
          ),
      ).toBe(true);
    }
  });
});

describe("the patient's reading", () => {
  const patients = ASKED.map((one) => document(one, "patient"));

  it("says first and last that nothing may be changed without a doctor or pharmacist", () => {
    for (const one of patients)
      expect(one.foot.join(" ")).toMatch(/do not change your medicine without talking to your doctor or pharmacist/i);
  });

  it("holds no dose, no number of a dose, and no step of a guideline", () => {
    for (const [i, one] of patients.entries()) {
      const text = textsOf(one).join(" ");
      expect(text).not.toMatch(
        /\d\s?(?:mg|µg|g|ml|%|times)\b|half the dose|lower dose|higher dose|reduce|increase|\bstop taking\b|\bstart at\b/i,
      );
      const steps = (ASKED[i]?.report.recommendations ?? [])
        .flatMap((note) => note.stepLines)
        .filter((line) => line.length > 25);
      for (const step of steps) expect(text).not.toContain(step);
    }
  });

  it("reads at an age of about twelve: well below grade six, and no sentence of more than twenty words", () => {
    const grades = patients.map((one) => gradeOf(plainTexts(one)));
    expect(Math.max(...grades)).toBeLessThanOrEqual(4);
    const longest = patients
      .flatMap((one) => plainTexts(one).flatMap(sentencesOf))
      .map((sentence) => wordsOf(sentence).length);
    expect(Math.max(...longest)).toBeLessThanOrEqual(20);
  });

  it("the measure tells the prescriber's reading apart from it", () => {
    // Short entries of a list bring the measure down for both, so what counts is how far they lie apart.
    for (const [i, one] of ASKED.entries()) {
      const patient = patients[i];
      if (patient === undefined) throw new Error("no reading");
      expect(gradeOf(textsOf(document(one, "prescriber")))).toBeGreaterThan(gradeOf(plainTexts(patient)) + 1.5);
    }
  });
});

describe("page one", () => {
  it("says for whom a row speaks that is not for all, in the chart text too, and says nothing of those for all", () => {
    const { report } = ask({
      drugs: ["clopidogrel", "codeine"],
      results: [
        { gene: "CYP2C19", diplotype: "*2/*2" },
        { gene: "CYP2D6", diplotype: "*4/*4" },
      ],
    });
    const sources = Object.fromEntries(pageOneLines(report).map((line) => [line.drug, line.source]));
    expect(sources).toEqual({
      clopidogrel: "CPIC 2022 for acute coronary syndrome or percutaneous coronary intervention",
      codeine: "CPIC 2021",
    });
    expect(toChartText(report)).toContain("CPIC 2022 for acute coronary syndrome");
  });
});

describe("the learner's reading", () => {
  it("lists the sources of what it tells and no others, and explains each term of both axes once", () => {
    for (const one of ASKED) {
      const learner = document(one, "learner");
      const items = (id: string) => learner.sections.find((section) => section.id === id)?.items ?? [];
      const listed = items("sources").map(({ heading }) => Number(heading));
      const numbers = items("answers").flatMap(({ list }) =>
        list.flatMap((line) =>
          (/^Sources: ([\d, ]+)\.$/.exec(line)?.[1] ?? "")
            .split(", ")
            .filter((text) => text !== "")
            .map(Number),
        ),
      );
      expect(listed).toEqual(expect.arrayContaining([...new Set(numbers)]));
      const told = new Set([
        ...numbers,
        ...one.report.coMedication
          .flatMap((effect) => [...effect.conversions, ...effect.exposures])
          .flatMap(({ citations }) => citations.map(({ number }) => number)),
      ]);
      if (one.report.disagreements.length === 0) expect(listed.filter((number) => !told.has(number))).toEqual([]);
      const words = items("words").map(({ id }) => id);
      expect(new Set(words).size).toBe(words.length);
      for (const { action, certainty } of items("answers")) {
        if (action != null) expect(words).toContain(`word-${action}`);
        expect(words).toContain(`word-${certainty ?? ""}`);
      }
    }
  });

  it("follows an answer from the alleles to the source", () => {
    const one = document(ask({ drugs: ["codeine"], results: [{ gene: "CYP2D6", diplotype: "*1/*4" }] }), "learner");
    const text = textsOf(one).join("\n");
    for (const part of [
      "*1, normal function, value 1; *4, no function, value 0",
      "1 + 0 = 1",
      "Scores from 0.25 to 1 mean: Intermediate Metabolizer",
      "speaks for: CYP2D6 Intermediate Metabolizer",
      "PMID 33387367",
    ])
      expect(text).toContain(part);
  });
});

function textsOf(one: ReadingDocument): readonly string[] {
  return [
    ...one.lead,
    ...one.sections.flatMap((section) => [
      ...section.paragraphs,
      ...section.items.flatMap((item) => [...item.paragraphs, ...item.list]),
    ]),
    ...one.foot,
  ];
}

/** Names of drugs and the laboratory's own term are what they are; the words around them are ours to choose. */
function plainTexts(one: ReadingDocument): readonly string[] {
  const names = Object.values(knowledge.drugs)
    .map((drug) => drug.name)
    .filter((name) => name.length > 3)
    .sort((a, b) => b.length - a.length);
  return textsOf(one)
    .filter((text) => !text.startsWith("Your doctor calls this:") && !text.startsWith("Your result is:"))
    .map((text) =>
      names.reduce(
        (shortened, name) => (shortened.includes(name) ? shortened.replaceAll(name, "drug") : shortened),
        text,
      ),
    );
}

function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.!?])\s+/).filter((sentence) => /\p{L}/u.test(sentence));
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\d'-]+/gu) ?? [];
}

/** Vowel groups, less a silent e: near enough to count by. */
function syllablesOf(word: string): number {
  const groups = word
    .toLowerCase()
    .replace(/(?:[^l]e|es|[^td]ed)$/, "")
    .match(/[aeiouy]+/g);
  return Math.max(1, groups?.length ?? 1);
}

/** The school grade a text asks for. @source Kincaid and others, 1975: 0.39 words a sentence + 11.8 syllables a word - 15.59 */
function gradeOf(texts: readonly string[]): number {
  const sentences = texts.flatMap(sentencesOf);
  const words = sentences.flatMap(wordsOf);
  return (
    0.39 * (words.length / sentences.length) +
    11.8 * (words.reduce((sum, word) => sum + syllablesOf(word), 0) / words.length) -
    15.59
  );
}
