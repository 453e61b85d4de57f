export { readCaseFile } from "./case-file";
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
export { caseFileText, NO_CASE_FILE, readCaseVcf, type CaseFileRead } from "./case-vcf";
