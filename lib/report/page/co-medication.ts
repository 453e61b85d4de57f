import type { Advice, CoMedicationEffect } from "@/lib/advice";
import type { Interaction, AnswerKnowledge } from "@/lib/knowledge";
import type { Phenoconversion } from "@/lib/phenotype";
import type { CaveatCode } from "@/lib/schema";
import { wordBottomLine } from "./bottom-line";
import { caveatLine } from "../words/caveat-line";
import type { Bibliography } from "../words/citations";
import type { WordedActingDrug, WordedCoMedication, WordedConversion } from "./report";
import type { NameOf } from "../words/step-lines";
import { wordNote } from "./word-note";
import { wordResult } from "./word-result";
import { capitalise, listWords } from "../words/words";

/** What the wording of one effect draws on. */
interface Wording {
  readonly advice: Advice;
  readonly knowledge: AnswerKnowledge;
  readonly bibliography: Bibliography;
  readonly nameOf: NameOf;
}

/** Returns what other drugs do to one drug, in words: the phenotypes side by side, the rows that would then hold, the levels to watch. */
export function wordCoMedication(effect: CoMedicationEffect, wording: Wording): WordedCoMedication {
  const { advice, knowledge, bibliography, nameOf } = wording;
  const notes = [...effect.rows, ...advice.notes.filter((note) => !effect.rows.some((row) => row.id === note.id))];
  return {
    drug: effect.drug,
    drugName: nameOf(effect.drug),
    conversions: effect.conversions.map((one) => wordConversion(one, effect.drug, wording)),
    bottomLine:
      effect.bottomLine === null
        ? null
        : wordBottomLine(effect.bottomLine, { ...advice, notes, coMedication: [] }, knowledge, nameOf),
    rows: effect.rows.map((row) =>
      wordNote(
        row,
        knowledge,
        bibliography,
        nameOf,
        effect.conversions.flatMap((one) => one.expected ?? []),
      ),
    ),
    exposures: effect.exposures.map(({ id, target, text, by, sources }) => ({
      id,
      target,
      text: `${capitalise(listWords(by.map((one) => actingText(one, nameOf))))}, ${by.length === 1 ? "is" : "are"} taken as well. ${text}`,
      by: by.map((one) => wordActing(one, nameOf)),
      citations: bibliography.cite(sources),
    })),
  };
}

function wordConversion(
  one: Phenoconversion,
  drug: string,
  { knowledge, bibliography, nameOf }: Wording,
): WordedConversion {
  const facts = {
    gene: one.gene,
    drugs: one.by.map((acting) => acting.drug).join(", "),
    expected: one.expected?.phenotype ?? "",
    score: one.expectedScore?.value ?? "",
  };
  const codes: readonly CaveatCode[] = [
    ...one.caveats,
    ...(one.shifts === "yes" && !one.ruleFor.includes(drug) ? (["rule-for-other-drugs"] as const) : []),
  ];
  return {
    gene: one.gene,
    genetic: wordResult(one.genetic),
    expected: one.expected === null ? null : wordResult(one.expected),
    expectedScore:
      one.expectedScore === null ? null : `${one.expectedScore.isFloor ? "≥" : ""}${one.expectedScore.value}`,
    by: one.by.map((acting) => wordActing(acting, nameOf)),
    shifts: one.shifts,
    text: conversionText(one, nameOf),
    method: one.method.text,
    limits: one.method.limits,
    caveats: codes.map((code) =>
      caveatLine(
        { code, facts: code === "rule-for-other-drugs" ? { drugs: one.ruleFor.join(", ") } : facts },
        knowledge.terms,
        nameOf,
      ),
    ),
    citations: bibliography.cite(one.sources),
  };
}

/** The genetic result first, since it stands; then who acts on it, and what to expect. */
function conversionText(one: Phenoconversion, nameOf: NameOf): string {
  const genetic =
    one.genetic.state === "not-tested"
      ? `${one.gene} was not tested.`
      : `By its genes ${one.gene} is: ${one.genetic.phenotype}. That result stands.`;
  const acting = `${capitalise(listWords(one.by.map((drug) => actingText(drug, nameOf))))}, ${one.by.length === 1 ? "is" : "are"} taken as well.`;
  return `${genetic} ${acting} ${expectedText(one)}`;
}

function expectedText(one: Phenoconversion): string {
  if (one.expected === null)
    return one.method.kind === "none"
      ? "No accepted method says how far the phenotype shifts."
      : "Without a genetic result nothing more can be said.";
  if (one.shifts === "no") return `The expected phenotype is the same: ${one.expected.phenotype}.`;
  const score =
    one.expectedScore === null ? "" : ` (score ${one.expectedScore.isFloor ? "≥" : ""}${one.expectedScore.value})`;
  return `Expected while both are taken: ${one.expected.phenotype}${score}.`;
}

function actingText(one: Interaction, nameOf: NameOf): string {
  const strength = one.strength === "not-graded" ? "" : `${one.strength} `;
  return `${nameOf(one.drug)}, ${/^[aeiou]/.test(`${strength}${one.kind}`) ? "an" : "a"} ${strength}${one.kind} of ${one.target}`;
}

function wordActing(one: Interaction, nameOf: NameOf): WordedActingDrug {
  return {
    drug: one.drug,
    name: nameOf(one.drug),
    kind: one.kind,
    strength: one.strength,
    text: actingText(one, nameOf),
    note: one.note,
    date: one.date,
  };
}
