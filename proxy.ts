import { readFileSync } from "node:fs";
import { join } from "node:path";
import { NextResponse, type NextRequest } from "next/server";

/**
 * Chooses the content security policy of each page.
 *
 * A page drawn at build time cannot know a nonce, so its policy lists the hashes of its own inline scripts and styles;
 * a page drawn for the request carries the request's nonce. Neither allows `unsafe-inline` or `unsafe-eval` in scripts.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
  const path = decoded(request.nextUrl.pathname);
  const nowhere = NOWHERE.find(([start]) => request.nextUrl.pathname.startsWith(start))?.[1];
  if (nowhere !== undefined)
    return path === undefined ? NextResponse.rewrite(new URL(nowhere, request.url)) : NextResponse.next();
  const policy = policyFor(path ?? NOT_FOUND, nonce);
  const headers = new Headers(request.headers);
  // Next reads the nonce for its own scripts from the request's policy; a page reads it for its styles from x-nonce.
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  const onward = { request: { headers } };
  const response =
    path === undefined ? NextResponse.rewrite(new URL(NOT_FOUND, request.url), onward) : NextResponse.next(onward);
  response.headers.set("content-security-policy", policy);
  return response;
}

// What software calls is no page: next.config.ts gives it a policy of its own. It comes here only with a percent sign,
// which may spell no text.
export const config = {
  matcher: "/((?!_next/static/|_next/image/|cds-services(?:/[^%]*)?$|api/v1/[^%]*$|healthz$).*)",
};

/** Where a path that spells no text is led to, so that software is told of it in its own dialect. */
const NOWHERE = [
  ["/cds-services/", "/cds-services/-"],
  ["/api/v1/", "/api/v1/-"],
] as const;

interface InlineHashes {
  readonly script: readonly string[];
  readonly style: readonly string[];
}

interface CspHashes {
  readonly prerendered: Readonly<Record<string, InlineHashes>>;
  readonly dynamic: readonly RegExp[];
}

/** The page for a path that is none of ours. Next answers 500 to one it cannot decode, so we lead that one here too. */
const NOT_FOUND = "/_not-found";

const ALWAYS = [
  "default-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "style-src-attr 'unsafe-inline'",
];

function policyFor(path: string, nonce: string): string {
  if (process.env.NODE_ENV === "development") return developmentPolicy();
  const { prerendered, dynamic } = cspHashes();
  const isDynamic = !Object.hasOwn(prerendered, path) && dynamic.some((pattern) => pattern.test(path));
  const own = isDynamic ? undefined : (prerendered[path] ?? prerendered[NOT_FOUND]);
  const script = own === undefined ? [`'nonce-${nonce}'`, "'strict-dynamic'"] : own.script;
  const style = own === undefined ? [`'nonce-${nonce}'`] : own.style;
  return policy({ script, style, connect: [] });
}

/** The development server evaluates code, injects styles and talks over a web socket; it is never what we serve. */
function developmentPolicy(): string {
  return policy({ script: ["'unsafe-inline'", "'unsafe-eval'"], style: ["'unsafe-inline'"], connect: ["ws:"] });
}

function policy(allowed: { script: readonly string[]; style: readonly string[]; connect: readonly string[] }): string {
  return [
    ...ALWAYS,
    ["script-src 'self'", ...allowed.script].join(" "),
    ["style-src 'self'", ...allowed.style].join(" "),
    ["connect-src 'self'", ...allowed.connect].join(" "),
  ].join("; ");
}

/** The path as a reader would write it, or undefined if its percent signs spell no text. */
function decoded(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}

let known: CspHashes | undefined;

function cspHashes(): CspHashes {
  known ??= readCspHashes();
  return known;
}

function readCspHashes(): CspHashes {
  const file = join(/* turbopackIgnore: true */ process.cwd(), ".next", "csp-hashes.json");
  const { prerendered, dynamic } = JSON.parse(readFileSync(file, "utf8")) as {
    prerendered: CspHashes["prerendered"];
    dynamic: string[];
  };
  return { prerendered, dynamic: dynamic.map((regex) => new RegExp(regex)) };
}
