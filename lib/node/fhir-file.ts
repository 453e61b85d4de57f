import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fhirContent, readFhirFiles, type FhirResults } from "@/lib/interop";
import type { Knowledge } from "@/lib/knowledge";
import type { Outcome } from "@/lib/schema";
import { textOfFile } from "./text-file";
import type { Surroundings } from "./surroundings";

/**
 * Returns the results of FHIR files together, as those of one patient; the first file that cannot be read refuses them
 * all. A result that cannot be read is a problem beside the others.
 */
export async function resultsIn(
  files: readonly string[],
  knowledge: Knowledge,
  around: Surroundings,
): Promise<Outcome<FhirResults>> {
  const contents: unknown[] = [];
  for (const file of files) {
    const bytes = await readFile(resolve(around.root, file)).catch(() => null);
    if (bytes === null) return missing;
    const text = await textOfFile("fhir", bytes);
    if (!text.ok) return text;
    const content = fhirContent(text.value.text);
    if (!content.ok) return content;
    contents.push(content.value);
  }
  return {
    ok: true,
    value:
      files.length === 0
        ? { results: [], genes: [], unusable: [], problems: [] }
        : readFhirFiles(contents, knowledge, { patient: null, fhirServer: null, today: around.today() }),
  };
}

const missing: Outcome<FhirResults> = {
  ok: false,
  problems: [
    {
      code: "fhir-file",
      path: [],
      found: "no file of that name",
      expected: "a file of FHIR resources in JSON",
      remedy: "Give the path of a file with a Bundle, Parameters, DiagnosticReport or Observation",
      nearest: [],
    },
  ],
};
