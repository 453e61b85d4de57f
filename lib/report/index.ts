export type {
  Citation, EffectRow, Report, SearchedLine, StudyRow, Worded, WordedBottomLine, WordedCaveat, WordedCertainty, WordedNote, WordedPreTest, WordedSensitivity,
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
export { sampleReport, type CalledGene, type GeneReport, type GivenGene, type SampleReport } from "./sample-report";
export { toCallJson } from "./call-json";
export { callTsvHead, CALL_COLUMNS, toCallTsv } from "./call-tsv";
export { callWarningText, fileWarningText, observationWarningText } from "./call-words";
export { resultsOfSample } from "./sample-results";
export { stateWord, wordSample, type NameList, type WordedCoverage, type WordedGene, type WordedSample } from "./word-sample";
export { drugOverview, genesAskedFor, resultsForDrug, type DrugOverview, type GuidedDrug, type NamedDrug } from "./drug-overview";
