import type { AnswerKnowledge } from "@/lib/knowledge";
import type { Citation } from "../page/report";
import { readingWord } from "./words";

/** Numbers sources in the order in which a report first names them. */
export interface Bibliography {
  /** Returns the citations of `ids`, each source once; an id the knowledge does not hold gives none. */
  readonly cite: (ids: readonly string[]) => readonly Citation[];
  /** Returns everything cited so far, in order. */
  readonly all: () => readonly Citation[];
}

export function createBibliography(knowledge: AnswerKnowledge): Bibliography {
  const cited = new Map<string, Citation>();
  const citeOne = (id: string): readonly Citation[] => {
    const known = cited.get(id);
    if (known !== undefined) return [known];
    const source = knowledge.sources[id];
    if (source === undefined) return [];
    const citation: Citation = {
      id,
      number: cited.size + 1,
      kind: source.kind,
      title: source.title,
      publisher: source.publisher ?? null,
      year: source.year ?? null,
      pmid: source.pmid ?? null,
      doi: source.doi ?? null,
      url: source.url ?? addressOf(source.pmid, source.doi),
      licence: source.licence,
      read: readingWord(source.read),
      accessed: source.accessed,
    };
    cited.set(id, citation);
    return [citation];
  };
  return { cite: (ids) => [...new Set(ids)].flatMap(citeOne), all: () => [...cited.values()] };
}

function addressOf(pmid: string | undefined, doi: string | undefined): string | null {
  if (pmid !== undefined) return `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`;
  return doi === undefined ? null : `https://doi.org/${doi}`;
}

/** Returns the short name of a source: its body, its agency, or the paper's PMID. */
export function sourceName(knowledge: AnswerKnowledge, id: string): string {
  const source = knowledge.sources[id];
  if (source === undefined) return "none";
  if (source.pmid !== undefined) return `PMID ${source.pmid}`;
  if (source.doi !== undefined) return `DOI ${source.doi}`;
  return source.kind === "paper" ? "paper" : (source.publisher ?? source.title);
}
