import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { looksLikeFhir, readFhir, type FhirResults } from "@/lib/interop";
import type { Knowledge } from "@/lib/knowledge";
import type { Outcome } from "@/lib/schema";
import { textOfFile } from "./text-file";
import type { Surroundings } from "./surroundings";

/** Returns the results of FHIR files together; the first file that cannot be read refuses them all. */
export async function resultsIn(
  files: readonly string[],
  knowledge: Knowledge,
  around: Surroundings,
): Promise<Outcome<FhirResults>> {
  const read: FhirResults[] = [];
  for (const file of files) {
    const one = await resultsOf(file, knowledge, around);
    if (!one.ok) return one;
    read.push(one.value);
  }
  return {
    ok: true,
    value: {
      results: read.flatMap((one) => one.results),
      genes: [...new Set(read.flatMap((one) => one.genes))],
      unusable: read.flatMap((one) => one.unusable),
      problems: read.flatMap((one) => one.problems),
    },
  };
}

/** Returns the results of a FHIR file; a result that cannot be read is a problem beside the others. */
async function resultsOf(file: string, knowledge: Knowledge, around: Surroundings): Promise<Outcome<FhirResults>> {
  const problem = (found: string, expected: string): Outcome<FhirResults> => ({
    ok: false,
    problems: [
      {
        code: "fhir-file",
        path: [],
        found,
        expected,
        remedy: "Give the path of a file with a Bundle, Parameters, DiagnosticReport or Observation",
        nearest: [],
      },
    ],
  });
  const bytes = await readFile(resolve(around.root, file)).catch(() => null);
  if (bytes === null) return problem("no file of that name", "a file of FHIR resources in JSON");
  const text = await textOfFile("fhir", bytes);
  if (!text.ok) return text;
  try {
    const content: unknown = JSON.parse(text.value.text.replace(/^\uFEFF/, ""));
    if (!looksLikeFhir(content)) return problem("a file without FHIR resources", "a resource with its resourceType");
    return {
      ok: true,
      value: readFhir(content, knowledge, { patient: null, fhirServer: null, today: around.today() }),
    };
  } catch {
    return problem("a file that is not JSON", "FHIR resources in JSON");
  }
}
