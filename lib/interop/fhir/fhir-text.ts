import type { ResultKnowledge } from "@/lib/knowledge";
import type { Outcome, Problem } from "@/lib/schema";
import { notRead } from "./not-read";
import { looksLikeFhir, readResources, type FhirResults } from "./read-fhir";
import { resourcesIn } from "./resources";
import type { Wanted } from "./candidate";
import { depthOf, jsonOf } from "../json";

/** Nested deeper than any real file. */
const DEEPEST_FILE = 64;

/**
 * Returns the FHIR content of a file, or what the file is instead and what to do: it is not JSON, it is FHIR in XML,
 * or it is JSON that holds no resource. One resource a line, as bulk exports have it, is read like a list. Nothing of
 * the file is quoted.
 */
export function fhirContent(text: string): Outcome<unknown> {
  const body = text.replace(/^\uFEFF/, "").trim();
  if (body === "") return refused("file-empty", "an empty file", EXPORT_AGAIN);
  if (body.startsWith("<"))
    return /xmlns\s*=\s*["']http:\/\/hl7\.org\/fhir["']/.test(body.slice(0, 2000))
      ? refused("fhir-xml", "FHIR in XML", "Export it as JSON (application/fhir+json)")
      : refused("file-is-xml", "XML or a web page", EXPORT_AGAIN);
  const content = jsonOf(body);
  if (content === undefined) return refused("file-not-json", "a file that is not JSON", EXPORT_AGAIN);
  if (depthOf(content, DEEPEST_FILE) > DEEPEST_FILE)
    return refused("file-too-deep", `JSON nested more than ${DEEPEST_FILE} levels deep`, EXPORT_AGAIN);
  return looksLikeFhir(content)
    ? { ok: true, value: content }
    : refused(
        "fhir-file",
        "a file that holds no FHIR resources",
        "Give a file with a Bundle, Parameters, DiagnosticReport or Observation",
      );
}

const EXPORT_AGAIN = "Export the results as FHIR in JSON, or open another kind of file where it is taken";

function refused(code: string, found: string, remedy: string): Outcome<unknown> & { readonly ok: false } {
  return { ok: false, problems: [{ code, path: [], found, expected: "FHIR resources in JSON", remedy, nearest: [] }] };
}

/**
 * Returns the results of FHIR files together, as of one patient, and beside them everything that was not read: a file
 * of which nothing was read is told as such. A problem is never silence.
 */
export function readFhirFiles(contents: readonly unknown[], knowledge: ResultKnowledge, wanted: Wanted): FhirResults {
  const resources = resourcesIn(contents);
  const read = readResources(resources, knowledge, wanted);
  const beside = notRead(resources, knowledge);
  const isSilent = read.results.length + read.genes.length + read.problems.length + beside.length === 0;
  return {
    ...read,
    problems: [...read.problems, ...once(beside), ...(isSilent ? [nothingIn(resources.all.length)] : [])],
  };
}

function nothingIn(resources: number): Problem {
  return {
    code: "fhir-no-result",
    path: ["resources"],
    found: resources === 0 ? "a Bundle or Parameters without resources" : "FHIR resources without a genetic result",
    expected: "genotypes, haplotypes or phenotypes as Observations",
    remedy:
      "Check that the file holds the laboratory's genetic results; an empty file does not say that no test was done",
    nearest: [],
  };
}

function once(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [`${problem.code} ${problem.found}`, problem])).values()];
}
