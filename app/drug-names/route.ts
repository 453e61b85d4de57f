import { servedKnowledge } from "@/lib/node";

export const dynamic = "force-static";

/** The lists of names, by which a browser recognises drugs that we hold nothing on. Fetched on first need, and written once, at build. */
export async function GET(): Promise<Response> {
  return Response.json((await servedKnowledge()).drugNames);
}
