import { everyAnnotation, type Note, type PaperSides } from "@/lib/advice";
import type { AnswerKnowledge } from "@/lib/knowledge";
import {
  CLINPGX_LEVELS,
  EVIDENCE_DIRECTIONS,
  type CaveatCode,
  type ClinPgxLevel,
  type EvidenceDirection,
  type PhenotypeCategory,
  type Release,
  type ReleaseAnnotation,
  type Variant,
} from "@/lib/schema";
import { shortMarker } from "../words/marker";
import type { WordedCertainty } from "../page/report";
import { certaintyWord } from "../page/word-note";

/** One graded annotation as a row of the evidence table, curated or imported. */
export interface AnnotationRow {
  /** Of the note, and of the annotation's own page. */
  readonly id: string;
  readonly clinpgxId: string;
  /** The annotation at ClinPGx; null where no release is imported that has it. */
  readonly url: string | null;
  readonly isCurated: boolean;
  /** "MTOR rs2024627"; long lists of alleles are cut, `variants` has them all. */
  readonly marker: string;
  readonly genes: readonly string[];
  /** "rs2024627", "CYP2D6*4". */
  readonly variants: readonly string[];
  readonly drugs: readonly { readonly id: string; readonly name: string }[];
  readonly categories: readonly PhenotypeCategory[];
  readonly phenotypes: readonly string[];
  readonly population: string | null;
  readonly level: ClinPgxLevel;
  readonly score: number | null;
  /** The level in the imported release where the curated one is another. */
  readonly levelInRelease: ClinPgxLevel | null;
  readonly certainty: WordedCertainty;
  /** Whether we hold a guideline on one of the drugs and genes: then the guideline says what to do, not this row. */
  readonly hasGuideline: boolean;
  readonly paperCount: number;
  /** Null where no imported release tells on which side a paper stands. */
  readonly papers: PaperSides | null;
  /** What the rows of evidence report, each once. */
  readonly directions: readonly EvidenceDirection[];
  readonly caveats: readonly { readonly code: CaveatCode; readonly word: string }[];
}

interface Kept {
  readonly today: string;
  readonly notes: ReadonlyMap<string, Note>;
  readonly rows: readonly AnnotationRow[];
  readonly byDrug: ReadonlyMap<string, readonly AnnotationRow[]>;
  readonly byGene: ReadonlyMap<string, readonly AnnotationRow[]>;
}

// Derived from a frozen value, so keeping it changes nothing a caller can see.
const kept = new WeakMap<AnswerKnowledge, Kept>();

/**
 * Returns a row for every graded germline annotation, each statement once:
 * where a curated note and an imported one say the same, the curated one leads.
 * Surest level first, then the higher score, then by marker. `today` is
 * YYYY-MM-DD.
 */
export function annotationRows(knowledge: AnswerKnowledge, today: string): readonly AnnotationRow[] {
  return keptRows(knowledge, today).rows;
}

/** Returns the rows of `annotationRows` that are about one drug or one gene, in the same order. */
export function annotationRowsAbout(
  knowledge: AnswerKnowledge,
  today: string,
  about: { readonly drug: string } | { readonly gene: string },
): readonly AnnotationRow[] {
  const { byDrug, byGene } = keptRows(knowledge, today);
  return ("drug" in about ? byDrug.get(about.drug) : byGene.get(about.gene)) ?? [];
}

/** Returns the note behind a row; undefined for an id that is none. */
export function annotationNote(knowledge: AnswerKnowledge, today: string, id: string): Note | undefined {
  return keptRows(knowledge, today).notes.get(id);
}

function keptRows(knowledge: AnswerKnowledge, today: string): Kept {
  const known = kept.get(knowledge);
  if (known?.today === today) return known;
  const notes = everyAnnotation(knowledge, today);
  const rows = drawRows(knowledge, notes);
  const fresh = {
    today,
    rows,
    notes: new Map(notes.map((note) => [note.id, note])),
    byDrug: grouped(rows, (row) => row.drugs.map((drug) => drug.id)),
    byGene: grouped(rows, (row) => row.genes),
  };
  kept.set(knowledge, fresh);
  return fresh;
}

function grouped(
  rows: readonly AnnotationRow[],
  keysOf: (row: AnnotationRow) => readonly string[],
): ReadonlyMap<string, readonly AnnotationRow[]> {
  const groups = new Map<string, AnnotationRow[]>();
  for (const row of rows) {
    for (const key of keysOf(row)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [row]);
      else group.push(row);
    }
  }
  return groups;
}

function drawRows(knowledge: AnswerKnowledge, notes: readonly Note[]): readonly AnnotationRow[] {
  const imported = annotationsOf(knowledge);
  const own = new Map(knowledge.annotations.map((one) => [one.id, one]));
  return notes
    .flatMap((note): AnnotationRow[] => {
      const curated = own.get(note.id);
      const clinpgxId = curated?.clinpgxId ?? note.release?.clinpgxId;
      if (clinpgxId === undefined) return [];
      const there = imported.get(clinpgxId);
      return [
        {
          ...wordedRow(note, knowledge),
          clinpgxId,
          isCurated: curated !== undefined,
          url: there?.url ?? null,
          categories: curated?.categories ?? there?.categories ?? [],
          phenotypes: curated?.phenotypes ?? there?.phenotypes ?? [],
          levelInRelease: there === undefined || there.level === note.level?.value ? null : there.level,
          paperCount: curated?.papers ?? there?.paperCount ?? 0,
          papers: note.release?.papers ?? null,
          directions:
            there === undefined
              ? findingDirections(note, knowledge)
              : EVIDENCE_DIRECTIONS.filter((direction) => there.evidence.some((row) => row.direction === direction)),
        },
      ];
    })
    .sort(bySurest);
}

function wordedRow(
  note: Note,
  { terms, drugs }: AnswerKnowledge,
): Pick<
  AnnotationRow,
  | "id"
  | "marker"
  | "genes"
  | "variants"
  | "drugs"
  | "population"
  | "level"
  | "score"
  | "certainty"
  | "hasGuideline"
  | "caveats"
> {
  return {
    id: note.id,
    marker: shortMarker(note.genes, note.variants),
    genes: note.genes,
    variants: note.variants.flatMap((variant) => variantNames(variant, note.genes)),
    drugs: note.about.map((id) => ({ id, name: drugs[id]?.name ?? id })),
    population: note.population,
    level: CLINPGX_LEVELS.find((level) => level === note.level?.value) ?? "4",
    score: note.level?.score ?? null,
    certainty: certaintyWord(note.certainty, terms),
    hasGuideline: !note.caveats.some((caveat) => caveat.code === "no-guideline"),
    caveats: note.caveats.map(({ code }) => ({ code, word: terms.caveats[code].word })),
  };
}

/** What the curated studies report, in the release's words for it. */
function findingDirections(note: Note, knowledge: AnswerKnowledge): readonly EvidenceDirection[] {
  const said = knowledge.findings
    .filter((finding) => note.findings.includes(finding.id))
    .map(({ direction }): EvidenceDirection => {
      if (direction === "increased" || direction === "decreased") return direction;
      return direction === "no-association" ? "not-associated" : direction === "mixed" ? "associated" : "not-stated";
    });
  return EVIDENCE_DIRECTIONS.filter((direction) => said.includes(direction));
}

/** Returns the names a reader may look a variant up by: its rsID, and its allele with the gene before it. */
export function variantNames({ rsid, allele, name }: Variant, genes: readonly string[]): readonly string[] {
  const [gene] = genes;
  const ofGene =
    allele === undefined ? undefined : allele.startsWith("*") && gene !== undefined ? `${gene}${allele}` : allele;
  return [ofGene, rsid, ofGene === undefined && rsid === undefined ? name : undefined].filter(
    (one) => one !== undefined,
  );
}

/** Surest first: by level, then by score, then by marker; ids settle the rest, so that the order never wavers. */
function bySurest(a: AnnotationRow, b: AnnotationRow): number {
  return (
    CLINPGX_LEVELS.indexOf(a.level) - CLINPGX_LEVELS.indexOf(b.level) ||
    (b.score ?? -Infinity) - (a.score ?? -Infinity) ||
    compareText(a.marker, b.marker) ||
    compareText(a.id, b.id)
  );
}

/** Returns -1, 0 or 1, with runs of digits by their number: "rs9" stands before "rs10". */
export function compareText(a: string, b: string): number {
  return COLLATOR.compare(a, b);
}

const COLLATOR = new Intl.Collator("en", { numeric: true });

/** Returns the annotations of the release by ClinPGx's id, for what only its evidence tells. */
export function annotationsOf(knowledge: AnswerKnowledge): ReadonlyMap<string, ReleaseAnnotation> {
  const { release } = knowledge;
  if (release === null) return NONE;
  const index = indexes.get(release) ?? new Map(release.annotations.map((one) => [one.clinpgxId, one]));
  indexes.set(release, index);
  return index;
}

const NONE: ReadonlyMap<string, ReleaseAnnotation> = new Map();
const indexes = new WeakMap<Release, ReadonlyMap<string, ReleaseAnnotation>>();
