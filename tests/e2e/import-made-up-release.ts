/**
 * Imports a made-up release, and one before it, into the store that
 * HAPLONOTE_STORE names, for the site that research.spec.ts reads. Real drugs
 * and genes stand in it with made-up facts; nothing of it reaches the site that
 * `npm start` builds.
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { today } from "@/lib/node";
import { runCommand } from "@/lib/node/command-line";
import {
  annotationTexts,
  changed,
  DEFAULT_ANNOTATIONS,
  DRUGS,
  GUIDELINE,
  LABELS,
  VARIANTS,
  type AnnotationCells,
  type Naming,
} from "../builders/release-texts";

const store = process.env["HAPLONOTE_STORE"];
if (store === undefined || store === "") throw new Error("HAPLONOTE_STORE must name the folder to import into");

/** More than the table has rows on a page, all of one drug, so that pages and folds are reached. */
const MANY: readonly AnnotationCells[] = Array.from({ length: 130 }, (_, i) => ({
  id: String(5000 + i),
  variants: `rs${70000 + i}`,
  gene: `TEST${10 + (i % 7)}`,
  drugs: "manyol",
  score: String(i / 4),
  level: i % 3 === 0 ? "3" : i % 3 === 1 ? "4" : "2B",
}));

const LATER: readonly AnnotationCells[] = [
  ...DEFAULT_ANNOTATIONS,
  ...MANY,
  { id: "1451410280", variants: "rs2024627", gene: "MTOR", drugs: "everolimus", phenotypes: "Neoplasms" },
  {
    id: "201",
    variants: "rs9001",
    gene: "MTOR",
    level: "2B",
    score: "9.5",
    category: "Toxicity",
    drugs: "everolimus",
    population: "Pediatric",
  },
  { id: "202", variants: "rs9923231", gene: "VKORC1", level: "1A", score: "99", category: "Dosage", drugs: "warfarin" },
  { id: "203", variants: "CYP2C19*1, CYP2C19*2", gene: "CYP2C19", level: "1A", score: "88", drugs: "clopidogrel" },
];
const EARLIER: readonly AnnotationCells[] = [
  ...LATER.filter(({ id }) => id !== "201").map((cells) =>
    cells.id === "202" ? { ...cells, level: "2A", score: "19" } : cells,
  ),
  { id: "204", variants: "rs9002", gene: "TEST1", drugs: "testol" },
];

const TEXTS = [
  "1451410280\tCC\tMade up: people with CC may do worse than people with CT.\t",
  "1451410280\tCT\tMade up: people with CT may do better than people with CC.\t",
  "1451410280\tTT\tMade up: people with TT may do as people with CT.\t",
  "201\tAA\tMade up: people with AA may have fewer sores.\t",
  "201\tAT\tMade up: people with AT may have some sores.\t",
  "201\tTT\tMade up: people with TT may have more sores.\t",
  "202\tCC\tMade up: people with CC may need more.\t",
  "202\tCT\tMade up: people with CT may need less.\t",
  "202\tTT\tMade up: people with TT may need least.\t",
  "203\t*1\tMade up: the *1 allele works.\tNormal function",
  "203\t*2\tMade up: the *2 allele does not work.\tNo function",
];
const evidence = (id: string, row: string, pmid: string, summary: string, score: string): string =>
  [id, row, "Variant Drug Annotation", `https://www.clinpgx.org/variantAnnotation/${row}`, pmid, summary, score].join(
    "\t",
  );
const EVIDENCE = [
  evidence("1451410280", "9101", "32015456", "Allele C is associated with decreased response to everolimus.", "1.5"),
  evidence("201", "9102", "211", "Allele T is associated with increased risk of sores with everolimus.", "2.5"),
  evidence("201", "9103", "212", "Allele T is not associated with increased risk of sores with everolimus.", "-1"),
  evidence("201", "9104", "213", "Allele T is associated with decreased risk of sores with everolimus.", "-2"),
  evidence("202", "9105", "214", "Allele T is associated with decreased dose of warfarin.", "3"),
];
/** Added to the later one, so that a paper is new. */
const LATER_EVIDENCE = [evidence("202", "9106", "215", "Allele T is associated with decreased dose of warfarin.", "2")];

async function importOne(
  naming: Naming,
  annotations: readonly AnnotationCells[],
  more: readonly string[],
): Promise<void> {
  const append =
    (lines: readonly string[]) =>
    (text: string): string =>
      `${text.trimEnd()}\n${lines.join("\n")}\n`;
  const texts = changed(
    changed(annotationTexts(naming, annotations), "ann_alleles.tsv", append(TEXTS)),
    "ann_evidence.tsv",
    append([...EVIDENCE, ...more]),
  );
  const temporary = await mkdtemp(join(tmpdir(), "haplonote-"));
  // The release names the folder its files lay in; the same name gives the same release, and the site need not be built anew.
  const folder = join(temporary, `made-up-${naming}`);
  try {
    await mkdir(folder);
    for (const [name, text] of Object.entries({
      ...texts,
      "drugs.tsv": DRUGS,
      "drugLabels.tsv": LABELS,
      "variants.tsv": VARIANTS,
      "Annotation_of_a_guideline.json": GUIDELINE,
    }))
      await writeFile(join(folder, name), text);
    const status = await runCommand(["knowledge", "import", folder], {
      root: process.cwd(),
      store: join(process.cwd(), store ?? ""),
      today,
      readInput: async function* () {},
      readFile: () => Promise.reject(new Error("no such file")),
      write: () => Promise.resolve(),
      tell: (text) => process.stderr.write(`${text}\n`),
      showProgress: () => undefined,
    });
    if (status !== 0) throw new Error(`the made-up release of ${naming} was refused`);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

await importOne("2025", EARLIER, []);
await importOne("2026", LATER, LATER_EVIDENCE);
