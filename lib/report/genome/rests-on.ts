import { stateWord, type WordedSample } from "./word-sample";

/** What a drug's guidance asks about, and what of it the sample shows. */
export interface RestsOn {
  readonly gene: string;
  readonly line: string;
}

/** Returns, gene by gene in the order of `asked`, what a sample shows of it in one line; a gene the sample says nothing of is told as not tested. */
export function restsOn(asked: readonly string[], { genes }: WordedSample): readonly RestsOn[] {
  return asked.map((gene) => {
    const own = genes.filter((one) => one.gene === gene);
    const lines = own.map(({ state, lead, results }) => {
      const found = results
        .map(({ name, meaning }) => [name, meaning].filter((part) => part !== null && part !== "").join(", "))
        .join(" or ");
      return found === "" ? state.word : `${state.word}: ${lead === "" ? "" : `${lead.toLowerCase()} `}${found}`;
    });
    return { gene, line: lines.length === 0 ? stateWord("not-tested").word : lines.join("; ") };
  });
}
