import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { bgzip } from "@/tests/builders/bgzip";
import { surroundingsWith } from "@/tests/builders/surroundings";
import { runCommand } from "./command-line";

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array => Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, "utf16le")]);

async function panel(file: Uint8Array, ...words: readonly string[]) {
  const { around, written, told } = surroundingsWith([]);
  const status = await runCommand(["report", "--drug", "clopidogrel", "--panel", "file", ...words], {
    ...around,
    readFile: () => Promise.resolve(file),
  });
  return { status, written: written.join(""), told: told.join("\n") };
}

describe("a file that is no table of results", () => {
  it.each<[string, Uint8Array, found: string, remedy: string]>([
    ["a VCF", utf8("##fileformat=VCFv4.2\n"), "a VCF of variants", "Open it on the Genome page"],
    ["a packed VCF", bgzip(utf8("##fileformat=VCFv4.2\n")), "a VCF of variants", "Open it on the Genome page"],
    ["a BAM", bgzip(latin1("BAM\x01rest")), "a BAM file", "Call variants from it first"],
    ["a BCF", bgzip(latin1("BCF\x02\x02rest")), "a BCF file", "bcftools view"],
    ["an index", bgzip(latin1("TBI\x01rest")), "the index of another file", "Choose the file that it is the index of"],
    ["a packed table", gzipSync("Gene,Result\nCYP2C19,*2/*2\n"), "a text file, packed with gzip", "Unpack it"],
    ["nothing", new Uint8Array(0), "an empty file", "Choose the file again"],
    ["a picture", latin1("\xff\xd8\xff\xe0"), "a picture", "Type the results"],
    ["a web page", utf8("<html><body>Please sign in</body></html>"), "a web page", "the download failed"],
    ["raw data of a consumer test", utf8("rsid\tchromosome\tposition\tgenotype\n"), "GRCh37", "clinical laboratory"],
    ["JSON of another kind", utf8('{"name": "x"}'), "JSON of another kind", "as a table"],
    ["JSON that is cut", utf8('{"resourceType": "Bundle", "entry": ['), "JSON that breaks off", "export it again"],
  ])("is named: %s", async (_, file, found, remedy) => {
    const { status, told } = await panel(file);
    expect(status).toBe(2);
    expect(told).toContain(found);
    expect(told).toContain(remedy);
  });

  it("is read all the same in UTF-16, and in Windows-1252 with a word about that", async () => {
    const table = "Gene;Ergebnis\r\nCYP2C19;*2/*2\r\n";
    const plain = await panel(utf8(table));
    expect(plain.written).toContain("CYP2C19 Poor Metabolizer");
    expect(await panel(utf16(table))).toEqual(plain);
    const old = await panel(latin1(`${table}# gepr\xfcft\r\n`));
    expect(old.written).toBe(plain.written);
    expect(old.told).toContain("Windows-1252");
  });
});
