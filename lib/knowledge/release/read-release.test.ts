import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stubSha256 } from "@/tests/builders/knowledge";
import {
  annotationLine,
  annotationTexts,
  asFiles,
  changed,
  DEFAULT_ANNOTATIONS,
  DRUGS,
  GUIDELINE,
  LABELS,
  VARIANTS,
  type Naming,
  type ReleaseTexts,
} from "@/tests/builders/release-texts";
import { ReleaseSchema, type Problem, type Release } from "@/lib/schema";
import { fromStoredText, toStoredText } from "./stored-text";
import type { ReleaseFile } from "./release-file";
import { readRelease } from "./read-release";

const tools = { sha256: stubSha256 };
const NAMINGS: readonly Naming[] = ["2025", "2026"];

function read(files: readonly ReleaseFile[]): Release {
  const result = readRelease(files, tools);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value.release;
}
function faults(texts: ReleaseTexts): readonly Problem[] {
  const result = readRelease(asFiles(texts), tools);
  return result.ok ? [] : result.problems;
}
const everything = (naming: Naming): readonly ReleaseFile[] => [
  ...asFiles(annotationTexts(naming)),
  ...asFiles(
    {
      "Annotation_of_a_guideline.json": GUIDELINE,
      "CREATED_2024-12-01.txt": "",
      "LICENSE.txt": "http://creativecommons.org/licenses/by-sa/4.0/",
    },
    "guidelineAnnotations.json.zip",
  ),
  ...asFiles({ "drugLabels.tsv": LABELS, "drugs.tsv": DRUGS, "variants.tsv": VARIANTS }, "loose"),
];

describe.each(NAMINGS)("a release in the naming of %s", (naming) => {
  const release = read(everything(naming));
  const annotation = (id: string) => release.annotations.find((one) => one.clinpgxId === id);

  it("fits the shape of a release, and is stored and read back unchanged", () => {
    expect(ReleaseSchema.safeParse(release).error?.issues).toBeUndefined();
    expect(fromStoredText(toStoredText(release), "release.json", stubSha256)).toEqual({ ok: true, value: release });
  });

  it("has date and licence of the annotations' own archive, and each part the date of its own", () => {
    expect(release.date).toBe(naming === "2025" ? "2025-01-05" : "2026-01-05");
    expect(release.licence.name).toBe("CC BY-SA 4.0");
    expect(release.parts.map(({ kind, created, rowsRead, rowsKept }) => [kind, created, rowsRead, rowsKept])).toEqual([
      ["annotations", release.date, 5, 5],
      ["genotype-texts", release.date, 3, 3],
      ["evidence", release.date, 4, 4],
      ["history", release.date, 1, 0],
      ["guidelines", "2024-12-01", 1, 1],
      ["labels", null, 2, 2],
      ["drugs", null, 4, 3],
      ["variants", null, 3, 2],
    ]);
  });

  it("reads level, score, categories, population, phenotypes and the reason of an override as they stand", () => {
    expect(annotation("101")).toMatchObject({
      level: "3",
      levelOverride: null,
      score: 1.5,
      categories: ["Efficacy"],
      population: "Pediatric",
      phenotypes: ["Pain", "Epidermal Necrolysis, Toxic"],
    });
    expect(annotation("102")).toMatchObject({
      level: "1A",
      score: 234.875,
      categories: ["Metabolism/PK", "Toxicity"],
      modifiers: ["Rare Variant", "Tier 1 VIP"],
      population: null,
    });
    expect(annotation("103")).toMatchObject({ level: "4", score: -2.25, levelOverride: "Yes: one paper alone." });
  });

  it("splits variants and drugs where a name ends, not at every comma", () => {
    expect(annotation("102")).toMatchObject({
      variants: ["TEST2*1", "TEST2*1xN", "TEST2*4"],
      drugs: ["thiazides-plain", "testol-sibtol"],
    });
    expect(annotation("103")?.variants).toEqual(["TEST3 B (reference)", "TEST3 Cityname, Townname"]);
    expect(annotation("105")).toMatchObject({ genes: [], variants: ["rs5"], drugs: ["nogenetol"] });
  });

  it("keeps each genotype's text and the function beside it", () => {
    expect(annotation("101")?.texts).toEqual([
      { genotype: "CC", text: "People with CC may respond less.", function: null },
      { genotype: "CT", text: "People with CT may respond more.", function: null },
    ]);
    expect(annotation("102")?.texts).toEqual([
      { genotype: "*4", text: "People with *4 clear less.", function: "No function" },
    ]);
  });

  it("reads each evidence row with its direction; one left out of the score says why and has none", () => {
    expect(
      annotation("101")?.evidence.map(({ id, type, pmid, score, direction }) => [id, type, pmid, score, direction]),
    ).toEqual([
      ["9001", "drug", "111", 1.5, "decreased"],
      ["9002", "phenotype", "112", -0.25, "not-associated"],
    ]);
    expect(annotation("102")?.evidence).toEqual([
      expect.objectContaining({
        id: "9003",
        type: "functional-assay",
        score: null,
        unscored: 'This row does not count. The authors say "too few".',
        direction: "associated",
      }),
      expect.objectContaining({
        id: "PA9",
        type: "guideline",
        pmid: null,
        score: 100,
        unscored: null,
        direction: "not-stated",
      }),
    ]);
  });

  it("keeps guidelines in plain text, labels with their flags, drugs that a fact names, and variants that have a place", () => {
    expect(release.guidelines).toEqual([
      {
        clinpgxId: "PA9",
        name: "Annotation of a guideline for testol and TEST2",
        body: "CPIC",
        drugs: ["testol"],
        genes: ["TEST2"],
        givesRecommendation: true,
        url: "https://www.clinpgx.org/guidelineAnnotation/PA9",
        summary: "The guideline <2025> says less.\nAnd more.",
        pmids: ["119"],
      },
    ]);
    expect(release.labels).toEqual([
      expect.objectContaining({
        clinpgxId: "PA201",
        agency: "FDA",
        tag: "Actionable PGx",
        origin: "germline",
        biomarkerList: "listed",
        hasPrescribing: true,
        hasDosing: true,
        hasAlternate: false,
        hasOther: false,
        drugs: ["testol", "sibtol"],
        genes: ["TEST1", "TEST2"],
        variants: ["TEST2*2", "rs1"],
        date: "2024-01-02",
      }),
      expect.objectContaining({
        clinpgxId: "PA202",
        agency: "EMA",
        tag: null,
        origin: "tumour",
        biomarkerList: null,
        hasAlternate: true,
        date: null,
      }),
    ]);
    expect(release.drugs.find((drug) => drug.id === "testol")).toEqual({
      id: "testol",
      name: "testol",
      kind: "drug",
      clinpgxId: "PA301",
      genericNames: ["testolum"],
      tradeNames: ["Brand-1,5", "Otherbrand"],
      rxnorm: ["7"],
      atc: ["L01EG02"],
    });
    expect(release.drugs.find((drug) => drug.id === "thiazides-plain")?.kind).toBe("class");
    expect(release.drugs.map((drug) => drug.name)).not.toContain("strangertol");
    expect(release.variants).toEqual([
      {
        rsid: "rs1",
        genes: ["TEST1"],
        chromosome: "3",
        positionOneBased: 1000,
        positionEndOneBased: 1000,
        alleles: ["C", "T"],
      },
      {
        rsid: "rs5",
        genes: [],
        chromosome: "7",
        positionOneBased: 50,
        positionEndOneBased: 52,
        alleles: ["ACT", "del"],
      },
    ]);
    expect(release.parts.at(-1)?.refused).toEqual([
      expect.objectContaining({ line: 4, column: "Location", found: "nothing" }),
    ]);
  });
});

describe("the same files give the same hash", () => {
  const whole = everything("2026");
  const { hash } = read(whole);

  it("in any order, with any line ends, with or without a byte-order mark, zipped or loose", () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...whole], { minLength: whole.length, maxLength: whole.length }),
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom("a.zip", "folder"),
        (files, windows, marked, place) => {
          const again = files.map((file) => {
            const text = `${marked ? "\uFEFF" : ""}${windows ? file.text.replaceAll("\n", "\r\n") : file.text}`;
            const to = file.place === "release.zip" ? place : file.place;
            return { ...file, text, sha256: stubSha256(text), place: to, name: file.name.replace(file.place, to) };
          });
          expect(read(again).hash).toBe(hash);
        },
      ),
      { numRuns: 50 },
    );
  });

  it("in any order of rows", () => {
    const turned = whole.map((file) =>
      file.name.endsWith(".tsv")
        ? {
            ...file,
            text: [...file.text.split("\n").slice(0, 1), ...file.text.split("\n").slice(1, -1).reverse(), ""].join(
              "\n",
            ),
          }
        : file,
    );
    expect(read(turned).hash).toBe(hash);
  });

  it("and another where one fact differs", () => {
    expect(read(asFiles(annotationTexts("2026", [{ id: "101" }]))).hash).not.toBe(
      read(asFiles(annotationTexts("2026", [{ id: "101", score: "1.6" }]))).hash,
    );
  });

  it("and takes the same file given twice once, with a word", () => {
    const result = readRelease([...whole, ...asFiles({ "drugs.tsv": DRUGS }, "elsewhere")], tools);
    expect(result).toMatchObject({ ok: true, value: { release: { hash } } });
    expect(result.ok && result.value.remarks.join("\n")).toContain(
      "loose/drugs.tsv: the same as elsewhere/drugs.tsv, read once",
    );
  });
});

describe("a row that does not fit is left out, with its line and column; the others stay", () => {
  const NAME = "clinical_annotations.tsv";
  const good = annotationTexts("2025");
  it.each([
    ["a score that is none", { id: "106", score: "high" }, "Score", "“high”", "a score such as 2.5"],
    [
      "a category that is none",
      { id: "106", category: "Efficacy;Luck" },
      "Phenotype Category",
      "“Efficacy;Luck”",
      "one of Efficacy, Toxicity, Metabolism/PK, Dosage, PD, Other",
    ],
    ["an id that is none", { id: "PA1" }, "Clinical Annotation ID", "“PA1”", "an annotation's id, digits alone"],
    ["no drug", { id: "106", drugs: "" }, "Drug(s)", "nothing", "at least one name"],
    ["no level", { id: "106", level: "" }, "Level of Evidence", "nothing", "one of 1A, 1B, 2A, 2B, 3, 4"],
    ["a gene that is none", { id: "106", gene: "not a gene" }, "Gene", "“not a gene”", "HGNC gene symbols"],
    ["no variant", { id: "106", variants: "" }, "Variant/Haplotypes", "nothing", "a variant or haplotype"],
  ])("refuses %s", (_name, cells, column, found, expected) => {
    const release = read(asFiles(changed(good, NAME, (text) => `${text}${annotationLine(cells)}\n`)));
    expect(release.annotations).toHaveLength(DEFAULT_ANNOTATIONS.length);
    expect(release.parts[0]).toMatchObject({
      rowsRead: 6,
      rowsKept: 5,
      refused: [{ file: `release.zip/${NAME}`, line: 7, column, found, expected }],
    });
  });

  it("refuses a row with a field too few, as a file that was cut short has", () => {
    const release = read(asFiles(changed(good, NAME, (text) => text.replace(/\t[^\t\n]*\n$/, ""))));
    expect(release.parts[0]?.refused).toEqual([
      { file: `release.zip/${NAME}`, line: 6, column: "URL", found: "14 fields", expected: "15, as the header has" },
    ]);
  });

  it("refuses the second of two rows with one id", () => {
    const release = read(
      asFiles(changed(good, NAME, (text) => `${text}${annotationLine({ id: "101", level: "1A" })}\n`)),
    );
    expect(release.annotations.find((one) => one.clinpgxId === "101")?.level).toBe("3");
    expect(release.parts[0]?.refused).toEqual([
      expect.objectContaining({ line: 7, found: "“101”, already in line 2" }),
    ]);
  });

  it("refuses the texts and papers of an annotation that was refused", () => {
    const release = read(asFiles(changed(good, NAME, (text) => text.replace("234.875", "high"))));
    expect(release.parts.map((part) => [part.kind, part.rowsKept, part.refused.length])).toEqual([
      ["annotations", 4, 1],
      ["genotype-texts", 2, 1],
      ["evidence", 2, 2],
      ["history", 0, 0],
    ]);
    expect(release.parts[1]?.refused[0]).toMatchObject({
      line: 4,
      found: "“102”",
      expected: "the id of an annotation that was kept",
    });
  });

  it("refuses a guideline file that is no JSON or no guideline, and keeps the sound ones", () => {
    const files = [
      ...asFiles(good),
      ...asFiles(
        {
          "a.json": GUIDELINE,
          "b.json": GUIDELINE.replace('"PA9"', '"PA10"'),
          "c.json": '{"guideline": oops',
          "d.json": GUIDELINE.replace('"PA9"', '"nine"'),
        },
        "guidelines.zip",
      ),
    ];
    const part = read(files).parts.find((one) => one.kind === "guidelines");
    expect(part).toMatchObject({ rowsRead: 4, rowsKept: 2 });
    expect(part?.refused).toEqual([
      {
        file: "guidelines.zip/c.json",
        line: 1,
        column: "the file",
        found: "text that is no JSON",
        expected: "a guideline annotation as JSON",
      },
      expect.objectContaining({ file: "guidelines.zip/d.json", column: "guideline.id" }),
    ]);
  });
});

describe("a file that cannot be trusted to say what we take it to say refuses the import", () => {
  const good = annotationTexts("2026");
  const NAME = "summary_annotations.tsv";
  it.each([
    ["a missing column", NAME, (text: string) => cut(text, 6), "release-column-missing", 1, "no column “Score”"],
    [
      "a renamed column",
      NAME,
      (text: string) => text.replace("Level of Evidence", "Evidence Level of 2027"),
      "release-column-renamed",
      1,
      "“Evidence Level of 2027”",
    ],
    [
      "a renamed id",
      NAME,
      (text: string) => text.replace("Summary Annotation ID", "ID"),
      "release-column-renamed",
      1,
      "“ID”",
    ],
    [
      "a column that is there twice",
      NAME,
      (text: string) => text.replace("Level Override", "Score"),
      "release-column-twice",
      1,
      "“Score” 2 times",
    ],
    [
      "a level of another name",
      NAME,
      (text: string) => text.replace("\t1A\t", "\tLevel 1A\t"),
      "release-scale-unknown",
      3,
      "“Level 1A” in the column “Level of Evidence”",
    ],
    [
      "levels of another name throughout",
      NAME,
      (text: string) => text.replace(/\t(1A|2B|3|4)\t/g, "\tLevel $1\t"),
      "release-scale-unknown",
      2,
      "in 4 more rows",
    ],
    [
      "a field of 200 kB",
      NAME,
      (text: string) => text.replace("Yes: one paper alone.", "x".repeat(200_000)),
      "release-field-too-long",
      4,
      "200,000 characters in the column “Level Override”",
    ],
    [
      "a header without rows",
      NAME,
      (text: string) => text.split("\n").slice(0, 1).join("\n"),
      "release-empty",
      1,
      "a header without rows",
    ],
    ["nothing in a file", NAME, () => "", "release-empty", 1, "an empty file"],
    [
      "most rows unfit",
      "summary_ann_evidence.tsv",
      (text: string) => text.replaceAll("Variant ", "Allele "),
      "release-rows-unfit",
      2,
      "3 of 4 rows",
    ],
    [
      "a licence of another kind",
      "LICENSE.txt",
      () => "All rights reserved.",
      "release-licence-unknown",
      1,
      "a licence we do not know",
    ],
  ])("names %s with file and line", (_name, file, change, code, line, found) => {
    const [problem, ...others] = faults(changed(good, file, change)).filter((one) => one.code === code);
    expect(problem?.path).toEqual([`release.zip/${file}`, line]);
    expect(problem?.found).toContain(found);
    expect(problem?.expected).not.toBe("");
    expect(others).toEqual([]);
  });

  it("names every missing column at once", () => {
    expect(faults(changed(good, NAME, () => "Something\tElse\na\tb\n"))).toHaveLength(15);
  });

  it("accepts a column that we do not know, and says so", () => {
    const texts = changed(good, NAME, (text) =>
      text
        .split("\n")
        .map((line, i) => (line === "" ? line : `${line}\t${i === 0 ? "Mood" : "fine"}`))
        .join("\n"),
    );
    expect(readRelease(asFiles(texts), tools)).toMatchObject({
      ok: true,
      value: { remarks: [`release.zip/${NAME}: passed over the column Mood`] },
    });
  });

  it.each([
    ["without its date", (texts: ReleaseTexts) => without(texts, "CREATED"), "release-date-missing"],
    ["of two dates", (texts: ReleaseTexts) => ({ ...texts, "CREATED_2026-02-05.txt": "" }), "release-date-twice"],
    ["without its licence", (texts: ReleaseTexts) => without(texts, "LICENSE"), "release-licence-missing"],
    ["without annotations", (texts: ReleaseTexts) => without(texts, NAME), "release-annotations-missing"],
    [
      "of two namings at once",
      (texts: ReleaseTexts) => ({ ...annotationTexts("2025"), ...texts }),
      "release-part-twice",
    ],
  ])("refuses a release %s", (_name, change, code) => {
    expect(faults(change(good)).map((problem) => problem.code)).toContain(code);
  });

  it("refuses nothing at all, and files that are no part of a release", () => {
    expect(faults({})).toMatchObject([{ code: "release-annotations-missing", found: "no file of a ClinPGx release" }]);
  });

  it("never puts the texts of one release under the annotations of another", () => {
    const old = asFiles(annotationTexts("2025"), "old.zip").filter(
      (file) => !/clinical_ann(otations|_evidence|_history)/.test(file.name),
    );
    const fresh = asFiles(without(good, "summary_ann_alleles.tsv"), "new.zip");
    const result = readRelease([...old, ...fresh], tools);
    expect(result).toMatchObject({
      ok: false,
      problems: [
        { code: "release-dates-differ", found: "genotype-texts of 2025-01-05, beside annotations of 2026-01-05" },
      ],
    });
  });
});

function cut(text: string, column: number): string {
  return text
    .split("\n")
    .map((line) =>
      line
        .split("\t")
        .filter((_, at) => at !== column)
        .join("\t"),
    )
    .join("\n");
}

function without(texts: ReleaseTexts, name: string): ReleaseTexts {
  return Object.fromEntries(Object.entries(texts).filter(([path]) => !path.startsWith(name)));
}
