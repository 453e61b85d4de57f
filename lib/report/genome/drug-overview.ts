import { adviseByGuidance, type GuidedAdvice } from "@/lib/advice";
import { genesAskedFor, guidedPairs, type PanelKnowledge } from "@/lib/knowledge";
import { ACTIONS, type Action, type ResultInput } from "@/lib/schema";
import { wordBottomLine } from "../page/bottom-line";
import type { Worded, WordedCertainty } from "../page/report";
import { type SampleReport, resultsOfSample } from "@/lib/intake";
import { actionWord } from "../page/word-note";

/** A drug whose guidance has a row for the results. */
export interface GuidedDrug {
  readonly id: string;
  readonly name: string;
  /** The genes whose results the guidance was looked up by. */
  readonly genes: readonly string[];
  /** Of these genes, those whose result is ambiguous. */
  readonly ambiguous: readonly string[];
  /** Genes that the guidance asks about too and that we have no result for. */
  readonly missing: readonly string[];
  readonly action: Worded<Action>;
  readonly certainty: WordedCertainty;
  readonly headline: string;
}

/** What guidance makes of a sample's results, drug by drug. Each drug with guidance stands in one place, or under each gene it waits for. */
export interface DrugOverview {
  /** By the action that the leading row asks, in the fixed order; nothing that was left open changes it. */
  readonly groups: readonly { readonly action: Worded<Action>; readonly drugs: readonly GuidedDrug[] }[];
  /** Drugs whose advice depends on what a call left open, with the action for the best fit. */
  readonly open: readonly GuidedDrug[];
  /** Drugs for which no row can be chosen without a gene that we have no result for. */
  readonly waiting: readonly { readonly gene: string; readonly drugs: readonly NamedDrug[] }[];
  /** Drugs whose guidance has no row for the results. */
  readonly silent: readonly NamedDrug[];
}

export interface NamedDrug {
  readonly id: string;
  readonly name: string;
}

/** What a sample says, and what its drugs are placed by. */
interface Sample {
  readonly results: readonly ResultInput[];
  readonly ambiguous: ReadonlySet<string>;
  readonly knowledge: PanelKnowledge;
  readonly today: string;
}

/**
 * Returns what guidance makes of a sample for every drug it covers. A drug
 * that is missing here has no guidance, which does not make it safe. `today`
 * is YYYY-MM-DD.
 */
export function drugOverview(report: SampleReport, knowledge: PanelKnowledge, today: string): DrugOverview {
  const ambiguous = new Set(report.genes.filter((gene) => gene.state === "ambiguous").map((gene) => gene.gene));
  const sample: Sample = { results: resultsOfSample(report, knowledge), ambiguous, knowledge, today };
  const ids = [...new Set(guidedPairs(knowledge).map(({ drug }) => drug))]
    .filter((id) => knowledge.drugs[id] !== undefined)
    .sort();
  const placed = ids.map((id) => placeOf(id, sample));
  const settled = placed.flatMap((one) => (one.kind === "settled" ? [one.drug] : []));
  const waiting = placed.flatMap((one) => (one.kind === "waiting" ? [one] : []));
  return {
    groups: ACTIONS.map((code) => ({
      action: actionWord(code, knowledge.terms),
      drugs: settled.filter((drug) => drug.action.code === code),
    })).filter(({ drugs }) => drugs.length > 0),
    open: placed
      .flatMap((one) => (one.kind === "open" ? [one.drug] : []))
      .sort((a, b) => ACTIONS.indexOf(a.action.code) - ACTIONS.indexOf(b.action.code)),
    waiting: [...new Set(waiting.flatMap((one) => one.missing))]
      .sort()
      .map((gene) => ({ gene, drugs: waiting.filter((one) => one.missing.includes(gene)).map((one) => one.drug) })),
    silent: placed.flatMap((one) => (one.kind === "silent" ? [one.drug] : [])),
  };
}

type Place =
  | { readonly kind: "settled" | "open"; readonly drug: GuidedDrug }
  | { readonly kind: "waiting"; readonly drug: NamedDrug; readonly missing: readonly string[] }
  | { readonly kind: "silent"; readonly drug: NamedDrug };

function placeOf(id: string, { results, ambiguous, knowledge, today }: Sample): Place {
  const own = resultsForDrug(results, knowledge, id);
  const missing = genesAskedFor(knowledge, [id]).filter((gene) => !own.some((result) => result.gene === gene));
  const named = { id, name: knowledge.drugs[id]?.name ?? id };
  const guided = own.length === 0 ? null : adviseByGuidance(id, own, knowledge, today);
  if (guided === null) {
    return missing.length > 0 ? { kind: "waiting", drug: named, missing } : { kind: "silent", drug: named };
  }
  const { line, advice } = guided;
  // Where something left open decides, the line has no action; the row it rests on still tells under which it would stand.
  const action = line.action ?? advice.notes.find((note) => note.id === line.notes[0])?.action ?? "no-action-advised";
  const isOpen = advice.sensitivities.some((item) => item.verdict !== "same");
  const genes = [...new Set(own.map((result) => result.gene))];
  return {
    kind: isOpen ? "open" : "settled",
    drug: {
      ...named,
      ...wordRow(guided, action),
      genes,
      ambiguous: genes.filter((gene) => ambiguous.has(gene)),
      missing,
    },
  };
}

function wordRow(
  { line, advice, rows }: GuidedAdvice,
  action: Action,
): Pick<GuidedDrug, "action" | "certainty" | "headline"> {
  const { certainty, headline } = wordBottomLine(line, advice, rows, (id) => rows.drugs[id]?.name ?? id);
  return { action: actionWord(action, rows.terms), certainty, headline };
}

/** Returns the results of genes that guidance on a drug asks about; the others say nothing of it. */
export function resultsForDrug(
  results: readonly ResultInput[],
  knowledge: Pick<PanelKnowledge, "drugs" | "guidelines">,
  drug: string,
): readonly ResultInput[] {
  const asked = new Set(genesAskedFor(knowledge, [drug]));
  return results.filter((result) => asked.has(result.gene));
}
