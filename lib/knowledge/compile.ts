import type { Status } from "@/lib/schema";
import type { ContentFile, ContentIssue } from "./content-file";
import { crossCheck } from "./cross-check";
import type { Knowledge, Product } from "./knowledge";
import { parseContent, type Located, type ParsedContent } from "./parse";

export type CompileResult =
  | { readonly ok: true; readonly knowledge: Knowledge }
  | { readonly ok: false; readonly issues: readonly ContentIssue[] };

/**
 * Returns the frozen knowledge of the content files, or every issue that
 * stands in its way. Draft and retired facts are left out here, so that no
 * later room can meet one. The order of the files makes no difference.
 *
 * `sha256` takes text and returns its digest in hexadecimal: this room has no
 * platform of its own.
 */
export function compileKnowledge(files: readonly ContentFile[], sha256: (text: string) => string): CompileResult {
  const { parsed, issues } = parseContent([...files].sort((a, b) => (a.path < b.path ? -1 : 1)));
  // Missing references of a file that did not parse would drown the real fault.
  const all = issues.length > 0 ? issues : crossCheck(parsed);
  const [terms] = parsed.terms;
  if (all.length > 0 || terms === undefined) return { ok: false, issues: all };

  const body = {
    sources: recordBy(parsed.sources, (s) => s.id),
    drugs: recordBy(published(parsed.drugs), (d) => d.id),
    genes: recordBy(published(parsed.genes), (g) => g.symbol),
    guidelines: values(published(parsed.guidelines)).map((guideline) => ({
      ...guideline,
      recommendations: guideline.recommendations.filter((row) => row.status === "published"),
    })),
    phenotypes: recordBy(published(parsed.phenotypes), (p) => p.gene),
    interactions: values(published(parsed.interactions)).flatMap(({ entries, date, read, sources }) =>
      entries.map(({ drug, target, kind, strength, note, alsoIn }) => ({
        drug,
        target,
        kind,
        strength,
        note: note ?? null,
        date,
        read,
        sources: [...sources, ...alsoIn],
      })),
    ),
    exposures: values(published(parsed.interactions)).flatMap((list) => list.exposures),
    phenoconversions: recordBy(published(parsed.phenoconversions), (p) => p.gene),
    alleleDefinitions: recordBy(parsed.alleleDefinitions, (d) => d.gene),
    evidencePositions: values(parsed.evidencePositions).flatMap((list) => list.positions),
    evaluated: values(parsed.evaluated),
    levels: values(parsed.levels).flatMap(({ scale, sources, pairs }) =>
      pairs.map(([gene, drug, value, status]) => ({ gene, drug, scale, value, status, sources })),
    ),
    labelTags: values(parsed.labelTags),
    annotations: values(published(parsed.annotations)),
    findings: values(published(parsed.findings)),
    exclusions: values(parsed.exclusions),
    labels: values(parsed.labels).map((label) => ({
      ...label,
      facts: label.facts.filter((fact) => fact.status === "published"),
    })),
    cautions: values(published(parsed.cautions)),
    searches: values(parsed.searches),
    pages: recordBy(parsed.pages, (p) => p.id),
    pathways: recordBy(parsed.pathways, (p) => p.id),
    products: productsOf(parsed.rxnorm),
    drugNames: values(parsed.drugNames),
    terms: terms.value,
    // Retired cases stay: their address says why they are no longer played.
    cases: recordBy(parsed.cases, (c) => c.id),
    explainers: recordBy(parsed.explainers, (e) => e.id),
    glossary: values(parsed.glossary),
  };
  const hash = sha256(canonicalJson(body));
  const date = latestReview(body);
  return {
    ok: true,
    knowledge: deepFreeze({ version: `${date}-${hash.slice(0, 8)}`, hash, date, ...body, release: null }),
  };
}

function values<T>(records: readonly Located<T>[]): T[] {
  return records.map((record) => record.value);
}

function published<T extends { readonly status: Status }>(records: readonly Located<T>[]): Located<T>[] {
  return records.filter((record) => record.value.status === "published");
}

function recordBy<T>(records: readonly Located<T>[], idOf: (value: T) => string): Record<string, T> {
  return Object.fromEntries(records.map((record) => [idOf(record.value), record.value]));
}

function productsOf(lists: ParsedContent["rxnorm"]): Record<string, Product> {
  const products: Record<string, Product> = {};
  for (const { drug, codes, onSkin } of lists.flatMap((list) => list.value.products)) {
    for (const code of [...codes, ...onSkin]) {
      products[code] = { drugs: [...(products[code]?.drugs ?? []), drug].sort(), onSkin: onSkin.includes(code) };
    }
  }
  return products;
}

function latestReview(body: Omit<Knowledge, "version" | "hash" | "date" | "release">): string {
  const dates = [
    ...Object.values(body.genes),
    ...Object.values(body.drugs),
    ...body.guidelines,
    ...body.annotations,
    ...body.findings,
    ...body.exclusions,
    ...body.labels.flatMap((label) => label.facts),
    ...body.cautions,
    ...Object.values(body.pages),
    ...Object.values(body.pathways),
    ...Object.values(body.phenotypes),
    ...Object.values(body.alleleDefinitions),
    ...body.evaluated,
    ...body.labelTags,
    ...Object.values(body.phenoconversions),
    ...Object.values(body.cases),
    ...Object.values(body.explainers),
  ].map((fact) => fact.reviewed);
  return dates.sort().at(-1) ?? "undated";
}

/** Returns JSON with the keys of every object in order, so that equal values give equal text. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const entries = Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`);
  return `{${entries.join(",")}}`;
}

/** Returns `value` itself, with it and everything below it made unchangeable. */
export function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === "object" && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
