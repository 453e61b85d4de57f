import { describe, expect, it } from "vitest";
import { drug } from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { matchDrugs, medicationText } from "./match-drug";

const RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
const knowledge = buildKnowledge({
  drugs: [
    drug("testolimus", {
      identifiers: { rxnorm: "11" },
      brands: [
        { name: "Testamune", sources: ["test-database"] },
        { name: "Bothamune", sources: ["test-database"] },
      ],
    }),
    drug("restatin", { identifiers: { rxnorm: "12" }, brands: [{ name: "Bothamune", sources: ["test-database"] }] }),
    drug("painol", { identifiers: { rxnorm: "13" } }),
    drug("painol-restatin", { name: "painol / restatin", depth: "listed", identifiers: { rxnorm: "15" } }),
    drug("testic-acid", { name: "testic acid", identifiers: { rxnorm: "14" } }),
  ],
  rxnorm: [
    {
      id: "products",
      sources: ["test-database"],
      reviewed: "2026-11-20",
      products: [
        { drug: "testolimus", codes: ["1001"], onSkin: ["1002"] },
        { drug: "restatin", codes: ["1003"] },
        { drug: "painol", codes: ["1003"] },
      ],
    },
  ],
});
const named = (display: string): readonly string[] =>
  matchDrugs(knowledge, { codes: [], texts: [display] }).map((match) => match.drug);

describe("an order is matched to the drugs it names", () => {
  it.each([
    ["the ingredient's RxCUI", "11", ["testolimus"]],
    ["a clinical drug of the table", "1001", ["testolimus"]],
    ["a combination product of the table", "1003", ["painol", "restatin"]],
    ["the code of a combination", "15", ["painol", "restatin"]],
    ["a code nobody knows", "9", []],
    ["what every object holds", "constructor", []],
  ])("by %s", (_, code, drugs) => {
    expect(matchDrugs(knowledge, { codes: [code], texts: [] })).toEqual(
      drugs.map((id) => ({ drug: id, by: "code", onSkin: false })),
    );
  });

  it.each([
    ["testolimus 1 MG Oral Tablet", ["testolimus"]],
    ["Testolimus Hydrochloride 1 MG Oral Tablet [Testamune]", ["testolimus"]],
    ["ezetimibe 10 MG / RESTATIN 20 MG Oral Tablet", ["restatin"]],
    ["painol 5 MG / restatin 20 MG", ["painol", "restatin"]],
    ["painol-restatin 5-20 MG", ["painol", "restatin"]],
    ["Testic Acid 250 MG", ["testic-acid"]],
    ["Testamune 1 mg", ["testolimus"]],
  ])("by whole words of “%s”, and says that it was by name", (display, drugs) => {
    expect(named(display)).toEqual(drugs);
    expect(matchDrugs(knowledge, { codes: [], texts: [display] }).every((match) => match.by === "name")).toBe(true);
  });

  it.each([
    "temtestolimus 25 MG/ML",
    "testolimuside 5 MG",
    "dihydro-painol 10 MG",
    "painolate",
    "Bothamune 5 MG",
    "testic salt",
    "",
  ])("never by a part of a word or a brand of two drugs: “%s”", (display) => {
    expect(named(display)).toEqual([]);
  });

  it("takes the code's word before the text's, and adds what the text names beside it", () => {
    expect(matchDrugs(knowledge, { codes: ["1001"], texts: ["painol 5 MG / testolimus 1 MG"] })).toEqual([
      { drug: "testolimus", by: "code", onSkin: false },
      { drug: "painol", by: "name", onSkin: false },
    ]);
  });

  it.each([
    ["the table", { codes: ["1002"], texts: [] }],
    ["the text", { codes: ["11"], texts: ["testolimus 0.1 % Topical Ointment"] }],
  ])("marks a form for the skin by %s", (_, medication) => {
    expect(matchDrugs(knowledge, medication)).toEqual([expect.objectContaining({ drug: "testolimus", onSkin: true })]);
  });
});

describe("a medication concept", () => {
  it("gives RxNorm codes without stray quotation marks, and every text", () => {
    const concept = {
      text: "testolimus",
      coding: [
        { system: RXNORM, code: '"11', display: "testolimus 1 MG" },
        { system: "http://example.org", code: "99" },
      ],
    };
    expect(medicationText(concept)).toEqual({ codes: ["11"], texts: ["testolimus 1 MG", "testolimus"] });
  });

  it.each([null, "text", 7, [], { coding: "x" }, { coding: [null, 3, { code: {} }] }])(
    "reads nothing out of %j",
    (concept) => {
      expect(medicationText(concept)).toEqual({ codes: [], texts: [] });
    },
  );
});
