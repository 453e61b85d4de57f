import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gene, phenotypeMethod, scoredMethod } from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { MOST_PANEL_LINES, MOST_RESULTS, parsePanel } from "./panel";

const HLA = {
  ...phenotypeMethod("HLA-T"),
  method: "allele-status" as const,
  terms: ["*57:01 positive", "*57:01 negative"],
  functions: [],
  byFunctions: [],
  statusAlleles: ["*57:01"],
};
const knowledge = buildKnowledge({
  genes: [gene("TEST1", { previousSymbols: ["OLD1"] }), gene("HLA-T")],
  phenotypes: [scoredMethod("TEST1"), phenotypeMethod("TEST2"), HLA],
});
const parse = (text: string) => parsePanel(knowledge, text);
const TWO = [
  { gene: "TEST1", diplotype: "*1/*2" },
  { gene: "TEST2", phenotype: "Poor Metabolizer" },
];

describe("a panel is read in the form it comes in", () => {
  it.each([
    ["the field's columns without a header", "TEST1\t*1/*2\t\t\nTEST2\t\tPoor Metabolizer\t"],
    ["the field's columns with comments", "#TEST2\t\tNot available\nTEST1\t*1/*2\nTEST2\t\tPoor Metabolizer"],
    ["a header", "Gene\tDiplotype\tPhenotype\nTEST1\t*1/*2\t\nTEST2\t\tPoor Metabolizer"],
    [
      "columns in another order, with others between",
      "Date,Phenotype,Lab,Genotype,GENE\n2026-01-01,,A,*1/*2,TEST1\n,Poor Metabolizer,B,,TEST2",
    ],
    [
      "semicolons, quotes, a byte order mark and Windows line ends",
      '\uFEFF"Gene";"Diplotype";"Phenotype"\r\n"TEST1";"*1/*2";""\r\n"TEST2";"";"Poor Metabolizer"\r\n',
    ],
    [
      "a program's name above the header",
      "Caller v3.1\nGene\tSource Diplotype\tPhenotype\tActivity Score\nTEST1\t*1/*2\t\t\nTEST2\t\tPoor Metabolizer\t",
    ],
    [
      "curly quotes and non-breaking blanks",
      "Gene,Diplotype,Phenotype\n“TEST1”,“*1/*2”,\nTEST2,,Poor\u00A0Metabolizer",
    ],
    [
      "a cell with a line break and a doubled quote before it",
      'Gene,Diplotype,Phenotype,Remark\nTEST1,*1/*2,,"said ""normal""\nby phone"\nTEST2,,Poor Metabolizer,',
    ],
  ])("%s", (_, text) => {
    expect(parse(text)).toEqual({ results: TWO, problems: [], remarks: [] });
  });

  it.each([
    ["TEST1 *1/*2", "*1/*2"],
    ["TEST1: *1/*2", "*1/*2"],
    ["TEST1=*1/*2", "*1/*2"],
    ["TEST1*1/*2", "*1/*2"],
    ["OLD1 poor metaboliser", "poor metaboliser"],
    ["test1\tAS 0.5", "AS 0.5"],
  ])("the line %s", (line, value) => {
    expect(parse(line)).toEqual({ results: [{ gene: "TEST1", value }], problems: [], remarks: [] });
  });

  it("an allele status glued to its gene", () => {
    expect(parse("HLA-T*57:01 positive").results).toEqual([{ gene: "HLA-T", value: "*57:01 positive" }]);
  });

  it("a decimal comma in a table of semicolons", () => {
    expect(parse("Gene;Activity score\nTEST1;0,5").results).toEqual([{ gene: "TEST1", activityScore: "0,5" }]);
  });
});

describe("one row told in several forms", () => {
  it("is one result where they agree, by the form that says most", () => {
    expect(parse("TEST1\t*1/*2\tIntermediate Metabolizer\t1.0").results).toEqual([
      { gene: "TEST1", diplotype: "*1/*2" },
    ]);
  });

  it("stays as two where they do not, so that the contradiction is told", () => {
    expect(parse("TEST1\t*1/*2\tPoor Metabolizer\t").results).toEqual([
      { gene: "TEST1", diplotype: "*1/*2" },
      { gene: "TEST1", phenotype: "Poor Metabolizer" },
    ]);
  });
});

describe("a row that is not as it should be", () => {
  it("is pointed out by line and column, and the others stand", () => {
    const { results, problems } = parse("Gene,Diplotype\nTEST1,*1/*99\nTEST9,*1/*1\nTEST1,*1/*2\nTEST2,*2/*2/*2");
    expect(results).toEqual([{ gene: "TEST1", diplotype: "*1/*2" }]);
    expect(problems.map(({ code, line, column }) => [code, line, column])).toEqual([
      ["allele-unknown", 2, 2],
      ["gene-unknown", 3, 1],
      ["diplotype-too-many-alleles", 5, 2],
    ]);
  });

  it("asks for the gene whose letters changed places, and never for one with another number", () => {
    expect(parse("TEST11\t*1/*1").problems[0]).toMatchObject({ code: "gene-unknown", nearest: [] });
    expect(parse("TSET1\t*1/*1").problems[0]).toMatchObject({
      code: "gene-unknown",
      nearest: expect.arrayContaining(["TEST1"]) as string[],
    });
  });

  it("takes the gene of merged cells from above, and says so", () => {
    const { results, remarks } = parse("Gene,Status\nHLA-T,*57:01 negative\n,*57:01 negative\n");
    expect(results).toHaveLength(2);
    expect(remarks).toEqual([
      { code: "gene-from-row-above", line: 3, text: expect.stringContaining("HLA-T") as string },
    ]);
  });

  it("reads swapped columns by what they hold, and says so", () => {
    expect(parse("Gene,Diplotype\n*1/*2,TEST1")).toEqual({
      results: [{ gene: "TEST1", value: "*1/*2" }],
      problems: [],
      remarks: [{ code: "columns-swapped", line: 2, text: expect.stringContaining("TEST1") as string }],
    });
    expect(parse("Gene,Diplotype,Phenotype\nTEST1,Poor Metabolizer,*2/*2")).toMatchObject({
      results: [{ gene: "TEST1", value: "*2/*2" }],
      problems: [],
      remarks: [{ code: "columns-swapped", line: 2 }],
    });
  });

  it.each(["Not available", "no call", "-", "—"])(
    "never takes “%s” for a result, and says that the gene counts as not tested",
    (word) => {
      expect(parse(`Gene\tDiplotype\nTEST1\t${word}`)).toMatchObject({
        results: [],
        problems: [],
        remarks: [{ code: "no-result", line: 2 }],
      });
    },
  );

  it.each(["TEST1", "TEST1\t", "TEST1\t   "])("misses the result of %j", (line) => {
    expect(parse(line)).toMatchObject({ results: [], problems: [{ code: "row-without-result", line: 1 }] });
  });

  it("does not let an open quotation mark swallow the rows below it", () => {
    const { results } = parse(`Gene,Diplotype\nTEST2,"*1/*2\n${"TEST1,*1/*2\n".repeat(8)}`);
    expect(results.filter(({ gene: symbol }) => symbol === "TEST1")).toHaveLength(8);
  });

  it("shows neither markup nor characters that turn or hide text as anything but text", () => {
    const { problems } = parse("<script>alert(1)</script>\u202E\t*1/*1\u0007");
    expect(problems[0]?.code).toBe("gene-unknown");
    expect(problems[0]?.found).not.toMatch(/[\u202E\u0007]/);
  });
});

describe("a paste that is too long", () => {
  it("is read up to the bound, and the rest is named", () => {
    const { results, problems } = parse("TEST1 *1/*2\n".repeat(10_000));
    expect(results).toHaveLength(MOST_RESULTS);
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ["panel-too-many-results", MOST_RESULTS + 1],
      ["panel-too-long", MOST_PANEL_LINES + 1],
    ]);
    expect(problems[1]?.remedy).toContain("10001");
  });

  it("reads eighty results as eighty", () => {
    expect(parse("TEST1 *1/*2\n".repeat(80)).results).toHaveLength(80);
  });
});

it("never throws, and gives every result a place in a question, whatever is pasted", () => {
  const anything = fc.array(
    fc.oneof(
      fc.constantFrom(
        "TEST1",
        "TEST2",
        "HLA-T",
        "*1/*2",
        "*2/*9",
        "PM",
        '"',
        ",",
        ";",
        "\t",
        "\n",
        "Gene",
        "Diplotype",
        "#",
        "“",
        "\uFEFF",
        "\u202E",
      ),
      fc.string({ maxLength: 12, unit: "grapheme" }),
    ),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(anything, (parts) => {
      const { results, problems } = parse(parts.join(""));
      for (const result of results) expect(Object.keys(result)).toHaveLength(2);
      for (const problem of problems) expect(problem.line).toBeGreaterThan(0);
    }),
  );
});

it("keeps the rows of a table whatever delimiter parts them and whatever order the columns have", () => {
  const cell = fc.constantFrom("*1/*2", "*1/*1", "*2/*2");
  fc.assert(
    fc.property(
      fc.constantFrom(",", ";", "\t"),
      fc.boolean(),
      fc.boolean(),
      fc.array(cell, { minLength: 1, maxLength: 20 }),
      (delimiter, isReversed, isQuoted, cells) => {
        const rows = [["Gene", "Diplotype"], ...cells.map((one) => ["TEST1", one])].map((row) =>
          isReversed ? [...row].reverse() : row,
        );
        const text = rows.map((row) => row.map((one) => (isQuoted ? `"${one}"` : one)).join(delimiter)).join("\r\n");
        expect(parse(text)).toEqual({
          results: cells.map((diplotype) => ({ gene: "TEST1", diplotype })),
          problems: [],
          remarks: [],
        });
      },
    ),
  );
});

describe("our own table of calls", () => {
  const header = "Gene\tSource Diplotype\tPhenotype\tMissing positions\tState\tSample";

  it("gives plain calls back, and refuses one that was ambiguous rather than read it as plain", () => {
    const rows = [
      "TEST1\t*1/*2\tIntermediate Metabolizer\tno\tcalled\tS1",
      "TEST1\t*1/*1\tNormal Metabolizer\tyes\tambiguous\tS1",
      "TEST1\t\t\tyes\tnot-tested\tS1",
      "TEST1\t\t\tno\tnot-callable\tS1",
    ];
    const { results, problems } = parsePanel(knowledge, [header, ...rows].join("\n"));
    expect(results).toEqual([{ gene: "TEST1", diplotype: "*1/*2" }]);
    expect(problems.map(({ code, line }) => [code, line])).toEqual([["row-ambiguous", 3]]);
  });
});

describe("a column that nothing reads", () => {
  it.each(["sample of the donor", "no longer pending", "repeat not needed", "amended"])(
    "is named where it says “%s”, which may change the result beside it",
    (comment) => {
      const { results, remarks } = parsePanel(knowledge, `Gene,Result,Comment\nTEST1,*2/*2,${comment}`);
      expect(results).toHaveLength(1);
      expect(remarks.map(({ code, line }) => [code, line])).toEqual([["column-not-read", 2]]);
      expect(remarks[0]?.text).toContain("“Comment”");
    },
  );

  it("is passed over where it says nothing of the result", () => {
    expect(parsePanel(knowledge, "Gene,Result,Comment\nTEST1,*2/*2,").remarks).toEqual([]);
  });
});

describe("a row that the laboratory does not stand by", () => {
  it.each([
    "not confirmed",
    "Preliminary",
    "preliminary result, to be confirmed by sequencing",
    "repeat?",
    "Pending confirmation",
    "failed QC",
    "cancelled",
    "wrong patient",
  ])("is not used where its comment says “%s”, and is told with these words", (comment) => {
    const { results, problems } = parsePanel(knowledge, `Gene,Result,Comment\nTEST2,*1/*1,\nTEST1,*2/*2,"${comment}"`);
    expect(results.map(({ gene: symbol }) => symbol)).toEqual(["TEST2"]);
    expect(problems.map(({ code, line }) => [code, line])).toEqual([["row-not-final", 3]]);
    expect(problems[0]?.found).toContain("*2/*2");
    expect(problems[0]?.found).toContain(comment);
  });

  it.each([
    ["Final", 1],
    ["F", 1],
    ["Confirmed", 1],
    ["Preliminary", 0],
    ["P", 0],
    ["Not verified", 0],
    ["Cancelled", 0],
  ])("a status “%s” lets %i result stand", (status, count) => {
    for (const header of ["Status", "Result status"]) {
      const { results, problems } = parsePanel(knowledge, `Gene,Result,${header}\nTEST1,*2/*2,${status}`);
      expect([header, results.length, problems.length]).toEqual([header, count, 1 - count]);
    }
  });

  it("a status that nobody knows is named, and the result stands", () => {
    const { results, remarks } = parsePanel(knowledge, "Gene,Result,Result status\nTEST1,*2/*2,Level 3");
    expect(results).toHaveLength(1);
    expect(remarks.map(({ code }) => code)).toEqual(["status-unclear"]);
  });

  it("a column named Status may hold the result itself", () => {
    expect(parse("Gene,Status\nTEST2,Poor Metabolizer").results).toEqual([
      { gene: "TEST2", value: "Poor Metabolizer" },
    ]);
  });
});

describe("what is not this patient's result of today", () => {
  it.each(["Reference range", "Previous result", "Mother", "Normal", "Father's genotype"])(
    "the column “%s” is never read, and is told once",
    (header) => {
      const { results, problems, remarks } = parse(`Gene,${header},Result\nTEST1,*1/*1,*2/*2\nTEST2,*1/*1,*2/*2`);
      expect(problems).toEqual([]);
      expect(remarks.map(({ code }) => code)).toEqual(["column-not-read"]);
      expect(results).toEqual([
        { gene: "TEST1", value: "*2/*2" },
        { gene: "TEST2", value: "*2/*2" },
      ]);
    },
  );

  it("a row of a relative is told and not used", () => {
    const { results, problems } = parse("Gene,Relationship,Result\nTEST1,Self,*1/*2\nTEST1,Mother,*2/*2");
    expect(results).toEqual([{ gene: "TEST1", value: "*1/*2" }]);
    expect(problems.map(({ code, line }) => [code, line])).toEqual([["row-of-another-person", 3]]);
  });

  it("a reference written into the result's cell is refused with it", () => {
    const { results, problems } = parse("Gene,Result\nTEST1,Ref: *1/*1");
    expect(results).toEqual([]);
    expect(problems).toHaveLength(1);
  });
});

describe("a table of several people", () => {
  const table = "Patient,Gene,Result\nJane Doe,TEST1,*1/*2\nJane Doe,TEST2,*1/*1\nRick Roe,TEST1,*2/*2";

  it("is refused with the rows of each, and names nobody", () => {
    const { results, problems } = parse(table);
    expect(results).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual(["several-people"]);
    expect(problems[0]?.found).toContain("rows 2–3");
    expect(problems[0]?.found).toContain("row 4");
    expect(JSON.stringify(problems)).not.toMatch(/Jane|Doe|Rick|Roe/);
  });

  it.each(["2", "rick roe"])("gives the rows of the one asked for as %j", (person) => {
    expect(parsePanel(knowledge, table, { person }).results).toEqual([{ gene: "TEST1", value: "*2/*2" }]);
  });

  it("has none such where the one asked for is not in it", () => {
    const { results, problems } = parsePanel(knowledge, table, { person: "Ann Other" });
    expect(results).toEqual([]);
    expect(JSON.stringify(problems)).toContain("person-unknown");
    expect(JSON.stringify(problems)).not.toMatch(/Other|Jane/);
  });

  it("is one person's where a name stands once above merged cells, or samples are of one patient", () => {
    expect(parse("Patient,Gene,Result\nJane Doe,TEST1,*1/*2\n,TEST2,*1/*1").results).toHaveLength(2);
    expect(parse("MRN,Sample,Gene,Result\n7,A,TEST1,*1/*2\n7,B,TEST2,*1/*1").results).toHaveLength(2);
  });

  it("is seen without a header too", () => {
    expect(parse("Jane,TEST1,*1/*2\nRick,TEST2,*2/*2")).toMatchObject({
      results: [],
      problems: [{ code: "several-people" }],
    });
  });
});

describe("a table in a form of its own", () => {
  it.each([
    ["bars", "| Gene | Result |\n|------|--------|\n| TEST1 | *1/*2 |"],
    ["blanks under a header", "Gene    Previous result    Result\nTEST1   *2/*2   *1/*2"],
    ["a header of another name above the genes", "Marker name;Result\nTEST1;*1/*2"],
    ["a column of genes named as people", "Name,Result\nTEST1,*1/*2"],
    ["one column for each gene", "Sample,TEST1\nS1,*1/*2"],
    ["the gene with its test", "Test,Result\nTEST1 genotype,*1/*2"],
    ["a header repeated on a second page", "Gene,Result\nTEST1,*1/*2\nGene,Result"],
    ["an order of its own without a header", "S1,TEST1,*1/*2,2026-01-05,Final"],
  ])("%s", (_, text) => {
    const { results, problems } = parse(text);
    expect(problems).toEqual([]);
    expect(results.map((result) => ({ gene: result.gene, told: result.value ?? result.diplotype }))).toEqual([
      { gene: "TEST1", told: "*1/*2" },
    ]);
  });

  it("two results in one line are two results", () => {
    expect(parse("TEST1 *1/*2; TEST2 *2/*2").results).toEqual([
      { gene: "TEST1", value: "*1/*2" },
      { gene: "TEST2", value: "*2/*2" },
    ]);
  });

  it("two genes side by side in a row are told, and none is read as the other's", () => {
    expect(parse("Gene,Result,More,Other\nTEST1,*1/*2,TEST2,*2/*2").results).toEqual([
      { gene: "TEST1", value: "*1/*2" },
    ]);
    const { results, problems } = parse("TEST1,*1/*2,TEST2,*2/*2\nTEST1,*1/*2,TEST2,*2/*2");
    expect(results).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual(["row-of-two-genes", "row-of-two-genes"]);
  });

  it("a footnote is told, as a problem where it may change a result", () => {
    const { results, problems, remarks } = parse("Gene,Result\nTEST1,*1/*2\nPage 1 of 2,\n* preliminary,");
    expect(results).toHaveLength(1);
    expect(remarks.map(({ code, line }) => [code, line])).toEqual([["line-not-read", 3]]);
    expect(problems.map(({ code, line }) => [code, line])).toEqual([["line-not-read", 4]]);
  });

  it("a decimal comma between commas is joined again; a row that fits in no one way is refused", () => {
    expect(parse("Gene,Activity score\nTEST1,0,5").results).toEqual([{ gene: "TEST1", activityScore: "0,5" }]);
    const { results, problems } = parse("Gene,Result\nTEST1,*1/*2,*2/*2");
    expect(results).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual(["row-too-wide"]);
  });

  it("a raw file of an array is no panel", () => {
    expect(parse("rsid\tchromosome\tposition\tgenotype\nrs1\t1\t100\tAG")).toMatchObject({
      results: [],
      problems: [{ code: "table-of-raw-genotypes" }],
    });
  });

  it("a row behind the sign of a comment is told where it says a result", () => {
    expect(parse("#TEST1\t*2/*2\nTEST2\t*1/*1").remarks.map(({ code, line }) => [code, line])).toEqual([
      ["line-not-read", 1],
    ]);
  });

  it("of the solutions that a program ranked the first is read, and the others are told", () => {
    const { results, remarks } = parse("Gene,Rank,Solution\nTEST1,2,*2/*2\nTEST1,1,*1/*2");
    expect(results).toEqual([{ gene: "TEST1", diplotype: "*1/*2" }]);
    expect(remarks.map(({ code, line }) => [code, line])).toEqual([["rank-not-first", 2]]);
  });

  it("a solution without a rank gives way to none, and one of a lower rank alone is told", () => {
    expect(parse("Gene,Rank,Solution\nTEST1,,*2/*2\nTEST1,1,*1/*2").results).toHaveLength(2);
    expect(parse("Gene,Rank,Solution\nTEST1,1.0,*1/*2\nTEST1,2.0,*2/*2").results).toHaveLength(1);
    const { results, remarks } = parse("Gene,Rank,Solution\nTEST1,2,*2/*2");
    expect(results).toHaveLength(1);
    expect(remarks.map(({ code, line }) => [code, line])).toEqual([["rank-not-first", 2]]);
  });

  it("“no call” beside a result of the same gene is told", () => {
    const { results, remarks } = parse("Gene,Diplotype,Phenotype\nTEST1,*1/*2,No call\nTEST2,-,Poor Metabolizer");
    expect(results).toHaveLength(2);
    expect(remarks.map(({ code, line }) => [code, line])).toEqual([["no-result", 2]]);
  });

  it.each(["Comment,low confidence", "Call confidence,Low", "Read quality,poor"])(
    "a cell that says how unsure a result is, is told: %s",
    (column) => {
      const [name, cell] = column.split(",");
      const { results, remarks } = parse(`Gene,Result,${name}\nTEST1,*1/*2,${cell}`);
      expect(results).toHaveLength(1);
      expect(remarks.map(({ code, line }) => [code, line])).toEqual([["column-not-read", 2]]);
    },
  );
});
