/**
 * What we say we cover is what we cover. A fact that is added or lost shows
 * here as a changed list; after a look at the difference,
 * `npx vitest run --config .config/vitest.config.mts tests/whole/coverage.test.ts -u` writes it anew.
 */
import { describe, expect, it } from "vitest";
import { knowledge } from "@/tests/builders/shipped";
import { coverageOf } from "@/lib/report";

const coverage = coverageOf(knowledge);

describe("what the content covers", () => {
  it("genes, drugs, pairs, bodies and labels are those of the list", async () => {
    const { sources, ...lists } = coverage;
    await expect(
      `${JSON.stringify({ ...lists, sources: sources.map(({ id, published, accessed }) => `${id}, of ${published ?? "no date"}, looked at ${accessed}`) }, null, 1)}\n`,
    ).toMatchFileSnapshot("coverage.json");
  });

  it("every CPIC and DPWG drug of the reference rows has guidance", () => {
    expect(coverage.drugsWithGuidance.length).toBeGreaterThanOrEqual(106);
    expect(coverage.bodies.map(({ body }) => body)).toEqual([
      "CPIC",
      "DPWG",
      "RNPGx",
      "CPNDS",
      "AusNZ",
      "CFF",
      "ACR",
      "AIOM",
      "SEFF",
    ]);
  });

  it("every label that ClinPGx has listed stands under its agency", () => {
    expect(Object.fromEntries(coverage.labels.map(({ agency, rows }) => [agency, rows]))).toEqual({
      EMA: 294,
      FDA: 481,
      HCSC: 341,
      PMDA: 52,
      Swissmedic: 128,
    });
  });

  it("every gene that guidance asks about has a method that reads its results", () => {
    expect(coverage.genesWithGuidance.filter((gene) => !coverage.genesWithPhenotypes.includes(gene))).toEqual([]);
  });

  it("graded annotations and studies of the mTOR inhibitors stand as they did", () => {
    expect({ annotations: coverage.annotations, findings: coverage.findings }).toEqual({
      annotations: 20,
      findings: 100,
    });
  });
});
