/** Tables that another program writes are read whole, and give the phenotypes that it gives. */
import { describe, expect, it } from "vitest";
import { formatContentIssue } from "@/lib/knowledge";
import { compileFrom } from "@/lib/node/load-knowledge";
import { readResult, parsePanel } from "@/lib/intake";
import { hasReference, referenceLines } from "./shared-reference";

const compiled = await compileFrom(process.cwd());
if (!compiled.ok) throw new Error(compiled.issues.map(formatContentIssue).join("\n"));
const { knowledge } = compiled;

describe.skipIf(!hasReference)("PharmCAT's own tables", () => {
  it("its report: every gene we have phenotypes for, with the phenotype it prints", () => {
    const lines = referenceLines("samples/pharmcat.example.report.tsv");
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
    ["samples/outside_calls_from_get-rm.NA18526.txt", ["CYP2D6"], []],
    ["samples/outside_calls_from_get-rm.NA18565.txt", ["CYP2D6"], ["no-result"]],
    ["samples/pharmcat.example.outsideCall.tsv", ["CYP2D6", "HLA-B", "MT-RNR1"], []],
  ])("its outside calls in %s", (path, genes, remarks) => {
    const panel = parsePanel(knowledge, referenceLines(path).join("\n"));
    expect(panel.results.map(({ gene }) => gene)).toEqual(genes);
    expect(panel.remarks.map(({ code }) => code)).toEqual(remarks);
  });
});
