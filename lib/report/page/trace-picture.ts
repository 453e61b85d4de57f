import type { Note } from "@/lib/advice";
import type { AnswerKnowledge } from "@/lib/knowledge";
import { traceOf, type ReadResult, type TraceStep } from "@/lib/phenotype";
import { basesMeant, unreachable } from "@/lib/schema";
import type { Bibliography } from "../words/citations";
import type { TraceBox, TraceKind, WordedNote } from "./report";
import { capitalise, listWords } from "../words/words";

/**
 * Returns the road that ends in a note: for a guideline row from the variant by
 * allele, function and score to the phenotype and the row; for a graded
 * annotation from the variant by its studies and its level; for a label, a
 * tumour marker, what to watch and an absence from what each rests on. Every
 * road ends in the sources. A step that is not known is a box that says so.
 */
export function tracePicture(
  note: Note,
  worded: Pick<
    WordedNote,
    | "id"
    | "text"
    | "heading"
    | "action"
    | "isUnderGuideline"
    | "certainty"
    | "levelLine"
    | "when"
    | "citations"
    | "source"
    | "strength"
    | "marker"
  >,
  results: readonly ReadResult[],
  knowledge: AnswerKnowledge,
): readonly TraceBox[] {
  const boxes = roadOf(note, worded, results, knowledge);
  const statement: TraceBox = {
    kind: "statement",
    name: note.kind === "recommendation" ? NAMES.statement : "Statement",
    text: `${actionText(note, worded)}; ${worded.certainty.word.toLowerCase()}. ${worded.text}`,
    href: `#${note.id}`,
    rule: statementRule(note, worded),
  };
  return [...boxes, statement, ...sourceBoxes(worded)];
}

/** As the note itself is shown: a statement of another question has no action on a germline genotype, and one under a guideline leaves it to that. */
function actionText({ origin }: Note, { action, isUnderGuideline }: Worded): string {
  if (origin === "tumour" || origin === "expression") return "Another question than a germline genotype";
  return isUnderGuideline ? "As the guideline says" : action.word;
}

const NAMES: Readonly<Record<TraceKind, string>> = {
  variant: "Variant",
  given: "Report",
  allele: "Allele",
  function: "Function",
  score: "Activity score",
  phenotype: "Phenotype",
  measured: "Measured",
  study: "Studies",
  grade: "Level",
  looked: "Looked in",
  label: "Label",
  statement: "Recommendation",
  source: "Source",
};

function box(kind: TraceKind, text: string, href: string | null, rule: string | null): TraceBox {
  return { kind, name: NAMES[kind], text, href, rule };
}

type Worded = Parameters<typeof tracePicture>[1];

function roadOf(
  note: Note,
  worded: Worded,
  results: readonly ReadResult[],
  knowledge: AnswerKnowledge,
): readonly TraceBox[] {
  switch (note.kind) {
    case "recommendation":
      return [...note.genes.flatMap((gene) => geneBoxes(gene, results, knowledge)), ...conditionBox(note, worded)];
    case "association":
      return [box("variant", worded.marker, genesHref(note), null), ...studyBoxes(note), ...gradeBox(worded)];
    case "label":
      return [
        box("variant", note.genes.length === 0 ? "No gene named" : listWords(note.genes), genesHref(note), null),
        box("label", labelText(note), `#${note.id}`, "The label names it."),
        ...gradeBox(worded),
      ];
    case "tumour-marker":
      return [
        box("measured", `${worded.marker}, in the tumour`, genesHref(note), null),
        ...studyBoxes(note),
        ...labelBox(note),
        ...gradeBox(worded),
      ];
    case "interaction":
      return [
        box(
          "measured",
          note.topic === "exposure"
            ? "The level of the drug"
            : note.topic === "hepatic"
              ? "The function of the liver"
              : "The other drugs taken",
          `#${note.id}`,
          null,
        ),
      ];
    case "absence":
      return [
        box(
          "measured",
          listWords([knowledge.drugs[note.drug]?.name ?? note.drug, ...note.genes]),
          genesHref(note),
          null,
        ),
        box(
          "looked",
          lookedText(note, knowledge),
          `#${note.id}`,
          "Each list was looked through for the pair, on a day that is kept.",
        ),
      ];
    default:
      return unreachable(note.kind);
  }
}

function genesHref(note: Note): string | null {
  const [gene] = note.genes;
  return gene === undefined ? null : `/genes/${gene}`;
}

/** From the variants of one gene to its phenotype; a gene nobody tested has one box that says so. */
function geneBoxes(gene: string, results: readonly ReadResult[], knowledge: AnswerKnowledge): readonly TraceBox[] {
  const href = `/genes/${gene}#phenotype`;
  const own = results.filter((result) => result.gene === gene);
  if (own.length === 0 || own.every((result) => result.state === "not-tested"))
    return [
      box("given", `${gene}: not tested. No result led here; the row is shown for what it would ask.`, href, null),
    ];
  return own.flatMap((result) => {
    const steps = traceOf(knowledge, result);
    const alleles = steps.find((step) => step.kind === "alleles");
    const variants =
      alleles?.kind === "alleles"
        ? [
            variantBox(
              gene,
              alleles.alleles.map((allele) => allele.name),
              knowledge,
              href,
            ),
          ]
        : [];
    const rest = steps.flatMap((step) => stepBoxes(gene, step, href, knowledge));
    const isSettled = rest.some((one) => one.kind === "phenotype");
    const [first, ...others] = [
      ...variants,
      ...rest,
      ...(isSettled
        ? []
        : [
            box(
              "phenotype",
              `${gene}: ${result.phenotype}`,
              href,
              "The report gives the phenotype; it was taken as it stands.",
            ),
          ]),
    ];
    return first === undefined ? [] : [{ ...first, rule: null }, ...others];
  });
}

/** The number of copies behind an allele's name: "*2x2", "*1x≥3", "*1xN". */
const COPIES = /x(?:n|≥?\d+)$/i;

/** The defining variants of the alleles, where our definitions hold them; which ones the laboratory saw is not told by a name. */
function variantBox(gene: string, names: readonly string[], knowledge: AnswerKnowledge, href: string): TraceBox {
  const definition = Object.hasOwn(knowledge.alleleDefinitions, gene) ? knowledge.alleleDefinitions[gene] : undefined;
  const told = [...new Set(names)].map((name) => {
    // Every copy of a gene that comes several times carries the variants of its allele.
    const [allele = name] = name.split(COPIES);
    const bases = definition?.alleles[allele];
    if (definition === undefined || bases === undefined) return `${name}: not told by the report`;
    const places = definition.positions.flatMap(({ positionOneBased, rsid, reference }) => {
      const meant = basesMeant(bases[String(positionOneBased)] ?? reference);
      // Where the allele may have the reference as well, the place tells nothing.
      return meant.includes(reference) ? [] : [`${rsid ?? positionOneBased} ${meant.join(" or ")}`];
    });
    return `${name}: ${places.length === 0 ? "none of those looked for" : places.join(", ")}`;
  });
  return box("variant", `${gene} ${told.join("; ")}`, href, null);
}

function stepBoxes(gene: string, step: TraceStep, href: string, knowledge: AnswerKnowledge): readonly TraceBox[] {
  const table = knowledge.phenotypes[gene]?.version ?? "its table";
  switch (step.kind) {
    case "given":
      return [
        box("given", `${gene} ${step.text}`, href, "The laboratory names the pair of alleles, or what they come to."),
      ];
    case "alleles":
      return [
        box(
          "allele",
          step.alleles.map((allele) => allele.name).join(" and "),
          href,
          "The report was read into the gene's alleles.",
        ),
        box(
          "function",
          step.alleles
            .map(
              (allele) =>
                `${allele.name}: ${allele.function.toLowerCase()}${allele.value === null ? "" : `, value ${allele.value}`}`,
            )
            .join("; "),
          href,
          `Each allele has a function (${table}).`,
        ),
      ];
    case "score":
      return [box("score", step.score, href, `The values add up: ${step.values.join(" + ")}.`)];
    case "score-line":
      return [
        box("phenotype", `${gene}: ${step.term}`, href, scoreRule(step, knowledge.phenotypes[gene]?.byScore ?? [])),
      ];
    case "functions-line":
      return [
        box(
          "phenotype",
          `${gene}: ${step.term}`,
          href,
          `${capitalise(listWords(step.functions.map((one) => one.toLowerCase())))} together mean this.`,
        ),
      ];
    case "typing":
      return [
        box(
          "phenotype",
          `${gene}: ${step.terms.join(", ")}`,
          href,
          "The typing names what is there; of the alleles guidance asks about, the others are absent.",
        ),
      ];
    case "unsettled":
      return [
        box(
          "phenotype",
          `${gene}: ${listWords(step.terms)}; none is claimed`,
          href,
          "The copies were not counted, and the count decides.",
        ),
      ];
    default:
      return unreachable(step);
  }
}

/** The table's highest line has an end for the sake of the table alone: whatever is more falls into it too. */
function scoreRule(
  { from, to }: Extract<TraceStep, { readonly kind: "score-line" }>,
  lines: readonly { readonly from: number }[],
): string {
  if (from === to) return `A score of ${from} means this.`;
  return lines.every((line) => line.from <= from)
    ? `Scores of ${from} and more mean this.`
    : `Scores from ${from} to ${to} mean this.`;
}

/** The row's own condition, for a note that no result has met yet. */
function conditionBox(note: Note, worded: Worded): readonly TraceBox[] {
  return note.fit === "holds" || worded.when === null
    ? []
    : [
        box(
          "phenotype",
          worded.when,
          `#${note.id}`,
          note.fit === "possible"
            ? "The result leaves open whether this holds."
            : "The row would speak for this result.",
        ),
      ];
}

function studyBoxes(note: Note): readonly TraceBox[] {
  const reason = note.reasons.find((one) => one.kind === "studies");
  if (reason?.kind !== "studies") return [];
  const size = reason.largestN === null ? "size not reported here" : `largest: ${reason.largestN}`;
  return [
    box(
      "study",
      `${reason.papers.length} ${reason.papers.length === 1 ? "paper" : "papers"}; ${size}`,
      note.findings[0] === undefined ? `#${note.id}` : `#${note.findings[0]}`,
      "Studies compared people, or tumours, with and without it.",
    ),
  ];
}

function gradeBox({ levelLine, id }: Worded): readonly TraceBox[] {
  return levelLine === null
    ? [box("grade", "Nobody has graded it", `#${id}`, "No grading scale we hold has an entry.")]
    : [box("grade", levelLine, "/methods/evidence-grading", "The grade is the grading body's own.")];
}

function labelText(note: Note): string {
  const reason = note.reasons.find((one) => one.kind === "label" || one.kind === "label-tag");
  if (reason?.kind === "label") return `${reason.agency} label of ${reason.product}`;
  return reason?.kind === "label-tag" ? `${reason.agency} label` : "Label";
}

function labelBox(note: Note): readonly TraceBox[] {
  return note.reasons.some((one) => one.kind === "label" || one.kind === "label-tag")
    ? [box("label", labelText(note), `#${note.id}`, "The label names the test.")]
    : [];
}

function lookedText(note: Note, knowledge: AnswerKnowledge): string {
  const looked = knowledge.searches
    .filter((search) => note.searches.includes(search.id))
    .map((search) => `${search.body} (${search.date})`);
  return looked.length === 0 ? "Nowhere yet" : listWords([...new Set(looked)]);
}

/** How the road led to the statement. */
function statementRule(note: Note, { source, strength, when, certainty }: Worded): string {
  switch (note.kind) {
    case "recommendation":
      return `${source} has a row for ${when ?? "every result"}; its first step gives the action${strength === null || strength === "Not graded" ? ", and its body prints no strength" : `, its strength (${strength}) the certainty`}.`;
    case "association":
      return `A level or a study alone asks for no action; our one rule makes it ${certainty.word.toLowerCase()}.`;
    case "tumour-marker":
      return "A test of the tumour answers no germline question.";
    case "label":
      return "What a label says is told with the certainty of a label.";
    case "interaction":
      return "It is watched whatever the genotype.";
    case "absence":
      return "Where nothing was found, nothing is advised on the genotype.";
    default:
      return unreachable(note.kind);
  }
}

function sourceBoxes({ citations, source }: Worded): readonly TraceBox[] {
  const [first, ...others] = citations;
  if (first === undefined) return [box("source", source, null, "Told by")];
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  return [
    box(
      "source",
      `[${first.number}] ${first.title}${first.year === null ? "" : `, ${first.year}`}${more}`,
      `#source-${first.id}`,
      "Read in the source.",
    ),
  ];
}

/** Returns a trace that is told away from its answer: notes are led to at `answer`, and the source under the number of the list beside it. */
export function movedTrace(
  trace: readonly TraceBox[],
  {
    citations,
    bibliography,
    answer,
  }: { readonly citations: WordedNote["citations"]; readonly bibliography: Bibliography; readonly answer: string },
): readonly TraceBox[] {
  const [first] = bibliography.cite(citations.map(({ id }) => id));
  return trace.map((one) => {
    if (one.kind === "source")
      return first === undefined ? one : { ...one, text: one.text.replace(/^\[\d+\]/, `[${first.number}]`) };
    return one.href?.startsWith("#") === true ? { ...one, href: `${answer}${one.href}` } : one;
  });
}
