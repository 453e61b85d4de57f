import type { Step } from "@/lib/schema";
import type { Disagreement, Dispute, Note, PreTest } from "./advice";
import { flagsOf } from "./steps";

/** What one body comes to under one result. */
interface Stance {
  readonly body: string;
  /** Ids of its rows or of its statement. */
  readonly notes: readonly string[];
  readonly genes: readonly string[];
  readonly speaks: boolean;
  readonly dose: boolean;
  readonly alternative: boolean;
  readonly acts: boolean;
  readonly sizes: string;
}

/**
 * Returns where two bodies do not advise the same under the results given:
 * whether to change the dose and by how much, whether to choose another drug,
 * whether to act at all, and where one has guidance on the pair and no row
 * for the result. A body that looked at a pair and found no need to act takes
 * that side. Rows that a closer result would decide take no side yet.
 */
export function disagreementsAmong(notes: readonly Note[]): readonly Disagreement[] {
  const rows = notes.filter((note) => note.kind === "recommendation" && note.fit === "holds" && note.when !== null);
  const drug = rows[0]?.drug;
  if (drug === undefined) return [];
  const settled = notes.filter(isSettledPair);
  const isOpen = (body: string): boolean =>
    notes.some((note) => note.fit === "possible" && bodyOf(note) === body) && !rows.some((row) => bodyOf(row) === body);
  const bodies = [...new Set([...rows, ...settled].map(bodyOf))].filter((body) => !isOpen(body));
  const stances = bodies.map((body) => {
    const own = rows.filter((row) => bodyOf(row) === body);
    const left = settled.filter((note) => bodyOf(note) === body);
    const all = [...own, ...left];
    return stance({
      body,
      notes: all.map((note) => note.id),
      genes: all.flatMap((note) => note.genes),
      rows: own,
      isSettled: left.length > 0,
    });
  });
  // In the words of the row that names fewest genes: that is the result the two share.
  const when = (a: Stance, b: Stance): string =>
    [...rows]
      .filter((row) => a.notes.includes(row.id) || b.notes.includes(row.id))
      .sort((x, y) => x.genes.length - y.genes.length)[0]?.when ?? "";
  return pairs(stances).flatMap(([a, b]) => (shares(a, b) ? dispute(drug, a, b, when(a, b)) : []));
}

/** Returns where two bodies would part under each possible result, before any is known. */
export function possibleDisagreements(preTests: readonly PreTest[], notes: readonly Note[]): readonly Disagreement[] {
  return preTests.flatMap(({ drug, gene, lines }) => {
    const settled = notes.filter((note) => isSettledPair(note) && note.genes.includes(gene));
    return lines.flatMap((line) => {
      const spoken = line.bodies.map(({ body, rows }) => {
        const alone = rows.filter((row) => row.when === null);
        return stance({
          body,
          notes: alone.map((row) => row.id),
          genes: [gene],
          rows: alone,
          isOpen: rows.length > alone.length,
        });
      });
      const left = settled.map((note) =>
        stance({ body: bodyOf(note), notes: [note.id], genes: [gene], rows: [], isSettled: true }),
      );
      return pairs([...spoken, ...left].filter((one) => one.speaks || one.notes.length > 0)).flatMap(([a, b]) =>
        dispute(drug, a, b, `${gene} ${line.term}`),
      );
    });
  });
}

/** Whether a body looked at a pair and concluded that nothing need be done, whatever the result. */
function isSettledPair(note: Note): boolean {
  return note.reasons.some(
    (reason) =>
      reason.kind === "evaluated" && (reason.verdict === "no-action-needed" || reason.verdict === "no-interaction"),
  );
}

interface Spoken {
  readonly body: string;
  readonly notes: readonly string[];
  readonly genes: readonly string[];
  readonly rows: readonly { readonly steps: readonly Step[] }[];
  /** Its rows hang on a closer result: it has not spoken, and is not silent either. */
  readonly isOpen?: boolean;
  readonly isSettled?: boolean;
}

function stance({ body, notes, genes, rows, isOpen = false, isSettled = false }: Spoken): Stance {
  const speaking = rows.filter((row) => row.steps.length > 0);
  const flags = speaking.map((row) => flagsOf(row.steps));
  const dose = flags.some((flag) => flag.dose);
  const alternative = flags.some((flag) => flag.alternative);
  return {
    body,
    notes,
    genes,
    dose,
    alternative,
    speaks: (speaking.length > 0 || isSettled) && !isOpen,
    acts: dose || alternative || flags.some((flag) => flag.other),
    sizes: [...new Set(speaking.flatMap((row) => row.steps.filter(isSized).map(sizeOf)))].sort().join(";"),
  };
}

function dispute(drug: string, a: Stance, b: Stance, when: string): readonly Disagreement[] {
  const over = disputesBetween(a, b);
  if (over.length === 0) return [];
  const [first, second] = asks(b) > asks(a) ? [b, a] : [a, b];
  return [
    {
      drug,
      genes: [...new Set([...a.genes, ...b.genes])].sort(),
      when,
      bodies: [first.body, second.body],
      over,
      notes: [...first.notes, ...second.notes],
    },
  ];
}

function disputesBetween(a: Stance, b: Stance): readonly Dispute[] {
  if (!a.speaks || !b.speaks) {
    const speaker = a.speaks ? a : b;
    return speaker.speaks && speaker.acts ? ["not-covered"] : [];
  }
  if (a.acts !== b.acts) return ["no-action"];
  return [
    ...(a.dose !== b.dose || (a.dose && a.sizes !== b.sizes) ? (["dose"] as const) : []),
    ...(a.alternative !== b.alternative ? (["alternative"] as const) : []),
  ];
}

function asks(one: Stance): number {
  return (one.alternative ? 4 : 0) + (one.dose ? 2 : 0) + (one.acts ? 1 : 0);
}

function shares(a: Stance, b: Stance): boolean {
  return a.genes.some((gene) => b.genes.includes(gene));
}

function pairs<T>(list: readonly T[]): readonly (readonly [T, T])[] {
  return list.flatMap((one, i) => list.slice(i + 1).map((other) => [one, other] as const));
}

function bodyOf(note: Note): string {
  const reason = note.reasons.find((r) => r.kind === "guideline-row" || r.kind === "evaluated");
  return reason?.kind === "guideline-row" || reason?.kind === "evaluated" ? reason.body : "";
}

/** Whether a step names a number. A body that names one differs from a body that leaves the size open: a reader of either would do another thing. */
function isSized(step: Step): boolean {
  return (
    step.aside !== true && (step.percent !== undefined || step.percentOfNormal !== undefined || step.dose !== undefined)
  );
}

/** One size for "reduce by 50 %" and "50 % of normal", so that two wordings of one dose do not count as two. */
function sizeOf({ kind, percent, percentOfNormal, dose }: Step): string {
  if (dose !== undefined) return JSON.stringify([kind, dose]);
  const ends = (value: number | readonly [number, number]): readonly number[] =>
    typeof value === "number" ? [value] : value;
  const share =
    percentOfNormal !== undefined
      ? ends(percentOfNormal)
      : ends(percent ?? 0).map((size) => (kind === "reduce-dose" ? 100 - size : 100 + size));
  return `share ${[...share].sort((x, y) => x - y).join(" to ")}`;
}
