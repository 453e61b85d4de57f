/**
 * The closed lists every room speaks in. Each list stands in clinical order:
 * what asks most of the prescriber, or what is surest, comes first.
 *
 * @source design document, "Words"; scale terms as their bodies print them
 */

/** What to do. Never a colour, never a certainty. */
export const ACTIONS = [
  "avoid",
  "change-drug",
  "change-dose",
  "use-algorithm",
  "monitor",
  "no-guidance-held",
  "no-change",
  "no-action-advised",
] as const;
export type Action = (typeof ACTIONS)[number];

/** How sure we are. Levels of outside scales map onto these by one rule (`lib/advice/certainty.ts`). */
export const CERTAINTIES = [
  "guideline-strong",
  "guideline-moderate",
  "guideline-optional",
  "guideline-not-graded",
  "guideline-no-recommendation",
  "label",
  "supported",
  "research-only",
  "conflicting",
  "against",
  "none-found",
] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/**
 * What kind of measurement a statement is about. A tumour or expression
 * statement never answers a germline question; `not-genetic` marks exposure
 * and interaction facts, which ask for no gene at all.
 */
export const ORIGINS = ["germline", "tumour", "expression", "not-genetic"] as const;
export type Origin = (typeof ORIGINS)[number];

/** Why a body is silent about a pair. */
export const ABSENCES = [
  "evaluated-no-recommendation",
  "listed-without-recommendation",
  "needs-another-gene",
  "not-in-knowledge",
] as const;
export type Absence = (typeof ABSENCES)[number];

export const NOTE_KINDS = [
  "recommendation",
  "association",
  "label",
  "tumour-marker",
  "interaction",
  "absence",
] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** Where the drug is used; the reader may name it, a statement may be bound to it. */
export const SETTINGS = ["oncology", "transplantation", "tsc", "other"] as const;
export type Setting = (typeof SETTINGS)[number];

/** The five states of a result, plus none for "normal": none is ever read as another. */
export const RESULT_STATES = ["called", "uncertain-function", "ambiguous", "not-callable", "not-tested"] as const;
export type ResultState = (typeof RESULT_STATES)[number];

export const STEP_KINDS = [
  "contraindicated",
  "avoid",
  "use-alternative",
  "reduce-dose",
  "increase-dose",
  "start-dose",
  "max-dose",
  "standard-dosing",
  "use-algorithm",
  "test-first",
  "monitor",
  "adjust-by-response",
  "consider",
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** Dose units a step may carry; the number beside one is in exactly this unit. */
export const DOSE_UNITS = [
  "mg",
  "mg/day",
  "mg once daily",
  "mg twice daily",
  "mg three times daily",
  "mg every other day",
  "mg/week",
  "mg every two weeks",
  "mg/month",
  "mg/kg",
  "mg/kg/day",
  "mg/m2",
  "mg/m2/day",
  "mg/m2/week",
  "microgram/day",
  "microgram/kg",
  "microgram/kg/minute",
] as const;
export type DoseUnit = (typeof DOSE_UNITS)[number];

/** CPIC's own words for the strength of a recommendation, and the word for bodies that give none. */
export const STRENGTHS = ["Strong", "Moderate", "Optional", "No recommendation", "Not graded"] as const;
export type Strength = (typeof STRENGTHS)[number];

export const GUIDELINE_BODIES = ["CPIC", "DPWG", "RNPGx", "CPNDS", "AusNZ", "CFF", "ACR", "AIOM", "SEFF"] as const;
export type GuidelineBody = (typeof GUIDELINE_BODIES)[number];

export const AGENCIES = ["FDA", "EMA", "PMDA", "HCSC", "Swissmedic"] as const;
export type Agency = (typeof AGENCIES)[number];

/** Scales a level can stand on; a level is never shown without its scale. */
export const SCALES = ["CPIC", "ClinPGx", "ClinPGx label tag", "DPWG"] as const;
export type Scale = (typeof SCALES)[number];

/** ClinPGx levels of evidence, strongest first. @source ClinPGx score-based scheme of 2021 */
export const CLINPGX_LEVELS = ["1A", "1B", "2A", "2B", "3", "4"] as const;
export type ClinPgxLevel = (typeof CLINPGX_LEVELS)[number];

/** ClinPGx tags for a drug label. */
export const LABEL_TAGS = [
  "Testing Required",
  "Testing Recommended",
  "Actionable PGx",
  "Informative PGx",
  "No Clinical PGx",
  "Criteria Not Met",
] as const;
export type LabelTag = (typeof LABEL_TAGS)[number];

/**
 * How a laboratory result becomes a phenotype. Which gene uses which, and its
 * tables, stand in `content/phenotypes`; what each does, in `lib/phenotype`.
 */
export const PHENOTYPE_METHODS = [
  "function-pairs",
  "activity-score",
  "haploid-or-diploid",
  "haploid",
  "allele-status",
] as const;
export type PhenotypeMethodName = (typeof PHENOTYPE_METHODS)[number];

/** The forms in which laboratories write a result. Which gene takes which is said by the examples in `content/phenotypes`. */
export const RESULT_FORMS = [
  "diplotype",
  "phenotype",
  "activity-score",
  "allele-status",
  "hla-typing",
  "repeats",
  "variant-list",
  "variant",
  "enzyme-activity",
  "no-call",
] as const;
export type ResultForm = (typeof RESULT_FORMS)[number];

/** What a look-up says of a gene nobody tested. */
export const NOT_TESTED = "not tested";

/** What a body concluded of a pair it gives no recommendation for. */
export const VERDICTS = ["no-interaction", "no-action-needed", "insufficient-evidence", "no-recommendation"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Letters of CPIC's pair levels, strongest first. A and B can lead to a guideline; C and D were looked at and left. */
export const CPIC_LEVELS = ["A", "A/B", "B", "B/C", "C", "C/D", "D"] as const;
export type CpicLevel = (typeof CPIC_LEVELS)[number];

export const STUDY_DESIGNS = [
  "randomised-trial",
  "single-arm-trial",
  "prospective-cohort",
  "retrospective-cohort",
  "cohort",
  "pharmacokinetic-study",
  "case-control",
  "case-series",
  "case-report",
  "tumour-biomarker-analysis",
  "in-vitro",
  "preclinical",
  "not-reported-here",
] as const;
export type StudyDesign = (typeof STUDY_DESIGNS)[number];

/** What the studied patients were treated with, seen from the drug asked about. */
export const ARMS = ["drug-alone", "combination", "mixed-arms", "not-reported-here"] as const;
export type Arm = (typeof ARMS)[number];

export const OUTCOME_KINDS = ["efficacy", "toxicity", "pharmacokinetics", "dosage", "function"] as const;
export type OutcomeKind = (typeof OUTCOME_KINDS)[number];

/** What the study says of the outcome; `not-seen` means the source as we could read it stops short of it. */
export const DIRECTIONS = ["increased", "decreased", "no-association", "mixed", "not-seen"] as const;
export type Direction = (typeof DIRECTIONS)[number];

export const REPLICATIONS = [
  "none-reported",
  "replicated-within-study",
  "replicated",
  "not-replicated",
  "not-applicable",
] as const;
export type Replication = (typeof REPLICATIONS)[number];

/** How closely a source was read, closest first. */
export const READINGS = ["full-text", "record", "abstract", "annotation", "secondary-copy", "excerpt"] as const;
export type Reading = (typeof READINGS)[number];

export const EFFECT_MEASURES = [
  "odds-ratio",
  "hazard-ratio",
  "fold-change",
  "percent-difference",
  "difference",
  "median",
  "rate",
  "beta",
] as const;
export type EffectMeasure = (typeof EFFECT_MEASURES)[number];

/** Computed warnings on a note. Each has one trigger in `lib/advice/caveats.ts` and one test that reaches it. */
export const CAVEATS = [
  "no-guideline",
  "result-not-seen",
  "effect-not-seen",
  "not-specific-to-drug",
  "combination-therapy",
  "extrapolated-drug",
  "indirect-population",
  "mixed-tumour-types",
  "single-study",
  "small-sample",
  "few-carriers",
  "multiple-testing",
  "no-replication",
  "conflicting-studies",
  "surrogate-endpoint",
  "in-vitro-only",
  "paper-not-read",
  "secondary-copy",
  "old-review-date",
  "tumour-not-germline",
  "other-setting",
  "update-in-progress",
  "phenoconversion",
  "phenoconversion-no-method",
  "expected-phenotype",
  "rule-for-other-drugs",
  "score-between-rows",
  "several-interacting-drugs",
  "weak-inhibitor",
  "imported",
  "other-strand",
  "strand-ambiguous",
  "genotype-not-listed",
] as const;
export type CaveatCode = (typeof CAVEATS)[number];

/** Why a marker is named but kept out of the drug-response evidence. */
export const EXCLUSION_REASONS = [
  "cancer-risk",
  "prognosis",
  "other-drug",
  "disease-association",
  "indication",
  "no-evidence-found",
  "not-informative",
] as const;
export type ExclusionReason = (typeof EXCLUSION_REASONS)[number];

export const LABEL_TOPICS = [
  "indication",
  "dose",
  "interaction",
  "hepatic",
  "exposure",
  "biomarker",
  "metabolism",
  "administration",
] as const;
export type LabelTopic = (typeof LABEL_TOPICS)[number];

/** What a drug can inhibit or induce, as FDA's list names it: CYP3A stands for CYP3A4 and CYP3A5. */
export const INTERACTION_TARGETS = ["CYP2D6", "CYP2C19", "CYP2C9", "CYP3A", "P-gp"] as const;
export type InteractionTarget = (typeof INTERACTION_TARGETS)[number];

export const INTERACTION_KINDS = ["inhibitor", "inducer"] as const;
export type InteractionKind = (typeof INTERACTION_KINDS)[number];

/**
 * How much a drug inhibits or induces, strongest first; the list grades no
 * strength for transporters.
 *
 * @source FDA, examples of drugs that interact with CYP enzymes and
 * transporter systems, table 2: an inhibitor is strong from a fivefold rise in
 * exposure, moderate from twofold, weak from 1.25-fold
 */
export const INTERACTION_STRENGTHS = ["strong", "moderate", "weak", "not-graded"] as const;
export type InteractionStrength = (typeof INTERACTION_STRENGTHS)[number];

/** How a phenotype is read beside an inhibitor; which gene uses which stands in `content/phenoconversion`. */
export const PHENOCONVERSION_METHODS = ["scale-activity-score", "none"] as const;

export const STATUSES = ["published", "draft", "retired"] as const;
export type Status = (typeof STATUSES)[number];

/** For whom a report is worded. Facts, actions, certainty and caveats are the same in each. */
export const REPORT_READINGS = ["prescriber", "patient", "learner"] as const;
export type ReportReading = (typeof REPORT_READINGS)[number];
