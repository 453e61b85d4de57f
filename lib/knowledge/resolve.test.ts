import { describe, expect, it } from "vitest";
import { drug, drugClass, gene } from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { quote } from "./name-problems";
import { resolveDrug, resolveGene } from "./resolve";

const knowledge = buildKnowledge({
  drugs: [
    drugClass("testols", { name: "TEST inhibitors" }),
    drug("testolimus", {
      classes: ["testols"],
      brands: [{ name: "Afinotest", sources: ["label-testol"] }],
      synonyms: ["RAD-T", "Tést acid"],
    }),
    drug("onetol", { brands: [{ name: "Sharedbrand", sources: ["label-testol"] }] }),
    drug("twotol", { brands: [{ name: "Sharedbrand", sources: ["label-testol"] }] }),
  ],
  genes: [
    gene("TEST1", { previousSymbols: ["OLD1"], aliases: ["NICK1", "LAMT"], name: "test kinase one" }),
    gene("TEST2", { aliases: ["LAMT", "TEST3"] }),
    gene("TEST3"),
    gene("HLA-T"),
  ],
});

const drugId = (name: string): string | null => {
  const outcome = resolveDrug(knowledge, name, ["drugs", 0]);
  return outcome.ok ? outcome.value.id : null;
};
const drugProblem = (name: string) => {
  const outcome = resolveDrug(knowledge, name, ["drugs", 0]);
  if (outcome.ok) throw new Error(`resolved ${name}`);
  return outcome.problems[0];
};
const geneProblem = (name: string) => {
  const outcome = resolveGene(knowledge, name, ["genes", 0]);
  if (outcome.ok) throw new Error(`resolved ${name}`);
  return outcome.problems[0];
};

describe("a name the knowledge holds is understood", () => {
  it.each([
    "testolimus",
    "TESTOLIMUS",
    "Afinotest",
    "afinotest",
    "RAD-T",
    "rad t",
    "RAD–T",
    "test acid",
    "TÉST ACID",
    "  testolimus  ",
  ])("takes “%s” for testolimus", (name) => {
    expect(drugId(name)).toBe("testolimus");
  });

  it.each(["TEST inhibitors", "test-inhibitors", "testols"])("takes “%s” for the class, never for a member", (name) => {
    expect(resolveDrug(knowledge, name, [])).toEqual({
      ok: true,
      value: { id: "testols", kind: "class", matchedAs: null },
    });
  });

  it.each(["TEST1", "test1", "OLD1", "nick1", "test kinase one"])("takes “%s” for TEST1", (name) => {
    expect(resolveGene(knowledge, name, [])).toMatchObject({ ok: true, value: { id: "TEST1", kind: "gene" } });
  });

  it("takes a symbol with or without its hyphen kept as a dash of any kind", () => {
    expect(resolveGene(knowledge, "hla‑t", [])).toMatchObject({ ok: true, value: { id: "HLA-T" } });
  });

  it("says by which other name it understood, and nothing for the name itself", () => {
    expect(resolveDrug(knowledge, "afinotest", [])).toMatchObject({ value: { matchedAs: "Afinotest" } });
    expect(resolveDrug(knowledge, "Testolimus", [])).toMatchObject({ value: { matchedAs: null } });
    expect(resolveGene(knowledge, "old1", [])).toMatchObject({ value: { matchedAs: "OLD1" } });
  });
});

describe("a near miss is never taken for the name", () => {
  it.each(["testolimos", "testolimu", "etstolimus", "testolimusx"])("refuses “%s” and asks for the nearest", (name) => {
    expect(drugProblem(name)).toMatchObject({
      code: "drug-unknown",
      path: ["drugs", 0],
      found: `“${name}”`,
      nearest: ["testolimus"],
    });
  });

  it("offers no name for the beginning of one", () => {
    expect(drugProblem("afin")).toMatchObject({ code: "drug-unknown", nearest: [] });
  });

  it("offers no gene with another number, and one whose letters changed places", () => {
    expect(geneProblem("TEST9")).toMatchObject({ code: "gene-unknown", nearest: [] });
    expect(geneProblem("TSET1")).toMatchObject({ code: "gene-unknown", nearest: ["TEST1"] });
  });

  it("names no drug for a gene and no gene for a drug", () => {
    expect(drugProblem("TEST1")?.nearest).not.toContain("TEST1");
    expect(drugProblem("TEST1")?.code).toBe("drug-unknown");
    expect(geneProblem("testolimus")?.code).toBe("gene-unknown");
    expect(geneProblem("testolimus")?.nearest).not.toContain("testolimus");
  });

  it("points to the list when nothing is near", () => {
    expect(drugProblem("zzzzzzzzzz")).toMatchObject({
      nearest: [],
      remedy: "Check the spelling on the pack, or write the generic name",
    });
  });

  it("names at most five", () => {
    expect(geneProblem("TES")?.nearest.length).toBeLessThanOrEqual(5);
  });
});

it("an rsID in place of a gene is told where it belongs, and no gene is guessed from it", () => {
  const outcome = resolveGene(knowledge, "rs12777823", []);
  expect(outcome).toMatchObject({
    ok: false,
    problems: [
      { code: "gene-unknown", nearest: [], remedy: expect.stringMatching(/names a variant: give its gene/) as string },
    ],
  });
});

describe("an ambiguous name decides nothing", () => {
  it("returns both genes of a shared alias", () => {
    expect(geneProblem("lamt")).toMatchObject({ code: "gene-ambiguous", nearest: ["TEST1", "TEST2"] });
  });

  it("returns both drugs of a shared brand", () => {
    expect(drugProblem("Sharedbrand")).toMatchObject({ code: "drug-ambiguous", nearest: ["onetol", "twotol"] });
  });

  it("takes an approved symbol for its own gene, even when it is another gene's alias", () => {
    expect(resolveGene(knowledge, "TEST3", [])).toMatchObject({ ok: true, value: { id: "TEST3", matchedAs: null } });
  });
});

describe("bad input is named back safely", () => {
  it.each(["", "   ", "\t\n", "—"])("asks for a name when %j holds none", (name) => {
    expect(drugProblem(name)).toMatchObject({ code: "drug-empty", found: "nothing" });
    expect(geneProblem(name)).toMatchObject({ code: "gene-empty", found: "nothing" });
  });

  it("gives the length of an absurdly long name and does not repeat it", () => {
    expect(drugProblem("x".repeat(101))).toMatchObject({ code: "drug-too-long", found: "101 characters" });
    expect(drugProblem("x".repeat(100))?.code).toBe("drug-unknown");
    expect(geneProblem("x".repeat(1_000_000))?.found).toBe("1000000 characters");
  });

  it.each(["tеstolimus", "testolimυs", "testolimus漢", "testolimusא", "testolimusع"])(
    "refuses “%s”, whose letters come from two alphabets",
    (name) => {
      expect(drugProblem(name)?.code).toBe("drug-mixed-script");
      expect(geneProblem(name)?.code).toBe("gene-mixed-script");
    },
  );

  it("refuses a name wholly in another alphabet as unknown", () => {
    expect(drugProblem("тестол")?.code).toBe("drug-unknown");
  });

  it.each(["test\u0000ol", "test\u001b[31mol", "test\u202eol", "test\u200bol", "test\nol"])(
    "strips control and direction characters of %j",
    (name) => {
      const found = drugProblem(name)?.found ?? "";
      expect(found).toMatch(/test/);
      expect(found).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    },
  );

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty"])("finds no drug and no gene by “%s”", (name) => {
    expect(drugProblem(name)?.code).toBe("drug-unknown");
    expect(geneProblem(name)?.code).toBe("gene-unknown");
  });

  it("keeps markup as the words it is", () => {
    expect(drugProblem("<script>alert(1)</script>")?.found).toBe("“<script>alert(1)</script>”");
  });

  it("shortens a quotation to 60 characters without cutting a character in two", () => {
    const quoted = quote(`${"a".repeat(56)}${"😀".repeat(20)}`);
    expect([...quoted].length).toBeLessThanOrEqual(62);
    expect(quoted).not.toMatch(/\p{Cs}/u);
  });
});
