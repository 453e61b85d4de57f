import { describe, expect, it } from "vitest";
import { splitVariants } from "./variant-names";

describe("a list of variants is split where a new name begins", () => {
  it.each([
    ["rs1", ["TEST1"], ["rs1"]],
    ["rs1, rs22", ["TEST1"], ["rs1", "rs22"]],
    ["CYP2D6*1, CYP2D6*1xN, CYP2D6*4", ["CYP2D6"], ["CYP2D6*1", "CYP2D6*1xN", "CYP2D6*4"]],
    ["HLA-B*15:02", ["HLA-B"], ["HLA-B*15:02"]],
    ["HLA-B*15:02, HLA-A*31:01", ["HLA-A", "HLA-B"], ["HLA-B*15:02", "HLA-A*31:01"]],
    [
      "TEST1 B (reference), TEST1 Cityname, Townname, Villagename, TEST1 Otherplace",
      ["TEST1"],
      ["TEST1 B (reference)", "TEST1 Cityname, Townname, Villagename", "TEST1 Otherplace"],
    ],
    ["TEST1 A- 202A_376G, TEST1 B (reference)", ["TEST1"], ["TEST1 A- 202A_376G", "TEST1 B (reference)"]],
    ["TEST1 non-null, TEST1 null", ["TEST1"], ["TEST1 non-null", "TEST1 null"]],
    ["TEST10*1, TEST1*1", ["TEST1", "TEST10"], ["TEST10*1", "TEST1*1"]],
    ["", ["TEST1"], []],
  ])("%s", (text, genes, names) => {
    expect(splitVariants(text, genes)).toEqual(names);
  });

  it("takes every part of a list with semicolons, as labels have them", () => {
    expect(splitVariants("CYP2C9*2; CYP2C9*3; rs1", [], ";")).toEqual(["CYP2C9*2", "CYP2C9*3", "rs1"]);
  });
});
