export type {
  Citation, EffectRow, Report, SearchedLine, StudyRow, Worded, WordedActingDrug, WordedBottomLine, WordedCaveat, WordedCertainty, WordedCoMedication, WordedConversion, WordedNote, WordedPreTest, WordedResult,
} from "./report";
export { coverageOf, type Coverage } from "./coverage";
export { createBibliography, sourceName, type Bibliography } from "./citations";
export { markerName, variantDetail } from "./marker";
export { problemLine } from "./problem-line";
export { effectRows, reportOn, studyRow } from "./report-on";
export { stepLine } from "./step-lines";
export { notesOf, toAdviceJson } from "./to-json";
export { toText } from "./to-text";
export { actionWord, certaintyWord } from "./word-note";
export { effectLine, exclusionWord, listWords, originWord, readingWord, settingWord } from "./words";
export { MOST_DRUGS, parseDrugList, type DrugList, type DrugMark, type ListedDrug } from "./drug-list";
export { MOST_PANEL_LINES, MOST_RESULTS, parsePanel, type Panel, type PanelProblem, type PanelRemark } from "./panel";
export { actionsInOrder, asksForSomething, pageOneLines, type PageOneLine } from "./page-one";
export { regimenOf, type OtherDrug, type Regimen, type RestReason } from "./regimen";
export { decodePermalink, encodePermalink, openPermalink, type LinkedQuestion, type OpenedLink } from "./permalink";
export { readingOf } from "./reading-of";
export { REPORT_READINGS, type ReadingDocument, type ReadingItem, type ReadingSection, type ReportReading } from "./readings";
export { MOST_CHART_CHARACTERS, toChartText } from "./chart-text";
export { requestOf } from "./question";
export { requestOfCsv, requestOfJson } from "./rebuild";
export { CSV_COLUMNS, toCsv } from "./to-csv";
export { toHtml } from "./to-html";
export { readingText } from "./reading-text";
export { recordsOf, type PastedRecord } from "./delimited";
export { differenceOf, type Change, type ChangeReason, type Difference } from "./difference";
