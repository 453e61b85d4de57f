import type { Problem } from "@/lib/schema";
import type { Build } from "./build";
import { COLUMNS, VERSIONS } from "./layout";
import type { Site } from "./spelling";

/** What may be wrong with a line that we must read; the file is refused, since a broken line tells that others may be. */
export type LineFault =
  | { readonly kind: "columns"; readonly found: number }
  | { readonly kind: "genotype-form" }
  | { readonly kind: "allele-index"; readonly alternates: number };

/** Why a file is refused, for the reader: what was found, what was expected, what to do. None holds a genotype. */
function problemOf(code: string, found: string, expected: string, remedy: string): Problem {
  return { code, path: [], found, expected, remedy, nearest: [] };
}

export function notVcf(line: string): Problem {
  const found = /^##fileformat=/.test(line)
    ? "a first line with another file format"
    : "no ##fileformat line at the start";
  return problemOf(
    "not-vcf",
    found,
    `a VCF file that starts with ##fileformat=VCFv${VERSIONS[0]} to ${VERSIONS[VERSIONS.length - 1]}`,
    "Choose the VCF that the laboratory or the variant caller wrote",
  );
}

export function oldVersion(version: string): Problem {
  return problemOf(
    "vcf-version",
    `VCF version ${version}`,
    `version ${VERSIONS.join(", ")}`,
    "Convert the file, for example with bcftools view",
  );
}

export function columnsProblem(count: number, wrong: number): Problem {
  return problemOf(
    "vcf-columns",
    `a line of ${count} column name${count === 1 ? "" : "s"} whose number ${wrong + 1} is not ${COLUMNS[wrong] ?? ""}`,
    `${COLUMNS.join(" ")} FORMAT and a column for each sample, with tabs between`,
    "Export the file again; an editor may have turned tabs into blanks",
  );
}

export function noSamples(count: number): Problem {
  return problemOf(
    "no-sample",
    `a VCF of sites only, with ${count} columns and no sample`,
    "FORMAT and at least one sample column",
    "Choose the file with the patient's genotypes",
  );
}

export function sampleTwice(): Problem {
  return problemOf(
    "sample-twice",
    "two sample columns with one name",
    "a name for each sample",
    "Rename the samples, for example with bcftools reheader",
  );
}

export function mixedBuilds(names: readonly string[]): Problem {
  return problemOf(
    "mixed-builds",
    `contig lines of different builds (${names.slice(0, 4).join(", ")})`,
    "one build, GRCh38",
    "Call or lift over the whole file on GRCh38",
  );
}

/** Returns the refusal of a file whose positions count on another reference genome. */
export function otherBuild(build: Build | string, seenIn: string): Problem {
  return problemOf(
    "other-build",
    `positions on ${build === "another" ? "a build other than GRCh38" : build} (${seenIn})`,
    "positions on GRCh38 (hg38)",
    "Ask the laboratory for the file on GRCh38, or lift it over with bcftools +liftover or Picard LiftoverVcf and check the result",
  );
}

export function textBeforeColumns(lineOneBased: number): Problem {
  return problemAt(
    "vcf-columns",
    lineOneBased,
    "a data line before the line of columns",
    "##… lines, then the line #CHROM …",
    "Export the file again",
  );
}

export function sampleUnknown(name: string, samples: readonly string[]): Problem {
  return {
    code: "sample-unknown",
    path: [],
    found: `no sample “${name.slice(0, 60)}” among ${samples.length}`,
    expected: "the name of a sample column",
    remedy: "Choose one of the file's samples",
    nearest: samples.slice(0, 5),
  };
}

function problemAt(code: string, lineOneBased: number, found: string, expected: string, remedy: string): Problem {
  return {
    code,
    path: ["line", lineOneBased],
    found: `${found} (line ${lineOneBased})`,
    expected,
    remedy,
    nearest: [],
  };
}

export function noDataLine(lineOneBased: number): Problem {
  return problemAt(
    "vcf-line",
    lineOneBased,
    "a line that is no data line",
    "CHROM, POS as a whole number and the other columns, with tabs between",
    "The file is damaged or was edited: export it again",
  );
}

export function cutFile(lineOneBased: number, columns: number, expected: number): Problem {
  return problemAt(
    "file-cut",
    lineOneBased,
    `a last line that breaks off after ${columns} column${columns === 1 ? "" : "s"}`,
    `${expected} columns and an end of line`,
    "The file was cut: copy or download it again",
  );
}

export function fileEnded(linesRead: number): Problem {
  return linesRead === 0
    ? problemAt(
        "file-empty",
        0,
        "an empty file",
        "a VCF file",
        "Choose the file again; it may not have been written to the end",
      )
    : problemAt(
        "file-cut",
        linesRead,
        "a file that ends within its header",
        "the line of columns, #CHROM …, and data lines",
        "The file was cut: copy or download it again",
      );
}

export function noData(): Problem {
  return problemOf(
    "no-data",
    "a VCF with a header and no data line",
    "a line for each position that was looked at",
    "Choose the file with the genotypes; it may not have been written to the end",
  );
}

/** Returns the refusal of a VCF that counts copies of genes and calls no base. */
export function onlyCopies(): Problem {
  return problemOf(
    "vcf-copies-only",
    "a copy-number VCF, whose lines give copies (CN) and no genotypes (GT)",
    "the VCF with the genotypes of the same sample",
    "Choose that file; give the CYP2D6 result of the laboratory, which counts its copies, beside it",
  );
}

export function lineTooLong(lineOneBased: number): Problem {
  return problemAt(
    "line-too-long",
    lineOneBased,
    "a line of more than 32 MB",
    "lines of a VCF, each for one position",
    "Check that the file is a VCF; split one of more than a million samples",
  );
}

export function tooManyLines(lineOneBased: number, most: number, site: Site): Problem {
  return problemAt(
    "position-repeated",
    lineOneBased,
    `more than ${most} lines at ${site.position.chromosome}:${site.startOneBased}`,
    "one line for each position",
    "Check how the file was merged",
  );
}

export function faultProblem(
  fault: LineFault,
  lineOneBased: number,
  chromosome: string,
  positionOneBased: number,
  columns: number,
): Problem {
  const where = `at ${chromosome}:${positionOneBased}`;
  switch (fault.kind) {
    case "columns":
      return problemAt(
        "vcf-columns",
        lineOneBased,
        `${fault.found} column${fault.found === 1 ? "" : "s"} ${where}`,
        `${columns}, as the line of columns has`,
        "The file is damaged: export it again",
      );
    case "allele-index":
      return problemAt(
        "allele-index",
        lineOneBased,
        `a GT ${where} that names an allele past the last of ${fault.alternates} ALT`,
        "0 for REF and 1 to the number of ALT alleles",
        "The file is damaged: export it again",
      );
    case "genotype-form":
      return problemAt(
        "genotype-form",
        lineOneBased,
        `a GT ${where} that is no genotype`,
        "allele numbers with / or | between, such as 0/1",
        "The file is damaged or cut: export it again",
      );
  }
}

/** Returns why a file is refused that the browser itself could not open. */
export function unreadableFile(): Problem {
  return problemOf(
    "file-unreadable",
    "a file that the browser cannot read: a folder, or a file that was moved or changed since it was chosen",
    "a VCF file",
    "Choose it again",
  );
}

/** Returns why several files at once are refused where one is read. */
export function severalFiles(count: number): Problem {
  return problemOf("several-files", `${count} files at once`, "one VCF", "Choose one; the command line takes many");
}
