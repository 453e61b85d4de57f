import type {
  AlleleDefinition,
  Annotation,
  Case,
  Caution,
  CpicLevel,
  Drug,
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
  readonly terms: Terms;
  /** By id: teaching cases, the retired ones too. No answer draws on them. */
  readonly cases: Readonly<Record<string, Case>>;
  readonly explainers: Readonly<Record<string, Explainer>>;
  readonly glossary: readonly GlossaryTerm[];
  /** The imported ClinPGx release, its drugs under the ids of `drugs` above; null without an import. */
  readonly release: Release | null;
}

/** Returns the ids a statement about `drug` may name: the drug and its classes; for a class, its members too. */
export function drugFamily(
  knowledge: Knowledge,
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
export function membersOf(knowledge: Knowledge, classId: string): readonly string[] {
  return Object.values(knowledge.drugs)
    .filter((drug) => drug.classes.includes(classId))
    .map((drug) => drug.id)
    .sort();
}
