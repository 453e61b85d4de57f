import { servedKnowledge } from "@/lib/node";
import { caseFileText } from "@/lib/teaching";

export const dynamic = "force-static";
export const dynamicParams = false;

export async function generateStaticParams(): Promise<{ case: string }[]> {
  return Object.values((await servedKnowledge()).cases).flatMap((one) =>
    one.file === undefined || one.status === "retired" ? [] : [{ case: one.id }],
  );
}

/** The file of a case as its reader takes it, to open here or in another program. The patient in it is made up. */
export async function GET(
  _: Request,
  { params }: { readonly params: Promise<{ readonly case: string }> },
): Promise<Response> {
  const file = (await servedKnowledge()).cases[(await params).case]?.file;
  if (file === undefined) return new Response(null, { status: 404 });
  const type = file.kind === "vcf" ? "text/plain; charset=utf-8" : "application/fhir+json; charset=utf-8";
  return new Response(caseFileText(file), {
    headers: { "content-type": type, "content-disposition": `attachment; filename="${file.name}"` },
  });
}
