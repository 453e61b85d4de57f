/** What somebody says is wrong: a statement of ours by its id, never what was typed. */
export interface Challenged {
  readonly statement: string;
  readonly snapshot: string;
}

/**
 * Returns the address at which a statement can be challenged, with its id and
 * the snapshot filled in; null without a configured `base` or when that is
 * neither a mail nor an https address. Nothing of the patient goes in.
 *
 * @example mailto:errors@example.org, https://example.org/issues/new
 */
export function challengeHref(base: string | undefined, { statement, snapshot }: Challenged): string | null {
  if (base === undefined || !/^(mailto:[^?\s]+@[^?\s]+|https:\/\/\S+)$/i.test(base)) return null;
  const title = encodeURIComponent(`Something wrong with ${statement}`);
  const body = encodeURIComponent(
    `Statement: ${statement}\nSnapshot: ${snapshot}\n\nWhat is wrong, and the source that says so (please no patient data):\n`,
  );
  return /^mailto:/i.test(base)
    ? `${base}?subject=${title}&body=${body}`
    : `${base}${base.includes("?") ? "&" : "?"}title=${title}&body=${body}`;
}
