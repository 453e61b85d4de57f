import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { drawnAtBuild, servedKnowledge } from "@/lib/node";
import { geneEntry, geneTitle, type GeneEntry } from "@/lib/report";
import { AnnotationSection } from "../../_components/annotation-section";
import { Cites, SourceList } from "../../_components/citations";
import { EffectPlot } from "../../_components/effect-plot";
import { Identifiers } from "../../_components/identifiers";
import { LabelLines } from "../../_components/label-lines";
import { ListedGuidelines } from "../../_components/listed-guidelines";
import { PathwayFigure } from "../../_components/pathway-figure";
import { PrintHeader } from "../../_components/print-header";
import { Statements } from "../../_components/statements";
import { StudiesTable } from "../../_components/studies-table";
import { TextLink } from "../../_components/text-link";
import { WithContents } from "../../_components/with-contents";
import { DrugStatus, DrugTable } from "./drug-lines";
import { Phenotype } from "./phenotype";

interface Props {
  readonly params: Promise<{ readonly symbol: string }>;
}

export const dynamicParams = false;

export async function generateStaticParams(): Promise<{ symbol: string }[]> {
  return drawnAtBuild(Object.keys((await servedKnowledge()).genes)).map((symbol) => ({ symbol }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const gene = (await servedKnowledge()).genes[(await params).symbol];
  return { title: gene === undefined ? "Gene" : geneTitle(gene) };
}

export default async function GenePage({ params }: Props) {
  const knowledge = await servedKnowledge();
  const entry = geneEntry(knowledge, (await params).symbol);
  if (entry === null) notFound();
  const { symbol } = entry;
  return (
    <WithContents parts={partsOf(entry)}>
      <PrintHeader title={entry.title} asOf={entry.asOf} version={entry.version} />
      <p className="crumbs no-print">
        <TextLink href="/genes">Genes</TextLink>
      </p>
      <h1>
        {symbol} {entry.name !== null && <span className="quiet">{entry.name}</span>}
      </h1>
      {entry.otherNames !== null && <p className="quiet small">{entry.otherNames}</p>}
      <DrugStatus entry={entry} />
      <About entry={entry} pages={new Set(Object.keys(knowledge.genes))} />
      {entry.drugs.length > 0 && <DrugTable rows={entry.drugs} symbol={symbol} />}
      {entry.phenotype !== null && <Phenotype phenotype={entry.phenotype} />}
      <Studies entry={entry} />
      <Exclusions exclusions={entry.exclusions} />
      <AnnotationSection
        rows={entry.annotations}
        about={symbol}
        knowledge={knowledge}
        columns={["marker", "drug", "level", "status", "category", "population", "papers"]}
        query={{ genes: [symbol] }}
      />
      <ListedGuidelines listed={entry.listed} />
      <LabelLines {...entry.labelTags} about={symbol} first="Drugs" nameOf={(id) => knowledge.drugs[id]?.name ?? id} />
      {entry.identifiers.lines.length > 0 && <Identifiers title="Identifiers" {...entry.identifiers} />}
      <h2 id="sources">Sources</h2>
      <SourceList sources={entry.sources} />
      <p className="quiet small">{entry.reviewed}</p>
    </WithContents>
  );
}

/** The parts of the page that have something in them, for the list beside it. */
function partsOf(entry: GeneEntry): readonly (readonly [id: string, name: string])[] {
  const all: readonly (readonly [isThere: boolean, id: string, name: string])[] = [
    [entry.about !== null, "summary", "Gene summary"],
    [entry.about !== null, "context", "Drugs, diseases, pathways"],
    [entry.about !== null, "pharmacogenetics", "Pharmacogenetics"],
    [entry.drugs.length > 0, "drugs", "Drug by drug"],
    [entry.phenotype !== null, "phenotype", "Result to phenotype"],
    [entry.germline.rows.length > 0, "studies", "Germline studies"],
    [entry.tumour.length > 0, "tumour", "Tumour studies"],
    [entry.exclusions.length > 0, "kept-out", "Kept out"],
    [entry.annotations.length > 0, "annotations", "Annotations"],
    [entry.listed !== null, "listed", "Listed guidelines"],
    [entry.labelTags.lines.length > 0, "label-tags", "Labels"],
    [true, "sources", "Sources"],
  ];
  return all.flatMap(([isThere, id, name]) => (isThere ? [[id, name] as const] : []));
}

/** The three sections of a gene with a page of its own. */
function About({ entry: { about }, pages }: { readonly entry: GeneEntry; readonly pages: ReadonlySet<string> }) {
  if (about === null) return null;
  return (
    <>
      <h2 id="summary">Gene summary</h2>
      <Statements sections={about.summary} />
      <h2 id="context">Drugs, diseases, phenotypes and pathways</h2>
      {about.pathway !== null && (
        <>
          <PathwayFigure pathway={about.pathway} linkable={pages} />
          <p className="small no-print">
            <TextLink href={`/learn/pathway/${about.pathway.id}`}>Choose a drug or a gene in this picture</TextLink> to
            see where it acts and what we hold of it.
          </p>
        </>
      )}
      <Statements sections={about.context} />
      <h2 id="pharmacogenetics">Pharmacogenetics</h2>
      <Statements sections={about.pharmacogenetics} />
    </>
  );
}

/** Germline studies, and apart from them those of tumours: another question. */
function Studies({ entry: { symbol, germline, tumour } }: { readonly entry: GeneEntry }) {
  return (
    <>
      {germline.rows.length > 0 && (
        <section aria-labelledby="studies">
          <h2 id="studies">Germline studies</h2>
          <StudiesTable rows={germline.rows} caption={`Germline studies of ${symbol}`} />
          <EffectPlot rows={germline.effects} without={germline.withoutEffect} />
        </section>
      )}
      {tumour.length > 0 && (
        <section aria-labelledby="tumour">
          <h2 id="tumour">Tumour studies: another question</h2>
          <StudiesTable rows={tumour} caption={`Tumour and expression studies that name ${symbol}`} />
        </section>
      )}
    </>
  );
}

function Exclusions({ exclusions }: Pick<GeneEntry, "exclusions">) {
  if (exclusions.length === 0) return null;
  return (
    <section aria-labelledby="kept-out">
      <h2 id="kept-out">Looked at and kept out</h2>
      <ul className="list small">
        {exclusions.map((item) => (
          <li key={item.id} id={item.id}>
            <strong>{item.marker}.</strong> {item.reason}. {item.text}
            <Cites citations={item.citations} />
          </li>
        ))}
      </ul>
    </section>
  );
}
