export type {
  Citation, EffectRow, Report, SearchedLine, StudyRow, Worded, WordedBottomLine, WordedCaveat, WordedCertainty, WordedNote, WordedPreTest, WordedSensitivity,
} from "./report";
export { annotationRows, annotationRowsAbout, type AnnotationRow } from "./annotation-rows";
export { annotationDetail, type AnnotationDetail } from "./annotation-detail";
export { levelCounts, papersByMarker, type LevelCounts, type MarkerPapers } from "./annotation-figures";
export { byLetter, drugHoldings, geneHoldings, HOLDING_KINDS, isHolding, type Holding, type HoldingKind } from "./holdings";
export { evidenceCsv } from "./evidence-csv";
export {
  EVIDENCE_FILTERS, evidenceQueryOf, evidenceSearch, filterParameter, ORIGINS_OF_ROWS, pageOf, ROWS_A_PAGE, selectEvidence, SIDES, SORTS,
  type EvidenceFilter, type EvidenceQuery, type EvidenceSort, type QueryParameters,
} from "./evidence-query";
export { coverageOf, type Coverage } from "./coverage";
export { labelLines, labelRows, type LabelLine, type LabelRow } from "./label-rows";
export { createBibliography, sourceName, type Bibliography } from "./citations";
export { markerName, shortMarker, variantDetail } from "./marker";
export { problemLine } from "./problem-line";
export { effectRows, reportOn, studyRow } from "./report-on";
export { stepLine } from "./step-lines";
export { notesOf, toAdviceJson } from "./to-json";
export { toText } from "./to-text";
export { actionWord, certaintyWord, papersLine } from "./word-note";
export { categoryWord, countWord, directionOfEvidenceWord, effectLine, exclusionWord, listWords, originWord, readingWord, settingWord, sideWord } from "./words";
export { sampleReport, type CalledGene, type GeneReport, type GivenGene, type SampleReport } from "./sample-report";
export { toCallJson } from "./call-json";
export { callTsvHead, CALL_COLUMNS, toCallTsv } from "./call-tsv";
export { callWarningText, fileWarningText, observationWarningText } from "./call-words";
export { resultsOfSample } from "./sample-results";
