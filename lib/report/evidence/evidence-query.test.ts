import { describe, expect, it } from "vitest";
import { joinRelease } from "@/lib/knowledge";
import { annotation, drug, finding } from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { release, releaseAnnotation, releaseEvidence } from "@/tests/builders/release";
import { annotationRows } from "./annotation-rows";
import { evidenceCsv } from "./evidence-csv";
import {
  evidenceQueryOf,
  evidenceSearch,
  pageOf,
  ROWS_A_PAGE,
  selectEvidence,
  type QueryParameters,
} from "./evidence-query";

const knowledge = joinRelease(
  buildKnowledge({
    drugs: [drug("testol", { brands: [{ name: "Afinotest", sources: ["label-testol"] }] })],
    annotations: [
      annotation({ id: "own", clinpgxId: "9", level: "3", score: 1.5, genes: ["TEST1"], variants: [{ rsid: "rs9" }] }),
    ],
    findings: [finding({ id: "paper", annotation: "own" })],
  }),
  release({
    annotations: [
      releaseAnnotation({
        clinpgxId: "1",
        level: "1A",
        score: 100,
        categories: ["Toxicity", "Dosage"],
        genes: ["TEST2"],
        variants: ["TEST2*4"],
        drugs: ["othertol"],
        phenotypes: ["Test Neoplasms"],
        paperCount: 12,
      }),
      releaseAnnotation({
        clinpgxId: "2",
        level: "2B",
        score: 9,
        population: "Pediatric",
        evidence: [releaseEvidence({ score: -1, direction: "not-associated" })],
        paperCount: 2,
      }),
      releaseAnnotation({
        clinpgxId: "3",
        level: "4",
        score: -2.5,
        variants: ["rs10"],
        evidence: [releaseEvidence({ score: -1, direction: "decreased" })],
      }),
    ],
  }),
);
const rows = annotationRows(knowledge, "2026-11-24");
const idsFor = (parameters: QueryParameters): readonly string[] =>
  selectEvidence(rows, evidenceQueryOf(parameters, knowledge).query).map((row) => row.id);

describe("a filter keeps the rows it names, and no others", () => {
  it.each<[QueryParameters, readonly string[]]>([
    [{}, ["clinpgx-1", "clinpgx-2", "own", "clinpgx-3"]],
    [{ level: "1a" }, ["clinpgx-1"]],
    [{ level: ["1A", "4"] }, ["clinpgx-1", "clinpgx-3"]],
    [{ category: "Dosage" }, ["clinpgx-1"]],
    [{ gene: "TEST2" }, ["clinpgx-1"]],
    [{ drug: "Afinotest" }, ["clinpgx-2", "own", "clinpgx-3"]],
    [{ drug: "testol", level: "2B" }, ["clinpgx-2"]],
    [{ variant: "test2 *4" }, ["clinpgx-1"]],
    [{ variant: "rs1" }, ["clinpgx-2"]],
    [{ phenotype: "test neoplasms" }, ["clinpgx-1"]],
    [{ population: "pediat" }, ["clinpgx-2"]],
    [{ direction: "not-associated" }, ["clinpgx-2"]],
    [{ papers: "against" }, ["clinpgx-3"]],
    [{ papers: ["noEffect", "against"] }, ["clinpgx-2", "clinpgx-3"]],
    [{ from: "curated" }, ["own"]],
    [{ level: "1A", gene: "TEST1" }, []],
  ])("%j", (parameters, ids) => {
    expect(idsFor(parameters)).toEqual(ids);
  });
});

describe("a column sorts both ways", () => {
  it.each<[string, readonly string[]]>([
    ["-level", ["clinpgx-3", "own", "clinpgx-2", "clinpgx-1"]],
    ["score", ["clinpgx-1", "clinpgx-2", "own", "clinpgx-3"]],
    ["-score", ["clinpgx-3", "own", "clinpgx-2", "clinpgx-1"]],
    ["marker", ["clinpgx-2", "own", "clinpgx-3", "clinpgx-1"]],
    ["papers", ["clinpgx-1", "clinpgx-2", "own", "clinpgx-3"]],
  ])("by %s", (sort, ids) => {
    expect(idsFor({ sort })).toEqual(ids);
  });

  it("rsIDs by their number", () => {
    expect(idsFor({ sort: "marker" }).indexOf("own")).toBeLessThan(idsFor({ sort: "marker" }).indexOf("clinpgx-3"));
  });
});

describe("the address holds the whole state", () => {
  it("what is read from an address is written to it again", () => {
    const { query, problems } = evidenceQueryOf(
      { level: ["1A", "2A"], drug: "Afinotest", papers: "noEffect", sort: "-papers", page: "3" },
      knowledge,
    );
    expect(problems).toEqual([]);
    const search = evidenceSearch(query);
    expect(search).toBe("level=1A&level=2A&drug=testol&papers=noEffect&sort=-papers&page=3");
    const again = Object.fromEntries(
      [...new Set(new URLSearchParams(search).keys())].map((key) => [key, new URLSearchParams(search).getAll(key)]),
    );
    expect(evidenceQueryOf(again, knowledge).query).toEqual(query);
  });

  it("the first page in the first order needs no word", () => {
    expect(evidenceSearch(evidenceQueryOf({}, knowledge).query)).toBe("");
  });

  it.each<[QueryParameters, string]>([
    [{ level: "5" }, "level"],
    [{ category: "Cost" }, "category"],
    [{ gene: "NOGENE" }, "gene"],
    [{ drug: "nodrug" }, "drug"],
    [{ direction: "sideways" }, "direction"],
    [{ papers: "some" }, "papers"],
    [{ sort: "colour" }, "sort"],
  ])("%j is a problem with what was expected, never passed over", (parameters, field) => {
    expect(evidenceQueryOf(parameters, knowledge).problems).toMatchObject([{ path: [field] }]);
  });
});

describe("pages", () => {
  const many = Array.from({ length: 2 * ROWS_A_PAGE + 1 }, (_, i) => ({
    ...(rows[0] as (typeof rows)[number]),
    id: `row-${i}`,
  }));

  it.each([
    [1, ROWS_A_PAGE, 1],
    [3, 1, 2 * ROWS_A_PAGE + 1],
    [99, 1, 2 * ROWS_A_PAGE + 1],
  ])("page %d has %d rows, the first of them number %d", (page, count, first) => {
    const { rows: shown, firstOneBased, pages } = pageOf(many, page);
    expect({ shown: shown.length, firstOneBased, pages }).toEqual({ shown: count, firstOneBased: first, pages: 3 });
  });

  it("no rows are one empty page", () => {
    expect(pageOf([], 1)).toEqual({ rows: [], pageOneBased: 1, pages: 1, firstOneBased: 0 });
  });
});

describe("the CSV carries with each row what it must not be read without", () => {
  const csv = evidenceCsv(rows, knowledge);
  const lines = csv.replace("\uFEFF", "").trimEnd().split("\r\n");
  const header = (lines[0] ?? "").split(",");
  const cellsOf = (id: string): readonly string[] =>
    (lines.find((line) => line.includes(`,${id},https:`)) ?? "").match(/"(?:[^"]|"")*"|[^,]+/g) ?? [];

  it("status, scale, caveats, date and licence stand in every row", () => {
    expect(header).toEqual(expect.arrayContaining(["Status", "Level scale", "Caveats", "Source date", "Licence"]));
    expect(lines).toHaveLength(rows.length + 1);
    for (const id of ["1", "2", "3"]) expect(cellsOf(id).join(",")).toMatch(/supported|against/);
    for (const id of ["1", "2", "3"])
      expect(cellsOf(id)).toEqual(expect.arrayContaining(["ClinPGx release", "2026-01-05", "CC BY-SA 4.0"]));
  });

  it("a negative score stays a number", () => {
    expect(csv).toContain(",ClinPGx,4,-2.5,");
  });

  it.each(["=1+1", "+A1", "-A1", "@cmd", "\tx"])(
    "a text %j that a spreadsheet would run begins with an apostrophe",
    (text) => {
      const [row] = rows;
      if (row === undefined) throw new Error("no row");
      const body = evidenceCsv([{ ...row, phenotypes: [text] }], knowledge);
      expect(body).toContain(`,'${text},`);
    },
  );

  it("commas, quotes and line ends stay within their cell", () => {
    const [row] = rows;
    if (row === undefined) throw new Error("no row");
    expect(evidenceCsv([{ ...row, population: 'a "b", c\nd' }], knowledge)).toContain('"a ""b"", c\nd"');
  });
});
