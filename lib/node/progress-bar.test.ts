import { expect, it } from "vitest";
import { progressBar } from "./progress-bar";

it("draws one line over itself and leaves nothing behind", () => {
  const drawn: string[] = [];
  const show = progressBar((text) => drawn.push(text));
  show(0, "summary_annotations.tsv");
  show(0.5, "a very long name ".repeat(10));
  show(1, "");
  expect(drawn.every((text) => text.startsWith("\r\u001B[2K") && !text.includes("\n"))).toBe(true);
  expect(drawn[0]).toContain("[........................]   0 %  summary_annotations.tsv");
  expect(drawn[1]).toContain("[############............]  50 %");
  expect(drawn[1]?.length).toBeLessThan(100);
  expect(drawn[2]).toBe("\r\u001B[2K");
});
