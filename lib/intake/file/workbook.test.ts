import { inflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { workbookOf } from "@/tests/builders/workbook";
import { DATE_CELL, readWorkbook } from "./workbook";

const tools = { inflateRaw: (packed: Uint8Array) => inflateRawSync(packed) };
const read = async (sheets: Parameters<typeof workbookOf>[0]) => readWorkbook(await workbookOf(sheets), tools);

describe("a workbook", () => {
  it("is read cell by cell: shared and own strings, numbers, blanks where no cell is", async () => {
    const rows = [
      ["Gene", "Diplotype", "", "Score"],
      ["CYP2D6", { inline: "*1/*4" }, "", 1.25],
      ["NUDT15", "*1/*3", "", ""],
    ];
    expect(await read([{ rows }])).toEqual({
      ok: true,
      value: { text: "Gene\tDiplotype\t\tScore\nCYP2D6\t*1/*4\t\t1.25\nNUDT15\t*1/*3", told: [] },
    });
  });

  it("says in its place where Excel stored a date, by a built-in format and one of its own", async () => {
    const outcome = await read([
      {
        rows: [
          ["CYP2C19", { date: 46039 }],
          ["CYP2C9", { ownDate: 46039 }],
          ["UGT1A1", 6],
        ],
      },
    ]);
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        text: `CYP2C19\t${DATE_CELL}\nCYP2C9\t${DATE_CELL}\nUGT1A1\t6`,
        told: [expect.stringMatching(/2 cells were stored by Excel as a date .* not used/)],
      },
    });
  });

  it("reads what Excel saved of a formula, and never one without its value", async () => {
    expect(
      await read([
        {
          rows: [
            ["TPMT", { formula: "A1", value: "*1/*3C" }],
            ["DPYD", { formula: "A2" }],
          ],
        },
      ]),
    ).toMatchObject({
      ok: true,
      value: {
        text: "TPMT\t*1/*3C\nDPYD\t[a formula without its value]",
        told: [expect.stringContaining("2 cells hold formulas")],
      },
    });
  });

  it("leaves out hidden sheets, rows and columns, and tells how many", async () => {
    const outcome = await read([
      {
        rows: [
          ["CYP2C19", "*1/*2", "secret"],
          ["CYP2D6", "*4/*4"],
        ],
        hiddenRows: [2],
        hiddenColumns: [3],
        merged: 1,
      },
      { rows: [["CYP2B6", "*6/*6"]], isHidden: true },
    ]);
    expect(outcome).toMatchObject({ ok: true, value: { text: "CYP2C19\t*1/*2" } });
    expect(outcome.ok && outcome.value.told.map((line) => line.slice(0, 12))).toEqual([
      "1 hidden she",
      "1 hidden row",
      "1 hidden col",
      "1 merged ran",
    ]);
  });

  it("with several sheets marks where each begins", async () => {
    expect(
      await read([{ rows: [["CYP2C19", "*1/*2"]] }, { rows: [[""]] }, { rows: [["CYP2D6", "*4/*4"]] }]),
    ).toMatchObject({
      ok: true,
      value: { text: "# Sheet 1\nCYP2C19\t*1/*2\n# Sheet 2\nCYP2D6\t*4/*4" },
    });
  });

  it("is refused where it is cut, damaged, of the binary kind or without a cell", async () => {
    const whole = await workbookOf([{ rows: [["CYP2C19", "*1/*2"]] }]);
    const foundIn = async (bytes: Uint8Array): Promise<string> => {
      const outcome = await readWorkbook(bytes, tools);
      return outcome.ok ? "read" : (outcome.problems[0]?.found ?? "");
    };
    expect(await foundIn(whole.subarray(0, whole.length - 30))).toContain("damaged, cut");
    expect(await foundIn(await workbookOf([{ rows: [[""]] }]))).toContain("without a visible cell");
    expect(await foundIn(await workbookOf([{ rows: [["x"]] }], { workbook: "xl/workbook.bin" }))).toContain(".xlsb");
    expect(await foundIn(await workbookOf([{ rows: [["x"]] }], { sheetXml: "<worksheet><sheetData>" }))).toContain(
      "damaged",
    );
  });
});
