import { describe, expect, it } from "vitest";
import { observe, readAll, seenAt, warnedAt } from "@/tests/builders/read-text";
import { definedAt, vcfLine, vcfText, type LineParts } from "@/tests/builders/vcf";

const BASE = definedAt(100, "A", ["G", "T"]);

async function at(position: typeof BASE, ...lines: readonly LineParts[]): Promise<string> {
  const observation = await observe(vcfText(lines.map(vcfLine)), [position]);
  return [seenAt(observation, position.positionOneBased), ...warnedAt(observation, position.positionOneBased)].join(
    " ",
  );
}

describe("the genotype of a single base", () => {
  it.each([
    ["0/1", "A/G"],
    ["1/0", "G/A"],
    ["2/1", "T/G"],
    ["1|0", "G|A"],
    ["0/0", "A/A"],
    ["|0|1", "A|G"],
    ["/0/1", "A/G"],
    ["./.", "missing genotype-missing"],
    [".", "missing genotype-missing"],
    [".|1", ".|G half-genotype"],
    ["1/.", "G/. half-genotype"],
    ["0/.", "missing half-genotype"],
    [".|0", "missing half-genotype"],
    ["1", "G|. half-genotype"],
    ["0", "missing half-genotype"],
    ["0/1/1", "missing too-many-alleles"],
  ])("reads GT %s as %s", async (genotype, expected) => {
    expect(await at(BASE, { position: 100, reference: "A", alternates: "G,T", samples: [genotype] })).toBe(expected);
  });

  it("keeps one copy of X as one, and half a genotype of X as half", async () => {
    const position = { ...BASE, chromosome: "chrX" };
    expect(
      await at(position, { chromosome: "chrX", position: 100, reference: "A", alternates: "G", samples: ["1"] }),
    ).toBe("G");
    expect(
      await at(position, { chromosome: "X", position: 100, reference: "A", alternates: "G", samples: ["0/."] }),
    ).toBe("A/.");
    expect(
      await at(position, { chromosome: "23", position: 100, reference: "A", alternates: "G", samples: ["0/1"] }),
    ).toBe("A/G");
  });

  it("takes one allele of a chromosome that a person has once, and none when two differ", async () => {
    const position = { ...BASE, chromosome: "chrM" };
    expect(
      await at(position, { chromosome: "chrM", position: 100, reference: "A", alternates: "G", samples: ["1/1"] }),
    ).toBe("G");
    expect(
      await at(position, { chromosome: "chrM", position: 100, reference: "A", alternates: "G", samples: ["0/1"] }),
    ).toBe("missing too-many-alleles");
  });

  it("takes PS of phased genotypes alone, and reads PSL only where both halves are of one set", async () => {
    const line = { position: 100, reference: "A", alternates: "G" };
    expect(await at(BASE, { ...line, format: "GT:PS", samples: ["0|1:96"] })).toBe("A|G@96");
    expect(await at(BASE, { ...line, format: "GT:PS", samples: ["0/1:96"] })).toBe("A/G");
    expect(await at(BASE, { ...line, format: "GT:PS", samples: ["0|1:."] })).toBe("A|G");
    expect(await at(BASE, { ...line, format: "GT:PSL", samples: ["0|1:a,a"] })).toBe("A|G@a");
    expect(await at(BASE, { ...line, format: "GT:PSL", samples: ["0|1:a,b"] })).toBe("A/G");
  });

  it("finds GT wherever FORMAT has it, and says so when FORMAT has none", async () => {
    const line = { position: 100, reference: "A", alternates: "G" };
    expect(await at(BASE, { ...line, format: "DP:GT", samples: ["30:0/1"] })).toBe("A/G");
    expect(await at(BASE, { ...line, format: "DP", samples: ["30"] })).toBe("missing genotype-missing");
    expect(await at(BASE, { ...line, format: "DP:GT", samples: ["30"] })).toBe("missing genotype-missing");
  });

  it("keeps a base that no definition documents, and tells of it", async () => {
    expect(await at(BASE, { position: 100, reference: "A", alternates: "C", samples: ["0/1"] })).toBe(
      "A/C undocumented-base",
    );
    expect(await at(BASE, { position: 100, reference: "A", alternates: "C", samples: ["0/0"] })).toBe("A/A");
  });

  it("reads lower case as upper case", async () => {
    expect(await at(BASE, { position: 100, reference: "a", alternates: "g", samples: ["0/1"] })).toBe("A/G");
  });

  it("uses a line that failed its filter, and tells the filter", async () => {
    expect(
      await at(BASE, { position: 100, reference: "A", alternates: "G", filter: "LowQual", samples: ["0/1"] }),
    ).toBe("A/G filter-failed");
    expect(await at(BASE, { position: 100, reference: "A", alternates: "G", filter: ".", samples: ["0/1"] })).toBe(
      "A/G",
    );
  });
});

describe("what makes a position missing", () => {
  it.each<[string, LineParts]>([
    ["reference-mismatch", { position: 100, reference: "C", alternates: "G", samples: ["0/1"] }],
    ["reference-mismatch", { position: 100, reference: "N", alternates: "G", samples: ["0/1"] }],
    ["reference-mismatch", { position: 100, reference: "<DEL>", alternates: "G", samples: ["0/1"] }],
    ["reference-mismatch", { position: 100, reference: "AC", alternates: "A", samples: ["0/1"] }],
    ["structural-alternate", { position: 100, reference: "A", alternates: "G,<*>", samples: ["0/2"] }],
    ["structural-alternate", { position: 100, reference: "A", alternates: "*", samples: ["0/1"] }],
    ["structural-alternate", { position: 100, reference: "A", alternates: "N", samples: ["0/1"] }],
    ["structural-alternate", { position: 100, reference: "A", alternates: "A[chr2:5[", samples: ["0/1"] }],
    [
      "reads-contradict-genotype",
      { position: 100, reference: "A", alternates: "G", format: "GT:AD", samples: ["0/1:91,0"] },
    ],
  ])("%s", async (code, line) => {
    expect(await at(BASE, line)).toBe(`missing ${code}`);
  });

  it("is not an ALT that the sample does not have", async () => {
    for (const alternates of ["G,<*>", "G,*", "G,N", "G,<NON_REF>"]) {
      expect(await at(BASE, { position: 100, reference: "A", alternates, samples: ["0/1"] })).toBe("A/G");
    }
  });

  it("is a large deletion that the sample has over it, whatever its own line says", async () => {
    const own = { position: 100, reference: "A", alternates: "G", samples: ["1/1"] };
    const deletion = { position: 50, reference: "C", alternates: "<DEL>", info: "SVTYPE=DEL;END=500" };
    expect(await at(BASE, { ...deletion, samples: ["0/1"] }, own)).toBe("missing structural-alternate");
    expect(await at(BASE, { ...deletion, samples: ["0/0"] }, own)).toBe("G/G");
  });

  it("is no line at all", async () => {
    expect(await at(BASE, { position: 99, reference: "A", alternates: "G", samples: ["0/0"] })).toBe("missing");
    expect(await at(BASE, { position: 101, reference: "A", samples: ["0/0"] })).toBe("missing");
  });

  it("is not AD that agrees, is unknown, or counts no read", async () => {
    const line = { position: 100, reference: "A", alternates: "G", format: "GT:AD" };
    for (const sample of ["0/1:42,44", "0/1:.", "0/1", "0/1:.,.", "0/1:0,0"])
      expect(await at(BASE, { ...line, samples: [sample] })).toBe("A/G");
    expect(await at(BASE, { ...line, samples: ["1/1:91,0"] })).toBe("G/G");
    expect(await at(BASE, { ...line, samples: ["0/1:many,0"] })).toBe("A/G read-counts-unreadable");
  });
});

describe("reference blocks", () => {
  const block = { position: 90, reference: "C", alternates: "<NON_REF>", info: "END=110" };

  it("cover the positions within as reference of the sample that has them", async () => {
    expect(await at(BASE, { ...block, samples: ["0/0"] })).toBe("A/A");
    expect(await at(BASE, { ...block, alternates: "<*>", samples: ["0/0"] })).toBe("A/A");
    expect(await at(BASE, { ...block, alternates: ".", samples: ["0/0"] })).toBe("A/A");
    expect(await at(BASE, { ...block, info: "DP=30;END=100;X=1", samples: ["0/0"] })).toBe("A/A");
    expect(await at(BASE, { position: 100, reference: "A", samples: ["0/0"] })).toBe("A/A");
  });

  it("cover nothing past their end, without a genotype, or without a read", async () => {
    expect(await at(BASE, { ...block, info: "END=99", samples: ["0/0"] })).toBe("missing");
    expect(await at(BASE, { ...block, info: "SEND=110", samples: ["0/0"] })).toBe("missing");
    expect(await at(BASE, { ...block, samples: ["./."] })).toBe("missing genotype-missing");
    expect(await at(BASE, { ...block, format: "GT:DP", samples: ["0/0:0"] })).toBe("missing no-reads");
    expect(await at(BASE, { ...block, format: "GT:DP:MIN_DP", samples: ["0/0:7:0"] })).toBe("missing no-reads");
    expect(await at(BASE, { ...block, samples: ["0/1"] })).toBe("missing structural-alternate");
  });

  it("give way to a line of the position, in either order", async () => {
    const own = { position: 100, reference: "A", alternates: "G,<NON_REF>", samples: ["0/1"] };
    expect(await at(BASE, { ...block, samples: ["0/0"] }, own)).toBe("A/G");
    expect(await at(BASE, own, { ...block, samples: ["0/0"] })).toBe("A/G");
  });

  it("cover a deletion only when they cover all its bases, together if need be", async () => {
    const deletion = definedAt(100, "ACG", ["A"]);
    expect(await at(deletion, { ...block, samples: ["0/0"] })).toBe("ACG/ACG");
    expect(await at(deletion, { ...block, info: "END=101", samples: ["0/0"] })).toBe("missing partly-covered");
    expect(await at(deletion, { position: 100, reference: "A", samples: ["0/0"] })).toBe("missing partly-covered");
    expect(
      await at(
        deletion,
        { ...block, info: "END=101", samples: ["0/0"] },
        { ...block, position: 102, reference: "G", samples: ["0/0"] },
      ),
    ).toBe("ACG/ACG");
  });

  it("leave the base before a gVCF insertion as it is, since such a line speaks of its REF", async () => {
    expect(await at(BASE, { position: 100, reference: "AC", alternates: "A,<NON_REF>", samples: ["0/1"] })).toBe("A/A");
  });
});

describe("insertions and deletions", () => {
  // Bases from 100: C TATATA G, where TA may stand three times.
  const repeat = definedAt(100, "CTA", ["C", "CTATA"], 4);

  it.each<[string, LineParts, string]>([
    ["as the definition", { position: 100, reference: "CTA", alternates: "C,CTATA", samples: ["1/2"] }, "C/CTATA"],
    ["with less padding", { position: 100, reference: "C", alternates: "CTA", samples: ["0/1"] }, "CTA/CTATA"],
    ["with more padding", { position: 100, reference: "CTATATAG", alternates: "CTATAG", samples: ["0/1"] }, "CTA/C"],
    ["with a base before", { position: 99, reference: "GCTA", alternates: "GC", samples: ["0/1"] }, "CTA/C"],
    ["one base on", { position: 101, reference: "TAT", alternates: "T", samples: ["0/1"] }, "CTA/C"],
    ["at the right end", { position: 104, reference: "ATA", alternates: "A", samples: ["1/1"] }, "C/C"],
    ["inserted at the right end", { position: 106, reference: "A", alternates: "ATA", samples: ["0/1"] }, "CTA/CTATA"],
    ["not there", { position: 101, reference: "TAT", alternates: "T", samples: ["0/0"] }, "CTA/CTA"],
    [
      "more than documented",
      { position: 106, reference: "A", alternates: "ATATA", samples: ["0/1"] },
      "missing structural-alternate",
    ],
    [
      "more than documented beside one that is",
      { position: 100, reference: "C", alternates: "CTA,CTATA", samples: ["1/2"] },
      "CTATA/CTATATA undocumented-base",
    ],
    ["beyond the repeat", { position: 107, reference: "GA", alternates: "G", samples: ["0/1"] }, "missing"],
    [
      "over the repeat's end",
      { position: 104, reference: "ATAGCC", alternates: "A", samples: ["0/1"] },
      "missing structural-alternate",
    ],
    [
      "a single base instead",
      { position: 100, reference: "CTA", alternates: "GTA", samples: ["0/0"] },
      "CTA/CTA indel-not-tested",
    ],
    ["no ALT", { position: 100, reference: "CTA", samples: ["0/0"] }, "CTA/CTA indel-not-tested"],
    [
      "wrong bases",
      { position: 101, reference: "TG", alternates: "T", samples: ["0/1"] },
      "missing reference-mismatch",
    ],
  ])("read %s", async (_, line, expected) => {
    expect(await at(repeat, line)).toBe(expected);
  });

  it("read a block of bases that is replaced base by base", async () => {
    expect(await at(BASE, { position: 98, reference: "CCAC", alternates: "CCGT", samples: ["0/1"] })).toBe("A/G");
    expect(
      await at(definedAt(100, "TC", ["CT"]), { position: 99, reference: "GTC", alternates: "GCT", samples: ["0/1"] }),
    ).toBe("TC/CT");
  });

  it("are told where they lie over a single base that has its own line", async () => {
    const own = { position: 100, reference: "A", alternates: "G", samples: ["0/0"] };
    expect(await at(BASE, { position: 98, reference: "CCACC", alternates: "C", samples: ["0/1"] }, own)).toBe(
      "A/A structural-alternate",
    );
  });
});

describe("two lines for one position", () => {
  const fits = { position: 100, reference: "A", alternates: "G", samples: ["0/1"] };

  it("count the one whose REF fits, in either order, and say so", async () => {
    const bad = { position: 100, reference: "ACC", alternates: "A", samples: ["0/0"] };
    expect(await at(BASE, fits, bad)).toBe("A/G position-twice reference-mismatch");
    expect(await at(BASE, bad, fits)).toBe("A/G position-twice reference-mismatch");
  });

  it("are read together when a site of several ALT was split", async () => {
    expect(await at(BASE, fits, { ...fits, alternates: "T" })).toBe("G/T position-twice");
    expect(await at(BASE, { ...fits, alternates: "T" }, fits)).toBe("G/T position-twice");
    expect(await at(BASE, { ...fits, samples: ["1/1"] }, { ...fits, alternates: "T", samples: ["0/0"] })).toBe(
      "G/G position-twice",
    );
    expect(await at(BASE, { ...fits, samples: ["0|1"] }, { ...fits, alternates: "T", samples: ["1|0"] })).toBe(
      "T|G position-twice",
    );
    expect(await at(BASE, { ...fits, samples: ["1/."] }, { ...fits, alternates: "T", samples: ["./1"] })).toBe(
      "G/T half-genotype half-genotype position-twice",
    );
  });

  it("are missing when they cannot both be true", async () => {
    expect(await at(BASE, fits, { ...fits, samples: ["1/1"] })).toBe("missing lines-disagree position-twice");
    expect(await at(BASE, { ...fits, samples: ["1/1"] }, { ...fits, alternates: "T" })).toBe(
      "missing lines-disagree position-twice",
    );
    expect(await at(BASE, { ...fits, samples: ["0|1"] }, { ...fits, alternates: "T", samples: ["0|1"] })).toBe(
      "missing lines-disagree position-twice",
    );
  });

  it("prefer the line that names a documented allele", async () => {
    expect(await at(BASE, { ...fits, alternates: "AC", samples: ["0/1"] }, { ...fits, samples: ["0/0"] })).toBe(
      "A/A position-twice",
    );
  });

  it("let a line with a genotype stand in for one without", async () => {
    expect(await at(BASE, { ...fits, samples: ["./."] }, { ...fits, alternates: "T", samples: ["0/1"] })).toBe(
      "A/T genotype-missing position-twice",
    );
  });
});

describe("files of several samples", () => {
  const text = vcfText(
    [vcfLine({ position: 100, reference: "A", alternates: "G,C", samples: ["0/1", "2/2", "./."] })],
    { samples: ["S1", "S2", "Zoë"] },
  );

  it("give each sample its own observation and its own warnings in one pass", async () => {
    const read = await readAll(text, [BASE]);
    if (!read.ok) throw new Error("refused");
    expect(read.value.samples).toEqual(["S1", "S2", "Zoë"]);
    expect([0, 1, 2].map((sample) => seenAt(read.value.observe(sample), 100))).toEqual(["A/G", "C/C", "missing"]);
    expect([0, 1, 2].map((sample) => warnedAt(read.value.observe(sample), 100))).toEqual([
      [],
      ["undocumented-base"],
      ["genotype-missing"],
    ]);
  });

  it("give the samples asked for, and name the samples there are when one is unknown", async () => {
    const read = await readAll(text, [BASE], { samples: ["Zoë", "S2"] });
    expect(read.ok && read.value.samples).toEqual(["S2", "Zoë"]);
    expect(read.ok && seenAt(read.value.observe(0), 100)).toBe("C/C");
    const unknown = await readAll(text, [BASE], { samples: ["S9"] });
    expect(unknown.ok ? null : unknown.problems[0]).toMatchObject({
      code: "sample-unknown",
      nearest: ["S1", "S2", "Zoë"],
    });
  });
});
