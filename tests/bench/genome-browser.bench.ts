/**
 * How fast the page reads genome files: from the choice of a file on the disk
 * to the list of genes on the screen, in headless Chromium against the built
 * site. Every input is made here: no file of a person, and the same bytes
 * each time.
 */
import type { Page } from "@playwright/test";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { definedPositions } from "@/lib/genotype";
import { compileFrom } from "@/lib/node/load-knowledge";
import { bgzip } from "../builders/bgzip";
import { genomeLines } from "../builders/genome-lines";
import { vcfText } from "../builders/vcf";
import { openSite } from "./built-site";

const RUNS = 7;
const PORT = 3197;

const compiled = await compileFrom(process.cwd());
if (!compiled.ok) throw new Error("the content does not compile");
const positions = definedPositions(compiled.knowledge.alleleDefinitions);
const folder = mkdtempSync(join(tmpdir(), "haplonote-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

const fifty = Buffer.from(vcfText([...genomeLines(positions, 425_000, 1)]));
const few = Buffer.from(vcfText([...genomeLines(positions, 23, 1)]));
const inputs = [
  file("genome.vcf", fifty, "plain, 425,000 lines and every defined position"),
  file("genome.vcf.bgz", bgzip(fifty), "the same as bgzip"),
  file("genome.vcf.gz", gzipSync(fifty), "the same as gzip"),
  file("positions.vcf", few, "the defined positions alone"),
];

interface Input {
  readonly path: string;
  readonly what: string;
  readonly unpackedBytes: number;
}

function file(name: string, bytes: Uint8Array, what: string): Input {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return { path, what, unpackedBytes: name.startsWith("genome") ? fifty.length : few.length };
}

/** Returns the milliseconds from the change of the field to the list of genes, as the page itself sees them. */
async function timeToGenes(page: Page, path: string): Promise<number> {
  await page.evaluate(() => {
    const picker = document.querySelector("#genome-file");
    const shown = new Promise<number>((resolve) => {
      picker?.addEventListener(
        "change",
        () => {
          const start = performance.now();
          const watcher = new MutationObserver(() => {
            if (document.querySelector("#gene-VKORC1") === null) return;
            watcher.disconnect();
            requestAnimationFrame(() => resolve(performance.now() - start));
          });
          watcher.observe(document.body, { childList: true, subtree: true });
        },
        { once: true, capture: true },
      );
    });
    Object.assign(window, { shown });
  });
  await page.locator("#genome-file").setInputFiles(path);
  const milliseconds = await page.evaluate(() => (window as unknown as { readonly shown: Promise<number> }).shown);
  // What guidance makes of the genes comes after; the next run must not wait for it.
  await page.locator(".fold").first().waitFor();
  await page.getByRole("button", { name: "Clear the data" }).click();
  return milliseconds;
}

const { page, close } = await openSite(PORT, "/genome");
await page.getByText("Ready. From here on").waitFor();
for (const { path, what, unpackedBytes } of inputs) {
  await timeToGenes(page, path);
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await timeToGenes(page, path));
  const median = times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN;
  const rate = unpackedBytes > 1e6 ? `, ${Math.round(unpackedBytes / 1e3 / median)} MB/s of text` : "";
  console.log(
    `${median.toFixed(0).padStart(9)} ms (median)  in Chromium, from the file to the gene list: ${(unpackedBytes / 1e6).toFixed(1)} MB of VCF, ${what} (${(statSync(path).size / 1e6).toFixed(1)} MB on the disk)${rate}`,
  );
}
await close();
