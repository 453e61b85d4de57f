/** Where imports and what is compiled from them lie, below the folder the app runs in; git ignores it. */
export const STORE = process.env["HAPLONOTE_STORE"] || ".knowledge";
