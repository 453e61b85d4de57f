import { challengeHref } from "@/lib/report";

/**
 * Where a statement can be challenged: `base` is the setting HAPLONOTE_CHALLENGE, null where it is not set. A page drawn
 * for the request reads the setting then; a page drawn at build time (/report) has that of the build, which is why a
 * change of the setting builds the site anew.
 */
export interface Challenge {
  readonly base: string | null;
  readonly snapshot: string;
}

interface Props {
  readonly challenge: Challenge;
  /** Id of the statement: all of it that leaves the page. */
  readonly statement: string;
  /** What it is about, for a reader who hears the links alone; never part of the address. */
  readonly name: string;
}

/** "Something wrong?" beside a statement; nothing where no address is configured. */
export function ChallengeLink({ challenge: { base, snapshot }, statement, name }: Props) {
  const href = challengeHref(base ?? undefined, { statement, snapshot });
  return href === null ? null : (
    <>
      {" "}
      <a className="no-print quiet challenge" href={href} rel="noreferrer" aria-label={`Something wrong? ${name}`}>
        Something wrong?
      </a>
    </>
  );
}
