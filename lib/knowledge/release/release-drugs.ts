import type { ReleaseDrug } from "@/lib/schema";
import type { DrugRow } from "./rows";

/** Facts name drugs in words; a guideline gives ClinPGx's id beside them. */
export interface NamedDrug {
  readonly name: string;
  readonly clinpgxId: string | null;
}

/**
 * Returns one drug for each name that a fact uses, in the order of the names,
 * with what the list of drugs says of it. A drug that the list does not hold
 * (a metabolite, say, or one renamed since) stays, with its name alone.
 */
export function releaseDrugs(named: readonly NamedDrug[], rows: readonly DrugRow[]): readonly ReleaseDrug[] {
  const byName = new Map(rows.map((row) => [row.name, row]));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const idOf = new Map<string, string | null>();
  for (const drug of named) idOf.set(drug.name, idOf.get(drug.name) ?? drug.clinpgxId);
  const taken = new Set<string>();
  return [...idOf.keys()].sort().map((name) => {
    const given = idOf.get(name) ?? null;
    const row = byName.get(name) ?? (given === null ? undefined : byId.get(given));
    const clinpgxId = row?.id ?? given;
    const id = freeId(slugOf(name), clinpgxId, taken);
    taken.add(id);
    return {
      id,
      name,
      // Types are lists such as "Drug, Metabolite"; a class is never anything else too.
      kind: row?.type === "Drug Class" ? "class" : "drug",
      clinpgxId,
      genericNames: unique(row?.genericNames ?? [], name),
      tradeNames: unique(row?.tradeNames ?? [], name),
      rxnorm: [...new Set(row?.rxnorm ?? [])],
      atc: [...new Set((row?.atc ?? []).filter((code) => /^[A-Z]\d{2}[A-Z]{0,2}(?:\d{2})?$/.test(code)))],
    };
  });
}

function unique(names: readonly string[], except: string): string[] {
  return [...new Set(names)].filter((name) => name !== except);
}

/** Returns a name as a kebab-case id; letters outside the Latin ones by their number, since an id is part of an address. */
export function slugOf(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
  const spelled = [...plain]
    .map((letter) =>
      /\p{L}/u.test(letter) && !/[a-z]/.test(letter) ? `-u${(letter.codePointAt(0) ?? 0).toString(16)}-` : letter,
    )
    .join("");
  return spelled.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "unnamed";
}

function freeId(slug: string, clinpgxId: string | null, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  const base = clinpgxId === null ? slug : `${slug}-${clinpgxId.toLowerCase()}`;
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}
