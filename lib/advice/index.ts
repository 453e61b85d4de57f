export type { Advice, BottomLine, Caveat, Disagreement, Dispute, Note, PreTest, PreTestRow, Reason } from "./advice";
export { adviseOn, genesWithNotes } from "./advise-on";
export { FEW_CARRIERS_BELOW, OLD_REVIEW_YEARS, SMALL_SAMPLE_BELOW } from "./caveats";
