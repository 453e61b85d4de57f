import type { JsonObject, Needed } from "@/lib/interop";
import { isLoopback, urlOf, type Settings } from "./settings";

export interface FhirFetch {
  readonly server: string | null;
  readonly accessToken: string | null;
  readonly needed: readonly Needed[];
  readonly settings: Settings;
  readonly fetcher?: typeof fetch;
}

const WHOLE_TIME_MS = 1500;
const MOST_PAGES = 5;
const MOST_BYTES = 1_000_000;
const MOST_QUERIES = 12;

/**
 * Returns what the caller's FHIR server holds of what was not sent along; what
 * it will not or cannot give is left out, since results are optional. The
 * server's address comes from the caller: only addresses of the configuration
 * are asked, over https or on this machine, without following redirects, a few
 * pages, a megabyte and a second and a half in all.
 */
export async function fetchNeeded({
  server,
  accessToken,
  needed,
  settings,
  fetcher = fetch,
}: FhirFetch): Promise<JsonObject> {
  if (server === null || needed.length === 0 || !isAllowed(server, settings)) return {};
  const signal = AbortSignal.timeout(WHOLE_TIME_MS);
  const headers = {
    accept: "application/fhir+json",
    ...(accessToken === null ? {} : { authorization: `Bearer ${accessToken}` }),
  };
  const read = await Promise.all(
    needed.slice(0, MOST_QUERIES).map(async ({ key, query }) => {
      const pages = await pagesOf(
        `${server}/${query}`,
        server,
        { signal, headers, redirect: "error", cache: "no-store" },
        fetcher,
      ).catch(() => []);
      return pages.length === 0 ? [] : [[key, joined(pages)] as const];
    }),
  );
  return Object.fromEntries(read.flat());
}

/** Whether a FHIR server is one of the configuration's: the same origin, and the same path or one below it. */
export function isAllowed(server: string, { fhirServers }: Pick<Settings, "fhirServers">): boolean {
  const asked = urlOf(server);
  if (asked === null || asked.username !== "" || asked.password !== "") return false;
  if (asked.protocol !== "https:" && !(asked.protocol === "http:" && isLoopback(asked.hostname))) return false;
  return fhirServers.some((allowed) => {
    const url = new URL(allowed);
    return (
      url.origin === asked.origin &&
      (url.pathname === "/" || asked.pathname === url.pathname || asked.pathname.startsWith(`${url.pathname}/`))
    );
  });
}

async function pagesOf(
  first: string,
  server: string,
  init: RequestInit,
  fetcher: typeof fetch,
): Promise<readonly JsonObject[]> {
  const pages: JsonObject[] = [];
  let next: string | null = first;
  for (let page = 0; next !== null && page < MOST_PAGES; page += 1) {
    const response = await fetcher(next, init);
    if (!response.ok || !/\bjson\b/.test(response.headers.get("content-type") ?? "")) break;
    const body = JSON.parse(await textOf(response)) as unknown;
    if (body === null || typeof body !== "object" || Array.isArray(body)) break;
    pages.push(body as JsonObject);
    next = nextPage(body as JsonObject, next, server);
  }
  return pages;
}

/** A further page on another server, or beside this one's address, is never asked for. */
function nextPage(bundle: JsonObject, current: string, server: string): string | null {
  const links = Array.isArray(bundle["link"])
    ? (bundle["link"] as readonly { relation?: unknown; url?: unknown }[])
    : [];
  const url = links.find((link) => link?.relation === "next")?.url;
  const absolute = typeof url === "string" ? urlOf(url, current) : null;
  const base = new URL(server);
  return absolute !== null && absolute.origin === base.origin && absolute.pathname.startsWith(base.pathname)
    ? absolute.href
    : null;
}

/** Several pages become one Bundle; a link to a page we did not ask for stays, and tells that the data are partial. */
function joined(pages: readonly JsonObject[]): JsonObject {
  const [first = {}] = pages;
  if (pages.length === 1) return first;
  const entries = pages.flatMap((page) => (Array.isArray(page["entry"]) ? (page["entry"] as readonly unknown[]) : []));
  const last = pages.at(-1) ?? {};
  return {
    resourceType: "Bundle",
    type: "searchset",
    entry: entries,
    ...(last["link"] === undefined ? {} : { link: last["link"] }),
  };
}

async function textOf(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return "";
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.byteLength;
    if (bytes > MOST_BYTES) {
      await reader.cancel();
      throw new RangeError("node: a FHIR server's answer is longer than a megabyte");
    }
    chunks.push(part.value);
  }
  return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
}
