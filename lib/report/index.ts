export type {
  Citation,
  EffectRow,
  Report,
  SearchedLine,
  StudyRow,
  Worded,
  WordedActingDrug,
  WordedBottomLine,
  WordedCaveat,
  WordedCertainty,
  WordedCoMedication,
  WordedConversion,
  WordedNote,
  WordedPreTest,
  WordedResult,
  WordedSensitivity,
  TraceBox,
  TraceKind,
} from "./page/report";
export { answerLeads } from "./reading/answer-items";
export { hasAnnotationPage } from "./evidence/annotation-page";
export { annotationRows, annotationRowsAbout, type AnnotationRow } from "./evidence/annotation-rows";
export { annotationDetail, type AnnotationDetail } from "./evidence/annotation-detail";
export { levelCounts, papersByMarker, type LevelCounts, type MarkerPapers } from "./evidence/annotation-figures";
export {
  byLetter,
  drugHoldings,
  geneHoldings,
  HOLDING_KINDS,
  isHolding,
  type Holding,
  type HoldingKind,
} from "./evidence/holdings";
export { evidenceCsv } from "./evidence/evidence-csv";
export {
  EVIDENCE_FILTERS,
  evidenceQueryOf,
  evidenceSearch,
  filterParameter,
  ORIGINS_OF_ROWS,
  pageOf,
  ROWS_A_PAGE,
  selectEvidence,
  SIDES,
  SORTS,
  type EvidenceFilter,
  type EvidenceQuery,
  type EvidenceSort,
  type QueryParameters,
} from "./evidence/evidence-query";
export { coverageOf, type Coverage } from "./evidence/coverage";
export { labelLines, labelRows, type LabelLine, type LabelRow } from "./evidence/label-rows";
export { createBibliography, sourceName, type Bibliography } from "./words/citations";
export { markerName, shortMarker, variantDetail } from "./words/marker";
export { problemLine, problemParts } from "./words/problem-line";
export { notHeldText } from "./page/bottom-line";
export { effectRows, reportOn, studyRow } from "./page/report-on";
export { stepLine } from "./words/step-lines";
export { notesOf, toAdviceJson } from "./file/to-json";
export { toText } from "./file/to-text";
export { actionWord, certaintyWord, papersLine } from "./page/word-note";
export {
  categoryWord,
  countWord,
  directionOfEvidenceWord,
  effectLine,
  exclusionWord,
  listWords,
  originWord,
  readingWord,
  settingWord,
  sideWord,
} from "./words/words";
export { toCallJson } from "./genome/call-json";
export { callTsvHead, CALL_COLUMNS, toCallTsv } from "./genome/call-tsv";
export { callWarningText, fileWarningText, observationWarningText } from "./genome/call-words";
export {
  stateWord,
  wordSample,
  type NameList,
  type WordedCoverage,
  type WordedGene,
  type WordedSample,
} from "./genome/word-sample";
export {
  drugOverview,
  resultsForDrug,
  type DrugOverview,
  type GuidedDrug,
  type NamedDrug,
} from "./genome/drug-overview";
export { restsOn, type RestsOn } from "./genome/rests-on";
export { actionsInOrder, asksForSomething, pageOneLines, type PageOneLine } from "./page/page-one";
export { challengeHref, type Challenged } from "./page/challenge-link";
export { MOST_ROW_WORDS, pageOneRows, type PageOneRow } from "./page/page-one-rows";
export { walletFaces, type WalletFace } from "./page/wallet-card";
export { regimenOf, type OtherDrug, type Regimen, type RestReason } from "./page/regimen";
export {
  documentOf,
  NO_STUDY,
  nothingTogether,
  notUsedIn,
  sectionsOf,
  type DocumentForm,
  type DocumentSection,
  type ReportDocument,
  type SectionId,
  type SectionOf,
} from "./page/document";
export { linkedOf } from "./link/linked-of";
export { changesSince, digestOf, sinceLink } from "./link/link-digest";
export { readingOf } from "./reading/reading-of";
export type { ReadingDocument, ReadingItem, ReadingSection } from "./reading/readings";
export { MOST_CHART_CHARACTERS, toChartText } from "./file/chart-text";
export { askedOf, requestOf } from "./page/question";
export { askedOfCsv, askedOfJson } from "./file/rebuild";
export { CSV_COLUMNS, toCsv } from "./file/to-csv";
export { toHtml } from "./file/to-html";
export { readingText } from "./file/reading-text";
export { differenceOf, type Change, type ChangeReason, type Difference } from "./comparison/difference";
export { comparableOf, comparableOfJson, type Comparable } from "./comparison/comparable";
export { compareWithEarlier, readEarlier, type Compared, type EarlierReport } from "./comparison/earlier-report";
export { becauseLine, comparedText, wordCompared, type WordedDifference } from "./comparison/difference-text";
export { FILE_FORMATS, fileOf, jsonText, type FileFormat, type WorkedOut } from "./file/file-of";
export { UNREAD_HEADING, unreadLine } from "./words/unread-line";
export { movedTrace } from "./page/trace-picture";
export {
  drugEntry,
  type DrugAnswer,
  type DrugEntry,
  type DrugGeneLine,
  type LabelFactLine,
  type NamedDrugLink,
} from "./entry/drug-entry";
export {
  geneEntry,
  geneTitle,
  type GeneDrugLine,
  type GeneEntry,
  type GeneGrade,
  type GenePhenotype,
  type GeneStudies,
} from "./entry/gene-entry";
export type { IdentifierLine } from "./entry/identifier-lines";
export type { ListedGuideline, ListedGuidelines } from "./evidence/listed-guidelines";
export { citedSections, type CitedSection } from "./words/cited-sections";
