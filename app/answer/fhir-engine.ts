import { looksLikeFhir, readFhir } from "@/lib/interop";
import { mergeShards, type AnswerKnowledge } from "@/lib/knowledge";
import { textOfFile } from "../_files/file-text";
import { problemLine } from "@/lib/report";

/** Values by gene for the fields, and what to tell the reader. */
export interface FhirRead {
  /** Null where the file was refused. */
  readonly values: Readonly<Record<string, readonly string[]>> | null;
  readonly lines: readonly string[];
}

/** Returns what a FHIR file says of the genes that guidance on these drugs asks about; rejects when a shard does not load. */
export async function readFhirText(file: Blob, drugs: readonly string[], today: string): Promise<FhirRead> {
  const opened = await textOfFile("fhir", file);
  if ("refused" in opened) return { values: null, lines: [opened.refused] };
  const content = parsed(opened.text);
  if (content === null || !looksLikeFhir(content))
    return {
      values: null,
      lines: ["The file holds no FHIR resources in JSON. Open a Bundle, Parameters, DiagnosticReport or Observation."],
    };
  const shards = await Promise.all(
    drugs.map(async (drug) => {
      const response = await fetch(`/shards/${drug}`);
      if (!response.ok) throw new Error("a shard could not be loaded");
      return (await response.json()) as AnswerKnowledge;
    }),
  );
  const { results, problems } = readFhir(content, mergeShards(shards), { patient: null, fhirServer: null, today });
  const values: Record<string, string[]> = {};
  for (const { gene, value } of results) values[gene] = [...(values[gene] ?? []), String(value)];
  // A panel holds many genes; those that no guideline on these drugs asks about need no word.
  const bearing = problems.filter((problem) => problem.code !== "gene-unknown");
  const genes = Object.keys(values);
  return {
    values,
    lines: [
      genes.length === 0 ? "No result in the file bears on this question." : `Read from the file: ${genes.join(", ")}.`,
      ...bearing.map(problemLine),
    ],
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
