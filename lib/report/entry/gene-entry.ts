import { adviseOn } from "@/lib/advice";
import { guidedPairs, RELEASE_SOURCES, type Knowledge } from "@/lib/knowledge";
import type { Finding, Gene, Pathway, PhenotypeMethod } from "@/lib/schema";
import { annotationRowsAbout, type AnnotationRow } from "../evidence/annotation-rows";
import { labelLines, labelRows, type LabelLine } from "../evidence/label-rows";
import { listedGuidelines, type ListedGuidelines } from "../evidence/listed-guidelines";
import type { Citation, EffectRow, StudyRow, WordedBottomLine, WordedCertainty } from "../page/report";
import { effectRows, reportOn, studyRow } from "../page/report-on";
import { createBibliography, type Bibliography } from "../words/citations";
import { citedSections, type CitedSection } from "../words/cited-sections";
import { markerName } from "../words/marker";
import { exclusionWord } from "../words/words";
import { identifierLines, reviewedLine, type IdentifierLine } from "./identifier-lines";

/** What we hold for the gene on one drug. */
export interface GeneDrugLine {
  readonly id: string;
  readonly name: string;
  /** "Depends on the result" where the action is open. */
  readonly action: string;
  readonly certainty: WordedCertainty;
  readonly notes: number;
}

/** One certainty and the drugs it is reached for. */
export interface GeneGrade {
  readonly certainty: WordedCertainty;
  /** Their names; null where they are too many to be named. */
  readonly named: string | null;
  readonly drugs: number;
}

/** How a laboratory result of the gene becomes a phenotype, and what each allele does. */
export interface GenePhenotype {
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly askFor: string;
  readonly byScore: readonly { readonly term: string; readonly range: string }[];
  readonly byFunctions: readonly { readonly functions: string; readonly term: string }[];
  readonly statusAlleles: string | null;
  readonly version: string;
  readonly functions: readonly {
    readonly function: string;
    /** "none" where the function has no activity value. */
    readonly value: string;
    readonly alleles: string;
  }[];
}

/** Studies of the gene, and which of their effects can be plotted. */
export interface GeneStudies {
  readonly rows: readonly StudyRow[];
  readonly effects: readonly EffectRow[];
  readonly withoutEffect: readonly { readonly id: string; readonly marker: string; readonly outcome: string }[];
}

/** A gene's page: what we hold of one gene, worded and ordered. */
export interface GeneEntry {
  readonly symbol: string;
  readonly title: string;
  /** Null where a release names the gene by its symbol alone. */
  readonly name: string | null;
  /** Former and other names in one line; null without any. */
  readonly otherNames: string | null;
  readonly version: string;
  readonly asOf: string;
  readonly drugs: readonly GeneDrugLine[];
  /** Of each certainty how many drugs, the surest first. */
  readonly grades: readonly GeneGrade[];
  /** What to say where no germline note is held; null where one is. */
  readonly silence: string | null;
  /** Null for a gene without a page of its own. */
  readonly about: {
    readonly summary: readonly CitedSection[];
    readonly context: readonly CitedSection[];
    readonly pharmacogenetics: readonly CitedSection[];
    readonly pathway: Pathway | null;
  } | null;
  readonly phenotype: GenePhenotype | null;
  readonly germline: GeneStudies;
  readonly tumour: readonly StudyRow[];
  readonly exclusions: readonly {
    readonly id: string;
    readonly marker: string;
    readonly reason: string;
    readonly text: string;
    readonly citations: readonly Citation[];
  }[];
  readonly annotations: readonly AnnotationRow[];
  readonly listed: ListedGuidelines | null;
  readonly labelTags: { readonly lines: readonly LabelLine[]; readonly citations: readonly Citation[] };
  readonly identifiers: { readonly lines: readonly IdentifierLine[]; readonly citations: readonly Citation[] };
  readonly sources: readonly Citation[];
  readonly reviewed: string;
}

/** More drugs than this in one grade are counted, not named. */
const MOST_NAMED = 4;

/** Returns the page of a gene; null for a symbol that the knowledge does not hold. */
export function geneEntry(knowledge: Knowledge, symbol: string): GeneEntry | null {
  const gene = knowledge.genes[symbol];
  if (gene === undefined) return null;
  const bibliography = createBibliography(knowledge);
  const { cite } = bibliography;
  const drugs = drugLines(knowledge, symbol);
  const findings = knowledge.findings.filter((finding) => finding.genes.includes(symbol));
  const germline = findings.filter((finding) => finding.origin === "germline");
  const annotations = annotationRowsAbout(knowledge, knowledge.date, { gene: symbol });
  const tagged = labelRows(knowledge).filter((row) => row.genes.includes(symbol));
  const listed = listedGuidelines(knowledge, (guideline) => guideline.genes.includes(symbol));
  const method = knowledge.phenotypes[symbol];
  // Sources are numbered in the order in which the parts are drawn from here on.
  const [summary, context, pharmacogenetics] = [gene.summary, gene.context, gene.pharmacogenetics].map((sections) =>
    citedSections(sections, bibliography),
  );
  cite([
    ...(annotations.some((row) => row.url !== null) ? [RELEASE_SOURCES.annotations] : []),
    ...(listed === null ? [] : [RELEASE_SOURCES.guidelines]),
  ]);
  return {
    symbol,
    title: geneTitle(gene),
    name: gene.name === symbol ? null : gene.name,
    otherNames: otherNames(gene),
    version: knowledge.version,
    asOf: knowledge.date,
    drugs,
    grades: gradesOf(drugs),
    silence: drugs.length > 0 ? null : silence(symbol, annotations.length + tagged.length > 0),
    about:
      gene.depth === "page"
        ? {
            summary: summary ?? [],
            context: context ?? [],
            pharmacogenetics: pharmacogenetics ?? [],
            pathway: (gene.pathway === undefined ? undefined : knowledge.pathways[gene.pathway]) ?? null,
          }
        : null,
    phenotype: method === undefined ? null : phenotypeOfGene(method, cite(method.sources)),
    germline: studiesOf(germline, bibliography),
    tumour: findings
      .filter((finding) => finding.origin !== "germline")
      .map((finding) => studyRow(finding, bibliography)),
    exclusions: knowledge.exclusions
      .filter((exclusion) => exclusion.genes.includes(symbol))
      .map(({ id, genes, variants, reason, text, sources }) => ({
        id,
        marker: markerName(genes, variants),
        reason: exclusionWord(reason),
        text,
        citations: cite(sources),
      })),
    annotations,
    listed,
    labelTags: { lines: labelLines(tagged, "drugs"), citations: cite(tagged.flatMap((row) => row.sources)) },
    identifiers: {
      lines: identifiersOf(gene),
      citations: cite([...gene.identifierSources, ...(gene.location?.sources ?? [])]),
    },
    sources: bibliography.all(),
    reviewed: reviewedLine(gene),
  };
}

/** Returns the title of a gene's page; a release names a gene by its symbol alone. */
export function geneTitle({ name, symbol }: Gene): string {
  return name === symbol ? symbol : `${symbol}, ${name}`;
}

function otherNames({ previousSymbols, aliases }: Gene): string | null {
  const names = [
    previousSymbols.length > 0 ? `formerly ${previousSymbols.join(", ")}` : null,
    aliases.length > 0 ? `also ${aliases.join(", ")}` : null,
  ].filter((part) => part !== null);
  return names.length === 0 ? null : names.join("; ");
}

function drugLines(knowledge: Knowledge, symbol: string): readonly GeneDrugLine[] {
  const named = drugsNaming(knowledge, symbol);
  return Object.values(knowledge.drugs)
    .filter((drug) => drug.kind === "drug" && named.has(drug.id))
    .flatMap(({ id, name }) => {
      const advice = adviseOn({ drugs: [id], genes: [symbol], results: [] }, knowledge, knowledge.date);
      if (!advice.ok) return [];
      const report = reportOn(advice.value, knowledge);
      const [line] = report.bottomLines;
      const notes = report.recommendations.length + report.evidence.length;
      return line === undefined || notes === 0 ? [] : [{ id, name, ...axesOf(line), notes }];
    });
}

function axesOf({ action, certainty }: WordedBottomLine): Pick<GeneDrugLine, "action" | "certainty"> {
  return { action: action?.word ?? "Depends on the result", certainty };
}

/** Drugs that some germline fact of this gene names; asking for every drug we hold would take minutes over all genes. */
function drugsNaming(knowledge: Knowledge, symbol: string): ReadonlySet<string> {
  const about = (fact: { readonly genes: readonly string[]; readonly drugs: readonly string[] }): readonly string[] =>
    fact.genes.includes(symbol) ? fact.drugs : [];
  const direct = [
    ...guidedPairs(knowledge).flatMap(({ drug, gene }) => (gene === symbol ? [drug] : [])),
    ...knowledge.annotations.flatMap(about),
    ...knowledge.findings.flatMap(about),
    ...knowledge.labels.flatMap((label) =>
      label.facts.some((fact) => fact.genes.includes(symbol)) ? label.drugs : [],
    ),
    ...knowledge.labelTags.flatMap((list) => list.rows.filter((row) => row.origin === "germline").flatMap(about)),
  ];
  // A finding about a class counts for its members.
  const members = Object.values(knowledge.drugs)
    .filter((drug) => drug.classes.some((id) => direct.includes(id)))
    .map((drug) => drug.id);
  return new Set([...direct, ...members]);
}

function gradesOf(drugs: readonly GeneDrugLine[]): readonly GeneGrade[] {
  const certainties = [...new Map(drugs.map(({ certainty }) => [certainty.code, certainty])).values()].sort(
    (a, b) => b.filledSteps - a.filledSteps,
  );
  return certainties.map((certainty) => {
    const own = drugs.filter((drug) => drug.certainty.code === certainty.code);
    return {
      certainty,
      named: own.length > MOST_NAMED ? null : own.map(({ name }) => name).join(", "),
      drugs: own.length,
    };
  });
}

function silence(symbol: string, hasOther: boolean): string {
  return hasOther
    ? `We have read no germline drug-response evidence of ${symbol} ourselves; below stands what others annotate.`
    : `We hold no germline drug-response note for ${symbol}.`;
}

function studiesOf(findings: readonly Finding[], bibliography: Bibliography): GeneStudies {
  return {
    rows: findings.map((finding) => studyRow(finding, bibliography)),
    effects: findings.flatMap(effectRows),
    withoutEffect: findings
      .filter((finding) => effectRows(finding).length === 0)
      .map(({ id, genes, variants, outcome }) => ({ id, marker: markerName(genes, variants), outcome })),
  };
}

function phenotypeOfGene(method: PhenotypeMethod, citations: readonly Citation[]): GenePhenotype {
  return {
    text: method.text,
    citations,
    askFor: method.askFor,
    byScore: method.byScore.map((range) => ({ term: range.term, range: scoreRange(range) })),
    byFunctions: method.byFunctions.map(({ functions, term }) => ({ functions: functions.join(" and "), term })),
    statusAlleles: method.statusAlleles.length === 0 ? null : method.statusAlleles.join(", "),
    version: method.version,
    functions: method.functions.map((group) => ({
      function: group.function,
      value: String(group.value ?? "none"),
      alleles: group.alleles.join(", "),
    })),
  };
}

/** The top range has no upper end that means anything. */
function scoreRange({ from, to }: { readonly from: number; readonly to: number }): string {
  if (from === to) return String(from);
  return to >= 100 ? `${from} and more` : `${from} to ${to}`;
}

function identifiersOf({ identifiers: ids, location }: Gene): readonly IdentifierLine[] {
  return identifierLines([
    ["HGNC", ids.hgnc],
    ["NCBI Gene", ids.ncbi],
    ["Ensembl", ids.ensembl],
    ["UniProt", ids.uniprot],
    ["OMIM", ids.omim],
    ["ClinPGx", ids.clinpgx],
    ["RefSeq", ids.refseq],
    ["Cytoband", location?.cytoband],
    ["Strand", location?.strand],
    ["GRCh38", grch38Place(location)],
  ]);
}

function grch38Place(location: Gene["location"]): string | undefined {
  if (location?.chromosome === undefined || location.grch38StartOneBased === undefined) return location?.chromosome;
  const end = location.grch38EndOneBased === undefined ? "" : `-${location.grch38EndOneBased}`;
  return `chr${location.chromosome}:${location.grch38StartOneBased}${end}, one-based`;
}
