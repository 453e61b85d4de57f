import type { AnswerKnowledge } from "@/lib/knowledge";
import { ACTIONS, CERTAINTIES, type Terms } from "@/lib/schema";
import { checkSum, type Digest, type DigestAnswer } from "@/lib/intake";
import { pageOneLines } from "../page/page-one";
import type { Report } from "../page/report";
import { listWords } from "../words/words";

/** Returns the digest of a report, answers in the order of page one. */
export function digestOf(report: Report): Digest {
  return {
    answers: pageOneLines(report).map(({ drug, action, certainty, noteId, source, expected }) => ({
      drug,
      action: action?.code ?? null,
      certainty: certainty.code,
      lead: noteId === null ? null : shortId(noteId),
      source,
      expected:
        expected === null ? null : { action: expected.action?.code ?? null, certainty: expected.certainty.code },
    })),
    results: report.results.map(({ gene, phenotype }) => ({ gene, phenotype })),
  };
}

const LONGEST_ID = 32;

/** Returns an id as it is, or its beginning and a sum of all of it: two ids that differ stay different. */
function shortId(id: string): string {
  return id.length <= LONGEST_ID ? id : `${id.slice(0, LONGEST_ID - 8)}~${checkSum(id)}`;
}

/**
 * Returns in words what a report says differently from the digest of an
 * earlier one on the same question: answers, the statements they rest on, and
 * how results are read. Nothing where both say the same. A drug or result that
 * only one of them has is told as gone or new.
 */
export function changesSince(
  earlier: Digest,
  report: Report,
  knowledge: Pick<AnswerKnowledge, "terms" | "drugs">,
): readonly string[] {
  const now = digestOf(report);
  const nameOf = (id: string): string => knowledge.drugs[id]?.name ?? id;
  const drugs = [...new Set([...now.answers, ...earlier.answers].map(({ drug }) => drug))];
  return [
    ...resultChanges(earlier, now),
    ...drugs.flatMap((drug) => answerChange(find(earlier, drug), find(now, drug), nameOf(drug), knowledge.terms)),
  ];
}

function find({ answers }: Digest, drug: string): DigestAnswer | null {
  return answers.find((answer) => answer.drug === drug) ?? null;
}

function answerChange(
  was: DigestAnswer | null,
  is: DigestAnswer | null,
  name: string,
  terms: Terms,
): readonly string[] {
  if (was === null) return is === null ? [] : [`${name}: not answered then; now ${told(is, terms)}.`];
  if (is === null) return [`${name}: was ${told(was, terms)}; now not answered.`];
  const [before, after] = [told(was, terms), told(is, terms)];
  if (before === after && was.lead === is.lead) return [];
  if (before !== after) return [`${name}: was ${before}; now ${after}.`];
  return [
    `${name}: as it was, ${after}, but another statement leads: was ${was.lead ?? "none"}, now ${is.lead ?? "none"}.`,
  ];
}

/** "“avoid” (guideline, strong), CPIC 2022; beside the other drugs “change dose” (…)". */
function told({ action, certainty, source, expected }: DigestAnswer, terms: Terms): string {
  const both = (one: { readonly action: string | null; readonly certainty: string }): string =>
    `“${actionText(one.action, terms)}” (${certaintyText(one.certainty, terms)})`;
  return [both({ action, certainty }), source, expected === null ? null : `with the other drugs ${both(expected)}`]
    .filter((part) => part !== null)
    .join(", ");
}

function actionText(code: string | null, terms: Terms): string {
  const known = ACTIONS.find((action) => action === code);
  return code === null ? "open" : known === undefined ? code : terms.actions[known].word.toLowerCase();
}

function certaintyText(code: string, terms: Terms): string {
  const known = CERTAINTIES.find((certainty) => certainty === code);
  return known === undefined ? code : (terms.certainties[known]?.word.toLowerCase() ?? code);
}

/** A gene may have several results, so all of its phenotypes are compared at once. */
function resultChanges(earlier: Digest, now: Digest): readonly string[] {
  const of = ({ results }: Digest, gene: string): string =>
    listWords(results.filter((result) => result.gene === gene).map(({ phenotype }) => phenotype));
  return [...new Set([...now.results, ...earlier.results].map(({ gene }) => gene))].flatMap((gene) => {
    const [was, is] = [of(earlier, gene), of(now, gene)];
    if (was === is) return [];
    return [`${gene}: was read as ${was === "" ? "nothing we knew" : was}; now ${is === "" ? "not read" : is}.`];
  });
}

/**
 * Returns what a reader must know of a report opened from a link that another
 * snapshot answered: both snapshots, then each change in a line, or that there
 * is none. Nothing where the snapshot is the same.
 */
export function sinceLink(
  { snapshot, digest }: { readonly snapshot: string; readonly digest: Digest | null },
  report: Report,
  knowledge: Pick<AnswerKnowledge, "terms" | "drugs">,
): readonly string[] {
  if (snapshot === report.knowledge.version) return [];
  const first = `The link was made with knowledge ${snapshot}; this report comes from knowledge ${report.knowledge.version}.`;
  if (digest === null)
    return [first, "A link of this older form does not say what was answered then, so what changed cannot be told."];
  const changes = changesSince(digest, report, knowledge);
  return changes.length === 0 ? [first, "The answers are as they were."] : [first, ...changes];
}
