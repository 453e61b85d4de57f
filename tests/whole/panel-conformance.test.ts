/** Tables that another program writes are read whole, and give the phenotypes that it gives. */
import { describe, expect, it } from "vitest";
import { knowledge } from "@/tests/builders/shipped";
import { readResult, parsePanel } from "@/lib/intake";
import { exampleReportLines, outsideCallText } from "../conformance/example-report";

describe("PharmCAT's own tables", () => {
  it("its report: every gene we have phenotypes for, with the phenotype it prints", () => {
    const lines = exampleReportLines();
    const { results, problems } = parsePanel(knowledge, lines.join("\n"));
    expect(problems.map(({ code, found }) => [code, found])).toEqual([
      ["gene-without-phenotype", "a result for CYP4F2"],
    ]);
    const printed = lines
      .slice(2)
      .map((line) => line.split("\t"))
      .filter(([gene, , phenotype]) => gene !== "CYP4F2" && (phenotype ?? "").trim() !== "");
    const read = new Map(results.map((result) => [result.gene, readResult(knowledge, result, [])]));
    expect(printed).toHaveLength(18);
    for (const [gene = "", , phenotype = "", score = ""] of printed) {
      expect(read.get(gene)).toMatchObject({
        ok: true,
        value: { phenotype, ...(score === "" ? {} : { activityScore: { value: Number(score) } }) },
      });
    }
  });

  it.each([
    ["NA18526", ["CYP2D6"], []],
    ["NA18565", ["CYP2D6"], ["no-result"]],
    ["example", ["CYP2D6", "HLA-B", "MT-RNR1"], []],
  ])("its outside calls of %s", (name, genes, remarks) => {
    const panel = parsePanel(knowledge, outsideCallText(name));
    expect(panel.results.map(({ gene }) => gene)).toEqual(genes);
    expect(panel.remarks.map(({ code }) => code)).toEqual(remarks);
  });
});
