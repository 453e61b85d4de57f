import { expect, test } from "vitest";
import { runCommand } from "@/lib/node/command-line";
import { surroundingsWith } from "../builders/surroundings";
import { readDiplotypes } from "../conformance/diplotypes";

/** Rows we read otherwise on purpose, by gene and diplotype, with the reason. None so far. */
const EXCEPTIONS: ReadonlyMap<string, string> = new Map();

interface Answer {
  readonly phenotype?: string;
  readonly activityScore?: { readonly value: number; readonly isFloor: boolean } | null;
  readonly problems?: readonly { readonly code: string }[];
}

test("every diplotype CPIC has assigned reads as its phenotype with its score: 51,107 rows through phenotype --stdin", async () => {
  const rows = readDiplotypes();
  const { around, written } = surroundingsWith(rows.map(({ gene, diplotype }) => JSON.stringify({ gene, diplotype })));
  await runCommand(["phenotype", "--stdin"], around);

  const answers = written.map((line) => JSON.parse(line) as Answer);
  expect(rows).toHaveLength(51_107);
  expect(answers).toHaveLength(rows.length);
  const wrong = rows.flatMap(({ gene, diplotype, phenotype, score }, i) => {
    const answer = answers[i];
    const isSame =
      answer?.phenotype?.toLowerCase() === phenotype.toLowerCase() &&
      scoreText(answer) === score.replace(/\.0$/, "").replace("n/a", "");
    return isSame || EXCEPTIONS.has(`${gene} ${diplotype}`)
      ? []
      : [`${gene} ${diplotype}: wanted ${phenotype} ${score}, read ${JSON.stringify(answer)}`];
  });
  expect(wrong).toEqual([]);
}, 120_000);

/** The table leaves the score empty for genes without one and says n/a where an allele has no value. */
function scoreText({ activityScore }: Answer): string {
  if (activityScore === null || activityScore === undefined) return "";
  return `${activityScore.isFloor ? "≥" : ""}${activityScore.value}`;
}
