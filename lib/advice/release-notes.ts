import { RELEASE_SOURCES } from "@/lib/knowledge";
import type { ReadResult } from "@/lib/phenotype";
import type { Annotation, Release, ReleaseAnnotation, ReleaseVariant, Variant } from "@/lib/schema";
import type { Caveat, Note, ReleaseShare } from "./advice";
import { unique } from "./associations";
import { isOlderThan } from "./caveats";
import { certaintyOfClinPgxLevel } from "./certainty";
import { matchGenotype, type GenotypeMatch } from "./genotype-match";
import { paperSides } from "./paper-sides";
import { hasGuidanceOn } from "./recommendations";
import { coversGenes, nearness, type Scope } from "./scope";

/**
 * Returns the notes with what an imported release holds on them: under a
 * curated annotation its texts and papers, and a note of its own for each
 * annotation of the release that no curated one covers. Without a release, the
 * notes as they are. Texts are picked by the results given.
 */
export function withRelease(scope: Scope, curated: readonly Note[], results: readonly ReadResult[]): readonly Note[] {
  const { release } = scope.knowledge;
  if (release === null) return curated.map((note) => withCuratedGenotype(note, results));
  const held = new Map(scope.knowledge.annotations.map((annotation) => [annotation.id, annotation.clinpgxId]));
  const merged = curated.map((note) => {
    const clinpgxId = held.get(note.id);
    const annotation = clinpgxId === undefined ? undefined : indexOf(release).byId.get(clinpgxId);
    return annotation === undefined
      ? withCuratedGenotype(note, results)
      : merge(note, shareOf(release, annotation, results));
  });
  const covered = new Set(scope.knowledge.annotations.map((annotation) => annotation.clinpgxId));
  return [
    ...merged,
    ...annotationsFor(scope, release)
      .filter((annotation) => !covered.has(annotation.clinpgxId))
      .map((annotation) => importedNote(scope, release, annotation, results)),
  ];
}

/** Returns the annotations of the release about the drug, its class or, for genes asked about, its siblings. */
function annotationsFor(scope: Scope, release: Release): readonly ReleaseAnnotation[] {
  const { byDrug } = indexOf(release);
  const reached = [...scope.direct, ...(scope.genes.length === 0 ? [] : [...scope.classes, ...scope.siblings])];
  return unique(reached.flatMap((drug) => byDrug.get(drug) ?? [])).filter((annotation) =>
    coversGenes(scope, annotation.genes),
  );
}

interface Share {
  readonly share: ReleaseShare;
  readonly matches: readonly GenotypeMatch[];
}

function shareOf(release: Release, annotation: ReleaseAnnotation, results: readonly ReadResult[]): Share {
  const { variants } = indexOf(release);
  const plusAlleles = annotation.variants.flatMap((name) => variants.get(name)?.alleles ?? []);
  const matches = results
    .filter(
      (result) => annotation.genes.length === 0 || annotation.genes.includes(result.gene) || result.variant !== null,
    )
    .flatMap(
      (result) => matchGenotype({ variants: annotation.variants, texts: annotation.texts, plusAlleles }, result) ?? [],
    );
  const { clinpgxId, url, level, score, categories, phenotypes } = annotation;
  return {
    matches,
    share: {
      clinpgxId,
      url,
      level,
      score,
      categories,
      phenotypes,
      date: release.date,
      licence: release.licence,
      papers: paperSides(annotation.evidence),
      quotations: matches.flatMap((match) => match.quotations),
      genotypes: annotation.texts.map((text) => text.genotype),
    },
  };
}

/** The curated note leads: its level, score and sentence stay, and the release stands under it. */
function merge(note: Note, { share, matches }: Share): Note {
  return {
    ...note,
    matched: matchedText(matches),
    release: share,
    caveats: [...note.caveats, ...matches.flatMap((match) => match.caveats)],
    sources: [...note.sources, RELEASE_SOURCES.annotations],
  };
}

function matchedText(matches: readonly GenotypeMatch[]): string | null {
  return matches.length === 0 ? null : unique(matches.map((match) => match.matched)).join("; ");
}

/** Returns the note of one annotation that only the release holds, its texts picked by the results. */
export function importedNote(
  scope: Scope,
  release: Release,
  annotation: ReleaseAnnotation,
  results: readonly ReadResult[],
): Note {
  const { share, matches } = shareOf(release, annotation, results);
  const isDirect = nearness(scope, annotation.drugs) === "direct";
  return {
    id: `clinpgx-${annotation.clinpgxId}`,
    kind: "association",
    drug: scope.drug,
    about: annotation.drugs,
    genes: annotation.genes,
    variants: annotation.variants.map((name) => variantOf(name, indexOf(release).variants.get(name))),
    origin: "germline",
    answersQuestion: isDirect,
    topic: null,
    settings: [],
    population: annotation.population,
    when: null,
    fit: null,
    action: "no-guidance-held",
    flags: null,
    steps: [],
    strength: null,
    certainty: certaintyOfClinPgxLevel(annotation.level),
    level: { scale: "ClinPGx", value: annotation.level, score: annotation.score },
    absence: null,
    statement: null,
    remarks: [],
    reasons: [
      {
        kind: "graded",
        scale: "ClinPGx",
        value: annotation.level,
        score: annotation.score,
        papers: annotation.paperCount,
      },
    ],
    caveats: [...caveatsOf(scope, annotation, isDirect), ...matches.flatMap((match) => match.caveats)],
    matched: matchedText(matches),
    release: share,
    findings: [],
    searches: [],
    sources: [RELEASE_SOURCES.annotations],
    leadSource: RELEASE_SOURCES.annotations,
  };
}

function caveatsOf(scope: Scope, annotation: ReleaseAnnotation, isDirect: boolean): readonly Caveat[] {
  const hasGuideline = hasGuidanceOn(scope, annotation.genes);
  return [
    { code: "imported", facts: {} },
    ...(hasGuideline ? [] : [{ code: "no-guideline", facts: {} } as const]),
    ...(isDirect ? [] : [{ code: "extrapolated-drug", facts: { drugs: annotation.drugs.join(", ") } } as const]),
    ...(annotation.paperCount === 1 ? [{ code: "single-study", facts: {} } as const] : []),
    ...(isOlderThan(annotation.lastHistory, scope.today)
      ? [{ code: "old-review-date", facts: { date: annotation.lastHistory } } as const]
      : []),
  ];
}

function variantOf(name: string, at: ReleaseVariant | undefined): Variant {
  if (!/^rs\d+$/.test(name)) return { name };
  return at === undefined
    ? { rsid: name }
    : { rsid: name, grch38: { chromosome: at.chromosome, positionOneBased: at.positionOneBased } };
}

/** A curated annotation whose release is not at hand: its own bases, if it has them, tell whether the genotype fits. */
function withCuratedGenotype(note: Note, results: readonly ReadResult[]): Note {
  const matches =
    note.kind !== "association"
      ? []
      : note.variants.flatMap((variant) => results.flatMap((result) => curatedMatch(variant, result) ?? []));
  if (matches.length === 0) return note;
  return {
    ...note,
    matched: matchedText(matches),
    caveats: [...note.caveats, ...matches.flatMap((match) => match.caveats)],
  };
}

function curatedMatch(
  { rsid, effectBases, otherBases, strand }: Annotation["variants"][number],
  result: ReadResult,
): GenotypeMatch | null {
  if (rsid === undefined || result.variant?.rsid !== rsid) return null;
  const bases = effectBases === undefined || strand !== "plus" ? [] : [effectBases, ...(otherBases?.split(",") ?? [])];
  if (bases.length < 2) return { matched: `${rsid} ${result.variant.alleles.join("/")}`, quotations: [], caveats: [] };
  // Every pair of the two alleles is a genotype that could be met; no text is quoted for any of them.
  const texts = bases.flatMap((one, i) =>
    bases.slice(i).map((other) => ({ genotype: `${one}/${other}`, text: "", function: null })),
  );
  const match = matchGenotype({ variants: [rsid], texts, plusAlleles: bases }, result);
  return match === null ? null : { ...match, quotations: [] };
}

interface ReleaseIndex {
  readonly byId: ReadonlyMap<string, ReleaseAnnotation>;
  readonly byDrug: ReadonlyMap<string, readonly ReleaseAnnotation[]>;
  readonly variants: ReadonlyMap<string, ReleaseVariant>;
}

// Derived from a frozen value, so keeping it changes nothing a caller can see.
const indexes = new WeakMap<Release, ReleaseIndex>();

function indexOf(release: Release): ReleaseIndex {
  const known = indexes.get(release);
  if (known !== undefined) return known;
  const byDrug = new Map<string, ReleaseAnnotation[]>();
  for (const annotation of release.annotations) {
    for (const drug of annotation.drugs) {
      const own = byDrug.get(drug);
      if (own === undefined) byDrug.set(drug, [annotation]);
      else own.push(annotation);
    }
  }
  const index = {
    byId: new Map(release.annotations.map((annotation) => [annotation.clinpgxId, annotation])),
    byDrug,
    variants: new Map(release.variants.map((variant) => [variant.rsid, variant])),
  };
  indexes.set(release, index);
  return index;
}
