import type { NextRequest } from "next/server";
import { servedKnowledge, today } from "@/lib/node";
import { annotationRows, evidenceCsv, evidenceQueryOf, problemLine, selectEvidence } from "@/lib/report";
import { validated } from "../_http/validated";

/** The rows of the evidence table under the same filters, all pages of them. A filter that is none is refused: rows that nobody asked for must not leave as if they were. */
export async function GET(request: NextRequest): Promise<Response> {
  const knowledge = await servedKnowledge();
  const asked = request.nextUrl.searchParams;
  const { query, problems } = evidenceQueryOf(
    Object.fromEntries([...new Set(asked.keys())].map((key) => [key, asked.getAll(key)])),
    knowledge,
  );
  if (problems.length > 0)
    return new Response(`${problems.map(problemLine).join("\n")}\n`, {
      status: 400,
      headers: { "content-type": "text/plain; charset=utf-8" },
    });
  const csv = evidenceCsv(selectEvidence(annotationRows(knowledge, today()), query), knowledge);
  return validated(request, csv, {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": `attachment; filename="haplonote-evidence-${today()}.csv"`,
  });
}
