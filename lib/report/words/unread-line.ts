import type { Unread } from "@/lib/intake";
import { problemLine } from "./problem-line";
import { capitalise, countWord } from "./words";

/** Returns where an entry stood: "Results, line 3, column 2". */
export function unreadPlace({ from, line, column }: Unread): string {
  return [capitalise(from), line === null ? null : `line ${line}`, column === null ? null : `column ${column}`]
    .filter((part) => part !== null)
    .join(", ");
}

/** Returns an entry as one line: where it stood, what was found, what was expected, what to do. */
export function unreadLine(entry: Unread): string {
  return `${unreadPlace(entry)}: ${problemLine(entry)}`;
}

/** Returns how many entries a report is without, to stand on its first page; null when it has them all. */
export function unreadSummary(unread: readonly Unread[]): string | null {
  if (unread.length === 0) return null;
  return `${countWord(unread.length, "entry was", "entries were")} not read, and nothing here takes ${unread.length === 1 ? "it" : "them"} into account: see “${UNREAD_HEADING}”.`;
}

export const UNREAD_HEADING = "Not read";
