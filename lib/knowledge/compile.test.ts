import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  annotation,
  caution,
  drug,
  finding,
  gene,
  guideline,
  label,
  labelFact,
  page,
  recommendation,
} from "@/tests/builders/content";
import { buildKnowledge, contentFiles, stubSha256, type ContentRecords } from "@/tests/builders/knowledge";
import { richKnowledge } from "@/tests/builders/worlds";
import { canonicalJson, compileKnowledge } from "./compile";
import type { ContentFile } from "./content-file";

const world: ContentRecords = {
  annotations: [annotation()],
  findings: [finding({ annotation: "test-annotation" })],
  guidelines: [guideline()],
  labels: [label()],
  cautions: [caution()],
  pages: [page("method")],
};

function hashOf(files: readonly ContentFile[]): string {
  const result = compileKnowledge(files, stubSha256);
  if (!result.ok) throw new Error("the world is not sound");
  return result.knowledge.hash;
}

/** The same data with the keys of every mapping in the order of `weights`. */
function shuffleKeys(value: unknown, weights: readonly number[]): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffleKeys(item, weights));
  if (value === null || typeof value !== "object") return value;
  const weightOf = (key: string, index: number): number => weights[(key.length * 7 + index) % weights.length] ?? 0;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, entry], index) => ({ key, entry, weight: weightOf(key, index) }))
      .sort((a, b) => a.weight - b.weight)
      .map(({ key, entry }) => [key, shuffleKeys(entry, weights)]),
  );
}

describe("the version names the knowledge", () => {
  it("stays the same whatever the order of files and of keys", () => {
    const files = contentFiles(world);
    const expected = hashOf(files);
    const weights = fc.array(fc.nat(1000), { minLength: 31, maxLength: 31 });
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...files], { minLength: files.length, maxLength: files.length }),
        weights,
        (order, keys) => {
          expect(hashOf(order.map((file) => ({ ...file, data: shuffleKeys(file.data, keys) })))).toBe(expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each<[string, ContentRecords]>([
    ["a number in a study", { ...world, findings: [finding({ annotation: "test-annotation", n: 501 })] }],
    ["a word of a statement", { ...world, cautions: [caution({ text: "Measure the peak level." })] }],
    [
      "an action of a guideline row",
      { ...world, guidelines: [guideline({ recommendations: [recommendation({ action: "monitor" })] })] },
    ],
    [
      "a source's day",
      {
        ...world,
        sources: [
          {
            id: "test-database",
            kind: "database",
            title: "Title of test-database",
            publisher: "Publisher of test-database",
            licence: "Facts only",
            read: "full-text",
            accessed: "2026-11-22",
          },
        ],
      },
    ],
  ])("changes with %s", (_, changed) => {
    expect(buildKnowledge(changed).hash).not.toBe(buildKnowledge(world).hash);
    expect(buildKnowledge(changed).version).not.toBe(buildKnowledge(world).version);
  });

  it("joins the latest review date and the first digits of the hash", () => {
    const knowledge = buildKnowledge({ ...world, genes: [gene("TEST1", { reviewed: "2026-12-24" })] });
    expect(knowledge.date).toBe("2026-12-24");
    expect(knowledge.version).toBe(`2026-12-24-${knowledge.hash.slice(0, 8)}`);
  });

  it("counts the review of a label fact as a review", () => {
    expect(buildKnowledge({ labels: [label({ facts: [labelFact({ reviewed: "2026-12-30" })] })] }).date).toBe(
      "2026-12-30",
    );
  });

  it("takes no date from a draft", () => {
    expect(buildKnowledge({ findings: [finding({ status: "draft", reviewed: "2027-01-01" })] }).date).toBe(
      "2026-11-20",
    );
  });

  it("writes equal values as equal text, and leaves out what is undefined", () => {
    expect(canonicalJson({ b: [1, { d: null, c: "x" }], a: undefined })).toBe(
      canonicalJson({ b: [1, { c: "x", d: null }] }),
    );
  });
});

describe("knowledge cannot be changed", () => {
  it("is frozen at every depth", () => {
    const thawed: string[] = [];
    const visit = (value: unknown, path: string): void => {
      if (value === null || typeof value !== "object") return;
      if (!Object.isFrozen(value)) thawed.push(path);
      Object.entries(value).forEach(([key, entry]) => visit(entry, `${path}.${key}`));
    };
    visit(richKnowledge(), "knowledge");
    expect(thawed).toEqual([]);
  });

  it("leaves the content files as they were", () => {
    const files = contentFiles(world);
    const before = JSON.stringify(files);
    compileKnowledge(files, stubSha256);
    expect(JSON.stringify(files)).toBe(before);
    expect(Object.isFrozen(files[0]?.data)).toBe(false);
  });
});

describe("only published facts reach a reader", () => {
  it.each(["draft", "retired"] as const)("leaves out every %s fact", (status) => {
    const knowledge = buildKnowledge({
      drugs: [drug("gonetol", { status })],
      genes: [gene("TEST5", { status })],
      annotations: [annotation({ status })],
      findings: [finding({ status, annotation: "test-annotation" })],
      guidelines: [
        guideline({ status }),
        guideline({
          id: "other",
          recommendations: [
            recommendation({ id: "gone", status }),
            recommendation({ id: "kept", lookup: { TEST1: "Normal Metabolizer" } }),
          ],
        }),
      ],
      labels: [label({ facts: [labelFact({ status })] })],
      cautions: [caution({ status })],
    });
    expect(knowledge.drugs).not.toHaveProperty("gonetol");
    expect(knowledge.genes).not.toHaveProperty("TEST5");
    expect([knowledge.annotations, knowledge.findings, knowledge.cautions]).toEqual([[], [], []]);
    expect(knowledge.guidelines.map(({ id }) => id)).toEqual(["other"]);
    expect(knowledge.guidelines[0]?.recommendations.map(({ id }) => id)).toEqual(["kept"]);
    expect(knowledge.labels[0]?.facts).toEqual([]);
  });

  it("keeps every published fact", () => {
    const knowledge = buildKnowledge(world);
    expect(knowledge.findings.map(({ id }) => id)).toEqual(["test-finding"]);
    expect(Object.keys(knowledge.pages)).toEqual(["method"]);
  });
});
