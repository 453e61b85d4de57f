export {
  ABSENCES, ACTIONS, AGENCIES, ARMS, CAVEATS, CERTAINTIES, CLINPGX_LEVELS, DIRECTIONS, DOSE_UNITS, EFFECT_MEASURES,
  EXCLUSION_REASONS, GUIDELINE_BODIES, LABEL_TAGS, LABEL_TOPICS, METABOLIZER_PHENOTYPES, NOTE_KINDS, ORIGINS,
  OUTCOME_KINDS, READINGS, REPLICATIONS, RESULT_STATES, SCALES, SETTINGS, STATUSES, STEP_KINDS, STRENGTHS,
  STUDY_DESIGNS,
} from "./vocabulary";
export type {
  Absence, Action, Agency, Arm, CaveatCode, Certainty, ClinPgxLevel, Direction, DoseUnit, EffectMeasure,
  ExclusionReason, GuidelineBody, LabelTag, LabelTopic, MetabolizerPhenotype, NoteKind, Origin, OutcomeKind, Reading,
  Replication, ResultState, Scale, Setting, Status, StepKind, Strength, StudyDesign,
} from "./vocabulary";
export { Doi, DrugId, GeneSymbol, IsoDate, Pmid, Prose, RsId, Slug, SourceId } from "./ids";
export {
  AnnotationSchema, CautionSchema, DrugSchema, EffectSchema, EvidenceFileSchema, ExclusionSchema, FindingSchema,
  GeneSchema, GuidelineSchema, LabelFactSchema, LabelSchema, PageSchema, PathwaySchema, RecommendationSchema,
  SearchSchema, SourceSchema, StatementSchema, StepSchema, TermsSchema, VariantSchema,
} from "./content";
export type {
  Annotation, Caution, Drug, Effect, Exclusion, Finding, Gene, Guideline, Label, LabelFact, Page, Pathway,
  Recommendation, Search, Section, Source, Statement, Step, Terms, Variant,
} from "./content";
export { AdviceRequestSchema, ResultInputSchema } from "./request";
export type { AdviceRequest, ResultInput } from "./request";
export { InvariantError, unreachable } from "./problem";
export type { Outcome, Problem } from "./problem";
