import type { Knowledge } from "@/lib/knowledge";
import { unreachable, type Origin, type Pathway } from "@/lib/schema";
import { originWord } from "@/lib/report";

/** One statement of the knowledge that concerns a box of a pathway, and where it stands. */
export interface PathwayStatement {
  readonly id: string;
  readonly kind: "graded" | "study" | "label" | "caution";
  readonly origin: string;
  readonly text: string;
  readonly href: string;
}

/** A drug or gene of the picture with where it acts and what we hold of it. */
export interface PathwayChoice {
  /** Ids of the boxes it stands in: a gene can be part of two complexes. */
  readonly nodes: readonly string[];
  readonly kind: "drug" | "gene";
  readonly id: string;
  readonly name: string;
  /** What its boxes do and what is done to them, in the picture's own sentences. */
  readonly acts: readonly string[];
  readonly statements: readonly PathwayStatement[];
}

/** Returns every drug and gene of the picture, drugs first, with the arrows that touch it and the statements that name it. */
export function pathwayChoices(pathway: Pathway, knowledge: Knowledge): readonly PathwayChoice[] {
  const drugs = [...new Set(pathway.nodes.flatMap((node) => (node.drug === undefined ? [] : [node.drug])))];
  const genes = [...new Set(pathway.nodes.flatMap((node) => (node.gene === undefined ? [] : [node.gene])))].sort();
  const choice = (kind: PathwayChoice["kind"], id: string): PathwayChoice => {
    const nodes = pathway.nodes
      .filter((node) => (kind === "drug" ? node.drug : node.gene) === id)
      .map((node) => node.id);
    return {
      nodes,
      kind,
      id,
      name: kind === "drug" ? (knowledge.drugs[id]?.name ?? id) : id,
      acts: pathway.edges
        .filter((edge) => nodes.includes(edge.from) || nodes.includes(edge.to))
        .map((edge) => edge.text),
      statements: statementsOn(kind, id, knowledge),
    };
  };
  return [...drugs.map((id) => choice("drug", id)), ...genes.map((id) => choice("gene", id))];
}

function statementsOn(kind: PathwayChoice["kind"], id: string, knowledge: Knowledge): readonly PathwayStatement[] {
  const isAbout = (fact: { readonly drugs: readonly string[]; readonly genes: readonly string[] }): boolean =>
    (kind === "drug" ? fact.drugs : fact.genes).includes(id);
  const page = kind === "drug" ? `/drugs/${id}` : `/genes/${id}`;
  const told = (
    what: PathwayStatement["kind"],
    fact: { readonly id: string; readonly text: string },
    origin: Origin,
    href: string,
  ): PathwayStatement => ({ id: fact.id, kind: what, origin: originWord(origin).word, text: fact.text, href });
  const answer = (fact: { readonly drugs: readonly string[]; readonly genes: readonly string[] }): string =>
    answerAddress(kind === "drug" ? [id] : fact.drugs.slice(0, 1), kind === "drug" ? fact.genes : [id]);
  return [
    ...knowledge.annotations
      .filter(isAbout)
      .map((fact) => told("graded", fact, "germline", `${answer(fact)}#${fact.id}`)),
    ...knowledge.findings.filter(isAbout).map((fact) => told("study", fact, fact.origin, `${page}#${fact.id}`)),
    ...knowledge.labels.flatMap((label) =>
      label.facts
        .filter((fact) => isAbout({ drugs: label.drugs, genes: fact.genes }))
        .map((fact) =>
          told(
            "label",
            fact,
            fact.origin,
            kind === "drug" ? `${page}#${fact.id}` : answerAddress(label.drugs.slice(0, 1), [id]),
          ),
        ),
    ),
    ...knowledge.cautions
      .filter((fact) => isAbout({ drugs: fact.match.drugs, genes: fact.match.genes }))
      .map((fact) => told("caution", fact, "not-genetic", page)),
  ];
}

function answerAddress(drugs: readonly string[], genes: readonly string[]): string {
  return `/answer?${new URLSearchParams([...drugs.map((drug) => ["drug", drug]), ...genes.map((gene) => ["gene", gene])]).toString()}`;
}

/** Returns the word for a kind of statement. */
export function statementKindWord(kind: PathwayStatement["kind"]): string {
  switch (kind) {
    case "graded":
      return "Graded by ClinPGx";
    case "study":
      return "Study";
    case "label":
      return "Label";
    case "caution":
      return "What to heed";
    default:
      return unreachable(kind);
  }
}
