export {
  ABSENCES, ACTIONS, AGENCIES, ARMS, CAVEATS, CERTAINTIES, CLINPGX_LEVELS, DIRECTIONS, DOSE_UNITS, EFFECT_MEASURES,
  EXCLUSION_REASONS, GUIDELINE_BODIES, INTERACTION_KINDS, INTERACTION_STRENGTHS, INTERACTION_TARGETS, LABEL_TAGS, LABEL_TOPICS, NOTE_KINDS, NOT_TESTED, ORIGINS,
  OUTCOME_KINDS, PHENOTYPE_METHODS, READINGS, REPLICATIONS, RESULT_STATES, SCALES, SETTINGS, STATUSES, STEP_KINDS, STRENGTHS,
  STUDY_DESIGNS, VERDICTS, CPIC_LEVELS,
} from "./vocabulary";
export type {
  Absence, Action, Agency, Arm, CaveatCode, Certainty, ClinPgxLevel, CpicLevel, Direction, DoseUnit, EffectMeasure,
  ExclusionReason, GuidelineBody, InteractionKind, InteractionStrength, InteractionTarget, LabelTag, LabelTopic, NoteKind, Origin, OutcomeKind, Reading,
  Replication, ResultState, Scale, Setting, Status, StepKind, Strength, StudyDesign, Verdict,
} from "./vocabulary";
export { Doi, DrugId, GeneSymbol, IsoDate, Pmid, Prose, RsId, Slug, SourceId } from "./ids";
export {
  AnnotationSchema, CautionSchema, ConditionSchema, DrugSchema, EffectSchema, EvidenceFileSchema, ExclusionSchema, FindingSchema,
  EvaluatedPairSchema, GeneSchema, GuidelineSchema, LabelFactSchema, LabelSchema, LabelTagsSchema, PageSchema, PairLevelsSchema, PathwaySchema, PhenotypeMethodSchema, RecommendationSchema, RxNormProductsSchema,
  SearchSchema, SourceSchema, StatementSchema, StepSchema, TermsSchema, VariantSchema,
} from "./content";
export type {
  Annotation, Caution, Condition, Drug, Effect, EvaluatedPair, Exclusion, Finding, Gene, Guideline, Label, LabelFact, LabelTagRow, LabelTags, Page, PairLevels, Pathway,
  PhenotypeMethod,
  Recommendation, RxNormProducts, Search, Section, Source, Statement, Step, Terms, Variant,
} from "./content";
export { InteractionListSchema, PhenoconversionMethodSchema } from "./interactions";
export type { Exposure, InteractionList, PhenoconversionMethod } from "./interactions";
export { basesMeant } from "./bases";
export { AlleleDefinitionSchema, EvidencePositionsSchema, type EvidencePosition, type EvidencePositions, type AlleleDefinition, type DefinitionPosition } from "./allele-definitions";
export { AdviceRequestSchema, ResultInputSchema } from "./request";
export type { AdviceRequest, ResultInput } from "./request";
export { CaseQuestionSchema, CaseSchema, ExplainerSchema, GlossaryTermSchema, OPEN_ACTION, PictureSchema } from "./teaching";
export type { Case, CaseFile, CaseQuestion, Explainer, FormerRow, GlossaryTerm, Picture } from "./teaching";
export { InvariantError, unreachable } from "./problem";
export type { Outcome, Problem } from "./problem";
export {
  EVIDENCE_DIRECTIONS, EVIDENCE_TYPES, PHENOTYPE_CATEGORIES, RefusedRowSchema, RELEASE_PART_KINDS, ReleaseAnnotationSchema, ReleaseDrugSchema, ReleaseEvidenceSchema, ReleaseGuidelineSchema,
  ReleaseLabelSchema, ReleasePartSchema, ReleaseSchema, ReleaseVariantSchema, GenotypeTextSchema,
} from "./release";
export type {
  EvidenceDirection, EvidenceType, GenotypeText, PhenotypeCategory, RefusedRow, Release, ReleaseAnnotation, ReleaseDrug, ReleaseEvidence, ReleaseGuideline,
  ReleaseLabel, ReleasePart, ReleasePartKind, ReleaseVariant,
} from "./release";
