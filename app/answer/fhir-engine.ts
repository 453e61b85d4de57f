import { textOfFile } from "../_files/file-text";
import { fhirContent, readFhirFiles } from "@/lib/interop";
import { mergeShards, type AnswerKnowledge } from "@/lib/knowledge";
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
  const content = fhirContent(opened.text);
  if (!content.ok) return { values: null, lines: content.problems.map(problemLine) };
  const shards = await Promise.all(
    drugs.map(async (drug) => {
      const response = await fetch(`/shards/${drug}`);
      if (!response.ok) throw new Error("a shard could not be loaded");
      return (await response.json()) as AnswerKnowledge;
    }),
  );
  const { results, problems } = readFhirFiles([content.value], mergeShards(shards), {
    patient: null,
    fhirServer: null,
    today,
  });
  const values: Record<string, string[]> = {};
  for (const { gene, value } of results) values[gene] = [...(values[gene] ?? []), String(value)];
  // A panel holds many genes; those that no guideline on these drugs asks about need no word.
  const bearing = problems.filter((problem) => !["gene-unknown", "variants-not-placed"].includes(problem.code));
  const told = results.map(
    ({ gene, value, written }) => `${gene} ${String(value)}${written === undefined ? "" : ` (from “${written}”)`}`,
  );
  return {
    values,
    lines: [
      ...opened.told,
      told.length === 0 ? "No result in the file bears on this question." : `Read from the file: ${told.join(", ")}.`,
      ...bearing.map(problemLine),
    ],
  };
}
