import { describe, expect, it } from "vitest";
import { release, releaseAnnotation, releaseDrug, releaseEvidence } from "@/tests/builders/release";
import { differenceOf } from "./difference";

const one = (clinpgxId: string, more: Parameters<typeof releaseAnnotation>[0] = {}) =>
  releaseAnnotation({ clinpgxId, ...more });
const ids = (changes: readonly { readonly clinpgxId: string }[]): readonly string[] =>
  changes.map((change) => change.clinpgxId);
const paper = (pmid: string) => releaseEvidence({ id: `9${pmid}`, pmid });

const from = release({
  date: "2025-01-05",
  annotations: [
    one("1"),
    one("2", { level: "3" }),
    one("3", { level: "1A", genes: ["TEST2"] }),
    one("4", { score: 2 }),
    one("5", { evidence: [paper("1"), paper("2")] }),
    one("6", { drugs: ["gonetol"] }),
    one("7", { score: null }),
  ],
  drugs: [releaseDrug("gonetol", { name: "Gonetol" })],
});
const to = release({
  date: "2026-01-05",
  annotations: [
    one("1"),
    one("2", { level: "2B" }),
    one("3", { level: "4", genes: ["TEST2"] }),
    one("4", { score: 2.25 }),
    one("5", { evidence: [paper("2"), paper("3"), paper("4")] }),
    one("8", { drugs: ["newtol"], evidence: [paper("7")] }),
    one("7", { score: 0 }),
  ],
});

describe("what changed between two releases", () => {
  const difference = differenceOf(from, to);

  it("lists each annotation under every change it went through, and an unchanged one nowhere", () => {
    expect(Object.fromEntries(Object.entries(difference.lists).map(([list, changes]) => [list, ids(changes)]))).toEqual(
      {
        added: ["8"],
        removed: ["6"],
        levelUp: ["2"],
        levelDown: ["3"],
        scoreChanged: ["4", "7"],
        papersAdded: ["5"],
      },
    );
    expect(difference.counts).toEqual({
      added: 1,
      removed: 1,
      levelUp: 1,
      levelDown: 1,
      scoreChanged: 2,
      papersAdded: 1,
      papers: 2,
    });
  });

  it("tells the grade before and after, and never takes a score that is missing for zero", () => {
    expect(difference.lists.levelUp[0]).toMatchObject({ before: { level: "3" }, after: { level: "2B" } });
    expect(difference.lists.added[0]).toMatchObject({ before: null, after: { level: "3", score: 2 } });
    expect(difference.lists.removed[0]).toMatchObject({ after: null, drugs: [{ id: "gonetol", name: "Gonetol" }] });
    expect(difference.lists.scoreChanged[1]).toMatchObject({ before: { score: null }, after: { score: 0 } });
  });

  it("names the papers that are new to an annotation, not those of a new annotation", () => {
    expect(difference.lists.papersAdded[0]?.papersAdded).toEqual(["3", "4"]);
    expect(difference.lists.added[0]?.papersAdded).toEqual([]);
  });

  it("names the drugs and genes that a change touches, the most touched first", () => {
    expect(difference.drugs).toEqual([
      { id: "testol", name: "testol", changes: 5 },
      { id: "gonetol", name: "Gonetol", changes: 1 },
      { id: "newtol", name: "newtol", changes: 1 },
    ]);
    expect(difference.genes[0]).toEqual({ symbol: "TEST1", changes: 6 });
  });

  it("finds nothing between a release and itself", () => {
    expect(Object.values(differenceOf(to, to).counts)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it("does not call every paper new where the earlier release came without its evidence", () => {
    const bare = release({ annotations: from.annotations.map((annotation) => ({ ...annotation, evidence: [] })) });
    expect(differenceOf(bare, to).counts.papersAdded).toBe(0);
  });

  it("turns around when the releases do", () => {
    const back = differenceOf(to, from);
    expect(ids(back.lists.added)).toEqual(["6"]);
    expect(ids(back.lists.levelDown)).toEqual(["2"]);
  });
});
