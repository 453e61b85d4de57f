/** Rows of the facts, by id and drug, that our content does not repeat, each with its reason. */
export const EXCEPTIONS: ReadonlyMap<string, string> = new Map([]);
