/**
 * Rewrites content/drug-names/clinpgx-drugs.yaml from ClinPGx's drugs.tsv: every drug with its RxCUI, its ATC codes and
 * the names it goes by, and every combination product with its ingredients. Facts alone: names and codes.
 *
 *   node .config/rebuild-drug-names.mjs PATH/drugs.tsv
 *
 * Trade names in that list are loose: one stands under several substances, and a product of two substances stands under
 * one of them. What is left out, and what is asked back, is decided here and in lib/knowledge/drug-names.ts.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { inRoot } from "./progress.mjs";

const file = process.argv[2];
if (file === undefined) throw new Error("expected the path of ClinPGx's drugs.tsv");

/** Words of forms, strengths and packs: a name made of nothing else names no drug. */
const FORM_WORDS = new Set(
  `aerosol ampoule ampoules ampul ampule amp bar buccal capsule capsules cap caps caplet caplets chewable chew child
  childrens children's cream cr crm cleanser concentrate conc dental depot disc drop drops dps dry duo elixir elx emulsion
  enteric er extended ec effervescent eye film foam for gas gel granules ear nasal infant infants infusion inhalation inhaler
  inh inj injectable injection intravenous im iv jel jelly junior kit la liquid liq lotion lot lozenge lozenges long lyophilized
  mist mouthwash nebules nose oil oint ointment ont ophthalmic oph oral otic pad pads paed paediatric paste patch patches
  pediatric pd pen plus powder pws preservative prefilled premixed pwr release rectal rinse roll sachet shampoo shp single sl
  slow soft soln solution sol soluble sponge spray sry srp stick sterile sublingual sup supp suppository suppositories sus
  susp suspension sustained sr sugar swab syringe syrup syr tab tabs tablet tablets tb tincture topical transdermal troche
  unit units usp vaginal vial water with without xl and in of by the free strength extra ext stgth regular max maximum adult
  adults mg ml mcg g gm iu mm meq mmol unt dose hr hrs hour kg l dextrose dex saline`.split(/\s+/),
);

const COUNTER_IONS = new RegExp(
  ` (?:(?:di|mono|hemi|sesqui|tri)?(?:hydrochloride|hydrobromide|sodium|potassium|calcium|magnesium|sulfate|sulphate|tartrate|succinate|maleate|mesylate|besylate|besilate|phosphate|citrate|fumarate|nitrate|hydrate|acetate)|hcl|bitartrate|bisulfate|bromide|chloride|zinc|disodium|anhydrous|dihydrate)$`,
);

const rows = table(readFileSync(file, "utf8"));
const drugs = rows.map((row) => ({
  id: row["PharmGKB Accession Id"],
  name: row["Name"],
  isClass: row["Type"] === "Drug Class",
  rxnorm: list(row["RxNorm Identifiers"]),
  atc: list(row["ATC Identifiers"]).filter((code) => /^[A-Z]\d{2}[A-Z]{2}\d{2}$/.test(code)),
  generic: names(row["Generic Names"]),
  trade: names(row["Trade Names"]),
  mixtures: list(row["Brand Mixtures"]),
}));

const owners = new Set(drugs.map(({ name }) => keyOf(name)));
const byName = new Map();
for (const drug of drugs.filter((one) => !one.isClass && !one.name.includes(" / "))) {
  for (const name of drug.generic) if (!owners.has(keyOf(name))) byName.set(keyOf(name), drug.name);
}
for (const drug of drugs.filter((one) => !one.isClass)) byName.set(keyOf(drug.name), drug.name);

// A product whose ingredients cannot all be named is no product of one of them either.
const products = new Map();
const unnamed = new Set();
for (const text of drugs.flatMap((drug) => drug.mixtures)) {
  const read = /^(.*?)\s*\((.*)\)$/.exec(text);
  const brand = read === null ? null : withoutForm(read[1]);
  if (brand === null || !isName(brand) || owners.has(keyOf(brand)) || byName.has(keyOf(brand))) continue;
  const parts = [
    ...new Set(
      read[2]
        .replace(/\s*\([^)]*\)/g, "")
        .split(" + ")
        .map(ingredient),
    ),
  ];
  const key = keyOf(brand);
  if (parts.length < 2) continue;
  if (parts.includes(null) || parts.length > 5) unnamed.add(key);
  else products.set(key, [...(products.get(key) ?? []), { brand, parts: parts.sort() }]);
}
const combinations = [...products].flatMap(([key, found]) => {
  const sets = [...new Set(found.map(({ parts }) => parts.join(" + ")))].sort();
  return unnamed.has(key) ? [] : [{ key, brand: found[0].brand, sets }];
});
const combined = new Map(combinations.map(({ key, sets }) => [key, sets]));

const lines = drugs.map((drug) => {
  const seen = new Set([keyOf(drug.name)]);
  const kept = (list, isTrade) =>
    list.filter((name) => {
      const key = keyOf(name);
      if (seen.has(key) || owners.has(key) || (isTrade && isExplained(key, drug))) return false;
      seen.add(key);
      return true;
    });
  const cells = [drug.name, drug.id, drug.isClass ? "class" : "", drug.rxnorm.join(","), drug.atc.join(",")];
  return [...cells, kept(drug.generic, false).join(";"), kept(drug.trade, true).join(";")]
    .join("|")
    .replace(/\|+$/, "");
});

writeFileSync(
  inRoot("content/drug-names/clinpgx-drugs.yaml"),
  `# Names and codes of drugs. Made by .config/rebuild-drug-names.mjs from ClinPGx's drugs.tsv, release of 2026-06-05,
# CC BY-SA 4.0, https://www.clinpgx.org/downloads: names shortened, cleaned and put in order by us. Not to be edited by hand.
id: clinpgx-drugs
sources: [clinpgx-drugs-2026-06-05]
reviewed: "2026-12-01"
# A drug a line: name | ClinPGx id | "class" or nothing | RxCUI | ATC | other generic names | trade names
drugs: |
${lines
  .sort()
  .map((line) => `  ${line}`)
  .join("\n")}
# A product of several drugs a line: trade name | ingredients, once for each composition listed
combinations: |
${combinations
  .map(({ brand, sets }) => `  ${brand}|${sets.join("|")}`)
  .sort()
  .join("\n")}
`,
);

/** A trade name that a combination goes by is not that of one ingredient. */
function isExplained(key, drug) {
  if (unnamed.has(key)) return true;
  return (combined.get(key) ?? []).some((set) => set.split(" + ").includes(drug.name));
}

function ingredient(text) {
  let key = keyOf(text.replace(/^[\d.,%\s]+(?:mg|ml|%)?\s*/i, "").replace(/\.$/, ""));
  for (let i = 0; i < 3; i += 1) {
    if (byName.has(key)) return byName.get(key);
    key = key.replace(COUNTER_IONS, "");
  }
  return byName.get(key) ?? null;
}

function withoutForm(text) {
  const words = text.replace(/[()]/g, " ").trim().split(/\s+/);
  while (words.length > 1 && isFormWord(words.at(-1))) words.pop();
  while (words.length > 1 && isFormWord(words[0])) words.shift();
  return words.join(" ");
}

function isFormWord(word) {
  const plain = word.toLowerCase().replace(/[.,]+$/, "");
  return (
    FORM_WORDS.has(plain) ||
    /^[\d.,/%+:-]*(?:mg|ml|mcg|g|gm|%|iu|unit|hr|tab|w)?(?:\/[\d.]*(?:mg|ml|mcg|g|hr|gm|tab|dose|act)?)*%?$/.test(plain)
  );
}

/** Names a reader may type: no systematic names, no catalogue numbers, nothing made of forms and strengths alone. */
function isName(name) {
  const letters = name.replace(/[^\p{L}]/gu, "").length;
  return (
    name.length <= 40 &&
    letters >= 2 &&
    !/[[\]{}<>*;:|=()"?]/.test(name) &&
    !/\d,\d/.test(name) &&
    !/^\d+-\d+-\d+$/.test(name) &&
    !(/\d/.test(name) && (name.length > 28 || (name.match(/-/g) ?? []).length > 2)) &&
    name.split(/[\s/-]+/).some((word) => word !== "" && !isFormWord(word))
  );
}

function names(cell) {
  return list(cell)
    .map((name) =>
      name
        .replace(/(?:\s*\[[^\]]*\])+$/, "")
        .replace(/\s*\((?:INN|TN|BAN|USAN|USP|JAN|VAN|DCF|DCIT)\)$/i, "")
        .replace(/,+$/, "")
        .trim(),
    )
    .filter(isName);
}

function list(cell) {
  if (!cell) return [];
  const parts = cell.startsWith('"') ? [...cell.matchAll(/"([^"]*)"/g)].map((match) => match[1]) : cell.split(", ");
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

/** The form in which two spellings meet, as `normaliseName` makes it. */
function keyOf(name) {
  return name
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[\s\p{Pd}_]+/gu, " ")
    .trim();
}

function table(text) {
  const [head, ...rest] = text
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t").map(cell));
  return rest.map((cells) => Object.fromEntries(head.map((column, i) => [column, cells[i] ?? ""])));
}

function cell(text) {
  return /^".*"$/.test(text) ? text.slice(1, -1).replaceAll('""', '"') : text;
}
