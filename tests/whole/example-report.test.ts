/** The reference caller's own example: its input and outside calls against the report it made of them. */
import { describe, expect, test } from "vitest";
import { callNames, callSample, definedPositions } from "@/lib/genotype";
import { readOutsideCalls, resultOf, readResult } from "@/lib/intake";
import { knowledge } from "@/tests/builders/shipped";
import { meaningOf } from "@/lib/phenotype";
import { observe } from "../builders/read-text";
import { exampleGenomeText, exampleReportLines, outsideCallText } from "../conformance/example-report";

interface Row {
  readonly diplotype: string;
  readonly phenotype: string;
  readonly score: string;
}

describe("the example of the reference caller", () => {
  test("every gene of its report has the same diplotype, phenotype and score", async () => {
    const { alleleDefinitions, phenotypes } = knowledge;
    const observation = await observe(exampleGenomeText(), definedPositions(alleleDefinitions));
    const outside = readOutsideCalls(outsideCallText("example"), phenotypes);
    expect(outside.problems).toEqual([]);

    const answers = new Map<string, Row>();
    for (const call of callSample(alleleDefinitions, observation)) {
      const [looked] = meaningOf(phenotypes[call.gene], call).recommended;
      answers.set(call.gene, {
        diplotype: callNames(call).join(" or "),
        phenotype: looked?.phenotype ?? "",
        score: scoreText(looked?.activityScore?.value),
      });
    }
    for (const row of outside.calls) {
      const read = readResult(knowledge, resultOf(row), []);
      if (read.ok)
        answers.set(row.gene, {
          diplotype: row.alleles?.join("/") ?? "",
          phenotype: read.value.terms.join("; "),
          score: scoreText(read.value.activityScore?.value),
        });
    }
    const wanted = exampleReportLines()
      .slice(2)
      .map((line) => line.split("\t"));
    expect(wanted.length).toBeGreaterThanOrEqual(20);
    const different = wanted.flatMap(([gene = "", diplotype = "", phenotype = "", score = ""]) => {
      const answer = answers.get(gene);
      const isSame =
        answer?.diplotype === diplotype &&
        (answer.phenotype === phenotype || (phenotype.trim() === "" && WITHOUT_PHENOTYPE.has(gene))) &&
        answer.score === score;
      return isSame ? [] : [`${gene}: wanted ${diplotype} ${phenotype} ${score}, got ${JSON.stringify(answer)}`];
    });
    expect(different).toEqual([]);
  });
});

/** Genes for which the report prints no phenotype and we have a term, with the reason. */
const WITHOUT_PHENOTYPE: ReadonlyMap<string, string> = new Map([
  ["IFNL3", "the report leaves the column blank; guidance is looked up by the genotype, which is our term"],
]);

function scoreText(value: number | undefined): string {
  return value === undefined ? "" : value.toFixed(Number.isInteger(value) ? 1 : 2);
}
