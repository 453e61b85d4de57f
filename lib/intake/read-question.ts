import type { ReadingKnowledge } from "@/lib/knowledge";
import type { AdviceRequest } from "@/lib/schema";
import { parseDrugList, type DrugList, type ListedDrug } from "./drug-list";
import { unreadEntry, type Asked, type Unread, type UnreadFrom } from "./intake";
import {
  parsePanel,
  type Panel,
  type PanelOwner,
  type PanelProblem,
  type PanelRemark,
  type ReadLine,
} from "./panel/panel";

/** A question as a person writes it: lists and a table, typed, pasted or from files. */
export interface WrittenQuestion {
  readonly drugs: string;
  readonly panel: string;
  /** Further tables of results, each with columns of its own. */
  readonly morePanels?: readonly string[];
  readonly coMedication: string;
}

/** The question understood, with everything in it that was not. */
export interface QuestionRead extends Asked {
  /** Ids of the drugs asked about, in order; none when no drug could be read, and then nothing can be asked. */
  readonly drugIds: readonly string[];
  /** What we did with rows that were not as they should be. */
  readonly remarks: readonly string[];
  /** Lines of a running text that read as results: they count once somebody has confirmed them. */
  readonly lines: readonly ReadLine[];
}

/**
 * Returns the question of two lists and a table. Page and command line both
 * read through this, so that the same text is the same question at either
 * door. An entry that cannot be read is kept in the intake and the rest stands.
 * `more` is what came in another form: its results stand before those of the
 * table. `readPanel` reads a text of results that may be more than a table.
 */
export function readQuestion(
  knowledge: ReadingKnowledge,
  { drugs, panel, morePanels = [], coMedication }: WrittenQuestion,
  more: Partial<AdviceRequest> = {},
  readPanel: (text: string) => Panel = (text) => parsePanel(knowledge, text),
): QuestionRead {
  const list = parseDrugList(knowledge, drugs);
  const others = parseDrugList(knowledge, coMedication);
  const table = joined([panel, ...morePanels].map((text) => tableOf(text, readPanel)));
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
    lines: table.lines ?? [],
  };
}

function tableOf(text: string, readPanel: (text: string) => Panel): Panel {
  return text.trim() === "" ? { results: [], problems: [], remarks: [] } : readPanel(text);
}

/** Several tables are one panel; what is said of a line names the table it stands in. */
function joined(tables: readonly Panel[]): Panel {
  const [only] = tables;
  if (only !== undefined && tables.length === 1) return only;
  const others = tables.flatMap(({ owner }, index) => {
    const first = tables.slice(0, index).findIndex((table) => areOfOthers(table.owner, owner));
    return owner === undefined || first === -1 ? [] : [{ kind: owner.kind, table: index + 1, first: first + 1 }];
  });
  const person = others.find(({ kind }) => kind !== "sample");
  return {
    results: person === undefined ? tables.flatMap((table) => table.results) : [],
    problems: [
      ...(person === undefined ? [] : [ofSeveralPeople(person)]),
      ...tables.flatMap((table, index) =>
        table.problems.map((problem) => ({ ...problem, found: `table ${index + 1}: ${problem.found}` })),
      ),
    ],
    remarks: [
      ...others.filter(({ kind }) => kind === "sample").map(ofOtherSample),
      ...tables.flatMap((table, index) =>
        table.remarks.map((remark) => ({ ...remark, text: `Table ${index + 1}, ${remark.text}` })),
      ),
    ],
    lines: tables.flatMap((table) => table.lines ?? []),
  };
}

/** Whether two tables name their people in the same way, and no name in common. */
function areOfOthers(one: PanelOwner | undefined, other: PanelOwner | undefined): boolean {
  if (one === undefined || other === undefined || one.kind !== other.kind) return false;
  return one.names.length > 0 && other.names.length > 0 && !one.names.some((name) => other.names.includes(name));
}

interface OtherOwner {
  readonly table: number;
  readonly first: number;
}

function ofSeveralPeople({ table, first }: OtherOwner): PanelProblem {
  return {
    code: "several-people",
    path: [],
    found: `tables of several people: table ${table} is of another than table ${first}`,
    expected: "tables of one person",
    remedy: "Give each person's tables apart: nothing of them was used",
    nearest: [],
    line: 1,
    column: 1,
  };
}

/** One person may have several samples. */
function ofOtherSample({ table, first }: OtherOwner): PanelRemark {
  return {
    code: "other-sample",
    line: 1,
    text: `Table ${table} names another sample than table ${first}. Check that both are of one person.`,
  };
}

/** By the name it was found by, so that the answer can say how it was understood. */
function askedName({ id, matchedAs }: ListedDrug): string {
  return matchedAs ?? id;
}

function unreadOf({ problems }: DrugList, from: UnreadFrom): readonly Unread[] {
  return problems.map((problem) => unreadEntry(from, problem));
}
