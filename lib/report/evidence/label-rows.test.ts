import { expect, it } from "vitest";
import { joinRelease } from "@/lib/knowledge";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { release, releaseLabel } from "@/tests/builders/release";
import { labelLines, labelRows } from "./label-rows";

const knowledge = joinRelease(
  buildKnowledge({
    labelTags: [
      {
        agency: "FDA",
        sources: ["label-list"],
        reviewed: "2026-11-20",
        rows: [{ clinpgx: "PA1", drugs: ["testol"], genes: ["TEST1"], origin: "germline", tag: "Testing Required" }],
      },
    ],
  }),
  release({
    labels: [
      releaseLabel({ clinpgxId: "PA1", agency: "FDA", tag: "Informative PGx" }),
      releaseLabel({ clinpgxId: "PA2", agency: "EMA", tag: null }),
      releaseLabel({ clinpgxId: "PA3", agency: "EMA", genes: ["TEST2"], origin: "tumour" }),
    ],
  }),
);

it("a label that we list ourselves keeps our tag, and is not listed again by the release", () => {
  expect(labelRows(knowledge).map(({ clinpgxId, tag }) => [clinpgxId, tag])).toEqual([
    ["PA1", "Testing Required"],
    ["PA2", null],
    ["PA3", "Actionable PGx"],
  ]);
});

it("agencies on the same genes share a line; a tumour marker never shares one with an inherited gene", () => {
  expect(labelLines(labelRows(knowledge), "genes")).toEqual([
    {
      names: ["TEST1"],
      origin: "germline",
      tags: [
        { agency: "FDA", tag: "Testing Required" },
        { agency: "EMA", tag: null },
      ],
    },
    { names: ["TEST2"], origin: "tumour", tags: [{ agency: "EMA", tag: "Actionable PGx" }] },
  ]);
});
