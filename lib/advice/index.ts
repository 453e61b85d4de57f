export type {
  Advice,
  BottomLine,
  Caveat,
  CoMedicationEffect,
  Disagreement,
  Dispute,
  Note,
  OpenOutcome,
  PaperSides,
  PreTest,
  PreTestRow,
  Quotation,
  Reason,
  ReleaseShare,
  Sensitivity,
} from "./advice";
export { adviseByGuidance, type GuidedAdvice } from "./by-guidance";
export { asksToAct } from "./label-tags";
export { adviseOn, genesWithNotes } from "./advise-on";
export { surveyOthers, type Surveyed } from "./survey";
export {
  bodySurfaceSquareMetres,
  gageDose,
  iwpcDose,
  WARFARIN_LIMITS,
  type WarfarinEstimate,
  type WarfarinInputs,
} from "./warfarin-dose";
export { FEW_CARRIERS_BELOW, OLD_REVIEW_YEARS, SMALL_SAMPLE_BELOW } from "./caveats";
export { everyAnnotation } from "./every-annotation";
export { paperSides, sidesByPaper, type Side } from "./paper-sides";
export { variantGenotypes, type VariantGenotypes } from "./variant-genotypes";
