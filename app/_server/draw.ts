import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { Duplex } from "node:stream";

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const DRAWN_WITHIN_MS = 60_000;

/** A whole response of Next, as it would have gone to a caller who takes nothing packed. */
export interface Drawing {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/**
 * Returns what Next answers to a plain GET of this path. The request is ours alone: nothing of what a caller sent but
 * the path is in it, so that nothing else of one caller can reach another who is given the same drawing.
 */
export function draw(handle: Handler, path: string): Promise<Drawing> {
  const request = new IncomingMessage(new Socket());
  request.method = "GET";
  request.url = path;
  request.headers = { host: "localhost" };
  request.rawHeaders = ["Host", "localhost"];
  request.httpVersion = "1.1";
  request.httpVersionMajor = 1;
  request.httpVersionMinor = 1;
  request.complete = true;
  request.push(null);
  return new Promise((resolve, reject) => {
    const response = new CollectedResponse(request);
    response.once("finish", () => resolve(response.drawing())).once("close", () => reject(new Error("not drawn")));
    handle(request, response).catch(reject);
    // Others may be waiting for the same page; better no page for this one than none for all.
    setTimeout(() => reject(new Error("not drawn in time")), DRAWN_WITHIN_MS).unref();
  });
}

/** Keeps what is written to it. It has a socket that swallows all, so that it ends as any other does. */
class CollectedResponse extends ServerResponse {
  readonly #chunks: Uint8Array[] = [];

  constructor(request: IncomingMessage) {
    super(request);
    this.assignSocket(
      new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() }) as unknown as Socket,
    );
  }

  override write(chunk: unknown, ...rest: unknown[]): boolean {
    this.#collect(chunk, rest);
    super.write(chunk, ...(rest as []));
    // Nobody has to be waited for: it is all in memory.
    return true;
  }

  override end(...given: unknown[]): this {
    const [chunk, ...rest] = given;
    if (typeof chunk !== "function") this.#collect(chunk, rest);
    return super.end(...(given as []));
  }

  drawing(): Drawing {
    const headers = Object.entries(this.getHeaders()).map(
      ([name, value]) => [name, Array.isArray(value) ? value.join(", ") : String(value)] as const,
    );
    return { status: this.statusCode, headers: new Map(headers), body: Buffer.concat(this.#chunks) };
  }

  #collect(chunk: unknown, [encoding]: readonly unknown[]): void {
    if (typeof chunk === "string")
      this.#chunks.push(Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8"));
    else if (chunk instanceof Uint8Array) this.#chunks.push(chunk);
  }
}
