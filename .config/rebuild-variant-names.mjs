/**
 * Rewrites `variantNames` in content/alleles from ClinPGx's variants.tsv: for each position of a definition the coding
 * name of its change on one transcript a gene, and the change of the protein. Facts alone: names and positions.
 *
 *   node .config/rebuild-variant-names.mjs PATH/variants.tsv
 */
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { parse } from "yaml";
import { inRoot } from "./progress.mjs";

const THREE = {
  Ala: "A",
  Arg: "R",
  Asn: "N",
  Asp: "D",
  Cys: "C",
  Gln: "Q",
  Glu: "E",
  Gly: "G",
  His: "H",
  Ile: "I",
  Leu: "L",
  Lys: "K",
  Met: "M",
  Phe: "F",
  Pro: "P",
  Ser: "S",
  Thr: "T",
  Trp: "W",
  Tyr: "Y",
  Val: "V",
};
const OTHER_STRAND = { A: "T", C: "G", G: "C", T: "A" };

const file = process.argv[2];
if (file === undefined) throw new Error("expected the path of ClinPGx's variants.tsv");
const synonymsOf = new Map(
  readFileSync(file, "utf8")
    .split("\n")
    .map((line) => line.split("\t"))
    .map((cells) => [cells[1], (cells[10] ?? "").split(", ").map((one) => one.trim())]),
);

for (const name of readdirSync(inRoot("content/alleles"))) {
  const path = inRoot("content/alleles", name);
  const text = readFileSync(path, "utf8").replace(/^variantNames:\n(?: {2}.*\n)*/m, "");
  const definition = parse(text);
  const positions = [...(definition.positions ?? []), ...(definition.alsoRead ?? [])].map((line) => {
    const [place, rsid, change] = line.split(" ");
    const [reference, alternates] = change.split(">");
    return { place, rsid, reference, alternates: alternates.split(","), synonyms: synonymsOf.get(rsid) ?? [] };
  });
  const transcript = mostCommon(
    positions.flatMap(({ synonyms }) =>
      synonyms.map((one) => /^(NM_\d+)\.\d+:c\.[^=]+$/.exec(one)?.[1]).filter(Boolean),
    ),
  );
  const lines = positions.flatMap((position) => {
    const names = namesOf(position, transcript);
    return names.length === 0 ? [] : [`  ${position.place}: [${names.map((one) => JSON.stringify(one)).join(", ")}]`];
  });
  const block = lines.length === 0 ? "" : `variantNames:\n${lines.join("\n")}\n`;
  writeFileSync(path, block === "" ? text : text.replace(/^(?=alleles:)/m, block));
}

/** Substitutions whose bases are those of the definition, on either strand; longer changes are left to rsIDs. */
function namesOf({ reference, alternates, synonyms }, transcript) {
  const coding = synonyms.flatMap((one) => {
    const read = new RegExp(`^${transcript}\\.\\d+:(c\\.[-*]?[\\d+-]+([ACGT])>([ACGT]))$`).exec(one);
    if (read === null) return [];
    const plus = read[2] === reference && alternates.includes(read[3]);
    const minus = OTHER_STRAND[read[2]] === reference && alternates.includes(OTHER_STRAND[read[3]]);
    return plus || minus ? [read[1]] : [];
  });
  if (coding.length === 0) return [];
  // One protein change only where there is one change of the gene, so that the name stands for these bases.
  const proteins = [
    ...new Set(
      synonyms.flatMap((one) => {
        const read = /^NP_\d+\.\d+:p\.([A-Z][a-z]{2})(\d+)([A-Z][a-z]{2})$/.exec(one);
        return read === null || THREE[read[3]] === undefined ? [] : [`${THREE[read[1]]}${read[2]}${THREE[read[3]]}`];
      }),
    ),
  ];
  const isOne = new Set(coding).size === 1 && alternates.length === 1 && proteins.length === 1;
  return [...new Set(coding), ...(isOne ? proteins : [])];
}

function mostCommon(names) {
  const counts = new Map();
  for (const one of names) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "none";
}
