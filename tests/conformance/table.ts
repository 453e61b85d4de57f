/**
 * The form of our tables: a head of comment lines that says what the rows are,
 * where and when they were taken, and under which licence; a line of column
 * names; rows of cells between tabs.
 */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const TABLES = fileURLToPath(new URL("tables/", import.meta.url));

/** What stands at the head of every table. */
export interface TableHead {
  /** What a row is, and how its cells are to be read. */
  readonly holds: string;
  readonly source: string;
  /** The day of the source, or its month where no day is known. */
  readonly date: string;
  readonly licence: string;
}

export interface Table extends TableHead {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const HEAD = ["holds", "source", "date", "licence"] as const;

/** Returns the names of all tables, in alphabetical order. */
export function tableNames(): readonly string[] {
  return readdirSync(TABLES).sort();
}

/** Returns where a table lies. */
export function tablePath(name: string): string {
  return `${TABLES}${name}`;
}

/** Returns a table as text; throws when a cell holds what would break the form. */
export function tableText({ columns, rows, ...head }: Table): string {
  const broken = rows.find((cells) => cells.length !== columns.length || cells.some((cell) => /[\t\n\r]/.test(cell)));
  if (broken !== undefined) throw new Error(`not a row of ${columns.join(", ")}: ${JSON.stringify(broken)}`);
  if (rows.some(([first]) => first?.startsWith("#"))) throw new Error("a row would read as part of the head");
  return [
    ...HEAD.map((key) => `# ${key}: ${head[key]}`),
    columns.join("\t"),
    ...rows.map((cells) => cells.join("\t")),
    "",
  ].join("\n");
}

/** Returns a table read from its text; throws when its head is not whole. */
export function parseTable(text: string): Table {
  const lines = text.replace(/\n+$/, "").split("\n");
  const head = Object.fromEntries(
    HEAD.map((key, at) => {
      const line = lines[at] ?? "";
      if (!line.startsWith(`# ${key}: `)) throw new Error(`the head has no ${key}`);
      return [key, line.slice(key.length + 4)];
    }),
  ) as Record<(typeof HEAD)[number], string>;
  const [columns = [], ...rows] = lines.slice(HEAD.length).map((line) => line.split("\t"));
  return { ...head, columns, rows };
}

const READ = new Map<string, Table>();

/** Returns one of our tables, read once. */
export function readTable(name: string): Table {
  const table = READ.get(name) ?? parseTable(readFileSync(tablePath(name), "utf8"));
  READ.set(name, table);
  return table;
}

/** Returns the items by a key, in the order in which each key first comes. */
export function grouped<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
