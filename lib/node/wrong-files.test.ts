import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { bgzip } from "@/tests/builders/bgzip";
import { pdfOf, pdfOfLines } from "@/tests/builders/pdf";
import { workbookOf } from "@/tests/builders/workbook";
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

describe("a report in a file", () => {
  const PDF = pdfOfLines([
    ["Pharmacogenetic panel of the laboratory"],
    ["Interpretation by the director of the laboratory"],
    ["CYP2C19", "*2/*2", "Poor Metabolizer"],
  ]);

  it("as a PDF shows the lines that read as results, and counts them with --use-read-lines alone", async () => {
    const shown = await panel(PDF);
    expect(shown.status).toBe(2);
    expect(shown.told).toMatch(
      /CYP2C19 \*2\/\*2, Poor Metabolizer .*from “CYP2C19 \*2\/\*2 Poor Metabolizer”.*, not used/,
    );
    expect(shown.told).toContain("--use-read-lines");
    expect(shown.written).not.toContain("CYP2C19 Poor Metabolizer");
    const used = await panel(PDF, "--use-read-lines");
    expect(used.told).not.toContain("not used");
    expect(used.written).toContain("CYP2C19 Poor Metabolizer");
  });

  it("as a scan, or as a PDF that is cut, is told for what it is", async () => {
    expect((await panel(pdfOf([]))).told).toContain("a scan or a picture");
    expect((await panel(latin1("%PDF-1.7\n"))).told).toContain("damaged or cut");
  });

  it("as an Excel workbook is read sheet by sheet, and a genotype that Excel made a date is not used", async () => {
    const { status, told, written } = await panel(
      await workbookOf([
        { rows: [["Prepared by the laboratory of the hospital"]] },
        {
          rows: [
            ["Gene", "Diplotype"],
            ["CYP2C19", "*2/*2"],
            ["CYP2D6", { date: 46039 }],
          ],
        },
      ]),
    );
    expect(status).toBe(2);
    expect(written).toContain("CYP2C19 Poor Metabolizer");
    expect(told).toContain("stored by Excel as a date");
    expect(told).toContain("Sheet 1 holds no result");
    expect(told).toMatch(/line 6/);
  });
});
