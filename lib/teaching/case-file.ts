import type { Knowledge } from "@/lib/knowledge";
import { NO_CASE_FILE, readCaseVcf, type CaseFileRead } from "./case-vcf";
import { problemLine } from "@/lib/report";
import type { Case } from "@/lib/schema";
import { readFhir } from "@/lib/interop";

/**
 * Returns what the file of a case says, read by the reader of its kind: a VCF
 * as any genome file, FHIR as any chart's; nothing for a case without a file.
 * What is set aside is told. Throws on a VCF that cannot be read.
 */
export async function readCaseFile(one: Case, knowledge: Knowledge): Promise<CaseFileRead> {
  if (one.file === undefined) return NO_CASE_FILE;
  if (one.file.kind === "vcf") return readCaseVcf(one, knowledge);
  const { results, problems } = readFhir(one.file.resource, knowledge, {
    patient: null,
    fhirServer: null,
    today: knowledge.date,
  });
  return { results, setAside: problems.map(problemLine) };
}
