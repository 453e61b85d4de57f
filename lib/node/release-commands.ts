import { differenceOf, readRelease, type ReadRelease, type ReleaseDifference } from "@/lib/knowledge";
import { problemLine } from "@/lib/report";
import type { Outcome, Problem, Release } from "@/lib/schema";
import { sha256 } from "./digest";
import { readReleaseFiles } from "./read-release-files";
import { releaseListing } from "./release-listing";
import { storeRelease } from "./release-store";
import { FINE, INPUT_AT_FAULT, type Surroundings } from "./surroundings";

/** Refused rows told on the terminal for each file; the JSON has them all. */
const ROWS_TOLD = 10;

/** Takes in a release and tells what became of each file's rows. On any fault nothing is written: the release before stays in use. */
export async function importRelease(words: readonly string[], around: Surroundings): Promise<number> {
  if (words.length === 0 || words.some((word) => word.startsWith("--"))) {
    return refuse(
      [
        {
          code: "arguments-unknown",
          path: [],
          found: words.length === 0 ? "no file" : "an option, of which there is none",
          expected: "knowledge import FILE…, each a zip, a folder or a file of a ClinPGx release",
          remedy: "Give all files of the release in one command",
          nearest: [],
        },
      ],
      around,
    );
  }
  const read = await readAll(words, around, { from: 0, to: 0.9 });
  if (!read.ok) {
    around.showProgress(1, "");
    around.tell("Nothing was imported. What was in use before still is.");
    return refuse(read.problems, around);
  }
  around.showProgress(0.9, "writing");
  await storeRelease(around.store, read.value.release);
  around.showProgress(1, "");
  tellParts(read.value, around);
  await around.write(`${JSON.stringify(releaseListing(read.value.release, true), null, 2)}\n`);
  return FINE;
}

/** Tells what changed between two releases, without importing either. */
export async function diffReleases(words: readonly string[], around: Surroundings): Promise<number> {
  const [old, fresh, ...more] = words;
  if (old === undefined || fresh === undefined || more.length > 0 || words.some((word) => word.startsWith("--"))) {
    return refuse(
      [
        {
          code: "arguments-unknown",
          path: [],
          found: `${words.length} words`,
          expected: "knowledge diff OLD NEW, each a zip, a folder or a file of a ClinPGx release",
          remedy: "Put the older release first",
          nearest: [],
        },
      ],
      around,
    );
  }
  const from = await readAll([old], around, { from: 0, to: 0.5 });
  const to = await readAll([fresh], around, { from: 0.5, to: 1 });
  around.showProgress(1, "");
  if (!from.ok || !to.ok) return refuse([...(from.ok ? [] : from.problems), ...(to.ok ? [] : to.problems)], around);
  const difference = differenceOf(from.value.release, to.value.release);
  await around.write(`${JSON.stringify(difference, null, 2)}\n`);
  tellDifference(difference, around);
  return FINE;
}

async function readAll(
  paths: readonly string[],
  around: Surroundings,
  span: { readonly from: number; readonly to: number },
): Promise<Outcome<ReadRelease>> {
  const at = (part: number): number => span.from + part * (span.to - span.from);
  let opened = 0;
  const found = await readReleaseFiles(paths, (path) => {
    around.showProgress(at((0.3 * opened) / paths.length), path);
    opened += 1;
  });
  if (!found.ok) return found;
  const { files, remarks } = found.value;
  const total = files.reduce((sum, file) => sum + file.text.length, 1);
  const length = new Map(files.map((file) => [file.name, file.text.length]));
  let done = 0;
  const read = readRelease(files, {
    sha256,
    begin: (file) => {
      around.showProgress(at(0.3 + (0.7 * done) / total), file);
      done += length.get(file) ?? 0;
    },
  });
  return read.ok
    ? { ok: true, value: { release: read.value.release, remarks: [...remarks, ...read.value.remarks] } }
    : read;
}

function tellParts({ release, remarks }: ReadRelease, around: Surroundings): void {
  remarks.forEach((remark) => around.tell(remark));
  for (const { file, kind, rowsRead, rowsKept, refused } of release.parts) {
    const unneeded = rowsRead - rowsKept - refused.length;
    around.tell(
      `${file}: ${rowsRead} rows read, ${rowsKept} kept, ${refused.length} refused${unneeded > 0 ? `, ${unneeded} not needed (${UNNEEDED[kind] ?? "given before"})` : ""}`,
    );
    refused
      .slice(0, ROWS_TOLD)
      .forEach((row) =>
        around.tell(`  ${row.file}:${row.line}: “${row.column}”: found ${row.found}; expected ${row.expected}`),
      );
    if (refused.length > ROWS_TOLD)
      around.tell(`  and ${refused.length - ROWS_TOLD} more, all in the JSON on standard output`);
  }
  around.tell(
    `Imported the ClinPGx release of ${release.date} (${release.hash.slice(0, 8)}), ${release.licence.name}. The command line answers with it from now on, the pages after the next “npm start”.`,
  );
}

const UNNEEDED: Partial<Record<Release["parts"][number]["kind"], string>> = {
  history: "checked only: each annotation gives the day of its last change itself",
  drugs: "no fact of the release names the drug",
};

function tellDifference({ from, to, counts }: ReleaseDifference, around: Surroundings): void {
  around.tell(
    `From ${from.date} (${from.annotations} annotations) to ${to.date} (${to.annotations}): ${counts.added} added, ${counts.removed} removed, ${counts.levelUp} level up, ${counts.levelDown} level down, ${counts.scoreChanged} with another score, ${counts.papersAdded} with papers added (${counts.papers} papers).`,
  );
}

/** One line for each fault: the file and line it stands in first. */
function refuse(problems: readonly Problem[], around: Surroundings): number {
  problems.forEach((problem) =>
    around.tell(`${problem.path.length === 0 ? "" : `${problem.path.join(":")}: `}${problemLine(problem)}`),
  );
  return INPUT_AT_FAULT;
}
