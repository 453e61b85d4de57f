import { CLINPGX_LEVELS, type Annotation, type Finding } from "@/lib/schema";
import type { Note } from "./advice";
import { associationCaveats, largestN, papersOf, reportsAssociation } from "./caveats";
import { certaintyOfClinPgxLevel, certaintyOfUngraded } from "./certainty";
import { hasGuidanceOn } from "./recommendations";
import { coversGenes, nearness, type Scope } from "./scope";

/**
 * Returns one note for each graded annotation and each group of ungraded
 * findings within the scope. Germline and tumour findings never share a note.
 *
 * Evidence about other drugs of the class is kept only for genes the reader
 * asked about, and never answers the question.
 */
export function associationNotes(scope: Scope): readonly Note[] {
  const { annotations, findings } = scope.knowledge;
  const graded = annotations
    .filter((annotation) => reaches(scope, annotation))
    .map((annotation) =>
      gradedNote(
        scope,
        annotation,
        findings.filter((f) => f.annotation === annotation.id),
      ),
    );
  const ungraded = groupFindings(findings.filter((f) => f.annotation === undefined && reaches(scope, f))).map((group) =>
    ungradedNote(scope, group),
  );
  return [...graded, ...ungraded];
}

function reaches(
  scope: Scope,
  statement: { readonly drugs: readonly string[]; readonly genes: readonly string[] },
): boolean {
  const near = nearness(scope, statement.drugs);
  if (near === "none" || !coversGenes(scope, statement.genes)) return false;
  return near === "direct" || scope.genes.length > 0;
}

/** Returns the note of one curated annotation with the findings behind it. */
export function gradedNote(scope: Scope, annotation: Annotation, findings: readonly Finding[]): Note {
  const certainty = certaintyOfClinPgxLevel(annotation.level);
  return {
    ...base(scope, annotation, findings),
    id: annotation.id,
    certainty,
    // Graded 1A to 2B, the evidence is no reason to say that nothing follows from the genotype.
    ...(certainty === "supported" ? { action: "no-guidance-held" } : {}),
    level: { scale: "ClinPGx", value: annotation.level, score: annotation.score },
    statement: annotation.text,
    remarks: [],
    reasons: [
      { kind: "graded", scale: "ClinPGx", value: annotation.level, score: annotation.score, papers: annotation.papers },
      studiesReason(findings),
    ],
    caveats: caveatsOf(scope, findings, annotation),
    sources: unique([annotation.source, ...findings.flatMap((f) => [f.source, ...f.seenIn])]),
    leadSource: annotation.source,
  };
}

function ungradedNote(scope: Scope, group: readonly [Finding, ...Finding[]]): Note {
  const [first] = group;
  return {
    ...base(scope, { ...first, variants: first.variants, drugs: unique(group.flatMap((f) => f.drugs)) }, group),
    id: first.id,
    certainty: certaintyOfUngraded(group),
    level: null,
    statement: group.map((f) => f.text).join(" "),
    remarks: [...new Set(group.flatMap((f) => f.remarks))],
    reasons: [studiesReason(group)],
    caveats: caveatsOf(scope, group, null),
    sources: unique(group.flatMap((f) => [f.source, ...f.seenIn])),
    leadSource: first.source,
  };
}

function base(
  scope: Scope,
  about: { readonly drugs: readonly string[]; readonly genes: readonly string[]; readonly variants: Note["variants"] },
  findings: readonly Finding[],
): Omit<
  Note,
  "id" | "certainty" | "level" | "statement" | "remarks" | "reasons" | "caveats" | "sources" | "leadSource"
> {
  const origin = findings[0]?.origin ?? "germline";
  const direct = nearness(scope, about.drugs) === "direct";
  return {
    kind: origin === "germline" ? "association" : "tumour-marker",
    drug: scope.drug,
    about: about.drugs,
    genes: about.genes,
    variants: about.variants,
    origin,
    answersQuestion: origin === "germline" && direct,
    topic: null,
    settings: unique(findings.map((f) => f.setting)),
    population: unique(findings.map((f) => f.population)).join("; ") || null,
    when: null,
    fit: null,
    flags: null,
    // Evidence without a guideline asks for no act: that is what a guideline is for. What we read ourselves we judge so.
    action: "no-action-advised",
    steps: [],
    strength: null,
    absence: null,
    matched: null,
    release: null,
    findings: findings.map((f) => f.id),
    searches: [],
  };
}

function caveatsOf(scope: Scope, findings: readonly Finding[], annotation: Annotation | null): Note["caveats"] {
  const genes = annotation?.genes ?? findings[0]?.genes ?? [];
  return associationCaveats({
    findings,
    annotation,
    directDrugs: scope.direct,
    setting: scope.setting,
    pairHasGuideline: hasGuidanceOn(scope, genes),
    today: scope.today,
  });
}

function studiesReason(findings: readonly Finding[]): Note["reasons"][number] {
  const papersWhere = (test: (f: Finding) => boolean): number => papersOf(findings.filter(test));
  return {
    kind: "studies",
    papers: unique(findings.map((f) => f.source)),
    found: papersWhere(reportsAssociation),
    notFound: papersWhere((f) => f.direction === "no-association"),
    notSeen: papersWhere((f) => f.direction === "not-seen"),
    largestN: largestN(findings),
  };
}

/** Findings that speak of the same marker, drug, kind of outcome and setting belong in one note. */
function groupFindings(findings: readonly Finding[]): readonly (readonly [Finding, ...Finding[]])[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const key = [
      finding.origin === "germline" ? "germline" : "tumour",
      [...finding.genes].sort().join(","),
      finding.variants
        .map((v) => v.rsid ?? v.allele ?? v.name)
        .sort()
        .join(","),
      [...finding.drugs].sort().join(","),
      finding.outcomeKind,
      finding.setting,
      finding.direction === "not-seen" ? "not-seen" : "seen",
      // A tumour study is a story of its own; pooling them would blur what was tested.
      finding.origin === "germline" ? "" : finding.id,
    ].join(" | ");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

/** Returns where a ClinPGx level stands in the scale, strongest 0; ungraded notes come after all levels. */
export function levelRank(note: Note): number {
  const rank = CLINPGX_LEVELS.findIndex((level) => level === note.level?.value);
  return rank < 0 ? CLINPGX_LEVELS.length : rank;
}

export function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
