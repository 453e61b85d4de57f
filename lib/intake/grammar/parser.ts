/** One way of reading a piece of a text: what it says, and where the rest begins. */
export interface Parsed<T> {
  readonly value: T;
  readonly end: number;
}

/**
 * Reads from a place in a text. It returns every way that fits, so that a form with two meanings is seen to have two,
 * and none where nothing fits. It never skips a character that it does not read.
 */
export type Parser<T> = (text: string, at: number) => readonly Parsed<T>[];

/** Returns every value for which the parser reads the whole text, from its first character to its last. */
export function readWhole<T>(parser: Parser<T>, text: string): readonly T[] {
  return parser(text, 0)
    .filter(({ end }) => end === text.length)
    .map(({ value }) => value);
}

/** Returns a parser for what a sticky expression finds; `read` may refuse it with null. */
export function pattern<T>(expression: RegExp, read: (match: RegExpExecArray) => T | null): Parser<T> {
  const sticky = new RegExp(expression.source, `${expression.flags.replace(/[gy]/g, "")}y`);
  return (text, at) => {
    sticky.lastIndex = at;
    const match = sticky.exec(text);
    const value = match === null ? null : read(match);
    return match === null || value === null ? [] : [{ value, end: at + match[0].length }];
  };
}

/** Returns a parser for what an expression finds, as it was written. */
export function token(expression: RegExp): Parser<string> {
  return pattern(expression, (match) => match[0]);
}

/** Returns a parser for nothing at all, which always fits and says `value`. */
export function nothing<T>(value: T): Parser<T> {
  return (_text, at) => [{ value, end: at }];
}

/** Returns a parser that reads in any of several ways. */
export function oneOf<T>(...parsers: readonly Parser<T>[]): Parser<T> {
  return (text, at) => parsers.flatMap((parser) => parser(text, at));
}

/** Returns a parser that reads one part after another, and says what `join` makes of both. */
export function inOrder<A, B, C>(first: Parser<A>, second: Parser<B>, join: (a: A, b: B) => C | null): Parser<C> {
  return (text, at) =>
    first(text, at).flatMap((a) =>
      second(text, a.end).flatMap((b) => {
        const value = join(a.value, b.value);
        return value === null ? [] : [{ value, end: b.end }];
      }),
    );
}

/** Returns a parser for a part that something else comes before. */
export function after<T>(before: Parser<unknown>, parser: Parser<T>): Parser<T> {
  return inOrder(before, parser, (_before, value) => value);
}

/** Returns a parser for a part that something else follows. */
export function before<T>(parser: Parser<T>, following: Parser<unknown>): Parser<T> {
  return inOrder(parser, following, (value) => value);
}

/** Returns a parser that says something else of what was read, or refuses it with null. */
export function as<A, B>(parser: Parser<A>, make: (value: A) => B | null): Parser<B> {
  return (text, at) =>
    parser(text, at).flatMap(({ value, end }) => {
      const made = make(value);
      return made === null ? [] : [{ value: made, end }];
    });
}

/** Returns a parser for a part that may be missing. */
export function maybe<T>(parser: Parser<T>): Parser<T | null> {
  return oneOf<T | null>(parser, nothing(null));
}

/**
 * Returns a parser for one or more items, at most `most`, with separators between them. Of several ways to read the same stretch with
 * the same number of items the first is kept, so that a long list costs no more than its length.
 */
export function list<T>(item: Parser<T>, separator: Parser<unknown>, most = Infinity): Parser<readonly T[]> {
  return (text, at) => {
    const out: Parsed<readonly T[]>[] = [];
    let open: readonly Parsed<readonly T[]>[] = item(text, at).map(({ value, end }) => ({ value: [value], end }));
    for (let length = 1; open.length > 0 && length <= most; length += 1) {
      out.push(...open);
      const next = new Map<number, Parsed<readonly T[]>>();
      for (const { value, end } of open)
        for (const gap of separator(text, end))
          for (const more of item(text, gap.end))
            if (!next.has(more.end)) next.set(more.end, { value: [...value, more.value], end: more.end });
      open = [...next.values()];
    }
    return out;
  };
}
