import { expect, it } from "vitest";
import { annotationRows } from "./annotation-rows";
import { hasAnnotationPage } from "./annotation-page";
import { notesOf } from "../file/to-json";
import { reportOf, TODAY } from "@/tests/builders/question";
import { richKnowledge } from "@/tests/builders/worlds";

it("a note is said to have a page exactly when there is one", () => {
  const knowledge = richKnowledge();
  const pages = new Set(annotationRows(knowledge, TODAY).map((row) => row.id));
  const notes = notesOf(reportOf(knowledge, { genes: ["TEST1", "TEST2"] }));
  expect(notes.filter(hasAnnotationPage).map((note) => note.id)).toEqual(
    notes.filter((note) => pages.has(note.id)).map((note) => note.id),
  );
  expect(notes.some(hasAnnotationPage)).toBe(true);
});
