import type { ReadingKnowledge } from "@/lib/knowledge";
import type { AdviceRequest } from "@/lib/schema";
import { parseDrugList, type DrugList, type ListedDrug } from "./drug-list";
import { unreadEntry, type Asked, type Unread, type UnreadFrom } from "./intake";
import { parsePanel } from "./panel/panel";

/** A question as a person writes it: lists and a table, typed, pasted or from files. */
export interface WrittenQuestion {
  readonly drugs: string;
  readonly panel: string;
  readonly coMedication: string;
}

/** The question understood, with everything in it that was not. */
export interface QuestionRead extends Asked {
  /** Ids of the drugs asked about, in order; none when no drug could be read, and then nothing can be asked. */
  readonly drugIds: readonly string[];
  /** What we did with rows that were not as they should be. */
  readonly remarks: readonly string[];
}

/**
 * Returns the question of two lists and a table. Page and command line both
 * read through this, so that the same text is the same question at either
 * door. An entry that cannot be read is kept in the intake and the rest stands.
 * `more` is what came in another form: its results stand before those of the
 * table.
 */
export function readQuestion(
  knowledge: ReadingKnowledge,
  { drugs, panel, coMedication }: WrittenQuestion,
  more: Partial<AdviceRequest> = {},
): QuestionRead {
  const list = parseDrugList(knowledge, drugs);
  const others = parseDrugList(knowledge, coMedication);
  const table = panel.trim() === "" ? { results: [], problems: [], remarks: [] } : parsePanel(knowledge, panel);
  return {
    request: {
      genes: [],
      ...more,
      drugs: list.drugs.map(askedName),
      results: [...(more.results ?? []), ...table.results],
      ...(others.drugs.length === 0 ? {} : { coMedication: others.drugs.map(askedName) }),
    },
    intake: {
      unread: [
        ...unreadOf(list, "drugs"),
        ...table.problems.map((problem) => unreadEntry("results", problem)),
        ...unreadOf(others, "taken as well"),
      ],
      marks: Object.fromEntries(
        list.drugs.flatMap((drug) => (drug.mark === null ? [] : [[askedName(drug), drug.mark]])),
      ),
    },
    drugIds: list.drugs.map((drug) => drug.id),
    remarks: table.remarks.map((remark) => remark.text),
  };
}

/** By the name it was found by, so that the answer can say how it was understood. */
function askedName({ id, matchedAs }: ListedDrug): string {
  return matchedAs ?? id;
}

function unreadOf({ problems }: DrugList, from: UnreadFrom): readonly Unread[] {
  return problems.map((problem) => unreadEntry(from, problem));
}
