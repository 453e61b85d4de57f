import type { Change } from "./difference";
import type { Compared } from "./earlier-report";
import { countWord, listWords } from "../words/words";
import { wrapped } from "../words/wrapped";

/** A difference in sections, to be shown or printed; sections without a change are left out. */
export interface WordedDifference {
  readonly title: string;
  /** Snapshots, days, and what came out. */
  readonly lead: readonly string[];
  readonly sections: readonly {
    readonly id: Change["about"];
    readonly heading: string;
    readonly changes: readonly Change[];
  }[];
}

/** In the order of reading: what to act on, what it rests on, where that comes from. */
const HEADINGS: readonly (readonly [Change["about"], string])[] = [
  ["answer", "Answers"],
  ["result", "How results are read"],
  ["other-drug", "With the other drugs"],
  ["guideline-row", "Rows of guidelines"],
  ["guideline", "Guidelines"],
  ["evidence", "Evidence and labels"],
];

/** Returns a difference in words and in order. */
export function wordCompared({ from, to, drugs, changes, summary, remarks }: Compared): WordedDifference {
  const isTold = changes.length > 0;
  return {
    title: `${listWords(drugs)}: what changed`,
    lead: [
      `Earlier: knowledge ${from.version}, asked ${from.asOf}. Now: knowledge ${to.version}, asked ${to.asOf}.`,
      ...(isTold
        ? [summary, "Only what changed is told here; everything else is as it was."]
        : [`${summary} The answers are as they were.`]),
      ...remarks,
    ],
    sections: HEADINGS.flatMap(([id, heading]) => {
      const own = changes.filter((change) => change.about === id);
      return own.length === 0 ? [] : [{ id, heading, changes: own }];
    }),
  };
}

/** Returns what an answer changed with; null where nothing else in the report did. */
export function becauseLine({ about, because }: Change): string | null {
  if (about !== "answer" || because.length === 0) return null;
  const shown = because.slice(0, MOST_IDS);
  return `Changed with it: ${shown.join(", ")}${because.length > shown.length ? ` and ${countWord(because.length - shown.length, "more", "more")}` : ""}.`;
}

const MOST_IDS = 8;

/** Returns a difference as plain text, 80 columns wide. */
export function comparedText(compared: Compared): string {
  const { title, lead, sections } = wordCompared(compared);
  return [
    ...wrapped(title.toUpperCase()),
    ...lead.flatMap((text) => wrapped(text)),
    "",
    ...sections.flatMap(({ heading, changes }) => [
      heading.toUpperCase(),
      ...changes.flatMap((change) => [
        ...wrapped(`* ${change.text}`, 2),
        ...(becauseLine(change) === null ? [] : wrapped(`  ${becauseLine(change) ?? ""}`, 2)),
      ]),
      "",
    ]),
  ].join("\n");
}
