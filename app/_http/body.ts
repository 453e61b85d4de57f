import { RefusedError } from "./exchange";

const MOST_BYTES = 1_000_000;
const WHOLE_TIME_MS = 10_000;

/**
 * Returns the JSON a request carries. Refuses what is not JSON by its type or
 * its text, what is longer than a megabyte, and what trickles.
 */
export async function jsonBody(request: Request): Promise<unknown> {
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (!/^application\/(?:[\w.-]+\+)?json(?:\+fhir)?$/.test(type))
    throw new RefusedError({
      status: 415,
      code: "not-supported",
      diagnostics: "Expected the content type application/json.",
    });
  if (Number(request.headers.get("content-length") ?? 0) > MOST_BYTES) throw tooLong();
  const bytes = await bytesOf(request);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw new RefusedError({ status: 400, code: "structure", diagnostics: "The body is not JSON in UTF-8." });
  }
}

async function bytesOf(request: Request): Promise<Uint8Array> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new RefusedError({
            status: 408,
            code: "timeout",
            diagnostics: `The body took longer than ${WHOLE_TIME_MS / 1000} seconds.`,
          }),
        ),
      WHOLE_TIME_MS,
    );
  });
  try {
    return await Promise.race([wholeBody(request), late]);
  } catch (error) {
    if (error instanceof RefusedError) throw error;
    throw new RefusedError({ status: 400, code: "structure", diagnostics: "The body broke off." });
  } finally {
    clearTimeout(timer);
  }
}

async function wholeBody(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
    length += part.value.byteLength;
    if (length > MOST_BYTES) {
      await reader?.cancel().catch(() => undefined);
      throw tooLong();
    }
    chunks.push(part.value);
  }
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
}

function tooLong(): RefusedError {
  return new RefusedError({ status: 413, code: "too-long", diagnostics: "The body is longer than 1 MB." });
}
