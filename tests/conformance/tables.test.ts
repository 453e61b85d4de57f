/** Our tables say where they come from, stay small, and are what the reference gives, where it lies beside the project. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { TABLES } from "./rebuild";
import { hasReference } from "./reference";
import { readTable, tableNames, tablePath, tableText } from "./table";

const MOST_BYTES = 2_000_000;

describe("the tables of facts", () => {
  it.each(tableNames())("%s names its source, date and licence, and has rows", (name) => {
    const { holds, source, date, licence, rows } = readTable(name);
    for (const said of [holds, source, licence]) expect(said.length).toBeGreaterThan(2);
    expect(date).toMatch(/^20\d\d(-\d\d){0,2}$/);
    expect(rows.length).toBeGreaterThan(0);
  });

  it("are all made by the script, and small enough to read", () => {
    expect(tableNames()).toEqual(Object.keys(TABLES).sort());
    const bytes = tableNames().reduce((sum, name) => sum + readFileSync(tablePath(name)).length, 0);
    expect(bytes).toBeLessThan(MOST_BYTES);
  });
});

// No reader of the project needs the reference; who has it learns when a table no longer is what it says.
if (hasReference)
  it.each(Object.entries(TABLES))("%s is what the reference gives", async (name, make) => {
    expect(readFileSync(tablePath(name), "utf8") === tableText(await make())).toBe(true);
  });
