import { createHash } from "node:crypto";
import type { Drawing } from "./draw";

const OPENING = /<(script|style)\b([^>]*)>/g;
const NONCE = /'nonce-([\w+/=]+)'/;
/** Stands where the nonce stood. It allows nothing, and the same page is the same text whenever it was drawn. */
const SPENT = "spent";

/**
 * Returns a page drawn under a nonce as one that can be given to many: the nonce is taken out, and the policy names the
 * hashes of the inline scripts and styles that bore it. What did not bear it was not put there by us, and stays blocked.
 * A page without a policy of that kind comes back as it is.
 */
export function allowByHash(page: Drawing): Drawing {
  const policy = page.headers.get(POLICY);
  const nonce = NONCE.exec(policy ?? "")?.[1];
  if (policy === undefined || nonce === undefined) return page;
  const text = page.body.toString("utf8");
  const hashes = inlineHashes(text, nonce);
  const allowed = policy
    .split("; ")
    .map((line) => {
      const kind = line.startsWith("script-src ") ? "script" : line.startsWith("style-src ") ? "style" : undefined;
      return kind === undefined
        ? line
        : line
            .replace(NONCE, [...hashes[kind]].join(" "))
            .replace(" 'strict-dynamic'", "")
            .trimEnd();
    })
    .join("; ");
  const headers = [...page.headers].map(([name, value]) => [name, value.replaceAll(nonce, SPENT)] as const);
  return {
    ...page,
    headers: new Map([...headers, [POLICY, allowed]]),
    body: Buffer.from(text.replaceAll(nonce, SPENT), "utf8"),
  };
}

const POLICY = "content-security-policy";

/** The hashes of the inline scripts and styles that bear the nonce, each as it reads once that is taken out. */
function inlineHashes(text: string, nonce: string): Readonly<Record<"script" | "style", ReadonlySet<string>>> {
  const hashes = { script: new Set<string>(), style: new Set<string>() };
  for (const opening of text.matchAll(OPENING)) {
    const [whole, tag, attributes = ""] = opening;
    if (!attributes.includes(`nonce="${nonce}"`) || /\ssrc=/.test(attributes)) continue;
    const kind = tag === "script" ? "script" : "style";
    const start = opening.index + whole.length;
    hashes[kind].add(hashOf(text.slice(start, text.indexOf(`</${kind}>`, start)).replaceAll(nonce, SPENT)));
  }
  return hashes;
}

function hashOf(content: string): string {
  return `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
}
