import { describe, expect, it } from "vitest";
import { drug, exclusion, finding } from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import {
  release,
  releaseAnnotation,
  releaseDrug,
  releaseGuideline,
  releaseLabel,
  releaseVariant,
} from "@/tests/builders/release";
import { joinRelease, RELEASE_SOURCES } from "./join-release";
import { nameEntries } from "./names";
import { resolveDrug, resolveGene } from "./resolve";
import { mergeShards, shardOf } from "./shard";

const curated = buildKnowledge({
  drugs: [
    drug("testol", {
      synonyms: ["testolum"],
      brands: [{ name: "Afinotest", sources: ["test-database"] }],
      identifiers: { clinpgx: "PA7" },
    }),
    drug("sibtol", { synonyms: ["shared name"] }),
    drug("othertol", { synonyms: ["shared name"] }),
  ],
  findings: [finding({ variants: [{ rsid: "rs5" }] })],
  exclusions: [exclusion({ drugs: ["othertol"], variants: [{ rsid: "rs6" }] })],
});

describe("without a release the knowledge stays as it is", () => {
  it("gives back the very same value, and shards without a release", () => {
    expect(joinRelease(curated, null)).toBe(curated);
    expect(curated.release).toBeNull();
    expect(shardOf(curated, "testol").release).toBeNull();
    expect(mergeShards([shardOf(curated, "testol"), shardOf(curated, "sibtol")]).release).toBeNull();
  });
});

describe("a release beside the curated facts", () => {
  const joined = joinRelease(
    curated,
    release({
      annotations: [
        releaseAnnotation({ clinpgxId: "1", drugs: ["testol-salt"], variants: ["rs1"] }),
        releaseAnnotation({ clinpgxId: "2", drugs: ["newtol", "testolum"], genes: ["TEST9"], variants: ["rs2"] }),
        releaseAnnotation({ clinpgxId: "3", drugs: ["shared-name"], genes: [], variants: ["TEST9*2"] }),
      ],
      guidelines: [releaseGuideline({ drugs: ["newtol"] })],
      labels: [releaseLabel({ drugs: ["othertol"] })],
      drugs: [
        releaseDrug("testol-salt", { clinpgxId: "PA7", tradeNames: ["Testbrand"] }),
        releaseDrug("testolum"),
        releaseDrug("newtol", {
          name: "Newtol",
          clinpgxId: "PA8",
          tradeNames: ["Newbrand", "Afinotest", "Testol", "NEWTOL"],
          genericNames: ["newtolum", "Newtol"],
        }),
        releaseDrug("shared-name", { name: "shared name" }),
        releaseDrug("othertol"),
      ],
      variants: [
        releaseVariant({ rsid: "rs1" }),
        releaseVariant({ rsid: "rs5" }),
        releaseVariant({ rsid: "rs6" }),
        releaseVariant({ rsid: "rs99" }),
      ],
    }),
  );

  it("takes the curated drug by ClinPGx's id, by name and by synonym", () => {
    expect(joined.release?.annotations.map((one) => one.drugs)).toEqual([
      ["testol"],
      ["newtol", "testol"],
      ["shared-name"],
    ]);
    expect(joined.release?.drugs.map((one) => one.id).sort()).toEqual(["newtol", "othertol", "shared-name", "testol"]);
    expect(joined.release?.labels[0]?.drugs).toEqual(["othertol"]);
  });

  it("leaves every curated drug and gene as it was", () => {
    for (const [id, one] of Object.entries(curated.drugs)) expect(joined.drugs[id]).toBe(one);
    for (const [symbol, one] of Object.entries(curated.genes)) expect(joined.genes[symbol]).toBe(one);
    expect(joined.annotations).toBe(curated.annotations);
  });

  it("adds the drugs and genes that only the release names, with the release as their source", () => {
    expect(joined.drugs["newtol"]).toMatchObject({
      name: "Newtol",
      depth: "imported",
      identifiers: { clinpgx: "PA8" },
      identifierSources: [RELEASE_SOURCES.drugs],
    });
    expect(joined.genes["TEST9"]).toMatchObject({ symbol: "TEST9", depth: "imported" });
    expect(joined.sources[RELEASE_SOURCES.annotations]).toMatchObject({
      publisher: "ClinPGx",
      published: "2026-01-05",
      licence: "CC BY-SA 4.0, ClinPGx, https://www.clinpgx.org",
    });
    expect(joined.sources[RELEASE_SOURCES.labels]?.published).toBeUndefined();
  });

  it("never takes a synonym that two curated drugs share", () => {
    expect(joined.drugs["shared-name"]?.depth).toBe("imported");
  });

  it("does not let an imported brand take a name that a curated drug goes by", () => {
    expect(joined.drugs["newtol"]?.brands.map((brand) => brand.name)).toEqual(["Newbrand"]);
    expect(resolveDrug(joined, "Afinotest", [])).toMatchObject({ ok: true, value: { id: "testol" } });
    expect(resolveDrug(joined, "newbrand", [])).toMatchObject({
      ok: true,
      value: { id: "newtol", matchedAs: "Newbrand" },
    });
    expect(resolveGene(joined, "TEST9", [])).toMatchObject({ ok: true, value: { id: "TEST9" } });
  });

  it("gives a gene without a full name no second name", () => {
    expect(nameEntries(joined).find((entry) => entry.id === "TEST9")?.others).toEqual([]);
  });

  it("keeps the variants that an imported or a curated fact mentions, and no other", () => {
    expect(joined.release?.variants.map((variant) => variant.rsid)).toEqual(["rs1", "rs5", "rs6"]);
  });

  it("names both in version and hash", () => {
    expect(joined.version).toBe(`${curated.version}+clinpgx-2026-01-05-1a2b3c4d`);
    expect(joined.hash).toBe(`${curated.hash}+${"1a2b3c4d".repeat(8)}`);
  });

  it("is frozen at every depth", () => {
    expect(Object.isFrozen(joined.release?.annotations[0]?.evidence[0])).toBe(true);
    expect(Object.isFrozen(joined.drugs["newtol"]?.brands)).toBe(true);
  });

  it("carries in a drug's shard the facts that name it, with their drugs, genes, variants and sources", () => {
    const shard = shardOf(joined, "newtol");
    expect(shard.release?.annotations.map((one) => one.clinpgxId)).toEqual(["2"]);
    expect(shard.release?.guidelines).toHaveLength(1);
    expect(shard.release?.labels).toEqual([]);
    expect(Object.keys(shard.drugs).sort()).toEqual(["newtol", "testol"]);
    expect(Object.keys(shard.genes)).toContain("TEST9");
    expect(Object.keys(shard.sources)).toContain(RELEASE_SOURCES.annotations);
    expect(shard.version).toBe(joined.version);
  });

  it("merges two shards without telling a fact twice", () => {
    const merged = mergeShards([shardOf(joined, "newtol"), shardOf(joined, "testol")]);
    expect(merged.release?.annotations.map((one) => one.clinpgxId).sort()).toEqual(["1", "2"]);
    expect(merged.release?.variants.map((one) => one.rsid).sort()).toEqual(["rs1", "rs5"]);
  });
});

it("gives an imported drug another id where a curated one that is not the same has it", () => {
  const joined = joinRelease(
    curated,
    release({
      annotations: [releaseAnnotation({ drugs: ["testol"] })],
      drugs: [releaseDrug("testol", { name: "test/ol" })],
    }),
  );
  expect(joined.release?.annotations[0]?.drugs).toEqual(["testol-clinpgx"]);
  expect(joined.drugs["testol-clinpgx"]?.name).toBe("test/ol");
});
