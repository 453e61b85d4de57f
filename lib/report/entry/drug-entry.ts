import { adviseOn } from "@/lib/advice";
import { guidanceOn, membersOf, RELEASE_SOURCES, type AnswerKnowledge } from "@/lib/knowledge";
import type { Drug } from "@/lib/schema";
import { annotationRowsAbout, type AnnotationRow } from "../evidence/annotation-rows";
import { labelLines, labelRows, type LabelLine } from "../evidence/label-rows";
import { listedGuidelines, type ListedGuidelines } from "../evidence/listed-guidelines";
import type { Citation, Report, WordedCertainty, WordedPreTest } from "../page/report";
import { reportOn } from "../page/report-on";
import { createBibliography, type Bibliography } from "../words/citations";
import { citedSections, type CitedSection } from "../words/cited-sections";
import { stepLine } from "../words/step-lines";
import { settingWord } from "../words/words";
import { identifierLines, reviewedLine, type IdentifierLine } from "./identifier-lines";

/** A drug or class by its id, with its name. */
export interface NamedDrugLink {
  readonly id: string;
  readonly name: string;
}

/** One gene that notes on the drug name; the surest certainty of them. */
export interface DrugGeneLine {
  readonly gene: string;
  readonly notes: number;
  readonly certainty: WordedCertainty;
}

/** What the germline knowledge answers on the drug without any result. */
export interface DrugAnswer {
  /** Null where nothing can be said in one line. */
  readonly lead: string | null;
  readonly preTests: readonly WordedPreTest[];
  readonly genes: readonly DrugGeneLine[];
}

/** One fact of a label that we read ourselves. */
export interface LabelFactLine {
  readonly id: string;
  /** The topic, and the settings it is for. */
  readonly topic: string;
  readonly text: string;
  readonly isTumour: boolean;
  /** ClinPGx's tag; null without one. */
  readonly tag: string | null;
  /** What to do, in sentences; null where the label asks for nothing. */
  readonly steps: string | null;
  readonly isFromCopy: boolean;
  readonly citations: readonly Citation[];
}

/** A drug's page: what we hold of one drug or class, worded and ordered. */
export interface DrugEntry {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly asOf: string;
  /** The first brands, and how many more there are; null without any. */
  readonly brandsLine: string | null;
  readonly classes: readonly NamedDrugLink[];
  /** For a class; none for a drug. */
  readonly members: readonly NamedDrugLink[];
  /** Null where the knowledge cannot be asked about it. */
  readonly answer: DrugAnswer | null;
  readonly guidelines: readonly {
    readonly id: string;
    /** Body and year. */
    readonly source: string;
    readonly title: string;
    readonly scope: string;
    readonly citations: readonly Citation[];
  }[];
  readonly annotations: readonly AnnotationRow[];
  readonly listed: ListedGuidelines | null;
  readonly labelTags: { readonly lines: readonly LabelLine[]; readonly citations: readonly Citation[] };
  readonly sections: readonly CitedSection[];
  /** Genes whose product handles the drug: relations, not advice. */
  readonly relations: readonly {
    readonly gene: string;
    readonly role: string;
    readonly key: string;
    readonly text: string;
    readonly citations: readonly Citation[];
  }[];
  readonly labels: readonly {
    readonly id: string;
    readonly product: string;
    readonly agency: string;
    readonly facts: readonly LabelFactLine[];
  }[];
  readonly calculator: Drug["calculator"] | null;
  readonly identifiers: { readonly lines: readonly IdentifierLine[]; readonly citations: readonly Citation[] };
  /** All brands in one line, where nobody of us has read about each. */
  readonly brandNames: string | null;
  readonly brands: readonly { readonly name: string; readonly told: string; readonly citations: readonly Citation[] }[];
  readonly sources: readonly Citation[];
  readonly reviewed: string;
}

/** An imported drug may have forty trade names. */
const BRANDS_SHOWN = 8;

/** Returns the page of a drug or class; null for an id that the knowledge does not hold. */
export function drugEntry(knowledge: AnswerKnowledge, id: string): DrugEntry | null {
  const drug = knowledge.drugs[id];
  if (drug === undefined) return null;
  const bibliography = createBibliography(knowledge);
  const sections = citedSections(drug.sections, bibliography);
  const named = (ids: readonly string[]): readonly NamedDrugLink[] =>
    ids.map((one) => ({ id: one, name: knowledge.drugs[one]?.name ?? one }));
  const annotations = annotationRowsAbout(knowledge, knowledge.date, { drug: id });
  const tagged = labelRows(knowledge).filter((row) => row.drugs.includes(id));
  const listed = listedGuidelines(knowledge, (guideline) => guideline.drugs.includes(id));
  const guidelines = guidanceOn(knowledge, id).map(({ guideline }) => guideline);
  const labels = knowledge.labels.filter((label) => label.drugs.includes(id));
  const { cite } = bibliography;
  // The numbers follow this order, whatever order the parts stand in.
  cite([
    ...guidelines.flatMap((guideline) => guideline.sources),
    ...drug.relations.flatMap((relation) => relation.sources),
    ...labels.flatMap((label) => label.facts.flatMap((fact) => fact.sources)),
    ...drug.identifierSources,
    ...drug.brands.flatMap((brand) => brand.sources),
    ...tagged.flatMap((row) => row.sources),
    ...(annotations.some((row) => row.url !== null) ? [RELEASE_SOURCES.annotations] : []),
    ...(listed === null ? [] : [RELEASE_SOURCES.guidelines]),
  ]);
  const isImported = drug.depth === "imported";
  return {
    id,
    name: drug.name,
    version: knowledge.version,
    asOf: knowledge.date,
    brandsLine: brandsLine(drug),
    classes: named(drug.classes),
    members: drug.kind === "class" ? named(membersOf(knowledge, id)) : [],
    answer: answerOn(knowledge, id),
    guidelines: guidelines.map((guideline) => ({
      id: guideline.id,
      source: `${guideline.body} ${guideline.year}`,
      title: guideline.title,
      scope: guideline.scope,
      citations: cite(guideline.sources),
    })),
    annotations,
    listed,
    labelTags: { lines: labelLines(tagged, "genes"), citations: cite(tagged.flatMap((row) => row.sources)) },
    sections,
    relations: drug.relations.map(({ gene, role, text, sources }) => ({
      gene,
      role: role.replace("-", " "),
      key: `${gene}-${role}`,
      text,
      citations: cite(sources),
    })),
    labels: labels.map(({ id: labelId, product, agency, facts }) => ({
      id: labelId,
      product,
      agency,
      facts: facts.map((fact) => factLine(fact, knowledge, bibliography)),
    })),
    calculator: drug.calculator ?? null,
    identifiers: { lines: identifiersOf(drug), citations: cite(drug.identifierSources) },
    brandNames: isImported && drug.brands.length > 0 ? drug.brands.map((brand) => brand.name).join(", ") : null,
    brands: isImported
      ? []
      : drug.brands.map(({ name, settings, note, sources }) => ({
          name,
          told: `${settings.length > 0 ? `: ${settings.map(settingWord).join(", ")}` : ""}${note === undefined ? "" : `. ${note}`}`,
          citations: cite(sources),
        })),
    sources: bibliography.all(),
    reviewed: reviewedLine(drug),
  };
}

function brandsLine({ brands }: Drug): string | null {
  if (brands.length === 0) return null;
  const first = brands
    .slice(0, BRANDS_SHOWN)
    .map((brand) => brand.name)
    .join(", ");
  return brands.length > BRANDS_SHOWN ? `${first} and ${brands.length - BRANDS_SHOWN} more, named below` : first;
}

function answerOn(knowledge: AnswerKnowledge, drug: string): DrugAnswer | null {
  const advice = adviseOn({ drugs: [drug], genes: [], results: [] }, knowledge, knowledge.date);
  if (!advice.ok) return null;
  const report = reportOn(advice.value, knowledge);
  return { lead: report.bottomLines[0]?.headline ?? null, preTests: report.preTests, genes: geneLines(report) };
}

/** The notes of a report come surest first. */
function geneLines({ recommendations, evidence }: Report): readonly DrugGeneLine[] {
  const notes = [...recommendations, ...evidence];
  return [...new Set(notes.flatMap((note) => note.genes))].sort().flatMap((gene) => {
    const own = notes.filter((note) => note.genes.includes(gene));
    const [first] = own;
    return first === undefined ? [] : [{ gene, notes: own.length, certainty: first.certainty }];
  });
}

function factLine(
  fact: AnswerKnowledge["labels"][number]["facts"][number],
  { drugs }: AnswerKnowledge,
  { cite }: Bibliography,
): LabelFactLine {
  const nameOf = (id: string): string => drugs[id]?.name ?? id;
  return {
    id: fact.id,
    topic: [fact.topic, ...(fact.settings.length > 0 ? [fact.settings.map(settingWord).join(", ")] : [])].join(", "),
    text: fact.text,
    isTumour: fact.origin === "tumour",
    tag: fact.tag ?? null,
    steps: fact.steps.length === 0 ? null : fact.steps.map((step) => stepLine(step, nameOf)).join(" "),
    isFromCopy: fact.read === "secondary-copy",
    citations: cite(fact.sources),
  };
}

function identifiersOf({
  identifiers: { rxnorm, atc, drugbank, clinpgx, pubchem, cas },
}: Drug): readonly IdentifierLine[] {
  return identifierLines([
    ["RxNorm", rxnorm],
    ["ATC", atc.length === 0 ? undefined : atc.join(", ")],
    ["DrugBank", drugbank],
    ["ClinPGx", clinpgx],
    ["PubChem", pubchem],
    ["CAS", cas],
  ]);
}
