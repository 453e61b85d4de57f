/** Commands as their reader types them: from the start of npm to the last line, after a first run that made and kept what they read. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { measure, printMedians } from "./measure";

const RUNS = 5;
const folder = mkdtempSync(join(tmpdir(), "haplonote-bench-"));
const genome = join(folder, "one.vcf");
writeFileSync(
  genome,
  "##fileformat=VCFv4.2\n##contig=<ID=chr7,assembly=GRCh38>\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS1\nchr7\t99672916\trs776746\tT\tC\t.\tPASS\t.\tGT\t1/1\n",
);
const COMMANDS: readonly (readonly string[])[] = [
  ["advise", "--drug", "everolimus", "--gene", "MTOR"],
  ["advise", "--drug", "clopidogrel", "--result", "CYP2C19=*2/*2", "--format", "json"],
  ["report", "--drug", "codeine", "--result", "CYP2D6=*1/*4", "--format", "html"],
  ["phenotype", "CYP2C19", "*2/*2"],
  ["call", genome],
  ["call", genome, "--drug", "tacrolimus"],
  ["knowledge", "list"],
  ["knowledge", "check"],
];
const run = (program: string, words: readonly string[]): unknown =>
  execFileSync(program, words, { stdio: "ignore", shell: process.platform === "win32" });

try {
  const rows: (readonly [string, number])[] = [
    ["node, with nothing to do", await measure(RUNS, () => run(process.execPath, ["-e", "0"]))],
  ];
  for (const words of COMMANDS)
    rows.push([
      words.filter((word) => word !== genome).join(" "),
      await measure(RUNS, () => run("npm", ["run", "-s", "haplonote", "--", ...words])),
    ]);
  printMedians(rows);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
