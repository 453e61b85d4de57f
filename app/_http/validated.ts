import { createHash } from "node:crypto";

/**
 * Returns a body under a tag made of its hash, or 304 without it where the caller has it already. Nobody may use it
 * again without asking: what depends on knowledge is worth as much as the knowledge of the day.
 */
export function validated(request: Request, body: string, headers: Readonly<Record<string, string>>): Response {
  const tag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
  const held = { etag: tag, "cache-control": "no-cache" };
  return isHeld(request.headers.get("if-none-match"), tag)
    ? new Response(null, { status: 304, headers: held })
    : new Response(body, { headers: { ...headers, ...held } });
}

/** Whether a list of tags names this one; a proxy that packs a body marks its tag as weak. @source RFC 9110, 13.1.2 */
function isHeld(listed: string | null, tag: string): boolean {
  return (listed ?? "").split(",").some((one) => one.trim() === "*" || one.trim().replace(/^W\//, "") === tag);
}
