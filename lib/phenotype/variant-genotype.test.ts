import { describe, expect, it } from "vitest";
import { genotypeText, readVariantGenotype } from "./variant-genotype";

describe("a variant and its bases are read as reports write them", () => {
  it.each<[string, string, readonly string[]]>([
    ["rs2024627 C/T", "rs2024627", ["C", "T"]],
    ["rs2024627 CT", "rs2024627", ["C", "T"]],
    ["RS2024627: c|t", "rs2024627", ["C", "T"]],
    ["rs2024627=CC", "rs2024627", ["C", "C"]],
    ["rs10305420 C", "rs10305420", ["C"]],
    ["rs66698963 TTA/del", "rs66698963", ["TTA", "del"]],
    ["rs66698963 -/TTA", "rs66698963", ["del", "TTA"]],
    ["rs66698963 TTA", "rs66698963", ["TTA"]],
  ])("%s", (text, rsid, alleles) => {
    expect(readVariantGenotype(text)).toEqual({ rsid, alleles });
  });

  it.each(["C/T", "rs2024627", "rs2024627 C/T/T", "rs2024627 X/T", "rs2024627 C/", "rs C/T", "*1/*2", ""])(
    "“%s” is none",
    (text) => {
      expect(readVariantGenotype(text)).toBeNull();
    },
  );

  it("keeps the bases as given, on whatever strand that is", () => {
    const read = readVariantGenotype("rs2024627 G/A");
    expect(read === null ? "" : genotypeText(read)).toBe("G/A");
  });
});
