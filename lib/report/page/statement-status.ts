import { unreachable } from "@/lib/schema";
import type { WordedNote } from "./report";

/** The status of a row that only a phenotype expected beside other drugs meets. */
export const EXPECTED_STATUS = "expected phenotype only";

/** Returns what a note is of the answer, in a few words. A row of a guideline that no result meets must not read as advice. */
export function statusOf(note: WordedNote): string {
  if (!note.answersQuestion) return note.kind === "interaction" ? "to watch" : "another question";
  switch (note.fit) {
    case "holds":
      return "met by the results";
    case "possible":
      return "a closer result would decide";
    case "untested":
      return "no result: one row of several";
    case null:
      return note.absence ?? "background";
    default:
      return unreachable(note.fit);
  }
}
