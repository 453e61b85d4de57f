import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { adviseOn } from "@/lib/advice";
import { guidedPairs, RELEASE_SOURCES, type Knowledge } from "@/lib/knowledge";
import { servedKnowledge } from "@/lib/node";
import {
  annotationRowsAbout,
  createBibliography,
  effectRows,
  exclusionWord,
  labelLines,
  labelRows,
  markerName,
  reportOn,
  studyRow,
  type WordedBottomLine,
} from "@/lib/report";
import type { Drug, Gene, PhenotypeMethod } from "@/lib/schema";
import { AnnotationSection } from "../../_components/annotation-section";
import { CertaintyMark } from "../../_components/axes";
import { Cites, SourceList } from "../../_components/citations";
import { EffectPlot } from "../../_components/effect-plot";
import { LabelLines } from "../../_components/label-lines";
import { ListedGuidelines } from "../../_components/listed-guidelines";
import { PathwayFigure } from "../../_components/pathway-figure";
import { PrintHeader } from "../../_components/print-header";
import { citeFirst, Statements } from "../../_components/statements";
import { StudiesTable } from "../../_components/studies-table";
import { answerHref, TextLink } from "../../_components/text-link";
import { WithContents } from "../../_components/with-contents";

interface Props {
  readonly params: Promise<{ readonly symbol: string }>;
}

export const dynamicParams = false;

export async function generateStaticParams(): Promise<{ symbol: string }[]> {
  return Object.keys((await servedKnowledge()).genes).map((symbol) => ({ symbol }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const gene = (await servedKnowledge()).genes[(await params).symbol];
  return { title: gene === undefined ? "Gene" : titleOf(gene) };
}

export default async function GenePage({ params }: Props) {
  const knowledge = await servedKnowledge();
  const gene = knowledge.genes[(await params).symbol];
  if (gene === undefined) notFound();
  const bibliography = createBibliography(knowledge);
  const drugs = drugRows(knowledge, gene);
  const findings = knowledge.findings.filter((finding) => finding.genes.includes(gene.symbol));
  const germline = findings.filter((finding) => finding.origin === "germline");
  const tumour = findings.filter((finding) => finding.origin !== "germline");
  const exclusions = knowledge.exclusions.filter((exclusion) => exclusion.genes.includes(gene.symbol));
  const pathway = gene.pathway === undefined ? undefined : knowledge.pathways[gene.pathway];
  const method = knowledge.phenotypes[gene.symbol];
  const pages = new Set(Object.keys(knowledge.genes));
  const annotations = annotationRowsAbout(knowledge, knowledge.date, { gene: gene.symbol });
  const labels = labelRows(knowledge).filter((row) => row.genes.includes(gene.symbol));
  const listed = knowledge.release?.guidelines.filter((guideline) => guideline.genes.includes(gene.symbol)) ?? [];
  citeFirst([...gene.summary, ...gene.context, ...gene.pharmacogenetics], bibliography);
  const releaseSources = [
    ...(annotations.some((row) => row.url !== null) ? [RELEASE_SOURCES.annotations] : []),
    ...(listed.length > 0 ? [RELEASE_SOURCES.guidelines] : []),
  ];
  bibliography.cite(releaseSources);
  const parts = [
    ...(gene.depth === "page"
      ? ([
          ["summary", "Gene summary"],
          ["context", "Drugs, diseases, pathways"],
          ["pharmacogenetics", "Pharmacogenetics"],
        ] as const)
      : []),
    ...(drugs.length > 0 ? ([["drugs", "Drug by drug"]] as const) : []),
    ...(method !== undefined ? ([["phenotype", "Result to phenotype"]] as const) : []),
    ...(germline.length > 0 ? ([["studies", "Germline studies"]] as const) : []),
    ...(tumour.length > 0 ? ([["tumour", "Tumour studies"]] as const) : []),
    ...(exclusions.length > 0 ? ([["kept-out", "Kept out"]] as const) : []),
    ...(annotations.length > 0 ? ([["annotations", "Annotations"]] as const) : []),
    ...(listed.length > 0 ? ([["listed", "Listed guidelines"]] as const) : []),
    ...(labels.length > 0 ? ([["label-tags", "Labels"]] as const) : []),
    ["sources", "Sources"] as const,
  ];
  return (
    <WithContents parts={parts}>
      <PrintHeader title={titleOf(gene)} asOf={knowledge.date} version={knowledge.version} />
      <p className="crumbs no-print">
        <TextLink href="/genes">Genes</TextLink>
      </p>
      <h1>
        {gene.symbol} {gene.name !== gene.symbol && <span className="quiet">{gene.name}</span>}
      </h1>
      <Names gene={gene} />
      <DrugStatus rows={drugs} hasOther={annotations.length + labels.length > 0} symbol={gene.symbol} />
      {gene.depth === "page" && (
        <>
          <h2 id="summary">Gene summary</h2>
          <Statements sections={gene.summary} bibliography={bibliography} />
          <h2 id="context">Drugs, diseases, phenotypes and pathways</h2>
          {pathway !== undefined && (
            <>
              <PathwayFigure pathway={pathway} linkable={pages} />
              <p className="small no-print">
                <TextLink href={`/learn/pathway/${pathway.id}`}>Choose a drug or a gene in this picture</TextLink> to
                see where it acts and what we hold of it.
              </p>
            </>
          )}
          <Statements sections={gene.context} bibliography={bibliography} />
          <h2 id="pharmacogenetics">Pharmacogenetics</h2>
          <Statements sections={gene.pharmacogenetics} bibliography={bibliography} />
        </>
      )}
      {drugs.length > 0 && <DrugTable rows={drugs} symbol={gene.symbol} />}
      {method !== undefined && <Phenotype method={method} citations={bibliography.cite(method.sources)} />}
      {germline.length > 0 && (
        <section aria-labelledby="studies">
          <h2 id="studies">Germline studies</h2>
          <StudiesTable
            rows={germline.map((finding) => studyRow(finding, bibliography))}
            caption={`Germline studies of ${gene.symbol}`}
          />
          <EffectPlot
            rows={germline.flatMap(effectRows)}
            without={germline
              .filter((finding) => effectRows(finding).length === 0)
              .map((finding) => ({
                id: finding.id,
                marker: markerName(finding.genes, finding.variants),
                outcome: finding.outcome,
              }))}
          />
        </section>
      )}
      {tumour.length > 0 && (
        <section aria-labelledby="tumour">
          <h2 id="tumour">Tumour studies: another question</h2>
          <StudiesTable
            rows={tumour.map((finding) => studyRow(finding, bibliography))}
            caption={`Tumour and expression studies that name ${gene.symbol}`}
          />
        </section>
      )}
      {exclusions.length > 0 && (
        <section aria-labelledby="kept-out">
          <h2 id="kept-out">Looked at and kept out</h2>
          <ul className="list small">
            {exclusions.map((item) => (
              <li key={item.id} id={item.id}>
                <strong>{markerName(item.genes, item.variants)}.</strong> {exclusionWord(item.reason)}. {item.text}
                <Cites citations={bibliography.cite(item.sources)} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <AnnotationSection
        rows={annotations}
        about={gene.symbol}
        knowledge={knowledge}
        columns={["marker", "drug", "level", "status", "category", "population", "papers"]}
        query={{ genes: [gene.symbol] }}
      />
      <ListedGuidelines guidelines={listed} knowledge={knowledge} />
      <LabelLines
        lines={labelLines(labels, "drugs")}
        about={gene.symbol}
        first="Drugs"
        nameOf={(id) => knowledge.drugs[id]?.name ?? id}
        citations={bibliography.cite(labels.flatMap((row) => row.sources))}
      />
      <Identifiers
        gene={gene}
        citations={bibliography.cite([...gene.identifierSources, ...(gene.location?.sources ?? [])])}
      />
      <h2 id="sources">Sources</h2>
      <SourceList sources={bibliography.all()} />
      <p className="quiet small">
        {gene.depth === "imported"
          ? `Known from the imported release of ${gene.reviewed} alone; nobody of us has reviewed it.`
          : `Page reviewed ${gene.reviewed}.`}
      </p>
    </WithContents>
  );
}

/** A release names a gene by its symbol alone. */
function titleOf(gene: Gene): string {
  return gene.name === gene.symbol ? gene.symbol : `${gene.symbol}, ${gene.name}`;
}

function Names({ gene }: { readonly gene: Gene }) {
  const names = [
    gene.previousSymbols.length > 0 ? `formerly ${gene.previousSymbols.join(", ")}` : null,
    gene.aliases.length > 0 ? `also ${gene.aliases.join(", ")}` : null,
  ].filter((part) => part !== null);
  return names.length === 0 ? null : <p className="quiet small">{names.join("; ")}</p>;
}

interface DrugRow {
  readonly drug: Drug;
  readonly line: WordedBottomLine;
  readonly notes: number;
}

/** What we hold for this gene, drug by drug. */
function drugRows(knowledge: Knowledge, gene: Gene): readonly DrugRow[] {
  const named = drugsNaming(knowledge, gene.symbol);
  return Object.values(knowledge.drugs)
    .filter((drug) => drug.kind === "drug" && named.has(drug.id))
    .flatMap((drug) => {
      const advice = adviseOn({ drugs: [drug.id], genes: [gene.symbol], results: [] }, knowledge, knowledge.date);
      if (!advice.ok) return [];
      const report = reportOn(advice.value, knowledge);
      const [line] = report.bottomLines;
      const notes = report.recommendations.length + report.evidence.length;
      return line === undefined || notes === 0 ? [] : [{ drug, line, notes }];
    });
}

/** More drugs than this in one grade are counted, not named. */
const MOST_NAMED = 4;

/** How sure what is known is comes before what the gene does: of each grade how many drugs, the surest first. */
function DrugStatus({
  rows,
  hasOther,
  symbol,
}: {
  readonly rows: readonly DrugRow[];
  readonly hasOther: boolean;
  readonly symbol: string;
}) {
  if (rows.length === 0)
    return (
      <p className="lead">
        {hasOther
          ? `We have read no germline drug-response evidence of ${symbol} ourselves; below stands what others annotate.`
          : `We hold no germline drug-response note for ${symbol}.`}
      </p>
    );
  const grades = [...new Map(rows.map(({ line }) => [line.certainty.code, line.certainty])).values()].sort(
    (a, b) => b.filledSteps - a.filledSteps,
  );
  return (
    <ul className="plain mt-3" aria-label={`How sure what is known of ${symbol} is`}>
      {grades.map((certainty) => {
        const own = rows.filter(({ line }) => line.certainty.code === certainty.code);
        return (
          <li key={certainty.code} className="axes">
            <CertaintyMark certainty={certainty} name="" />
            <span>
              {own.length > MOST_NAMED ? (
                <a href="#drugs">{own.length} drugs</a>
              ) : (
                own.map(({ drug }) => drug.name).join(", ")
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** Each line leads to the whole answer. */
function DrugTable({ rows, symbol }: { readonly rows: readonly DrugRow[]; readonly symbol: string }) {
  return (
    <section aria-labelledby="drugs">
      <h2 id="drugs">Drug by drug</h2>
      <div className="scroll" role="region" aria-label={`Table of drugs with notes on ${symbol}`} tabIndex={0}>
        <table>
          <caption>Guidance, labels and evidence we have read on {symbol}, drug by drug</caption>
          <thead>
            <tr>
              <th scope="col">Drug</th>
              <th scope="col">Action</th>
              <th scope="col">Certainty</th>
              <th scope="col">Notes</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ drug, line, notes }) => (
              <tr key={drug.id}>
                <th scope="row">
                  <TextLink href={answerHref([drug.id], [symbol])}>{drug.name}</TextLink>
                </th>
                <td>{line.action?.word ?? "Depends on the result"}</td>
                <td>
                  <CertaintyMark certainty={line.certainty} name="" />
                </td>
                <td>{notes}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
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

/** How a laboratory result of this gene becomes a phenotype, and what each allele does. */
function Phenotype({
  method,
  citations,
}: {
  readonly method: PhenotypeMethod;
  readonly citations: Parameters<typeof Cites>[0]["citations"];
}) {
  return (
    <section aria-labelledby="phenotype">
      <h2 id="phenotype">From result to phenotype</h2>
      <p>
        {method.text}
        <Cites citations={citations} />
      </p>
      <p>
        <strong>Ask the laboratory for:</strong> {method.askFor}
      </p>
      {method.byScore.length > 0 && (
        <table>
          <caption>Phenotype by activity score</caption>
          <thead>
            <tr>
              <th scope="col">Phenotype</th>
              <th scope="col">Activity score</th>
            </tr>
          </thead>
          <tbody>
            {method.byScore.map((range) => (
              <tr key={range.term}>
                <th scope="row">{range.term}</th>
                <td>{scoreRange(range)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {method.byFunctions.length > 0 && (
        <div className="scroll" role="region" aria-label="Phenotype by functions" tabIndex={0}>
          <table>
            <caption>Phenotype by the functions of the alleles</caption>
            <thead>
              <tr>
                <th scope="col">Functions</th>
                <th scope="col">Phenotype</th>
              </tr>
            </thead>
            <tbody>
              {method.byFunctions.map((line) => (
                <tr key={line.functions.join()}>
                  <th scope="row">{line.functions.join(" and ")}</th>
                  <td>{line.term}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {method.statusAlleles.length > 0 && <p>Alleles that guidance asks about: {method.statusAlleles.join(", ")}.</p>}
      {method.functions.length > 0 && (
        <div className="scroll" role="region" aria-label="Functions of the alleles" tabIndex={0}>
          <table>
            <caption>Functions of the alleles ({method.version})</caption>
            <thead>
              <tr>
                <th scope="col">Function</th>
                {method.byScore.length > 0 && <th scope="col">Activity value</th>}
                <th scope="col">Alleles</th>
              </tr>
            </thead>
            <tbody>
              {method.functions.map((group) => (
                <tr key={`${group.function} ${group.value ?? ""}`}>
                  <th scope="row">{group.function}</th>
                  {method.byScore.length > 0 && <td>{group.value ?? "none"}</td>}
                  <td>{group.alleles.join(", ")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** The top range has no upper end that means anything. */
function scoreRange({ from, to }: { readonly from: number; readonly to: number }): string {
  if (from === to) return String(from);
  return to >= 100 ? `${from} and more` : `${from} to ${to}`;
}

function Identifiers({
  gene,
  citations,
}: {
  readonly gene: Gene;
  readonly citations: Parameters<typeof Cites>[0]["citations"];
}) {
  const { identifiers: ids, location } = gene;
  const rows = [
    ["HGNC", ids.hgnc],
    ["NCBI Gene", ids.ncbi],
    ["Ensembl", ids.ensembl],
    ["UniProt", ids.uniprot],
    ["OMIM", ids.omim],
    ["ClinPGx", ids.clinpgx],
    ["RefSeq", ids.refseq],
    ["Cytoband", location?.cytoband],
    ["Strand", location?.strand],
    [
      "GRCh38",
      location?.chromosome === undefined || location.grch38StartOneBased === undefined
        ? location?.chromosome
        : `chr${location.chromosome}:${location.grch38StartOneBased}${location.grch38EndOneBased === undefined ? "" : `-${location.grch38EndOneBased}`}, one-based`,
    ],
  ].flatMap(([name, value]) => (value === undefined ? [] : [[name ?? "", value] as const]));
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="identifiers">
      <h2 id="identifiers">Identifiers</h2>
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="small quiet">
        From
        <Cites citations={citations} />
      </p>
    </section>
  );
}
