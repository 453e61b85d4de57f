import { adviseOn } from "@/lib/advice";
import type { Knowledge } from "@/lib/knowledge";
import type { Action } from "@/lib/schema";
import { reportOn, type Worded, type WordedCertainty, listWords } from "@/lib/report";

/** One grade of a pair on one scale. */
export interface Grade {
  readonly scale: string;
  readonly value: string;
  /** What the grade is a grade of: the pair, one row for one group, one annotation, one label. */
  readonly of: string;
  readonly action: Worded<Action> | null;
  /** Null for a grade of the pair, which is no answer to a question. */
  readonly certainty: WordedCertainty | null;
}

/** Returns every grade the knowledge holds of a drug and a gene, each on its own scale and told apart by what it grades; empty for a pair without any. */
export function gradesOf(knowledge: Knowledge, drug: string, gene: string): readonly Grade[] {
  const advice = adviseOn({ drugs: [drug], genes: [gene], results: [] }, knowledge, knowledge.date);
  if (!advice.ok) return [];
  const report = reportOn(advice.value, knowledge);
  const pair = knowledge.levels.filter((level) => level.drug === drug && level.gene === gene);
  const rows = report.recommendations.filter((note) => note.strength !== null && note.when !== null);
  const distinct = rows.filter(
    (note, i) => rows.findIndex((other) => other.source === note.source && other.strength === note.strength) === i,
  );
  const tags = report.evidence.filter((note) => note.labelTag !== null && note.level !== null);
  const tagged = [...new Set(tags.map((note) => note.level?.value ?? ""))];
  return [
    ...pair.map((level): Grade => ({
      scale: `${level.scale} level`,
      value: level.value,
      of: `the pair (${level.status.toLowerCase()})`,
      action: null,
      certainty: null,
    })),
    ...distinct.map((note): Grade => ({
      scale: `${note.source} strength`,
      value: note.strength ?? "",
      of: `a recommendation, such as the one for ${note.when ?? ""}${note.population === null || note.population === "general" ? "" : `, ${note.population}`}`,
      action: note.action,
      certainty: note.certainty,
    })),
    ...report.evidence.flatMap((note): readonly Grade[] =>
      note.level === null || note.labelTag !== null
        ? []
        : [
            {
              scale: `${note.level.scale} level`,
              value: note.level.value,
              of: note.heading,
              action: null,
              certainty: note.certainty,
            },
          ],
    ),
    ...tagged.map((value): Grade => {
      const own = tags.filter((note) => note.level?.value === value);
      return {
        scale: "ClinPGx label tag",
        value,
        of: `the label of ${listWords([...new Set(own.map((note) => note.source))])}`,
        action: null,
        certainty: own[0]?.certainty ?? null,
      };
    }),
  ];
}
