import { describe, expect, it } from "vitest";
import { placeVariant } from "./variant-place";

const at = (location: string, synonyms: string) => placeVariant({ rsid: "rs1", genes: ["TEST1"], location, synonyms });

describe("a variant's place and bases are those of GRCh38, plus strand", () => {
  it("reads chromosome, one-based position and every substitution there", () => {
    expect(
      at("NC_000003.12:1000", "rs77, NC_000003.12:g.1000C>T, NC_000003.12:g.1000C>A, NC_000003.12:g.1000="),
    ).toEqual({
      rsid: "rs1",
      genes: ["TEST1"],
      chromosome: "3",
      positionOneBased: 1000,
      positionEndOneBased: 1000,
      alleles: ["C", "A", "T"],
    });
  });

  it("takes no base from GRCh37, a transcript or another place", () => {
    const synonyms = "NC_000003.11:g.900G>A, NM_000001.2:c.10G>A, NG_000001.1:g.5G>A, NC_000003.12:g.1001G>A";
    expect(at("NC_000003.12:1000", synonyms)?.alleles).toEqual([]);
  });

  it("writes no base as del, as the genotypes of ClinPGx do", () => {
    expect(at("NC_000007.14:50", "NC_000007.14:g.50delA")?.alleles).toEqual(["A", "del"]);
    expect(at("NC_000007.14:50_51", "NC_000007.14:g.50_51insTTC")?.alleles).toEqual(["del", "TTC"]);
    expect(at("NC_000007.14:50_52", "NC_000007.14:g.50_52delACT")).toMatchObject({
      positionOneBased: 50,
      positionEndOneBased: 52,
      alleles: ["ACT", "del"],
    });
  });

  it("leaves the bases open where names disagree or spell none", () => {
    expect(at("NC_000003.12:1000", "NC_000003.12:g.1000C>T, NC_000003.12:g.1000G>A")?.alleles).toEqual([]);
    expect(at("NC_000003.12:1000", "NC_000003.12:g.1000del")?.alleles).toEqual([]);
    expect(at("NC_000003.12:1000_1004", "NC_000003.12:g.1000_1004dup")?.alleles).toEqual([]);
  });

  it.each([
    ["NC_000023.11:5", "X"],
    ["NC_000024.10:5", "Y"],
    ["NC_012920.1:5", "MT"],
    ["NC_000022.11:5", "22"],
  ])("names the chromosome of %s", (location, chromosome) => {
    expect(at(location, "")?.chromosome).toBe(chromosome);
  });

  it.each(["NC_000099.1:5", "NC_000003.11:1000", "NC_000003.12:0", "NC_000003.12:10_9"])(
    "knows that %s is no place",
    (location) => {
      expect(at(location, "")).toBeNull();
    },
  );
});
