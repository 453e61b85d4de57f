/** That our RxNorm facts are those of the tables they were taken from. */
import { describe, expect, it } from "vitest";
import { matchDrugs } from "@/lib/interop";
import { readDrugNumbers, readProducts } from "@/tests/conformance/identifiers";
import { knowledge } from "./knowledge";

describe("RxNorm codes", () => {
  it("of our drugs are those CPIC gives, wherever CPIC gives one", () => {
    const ours = new Map(Object.values(knowledge.drugs).map((drug) => [drug.name, drug.identifiers.rxnorm]));
    const compared = readDrugNumbers().flatMap(({ name, code }) =>
      ours.get(name) === undefined ? [] : [{ name, code, ours: ours.get(name) }],
    );
    expect(compared.length).toBeGreaterThan(100);
    expect(compared.filter((row) => row.code !== row.ours)).toEqual([]);
  });

  it("of every product in the table lead to its ingredient, with and without its name", () => {
    const rows = readProducts();
    const byIngredient = new Map(Object.values(knowledge.drugs).map((drug) => [drug.identifiers.rxnorm, drug.id]));
    expect(rows).toHaveLength(1384);
    const missed = rows.filter(({ ingredient, code, display }) => {
      const wanted = byIngredient.get(ingredient);
      const found = matchDrugs(knowledge, { codes: [code], texts: [] });
      const withName = matchDrugs(knowledge, { codes: [code], texts: [display] });
      return (
        found.length !== 1 ||
        found[0]?.drug !== wanted ||
        found[0]?.by !== "code" ||
        !withName.some((match) => match.drug === wanted && match.by === "code")
      );
    });
    expect(missed).toEqual([]);
  });

  // @source codes and displays that the public CDS Hooks sandbox sends for these prescriptions
  it.each([
    ["309362", "clopidogrel 75 MG Oral Tablet", ["clopidogrel"], "code"],
    ["200328", "capecitabine 500 MG Oral Tablet", ["capecitabine"], "name"],
    ["349208", "sirolimus 1 MG Oral Tablet", ["sirolimus"], "name"],
    ["855671", "phenytoin sodium 100 MG Extended Release Oral Capsule", ["phenytoin"], "code"],
    ["1", "Fenofibrate 145 MG / Simvastatin 20 MG Oral Tablet", ["fenofibrate", "simvastatin"], "name"],
    ["1", "ezetimibe 10 MG / Simvastatin 20 MG Oral Tablet", ["ezetimibe", "simvastatin"], "name"],
    ["1", "Acetaminophen 300 MG / Codeine Phosphate 30 MG Oral Tablet", ["acetaminophen", "codeine"], "name"],
    ["817579", "acetaminophen / codeine", ["acetaminophen", "codeine"], "code"],
  ])("%s (%s) is %j by %s", (code, display, drugs, by) => {
    const held = new Set(Object.keys(knowledge.drugs));
    const matches = matchDrugs(knowledge, { codes: [code], texts: [display] });
    expect(matches.map((match) => match.drug)).toEqual(drugs.filter((drug) => held.has(drug)));
    expect(matches.find((match) => match.drug === drugs.at(-1))?.by).toBe(by);
  });

  it.each([
    ["temsirolimus 25 MG/ML Injectable Solution", "sirolimus"],
    ["Escitalopram 10 MG Oral Tablet", "citalopram"],
    ["Esomeprazole 20 MG Delayed Release Oral Capsule", "omeprazole"],
    ["Fosphenytoin 50 MG/ML Injectable Solution", "phenytoin"],
    ["dihydrocodeine 16 MG Oral Capsule", "codeine"],
    ["Levomilnacipran 20 MG", "milnacipran"],
    ["oxcarbazepine 300 MG Oral Tablet", "carbamazepine"],
  ])("%s is not %s", (display, drug) => {
    expect(matchDrugs(knowledge, { codes: [], texts: [display] }).map((match) => match.drug)).not.toContain(drug);
  });
});
