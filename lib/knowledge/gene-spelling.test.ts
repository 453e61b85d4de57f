/** Names of genes as laboratories and panels write them, found by the names that we ship. */
import { describe, expect, it } from "vitest";
import { gene } from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { knowledge } from "@/tests/builders/shipped";
import { geneSpelling } from "./gene-spelling";
import { resolveGene } from "./resolve";

const symbolOf = (name: string): string | null => {
  const found = resolveGene(knowledge, name, []);
  return found.ok ? found.value.id : null;
};

describe("a gene is found by every name that HGNC gives to it alone", () => {
  it.each([
    // HGNC: aliases and previous symbols, April 2022
    ["IL28B", "IFNL3"],
    ["IL-28B", "IFNL3"],
    ["IFNL4", "IFNL4"],
    ["OATP1B1", "SLCO1B1"],
    ["SLC21A6", "SLCO1B1"],
    ["BCRP", "ABCG2"],
    ["DPD", "DPYD"],
    ["MDR1", "ABCB1"],
    ["ABCC7", "CFTR"],
    ["HGPRT", "HPRT1"],
    // PharmCAT definitions, July 2026: rs6025 Factor V Leiden, Prothrombin 20210A
    ["Factor V Leiden", "F5"],
    ["prothrombin", "F2"],
  ])("%s is %s", (name, symbol) => {
    expect(symbolOf(name)).toBe(symbol);
  });
});

describe("a cytochrome is found however it is introduced, and a symbol with or without its signs", () => {
  it.each([
    ["2D6", "CYP2D6"],
    ["2C19", "CYP2C19"],
    ["P450 2D6", "CYP2D6"],
    ["Cytochrome P450 2C9", "CYP2C9"],
    ["CYP450 2B6", "CYP2B6"],
    ["CYP-2D6", "CYP2D6"],
    ["CYP 3A5", "CYP3A5"],
    ["Cyp2d6", "CYP2D6"],
    ["G-6-PD", "G6PD"],
    ["HLAB", "HLA-B"],
    ["MTRNR1", "MT-RNR1"],
    ["NUDT-15", "NUDT15"],
  ])("%s is %s", (name, symbol) => {
    expect(symbolOf(name)).toBe(symbol);
  });

  it.each(["2D", "P450", "CYP", "2D66", "3A4/5", "CYP2D6*4", "D6", "CYP2D7"])("“%s” is no gene", (name) => {
    expect(symbolOf(name)).toBeNull();
  });
});

describe("names that could be two genes", () => {
  const two = buildKnowledge({
    genes: [gene("TEST1", { aliases: ["ABC-1"] }), gene("TEST2", { aliases: ["AB-C1"] }), gene("AB3")],
  });

  it("asks back an alias that two genes share in one spelling", () => {
    expect(resolveGene(two, "ABC1", [])).toMatchObject({
      ok: false,
      problems: [{ code: "gene-ambiguous", nearest: ["TEST1", "TEST2"] }],
    });
  });

  it("takes the spelling of one of them as it stands", () => {
    expect(resolveGene(two, "abc-1", [])).toMatchObject({ ok: true, value: { id: "TEST1" } });
  });

  it("gives no held gene a name that is the symbol of another", () => {
    const genes = Object.values(knowledge.genes);
    const symbols = new Map(genes.map(({ symbol }) => [geneSpelling(symbol), symbol]));
    const taken = genes.flatMap(({ symbol, aliases, previousSymbols }) =>
      [...aliases, ...previousSymbols].filter((name) => (symbols.get(geneSpelling(name)) ?? symbol) !== symbol),
    );
    expect(taken).toEqual([]);
  });
});

it("offers no other gene for a symbol one figure away", () => {
  const found = resolveGene(knowledge, "CYP2C29", []);
  expect(found.ok ? [] : found.problems[0]?.nearest).not.toContain("CYP2C9");
});
