import { describe, expect, it } from "vitest";
import type { Variant } from "@/lib/schema";
import { markerName, variantDetail } from "./marker";

describe("a marker is named as the field names it", () => {
  it.each<[readonly string[], readonly Variant[], string]>([
    [["TEST1"], [], "TEST1"],
    [["TEST1"], [{ rsid: "rs1" }], "TEST1 rs1"],
    [["TEST1"], [{ allele: "*22", rsid: "rs1" }], "TEST1 *22 (rs1)"],
    [["TEST1"], [{ allele: "*22" }], "TEST1 *22"],
    [["TEST1"], [{ name: "TEST1*2" }, { name: "TEST1*3" }], "TEST1 *2, *3"],
    [["TEST1"], [{ name: "loss of function" }], "TEST1 loss of function"],
    [["TEST1", "TEST2"], [{ rsid: "rs1" }, { rsid: "rs2" }], "TEST1 and TEST2 rs1, rs2"],
  ])("%j %j", (genes, variants, name) => {
    expect(markerName(genes, variants)).toBe(name);
  });
});

describe("bases are never shown without their strand", () => {
  it.each<[Variant, string | null]>([
    [{ rsid: "rs1" }, null],
    [{ rsid: "rs1", effectBases: "T", otherBases: "A", strand: "plus" }, "T against A, plus strand"],
    [{ rsid: "rs1", effectBases: "T", strand: "minus" }, "T, minus strand"],
    [{ rsid: "rs1", grch38: { chromosome: "1", positionOneBased: 11145001 } }, "GRCh38 1:11145001"],
    [
      { rsid: "rs1", effectBases: "T", strand: "plus", grch38: { chromosome: "1", positionOneBased: 5 } },
      "GRCh38 1:5; T, plus strand",
    ],
  ])("%j", (variant, detail) => {
    expect(variantDetail(variant)).toBe(detail);
  });
});
