import type { Advice, BottomLine, Note } from "@/lib/advice";
import type { Knowledge } from "@/lib/knowledge";
import { unreachable } from "@/lib/schema";
import type { WordedBottomLine } from "./report";
import type { NameOf } from "./step-lines";
import { actionWord, certaintyWord, recommendationText } from "./word-note";
import { countWord, listWords } from "./words";

/** Returns the answer for one drug in sentences: what to do first, then what stands behind it. */
export function wordBottomLine(line: BottomLine, advice: Advice, knowledge: Knowledge, nameOf: NameOf): WordedBottomLine {
  const notes = advice.notes.filter((note) => note.drug === line.drug);
  return {
    drug: line.drug,
    code: line.code,
    action: line.action === null ? null : actionWord(line.action, knowledge.terms),
    certainty: certaintyWord(line.certainty, knowledge.terms),
    headline: headline({ line, notes, advice, knowledge, nameOf }),
    lines: [
      ...evidenceLines(line, notes),
      ...watchLines(notes),
      ...tumourLines(notes),
      ...searchedLines(line, notes, knowledge),
    ],
  };
}

interface Line {
  readonly line: BottomLine;
  readonly notes: readonly Note[];
  readonly advice: Advice;
  readonly knowledge: Knowledge;
  readonly nameOf: NameOf;
}

function headline({ line, notes, advice, knowledge, nameOf }: Line): string {
  const drug = nameOf(line.drug);
  const pair = line.genes.length === 0 ? `${drug} and a germline gene` : `${drug} and ${listWords(line.genes)}`;
  const genotype = line.genes.length === 0 ? "a germline genotype" : `the ${listWords(line.genes)} genotype`;
  switch (line.code) {
    case "guideline": {
      const [first] = line.notes;
      const lead = notes.find((note) => note.id === first);
      const reason = lead?.reasons.find((r) => r.kind === "guideline-row");
      const body = reason?.kind === "guideline-row" ? `${reason.body}, ${lead?.when ?? ""}: ` : "";
      return `${body}${lead === undefined ? "" : recommendationText(lead, nameOf)}`;
    }
    case "guideline-needs-result": {
      const missing = notes.find((note) => note.absence === "needs-another-gene")?.when;
      if (bodies(notes).length === 0) return `The guideline for ${pair} speaks of several genes together. What to do depends on a result for ${missing ?? "another gene"} as well.`;
      return `${listWords(bodies(notes))} ${bodies(notes).length === 1 ? "has" : "have"} guidance on ${pair}. What to do depends on the result: find its row below.`;
    }
    case "guideline-silent-on-result": {
      const results = advice.results.filter((result) => line.genes.includes(result.gene)).map((result) => `${result.gene} ${result.phenotype}`);
      return `The guidance of ${listWords(bodiesFor(line, knowledge))} on ${pair} has no row for ${listWords(results)}. Check the result with the laboratory; we have no advice for it.`;
    }
    case "evaluated-no-recommendation": {
      const listed = notes.filter((note) => note.absence === "evaluated-no-recommendation").flatMap((note) => note.genes);
      return `The pair ${drug} and ${listWords(listed)} was listed without a recommendation. Do not change treatment because of ${genotype}.`;
    }
    case "research-only":
      return `No guideline covers ${pair}. Do not change treatment because of ${genotype}.`;
    case "nothing-found":
      return `We found nothing on ${pair}. Do not change treatment because of ${genotype}.`;
    default:
      return unreachable(line.code);
  }
}

function bodies(notes: readonly Note[]): readonly string[] {
  return [...new Set(notes.flatMap((note) => note.reasons.flatMap((r) => (r.kind === "guideline-row" ? [r.body] : []))))];
}

/** Bodies whose guidance covers the pair, whether or not a row of it holds. */
function bodiesFor(line: BottomLine, knowledge: Knowledge): readonly string[] {
  const isAsked = (drug: string): boolean => drug === line.drug || (knowledge.drugs[drug]?.classes.includes(line.drug) ?? false);
  const covering = knowledge.guidelines.filter((g) => g.drugs.some(isAsked) && g.genes.some((gene) => line.genes.includes(gene)));
  return [...new Set(covering.map((guideline) => guideline.body))];
}

function evidenceLines(line: BottomLine, notes: readonly Note[]): readonly string[] {
  const used = notes.filter((note) => line.notes.includes(note.id) && note.kind === "association");
  if (used.length === 0) return [];
  const graded = used.filter((note) => note.level !== null);
  const [best] = graded;
  const papers = new Set(used.flatMap((note) => note.sources.filter((id) => /^(?:pmid|doi)-/.test(id)))).size;
  const largest = Math.max(0, ...used.flatMap((note) => note.reasons.flatMap((r) => (r.kind === "studies" && r.largestN !== null ? [r.largestN] : []))));
  const levels = best?.level == null ? "none of it graded" : `${countWord(graded.length, "graded annotation")}, the strongest at ${best.level.scale} level ${best.level.value}`;
  const size = largest === 0 ? "how many people were studied is not reported here" : `largest number of people in one study: ${largest}`;
  const prefix = line.certainty === "research-only" ? "Research only" : "Evidence without a guideline";
  return [`${prefix}: ${levels}; ${countWord(papers, "paper")} in all; ${size}.`];
}

const WATCH_WORDS = {
  exposure: "the drug's trough level",
  interaction: "interactions through CYP3A4 and P-gp",
  hepatic: "liver function",
} as const;

function watchLines(notes: readonly Note[]): readonly string[] {
  const topics = (["exposure", "interaction", "hepatic"] as const).filter((topic) => notes.some((note) => note.topic === topic));
  return topics.length === 0 ? [] : [`What to watch instead of a genotype: ${listWords(topics.map((topic) => WATCH_WORDS[topic]))}.`];
}

function tumourLines(notes: readonly Note[]): readonly string[] {
  const genes = [...new Set(notes.filter((note) => note.kind === "tumour-marker" && note.certainty === "label").flatMap((note) => note.genes))];
  return genes.length === 0
    ? []
    : [`The label does ask for tumour tests (${listWords(genes)}). They select patients by their tumour, and are another question than a germline genotype.`];
}

function searchedLines(line: BottomLine, notes: readonly Note[], knowledge: Knowledge): readonly string[] {
  if (line.code === "guideline" || line.code === "guideline-needs-result") return [];
  const ids = new Set(notes.filter((note) => note.kind === "absence").flatMap((note) => note.searches));
  const looked = knowledge.searches.filter((search) => ids.has(search.id));
  if (looked.length === 0) return [];
  const names = [...new Set(looked.map((search) => search.body))];
  const last = looked.map((search) => search.date).sort().at(-1) ?? "";
  return [`Looked for guidance in ${listWords(names)}, last on ${last}.`];
}
