export { compileKnowledge, deepFreeze, type CompileResult } from "./compile";
export { formatContentIssue, type ContentFile, type ContentIssue } from "./content-file";
export { drugFamily, membersOf, type Knowledge, type PairLevel, type Product } from "./knowledge";
export { mergeShards, shardOf } from "./shard";
export { nameEntries, normaliseName, type NameEntry } from "./names";
export { quote, resolveDrug, resolveGene, type ResolvedName } from "./resolve";
export { createNameSearch, type NameHit, type NameSearch } from "./search";
