/**
 * The page, the JSON, the CSV and the HTML of one report, read back: each
 * answer and each statement has the same action, certainty and caveats in all
 * four, for any guideline rows, results and drugs beside.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adviseOn } from "@/lib/advice";
import type { Knowledge } from "@/lib/knowledge";
import { ACTIONS, STRENGTHS, type AdviceRequest } from "@/lib/schema";
import {
  annotation,
  caution,
  drug,
  drugClass,
  finding,
  guideline,
  interactionList,
  label,
  labelFact,
  phenoconversionMethod,
  recommendation,
  scoredMethod,
} from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { TODAY } from "@/tests/builders/question";
import { recordsOf } from "@/lib/intake";
import { fileOf, type WorkedOut } from "./file-of";
import { pageOneLines } from "../page/page-one";
import { reportOn } from "../page/report-on";
import type { Report } from "../page/report";
import { notesOf } from "./to-json";

/** "answer testol | avoid | guideline-strong | old-review-date", sorted. */
type Facts = readonly string[];
const fact = (
  what: string,
  drug: string,
  id: string,
  action: string | null,
  certainty: string,
  caveats: readonly string[],
): string => [what, drug, id, action ?? "open", certainty, [...caveats].sort().join("+")].join(" | ");
const sorted = (facts: Facts): Facts => [...facts].sort();

function ofPage(report: Report): Facts {
  const expected = report.coMedication.flatMap((one) => one.rows);
  return sorted([
    ...pageOneLines(report).map((line) =>
      fact(
        "answer",
        line.drug,
        "",
        line.action?.code ?? null,
        line.certainty.code,
        line.caveats.map(({ code }) => code),
      ),
    ),
    ...[...notesOf(report), ...expected].map((note) =>
      fact(
        "statement",
        "",
        note.id,
        note.action.code,
        note.certainty.code,
        note.caveats.map(({ code }) => code),
      ),
    ),
  ]);
}

interface JsonNote {
  readonly id: string;
  readonly action: string;
  readonly certainty: string;
  readonly caveats: readonly { readonly code: string }[];
}
interface JsonLine {
  readonly drug: string;
  readonly lead: string | null;
  readonly action: string | null;
  readonly certainty: string;
}

function ofJson(text: string): Facts {
  const { bottomLines, notes, coMedication } = JSON.parse(text) as {
    bottomLines: JsonLine[];
    notes: (JsonNote & { readonly drug: string })[];
    coMedication: { notes: JsonNote[] }[];
  };
  return sorted([
    ...bottomLines.map((line) =>
      fact(
        "answer",
        line.drug,
        "",
        line.action,
        line.certainty,
        notes.find((note) => note.id === line.lead && note.drug === line.drug)?.caveats.map(({ code }) => code) ?? [],
      ),
    ),
    ...[...notes, ...coMedication.flatMap((one) => one.notes)].map((note) =>
      fact(
        "statement",
        "",
        note.id,
        note.action,
        note.certainty,
        note.caveats.map(({ code }) => code),
      ),
    ),
  ]);
}

/** The words of caveats are their codes in the terms of made-up worlds. */
const codesIn = (cell: string): readonly string[] =>
  cell === "none" ? [] : [...cell.matchAll(/(?:^|\s)([a-z-]+): Meaning of \1\./g)].map((match) => match[1] ?? "");

function ofCsv(text: string): Facts {
  const [header, ...records] = recordsOf(text.replace(/\r\n/g, "\n"), ",").map((record) => record.cells);
  const rows = records.map((cells) => Object.fromEntries((header ?? []).map((name, i) => [name, cells[i] ?? ""])));
  return sorted(
    rows.flatMap((row) => {
      const at = (column: string): string => row[column] ?? "";
      if (["question", "unread", "problem"].includes(at("kind")) || at("status").startsWith("answer expected"))
        return [];
      const action = at("action") === "" ? null : at("action");
      return [
        at("kind") === "answer"
          ? fact("answer", at("drug"), "", action, at("certainty"), codesIn(at("caveats")))
          : fact("statement", "", at("note"), action, at("certainty"), codesIn(at("caveats"))),
      ];
    }),
  );
}

function ofHtml(text: string): Facts {
  return sorted(
    [...text.matchAll(/<section id="([^"]+)">(.*?)<\/section>/gs)].flatMap(([, section = "", inside = ""]) =>
      [...inside.matchAll(/<article id="([^"]*)"([^>]*)>/g)].flatMap(([, id = "", attributes = ""]) => {
        const data = (name: string): string | null =>
          new RegExp(` data-${name}="([^"]*)"`).exec(attributes)?.[1] ?? null;
        const [action, certainty, own] = [data("action"), data("certainty"), id.slice(section.length + 1)];
        if (action === null || certainty === null || own.endsWith("-expected")) return [];
        const caveats = (data("caveats") ?? "").split(" ").filter((code) => code !== "");
        return [
          section === "answers"
            ? fact("answer", own.replace(/-answer$/, ""), "", action, certainty, caveats)
            : fact("statement", "", own, action, certainty, caveats),
        ];
      }),
    ),
  );
}

interface World {
  readonly poor: (typeof ACTIONS)[number];
  readonly normal: (typeof ACTIONS)[number];
  readonly strength: (typeof STRENGTHS)[number];
  readonly year: number;
  readonly hasLabel: boolean;
  readonly hasEvidence: boolean;
}

function knowledgeOf({ poor, normal, strength, year, hasLabel, hasEvidence }: World): Knowledge {
  return buildKnowledge({
    drugs: [drugClass("testols"), drug("testol", { classes: ["testols"] }), drug("sibtol", { classes: ["testols"] })],
    phenotypes: [scoredMethod("TEST1")],
    interactions: [interactionList()],
    phenoconversions: [phenoconversionMethod("TEST1")],
    guidelines: [
      guideline({
        drugs: ["testol", "othertol"],
        year,
        recommendations: [
          recommendation({ id: "row-poor", action: poor, strength }),
          recommendation({ id: "row-normal", lookup: { TEST1: "Normal Metabolizer" }, action: normal, strength }),
        ],
      }),
    ],
    ...(hasLabel
      ? {
          labels: [
            label({
              facts: [
                labelFact({
                  id: "label-tumour",
                  origin: "tumour",
                  genes: ["TEST4"],
                  tag: "Testing Required",
                  onBiomarkerList: true,
                  settings: ["oncology"],
                }),
              ],
            }),
          ],
        }
      : {}),
    ...(hasEvidence
      ? {
          annotations: [annotation({ id: "test1-rs1", variants: [{ rsid: "rs1" }] })],
          findings: [
            finding({ id: "test1-rs1-paper", annotation: "test1-rs1" }),
            finding({ id: "test1-rs2", variants: [{ rsid: "rs2" }], source: "pmid-2" }),
            finding({ id: "test1-sibtol", variants: [{ rsid: "rs3" }], drugs: ["sibtol"], source: "pmid-3" }),
          ],
          cautions: [caution({ id: "watch-trough" })],
        }
      : {}),
  });
}

function workedOut(knowledge: Knowledge, request: AdviceRequest): WorkedOut {
  const advice = adviseOn(request, knowledge, TODAY);
  if (!advice.ok) throw new Error("the question was refused");
  return { report: reportOn(advice.value, knowledge), advice: advice.value, knowledge, reading: "prescriber" };
}

const worlds: fc.Arbitrary<World> = fc.record({
  poor: fc.constantFrom(...ACTIONS),
  normal: fc.constantFrom(...ACTIONS),
  strength: fc.constantFrom(...STRENGTHS),
  year: fc.constantFrom(2010, 2025),
  hasLabel: fc.boolean(),
  hasEvidence: fc.boolean(),
});
const requests: fc.Arbitrary<AdviceRequest> = fc.record(
  {
    drugs: fc.constantFrom(["testol"], ["othertol", "testol"]),
    genes: fc.constantFrom([], ["TEST1"]),
    results: fc.array(
      fc.record({
        gene: fc.constant("TEST1"),
        value: fc.constantFrom("*1/*1", "*2/*2", "*1/*2", "*1/*99", "not tested"),
      }),
      { maxLength: 1 },
    ),
    coMedication: fc.constantFrom(["strongtol"], ["moderatol"]),
  },
  { requiredKeys: ["drugs", "genes", "results"] },
);

describe("page, JSON, CSV and HTML of one report", () => {
  it("carry the same actions, certainty and caveats, answer by answer and statement by statement", () => {
    fc.assert(
      fc.property(worlds, requests, (world, request) => {
        const worked = workedOut(knowledgeOf(world), request);
        const page = ofPage(worked.report);
        expect(page.length).toBeGreaterThan(0);
        expect(ofJson(fileOf("json", worked))).toEqual(page);
        expect(ofCsv(fileOf("csv", worked))).toEqual(page);
        expect(ofHtml(fileOf("html", worked))).toEqual(page);
      }),
      { numRuns: 60 },
    );
  });

  // Were one rendering to take a fact from elsewhere, the comparison above must see it: so each is fed another report.
  it.each([
    ["json", ofJson],
    ["csv", ofCsv],
    ["html", ofHtml],
  ] as const)("differ for the reader of the %s as soon as it says something else", (format, read) => {
    const request: AdviceRequest = { drugs: ["testol"], genes: [], results: [{ gene: "TEST1", diplotype: "*2/*2" }] };
    const world: World = {
      poor: "avoid",
      normal: "no-change",
      strength: "Strong",
      year: 2010,
      hasLabel: true,
      hasEvidence: true,
    };
    const page = ofPage(workedOut(knowledgeOf(world), request).report);
    const other = (change: Partial<World>): Facts =>
      read(fileOf(format, workedOut(knowledgeOf({ ...world, ...change }), request)));
    expect(other({})).toEqual(page);
    for (const change of [
      { poor: "change-dose" },
      { strength: "Optional" },
      { year: 2025 },
      { hasEvidence: false },
    ] as const)
      expect(other(change)).not.toEqual(page);
  });

  it("hold what a statement is, where bodies disagree, sources, limits and the snapshot in the HTML", () => {
    const rows = (id: string, body: "CPIC" | "DPWG", action: "avoid" | "no-change") =>
      guideline({
        id,
        body,
        sources: [`guideline-${id}`],
        recommendations: [recommendation({ id: `${id}-poor`, action, sources: [`guideline-${id}`] })],
      });
    const knowledge = buildKnowledge({
      phenotypes: [scoredMethod("TEST1")],
      guidelines: [rows("one", "CPIC", "avoid"), rows("two", "DPWG", "no-change")],
    });
    const worked = workedOut(knowledge, {
      drugs: ["testol"],
      genes: [],
      results: [{ gene: "TEST1", diplotype: "*2/*2" }],
    });
    expect(worked.report.disagreements.length).toBeGreaterThan(0);
    for (const reading of ["prescriber", "learner"] as const) {
      const html = fileOf("html", { ...worked, reading });
      for (const part of [
        knowledge.version,
        TODAY,
        ...worked.report.disagreements.map((one) => one.text),
        ...worked.report.sources.map((source) => source.title),
        ...worked.report.limits.map((limit) => limit.text),
        worked.report.disclaimer,
      ])
        expect(html).toContain(part);
    }
    expect(fileOf("html", worked)).toMatch(/data-status="met by the results"/);
    expect(fileOf("html", worked)).toContain("Met by the results.");
  });
});
