import type { IncomingMessage } from "node:http";
import { requestOf } from "../answer/request";

/** What one drawing can be given to everybody who asks for it. */
export interface KeptAddress {
  /** The path to draw, which is all that goes into the drawing and so all that it is kept under. */
  readonly path: string;
  /** Whether the page must say itself that it may be kept. */
  readonly kind: "fixed" | "answer";
}

const LONGEST_URL = 2000;

/**
 * Returns the address under which the page that a request asks for is kept, or null where it is drawn for this request.
 *
 * Kept are the pages and data drawn at build time, the files named after their content, and answers: by drugs, genes
 * and setting in normal form and by nothing else that stands in the address. `fixed` holds the paths of the first two.
 */
export function keptAddress(request: IncomingMessage, fixed: ReadonlySet<string>): KeptAddress | null {
  const { url = "", method } = request;
  if ((method !== "GET" && method !== "HEAD") || url.length > LONGEST_URL || isOfItsOwn(request)) return null;
  const [path = "", query = ""] = splitAt(url, "?");
  if (path === "/answer") return answerAddress(query);
  if (new URLSearchParams(query).has("_rsc")) return null;
  return fixed.has(path) ? { path, kind: "fixed" } : null;
}

/** Whether a request has a body, wants a piece, or is one of Next's own, which are answered with parts of a page. */
function isOfItsOwn({ headers }: IncomingMessage): boolean {
  return Object.keys(headers).some((name) =>
    /^(?:range|if-range|content-length|transfer-encoding|rsc|next-.*|x-nextjs-.*|x-middleware-.*|x-invoke-.*)$/.test(
      name,
    ),
  );
}

function answerAddress(query: string): KeptAddress | null {
  const parameters = new URLSearchParams(query);
  if (parameters.has("_rsc")) return null;
  const asked = requestOf(
    Object.fromEntries([...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name)])),
  );
  if (!asked.ok) return null;
  const { drugs, genes, setting } = asked.value;
  const normal = new URLSearchParams([
    ...drugs.map((drug): [string, string] => ["drug", drug]),
    ...genes.map((gene): [string, string] => ["gene", gene]),
    ...(setting === undefined ? [] : [["setting", setting] as [string, string]]),
  ]);
  return { path: `/answer?${normal.toString()}`, kind: "answer" };
}

function splitAt(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
