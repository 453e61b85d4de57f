/** What real definitions leave open: phase, positions nobody looked at, variants that may share a copy. */
import { describe, expect, it } from "vitest";
import { callGene, type ObservedPosition } from "@/lib/genotype";
import { knowledge } from "@/tests/builders/shipped";
import { meaningOf, openResultOf, type OpenResult } from "@/lib/phenotype";

interface Sample {
  /** Genotypes by rsID, "C/T" unphased or "C|T" phased; every other position is reference. */
  readonly variants?: Readonly<Record<string, string>>;
  readonly missing?: readonly string[];
}

function openIn(gene: string, { variants = {}, missing = [] }: Sample): OpenResult | null {
  const definition = knowledge.alleleDefinitions[gene];
  const method = knowledge.phenotypes[gene];
  if (definition === undefined || method === undefined) throw new Error(`no definition or method of ${gene}`);
  const observed = (positionOneBased: number): ObservedPosition | undefined => {
    const position = definition.positions.find((one) => one.positionOneBased === positionOneBased);
    if (position === undefined || missing.includes(position.rsid ?? "")) return undefined;
    const given = variants[position.rsid ?? ""] ?? `${position.reference}/${position.reference}`;
    return {
      chromosome: definition.chromosome ?? "",
      positionOneBased,
      alleles: given.split(/[/|]/),
      isPhased: given.includes("|"),
      phaseSet: null,
    };
  };
  const call = callGene(definition, observed);
  return openResultOf(method, definition, call, meaningOf(method, call).recommended[0]?.alleles ?? []);
}

const namesOf = (open: OpenResult | null): readonly string[] =>
  (open?.alternatives ?? []).map((one) => one.diplotype.split("/").sort().join("/"));

describe("unphased data fit several diplotypes of which one is reported", () => {
  it("TPMT *1/*3A is reported, *3B/*3C is open until the phase is known", () => {
    const open = openIn("TPMT", { variants: { rs1800460: "C/T", rs1142345: "T/C" } });
    expect(open?.reported).toBe("*1/*3A");
    expect(open?.alternatives).toEqual([{ diplotype: "*3B/*3C", standsFor: [], settledBy: [] }]);
  });

  it("phased on one copy, nothing is open", () => {
    expect(openIn("TPMT", { variants: { rs1800460: "C|T", rs1142345: "T|C" } })).toBeNull();
  });

  it("two DPYD variants are read as one on each copy, and may share a copy", () => {
    const open = openIn("DPYD", { variants: { rs3918290: "C/T", rs67376798: "T/A" } });
    expect(open?.reported.split("/").sort()).toEqual(["c.1905+1G>A (*2A)", "c.2846A>T"].sort());
    expect(namesOf(open)).toEqual(["Reference/c.1905+1G>A (*2A)"]);
  });
});

describe("what was not seen is not reference", () => {
  it("CYP2C19 without rs12248560 may carry *17 once or twice, and that position would tell", () => {
    const open = openIn("CYP2C19", { variants: { rs3758581: "G/G" }, missing: ["rs12248560"] });
    expect(open?.reported).toBe("*1/*1");
    const seventeen = (open?.alternatives ?? []).filter(
      (one) => one.diplotype === "*1/*17" || one.diplotype === "*17/*17",
    );
    expect(seventeen.map((one) => one.diplotype).sort()).toEqual(["*1/*17", "*17/*17"]);
    expect(seventeen.every((one) => one.settledBy.some((place) => place.rsid === "rs12248560"))).toBe(true);
  });

  it("every position seen as reference leaves nothing open", () => {
    expect(openIn("CYP2C9", {})).toBeNull();
    expect(openIn("NUDT15", {})).toBeNull();
  });

  it("an unseen variant of DPYD may lie on one copy or both, beside what was found", () => {
    const open = openIn("DPYD", { missing: ["rs3918290"] });
    expect(open?.alternatives.map((one) => one.settledBy.map((place) => place.rsid))).toContainEqual(["rs3918290"]);
    expect(open?.alternatives.filter((one) => one.diplotype === "c.1905+1G>A (*2A)/c.1905+1G>A (*2A)")).toHaveLength(1);
  });
});
