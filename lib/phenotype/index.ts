export { readResult, type ReadResult } from "./read-result";
