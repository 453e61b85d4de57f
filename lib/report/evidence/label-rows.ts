import { RELEASE_SOURCES, type AnswerKnowledge } from "@/lib/knowledge";
import type { Agency, LabelTag } from "@/lib/schema";
import { compareText } from "./annotation-rows";

/** One label as ClinPGx has tagged it, curated or only in the imported release. */
export interface LabelRow {
  readonly clinpgxId: string;
  readonly agency: Agency;
  readonly drugs: readonly string[];
  readonly genes: readonly string[];
  /** Null where ClinPGx gives the label no testing level. */
  readonly tag: LabelTag | null;
  readonly origin: "germline" | "tumour";
  readonly sources: readonly string[];
}

// Derived from a frozen value, so keeping it changes nothing a caller can see.
const kept = new WeakMap<AnswerKnowledge, readonly LabelRow[]>();

/** Returns every label that ClinPGx has tagged, each once; those that we list ourselves before the release's. */
export function labelRows(knowledge: AnswerKnowledge): readonly LabelRow[] {
  const rows = kept.get(knowledge) ?? drawRows(knowledge);
  kept.set(knowledge, rows);
  return rows;
}

function drawRows({ labelTags, release }: AnswerKnowledge): readonly LabelRow[] {
  const curated = labelTags.flatMap(({ agency, sources, rows }) =>
    rows.map(({ clinpgx, drugs, genes, tag, origin }) => ({
      clinpgxId: clinpgx,
      agency,
      drugs,
      genes,
      tag: tag ?? null,
      origin,
      sources,
    })),
  );
  const held = new Set(curated.map((row) => row.clinpgxId));
  const imported = (release?.labels ?? []).filter((label) => !held.has(label.clinpgxId));
  return [
    ...curated,
    ...imported.map(({ clinpgxId, agency, drugs, genes, tag, origin }) => ({
      clinpgxId,
      agency,
      drugs,
      genes,
      tag,
      origin,
      sources: [RELEASE_SOURCES.labels],
    })),
  ];
}

/** Labels that speak of the same drugs or genes from the same origin, one line for all agencies. */
export interface LabelLine {
  readonly names: readonly string[];
  readonly origin: LabelRow["origin"];
  readonly tags: readonly { readonly agency: Agency; readonly tag: LabelTag | null }[];
}

/** Returns labels of one drug by the genes they name (`genes`), or of one gene by drug (`drugs`); germline first, then by name. */
export function labelLines(rows: readonly LabelRow[], by: "genes" | "drugs"): readonly LabelLine[] {
  const lines = new Map<
    string,
    { names: readonly string[]; origin: LabelRow["origin"]; tags: LabelLine["tags"][number][] }
  >();
  for (const row of rows) {
    const names = [...row[by]].sort();
    const key = `${row.origin} ${names.join(", ")}`;
    const line = lines.get(key) ?? { names, origin: row.origin, tags: [] };
    if (!line.tags.some(({ agency, tag }) => agency === row.agency && tag === row.tag))
      line.tags.push({ agency: row.agency, tag: row.tag });
    lines.set(key, line);
  }
  return [...lines.values()].sort(
    (a, b) => compareText(a.origin, b.origin) || compareText(a.names.join(), b.names.join()),
  );
}
