import { shardOf } from "@/lib/knowledge";
import { drawnAtBuild, servedKnowledge } from "@/lib/node";

export const dynamic = "force-static";
export const dynamicParams = false;

export async function generateStaticParams(): Promise<{ drug: string }[]> {
  const { drugs } = await servedKnowledge();
  return drawnAtBuild(Object.keys(drugs)).map((drug) => ({ drug }));
}

/** What the browser needs to answer for one drug, so that a patient's result never leaves it. Written once, at build. */
export async function GET(
  _: Request,
  { params }: { readonly params: Promise<{ readonly drug: string }> },
): Promise<Response> {
  return Response.json(shardOf(await servedKnowledge(), (await params).drug));
}
