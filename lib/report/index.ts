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
} from "./report";
export { answerLeads } from "./answer-items";
export { hasAnnotationPage } from "./annotation-page";
export { annotationRows, annotationRowsAbout, type AnnotationRow } from "./annotation-rows";
export { annotationDetail, type AnnotationDetail } from "./annotation-detail";
export { levelCounts, papersByMarker, type LevelCounts, type MarkerPapers } from "./annotation-figures";
export {
  byLetter,
  drugHoldings,
  geneHoldings,
  HOLDING_KINDS,
  isHolding,
  type Holding,
  type HoldingKind,
} from "./holdings";
export { evidenceCsv } from "./evidence-csv";
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
export {
  givenLines,
  reportOfQuestion,
  solveCase,
  type CaseDrift,
  type CaseSolution,
  type GivenLine,
  type SolvedQuestion,
  type TaughtText,
} from "./case-solution";
export { POINTS_A_QUESTION, scoreChoice, type OnBothAxes } from "./case-score";
export { glossaryParts, type GlossaryPart } from "./glossary-parts";
export { gridGenes, phenotypeGrid, type GridCell, type PhenotypeGrid } from "./phenotype-grid";
export { pathwayChoices, statementKindWord, type PathwayChoice, type PathwayStatement } from "./pathway-statements";
export {
  decodeWhatIf,
  encodeWhatIf,
  whatIfOf,
  whatIfRequest,
  type LinkedWhatIf,
  type WhatIfQuestion,
} from "./what-if-link";
export { wordDifference, type WordRun } from "./word-difference";
export { gradesOf, type Grade } from "./grades";
export { actionWord, certaintyWord, papersLine } from "./word-note";
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
} from "./words";
export { sampleReport, type CalledGene, type GeneReport, type GivenGene, type SampleReport } from "./sample-report";
export { toCallJson } from "./call-json";
export { callTsvHead, CALL_COLUMNS, toCallTsv } from "./call-tsv";
export { callWarningText, fileWarningText, observationWarningText } from "./call-words";
export { resultsOfSample } from "./sample-results";
export { caseFileText, NO_CASE_FILE, readCaseVcf, type CaseFileRead } from "./case-file";
export {
  stateWord,
  wordSample,
  type NameList,
  type WordedCoverage,
  type WordedGene,
  type WordedSample,
} from "./word-sample";
export { drugOverview, resultsForDrug, type DrugOverview, type GuidedDrug, type NamedDrug } from "./drug-overview";
export { MOST_DRUGS, parseDrugList, type DrugList, type DrugMark, type ListedDrug } from "./drug-list";
export { MOST_PANEL_LINES, MOST_RESULTS, parsePanel, type Panel, type PanelProblem, type PanelRemark } from "./panel";
export { actionsInOrder, asksForSomething, pageOneLines, type PageOneLine } from "./page-one";
export { challengeHref, type Challenged } from "./challenge-link";
export { MOST_ROW_WORDS, pageOneRows, type PageOneRow } from "./page-one-rows";
export { walletFaces, type WalletFace } from "./wallet-card";
export { regimenOf, type OtherDrug, type Regimen, type RestReason } from "./regimen";
export { decodePermalink, encodePermalink, linkedOf, LONGEST_LINK, openPermalink, type OpenedLink } from "./permalink";
export type { LinkedQuestion } from "./permalink-form";
export { changesSince, digestOf, sinceLink, type Digest, type DigestAnswer } from "./link-digest";
export {
  NO_INTAKE,
  unreadEntry,
  UNREAD_FROM,
  withMark,
  type Asked,
  type Intake,
  type Unread,
  type UnreadFrom,
} from "./intake";
export { readQuestion, type QuestionRead, type WrittenQuestion } from "./read-question";
export { readingOf } from "./reading-of";
export {
  REPORT_READINGS,
  type ReadingDocument,
  type ReadingItem,
  type ReadingSection,
  type ReportReading,
} from "./readings";
export { MOST_CHART_CHARACTERS, toChartText } from "./chart-text";
export { askedOf, requestOf } from "./question";
export { askedOfCsv, askedOfJson } from "./rebuild";
export { CSV_COLUMNS, toCsv } from "./to-csv";
export { toHtml } from "./to-html";
export { readingText } from "./reading-text";
export { recordsOf, type PastedRecord } from "./delimited";
export { differenceOf, type Change, type ChangeReason, type Difference } from "./difference";
export { comparableOf, comparableOfJson, type Comparable } from "./comparable";
export { compareWithEarlier, readEarlier, type Compared, type EarlierReport } from "./earlier-report";
export { becauseLine, comparedText, wordCompared, type WordedDifference } from "./difference-text";
export { FILE_FORMATS, fileOf, jsonText, type FileFormat, type WorkedOut } from "./file-of";
export { UNREAD_HEADING, unreadLine } from "./unread-line";
export type { TraceBox, TraceKind } from "./report";
