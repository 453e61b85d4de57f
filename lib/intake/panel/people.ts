import type { PastedRecord } from "../delimited";
import type { Columns } from "./panel-columns";

/** The rows of one person, by the lines of the paste. */
export interface PersonRows {
  readonly key: string;
  readonly records: readonly PastedRecord[];
}

/**
 * Returns the rows of a table by person, where a column says whose they are. A patient's name or number tells people
 * apart; a sample's does where no such column stands beside it. A cell left empty, as in merged cells, is the one above.
 */
export function rowsByPerson(records: readonly PastedRecord[], { kinds }: Columns): readonly PersonRows[] {
  const kind = kinds.includes("person") ? "person" : "sample";
  const places = kinds.flatMap((one, at) => (one === kind ? [at] : []));
  const groups = new Map<string, PastedRecord[]>();
  let above: readonly string[] = places.map(() => "");
  for (const record of records) {
    const own = places.map((at, i) => plain(record.cells[at] ?? "") || (above[i] ?? ""));
    above = own;
    const key = own.join("\u0000");
    groups.set(key, [...(groups.get(key) ?? []), record]);
  }
  return [...groups].map(([key, own]) => ({ key, records: own }));
}

/** What samples are made of tells nobody apart. */
const MATERIAL = /^(?:(?:whole |venous |peripheral )?blood|saliva|buccal(?: swab)?|swab|edta|dna|tissue|plasma|serum)$/;

function plain(cell: string): string {
  const text = cell
    .toLowerCase()
    .replace(/[\s,]+/g, " ")
    .trim();
  return MATERIAL.test(text) ? "" : text;
}

/** Returns how the table names a person, each name as `personName` spells it; none where no column does. */
export function namesOf({ key }: PersonRows): readonly string[] {
  return key.split("\u0000").filter((name) => name !== "");
}

/** Returns a name or id in the spelling in which two of them are compared. */
export function personName(text: string): string {
  return plain(text);
}

/**
 * Returns the rows of the person that was asked for, by the sample's or patient's id as the table has it or by the
 * person's number in the table, from one; null where there is none such.
 */
export function personChosen(people: readonly PersonRows[], wanted: string): PersonRows | null {
  const text = plain(wanted);
  const named = people.filter((one) => namesOf(one).includes(text));
  const [only, ...others] = named;
  if (only !== undefined && others.length === 0) return only;
  return /^\d{1,4}$/.test(text) && named.length === 0 ? (people[Number(text) - 1] ?? null) : null;
}

/** Returns the lines of rows as a reader counts them: "rows 2–4", "row 5", "rows 2–4 and 8". No cell is quoted. */
export function linesOf(records: readonly PastedRecord[]): string {
  const lines = [...new Set(records.map(({ lineOneBased }) => lineOneBased))];
  const runs: [number, number][] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last !== undefined && line === last[1] + 1) last[1] = line;
    else runs.push([line, line]);
  }
  const shown = runs.slice(0, 4).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  const more = runs.length > shown.length ? ", …" : "";
  return `${lines.length === 1 ? "row" : "rows"} ${shown.join(", ")}${more}`;
}
