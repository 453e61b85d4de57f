/**
 * The import held against release files, read here a second time in another
 * way: no reader, schema or count of ours is used to check ours. The files are
 * a sample of the official rows; the official ones too, where they lie beside
 * the project.
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { adviseOn } from "@/lib/advice";
import {
  joinRelease,
  mergeShards,
  shardOf,
  type AnswerKnowledge,
  type Knowledge,
  type ReleaseDifference,
} from "@/lib/knowledge";
import { runCommand } from "@/lib/node/command-line";
import { storedRelease } from "@/lib/node/release-store";
import { reportOn, toAdviceJson } from "@/lib/report";
import { ReleaseSchema, type Release } from "@/lib/schema";
import { knowledge as curated } from "@/tests/builders/shipped";
import { surroundingsWith } from "../builders/surroundings";
import { looseLists, newRelease, oldRelease, sampleCounts } from "../conformance/made-release";
import { hasReference, referencePath } from "../conformance/reference";
import { cellsOf, unzipped, type Cells } from "../conformance/release-sample";

/** The files of two releases, and how much of each is in them. */
interface Source {
  readonly whose: string;
  /** Puts the files where they can be read, below a folder of the test's own where they are made. */
  readonly prepare: (folder: string) => Promise<Files>;
  readonly old: {
    readonly annotations: number;
    readonly texts: number;
    readonly evidence: number;
    readonly guidelines: number;
  };
  readonly new: { readonly annotations: number; readonly evidence: number; readonly history: number };
  readonly labels: number;
  /** Fewer would mean that the check saw next to nothing. */
  readonly least: { readonly negatives: number; readonly drugs: number; readonly genes: number };
  /** One drug in so many is asked of its shard. */
  readonly oneDrugIn: number;
}

interface Files {
  readonly old: string;
  readonly new: string;
  readonly loose: readonly string[];
}

const ARCHIVES = ["clinicalAnnotations.zip", "guidelineAnnotations.json.zip", "clinicalVariants.zip"];

async function written(folder: string, files: Readonly<Record<string, Buffer | string>>): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);
  return folder;
}

/** A sample of the official rows under texts of our own, written as ClinPGx lays its files out. */
const SAMPLE: Source = {
  whose: "a sample of its rows",
  prepare: async (folder) => {
    const lists = looseLists();
    return {
      old: await written(join(folder, "old-files"), await oldRelease()),
      new: await written(join(folder, "new-files"), newRelease()),
      loose: await Promise.all(
        Object.entries(lists).map(async ([name, text]) =>
          join(await written(join(folder, "lists", name), { [name]: text }), name),
        ),
      ),
    };
  },
  ...sampleCounts(),
  least: { negatives: 300, drugs: 400, genes: 250 },
  oneDrugIn: 25,
};

const OFFICIAL: Source = {
  whose: "the official files",
  prepare: () =>
    Promise.resolve({
      old: referencePath("reference/clinpgx/2025-01-05"),
      new: referencePath("reference/clinpgx/2026-01-05/summaryAnnotations"),
      loose: ["2025-03/drugLabels.tsv", "2025-08-05/variants.tsv", "2026-06-05/drugs.tsv"].map((name) =>
        referencePath(`reference/clinpgx/${name}`),
      ),
    }),
  old: { annotations: 5179, texts: 15_985, evidence: 15_316, guidelines: 207 },
  new: { annotations: 5190, evidence: 15_460, history: 14_050 },
  labels: 1296,
  least: { negatives: 3000, drugs: 900, genes: 1000 },
  oneDrugIn: 9,
};

let store = "";
beforeAll(async () => {
  store = await mkdtemp(join(tmpdir(), "haplonote-conformance-"));
});
afterAll(() => rm(store, { recursive: true, force: true }));

async function run(
  words: readonly string[],
  into = store,
): Promise<{ readonly status: number; readonly json: unknown; readonly told: string }> {
  const { around, written, told } = surroundingsWith([]);
  const status = await runCommand(words, { ...around, store: into, knowledge: undefined });
  return { status, json: written.length === 0 ? null : JSON.parse(written.join("")), told: told.join("\n") };
}

async function imported(into: string, paths: readonly string[]): Promise<Release> {
  const { status, told } = await run(["knowledge", "import", ...paths], into);
  if (status !== 0) throw new Error(told);
  const release = await storedRelease(into);
  if (!release.ok || release.value === null) throw new Error("nothing was stored");
  return release.value;
}

/** A cell that holds quotation marks stands in quotes itself, with its own doubled. */
function spoken(cell: string): string {
  return cell.startsWith('"') && cell.endsWith('"') && cell.includes('""')
    ? cell.slice(1, -1).split('""').join('"')
    : cell;
}

describe.each(hasReference ? [SAMPLE, OFFICIAL] : [SAMPLE])("a release by $whose", (source) => {
  let files: Files;
  const zipped = (): readonly string[] => ARCHIVES.map((name) => join(files.old, name));
  const oldCells = (name: string): readonly Cells[] =>
    cellsOf(unzipped(readFileSync(join(files.old, "clinicalAnnotations.zip"))).get(name) ?? "");
  const newCells = (name: string): readonly Cells[] => cellsOf(readFileSync(join(files.new, name), "utf8"));
  const folderOf = (name: string): string => join(store, source.whose.replaceAll(" ", "-"), name);
  beforeAll(async () => {
    files = await source.prepare(folderOf("files"));
  });

  describe("the release of 2025-01-05", () => {
    let release: Release;
    beforeAll(async () => {
      release = await imported(folderOf("old"), zipped());
    }, 60_000);

    it(`comes in whole: ${source.old.annotations} annotations, ${source.old.texts} genotype texts, ${source.old.evidence} evidence rows, ${source.old.guidelines} guidelines, none refused`, () => {
      const texts = release.annotations.flatMap((one) => one.texts);
      const evidence = release.annotations.flatMap((one) => one.evidence);
      expect(release.parts.flatMap((part) => part.refused)).toEqual([]);
      expect({
        annotations: release.annotations.length,
        texts: texts.length,
        evidence: evidence.length,
        guidelines: release.guidelines.length,
      }).toEqual(source.old);
      expect(release.date).toBe("2025-01-05");
    });

    it("fits the shape of a release", () => {
      expect(ReleaseSchema.safeParse(release).error?.issues.slice(0, 3)).toBeUndefined();
    }, 60_000);

    it("has every cell of every annotation as the file has it", () => {
      const byId = new Map(release.annotations.map((one) => [one.clinpgxId, one]));
      const names = new Map(release.drugs.map((drug) => [drug.id, drug.name]));
      const rows = oldCells("clinical_annotations.tsv");
      expect(rows).toHaveLength(source.old.annotations);
      const wrong = rows.filter((row) => {
        const one = byId.get(row["ID"] ?? "");
        if (one === undefined) return true;
        const again = [
          one.level,
          String(Number(row["Score"])) === String(one.score),
          one.variants.join(", "),
          one.genes.join(";"),
          one.drugs.map((id) => names.get(id)).join(";"),
          one.phenotypes.join(";"),
          one.categories.join(";"),
          one.population ?? "",
          one.modifiers.join("; "),
          one.levelOverride ?? "",
          String(one.paperCount),
          String(one.evidenceCount),
          one.lastHistory,
          one.url,
        ];
        const there = [
          row["Level of Evidence"],
          true,
          row["Variant/Haplotypes"],
          row["Gene"],
          row["Drug(s)"],
          row["Phenotype(s)"],
          row["Phenotype Category"],
          row["Specialty Population"],
          row["Level Modifiers"],
          row["Level Override"],
          row["PMID Count"],
          row["Evidence Count"],
          row["Latest History Date (YYYY-MM-DD)"],
          row["URL"],
        ];
        return JSON.stringify(again) !== JSON.stringify(there);
      });
      expect(wrong.slice(0, 3)).toEqual([]);
    });

    it("has every genotype's text word for word, under its annotation", () => {
      const here = new Set(
        release.annotations.flatMap((one) =>
          one.texts.map((text) => JSON.stringify([one.clinpgxId, text.genotype, text.text, text.function ?? ""])),
        ),
      );
      const rows = oldCells("clinical_ann_alleles.tsv");
      expect(rows).toHaveLength(source.old.texts);
      expect(
        rows
          .filter(
            (row) =>
              !here.has(
                JSON.stringify([
                  row["ID"],
                  row["Genotype/Allele"],
                  spoken(row["Annotation Text"] ?? ""),
                  row["Allele Function"],
                ]),
              ),
          )
          .slice(0, 3),
      ).toEqual([]);
    });

    it("never reads a row that found nothing as an effect, nor the other way round", () => {
      const sentences = release.annotations
        .flatMap((one) => one.evidence)
        .filter((row) => row.type !== "guideline" && row.type !== "label");
      const negative = sentences.filter((row) => / (?:is|are|was|were) not associated /.test(row.summary));
      expect(negative.length).toBeGreaterThan(source.least.negatives);
      expect(negative.filter((row) => row.direction !== "not-associated")).toEqual([]);
      expect(sentences.filter((row) => row.direction === "not-associated" && !/\bnot\b/.test(row.summary))).toEqual([]);
      for (const direction of ["increased", "decreased"] as const) {
        expect(
          sentences.filter(
            (row) =>
              row.direction === direction &&
              !new RegExp(
                `associated with .*\\b(?:${direction === "increased" ? "increased|higher|greater|elevated" : "decreased|lower|reduced"})\\b`,
                "i",
              ).test(row.summary),
          ),
        ).toEqual([]);
      }
      expect(sentences.filter((row) => row.direction === "not-stated")).toEqual([]);
    });

    it("keeps a score that is a number, and where it is a sentence, the sentence", () => {
      const here = new Map(
        release.annotations.flatMap((one) => one.evidence.map((row) => [`${one.clinpgxId} ${row.id}`, row])),
      );
      const rows = oldCells("clinical_ann_evidence.tsv");
      const wrong = rows.filter((row) => {
        const one = here.get(`${row["ID"]} ${row["Evidence ID"]}`);
        const score = Number(row["Score"]);
        return (
          one === undefined ||
          (row["PMID"] ?? "") !== (one.pmid ?? "") ||
          (Number.isNaN(score)
            ? one.score !== null || one.unscored === null
            : one.score !== score || one.unscored !== null)
        );
      });
      expect(wrong.slice(0, 3)).toEqual([]);
    });
  });

  describe("the release of 2026-01-05", () => {
    it(`comes in from its folder with all ${source.new.annotations} annotations and ${source.new.evidence} evidence rows`, async () => {
      const release = await imported(folderOf("new"), [files.new]);
      expect(
        release.parts.map(({ kind, rowsRead, rowsKept, refused }) => [kind, rowsRead, rowsKept, refused.length]),
      ).toEqual([
        ["annotations", source.new.annotations, source.new.annotations, 0],
        ["evidence", source.new.evidence, source.new.evidence, 0],
        ["history", source.new.history, 0, 0],
      ]);
      expect(release.annotations).toHaveLength(source.new.annotations);
    }, 60_000);
  });

  describe("the lists beside the annotations", () => {
    it("come in less the rows that have no place on GRCh38 or no RxNorm id, each named", async () => {
      const release = await imported(folderOf("loose"), [...zipped(), ...files.loose]);
      expect(release.labels).toHaveLength(source.labels);
      const refusedOf = (kind: string): readonly string[] =>
        release.parts
          .filter((part) => part.kind === kind)
          .flatMap((part) => part.refused.map((row) => `${row.column}: ${row.found}`));
      expect(refusedOf("drugs")).toEqual(["RxNorm Identifiers: “RxCUI 2721996”"]);
      expect([...refusedOf("variants")].sort()).toEqual(
        [...Array.from({ length: 9 }, () => "Location: nothing"), "Location: “NC_000004.10:75699892”"].sort(),
      );
      const rsIds = new Set(release.variants.map((variant) => variant.rsid));
      const named = [
        ...new Set(release.annotations.flatMap((one) => one.variants).filter((name) => /^rs\d+$/.test(name))),
      ];
      expect(named.filter((rsid) => !rsIds.has(rsid)).length).toBeLessThan(10);
      const [mtor] = release.variants.filter((variant) => variant.rsid === "rs2024627");
      expect(mtor).toMatchObject({
        chromosome: "1",
        genes: expect.arrayContaining(["MTOR"]) as string[],
        alleles: expect.arrayContaining(["C", "T"]) as string[],
      });
    }, 60_000);
  });

  describe("what changed between the two", () => {
    it("is what a second reading of the files counts", async () => {
      const { status, json, told } = await run(["knowledge", "diff", files.old, files.new]);
      expect(status).toBe(0);
      const { counts, lists } = json as ReleaseDifference;
      const before = new Map(oldCells("clinical_annotations.tsv").map((row) => [row["ID"], row]));
      const after = new Map(newCells("summary_annotations.tsv").map((row) => [row["ID"], row]));
      const scale = "1A 1B 2A 2B 3 4".split(" ");
      const both = [...after].flatMap(([id, now]) => {
        const then = before.get(id);
        return then === undefined
          ? []
          : [
              {
                id,
                then,
                now,
                step: scale.indexOf(now["Level of Evidence"] ?? "") - scale.indexOf(then["Level of Evidence"] ?? ""),
              },
            ];
      });
      const papers = (rows: readonly Cells[]): ReadonlySet<string> =>
        new Set(rows.filter((row) => row["PMID"] !== "").map((row) => `${row["ID"]} ${row["PMID"]}`));
      const known = papers(oldCells("clinical_ann_evidence.tsv"));
      const fresh = [...papers(newCells("summary_ann_evidence.tsv"))].filter(
        (pair) => !known.has(pair) && before.has(pair.split(" ")[0]) && after.has(pair.split(" ")[0]),
      );
      const again = {
        added: [...after.keys()].filter((id) => !before.has(id)).length,
        removed: [...before.keys()].filter((id) => !after.has(id)).length,
        levelUp: both.filter(({ step }) => step < 0).length,
        levelDown: both.filter(({ step }) => step > 0).length,
        scoreChanged: both.filter(({ then, now }) => Number(then["Score"]) !== Number(now["Score"])).length,
        papersAdded: new Set(fresh.map((pair) => pair.split(" ")[0])).size,
        papers: fresh.length,
      };
      expect(counts).toEqual(again);
      expect(Object.values(again).every((count) => count > 0)).toBe(true);
      expect(told).toContain(
        `${again.added} added, ${again.removed} removed, ${again.levelUp} level up, ${again.levelDown} level down`,
      );
      expect(lists.levelUp.map((change) => change.clinpgxId).sort()).toEqual(
        both
          .filter(({ step }) => step < 0)
          .map(({ id }) => id)
          .sort(),
      );
      expect(lists.added.every((change) => change.drugs.length > 0)).toBe(true);
    }, 60_000);
  });

  describe("knowledge with the release joined", () => {
    let whole: Knowledge;
    beforeAll(async () => {
      whole = joinRelease(curated, await imported(folderOf("joined"), [...zipped(), ...files.loose]));
    }, 60_000);

    const answer = (from: AnswerKnowledge, drugs: readonly string[], genes: readonly string[] = []): string => {
      const advice = adviseOn({ drugs: [...drugs], genes: [...genes], results: [] }, from, "2026-11-24");
      return JSON.stringify(advice.ok ? toAdviceJson(reportOn(advice.value, from)) : advice.problems);
    };

    it("holds its drugs and genes beside the curated ones, every name of the release resolved", () => {
      expect(Object.keys(whole.drugs).length).toBeGreaterThan(source.least.drugs);
      expect(Object.keys(whole.genes).length).toBeGreaterThan(source.least.genes);
      const lost = [
        ...(whole.release?.annotations ?? []),
        ...(whole.release?.guidelines ?? []),
        ...(whole.release?.labels ?? []),
      ].filter(
        (fact) =>
          fact.drugs.some((id) => whole.drugs[id] === undefined) ||
          fact.genes.some((symbol) => whole.genes[symbol] === undefined),
      );
      expect(lost).toEqual([]);
    });

    it("takes every curated drug that ClinPGx has under the id that content gives", () => {
      const byClinPgxId = new Map(Object.values(curated.drugs).map((drug) => [drug.identifiers.clinpgx, drug.id]));
      const strays = (whole.release?.drugs ?? []).filter(
        (drug) =>
          drug.clinpgxId !== null && byClinPgxId.has(drug.clinpgxId) && byClinPgxId.get(drug.clinpgxId) !== drug.id,
      );
      expect(strays).toEqual([]);
    });

    it("gives from a drug's shard the answer of the whole, for curated and imported drugs, alone and with a gene", () => {
      const all = Object.keys(whole.drugs);
      const sample = [
        ...new Set([
          ...all.filter((_, i) => i % source.oneDrugIn === 0),
          ...Object.values(whole.drugs)
            .filter((drug) => drug.classes.length > 0)
            .map((drug) => drug.id),
        ]),
      ];
      const different = sample.filter((drug) => {
        const shard = shardOf(whole, drug);
        const gene = shard.release?.annotations.find((one) => one.drugs.includes(drug))?.genes[0];
        return (
          answer(shard, [drug]) !== answer(whole, [drug]) ||
          (gene !== undefined && answer(shard, [drug], [gene]) !== answer(whole, [drug], [gene]))
        );
      });
      expect(different).toEqual([]);
    }, 240_000);

    it("gives from two shards together the answer of the whole", () => {
      const drugs = ["clopidogrel", "warfarin"];
      expect(answer(mergeShards(drugs.map((drug) => shardOf(whole, drug))), drugs)).toBe(answer(whole, drugs));
    });
  });
});
