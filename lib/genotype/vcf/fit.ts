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
  const startsHere = line.positionOneBased === site.startOneBased;
  const isExact = startsHere && line.reference === site.position.reference;
  if (
    !isExact &&
    (!PLAIN_BASES.test(line.reference) || !agreesWithReference(site, line.positionOneBased, line.reference))
  ) {
    return line.positionOneBased <= site.referenceEndOneBased && lastOfReference(line) >= site.startOneBased
      ? made("misfit", line, [])
      : null;
  }
  const spelled = line.alternates.map(
    (bases) => (isExact ? site.asWritten.get(bases) : undefined) ?? spelledOf(site, line, bases),
  );
  if (isExact) return made(spelled.some(isDocumented) ? "definition" : "own", line, asWritten(spelled, line));
  if (line.alternates.every((bases) => ANY_ALLELE.test(bases))) {
    return line.positionOneBased <= site.referenceEndOneBased && line.endOneBased >= site.startOneBased
      ? made("block", line, spelled)
      : null;
  }
  if (spelled.some(isDocumented)) return made("definition", line, spelled);
  const coversReference =
    line.positionOneBased <= site.startOneBased && lastOfReference(line) >= site.referenceEndOneBased;
  // A line of a gVCF speaks of every base of its REF, and a line that replaces bases of each that it replaces.
  if (
    coversReference &&
    (line.alternates.some((bases) => ANY_ALLELE.test(bases)) || (site.isSingleBase && !namesIndel(line)))
  )
    return made("own", line, spelled);
  if (line.alternates.some((_, at) => mayHide(line, spelled, at))) return made("over", line, spelled);
  return startsHere ? made("misfit", line, spelled) : null;
}

function made(kind: FitKind, line: VcfLine, spelled: readonly Spelled[]): Fit {
  return { kind, line, spelled, namesIndel: namesIndel(line) };
}

function namesIndel(line: VcfLine): boolean {
  return line.alternates.some((bases) => bases.length !== line.reference.length && !ANY_ALLELE.test(bases));
}

function isDocumented(allele: Spelled): boolean {
  return allele.kind === "documented";
}

function lastOfReference(line: VcfLine): number {
  return line.positionOneBased + line.reference.length - 1;
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
    return {
      kind: "unreadable",
      isOverlapping: line.positionOneBased <= site.referenceEndOneBased && line.endOneBased >= site.startOneBased,
    };
  }
  return spell(site, line.positionOneBased, line.reference, bases);
}

/** At the definition's own place and REF an ALT that changes what follows is kept as it is written: it is no reference. */
function asWritten(spelled: readonly Spelled[], line: VcfLine): readonly Spelled[] {
  if (!spelled.some((allele) => allele.kind === "elsewhere")) return spelled;
  return spelled.map((allele, at) =>
    allele.kind === "elsewhere" ? { kind: "undocumented", bases: line.alternates[at] ?? allele.bases } : allele,
  );
}

/** Whether an ALT of the line is one that a caller writes for a large change, such as <DEL>. */
export function isStructural(line: VcfLine): boolean {
  return line.alternates.some((bases) => SYMBOLIC.test(bases) && !ANY_ALLELE.test(bases));
}
