import type { Interaction } from "@/lib/knowledge";
import type { Phenoconversion, ReadResult } from "@/lib/phenotype";
import type { Flags } from "./steps";
import type {
  Absence,
  Action,
  CaveatCode,
  Certainty,
  ClinPgxLevel,
  InteractionTarget,
  LabelTagRow,
  NoteKind,
  Origin,
  PhenotypeCategory,
  Problem,
  ResultInput,
  Scale,
  Setting,
  Step,
  Strength,
  Variant,
  Verdict,
} from "@/lib/schema";

/** A computed warning, with the facts that made it, for the room that words it. */
export interface Caveat {
  readonly code: CaveatCode;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** Why a note says what it says. */
export type Reason =
  | {
      readonly kind: "guideline-row";
      readonly body: string;
      readonly year: number;
      readonly strength: Strength;
      readonly implication: string;
      readonly lookup: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: "graded";
      readonly scale: Scale;
      readonly value: string;
      readonly score: number | null;
      readonly papers: number;
    }
  | {
      readonly kind: "studies";
      readonly papers: readonly string[];
      readonly found: number;
      readonly notFound: number;
      readonly notSeen: number;
      readonly largestN: number | null;
    }
  | {
      readonly kind: "label";
      readonly agency: string;
      readonly product: string;
      readonly tag: string | null;
      readonly onBiomarkerList: boolean;
    }
  | { readonly kind: "evaluated"; readonly body: string; readonly year: number; readonly verdict: Verdict }
  | {
      readonly kind: "label-tag";
      readonly agency: string;
      readonly tag: string | null;
      readonly biomarkerList: "listed" | "formerly" | null;
      readonly advice: readonly LabelAdvice[];
      readonly date: string | null;
    }
  | {
      readonly kind: "listed-guideline";
      readonly body: string;
      readonly name: string;
      readonly url: string;
      readonly date: string;
    }
  | { readonly kind: "direct-target"; readonly gene: string }
  | { readonly kind: "looked"; readonly searches: readonly string[] };

/** Kinds of prescribing advice ClinPGx marks in a label. */
export type LabelAdvice = LabelTagRow["advice"][number];

/** What the release says for one genotype or allele, in its own words. */
export interface Quotation {
  readonly genotype: string;
  readonly text: string;
  /** The function the release gives the allele; null where it gives none. */
  readonly function: string | null;
}

/** How many papers of an annotation stand on which side, by one rule for all (`paperSides`). */
export interface PaperSides {
  readonly supporting: number;
  readonly against: number;
  readonly noEffect: number;
  /** Papers that neither count for nor against: laboratory work without a score, rows left out of it. */
  readonly notWeighed: number;
}

/** What an imported release holds on the statement of a note. */
export interface ReleaseShare {
  readonly clinpgxId: string;
  readonly url: string;
  /** Day of the release. */
  readonly date: string;
  readonly licence: { readonly name: string; readonly url: string; readonly attribution: string };
  readonly level: ClinPgxLevel;
  readonly score: number | null;
  readonly categories: readonly PhenotypeCategory[];
  readonly phenotypes: readonly string[];
  readonly papers: PaperSides;
  /** For the result given: nothing where none was, or where none fits. */
  readonly quotations: readonly Quotation[];
  /** Genotypes or alleles the release has a text for. */
  readonly genotypes: readonly string[];
}

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
  /** The bases or the diplotype given that this note is about, e.g. "rs2024627 C/C"; null where no result given concerns it. */
  readonly matched: string | null;
  /** What an imported release adds to a graded annotation; null for other notes and without an import. */
  readonly release: ReleaseShare | null;
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
  readonly code:
    | "guideline"
    | "label-only"
    | "guideline-needs-result"
    | "guideline-silent-on-result"
    | "guidance-not-tested"
    | "guideline-not-held"
    | "evaluated-no-recommendation"
    | "research-only"
    | "listed-without-recommendation"
    | "nothing-found"
    /** The drug is known by name alone: nobody looked, so there is no answer, and no action. */
    | "not-held";
  readonly action: Action | null;
  readonly certainty: Certainty;
  /** Notes the line rests on, leading first. */
  readonly notes: readonly string[];
  /** Genes that guidance on the drug asks about and that neither the question nor a result names; only where results alone set the genes. */
  readonly untested: readonly { readonly gene: string; readonly bodies: readonly string[] }[];
}

/** A drug of the question, and by what it was found where that is not its own name. */
export interface AskedDrug {
  readonly id: string;
  readonly matchedAs: string | null;
  /** Its name, for a drug on which we hold nothing. */
  readonly notHeld?: string;
  /** A dose that stood beside the name, and is not used. */
  readonly dose?: string;
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
  readonly exposures: readonly {
    readonly id: string;
    readonly target: InteractionTarget;
    readonly text: string;
    readonly by: readonly Interaction[];
    readonly sources: readonly string[];
  }[];
}

/** What guidance comes to under some of the diplotypes that the data allow. */
export interface OpenOutcome {
  /** Whether the reported results lead here. */
  readonly isReported: boolean;
  /** For each open gene, the diplotypes that lead here. */
  readonly under: readonly { readonly gene: string; readonly diplotypes: readonly string[] }[];
  /** The rows that would hold; none where no body has a row. */
  readonly rows: readonly {
    readonly body: string;
    readonly population: string;
    readonly action: Action;
    readonly certainty: Certainty;
    readonly steps: readonly Step[];
  }[];
}

/** Whether what a call left open matters for one drug. */
export interface Sensitivity {
  readonly drug: string;
  /** The genes that were left open and that guidance on the drug asks about. */
  readonly genes: readonly string[];
  /** `same`: every value leads to one advice. `too-many`: more combinations than we work out. */
  readonly verdict: "same" | "differs" | "too-many";
  /** The reported one first; empty where there were too many. */
  readonly outcomes: readonly OpenOutcome[];
  /** Positions that were not seen and would settle it. */
  readonly settledBy: readonly {
    readonly gene: string;
    readonly positionOneBased: number;
    readonly rsid: string | null;
  }[];
  /** Whether knowing which variants share a copy would be needed, no position alone being enough. */
  readonly needsPhase: boolean;
}

/** The structured answer: facts and ids, no wording. */
export interface Advice {
  readonly knowledge: { readonly version: string; readonly date: string; readonly hash: string };
  readonly asOf: string;
  readonly question: {
    readonly drugs: readonly AskedDrug[];
    /** `fromResult`: only a result names the gene, so that it says what was tested and not what was asked. */
    readonly genes: readonly { readonly id: string; readonly matchedAs: string | null; readonly fromResult: boolean }[];
    /** What is taken as well. The drugs of the question count as taken with each other. */
    readonly coMedication: readonly AskedDrug[];
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
  /** For each drug and the results that were left open: whether it matters. */
  readonly sensitivities: readonly Sensitivity[];
  /** Ids of the searches that cover the question. */
  readonly searches: readonly string[];
  /** Ids of cautions against a wrong inference that fit the question. */
  readonly inferences: readonly string[];
  /** Ids of markers looked at and kept out. */
  readonly exclusions: readonly string[];
  /** Genes with notes for the drugs asked about, beyond those asked, with how many notes. */
  readonly otherGenes: readonly { readonly drug: string; readonly gene: string; readonly notes: number }[];
}
