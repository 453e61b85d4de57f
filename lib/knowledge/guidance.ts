import type { Guideline, Recommendation } from "@/lib/schema";
import { drugFamily, type Knowledge } from "./knowledge";

/** What one guideline says of one drug: the rows given for it, and nothing of what it says of its other drugs. */
export interface Guidance {
  readonly guideline: Guideline;
  /** Never empty: a guideline that names the drug and gives no row for it is no guidance on it. */
  readonly rows: readonly Recommendation[];
  /** Genes whose result decides between the rows, in alphabetical order. */
  readonly asks: readonly string[];
  /** Genes the rows speak of: those they ask for, and, for a row that speaks whatever the result, the guideline's. */
  readonly genes: readonly string[];
}

/**
 * Returns, guideline by guideline, the rows given for a drug (for a class, for
 * its members too) and the genes that these rows, and not those of another
 * drug in the same guideline, ask about. Empty where no row is given for it.
 * A set of drugs is taken as it stands, all together.
 * Every claim that there is guidance on a drug, or on a drug and a gene, rests
 * on this and on nothing else.
 *
 * @source CPIC's statins of 2022: CYP2C9 is asked of fluvastatin alone, ABCG2 of rosuvastatin alone
 */
export function guidanceOn(
  knowledge: Pick<Knowledge, "drugs" | "guidelines">,
  drug: string | ReadonlySet<string>,
): readonly Guidance[] {
  const direct = typeof drug === "string" ? withMembers(knowledge, drug) : drug;
  return knowledge.guidelines.flatMap((guideline) => {
    if (!guideline.drugs.some((id) => direct.has(id))) return [];
    const rows = guideline.recommendations.filter((row) => drugsOfRow(guideline, row).some((id) => direct.has(id)));
    if (rows.length === 0) return [];
    return [
      {
        guideline,
        rows,
        asks: sorted(rows.flatMap((row) => Object.keys(row.lookup))),
        genes: sorted(rows.flatMap((row) => genesOfRow(guideline, row))),
      },
    ];
  });
}

/** Returns the genes whose results guidance on any of the drugs asks for, in alphabetical order. */
export function genesAskedFor(
  knowledge: Pick<Knowledge, "drugs" | "guidelines">,
  drugs: readonly string[],
): readonly string[] {
  return sorted(drugs.flatMap((drug) => guidanceOn(knowledge, drug).flatMap(({ asks }) => asks)));
}

/** Returns the groups of patients, other than everybody, for whom guidance on any of the drugs has rows; in alphabetical order. */
export function populationsIn(
  knowledge: Pick<Knowledge, "drugs" | "guidelines">,
  drugs: readonly string[],
): readonly string[] {
  const rows = drugs.flatMap((drug) => guidanceOn(knowledge, drug).flatMap((guidance) => guidance.rows));
  return sorted(rows.map((row) => row.population)).filter((name) => name !== "general");
}

/** A drug and a gene that a row of a guideline speaks of together. */
export interface GuidedPair {
  readonly drug: string;
  readonly gene: string;
  readonly guideline: Guideline;
  /** Whether the row asks for a result of the gene; one that speaks whatever the result does not. */
  readonly isAsked: boolean;
}

/** Returns every drug and gene that some guideline row speaks of together, as often as a row does. */
export function guidedPairs(knowledge: Pick<Knowledge, "drugs" | "guidelines">): readonly GuidedPair[] {
  return knowledge.guidelines.flatMap((guideline) =>
    guideline.recommendations.flatMap((row) =>
      drugsOfRow(guideline, row).flatMap((drug) =>
        genesOfRow(guideline, row).map((gene) => ({
          drug,
          gene,
          guideline,
          isAsked: Object.hasOwn(row.lookup, gene),
        })),
      ),
    ),
  );
}

/** Returns the drugs that a row is given for: its own, or, where it names none, all of its guideline's. */
export function drugsOfRow(guideline: Guideline, row: Recommendation): readonly string[] {
  return row.drugs ?? guideline.drugs;
}

/** Returns the genes that a row speaks of: those it asks for, or, where it speaks whatever the result, all of its guideline's. */
export function genesOfRow(guideline: Guideline, row: Recommendation): readonly string[] {
  const asked = Object.keys(row.lookup);
  return asked.length > 0 ? asked : guideline.genes;
}

function withMembers(knowledge: Pick<Knowledge, "drugs" | "guidelines">, drug: string): ReadonlySet<string> {
  const { self, members } = drugFamily(knowledge, drug);
  return new Set([self, ...members]);
}

function sorted(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}
