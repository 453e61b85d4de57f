import type { Knowledge, ReadingKnowledge } from "@/lib/knowledge";
import type { Outcome, Problem } from "@/lib/schema";
import { fromBase64url, toBase64url } from "./base64url";
import { checkSum, SUM_LENGTH } from "./check-sum";
import { heldQuestion, type HeldQuestion } from "../held-question";
import type { Unread } from "../intake";
import { packQuestion, unpackQuestion, type LinkedQuestion } from "./permalink-form";

/** Grows when the form changes; an older one must stay readable. */
const FORM = 2;

/** Two thousand rows that could not be read still fit; browsers take far longer addresses. */
export const LONGEST_LINK = 500_000;

/**
 * Returns the question as text for the fragment of an address, which no
 * browser sends to a server: form, length, payload and check sum, parted by
 * dots. It carries results, so whoever has the link has them too. Characters
 * that turn or hide text are left out.
 */
export function encodePermalink(linked: LinkedQuestion): string {
  const link = encoded(linked);
  const { unread } = linked.intake;
  // Beyond any panel's length a link that opens, and says how much it is without, is better than one that does not.
  return link.length <= LONGEST_LINK || unread.length === 0
    ? link
    : encoded({ ...linked, intake: { ...linked.intake, unread: [countedOnly(unread.length)] } });
}

function encoded(linked: LinkedQuestion): string {
  const payload = toBase64url(JSON.stringify(packQuestion(linked)));
  return `${FORM}.${payload.length.toString(36)}.${payload}.${checkSum(`${FORM}.${payload}`)}`;
}

function countedOnly(count: number): Unread {
  return {
    from: "results",
    line: null,
    column: null,
    code: "unread-counted-only",
    found: `${count} entries that could not be read`,
    expected: "fewer of them: a link has no room for so many",
    remedy: "Look at the list and the table the link was made from",
    nearest: [],
  };
}

/**
 * Returns the question of a link, with or without the sign before it; or the
 * one problem that makes it unreadable: cut off, changed, of a newer form, or
 * no link of ours at all. Nothing of a damaged link is ever used.
 */
export function decodePermalink(fragment: string): Outcome<LinkedQuestion> {
  const text = fragment.replace(/^#/, "").trim();
  if (text.length > LONGEST_LINK)
    return refuse("link-too-long", `${text.length} characters`, `at most ${LONGEST_LINK}`, "Ask the question anew");
  const [form = "", length = "", payload = "", sum = "", ...more] = text.split(".");
  if (!/^\d{1,3}$/.test(form))
    return refuse("link-unknown", "no link of ours", "a link that this app has made", "Ask the question anew");
  if (Number(form) > FORM)
    return refuse(
      "link-newer",
      `a link of form ${form}`,
      `form ${FORM} or older`,
      "Open it in the newer version of the app that made it",
    );
  const wanted = /^[0-9a-z]{1,4}$/.test(length) ? Number.parseInt(length, 36) : -1;
  if (wanted === -1 || payload.length < wanted || (payload.length === wanted && sum.length < SUM_LENGTH))
    return refuse("link-cut", "a link whose end is missing", "the whole link", "Copy it again, to its end");
  if (more.length > 0 || payload.length !== wanted || sum !== checkSum(`${form}.${payload}`))
    return refuse(
      "link-edited",
      "a link that was changed",
      "the link as it was made",
      "Copy it again from where it came; a changed link is not read, since a changed result could not be told from a true one",
    );
  return unpacked(Number(form), payload);
}

/** A linked question beside the knowledge at hand. */
export interface OpenedLink extends LinkedQuestion, HeldQuestion {
  /** Whether the report would come from another snapshot than the link's. */
  readonly hasKnowledgeChanged: boolean;
}

/** Returns the question as it can be asked of `knowledge`, with what has changed since the link was made. */
export function openPermalink(
  { request, ...linked }: LinkedQuestion,
  knowledge: ReadingKnowledge & Pick<Knowledge, "version">,
): OpenedLink {
  return { ...linked, ...heldQuestion(request, knowledge), hasKnowledgeChanged: linked.snapshot !== knowledge.version };
}

function unpacked(form: number, payload: string): Outcome<LinkedQuestion> {
  try {
    const json = fromBase64url(payload);
    if (json !== null) return { ok: true, value: unpackQuestion(form, JSON.parse(json)) };
  } catch {
    // Told below: whatever does not fit the form was not made by us; its check sum was.
  }
  return refuse(
    "link-unknown",
    "a link that holds no question",
    "a link that this app has made",
    "Ask the question anew",
  );
}

function refuse(
  code: string,
  found: string,
  expected: string,
  remedy: string,
): { readonly ok: false; readonly problems: readonly Problem[] } {
  return { ok: false, problems: [{ code, path: ["link"], found, expected, remedy, nearest: [] }] };
}
