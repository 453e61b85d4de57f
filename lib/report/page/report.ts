import type { Advice, Dispute, ReleaseShare } from "@/lib/advice";
import type {
  Action,
  CaveatCode,
  Certainty,
  Direction,
  EffectMeasure,
  InteractionKind,
  InteractionStrength,
  InteractionTarget,
  NoteKind,
  Origin,
  Problem,
  Setting,
  Step,
} from "@/lib/schema";
import type { DrugMark, Unread } from "@/lib/intake";

/** A closed-list value with its fixed word and meaning. */
export interface Worded<C extends string> {
  readonly code: C;
  readonly word: string;
  readonly meaning: string;
}

export interface WordedCertainty extends Worded<Certainty> {
  /** How many of the five steps of the bar are filled. */
  readonly filledSteps: number;
}

/** A source as it is cited. `number` is its place in the report's own list. */
export interface Citation {
  readonly id: string;
  readonly number: number;
  readonly kind: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly year: number | null;
  readonly pmid: string | null;
  readonly doi: string | null;
  readonly url: string | null;
  readonly licence: string;
  /** How closely it was read, in words. */
  readonly read: string;
  readonly accessed: string;
}

export interface WordedCaveat {
  readonly code: CaveatCode;
  readonly word: string;
  readonly text: string;
}

/** What a box of a trace holds. The list is the order of the road; a note has the boxes that its kind knows. */
export type TraceKind =
  | "variant"
  | "given"
  | "allele"
  | "function"
  | "score"
  | "phenotype"
  | "measured"
  | "study"
  | "grade"
  | "looked"
  | "label"
  | "statement"
  | "source";

/** One box of the road from what was found to the source, with the rule that led to it. */
export interface TraceBox {
  readonly kind: TraceKind;
  readonly name: string;
  readonly text: string;
  /** Where it stands: on this page, on the page of the gene, or at its source. */
  readonly href: string | null;
  /** How the box before led here; null for the first. */
  readonly rule: string | null;
}

/** One note, ready to be shown in any form. */
export interface WordedNote {
  readonly id: string;
  readonly kind: NoteKind;
  readonly heading: string;
  /** Genes and variants in brief, e.g. "MTOR rs2024627". */
  readonly marker: string;
  readonly drug: string;
  readonly genes: readonly string[];
  readonly origin: Worded<Origin>;
  readonly answersQuestion: boolean;
  readonly topic: "exposure" | "interaction" | "hepatic" | null;
  readonly settings: readonly Setting[];
  /** Short name of who says so: "CPIC", "ClinPGx", "FDA", "PMID 32015456". */
  readonly source: string;
  /** Year of the guidance, for guideline rows and what a body concluded; null for other notes. */
  readonly year: number | null;
  readonly population: string | null;
  readonly when: string | null;
  readonly action: Worded<Action>;
  readonly steps: readonly Step[];
  /** The steps as our sentences. */
  readonly stepLines: readonly string[];
  /** Guideline rows: which kinds of advice it gives (dose, another drug, other); null for other notes. */
  readonly flags: { readonly dose: boolean; readonly alternative: boolean; readonly other: boolean } | null;
  /** Evidence on a pair for which we hold a guideline: the guideline says what to do, so the note's own action is not shown. */
  readonly isUnderGuideline: boolean;
  /** Guideline rows: whether the results given meet it; null for other notes. */
  readonly fit: "holds" | "possible" | "untested" | null;
  readonly strength: string | null;
  readonly certainty: WordedCertainty;
  readonly level: { readonly scale: string; readonly value: string; readonly score: number | null } | null;
  /** The level with its scale, e.g. "ClinPGx level 3, score 1.5". */
  readonly levelLine: string | null;
  readonly absence: string | null;
  /** For a label that ClinPGx has tagged and we have not read: who, which tag, and which kinds of advice it marks. */
  readonly labelTag: {
    readonly agency: string;
    readonly tag: string | null;
    readonly advice: string | null;
    readonly date: string | null;
  } | null;
  readonly text: string;
  readonly remarks: readonly string[];
  readonly reasons: readonly string[];
  readonly caveats: readonly WordedCaveat[];
  readonly citations: readonly Citation[];
  /** The result given that the note is about, e.g. "rs2024627 C/C"; null where none concerns it. */
  readonly matched: string | null;
  /** What an imported release holds on it: quotations are its own words and never ours. */
  readonly release:
    | (ReleaseShare & {
        readonly papersLine: string;
        /** To stand beside every quotation: who, release date, licence. */
        readonly attribution: string;
      })
    | null;
  readonly findings: readonly string[];
  /** The road from what was found to the sources. */
  readonly trace: readonly TraceBox[];
}

export interface WordedBottomLine {
  readonly drug: string;
  readonly drugName: string;
  readonly code: string;
  /** What stands in the place of an action that is open. */
  readonly openWord: string;
  /** Id of the note the line rests on first; null when it rests on none. */
  readonly lead: string | null;
  /** Null when the action hangs on a result that was not given. */
  readonly action: Worded<Action> | null;
  readonly certainty: WordedCertainty;
  /** One or two sentences: what to do. */
  readonly headline: string;
  /** What stands behind it, and what to watch instead; each a sentence. */
  readonly lines: readonly string[];
}

/** One row of the table of studies. Absent numbers are null and shown as not reported here. */
export interface StudyRow {
  readonly id: string;
  readonly marker: string;
  readonly genes: readonly string[];
  readonly origin: Worded<Origin>;
  readonly regimen: string;
  readonly population: string;
  readonly setting: Setting;
  readonly design: string;
  readonly n: number | null;
  readonly nDetail: string | null;
  readonly comparison: string | null;
  readonly outcome: string;
  readonly direction: Direction;
  readonly directionLine: string;
  readonly effectLines: readonly string[];
  readonly text: string;
  readonly remarks: readonly string[];
  readonly read: string;
  readonly citation: Citation;
}

/** One ratio with its interval, for the plot. */
export interface EffectRow {
  readonly id: string;
  readonly marker: string;
  readonly label: string;
  readonly measure: Extract<EffectMeasure, "odds-ratio" | "hazard-ratio">;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly line: string;
  readonly origin: Origin;
}

export interface SearchedLine {
  readonly id: string;
  readonly body: string;
  readonly lookedIn: string;
  readonly date: string;
  readonly result: "nothing-found" | "listed-without-recommendation" | "found";
  readonly text: string;
  readonly citations: readonly Citation[];
}

/** A result as it was understood. */
export interface WordedResult {
  readonly gene: string;
  readonly phenotype: string;
  readonly activityScore: string | null;
  readonly diplotype: string | null;
  readonly functions: readonly string[] | null;
  readonly state: string;
  readonly understoodFrom: string | null;
  /** "CYP2C19 *2/*2: Poor Metabolizer (No function and No function)". */
  readonly text: string;
}

/** What the possible results of one gene would change for one drug, and what to ask the laboratory for. */
export interface WordedPreTest {
  readonly drug: string;
  readonly drugName: string;
  readonly gene: string;
  readonly askFor: string;
  readonly bodies: readonly string[];
  readonly lines: readonly {
    readonly term: string;
    readonly cells: readonly {
      readonly body: string;
      readonly rows: readonly {
        readonly id: string;
        readonly label: string | null;
        readonly action: Worded<Action>;
        readonly strength: string;
        readonly text: string;
      }[];
    }[];
  }[];
}

/** A drug that acts on an enzyme or transporter, as its list says. */
export interface WordedActingDrug {
  readonly drug: string;
  readonly name: string;
  readonly kind: InteractionKind;
  readonly strength: InteractionStrength;
  /** "paroxetine, a strong inhibitor of CYP2D6". */
  readonly text: string;
  readonly note: string | null;
  /** Day on which the list calls itself current. */
  readonly date: string;
}

/** One gene's genetic and expected phenotype, side by side. */
export interface WordedConversion {
  readonly gene: string;
  readonly genetic: WordedResult;
  /** Null where no accepted method says. */
  readonly expected: WordedResult | null;
  readonly expectedScore: string | null;
  readonly by: readonly WordedActingDrug[];
  readonly shifts: "yes" | "no" | "unknown";
  /** What the drugs do, in one or two sentences. */
  readonly text: string;
  readonly method: string;
  readonly limits: string;
  readonly caveats: readonly WordedCaveat[];
  readonly citations: readonly Citation[];
}

/** What the other drugs do to one drug of the question: beside its answer, never in its place. */
export interface WordedCoMedication {
  readonly drug: string;
  readonly drugName: string;
  readonly conversions: readonly WordedConversion[];
  /** What the answer would come to under the expected phenotypes; null when none shifts. */
  readonly bottomLine: WordedBottomLine | null;
  /** Rows met by the expected phenotypes and not by the genetic ones. */
  readonly rows: readonly WordedNote[];
  readonly exposures: readonly {
    readonly id: string;
    readonly target: InteractionTarget;
    readonly text: string;
    readonly by: readonly WordedActingDrug[];
    readonly citations: readonly Citation[];
  }[];
}

/** Whether what a call left open matters for one drug. */
export interface WordedSensitivity {
  readonly drug: string;
  readonly drugName: string;
  readonly genes: readonly string[];
  readonly verdict: "same" | "differs" | "too-many";
  readonly text: string;
  /** What the advice would be, the reported one first; empty unless it differs. */
  readonly outcomes: readonly {
    readonly isReported: boolean;
    readonly who: string;
    readonly lines: readonly string[];
  }[];
  /** What would settle it; empty unless it differs. */
  readonly settledBy: readonly string[];
}

type AnsweredQuestion = Advice["question"];

interface WordedDrug {
  readonly id: string;
  readonly name: string;
  readonly matchedAs: string | null;
  /** False for a drug known by name alone. */
  readonly isHeld: boolean;
  /** A dose that stood beside the name, and is not used. */
  readonly dose: string | null;
}

/** The question that was answered, with names beside its ids. */
interface WordedQuestion extends Omit<AnsweredQuestion, "drugs" | "coMedication"> {
  readonly drugs: readonly (WordedDrug & { readonly brands: readonly string[]; readonly mark: DrugMark })[];
  readonly genes: readonly (AnsweredQuestion["genes"][number] & { readonly name: string })[];
  readonly coMedication: readonly WordedDrug[];
  readonly settingWord: string | null;
}

/** The whole answer as an ordered, worded view model. Every rendering is drawn from it. */
export interface Report {
  readonly title: string;
  readonly question: WordedQuestion;
  readonly results: readonly WordedResult[];
  /** Results that could not be read, or that contradict each other: they decide nothing. */
  readonly problems: readonly Problem[];
  /** Entries of the lists and the table that could not be read at all: no part of the question, and told wherever it is. */
  readonly unread: readonly Unread[];
  readonly asOf: string;
  readonly knowledge: { readonly version: string; readonly date: string; readonly hash: string };
  readonly disclaimer: string;
  readonly bottomLines: readonly WordedBottomLine[];
  /** What drugs taken together do to each other; only drugs that something happens to. */
  readonly coMedication: readonly WordedCoMedication[];
  /** The guidelines behind the rows below, with whom each covers. */
  readonly guidelines: readonly {
    readonly id: string;
    readonly body: string;
    readonly title: string;
    readonly year: number;
    readonly scope: string;
    readonly url: string | null;
    readonly citations: readonly Citation[];
  }[];
  /** Guideline rows that fit. */
  readonly recommendations: readonly WordedNote[];
  readonly disagreements: readonly {
    readonly drug: string;
    readonly genes: readonly string[];
    readonly when: string;
    readonly bodies: readonly string[];
    readonly over: readonly Dispute[];
    readonly text: string;
    readonly positions: readonly { readonly body: string; readonly text: string; readonly noteId: string }[];
  }[];
  /** For results that were left open: whether it matters, drug by drug. */
  readonly sensitivities: readonly WordedSensitivity[];
  /** Before any result: what each result would change, gene by gene. */
  readonly preTests: readonly WordedPreTest[];
  /** Exposure, interactions, liver: what to watch. */
  readonly watch: readonly WordedNote[];
  /** Germline evidence and label facts about the pair. */
  readonly evidence: readonly WordedNote[];
  /** Germline annotations that only an imported release holds; those about the results given come first. */
  readonly imported: readonly WordedNote[];
  /** Germline evidence for the gene with other drugs of the class. */
  readonly otherDrugs: readonly WordedNote[];
  /** Tumour and expression statements: another question. */
  readonly tumour: readonly WordedNote[];
  readonly absences: readonly WordedNote[];
  readonly searched: readonly SearchedLine[];
  readonly studies: readonly StudyRow[];
  readonly effects: readonly EffectRow[];
  /** Findings about the pair for which we hold no ratio. */
  readonly withoutRatio: readonly { readonly id: string; readonly marker: string; readonly outcome: string }[];
  readonly exclusions: readonly {
    readonly id: string;
    readonly marker: string;
    readonly reason: string;
    readonly text: string;
    readonly citations: readonly Citation[];
  }[];
  readonly limits: readonly { readonly id: string; readonly text: string; readonly citations: readonly Citation[] }[];
  readonly otherGenes: readonly { readonly drug: string; readonly gene: string; readonly notes: number }[];
  readonly sources: readonly Citation[];
}
