export { contentSchemas, type ContentSchema } from "./content-schemas";
export { compileKnowledge, deepFreeze, type CompileResult } from "./compile";
export { formatContentIssue, type ContentFile, type ContentIssue } from "./content-file";
export { createFinder, type Findable, type Finder, type Found } from "./finder";
export {
  drugsOfRow,
  genesAskedFor,
  genesOfRow,
  guidanceOn,
  guidedPairs,
  populationsIn,
  type Guidance,
  type GuidedPair,
} from "./guidance";
export { joinRelease, RELEASE_SOURCES } from "./join-release";
export {
  drugFamily,
  membersOf,
  type AnswerKnowledge,
  type CallKnowledge,
  type GuidanceKnowledge,
  type PanelKnowledge,
  type ReadingKnowledge,
  type ResultKnowledge,
  type Interaction,
  type Knowledge,
  type PairLevel,
  type Product,
} from "./knowledge";
export { markerEntries, type MarkerEntry } from "./markers";
export { callShardOf, guidanceShardOf, mergeShards, panelShardOf, shardOf } from "./shard";
export { nameEntries, normaliseName, type NameEntry } from "./names";
export { createNameLookup, type NameLookup } from "./name-lookup";
export { createNearNames } from "./near-name";
export { quote } from "./name-problems";
export { readDrug, type DrugReading, type ReadDrug } from "./read-drug";
export { geneNamed, namesOfDrugs, readDrugName, resolveDrug, resolveGene, type ResolvedName } from "./resolve";
export { createNameSearch, type NameHit, type NameSearch } from "./search";
export {
  DIFFERENCE_LISTS,
  differenceOf,
  type AnnotationChange,
  type DifferenceList,
  type Grade,
  type ReleaseDifference,
} from "./release/difference";
export { readRelease, type ReadRelease, type ReleaseTools } from "./release/read-release";
export { fileFault, roleOf, type ReleaseFile } from "./release/release-file";
export { fromStoredText, toStoredText } from "./release/stored-text";
