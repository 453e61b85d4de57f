import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AdviceRequest, REPORT_READINGS } from "@/lib/schema";
import {
  guideline,
  interactionList,
  phenoconversionMethod,
  recommendation,
  scoredMethod,
} from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { anyUnread, problemText } from "@/tests/builders/intake";
import { reportOf } from "@/tests/builders/question";
import { recordsOf, type Asked, type Intake, decodePermalink, encodePermalink } from "@/lib/intake";
import { changesSince } from "../link/link-digest";
import { linkedOf } from "../link/linked-of";
import { askedOf } from "../page/question";
import { askedOfCsv, askedOfJson } from "./rebuild";
import type { Report } from "../page/report";
import { CSV_COLUMNS, toCsv } from "./to-csv";
import { toAdviceJson } from "./to-json";

const knowledge = buildKnowledge({
  phenotypes: [scoredMethod("TEST1")],
  interactions: [interactionList()],
  phenoconversions: [phenoconversionMethod("TEST1")],
  guidelines: [
    guideline({
      recommendations: [
        recommendation(),
        recommendation({ id: "test-row-normal", lookup: { TEST1: "Normal Metabolizer" }, action: "no-change" }),
        ...["adults", "children"].map((population) =>
          recommendation({ id: `test-row-${population}`, lookup: { TEST1: "Intermediate Metabolizer" }, population }),
        ),
      ],
    }),
  ],
});
const rowsOf = (csv: string): readonly Readonly<Record<string, string>>[] => {
  const [header, ...rows] = recordsOf(csv.replace(/\r\n/g, "\n"), ",").map((record) => record.cells);
  return rows.map((cells) => Object.fromEntries((header ?? []).map((name, i) => [name, cells[i] ?? ""])));
};
const report = (question: Partial<AdviceRequest> = {}, intake?: Intake): Report =>
  reportOf(knowledge, question, intake);
const again = ({ request, intake }: Asked): Report => report(request, intake);

describe("the CSV", () => {
  const csv = toCsv(report({ results: [{ gene: "TEST1", diplotype: "*1/*1" }], coMedication: ["strongtol"] }));

  it("has its header, the line ends of RFC 4180, and as many cells in each row", () => {
    expect(csv.startsWith(`${CSV_COLUMNS.join(",")}\r\n`)).toBe(true);
    expect(csv.replace(/\r\n/g, "")).not.toMatch(/[\r\n]/);
    for (const record of recordsOf(csv.replace(/\r\n/g, "\n"), ","))
      expect(record.cells).toHaveLength(CSV_COLUMNS.length);
  });

  it("never leaves status, caveats or snapshot empty", () => {
    for (const row of rowsOf(csv)) expect([row["status"], row["caveats"], row["snapshot"]]).not.toContain("");
  });

  it("tells the genetic answer and the expected one in rows of their own", () => {
    expect(
      rowsOf(csv)
        .filter((row) => row["kind"] === "answer")
        .map((row) => [row["status"], row["action"]]),
    ).toEqual([
      ["answer by the genetic results", "no-change"],
      ["answer expected beside strongtol", "avoid"],
    ]);
    expect(
      rowsOf(csv)
        .filter((row) => row["status"] === "expected phenotype only")
        .map((row) => row["note"]),
    ).toEqual(["test-row-poor"]);
  });

  it("marks a row that no result meets, so that it cannot pass for advice", () => {
    expect(
      rowsOf(toCsv(report()))
        .filter((row) => row["kind"] === "recommendation")
        .map((row) => row["status"]),
    ).toEqual(Array.from({ length: 4 }, () => "no result: one row of several"));
  });

  it.each(["=1+1", "+49", "-2", "@SUM(A1)", "'=x", "\t=1"])("never lets a spreadsheet run %j", (value) => {
    const written = {
      from: "drugs",
      line: null,
      column: null,
      code: "drug-unknown",
      found: value,
      expected: value,
    } as const;
    const intake: Intake = { unread: [{ ...written, remedy: value, nearest: [value] }], marks: {} };
    const cells = recordsOf(toCsv(report({ genes: ["TEST1"] }, intake)).replace(/\r\n/g, "\n"), ",").flatMap(
      (record) => record.cells,
    );
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  });
});

describe("what was not read", () => {
  it("stands in rows of its own, with a status, and beside it the results that decide nothing", () => {
    const unread = [
      {
        from: "drugs",
        line: 2,
        column: null,
        code: "drug-unknown",
        found: "“nosuchtol”",
        expected: "the name of a drug",
        remedy: "Look in the list of all names",
        nearest: ["testol"],
      },
    ] as const;
    const rows = rowsOf(toCsv(report({ results: [{ gene: "TEST1", diplotype: "*1/*99" }] }, { unread, marks: {} })));
    expect(rows.filter((row) => row["kind"] === "unread").map((row) => [row["status"], row["text"]])).toEqual([
      [
        "not read",
        "Drugs, line 2: Found “nosuchtol”; expected the name of a drug. Look in the list of all names. Did you mean testol?",
      ],
    ]);
    expect(
      rows.filter((row) => row["kind"] === "problem").map((row) => [row["status"], row["text"]?.includes("*99")]),
    ).toEqual([["decides nothing", true]]);
  });

  it("is refused where its row was changed, and not guessed at", () => {
    const csv = toCsv(
      report(
        {},
        {
          unread: [
            {
              from: "results",
              line: 3,
              column: 1,
              code: "gene-unknown",
              found: "“NOSUCH”",
              expected: "a gene",
              remedy: "Look",
              nearest: [],
            },
          ],
          marks: {},
        },
      ),
    );
    expect(askedOfCsv(csv)).toMatchObject({ ok: true });
    expect(askedOfCsv(csv.replace('""results""', '""elsewhere""'))).toMatchObject({
      ok: false,
      problems: [{ code: "no-question" }],
    });
  });
});

describe("the question comes back whole", () => {
  // A cell is trimmed and has no line breaks; everything else may stand in it.
  const text = fc
    .string({ minLength: 1, maxLength: 20, unit: "grapheme" })
    .map((one) => one.replace(/[\p{Cc}\p{Cs}\s]+/gu, " ").trim())
    .filter((one) => one !== "");
  const results = fc.array(
    fc.oneof(
      fc.record({ gene: fc.constant("TEST1"), diplotype: text }),
      fc.record({ gene: text, phenotype: text }),
      fc.record({ gene: text, value: text, written: text }),
      fc.record({ gene: fc.constant("TEST1"), activityScore: fc.integer({ min: 0, max: 8 }).map((n) => n / 4) }),
      fc.record({ gene: text, variant: text, genotype: text }),
    ),
    { maxLength: 6 },
  );

  it("from JSON and CSV, and gives the same report again", () => {
    fc.assert(
      fc.property(
        results,
        fc.constantFrom<string[]>([], ["adults"], ["adults", "children"]),
        fc.boolean(),
        fc.constantFrom(null, "current", "planned"),
        fc.array(anyUnread, { maxLength: 4 }),
        (given, populations, isTaken, mark, unread) => {
          const one = report(
            { results: given, populations, ...(isTaken ? { coMedication: ["strongtol"] } : {}) },
            { unread, marks: mark === null ? {} : { testol: mark } },
          );
          const asked = askedOf(one);
          expect(one.question.drugs[0]?.mark).toBe(mark);
          expect(askedOfJson(JSON.parse(JSON.stringify(toAdviceJson(one))))).toEqual({ ok: true, value: asked });
          expect(askedOfCsv(toCsv(one))).toEqual({ ok: true, value: asked });
          expect(again(asked)).toEqual(one);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("and from a link, with the reading", () => {
    const given = fc.array(
      fc.oneof(
        fc.record({ gene: fc.constant("TEST1"), value: problemText }),
        fc.record({ gene: problemText, variant: problemText, genotype: problemText }),
        fc.record({ gene: fc.constant("TEST1"), diplotype: fc.constantFrom("*1/*1", "*2/*2") }),
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(
        given,
        fc.constantFrom(...REPORT_READINGS),
        fc.boolean(),
        fc.constantFrom(null, "current", "planned"),
        fc.array(anyUnread, { maxLength: 4 }),
        (asked, reading, isTaken, mark, unread) => {
          const one = report(
            { results: asked, setting: "other", ...(isTaken ? { coMedication: ["strongtol"] } : {}) },
            { unread, marks: mark === null ? {} : { testol: mark } },
          );
          const decoded = decodePermalink(encodePermalink(linkedOf(one, reading)));
          if (!decoded.ok) throw new Error(decoded.problems[0]?.code);
          expect(decoded.value.reading).toBe(reading);
          expect(again(decoded.value)).toEqual(one);
          expect(changesSince(decoded.value.digest ?? { answers: [], results: [] }, one, knowledge)).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ["nothing", ""],
    ["another table", "a,b\r\n1,2\r\n"],
  ])("but not from %s", (_, csv) => {
    expect(askedOfCsv(csv)).toMatchObject({ ok: false, problems: [{ code: "no-question" }] });
    expect(askedOfJson({ rows: csv })).toMatchObject({ ok: false, problems: [{ code: "no-question" }] });
  });
});
