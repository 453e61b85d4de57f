/** One content file after its syntax was read: plain data, and where each part of it stands. */
export interface ContentFile {
  /** Path below `content/`, with forward slashes, e.g. "genes/MTOR.yaml". */
  readonly path: string;
  readonly data: unknown;
  /** One-based line of the value at `path` inside `data`; of its nearest parent when it is absent. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/** A fault in the content, as data. Any one of them stops the build. */
export interface ContentIssue {
  readonly file: string;
  readonly line: number;
  readonly found: string;
  readonly expected: string;
}

/** Returns the one line a curator reads: file, line, what was found, what was expected. */
export function formatContentIssue(issue: ContentIssue): string {
  return `content/${issue.file}:${issue.line}: found ${issue.found}; expected ${issue.expected}`;
}

/** Returns a short, safe description of a value for a content error. */
export function describe(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object") return "a mapping";
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
