import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import fresh from "fresh";
import Negotiator from "negotiator";
import type { Drawing } from "./draw";

type Packing = "br" | "gzip";

/** A page that is given out as often as it is asked for: tagged by its content, and packed once for each way of packing. */
export interface KeptPage {
  readonly drawing: Drawing;
  /** Null for a page that is given to one caller alone. */
  readonly tag: string | null;
  readonly packed: Map<Packing, Promise<Buffer>>;
}

/** Returns a drawing in the form in which it is kept. */
export function keptPage(drawing: Drawing): KeptPage {
  const headers = new Map([...drawing.headers].filter(([name]) => !OF_ONE_REPLY.has(name)));
  const digest = createHash("sha256").update(drawing.body);
  // Weak, since it names the text and not the bytes of one way to pack it. @source RFC 9110, 8.8.1
  const tag = `W/"${digest.digest("base64url").slice(0, 27)}"`;
  return { drawing: { ...drawing, headers }, tag, packed: new Map() };
}

/** Sends a page in the tightest packing that the caller takes, or nothing but its tag to one who has it. */
export async function sendPage(page: KeptPage, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { drawing, tag } = page;
  const isWorthPacking =
    drawing.body.length >= WORTH_PACKING_BYTES && PACKED_TYPES.test(drawing.headers.get(TYPE) ?? "");
  response.statusCode = drawing.status;
  for (const [name, value] of drawing.headers) response.setHeader(name, value);
  if (isWorthPacking) response.setHeader("vary", varying(drawing.headers.get("vary")));
  if (tag !== null) {
    response.setHeader("etag", tag);
    if (fresh(request.headers, { etag: tag })) {
      response.statusCode = 304;
      response.removeHeader(TYPE);
      response.end();
      return;
    }
  }
  const packing = isWorthPacking ? packingFor(request) : null;
  const body = packing === null ? drawing.body : await packedAs(packing, page);
  if (packing !== null) response.setHeader("content-encoding", packing);
  response.setHeader("content-length", body.length);
  response.end(request.method === "HEAD" ? undefined : body);
}

const TYPE = "content-type";
const WORTH_PACKING_BYTES = 1024;
const PACKED_TYPES = /^(?:text\/|image\/svg|application\/(?:[\w.-]+\+)?(?:json|javascript|xml))/;
/** Said anew for each reply, or of the way a single one was sent. */
const OF_ONE_REPLY = new Set(["connection", "keep-alive", "transfer-encoding", "content-length", "date", "etag"]);

/** The tightest packing that the caller takes. */
function packingFor(request: IncomingMessage): Packing | null {
  const taken = new Negotiator(request).encodings(["br", "gzip", "identity"]);
  return (["br", "gzip"] as const).find((packing) => taken.includes(packing)) ?? null;
}

function packedAs(packing: Packing, { packed, drawing }: KeptPage): Promise<Buffer> {
  const known = packed.get(packing);
  if (known !== undefined) return known;
  const made = packing === "br" ? brotli(drawing.body, { params: BROTLI }) : zip(drawing.body);
  packed.set(packing, made);
  return made;
}

// Better than what is packed anew at each request can be, and still quick enough for the first who asks.
const BROTLI = { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT };
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

function varying(vary: string | undefined): string {
  if (vary === undefined) return "Accept-Encoding";
  return /accept-encoding/i.test(vary) ? vary : `${vary}, Accept-Encoding`;
}
