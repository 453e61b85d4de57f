import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { joinRelease, toStoredText, type Knowledge } from "@/lib/knowledge";
import type { Release } from "@/lib/schema";
import { finding } from "@/tests/builders/content";
import { contentTexts } from "@/tests/builders/knowledge";
import { genotypeText, release, releaseAnnotation, releaseEvidence } from "@/tests/builders/release";
import { sha256 } from "../digest";
import { storeRelease } from "../release-store";
import { knowledgeAnew, knowledgeFor, knowledgeForCalls, type Loaded } from "./knowledge-for";
import { fromKeptBytes, toKeptBytes } from "./kept-text";

const CONTENT = contentTexts({ findings: [finding()] });
const IMPORTED = hashed(
  release({
    annotations: [
      releaseAnnotation({
        texts: [genotypeText("AA", "≥ 2-fold risk — “quoted”, 😀"), genotypeText("AG")],
        evidence: [releaseEvidence()],
      }),
      releaseAnnotation({ clinpgxId: "1000002", texts: [], evidence: [] }),
    ],
  }),
);

let root = "";
let store = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "haplonote-kept-"));
  store = join(root, "store");
  for (const { path, text } of CONTENT) write(join("content", path), text);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Gives a release the hash of its own facts, as an import does. */
function hashed(one: Release): Release {
  const facts = /"parts":.*?,("annotations":.*)/s.exec(toStoredText(one))?.[1] ?? "";
  return { ...one, hash: sha256(`{${facts.trimEnd()}`) };
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
const at = (path: string): string => join(root, "content", path);
const ask = (program: string | null = "1"): Promise<Loaded> => knowledgeFor({ root, store, program });
const compiledNow = (): Promise<Loaded> => knowledgeFor({ root, store, program: null });
const kept = (): readonly string[] => readdirSync(join(store, "kept")).map((name) => join(store, "kept", name));

async function known(loaded: Promise<Loaded>): Promise<Knowledge> {
  const one = await loaded;
  if (!one.ok) throw new Error("the content has a fault");
  return one.knowledge;
}

/** Puts into what is kept a mark that no content makes, so that whoever reads it shows it. */
function markKept(): void {
  for (const path of kept()) {
    const knowledge = fromKeptBytes(readFileSync(path));
    if (knowledge === null) throw new Error("what was kept cannot be read");
    writeFileSync(path, toKeptBytes({ ...knowledge, date: "kept" }));
  }
}

describe("what was compiled is kept", () => {
  it("and found again while nothing has changed, whatever the times of files say", async () => {
    await ask();
    markKept();
    expect((await known(ask())).date).toBe("kept");
    for (const { path } of CONTENT) utimesSync(at(path), 1, 1);
    expect((await known(ask())).date).toBe("kept");
    expect(kept()).toHaveLength(1);
  });

  it("equal to what is compiled, to the last byte and the order of its keys, and as frozen", async () => {
    await storeRelease(store, IMPORTED);
    const first = await known(ask());
    const again = await known(ask());
    const compiled = await known(compiledNow());
    expect(again).not.toBe(first);
    expect(JSON.stringify(again)).toBe(JSON.stringify(compiled));
    expect(again).toStrictEqual(compiled);
    expect(again.release?.annotations[0]?.texts[0]?.text).toBe("≥ 2-fold risk — “quoted”, 😀");
    expect(thawed(again)).toEqual([]);
  });

  it("for calls apart from the rest, whatever is imported", async () => {
    const place = { root, store, program: "1" };
    const compiled = await knowledgeForCalls({ ...place, program: null });
    await storeRelease(store, IMPORTED);
    expect(await knowledgeForCalls(place)).toStrictEqual(compiled);
    expect(await knowledgeForCalls(place)).toStrictEqual(compiled);
    markKept();
    expect(await knowledgeForCalls(place)).toMatchObject({ knowledge: { date: "kept" } });
  });

  it("but not trusted by who judges the content, and mended by it", async () => {
    const compiled = await known(ask());
    markKept();
    expect(await known(knowledgeAnew({ root, store, program: "1" }))).toStrictEqual(compiled);
    expect(await known(ask())).toStrictEqual(compiled);
  });

  it("only of the last few states of the content, and nothing half written", async () => {
    mkdirSync(join(store, "kept"), { recursive: true });
    // No process has so high a number on any system we run on.
    writeFileSync(join(store, "kept", "whole-1.kept.999999999.0a1b2c3d.new"), "half");
    for (const name of ["1", "2", "3", "4", "5", "6"]) await ask(name);
    expect(kept().map((path) => path.split(".").at(-1))).toEqual(["kept", "kept", "kept", "kept"]);
  });

  it("nowhere while the content has a fault, which is told each time", async () => {
    write("content/genes/TEST9.yaml", "symbol: [\n");
    expect(await ask()).toMatchObject({ ok: false });
    expect(await ask()).toEqual(await compiledNow());
    rmSync(at("genes/TEST9.yaml"));
    expect(await ask()).toMatchObject({ ok: true });
  });
});

const TITLE = "Title of";
const aFile = CONTENT.find(({ text }) => text.includes(TITLE))?.path ?? "";
const [firstFile = "", secondFile = ""] = CONTENT.map(({ path }) => path).sort();

/** Each changes what the knowledge is made of, some of them so that size, time and name stay what they were. */
const CHANGES: readonly (readonly [string, () => void | Promise<void>])[] = [
  ["a word is written", () => writeFileSync(at(aFile), readFileSync(at(aFile), "utf8").replace(TITLE, "Heading of"))],
  [
    "a letter is written and the time set back",
    () => {
      const { atime, mtime } = statSync(at(aFile));
      writeFileSync(at(aFile), readFileSync(at(aFile), "utf8").replace(TITLE, "Title if"));
      utimesSync(at(aFile), atime, mtime);
    },
  ],
  [
    "another file of its size and time is moved in its place",
    () => {
      const other = join(root, "other");
      writeFileSync(other, readFileSync(at(aFile), "utf8").replace(TITLE, "Title if"));
      const { atime, mtime } = statSync(at(aFile));
      utimesSync(other, atime, mtime);
      renameSync(other, at(aFile));
    },
  ],
  ["a file is added", () => copyFileSync(at(aFile), at(`${aFile.replace(".yaml", "")}-2.yaml`))],
  ["a file is taken away", () => rmSync(at(aFile))],
  ["a file is renamed", () => renameSync(at(aFile), at(`${aFile.replace(".yaml", "")}-2.yaml`))],
  [
    "two files change places",
    () => {
      renameSync(at(firstFile), at("aside"));
      renameSync(at(secondFile), at(firstFile));
      renameSync(at("aside"), at(secondFile));
    },
  ],
  [
    "the end of one file becomes the beginning of the next",
    () => {
      const text = readFileSync(at(firstFile), "utf8");
      writeFileSync(at(firstFile), text.slice(0, -10));
      writeFileSync(at(secondFile), `${text.slice(-10)}${readFileSync(at(secondFile), "utf8")}`);
    },
  ],
  ["a release is imported", () => storeRelease(store, IMPORTED)],
];

describe("no change is missed", () => {
  it.each(CHANGES)("when %s", async (_, change) => {
    await ask();
    markKept();
    await change();
    const loaded = await ask();
    expect(loaded).toStrictEqual(await compiledNow());
    expect(loaded).not.toMatchObject({ knowledge: { date: "kept" } });
  });

  it("when another release is imported, one is damaged, and one is taken away", async () => {
    const without = await known(ask());
    await storeRelease(store, IMPORTED);
    expect(await known(ask())).toStrictEqual(joinRelease(without, IMPORTED));
    const path = join(store, "release.json");
    writeFileSync(path, readFileSync(path, "utf8").replace("2-fold", "3-fold"));
    expect(await ask()).toMatchObject({ ok: false, problems: [{ code: "release-damaged" }] });
    rmSync(path);
    expect(await known(ask())).toStrictEqual(without);
  });

  it.each(["0", "2"])("when version %s of the program reads after version 1", async (program) => {
    await ask("1");
    markKept();
    expect((await known(ask(program))).date).not.toBe("kept");
    expect((await known(ask("1"))).date).toBe("kept");
  });
});

describe("what was kept and is no longer as it was written is never read", () => {
  it("cut short at any place", async () => {
    const compiled = await known(ask());
    const [path = ""] = kept();
    const whole = readFileSync(path);
    for (let part = 0; part < 20; part += 1) {
      writeFileSync(path, whole.subarray(0, Math.floor((whole.length * part) / 20)));
      expect(await known(ask())).toStrictEqual(compiled);
      expect(readFileSync(path).equals(whole)).toBe(true);
    }
  });

  it("with one bit of it turned, anywhere", async () => {
    const compiled = await known(ask());
    const [path = ""] = kept();
    const whole = readFileSync(path);
    for (let place = 0; place < whole.length; place += Math.ceil(whole.length / 40)) {
      const damaged = Buffer.from(whole);
      damaged[place] = (damaged[place] ?? 0) ^ 1;
      expect(fromKeptBytes(damaged)).toBeNull();
    }
    writeFileSync(path, Buffer.concat([whole, Buffer.from(" ")]));
    expect(await known(ask())).toStrictEqual(compiled);
  });

  it("or is a folder, or lies where nothing can be written", async () => {
    const compiled = await known(compiledNow());
    await ask();
    const [path = ""] = kept();
    rmSync(path);
    mkdirSync(path);
    expect(await known(ask())).toStrictEqual(compiled);
    rmSync(store, { recursive: true });
    mkdirSync(store);
    writeFileSync(join(store, "kept"), "a file where the folder should be");
    expect(await known(ask())).toStrictEqual(compiled);
    rmSync(join(store, "kept"));
    chmodSync(store, 0o500);
    expect(await known(ask())).toStrictEqual(compiled);
    expect(await known(ask())).toStrictEqual(compiled);
    chmodSync(store, 0o700);
  });
});

describe("a package brings its knowledge with it", () => {
  async function packed(): Promise<URL> {
    const folder = join(root, "package");
    mkdirSync(folder);
    writeFileSync(join(folder, "whole.kept"), toKeptBytes(await known(compiledNow())));
    return pathToFileURL(`${folder}/`);
  }

  it("never looks at a folder of content beside it, keeps nothing, and takes an import in", async () => {
    const place = { root, store, program: "1", packed: await packed() };
    const curated = await known(compiledNow());
    rmSync(at(""), { recursive: true });
    write("content/anything.md", "somebody else's");
    expect(await known(knowledgeFor(place))).toStrictEqual(curated);
    expect(readdirSync(root).sort()).toEqual(["content", "package"]);
    await storeRelease(store, IMPORTED);
    const joined = joinRelease(curated, IMPORTED);
    expect(await known(knowledgeFor(place))).toStrictEqual(joined);
    expect(await known(knowledgeFor(place))).toStrictEqual(joined);
    expect(kept()).toHaveLength(1);
  });

  it("is refused when it is not as it was packed", async () => {
    const folder = await packed();
    const path = new URL("whole.kept", folder);
    writeFileSync(path, readFileSync(path).subarray(0, -1));
    await expect(knowledgeFor({ root, store, program: "1", packed: folder })).rejects.toThrow(/not as it was packed/);
  });
});

/** Paths of everything in a value that can still be changed. */
function thawed(value: unknown, path = "knowledge"): readonly string[] {
  if (value === null || typeof value !== "object") return [];
  return [
    ...(Object.isFrozen(value) ? [] : [path]),
    ...Object.entries(value).flatMap(([key, inner]) => thawed(inner, `${path}.${key}`)),
  ];
}
