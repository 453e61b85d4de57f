import { genesAskedFor } from "@/lib/knowledge";
import {
  actingOn,
  hasPhenotype,
  notTested,
  phenoconvert,
  type Phenoconversion,
  type ReadResult,
} from "@/lib/phenotype";
import type { BottomLine, Caveat, CoMedicationEffect, Note } from "./advice";
import { bottomLineOf } from "./bottom-line";
import { recommendationNotes } from "./recommendations";
import type { Scope } from "./scope";

/**
 * Returns what the drugs of `others` (ids) do to the genes and the level of
 * the drug of the scope: each gene's genetic and expected phenotype side by
 * side, the guideline rows that would hold under the expected ones, and what
 * the answer would then come to. `notes` is the answer by the genetic results,
 * which stays as it is. A drug never acts on itself here: a guideline for it
 * already counts with that. Null when none of the others acts on it.
 */
export function coMedicationEffect(
  scope: Scope,
  results: readonly ReadResult[],
  notes: readonly Note[],
  others: readonly string[],
): CoMedicationEffect | null {
  const acting = others.filter((drug) => !scope.direct.has(drug));
  if (acting.length === 0) return null;
  // Whether or not the question named them: an inhibitor matters either way.
  const guided = genesAskedFor(scope.knowledge, [scope.drug]);
  const conversions = guided.flatMap((gene) => conversionOf(scope, gene, results, acting) ?? []);
  const exposures = scope.knowledge.exposures
    .filter((exposure) => exposure.drugs.some((drug) => scope.direct.has(drug)))
    .flatMap(({ id, target, text, sources }) => {
      const by = actingOn(scope.knowledge, target, acting);
      return by.length === 0
        ? []
        : [{ id, target, text, by, sources: [...new Set([...sources, ...by.flatMap((one) => one.sources)])] }];
    });
  if (conversions.length === 0 && exposures.length === 0) return null;
  return { drug: scope.drug, conversions, exposures, ...underExpected(scope, results, notes, conversions) };
}

function conversionOf(
  scope: Scope,
  gene: string,
  results: readonly ReadResult[],
  acting: readonly string[],
): Phenoconversion | null {
  const own = results.filter((result) => result.gene === gene && result.state !== "not-tested");
  // Of two forms of one result the one with a score says more, and the bases at one variant say least.
  const genetic =
    own.find((result) => result.activityScore !== null) ?? own.find(hasPhenotype) ?? own[0] ?? notTested(gene);
  return phenoconvert(scope.knowledge, genetic, acting);
}

function underExpected(
  scope: Scope,
  results: readonly ReadResult[],
  notes: readonly Note[],
  conversions: readonly Phenoconversion[],
): Pick<CoMedicationEffect, "rows" | "bottomLine"> {
  const shifting = conversions.filter((one) => one.shifts === "yes" && one.expected !== null);
  if (shifting.length === 0) return { rows: [], bottomLine: null };
  const genes = new Set(shifting.map((one) => one.gene));
  const expected = [
    ...results.filter((result) => !genes.has(result.gene)),
    ...shifting.flatMap((one) => one.expected ?? []),
  ];
  const wider = scope.genes.length === 0 ? scope : { ...scope, genes: [...new Set([...scope.genes, ...genes])] };
  const rows = recommendationNotes(wider, expected).map((note) =>
    note.genes.some((gene) => genes.has(gene)) ? asExpected(note, scope.drug, conversions) : note,
  );
  const held = new Set(notes.filter((note) => note.fit === "holds").map((note) => note.id));
  const others = notes.filter((note) => note.kind !== "recommendation" && note.absence !== "needs-another-gene");
  return {
    rows: rows.filter(
      (note) =>
        (note.fit === "holds" || note.fit === "possible") &&
        note.genes.some((gene) => genes.has(gene)) &&
        !held.has(note.id),
    ),
    bottomLine: rows.length === 0 ? null : bottomLineOf(wider, [...rows, ...others]),
  };
}

/** A row met by an estimate: marked as one, with the grade that its body gave it for a genotype. */
function asExpected(note: Note, drug: string, conversions: readonly Phenoconversion[]): Note {
  const own = conversions.filter((one) => note.genes.includes(one.gene) && one.shifts === "yes");
  return {
    ...note,
    caveats: [...own.flatMap((one) => expectedCaveats(one, drug)), ...note.caveats],
  };
}

function expectedCaveats(one: Phenoconversion, drug: string): readonly Caveat[] {
  const facts = {
    gene: one.gene,
    drugs: namesOf(one),
    genetic: one.genetic.phenotype,
    expected: one.expected?.phenotype ?? "",
  };
  return [
    { code: "expected-phenotype", facts },
    ...(one.ruleFor.includes(drug)
      ? []
      : [{ code: "rule-for-other-drugs", facts: { drugs: one.ruleFor.join(", ") } } as const]),
    ...one.caveats
      .filter((code) => code === "several-interacting-drugs" || code === "score-between-rows")
      .map((code) => ({ code, facts: { ...facts, score: one.expectedScore?.value ?? "" } })),
  ];
}

/**
 * Returns the rows by the genetic result with what the other drugs make of
 * them: the same rows in the same order, marked. A grade is the body's own, and
 * no other drug makes another grade of it.
 */
export function markCoMedication(notes: readonly Note[], effect: CoMedicationEffect): readonly Note[] {
  return notes.map((note) => {
    if (note.kind !== "recommendation" || note.when === null) return note;
    const own = effect.conversions.filter((one) => note.genes.includes(one.gene));
    const caveats = own.flatMap(geneticCaveats);
    if (caveats.length === 0) return note;
    return {
      ...note,
      caveats: [...caveats, ...note.caveats],
    };
  });
}

/** Returns the line with the certainty of the note it rests on, after that was marked. */
export function markBottomLine(line: BottomLine, notes: readonly Note[]): BottomLine {
  const lead = notes.find((note) => note.id === line.notes[0]);
  return lead === undefined || lead.kind !== "recommendation" ? line : { ...line, certainty: lead.certainty };
}

function geneticCaveats(one: Phenoconversion): readonly Caveat[] {
  const facts = { gene: one.gene, drugs: namesOf(one), expected: one.expected?.phenotype ?? "" };
  if (one.shifts === "yes") return [{ code: "phenoconversion", facts }];
  if (one.caveats.includes("weak-inhibitor")) return [{ code: "weak-inhibitor", facts }];
  return one.shifts === "unknown" ? [{ code: "phenoconversion-no-method", facts }] : [];
}

function namesOf(one: Phenoconversion): string {
  return one.by.map((acting) => acting.drug).join(", ");
}
