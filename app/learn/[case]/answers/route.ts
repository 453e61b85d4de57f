import { servedKnowledge } from "@/lib/node";
import { solutionOf } from "@/lib/teaching";

export const dynamic = "force-static";
export const dynamicParams = false;

export async function generateStaticParams(): Promise<{ case: string }[]> {
  return Object.keys((await servedKnowledge()).cases).map((id) => ({ case: id }));
}

/** The solution of a case, fetched only when a reader asks for it. Written once, at build. */
export async function GET(
  _: Request,
  { params }: { readonly params: Promise<{ readonly case: string }> },
): Promise<Response> {
  const knowledge = await servedKnowledge();
  const one = knowledge.cases[(await params).case];
  if (one === undefined) return new Response(null, { status: 404 });
  const solution = await solutionOf(one, knowledge);
  // What a case taught before the knowledge moved on is nobody's answer any more; the tests of the case tell it.
  return Response.json(solution.kind === "outdated" ? { ...solution, drifts: [] } : solution);
}
