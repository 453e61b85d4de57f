/**
 * Careful reading of JSON that somebody else wrote: every step may find
 * nothing, and what is of another kind than expected counts as nothing.
 */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Returns the value as an object; null for anything else, lists included. */
export function objectIn(value: unknown): JsonObject | null {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as JsonObject) : null;
}

/** Returns the objects of a list; of a lone object, that one, since some senders leave the list out. */
export function objectsIn(value: unknown): readonly JsonObject[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.filter((item): item is JsonObject => objectIn(item) !== null);
}

/** Returns the text with its blanks trimmed; null when it is no text or an empty one. */
export function textIn(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

/** Returns the texts of a list; of a lone text, that one. */
export function textsIn(value: unknown): readonly string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.flatMap((item) => textIn(item) ?? []);
}

/**
 * Returns how deep the objects and lists of a value lie in each other, up to
 * `limit` plus one: 1 for a flat object, 0 for a plain value. It goes no deeper
 * than that, so that a hostile depth costs no stack.
 */
export function depthOf(value: unknown, limit: number): number {
  if (value === null || typeof value !== "object") return 0;
  if (limit < 1) return 1;
  const inner: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  let deepest = 0;
  for (const item of inner) deepest = Math.max(deepest, depthOf(item, limit - 1));
  return deepest + 1;
}

/** Returns JSON as it is, or one value a line, as our own command and bulk exports write it; undefined for what is neither. */
export function jsonOf(text: string): unknown {
  const plain = text.replace(/^\uFEFF/, "").trim();
  const whole = parsed(plain);
  if (whole !== undefined) return whole;
  const lines = plain.split(/\r?\n/).filter((line) => line.trim() !== "");
  const values = lines.map(parsed);
  return lines.length > 1 && !values.includes(undefined) ? values : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
