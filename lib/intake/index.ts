export { readOutsideCalls, resultOf, type NamingTables, type OutsideCall } from "./sample/outside-calls";
export { callsOfSample, readGivenResults, type GivenResults } from "./sample/given-results";
export { completionsOf, readResult } from "./result/read-result";
export {
  sampleReport,
  type CalledGene,
  type GeneReport,
  type GivenGene,
  type SampleReport,
  callWarningsOf,
  candidatesOf,
  namesOf,
  type SeenVariant,
} from "./sample/sample-report";
export { resultsOfSample, resultsOfGene } from "./sample/sample-results";
export { MOST_DRUGS, parseDrugList, type DrugList, type DrugMark, type ListedDrug } from "./drug-list";
export {
  MOST_PANEL_LINES,
  MOST_RESULTS,
  parsePanel,
  type Panel,
  type PanelProblem,
  type PanelRemark,
  type ReadLine,
} from "./panel/panel";
export { isOtherTest, mayTakeBack } from "./panel/row-standing";
export { decodePermalink, encodePermalink, LONGEST_LINK, openPermalink, type OpenedLink } from "./link/permalink";
export type { LinkedQuestion } from "./link/permalink-form";
export type { Digest, DigestAnswer } from "./link/digest";
export {
  NO_INTAKE,
  unreadEntry,
  UNREAD_FROM,
  withMark,
  type Asked,
  type Intake,
  type Unread,
  type UnreadFrom,
  markOf,
} from "./intake";
export { readQuestion, type QuestionRead, type WrittenQuestion } from "./read-question";
export { recordsOf, type PastedRecord } from "./delimited";
export { heldQuestion } from "./held-question";
export { checkSum } from "./link/check-sum";
export { decodeText, type DecodedText } from "./file/decode";
export { isRunningText, PDF_TEXT_MARK, readRunningText } from "./file/running-text";
export { saidOnce, type Understood } from "./result/said-once";
export { readPdf, type OpenPdf } from "./file/pdf-text";
export { readWorkbook, SHEET_MARK, type WorkbookText } from "./file/workbook";
export { isCallJson, isCallTable, readCallJson, readCallTable } from "./file/own-calls";
export { kindOfText, knownFile, wrongFile, wrongText, type Door } from "./file/wrong-file";
