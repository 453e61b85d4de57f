export type {
  Citation, EffectRow, Report, SearchedLine, StudyRow, Worded, WordedBottomLine, WordedCaveat, WordedCertainty, WordedNote, WordedPreTest,
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
export { givenLines, reportOfQuestion, solveCase, type CaseDrift, type CaseSolution, type GivenLine, type SolvedQuestion, type TaughtText } from "./case-solution";
export { POINTS_A_QUESTION, scoreChoice, type OnBothAxes } from "./case-score";
export { glossaryParts, type GlossaryPart } from "./glossary-parts";
export { gridGenes, phenotypeGrid, type GridCell, type PhenotypeGrid } from "./phenotype-grid";
export { pathwayChoices, statementKindWord, type PathwayChoice, type PathwayStatement } from "./pathway-statements";
export { wordDifference, type WordRun } from "./word-difference";
export { gradesOf, type Grade } from "./grades";
