/** Time and peak memory of an import, each run in a process of its own, from start to the release on disk. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = process.cwd();
const REFERENCE = join(ROOT, "../shared/reference/clinpgx");
const RUNS = 5;

const OLD = ["clinicalAnnotations.zip", "guidelineAnnotations.json.zip", "clinicalVariants.zip"].map((name) =>
  join(REFERENCE, "2025-01-05", name),
);
const LOOSE = ["2025-03/drugLabels.tsv", "2025-08-05/variants.tsv", "2026-06-05/drugs.tsv"].map((name) =>
  join(REFERENCE, name),
);
const NEW = join(REFERENCE, "2026-01-05/summaryAnnotations");

/** Tells at the end of a program the most memory it ever held, in kilobytes, on the last line of standard error. */
const TELL_MEMORY = `data:text/javascript,process.on("exit", () => process.stderr.write("\\n" + process.resourceUsage().maxRSS));`;

function measure(store: string, words: readonly string[]): { readonly seconds: number; readonly mebibytes: number } {
  const start = performance.now();
  const child = spawnSync(process.execPath, ["--import", TELL_MEMORY, ".config/haplonote.mjs", ...words], {
    cwd: ROOT,
    env: { ...process.env, HAPLONOTE_STORE: store },
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (child.status !== 0) throw new Error(child.stderr);
  return {
    seconds: (performance.now() - start) / 1000,
    mebibytes: Number(child.stderr.trimEnd().split("\n").at(-1)) / 1024,
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

if (!existsSync(REFERENCE)) console.log("import: skipped, the reference data are not beside the project");
else {
  const folder = mkdtempSync(join(tmpdir(), "haplonote-bench-"));
  try {
    const rows: readonly (readonly [string, readonly string[]])[] = [
      ["import the three archives of 2025-01-05", ["knowledge", "import", ...OLD]],
      ["import them with labels, drugs and variants", ["knowledge", "import", ...OLD, ...LOOSE]],
      ["import the folder of 2026-01-05", ["knowledge", "import", NEW]],
      ["compare the two", ["knowledge", "diff", join(REFERENCE, "2025-01-05"), NEW]],
    ];
    for (const [name, words] of rows) {
      const runs = Array.from({ length: RUNS }, () => measure(folder, words));
      console.log(
        `${median(runs.map((run) => run.seconds))
          .toFixed(2)
          .padStart(
            9,
          )} s, ${median(runs.map((run) => run.mebibytes)).toFixed(0)} MiB at most (medians of ${RUNS})  ${name}`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
