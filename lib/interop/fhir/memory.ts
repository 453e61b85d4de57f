/** Remembers what was worked out before from a frozen value, up to a number of answers; the one unused longest is forgotten first. */
export interface Memory<V> {
  /** Returns the remembered value of a key, or makes and remembers it. */
  readonly recall: (key: string, make: () => V) => V;
}

/**
 * Returns a memory of at most `most` values. Keys must hold nothing of a
 * person: a drug and a phenotype, never a name or an identifier. It changes
 * nothing a caller can see but the time.
 */
export function createMemory<V>(most: number): Memory<V> {
  const values = new Map<string, V>();
  return {
    recall: (key, make) => {
      const known = values.has(key) ? { value: values.get(key) as V } : { value: make() };
      values.delete(key);
      values.set(key, known.value);
      const [oldest] = values.keys();
      if (values.size > most && oldest !== undefined) values.delete(oldest);
      return known.value;
    },
  };
}
