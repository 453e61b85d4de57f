import type { AnswerKnowledge, PanelKnowledge } from "@/lib/knowledge";
import type { ResultInput } from "@/lib/schema";
import type { Advice, BottomLine } from "./advice";
import { adviseOn } from "./advise-on";

/** What the rows of guidelines come to for one drug, where a row is given for the results. */
export interface GuidedAdvice {
  readonly line: BottomLine;
  readonly advice: Advice;
  /** The rows and the names in them, to word the line by. */
  readonly rows: AnswerKnowledge;
}

// Derived from a frozen value, so keeping it changes nothing a caller can see.
const rowsOf = new WeakMap<PanelKnowledge, AnswerKnowledge>();

/**
 * Returns what guidance has a row for, of a drug and results; null where it
 * has none, or where a gene it asks about has no result. Evidence, labels and
 * what was searched are not looked at, so nothing is returned that would rest
 * on them or on their absence.
 */
export function adviseByGuidance(
  drug: string,
  results: readonly ResultInput[],
  knowledge: PanelKnowledge,
  today: string,
): GuidedAdvice | null {
  const rows = rowsOf.get(knowledge) ?? rowsAlone(knowledge);
  rowsOf.set(knowledge, rows);
  const advice = adviseOn({ drugs: [drug], genes: [], results: [...results] }, rows, today);
  const line = advice.ok ? advice.value.bottomLines[0] : undefined;
  return advice.ok && line?.code === "guideline" ? { line, advice: advice.value, rows } : null;
}

function rowsAlone(knowledge: PanelKnowledge): AnswerKnowledge {
  const { version, hash, date, terms, drugs, genes, guidelines, phenotypes, alleleDefinitions, evidencePositions } =
    knowledge;
  return {
    ...{ version, hash, date, terms, drugs, genes, guidelines, phenotypes, alleleDefinitions, evidencePositions },
    sources: {},
    interactions: [],
    exposures: [],
    phenoconversions: {},
    evaluated: [],
    levels: [],
    labels: [],
    labelTags: [],
    annotations: [],
    findings: [],
    exclusions: [],
    cautions: [],
    searches: [],
    release: null,
  };
}
