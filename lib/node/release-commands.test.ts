import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { finding } from "@/tests/builders/content";
import { contentTexts } from "@/tests/builders/knowledge";
import {
  annotationLine,
  annotationTexts,
  changed,
  DRUGS,
  GUIDELINE,
  VARIANTS,
  type ReleaseTexts,
} from "@/tests/builders/release-texts";
import { misdeclared, patched, zipOf } from "@/tests/builders/zip";
import { runCommand } from "./command-line";
import { servedDifference } from "./load-knowledge";
import { previousRelease, storedRelease, storeRelease } from "./release-store";

const CONTENT = contentTexts({ findings: [finding()] });

let folder = "";
let store = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "haplonote-release-"));
  store = join(folder, "store");
  for (const { path, text } of CONTENT) await file(join("content", path), text);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Ran {
  readonly status: number;
  readonly written: string;
  readonly told: string;
}

async function run(...words: readonly string[]): Promise<Ran> {
  let written = "";
  let told = "";
  const status = await runCommand(words, {
    root: folder,
    store,
    today: () => "2026-11-24",
    readInput: async function* () {},
    readFile: () => Promise.reject(new Error("no such file")),
    write: async (text) => {
      written += text;
    },
    tell: (text) => {
      told += `${text}\n`;
    },
    showProgress: () => {},
  });
  return { status, written, told };
}

async function file(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await mkdir(join(path, ".."), { recursive: true });
  await writeFile(path, content);
  return path;
}
const zipped = async (name: string, texts: ReleaseTexts): Promise<string> => file(name, await zipOf(texts));
async function unpacked(name: string, texts: ReleaseTexts): Promise<string> {
  for (const [path, text] of Object.entries(texts)) await file(join(name, path), text);
  return join(folder, name);
}
async function hashInUse(): Promise<string | null> {
  const release = await storedRelease(store);
  return release.ok ? (release.value?.hash ?? null) : "unusable";
}

const texts = annotationTexts("2026");
const ANNOTATIONS = "summary_annotations.tsv";

describe("knowledge import", () => {
  it("takes a zip, tells what became of each file, and writes the release", async () => {
    const { status, written, told } = await run(
      "knowledge",
      "import",
      await zipped("summaryAnnotations.zip", { ...texts, "README.pdf": "%PDF", "inner.zip": "PK" }),
    );
    expect(status).toBe(0);
    expect(told).toContain("summaryAnnotations.zip/summary_annotations.tsv: 5 rows read, 5 kept, 0 refused\n");
    expect(told).toContain(
      "summaryAnnotations.zip: passed over README.pdf, inner.zip (a zip within), of which we read nothing",
    );
    expect(JSON.parse(written)).toMatchObject({
      date: "2026-01-05",
      annotations: 5,
      genotypeTexts: 3,
      evidence: 4,
      licence: { name: "CC BY-SA 4.0" },
    });
    expect(await hashInUse()).toBe((JSON.parse(written) as { hash: string }).hash);
    expect(await readdir(store)).toEqual(["release.json"]);
  });

  it("gives the same hash for zip, folder, single files and a folder of zips", async () => {
    const hashes: string[] = [];
    const hashOf = async (...paths: readonly string[]): Promise<void> => {
      const ran = await run("knowledge", "import", ...paths);
      expect(ran.told).toContain("Imported");
      hashes.push((JSON.parse(ran.written) as { hash: string }).hash);
    };
    await hashOf(await zipped("a.zip", texts));
    await hashOf(
      await zipped(
        "b.zip",
        Object.fromEntries(Object.entries(texts).map(([path, text]) => [`summaryAnnotations/${path}`, text])),
      ),
    );
    const unpackedFolder = await unpacked("summaryAnnotations", texts);
    await hashOf(unpackedFolder);
    await hashOf(
      ...["annotations", "ann_alleles", "ann_evidence", "ann_history"].map((name) =>
        join(unpackedFolder, `summary_${name}.tsv`),
      ),
    );
    await file("zips/annotations.zip", await zipOf(texts));
    await hashOf(join(folder, "zips"));
    await hashOf(await file("download", await zipOf(texts)));
    expect(new Set(hashes).size).toBe(1);
  });

  it("takes guidelines, drugs and variants with the annotations, and answers by a brand of the release", async () => {
    const guidelines = await zipped("guidelineAnnotations.json.zip", {
      "Annotation.json": GUIDELINE,
      "LICENSE.txt": texts["LICENSE.txt"] ?? "",
      "CREATED_2026-01-05.txt": "",
    });
    expect(
      (
        await run(
          "knowledge",
          "import",
          await zipped("a.zip", texts),
          guidelines,
          await file("drugs.tsv", DRUGS),
          await file("variants.tsv", VARIANTS),
        )
      ).status,
    ).toBe(0);
    const { status, written } = await run("advise", "--drug", "Nogenebrand", "--format", "json");
    expect(status).toBe(0);
    expect(JSON.parse(written)).toMatchObject({ bottomLine: { drug: "nogenetol" } });
    expect(JSON.parse((await run("knowledge", "list")).written)).toMatchObject({
      release: { date: "2026-01-05", annotations: 5, guidelines: 1, variants: 2 },
    });
  });

  it("names a refused row with file, line and column, and keeps the others", async () => {
    const { status, told } = await run(
      "knowledge",
      "import",
      await zipped(
        "a.zip",
        changed(texts, ANNOTATIONS, (text) => text.replace("234.875", "high")),
      ),
    );
    expect(status).toBe(0);
    expect(told).toContain("a.zip/summary_annotations.tsv: 5 rows read, 4 kept, 1 refused");
    expect(told).toContain("a.zip/summary_annotations.tsv:3: “Score”: found “high”; expected a score such as 2.5");
  });

  it("reads Windows line ends and a byte-order mark as if they were not there", async () => {
    const plain = await run("knowledge", "import", await zipped("a.zip", texts));
    const windows = await run(
      "knowledge",
      "import",
      await zipped(
        "b.zip",
        Object.fromEntries(
          Object.entries(texts).map(([path, text]) => [path, `\uFEFF${text.replaceAll("\n", "\r\n")}`]),
        ),
      ),
    );
    expect(windows.status).toBe(0);
    expect((JSON.parse(windows.written) as { hash: string }).hash).toBe(
      (JSON.parse(plain.written) as { hash: string }).hash,
    );
  });

  it("keeps the release before beside the new one, and tells the server what changed", async () => {
    await run("knowledge", "import", await zipped("a.zip", annotationTexts("2025")));
    const first = await hashInUse();
    await run(
      "knowledge",
      "import",
      await zipped(
        "b.zip",
        changed(texts, ANNOTATIONS, (text) => `${text}${annotationLine({ id: "106" })}\n`),
      ),
    );
    await run("knowledge", "import", join(folder, "b.zip"));
    expect((await previousRelease(store))?.hash).toBe(first);
    expect((await run("knowledge", "compile")).status).toBe(0);
    expect((await readdir(store)).sort()).toEqual([
      "difference.json",
      "previous-release.json",
      "release.json",
      "snapshot.json",
    ]);
    expect(JSON.parse(await readFile(join(store, "difference.json"), "utf8"))).toMatchObject({
      from: { date: "2025-01-05" },
      to: { date: "2026-01-05" },
      counts: { added: 1, removed: 0 },
    });
    expect(JSON.parse(await readFile(join(store, "snapshot.json"), "utf8"))).toMatchObject({
      release: { date: "2026-01-05" },
      version: expect.stringContaining("+clinpgx-2026-01-05-") as string,
    });
  });
});

describe("a bad import is refused with exit 2, one clear line, and the release before stays in use", () => {
  const bad: readonly (readonly [string, () => Promise<string>, RegExp])[] = [
    [
      "a zip cut short",
      async () => file("a.zip", (await zipOf(texts)).subarray(0, -30)),
      /a\.zip: Found a file that is no zip archive, or one that was cut short; expected a zip archive as it was downloaded/,
    ],
    [
      "a zip cut in the middle of a file",
      async () => file("a.zip", cutInside(await zipOf(texts))),
      /a\.zip: Found a damaged archive/,
    ],
    [
      "a zip that is none",
      () => file("a.zip", "<html>404 Not found</html>"),
      /a\.zip: Found a file that is no zip archive/,
    ],
    ["an empty zip", () => file("a.zip", ""), /a\.zip: Found a file that is no zip archive/],
    [
      "a path that leads out of the archive",
      async () =>
        file("a.zip", patched(await zipOf({ ...texts, "xx/drugs.tsv": DRUGS }), "xx/drugs.tsv", "../drugs.tsv")),
      /a\.zip: Found an entry whose path leads out of the archive, “\.\.\/drugs\.tsv”/,
    ],
    [
      "an absolute path",
      async () => file("a.zip", patched(await zipOf({ ...texts, "x/drugs.tsv": DRUGS }), "x/drugs.tsv", "//drugs.tsv")),
      /leads out of the archive/,
    ],
    [
      "a drive's path",
      async () =>
        file("a.zip", patched(await zipOf({ ...texts, "xx/drugs.tsv": DRUGS }), "xx/drugs.tsv", "C:/drugs.tsv")),
      /leads out of the archive/,
    ],
    [
      "a path with backslashes",
      async () =>
        file("a.zip", patched(await zipOf({ ...texts, "xx/drugs.tsv": DRUGS }), "xx/drugs.tsv", "..\\drugs.tsv")),
      /leads out of the archive/,
    ],
    [
      "a file twice",
      async () =>
        file(
          "a.zip",
          patched(
            await zipOf({ ...texts, "variants.tsv": VARIANTS, "variantz.tsv": VARIANTS }),
            "variantz.tsv",
            "variants.tsv",
          ),
        ),
      /Found the entry “variants\.tsv” twice/,
    ],
    [
      "a zip bomb",
      async () => file("a.zip", await zipOf({ "drugs.tsv": Buffer.alloc(8_000_000) })),
      /Found the entry “drugs\.tsv” packed \d+ to 1; expected at most 100 to 1/,
    ],
    [
      "an entry of an absurd size",
      async () => file("a.zip", misdeclared(await zipOf({ "drugs.tsv": DRUGS }), "size", 0xfffffff0)),
      /Found the entry “drugs\.tsv” of 4,096 MiB; expected at most 64 MiB an entry/,
    ],
    [
      "an entry larger than it says",
      async () => file("a.zip", misdeclared(await zipOf({ "drugs.tsv": DRUGS }), "size", 10)),
      /Found a damaged archive/,
    ],
    [
      "a checksum that is wrong",
      async () => file("a.zip", misdeclared(await zipOf({ "drugs.tsv": DRUGS }), "checksum", 1)),
      /“drugs\.tsv” with a checksum that is not its own/,
    ],
    [
      "an encrypted entry",
      async () => file("a.zip", misdeclared(await zipOf({ "drugs.tsv": DRUGS }), "flags", 0x801)),
      /“drugs\.tsv” encrypted/,
    ],
    [
      "too many entries",
      async () => file("a.zip", misdeclared(await zipOf({ "drugs.tsv": DRUGS }), "entries", 4097)),
      /Found 4097 entries; expected at most 4096/,
    ],
    [
      "a file that is no text",
      async () => file("drugs.tsv", Buffer.from("a\tb\nc\t\xff\xfe\n", "latin1")),
      /drugs\.tsv:2: Found bytes that are no UTF-8 text/,
    ],
    [
      "a missing column",
      () =>
        zipped(
          "a.zip",
          changed(texts, ANNOTATIONS, (text) =>
            text
              .split("\n")
              .map((line) =>
                line
                  .split("\t")
                  .filter((_, i) => i !== 6)
                  .join("\t"),
              )
              .join("\n"),
          ),
        ),
      /a\.zip\/summary_annotations\.tsv:1: Found no column “Score”; expected the column “Score” in the header/,
    ],
    [
      "a renamed column",
      () =>
        zipped(
          "a.zip",
          changed(texts, ANNOTATIONS, (text) => text.replace("Level of Evidence", "Evidence Level")),
        ),
      /summary_annotations\.tsv:1: Found the column “Evidence Level”; expected the column “Level of Evidence”/,
    ],
    [
      "a level of another name",
      () =>
        zipped(
          "a.zip",
          changed(texts, ANNOTATIONS, (text) => text.replace("\t1A\t", "\tI-A\t")),
        ),
      /summary_annotations\.tsv:3: Found “I-A” in the column “Level of Evidence”; expected one of 1A, 1B, 2A, 2B, 3, 4/,
    ],
    [
      "a field of 200 kB",
      () =>
        zipped(
          "a.zip",
          changed(texts, "summary_ann_alleles.tsv", (text) => text.replace("People with CC", "x".repeat(200_000))),
        ),
      /summary_ann_alleles\.tsv:2: Found 200,0\d\d characters in the column “Annotation Text”; expected at most 65,536/,
    ],
    [
      "no annotations",
      () => file("drugs.tsv", DRUGS),
      /no annotations; expected clinical_annotations\.tsv or summary_annotations\.tsv/,
    ],
    ["nothing we know", () => file("notes.txt", "hello"), /Found no file of a ClinPGx release/],
    [
      "no such file",
      () => Promise.resolve(join(folder, "absent.zip")),
      /absent\.zip: Found no file or folder of that name/,
    ],
  ];

  it.each(bad)("%s", async (_name, make, line) => {
    await run("knowledge", "import", await zipped("good.zip", annotationTexts("2025")));
    const before = await hashInUse();
    const { status, written, told } = await run("knowledge", "import", await make());
    expect(status).toBe(2);
    expect(written).toBe("");
    expect(told).toMatch(line);
    expect(told).toContain("What was in use before still is.");
    expect(told.trimEnd().split("\n")).toHaveLength(2);
    expect(await hashInUse()).toBe(before);
    expect(await readdir(store)).toEqual(["release.json"]);
  });

  it.each([[[]], [["--force"]]])("says how to use it after %j", async (words) => {
    const { status, told } = await run("knowledge", "import", ...words);
    expect(status).toBe(2);
    expect(told).toContain("knowledge import FILE…");
  });
});

describe("an import that does not come to its end leaves the old release whole", () => {
  it("whatever a stopped run left beside it", async () => {
    await run("knowledge", "import", await zipped("a.zip", texts));
    const before = await hashInUse();
    // No process has so high a number on any system we run on.
    await writeFile(join(store, "release.json.999999999.0a1b2c3d.new"), '{"format":1,"hash":"');
    expect(await hashInUse()).toBe(before);
    expect((await run("knowledge", "check")).status).toBe(0);
    await run("knowledge", "import", join(folder, "a.zip"));
    expect(await readdir(store)).toEqual(["release.json"]);
  });

  it("when the last move fails", async () => {
    await run("knowledge", "import", await zipped("a.zip", texts));
    const release = await storedRelease(store);
    if (!release.ok || release.value === null) throw new Error("no release");
    await mkdir(join(store, "previous-release.json", "in-the-way"), { recursive: true });
    await expect(storeRelease(store, { ...release.value, hash: "0".repeat(64) })).rejects.toThrow();
    expect(await hashInUse()).toBe(release.value.hash);
    expect((await readdir(store)).sort()).toEqual(["previous-release.json", "release.json"]);
  });

  it.each([
    [
      "of another version",
      (text: string) => text.replace('"format":1', '"format":9'),
      /Found \.knowledge.release\.json of format 9; expected format 1\. Run “knowledge import”/,
    ],
    [
      "changed by hand",
      (text: string) => text.replace('"level":"3"', '"level":"1A"'),
      /changed or cut short since it was written/,
    ],
    ["cut short", (text: string) => text.slice(0, 500), /changed or cut short/],
  ])(
    "and a stored one that is %s is refused with what to do, while an import still mends it",
    async (_name, change, line) => {
      const archive = await zipped("a.zip", texts);
      await run("knowledge", "import", archive);
      const path = join(store, "release.json");
      await writeFile(path, change(await readFile(path, "utf8")));
      const { status, told, written } = await run("advise", "--drug", "testol", "--gene", "TEST1");
      expect(status).toBe(2);
      expect(written).toBe("");
      expect(told).toMatch(line);
      expect((await run("knowledge", "import", archive)).status).toBe(0);
      expect((await run("knowledge", "check")).status).toBe(0);
    },
  );
});

describe("knowledge diff", () => {
  it("prints what changed as JSON, tells it in one line, and imports nothing", async () => {
    const old = await zipped("old.zip", annotationTexts("2025"));
    const fresh = await unpacked(
      "new",
      changed(texts, ANNOTATIONS, (text) => text.replace("\t2B\t", "\t1B\t")),
    );
    const { status, written, told } = await run("knowledge", "diff", old, fresh);
    expect(status).toBe(0);
    expect(JSON.parse(written)).toMatchObject({
      counts: { added: 0, removed: 0, levelUp: 1, levelDown: 0 },
      lists: { levelUp: [{ clinpgxId: "104", before: { level: "2B" }, after: { level: "1B" }, genes: ["HLA-B"] }] },
    });
    expect(told).toContain("From 2025-01-05 (5 annotations) to 2026-01-05 (5): 0 added, 0 removed, 1 level up");
    expect(await hashInUse()).toBeNull();
  });

  it("names the faults of both sides, with exit 2", async () => {
    const { status, written, told } = await run(
      "knowledge",
      "diff",
      await file("old.zip", "no"),
      join(folder, "absent"),
    );
    expect(status).toBe(2);
    expect(written).toBe("");
    expect(told).toMatch(/old\.zip: Found[^]*absent: Found/);
  });

  it.each([[["one"]], [["one", "two", "three"]], [[]]])("says how to use it after %j", async (words) => {
    expect(await run("knowledge", "diff", ...words)).toMatchObject({
      status: 2,
      told: expect.stringContaining("knowledge diff OLD NEW") as string,
    });
  });
});

it("the server finds no difference where nothing was imported twice", async () => {
  const here = process.cwd();
  try {
    process.chdir(folder);
    expect(await servedDifference()).toBeNull();
  } finally {
    process.chdir(here);
  }
});

/** A zip whose directory is whole, but whose largest entry lost its middle. */
function cutInside(archive: Buffer): Buffer {
  const copy = Buffer.from(archive);
  copy.fill(0xff, 200, 400);
  return copy;
}
