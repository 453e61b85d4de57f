import type { Interaction } from "@/lib/knowledge";
import type { Phenoconversion, ReadResult } from "@/lib/phenotype";
import type { Flags } from "./steps";
import type {
  Absence, Action, CaveatCode, Certainty, InteractionTarget, LabelTagRow, NoteKind, Origin, Problem, ResultInput, Scale, Setting, Step, Strength, Variant, Verdict,
} from "@/lib/schema";

/** A computed warning, with the facts that made it, for the room that words it. */
export interface Caveat {
  readonly code: CaveatCode;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** Why a note says what it says. */
export type Reason =
  | { readonly kind: "guideline-row"; readonly body: string; readonly year: number; readonly strength: Strength; readonly implication: string; readonly lookup: Readonly<Record<string, string>> }
  | { readonly kind: "graded"; readonly scale: Scale; readonly value: string; readonly score: number | null; readonly papers: number }
  | { readonly kind: "studies"; readonly papers: readonly string[]; readonly found: number; readonly notFound: number; readonly notSeen: number; readonly largestN: number | null }
  | { readonly kind: "label"; readonly agency: string; readonly product: string; readonly tag: string | null; readonly onBiomarkerList: boolean }
  | { readonly kind: "evaluated"; readonly body: string; readonly year: number; readonly verdict: Verdict }
  | { readonly kind: "label-tag"; readonly agency: string; readonly tag: string | null; readonly biomarkerList: "listed" | "formerly" | null; readonly advice: readonly LabelAdvice[]; readonly date: string | null }
  | { readonly kind: "direct-target"; readonly gene: string }
  | { readonly kind: "looked"; readonly searches: readonly string[] };

/** Kinds of prescribing advice ClinPGx marks in a label. */
export type LabelAdvice = LabelTagRow["advice"][number];

/** One statement of an answer. `sources` and `findings` are ids in the knowledge. */
export interface Note {
  readonly id: string;
  readonly kind: NoteKind;
  /** The drug asked about. */
  readonly drug: string;
  /** The drugs or classes the statement itself is about. */
  readonly about: readonly string[];
  readonly genes: readonly string[];
  readonly variants: readonly Variant[];
  readonly origin: Origin;
  /** False for a tumour statement beside a germline question, and for evidence about another drug. */
  readonly answersQuestion: boolean;
  /** For `interaction` notes: what to watch. */
  readonly topic: "exposure" | "interaction" | "hepatic" | null;
  readonly settings: readonly Setting[];
  readonly population: string | null;
  /** The condition under which a recommendation row speaks, e.g. "CYP3A5 Normal Metabolizer". */
  readonly when: string | null;
  /** Recommendation rows: whether the results given meet it, could still meet it, or say nothing of it. Null for other notes. */
  readonly fit: "holds" | "possible" | "untested" | null;
  readonly action: Action;
  /** Recommendation rows: which kinds of advice it gives. Null for other notes. */
  readonly flags: Flags | null;
  readonly steps: readonly Step[];
  readonly strength: Strength | null;
  readonly certainty: Certainty;
  readonly level: { readonly scale: Scale; readonly value: string; readonly score: number | null } | null;
  readonly absence: Absence | null;
  /** The curated sentence; null where the wording room builds one from the facts. */
  readonly statement: string | null;
  readonly remarks: readonly string[];
  readonly reasons: readonly Reason[];
  readonly caveats: readonly Caveat[];
  readonly findings: readonly string[];
  readonly searches: readonly string[];
  readonly sources: readonly string[];
  /** The source to name first: the guideline, release, label or paper the note is drawn from. */
  readonly leadSource: string;
}

/** What one drug's answer comes to. `action` is null when it hangs on a result that was not given. */
export interface BottomLine {
  readonly drug: string;
  readonly genes: readonly string[];
  readonly code: "guideline" | "label-only" | "guideline-needs-result" | "guideline-silent-on-result" | "guidance-not-tested" | "evaluated-no-recommendation" | "research-only" | "nothing-found";
  readonly action: Action | null;
  readonly certainty: Certainty;
  /** Notes the line rests on, leading first. */
  readonly notes: readonly string[];
  /** Genes that guidance on the drug asks about and that neither the question nor a result names; only where results alone set the genes. */
  readonly untested: readonly { readonly gene: string; readonly bodies: readonly string[] }[];
}

/** On what two bodies part: another size or kind of dose, another drug, acting at all, or speaking at all. */
export type Dispute = "dose" | "alternative" | "no-action" | "not-covered";

/** Two bodies that do not advise the same. */
export interface Disagreement {
  readonly drug: string;
  readonly genes: readonly string[];
  /** The result under which they part. */
  readonly when: string;
  /** The body that asks more first. */
  readonly bodies: readonly [string, string];
  readonly over: readonly Dispute[];
  readonly notes: readonly string[];
}

/** What the possible results of one gene would change for one drug. */
export interface PreTest {
  readonly drug: string;
  readonly gene: string;
  /** In the gene's own order of terms. */
  readonly lines: readonly {
    readonly term: string;
    /** What each body would advise, as rows of its guideline; empty for a body without a row for this result. */
    readonly bodies: readonly { readonly body: string; readonly rows: readonly PreTestRow[] }[];
  }[];
}

export interface PreTestRow {
  /** Id of the guideline row. */
  readonly id: string;
  readonly population: string;
  /** What else must be known: "activity score 1", "CYP2D6 Poor Metabolizer"; null when the result alone decides. */
  readonly when: string | null;
  readonly action: Action;
  readonly strength: Strength;
  readonly steps: readonly Step[];
}

/** What other drugs do to one drug of the question. Kept apart from the answer by the genetic result, which stands. */
export interface CoMedicationEffect {
  readonly drug: string;
  /** One for each gene of the drug's guidance that another drug acts on. */
  readonly conversions: readonly Phenoconversion[];
  /** Rows that would be met under the expected phenotypes and are not by the genetic ones; marked, and set less certain. */
  readonly rows: readonly Note[];
  /** What the answer would come to under the expected phenotypes; null when none shifts. */
  readonly bottomLine: BottomLine | null;
  /** Enzymes and transporters that decide the drug's level: a caution that names the other drug. */
  readonly exposures: readonly { readonly id: string; readonly target: InteractionTarget; readonly text: string; readonly by: readonly Interaction[]; readonly sources: readonly string[] }[];
}

/** The structured answer: facts and ids, no wording. */
export interface Advice {
  readonly knowledge: { readonly version: string; readonly date: string; readonly hash: string };
  readonly asOf: string;
  readonly question: {
    readonly drugs: readonly { readonly id: string; readonly matchedAs: string | null }[];
    /** `fromResult`: only a result names the gene, so that it says what was tested and not what was asked. */
    readonly genes: readonly { readonly id: string; readonly matchedAs: string | null; readonly fromResult: boolean }[];
    /** What is taken as well. The drugs of the question count as taken with each other. */
    readonly coMedication: readonly { readonly id: string; readonly matchedAs: string | null }[];
    /** The results as they were given, read or not: with them the same question can be asked again. */
    readonly results: readonly ResultInput[];
    readonly setting: Setting | null;
    readonly populations: readonly string[];
  };
  readonly results: readonly ReadResult[];
  /** Results that could not be read or contradict each other: they decide nothing, and the rest of the answer stands. */
  readonly problems: readonly Problem[];
  readonly bottomLines: readonly BottomLine[];
  readonly notes: readonly Note[];
  /** What the drugs taken together do to each other's genes and levels; only drugs that something happens to. */
  readonly coMedication: readonly CoMedicationEffect[];
  readonly disagreements: readonly Disagreement[];
  /** For each drug with guidance: what each possible result of each gene would change. */
  readonly preTests: readonly PreTest[];
  /** Ids of the searches that cover the question. */
  readonly searches: readonly string[];
  /** Ids of cautions against a wrong inference that fit the question. */
  readonly inferences: readonly string[];
  /** Ids of markers looked at and kept out. */
  readonly exclusions: readonly string[];
  /** Genes with notes for the drugs asked about, beyond those asked, with how many notes. */
  readonly otherGenes: readonly { readonly drug: string; readonly gene: string; readonly notes: number }[];
}
