import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { DrugNameListSchema } from "@/lib/schema";
import { createDrugNames, type NameVerdict } from "./drug-names";
import { normaliseName } from "./names";

const lists = ["clinpgx-drugs", "reviewed"].map((name) =>
  DrugNameListSchema.parse(parse(readFileSync(`content/drug-names/${name}.yaml`, "utf8"))),
);
const names = createDrugNames(lists);
const [official] = lists;
const rows = (official?.drugs ?? "").split("\n").flatMap((line) => {
  const [name = "", id = "", kind = "", rxnorm = "", atc = "", generic = "", trade = ""] = line.split("|");
  return name === ""
    ? []
    : [
        {
          name,
          id,
          kind,
          rxnorm,
          atc,
          others: [...generic.split(";"), ...trade.split(";")].filter((other) => other !== ""),
        },
      ];
});

const said = (verdict: NameVerdict | null): readonly string[] =>
  verdict === null
    ? []
    : verdict.kind === "found"
      ? [verdict.drugs.map((drug) => drug.name).join(" + ")]
      : verdict.choices.map((set) => set.map((drug) => drug.name).join(" + "));

const WHERE = "content/drug-names is made from ClinPGx's drugs.tsv, release of 2026-06-05";

describe(`the list of names (${WHERE})`, () => {
  it("holds every drug of the release", () => {
    expect(rows.length).toBe(3756);
  });

  it("finds every drug by its own name, and no other drug", () => {
    const wrong = rows.filter(({ name }) => {
      const verdict = names.verdict(name);
      return (
        verdict?.kind !== "found" || !verdict.drugs.some((drug) => normaliseName(drug.name) === normaliseName(name))
      );
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it("gives for every other name the drugs that the list gives it to, or asks back with all of them", () => {
    const bearers = new Map<string, Set<string>>();
    for (const { name, others } of rows)
      for (const other of others) {
        const key = normaliseName(other);
        bearers.set(key, (bearers.get(key) ?? new Set()).add(name));
      }
    const substances = (name: string): readonly string[] => name.split(/ [+/] /);
    const wrong = [...bearers].filter(([key, drugs]) => {
      const verdict = names.verdict(key);
      const choices = said(verdict).map(substances);
      const isCovered = [...drugs].every((name) =>
        choices.some((choice) => substances(name).every((substance) => choice.includes(substance))),
      );
      return !isCovered || (verdict?.kind === "found" && choices.length !== 1);
    });
    expect(bearers.size).toBeGreaterThan(20_000);
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it("names every ingredient of a product, or asks back with each composition", () => {
    const wrong = (official?.combinations ?? "").split("\n").flatMap((line) => {
      const [name = "", ...sets] = line.split("|");
      const inOrder = (set: string): string =>
        set
          .split(/ [+/] /)
          .sort()
          .join(" + ");
      const choices = said(names.verdict(name)).map(inOrder);
      return name === "" || sets.every((set) => choices.includes(inOrder(set))) ? [] : [name];
    });
    expect(wrong).toEqual([]);
  });

  it("holds no name made of forms, strengths or packs alone", () => {
    const forms = [
      "solution",
      "tablet",
      "tablets",
      "injection",
      "cream",
      "oral",
      "syrup",
      "capsule",
      "ointment",
      "drops",
      "powder",
      "gel",
      "10 mg",
    ];
    expect(forms.filter((word) => names.verdict(word) !== null)).toEqual([]);
  });

  it.each(["MTX", "HCT", "AZT", "ASA", "VPA"])(
    "asks back for the abbreviation %s, and takes no drug for it",
    (name) => {
      expect(names.verdict(name)?.kind ?? "unknown").not.toBe("found");
    },
  );

  it.each(["Norco", "Anacin"])("asks back for %s: it stands under paracetamol alone, and holds more", (name) => {
    expect(names.verdict(name)).toMatchObject({ kind: "ask" });
  });
});

/** @source the names of ClinPGx (drugs, 2026-06-05); adrenaline, noradrenaline, glibenclamide, lignocaine, frusemide and paracetamol read in a second place too */
describe("a name of the INN, BAN or USAN is the same drug", () => {
  it.each([
    ["adrenaline", "epinephrine"],
    ["noradrenaline", "norepinephrine"],
    ["glibenclamide", "glyburide"],
    ["suxamethonium", "succinylcholine"],
    ["paracetamol", "acetaminophen"],
    ["frusemide", "furosemide"],
    ["lignocaine", "lidocaine"],
    ["pethidine", "meperidine"],
    ["rifampicin", "rifampin"],
    ["ciclosporin", "cyclosporine"],
    ["glyceryl trinitrate", "nitroglycerin"],
    ["phenobarbitone", "phenobarbital"],
    ["isoprenaline", "isoproterenol"],
    ["aciclovir", "acyclovir"],
    ["oestradiol", "estradiol"],
  ])("%s is %s", (name, drug) => {
    expect(names.verdict(name)).toMatchObject({ kind: "found", drugs: [{ name: drug }] });
  });
});

describe("a code names its drug", () => {
  it("by RxCUI and by ATC", () => {
    expect(names.byCode("rxnorm", "1256").map((drug) => drug.name)).toEqual(["azathioprine"]);
    expect(names.byCode("atc", "b01af02").map((drug) => drug.name)).toEqual(["apixaban"]);
    expect(names.byCode("rxnorm", "999999999")).toEqual([]);
  });
});
