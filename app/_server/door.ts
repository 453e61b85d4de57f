import { LRUCache } from "lru-cache";
import { allowByHash } from "./allow-by-hash";
import { ANSWERED } from "./answered";
import { draw, type Drawing, type Handler } from "./draw";
import { keptAddress, type KeptAddress } from "./kept-address";
import { keptPage, sendPage, type KeptPage } from "./kept-page";

interface Setting {
  /** Next. */
  readonly handle: Handler;
  /** The paths of what was made at build time: pages, data, and files named after their content. */
  readonly fixed: ReadonlySet<string>;
  /** Returns the day as YYYY-MM-DD: an answer says as of when it holds. */
  readonly today: () => string;
}

/** Bodies that are kept, in bytes; packed they take about a fifth of that again. */
const MOST_KEPT_BYTES = 64_000_000;

/**
 * Returns the handler of all requests. What is the same for everybody is drawn by Next once, kept in memory, and sent
 * with a tag, so that who has it already is told so; everything else goes to Next as it came.
 *
 * A server serves one snapshot for as long as it runs, so what is kept is kept by path and day alone.
 */
export function createDoor({ handle, fixed, today }: Setting): Handler {
  const kept = new LRUCache<string, KeptPage>({
    maxSize: MOST_KEPT_BYTES,
    sizeCalculation: ({ drawing }) => drawing.body.length + 1,
  });
  const underWay = new Map<string, Promise<unknown>>();

  async function drawn(key: string, address: KeptAddress): Promise<KeptPage> {
    const drawing = await draw(handle, address.path);
    if (!mayBeKept(address, drawing)) return { ...keptPage(drawing), tag: null };
    const page = keptPage(allowByHash(drawing));
    kept.set(key, page);
    return page;
  }

  return async (request, response) => {
    const address = keptAddress(request, fixed);
    if (address === null) return handle(request, response);
    const key = `${address.kind === "answer" ? today() : ""} ${address.path}`;
    // Who asks for a page while it is drawn waits for it; if it turns out to be for one alone, each is drawn their own.
    const first = underWay.get(key);
    if (first !== undefined) await first.catch(() => undefined);
    const known = kept.get(key);
    if (known !== undefined) return sendPage(known, request, response);
    if (first !== undefined) return handle(request, response);
    const made = drawn(key, address).finally(() => underWay.delete(key));
    underWay.set(key, made);
    return sendPage(await made, request, response);
  };
}

/** An answer to a question we understood is the same for everybody; what we say of one we did not is said once. */
function mayBeKept({ kind }: KeptAddress, { status, body }: Drawing): boolean {
  return status === 200 && (kind === "fixed" || body.includes(ANSWERED.mark));
}
