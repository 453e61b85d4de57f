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
export { caseFileText, type CaseFileRead } from "./case-vcf";
export {
  heldWhatIf,
  whatIfAnswer,
  whatIfFields,
  type HeldWhatIf,
  type WhatIfAnswer,
  type WhatIfFields,
  type WhatIfStep,
} from "./what-if";
export { NO_SCORES, pointsOf, readScores, scoreKey, withScore, type Scores } from "./scores";
export { casesInOrder, choicesOf, genesOf, solutionOf } from "./played-case";
