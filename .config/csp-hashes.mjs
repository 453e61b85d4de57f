import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { ReaderError, inRoot } from "./progress.mjs";

const INLINE = /<(script|style)\b([^>]*)>([\s\S]*?)<\/\1>/gi;

/**
 * Writes csp-hashes.json into the folder of the build, from which proxy.ts chooses a page's content security policy.
 *
 * `prerendered` maps a path to the hashes of the inline scripts and styles that the build put into its HTML;
 * `dynamic` holds the patterns of the routes that are drawn for each request and so can carry a nonce.
 */
export function writeCspHashes(build) {
  const pages = `${build}/server/app`;
  const prerendered = {};
  for (const file of readdirSync(inRoot(pages), { recursive: true }).map((name) => name.replaceAll("\\", "/"))) {
    if (!file.endsWith(".html")) continue;
    const path = file === "index.html" ? "/" : `/${file.slice(0, -".html".length)}`;
    prerendered[path] = hashesOf(readFileSync(inRoot(pages, file), "utf8"));
  }
  const hashes = { prerendered, dynamic: dynamicPatterns(build, prerendered) };
  writeFileSync(inRoot(build, "csp-hashes.json"), JSON.stringify(hashes));
}

function hashesOf(html) {
  const found = { script: new Set(), style: new Set() };
  for (const [, tag, attributes, body] of html.matchAll(INLINE)) {
    if (/\ssrc=/i.test(attributes) || body === "") continue;
    found[tag.toLowerCase()].add(`'sha256-${createHash("sha256").update(body).digest("base64")}'`);
  }
  return { script: [...found.script], style: [...found.style] };
}

/** The routes without HTML of their own, which are drawn for each request. */
function dynamicPatterns(build, prerendered) {
  const routes = readJson(`${build}/routes-manifest.json`);
  const partlyPrerendered = readJson(`${build}/prerender-manifest.json`).dynamicRoutes;
  const fixed = routes.staticRoutes.filter(({ page }) => !(page in prerendered));
  const open = routes.dynamicRoutes.filter(({ page }) => !(page in partlyPrerendered));
  for (const [page, { fallback }] of Object.entries(partlyPrerendered)) {
    // Such a page would be drawn once, on demand, with scripts that no hash or nonce covers: it would arrive dead.
    if (fallback !== false)
      throw new ReaderError(
        `app${page}: prerendered in part. Export dynamicParams = false beside generateStaticParams.`,
      );
  }
  return [...fixed, ...open].map(({ regex }) => regex);
}

const readJson = (path) => JSON.parse(readFileSync(inRoot(path), "utf8"));
