import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drug, gene, phenotypeMethod, scoredMethod } from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { reportOf } from "@/tests/builders/question";
import { MOST_DRUGS } from "./drug-list";
import { askedOf } from "@/lib/report";
import { readQuestion, type QuestionRead, type WrittenQuestion } from "./read-question";

const many = Array.from(
  { length: 200 },
  (_, i) => `manytol${String.fromCharCode(97 + Math.floor(i / 20))}${String.fromCharCode(97 + (i % 20))}`,
);
const knowledge = buildKnowledge({
  drugs: [
    drug("testol", { brands: [{ name: "Afinotest", sources: ["label-testol"] }] }),
    drug("othertol"),
    ...many.map((id) => drug(id)),
  ],
  genes: [gene("TEST1", { previousSymbols: ["OLD1"] })],
  phenotypes: [scoredMethod("TEST1"), phenotypeMethod("TEST2")],
});
const read = (question: Partial<WrittenQuestion>): QuestionRead =>
  readQuestion(knowledge, { drugs: "testol", panel: "", coMedication: "", ...question });
const unread = (one: QuestionRead) => one.intake.unread.map(({ from, line, code }) => [from, line, code]);

describe("a question of lists and a table", () => {
  it("keeps brands, marks and the drugs taken as well, and asks about each drug once", () => {
    const one = read({ drugs: "Afinotest (planned)\nothertol (current)\ntestol", coMedication: "manytolaa" });
    expect(one).toMatchObject({
      request: { drugs: ["Afinotest", "othertol"], coMedication: ["manytolaa"] },
      drugIds: ["testol", "othertol"],
      intake: { unread: [], marks: { Afinotest: "planned", othertol: "current" } },
    });
  });

  it("mixes no tables of two people, and tells a second sample", () => {
    const people = read({
      panel: "Patient,Gene,Result\nA1,TEST1,*1/*2",
      morePanels: ["Patient,Gene,Result\nB2,TEST1,*1/*2"],
    });
    expect(people.request.results).toEqual([]);
    expect(unread(people)).toEqual([["results", 1, "several-people"]]);
    const samples = read({
      panel: "Sample,Gene,Result\nA1,TEST1,*1/*2",
      morePanels: ["Sample,Gene,Result\nB2,TEST1,*1/*2"],
    });
    expect(samples.request.results).toHaveLength(2);
    expect(samples.remarks).toHaveLength(1);
    const same = read({
      panel: "Patient,Gene,Result\nA1,TEST1,*1/*2",
      morePanels: ["Patient,Gene,Result\na1,TEST1,*1/*2"],
    });
    expect([same.request.results.length, same.remarks]).toEqual([2, []]);
  });

  it("puts results of another form before those of the table, and keeps the rest of the question", () => {
    const one = readQuestion(
      knowledge,
      { drugs: "testol", panel: "TEST1 *1/*2", coMedication: "" },
      { genes: ["TEST2"], results: [{ gene: "TEST2", phenotype: "PM" }], setting: "oncology" },
    );
    expect(one.request).toEqual({
      drugs: ["testol"],
      genes: ["TEST2"],
      results: [
        { gene: "TEST2", phenotype: "PM" },
        { gene: "TEST1", value: "*1/*2" },
      ],
      setting: "oncology",
    });
  });

  it("gives marks back with the report, so that the same question is asked again", () => {
    const one = read({ drugs: "Afinotest (planned)", panel: "TEST1 *1/*2\nNOSUCH *1/*1" });
    expect(askedOf(reportOf(knowledge, one.request, one.intake))).toEqual({ request: one.request, intake: one.intake });
  });
});

describe("bad input is named with its place, and the rest stands", () => {
  it.each([
    ["an unknown drug", { drugs: "testol\nnosuchtol" }, [["drugs", 2, "drug-unknown"]]],
    ["an unknown drug taken as well", { coMedication: "nosuchtol, othertol" }, [["taken as well", 1, "drug-unknown"]]],
    [
      "unknown genes",
      { panel: "Gene,Diplotype\nNOSUCH1,*1/*1\nTEST1,*1/*2\nNOSUCH2,*1/*1" },
      [
        ["results", 2, "gene-unknown"],
        ["results", 4, "gene-unknown"],
      ],
    ],
    [
      "a swapped pair of columns with an unknown gene",
      { panel: "Gene,Diplotype\n*1/*2,NOSUCH" },
      [["results", 2, "gene-unknown"]],
    ],
    [
      "merged cells above which no gene stands",
      { panel: "Gene,Diplotype\n,*1/*2\nTEST1,*1/*2" },
      [["results", 2, "gene-empty"]],
    ],
    ["letters that turn text around, in a drug", { drugs: "testol\n\u202Elotset" }, [["drugs", 2, "drug-unknown"]]],
    ["letters of another script, in a drug", { drugs: "testol\nתרופה" }, [["drugs", 2, "drug-unknown"]]],
    [
      "markup in a drug and a gene",
      { drugs: "testol\n<img src=x onerror=alert(1)>", panel: "<script>alert(1)</script> *1/*1" },
      [
        ["drugs", 2, "drug-unknown"],
        ["results", 1, "gene-unknown"],
      ],
    ],
  ])("%s", (_, question, expected) => {
    const one = read(question);
    expect(unread(one)).toEqual(expected);
    expect(one.request.drugs).toContain("testol");
    expect(JSON.stringify(one.intake)).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
  });

  it("curly quotes around names and cells are no fault", () => {
    expect(read({ drugs: "“testol”\n‘othertol’", panel: "Gene,Diplotype\n“TEST1”,“*1/*2”" })).toMatchObject({
      request: { drugs: ["testol", "othertol"], results: [{ gene: "TEST1", diplotype: "*1/*2" }] },
      intake: { unread: [] },
    });
  });

  it("two hundred drugs and eighty results: fifty drugs are asked about, the rest is counted with its line, every result is read", () => {
    const one = read({ drugs: many.join("\n"), panel: "TEST1 *1/*2\n".repeat(80) });
    expect(one.request.drugs).toHaveLength(MOST_DRUGS);
    expect(one.request.results).toHaveLength(80);
    expect(one.intake.unread).toEqual([
      expect.objectContaining({ from: "drugs", line: MOST_DRUGS + 1, found: "200 drugs" }),
    ]);
    expect(reportOf(knowledge, one.request, one.intake).bottomLines).toHaveLength(MOST_DRUGS);
  });
});

it("loses no line of a list and no row of a table, whatever they hold", () => {
  const names = fc.array(
    fc.constantFrom(
      "testol",
      "Afinotest",
      "othertol",
      "nosuchtol",
      "<b>x</b>",
      "\u202Ex",
      "testol (planned)",
      "nosuchtol (current)",
    ),
    { maxLength: 12 },
  );
  const rows = fc.array(
    fc.constantFrom("TEST1 *1/*2", "TEST1 *1/*99", "NOSUCH *1/*1", "TEST2 Poor Metabolizer", "TEST2 <i>", "TEST1"),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(names, rows, names, (drugs, panel, taken) => {
      const { request, intake } = read({
        drugs: drugs.join("\n"),
        panel: panel.join("\n"),
        coMedication: taken.join("\n"),
      });
      const linesOf = (from: string): readonly (number | null)[] =>
        intake.unread.filter((entry) => entry.from === from).map((entry) => entry.line);
      const isKnown = (name: string): boolean => /testol|Afinotest|othertol/.test(name);
      expect(linesOf("drugs")).toEqual(drugs.flatMap((name, i) => (isKnown(name) ? [] : [i + 1])));
      expect(linesOf("taken as well")).toEqual(taken.flatMap((name, i) => (isKnown(name) ? [] : [i + 1])));
      // Each row is a result, or is named by its line; one of each here.
      expect(request.results.length + linesOf("results").length).toBe(panel.length);
    }),
  );
});
