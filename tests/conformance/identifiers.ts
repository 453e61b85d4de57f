/** The numbers that CPIC and RxNorm give genes, drugs and products. */
import { referenceLines } from "./reference";
import { grouped, readTable, type Table } from "./table";

/** Returns the HGNC number of each gene CPIC lists, made from the reference. */
export function geneNumberTable(): Table {
  const [header = "", ...lines] = referenceLines("reference/cpic/genes.tsv");
  const at = header.split("\t").indexOf("hgncid");
  return {
    holds: "genes that CPIC lists, each with its HGNC number",
    source: "CPIC database 1.56.0",
    date: "2026-04-30",
    licence: "CC0",
    columns: ["gene", "hgnc"],
    rows: lines
      .map((line) => line.split("\t"))
      .flatMap((cells) => (cells[at] ? [[cells[0] ?? "", cells[at].replace("HGNC:", "")]] : [])),
  };
}

/** Returns each gene that CPIC lists with its HGNC number, as `HGNC:2621`. */
export function readGeneNumbers(): readonly (readonly [gene: string, number: string])[] {
  return readTable("gene-numbers.tsv").rows.map(([gene = "", number = ""]) => [gene, `HGNC:${number}`]);
}

/** Returns the RxNorm number of each drug CPIC lists, made from the reference. */
export function drugNumberTable(): Table {
  return {
    holds: "drugs that CPIC lists, each with the RxNorm number of its ingredient",
    source: "CPIC database 1.56.0",
    date: "2026-04-30",
    licence: "CC0; RxNorm numbers of the National Library of Medicine",
    columns: ["drug", "rxnorm"],
    rows: referenceLines("reference/rxnorm/rxnorm-cpic-drugs.tsv")
      .slice(1)
      .map((line) => line.split("\t"))
      .flatMap(([name = "", code = ""]) => (code === "" ? [] : [[name, code]])),
  };
}

/** Returns each drug that CPIC gives an RxNorm number, with it. */
export function readDrugNumbers(): readonly { readonly name: string; readonly code: string }[] {
  return readTable("drug-numbers.tsv").rows.map(([name = "", code = ""]) => ({ name, code }));
}

const INGREDIENT = "(ingredient)";

/** Returns the clinical drugs of each ingredient, made from the reference. */
export function productTable(): Table {
  const products = referenceLines("reference/rxnorm/product-ingredient-map.csv")
    .slice(1)
    .map((line) => [...line.matchAll(/"([^"]*)"/g)].map((cell) => cell[1] ?? ""));
  return {
    holds: `clinical drugs under their ingredient: a line with the ingredient's number and "${INGREDIENT}", then a line a product with its number and name`,
    source: "RxNorm, as FHIR/genomics-operations maps products to ingredients; read on the date below",
    date: "2026-11-23",
    licence: "Apache-2.0; RxNorm names and numbers of the National Library of Medicine",
    columns: ["rxnorm", "name"],
    rows: [...grouped(products, ([ingredient = ""]) => ingredient)].flatMap(([ingredient, rows]) => [
      [ingredient, INGREDIENT],
      ...rows.map(([, , code = "", display = ""]) => [code, display]),
    ]),
  };
}

export interface Product {
  readonly ingredient: string;
  readonly code: string;
  readonly display: string;
}

/** Returns every clinical drug of our table with the number of its ingredient. */
export function readProducts(): readonly Product[] {
  let ingredient = "";
  return readTable("products.tsv").rows.flatMap(([code = "", display = ""]) => {
    if (display !== INGREDIENT) return [{ ingredient, code, display }];
    ingredient = code;
    return [];
  });
}
