import type {
  AlleleDefinition,
  Annotation,
  Case,
  Caution,
  CpicLevel,
  Drug,
  DrugNameList,
  EvaluatedPair,
  EvidencePosition,
  Exclusion,
  Explainer,
  Exposure,
  Finding,
  Gene,
  GlossaryTerm,
  Guideline,
  InteractionKind,
  InteractionStrength,
  InteractionTarget,
  Label,
  LabelTags,
  Page,
  Pathway,
  PhenoconversionMethod,
  PhenotypeMethod,
  Reading,
  Release,
  Search,
  Source,
  Terms,
} from "@/lib/schema";

/** CPIC's level of one pair. */
export interface PairLevel {
  readonly gene: string;
  readonly drug: string;
  readonly scale: "CPIC";
  readonly value: CpicLevel;
  readonly status: "Final" | "Provisional";
  readonly sources: readonly string[];
}

/** A clinical or branded drug of RxNorm. */
export interface Product {
  readonly drugs: readonly string[];
  /** Its ingredient stays where it is put. */
  readonly onSkin: boolean;
}

/** One drug that inhibits or induces an enzyme or transporter, with the list that says so. */
export interface Interaction {
  readonly drug: string;
  readonly target: InteractionTarget;
  readonly kind: InteractionKind;
  readonly strength: InteractionStrength;
  readonly note: string | null;
  /** Day on which the list calls itself current. */
  readonly date: string;
  readonly read: Reading;
  readonly sources: readonly string[];
}

/**
 * Everything the app knows, as one frozen value: only published facts, every
 * id resolved, named by a version that the same content always gives again.
 */
export interface Knowledge {
  /**
   * Latest review date and the first eight digits of the hash, e.g. "2026-11-24-3f9a2c1b";
   * with a release joined, also that, e.g. "2026-11-24-3f9a2c1b+clinpgx-2025-01-05-1a2b3c4d".
   */
  readonly version: string;
  /** SHA-256 of the canonical content, in hexadecimal; with a release joined, a plus sign and the release's follow. */
  readonly hash: string;
  /** Latest review date in the content. */
  readonly date: string;
  readonly sources: Readonly<Record<string, Source>>;
  readonly drugs: Readonly<Record<string, Drug>>;
  readonly genes: Readonly<Record<string, Gene>>;
  readonly guidelines: readonly Guideline[];
  /** By gene symbol: how a laboratory result becomes a phenotype. */
  readonly phenotypes: Readonly<Record<string, PhenotypeMethod>>;
  /** Drugs that act on another drug's enzyme or transporter. */
  readonly interactions: readonly Interaction[];
  /** Drugs whose level hangs on an enzyme or transporter that others act on. */
  readonly exposures: readonly Exposure[];
  /** By gene symbol: how its phenotype is read beside an inhibitor or inducer. */
  readonly phenoconversions: Readonly<Record<string, PhenoconversionMethod>>;
  /** By gene symbol: which bases make which named allele. */
  readonly alleleDefinitions: Readonly<Record<string, AlleleDefinition>>;
  /** Where the variants lie that findings compare. */
  readonly evidencePositions: readonly EvidencePosition[];
  readonly evaluated: readonly EvaluatedPair[];
  readonly levels: readonly PairLevel[];
  readonly labelTags: readonly LabelTags[];
  readonly annotations: readonly Annotation[];
  readonly findings: readonly Finding[];
  readonly exclusions: readonly Exclusion[];
  readonly labels: readonly Label[];
  readonly cautions: readonly Caution[];
  readonly searches: readonly Search[];
  readonly pages: Readonly<Record<string, Page>>;
  readonly pathways: Readonly<Record<string, Pathway>>;
  /** By RxCUI of a clinical or branded drug: which ingredients of it we hold. */
  readonly products: Readonly<Record<string, Product>>;
  /** Names and codes of drugs, of those too on which we hold nothing. */
  readonly drugNames: readonly DrugNameList[];
  readonly terms: Terms;
  /** By id: teaching cases, the retired ones too. No answer draws on them. */
  readonly cases: Readonly<Record<string, Case>>;
  readonly explainers: Readonly<Record<string, Explainer>>;
  readonly glossary: readonly GlossaryTerm[];
  /** The imported ClinPGx release, its drugs under the ids of `drugs` above; null without an import. */
  readonly release: Release | null;
}

/** What every part of the knowledge tells of itself. */
type Always = "version" | "hash" | "date" | "terms";

/**
 * What an answer draws on: all that is stated of drugs and genes. A page, a
 * case or a product is no part of it, so none can be asked for and found
 * missing. The whole is one too.
 */
export type AnswerKnowledge = Omit<
  Knowledge,
  "pages" | "pathways" | "products" | "drugNames" | "cases" | "explainers" | "glossary"
> & {
  /** Without the lists of names only drugs that are held are recognised. */
  readonly drugNames?: Knowledge["drugNames"];
  /** Ids of the drugs that a part can be asked about; the whole has no such list, and can be asked about every drug. */
  readonly onlyAbout?: readonly string[];
  /** Whether such a part holds the guidance on every drug all the same. */
  readonly hasAllGuidance?: boolean;
};

/** What a call of a genome file draws on: no drug and no guidance is in it, and none can be asked of it. */
export type CallKnowledge = Pick<
  Knowledge,
  Always | "genes" | "phenotypes" | "alleleDefinitions" | "evidencePositions"
>;

/** What the page for a genome file draws on: a call, and the rows of guidelines. No evidence, label or silence can be asked of it. */
export type PanelKnowledge = CallKnowledge & Pick<Knowledge, "drugs" | "guidelines">;

/** What guidance on every drug draws on, beside other drugs too; no evidence, label or silence can be asked of it. */
export type GuidanceKnowledge = Pick<
  Knowledge,
  | Always
  | "drugs"
  | "genes"
  | "guidelines"
  | "interactions"
  | "exposures"
  | "phenotypes"
  | "alleleDefinitions"
  | "evidencePositions"
  | "phenoconversions"
  | "sources"
  | "levels"
> &
  Partial<Pick<Knowledge, "drugNames">>;

/** By what names of drugs, names of genes and results are read. */
export type ReadingKnowledge = Pick<
  Knowledge,
  "drugs" | "genes" | "phenotypes" | "alleleDefinitions" | "evidencePositions"
> &
  Partial<Pick<Knowledge, "drugNames">>;

/** By what names of genes and results are read, where no drug may be known. */
export type ResultKnowledge = Pick<Knowledge, "genes" | "phenotypes" | "alleleDefinitions" | "evidencePositions"> &
  Partial<Pick<Knowledge, "drugs">>;

/** Returns the ids a statement about `drug` may name: the drug and its classes; for a class, its members too. */
export function drugFamily(
  knowledge: Pick<Knowledge, "drugs">,
  drug: string,
): { readonly self: string; readonly classes: readonly string[]; readonly members: readonly string[] } {
  const entry = knowledge.drugs[drug];
  return {
    self: drug,
    classes: entry?.classes ?? [],
    members: entry?.kind === "class" ? membersOf(knowledge, drug) : [],
  };
}

/** Returns the ids of the drugs that name `classId` among their classes, in alphabetical order. */
export function membersOf(knowledge: Pick<Knowledge, "drugs">, classId: string): readonly string[] {
  return Object.values(knowledge.drugs)
    .filter((drug) => drug.classes.includes(classId))
    .map((drug) => drug.id)
    .sort();
}
