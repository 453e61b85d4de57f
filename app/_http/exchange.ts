import { randomUUID } from "node:crypto";
import { operationOutcome, type ProblemDocument, type Refusal } from "@/lib/interop";
import {
  createGate,
  createRateLimit,
  logRequest,
  nowMs,
  nowSeconds,
  settings,
  type Gate,
  type LogLine,
  type RateLimit,
} from "@/lib/node";

/** One call to a service, from its first byte to its log line. */
export interface Exchange {
  readonly request: Request;
  /** Address of this site without a slash at its end. */
  readonly baseUrl: string;
  /** Adds a count to the log line. */
  readonly count: (counts: NonNullable<LogLine["counts"]>) => void;
}

/** How a refusal is told: to CDS clients as OperationOutcome, to others as problem+json. */
export type Dialect = "fhir" | "problem";

/** A refusal on its way out; thrown by the steps of an answer, caught here alone. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
  readonly refusal: Refusal;
  readonly problems: ProblemDocument["problems"];
  constructor(refusal: Refusal, problems?: ProblemDocument["problems"]) {
    super(refusal.code);
    this.refusal = refusal;
    this.problems = problems;
  }
}

interface Conversation {
  readonly route: LogLine["route"];
  readonly dialect: Dialect;
  readonly answer: (exchange: Exchange) => Promise<object>;
}

/** Returns the handler of a route: limits, answer, refusals and log line are the same everywhere. */
export async function converse(request: Request, { route, dialect, answer }: Conversation): Promise<Response> {
  const requestId = randomUUID();
  const began = nowMs();
  let counts: LogLine["counts"];
  let response: Response;
  try {
    if (!limit().allow(senderOf(request)))
      throw new RefusedError({ status: 429, code: "throttled", diagnostics: "Too many calls. Wait a second." });
    const body = await answer({
      request,
      baseUrl: baseUrlOf(request),
      count: (more) => (counts = { ...counts, ...more }),
    });
    response = json(200, body, "application/json", requestId);
  } catch (error) {
    // A fault of ours is told by its status alone: neither its message nor its trace leaves the house.
    const refused =
      error instanceof RefusedError
        ? error
        : new RefusedError({ status: 500, code: "exception", diagnostics: "Our own fault; no advice was given." });
    response = refuse(refused, dialect, requestId);
  }
  logRequest({
    requestId,
    route,
    status: response.status,
    milliseconds: nowMs() - began,
    ...(counts === undefined ? {} : { counts }),
  });
  return response;
}

/** Returns the answer to a browser that asks first. @source CORS as the public CDS Hooks sandbox needs it */
export function preflight(methods: string): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...CORS,
      "access-control-allow-methods": `${methods}, OPTIONS`,
      "access-control-allow-headers": "Content-Type, Authorization",
      "access-control-max-age": "600",
    },
  });
}

/** Returns the handler for a method that a route does not take. */
export function wrongMethod(allowed: string, dialect: Dialect): () => Response {
  return () =>
    refuse(
      new RefusedError({ status: 405, code: "not-supported", diagnostics: `Expected ${allowed}.` }),
      dialect,
      randomUUID(),
      { allow: `${allowed}, OPTIONS` },
    );
}

/** Any site may call: no cookie is set or read, so a visitor lends it nothing. */
const CORS = { "access-control-allow-origin": "*", "access-control-expose-headers": "X-Request-Id" };

const TITLES: Readonly<Record<Refusal["status"], string>> = {
  400: "Bad request",
  401: "Not signed in",
  403: "Not allowed",
  404: "Not found",
  405: "Wrong method",
  408: "Too slow",
  412: "Something is missing",
  413: "Too long",
  415: "Not JSON",
  429: "Too many calls",
  500: "Our own fault",
  503: "Not available",
};

function refuse(
  { refusal, problems }: RefusedError,
  dialect: Dialect,
  requestId: string,
  more: Readonly<Record<string, string>> = {},
): Response {
  const extra = {
    ...more,
    ...(refusal.status === 401 ? { "www-authenticate": "Bearer" } : {}),
    ...(refusal.status === 429 ? { "retry-after": "1" } : {}),
  };
  if (dialect === "fhir") return json(refusal.status, operationOutcome(refusal), "application/json", requestId, extra);
  const document: ProblemDocument = {
    type: "about:blank",
    title: TITLES[refusal.status],
    status: refusal.status,
    detail: refusal.diagnostics,
    ...(problems === undefined ? {} : { problems }),
  };
  return json(refusal.status, document, "application/problem+json", requestId, extra);
}

function json(
  status: number,
  body: object,
  type: string,
  requestId: string,
  more: Readonly<Record<string, string>> = {},
): Response {
  const text = JSON.stringify(body);
  // Told its length, the server need not send it in chunks.
  const length = String(Buffer.byteLength(text));
  return new Response(text, {
    status,
    headers: {
      ...CORS,
      "content-type": type,
      "content-length": length,
      "cache-control": "no-store",
      "x-request-id": requestId,
      ...more,
    },
  });
}

let knownLimit: RateLimit | undefined;
function limit(): RateLimit {
  knownLimit ??= createRateLimit(settings().requestsPerSecond, nowMs);
  return knownLimit;
}

let knownGate: Gate | undefined;

/** Lets a call of a CDS client pass, or refuses it. `audiences` are paths the token may be made out to. */
export async function admitClient({ request, baseUrl }: Exchange, audiences: readonly string[]): Promise<void> {
  knownGate ??= createGate(settings(), nowSeconds);
  const admission = await knownGate.admit({
    authorization: request.headers.get("authorization"),
    host: request.headers.get("host"),
    audiences: audiences.map((path) => `${baseUrl}${path}`),
  });
  if (admission.ok) return;
  throw new RefusedError({
    status: admission.status,
    code: admission.status === 401 ? "login" : "forbidden",
    diagnostics: admission.diagnostics,
  });
}

function senderOf(request: Request): string {
  return request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim().slice(0, 64) ?? "unknown";
}

function baseUrlOf(request: Request): string {
  const { publicUrl } = settings();
  if (publicUrl !== null) return publicUrl;
  const host = request.headers.get("host") ?? "";
  return /^(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d{1,5})?$/i.test(host) ? `http://${host}` : "http://localhost";
}
