import type { Outcome, Problem } from "@/lib/schema";
import { buildOfLength, buildOfName, type Build } from "./build";
import { columnsProblem, mixedBuilds, noSamples, notVcf, oldVersion, otherBuild, sampleTwice } from "./refusals";
import { COLUMNS, FIXED_COLUMNS, VERSIONS } from "./layout";

/** What is wrong with a file that was still read. */
export const FILE_WARNINGS = [
  /** Neither the header nor the reference bases tell the build; positions were taken as GRCh38. */
  "build-unknown",
  /** FORMAT AD is used but not declared: read as one count for each allele. */
  "read-counts-undeclared",
  /** FORMAT AD is declared as something else than one count for each allele: not looked at. */
  "read-counts-number",
  /** The last line has all its columns but no end of line: the file may have been cut there. */
  "no-final-newline",
  /** No line of the file stands at a position that a definition names. */
  "no-defined-position",
] as const;
export type FileWarningCode = (typeof FILE_WARNINGS)[number];

export interface FileWarning {
  readonly code: FileWarningCode;
  readonly found: string;
  readonly expected: string;
}

export interface VcfHeader {
  /** "4.2". */
  readonly version: string;
  readonly samples: readonly string[];
  /** From the contigs, or else the reference line; null when they say nothing. */
  readonly build: Build | null;
  /** Whether AD holds one count for each allele, as declared or, when it is not declared, as assumed. */
  readonly readsDepths: boolean;
  readonly isDepthDeclared: boolean;
  /** Whether samples are declared to have copy numbers and no genotypes. */
  readonly isOfCopies: boolean;
  readonly warnings: readonly FileWarning[];
}

/** Returns the name of a chromosome as definitions write it: "10", "Chr10" and "chr10" are one, and so are 23 and X. */
export function chromosomeName(written: string): string {
  const bare = written.replace(/^chr/i, "");
  return `chr${bare === "23" ? "X" : bare.toUpperCase()}`;
}

/** Takes header lines one by one, keeps what matters, and gives the header at the line of columns. */
export function headerReader(): { take(line: string): Problem | null; finish(columns: string): Outcome<VcfHeader> } {
  let version: string | null = null;
  let reference: Build | null = null;
  let depthNumber: string | null = null;
  const declared = new Set<string>();
  const builds = new Set<Build | "another">();
  const otherNames = new Set<string>();
  return {
    take(line) {
      if (version === null) {
        version = /^##fileformat=VCFv(\d+\.\d+)\s*$/.exec(line)?.[1] ?? null;
        if (version === null) return notVcf(line);
        return VERSIONS.some((known) => known === version) ? null : oldVersion(version);
      }
      if (line.startsWith("##contig=")) {
        const length = valueOf(line, "length");
        const byLength =
          length === null ? null : buildOfLength(chromosomeName(valueOf(line, "ID") ?? ""), Number(length));
        if (byLength !== null) builds.add(byLength);
        const assembly = valueOf(line, "assembly");
        const byName = assembly === null ? null : buildOfName(assembly);
        if (byName !== null) builds.add(byName);
        else if (assembly !== null && otherNames.size < 8) otherNames.add(assembly.slice(0, 40));
      } else if (line.startsWith("##reference=")) {
        reference = buildOfName(line.slice("##reference=".length));
      } else if (line.startsWith("##FORMAT=")) {
        const id = valueOf(line, "ID") ?? "";
        declared.add(id);
        if (id === "AD") depthNumber = valueOf(line, "Number") ?? "nothing";
      }
      return null;
    },
    finish(columns) {
      const names = columns.split("\t");
      const wrong = COLUMNS.findIndex((column, at) => names[at] !== column);
      if (version === null) return refused(notVcf(columns));
      if (wrong >= 0) return refused(columnsProblem(names.length, wrong));
      if (names.length <= FIXED_COLUMNS) return refused(noSamples(names.length));
      const samples = names.slice(FIXED_COLUMNS);
      if (new Set(samples).size < samples.length) return refused(sampleTwice());
      const build = buildOf(builds, otherNames, reference);
      if (!build.ok) return build;
      const { reads, warnings } = depthReading(depthNumber);
      return {
        ok: true,
        value: {
          version,
          samples,
          build: build.value,
          readsDepths: reads,
          isDepthDeclared: depthNumber !== null,
          isOfCopies: declared.has("CN") && !declared.has("GT"),
          warnings,
        },
      };
    },
  };
}

/** Returns the value of a key of a structured header line such as ##contig=<ID=chr1,length=248956422>. */
function valueOf(line: string, key: string): string | null {
  const found = new RegExp(`[<,]${key}=(?:"([^"]*)"|([^,>]*))`).exec(line);
  return found?.[1] ?? found?.[2] ?? null;
}

/** Contig lines decide; a reference path may be left over from before a lift-over, so it counts only when they are silent. */
function buildOf(
  builds: ReadonlySet<Build | "another">,
  otherNames: ReadonlySet<string>,
  reference: Build | null,
): Outcome<Build | null> {
  // A length we do not know does not contradict a name of a build whose lengths we do not hold.
  const told =
    builds.has("NCBI36") || builds.has("T2T-CHM13") ? [...builds].filter((build) => build !== "another") : [...builds];
  const named: readonly string[] = told.length === 0 ? [...otherNames] : told;
  if (named.length > 1) return refused(mixedBuilds(named));
  const [contigs] = told;
  const build = contigs ?? reference;
  if (build === null || build === "GRCh38") return { ok: true, value: build };
  return refused(otherBuild(build, contigs === undefined ? "reference line" : "contig lines"));
}

/** AD counts reads per allele when its Number is R; a dot leaves open what it counts. */
function depthReading(number: string | null): { readonly reads: boolean; readonly warnings: readonly FileWarning[] } {
  if (number === null || number === "R") return { reads: true, warnings: [] };
  if (number === ".") return { reads: false, warnings: [] };
  return {
    reads: false,
    warnings: [
      {
        code: "read-counts-number",
        found: `FORMAT AD with Number=${number.slice(0, 20)}`,
        expected: "Number=R, one count for each allele",
      },
    ],
  };
}

function refused(problem: Problem): { readonly ok: false; readonly problems: readonly Problem[] } {
  return { ok: false, problems: [problem] };
}
