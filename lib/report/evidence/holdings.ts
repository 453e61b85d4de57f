import { guidedPairs, type AnswerKnowledge } from "@/lib/knowledge";
import { unreachable } from "@/lib/schema";
import { compareText, type AnnotationRow } from "./annotation-rows";
import { labelRows } from "./label-rows";

/** What we hold on one drug or gene, for a list of all of them. */
export interface Holding {
  readonly id: string;
  readonly name: string;
  /** For a gene: its full name where we have one. */
  readonly fullName: string | null;
  readonly formerly: readonly string[];
  readonly isClass: boolean;
  readonly hasGuidance: boolean;
  /** Whether it has a page written by us. */
  readonly hasPage: boolean;
  readonly annotations: number;
  readonly labels: number;
}

/** What a list may be narrowed to. */
export const HOLDING_KINDS = ["guidance", "written", "annotations", "labels"] as const;
export type HoldingKind = (typeof HOLDING_KINDS)[number];

/** Returns every drug and class with what we hold on it, in alphabetical order. `rows` are those of `annotationRows`. */
export function drugHoldings(knowledge: AnswerKnowledge, rows: readonly AnnotationRow[]): readonly Holding[] {
  const annotations = counts(rows.flatMap((row) => row.drugs.map((drug) => drug.id)));
  const labels = counts(labelRows(knowledge).flatMap((label) => label.drugs));
  const guided = new Set(guidedPairs(knowledge).map(({ drug }) => drug));
  return sorted(
    Object.values(knowledge.drugs).map(({ id, name, kind, depth }) => ({
      id,
      name,
      fullName: null,
      formerly: [],
      isClass: kind === "class",
      hasGuidance: guided.has(id),
      hasPage: depth === "page",
      annotations: annotations.get(id) ?? 0,
      labels: labels.get(id) ?? 0,
    })),
  );
}

/** Returns every gene with what we hold on it, in alphabetical order. `rows` are those of `annotationRows`. */
export function geneHoldings(knowledge: AnswerKnowledge, rows: readonly AnnotationRow[]): readonly Holding[] {
  const annotations = counts(rows.flatMap((row) => row.genes));
  const labels = counts(labelRows(knowledge).flatMap((label) => label.genes));
  const guided = new Set(guidedPairs(knowledge).map(({ gene }) => gene));
  return sorted(
    Object.values(knowledge.genes).map(({ symbol, name, depth, previousSymbols }) => ({
      id: symbol,
      name: symbol,
      fullName: name === symbol ? null : name,
      formerly: previousSymbols,
      isClass: false,
      hasGuidance: guided.has(symbol),
      hasPage: depth === "page",
      annotations: annotations.get(symbol) ?? 0,
      labels: labels.get(symbol) ?? 0,
    })),
  );
}

/** Returns whether a holding is of the kind asked for. */
export function isHolding(holding: Holding, kind: HoldingKind): boolean {
  switch (kind) {
    case "guidance":
      return holding.hasGuidance;
    case "written":
      return holding.hasPage;
    case "annotations":
      return holding.annotations > 0;
    case "labels":
      return holding.labels > 0;
    default:
      return unreachable(kind);
  }
}

/** Returns holdings by the letter their name begins with; what begins with none stands under "#". */
export function byLetter(
  holdings: readonly Holding[],
): readonly { readonly letter: string; readonly holdings: readonly Holding[] }[] {
  const letters = new Map<string, Holding[]>();
  for (const holding of holdings) {
    const first = holding.name.normalize("NFKD").charAt(0).toUpperCase();
    const letter = /[A-Z]/.test(first) ? first : "#";
    const own = letters.get(letter);
    if (own === undefined) letters.set(letter, [holding]);
    else own.push(holding);
  }
  return [...letters].sort(([a], [b]) => (a < b ? -1 : 1)).map(([letter, own]) => ({ letter, holdings: own }));
}

function counts(ids: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const id of ids) found.set(id, (found.get(id) ?? 0) + 1);
  return found;
}

function sorted(holdings: readonly Holding[]): readonly Holding[] {
  return [...holdings].sort((a, b) => compareText(a.name, b.name));
}
