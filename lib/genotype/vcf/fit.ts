import type { VcfLine } from "./line";
import { agreesWithReference, spell, type Site, type Spelled } from "./spelling";

/**
 * What a line has to say of a defined position, from most to least:
 * `definition` it names a documented allele; `own` it stands at the position
 * with its REF and names another; `block` it says that nothing differs from
 * the reference along a stretch; `over` it names a change that may remove or
 * hide the position; `misfit` it stands at the position and cannot be compared.
 */
export type FitKind = "definition" | "own" | "block" | "over" | "misfit";

export interface Fit {
  readonly kind: FitKind;
  readonly line: VcfLine;
  /** Each ALT of the line in the form of the definition. */
  readonly spelled: readonly Spelled[];
  /** Whether the line names an ALT of another length than its REF. */
  readonly namesIndel: boolean;
}

/** "Any other allele", as gVCF writes it: GATK, the specification, older samtools. */
const ANY_ALLELE = /^<(?:NON_REF|\*|X)>$/;
const SYMBOLIC = /[<[\]]/;
const PLAIN_BASES = /^[ACGT]+$/;

/** Returns what a line says of a defined position, or null when it says nothing of it. */
export function fitOf(site: Site, line: VcfLine): Fit | null {
  const named = line.alternates.filter((bases) => !ANY_ALLELE.test(bases));
  const lastOfReference = line.positionOneBased + line.reference.length - 1;
  const startsHere = line.positionOneBased === site.startOneBased;
  const namesIndel = named.some((bases) => bases.length !== line.reference.length);
  const make = (kind: FitKind, spelled: readonly Spelled[] = []): Fit => ({ kind, line, spelled, namesIndel });

  if (!PLAIN_BASES.test(line.reference) || !agreesWithReference(site, line.positionOneBased, line.reference)) {
    return line.positionOneBased <= site.referenceEndOneBased && lastOfReference >= site.startOneBased ? make("misfit") : null;
  }
  const spelled = line.alternates.map((bases) => spelledOf(site, line, bases));
  const isExact = startsHere && line.reference === site.position.reference.toUpperCase();
  if (named.length === 0 && !isExact) {
    return line.positionOneBased <= site.referenceEndOneBased && line.endOneBased >= site.startOneBased ? make("block", spelled) : null;
  }
  if (spelled.some((allele) => allele.kind === "documented")) return make("definition", isExact ? asWritten(spelled, line) : spelled);
  if (isExact) return make("own", asWritten(spelled, line));
  const coversReference = line.positionOneBased <= site.startOneBased && lastOfReference >= site.referenceEndOneBased;
  // A line of a gVCF speaks of every base of its REF, and a line that replaces bases of each that it replaces.
  if (coversReference && (named.length < line.alternates.length || (site.isSingleBase && !namesIndel))) return make("own", spelled);
  if (line.alternates.some((_, at) => mayHide(line, spelled, at))) return make("over", spelled);
  return startsHere ? make("misfit", spelled) : null;
}

/** Whether an ALT (counted from 0) removes or adds bases where the definition speaks, in a way it does not document. */
export function mayHide(line: VcfLine, spelled: readonly Spelled[], alternate: number): boolean {
  const allele = spelled[alternate];
  if (allele === undefined) return false;
  if (allele.kind === "unreadable") return allele.isOverlapping;
  return allele.kind === "undocumented" && line.alternates[alternate]?.length !== line.reference.length;
}

function spelledOf(site: Site, line: VcfLine, bases: string): Spelled {
  if (ANY_ALLELE.test(bases) || SYMBOLIC.test(bases)) {
    return { kind: "unreadable", isOverlapping: line.positionOneBased <= site.referenceEndOneBased && line.endOneBased >= site.startOneBased };
  }
  return spell(site, line.positionOneBased, line.reference, bases);
}

/** At the definition's own place and REF an ALT that changes what follows is kept as it is written: it is no reference. */
function asWritten(spelled: readonly Spelled[], line: VcfLine): readonly Spelled[] {
  return spelled.map((allele, at) => (allele.kind === "elsewhere" ? { kind: "undocumented", bases: line.alternates[at] ?? allele.bases } : allele));
}

/** Whether an ALT of the line is one that a caller writes for a large change, such as <DEL>. */
export function isStructural(line: VcfLine): boolean {
  return line.alternates.some((bases) => SYMBOLIC.test(bases) && !ANY_ALLELE.test(bases));
}
