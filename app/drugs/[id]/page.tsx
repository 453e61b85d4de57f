import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { drawnAtBuild, servedKnowledge } from "@/lib/node";
import { drugEntry, type DrugEntry } from "@/lib/report";
import { AnnotationSection } from "../../_components/annotation-section";
import { Cites, SourceList } from "../../_components/citations";
import { Identifiers } from "../../_components/identifiers";
import { LabelLines } from "../../_components/label-lines";
import { ListedGuidelines } from "../../_components/listed-guidelines";
import { PrintHeader } from "../../_components/print-header";
import { Statements } from "../../_components/statements";
import { TextLink } from "../../_components/text-link";
import { GeneTable } from "./gene-table";
import { LabelFacts } from "./label-facts";
import { WarfarinDose } from "./warfarin-dose";

interface Props {
  readonly params: Promise<{ readonly id: string }>;
}

export const dynamicParams = false;

export async function generateStaticParams(): Promise<{ id: string }[]> {
  return drawnAtBuild(Object.keys((await servedKnowledge()).drugs)).map((id) => ({ id }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await servedKnowledge()).drugs[(await params).id]?.name ?? "Drug" };
}

export default async function DrugPage({ params }: Props) {
  const knowledge = await servedKnowledge();
  const entry = drugEntry(knowledge, (await params).id);
  if (entry === null) notFound();
  return (
    <>
      <PrintHeader title={entry.name} asOf={entry.asOf} version={entry.version} />
      <p className="crumbs no-print">
        <TextLink href="/drugs">Drugs</TextLink>
      </p>
      <h1 className="first-letter:uppercase">{entry.name}</h1>
      <Family entry={entry} />
      {entry.answer !== null && <GeneTable answer={entry.answer} id={entry.id} name={entry.name} />}
      <Guidelines guidelines={entry.guidelines} />
      <AnnotationSection
        rows={entry.annotations}
        about={entry.name}
        knowledge={knowledge}
        columns={["marker", "level", "status", "category", "population", "papers"]}
        query={{ drugs: [entry.id] }}
      />
      <ListedGuidelines listed={entry.listed} />
      <LabelLines {...entry.labelTags} about={entry.name} first="Genes" nameOf={(gene) => gene} />
      {entry.sections.length > 0 && (
        <>
          <h2 id="about">About {entry.name}</h2>
          <Statements sections={entry.sections} />
        </>
      )}
      <Relations relations={entry.relations} />
      <LabelFacts labels={entry.labels} />
      {entry.calculator === "warfarin-iwpc-gage" && <WarfarinDose />}
      <Identifiers title="Identifiers and brands" {...entry.identifiers}>
        {entry.brandNames !== null && <p className="small">Brands: {entry.brandNames}.</p>}
        {entry.brands.length > 0 && (
          <ul className="list small">
            {entry.brands.map((brand) => (
              <li key={brand.name}>
                {brand.name}
                {brand.told}
                <Cites citations={brand.citations} />
              </li>
            ))}
          </ul>
        )}
      </Identifiers>
      <h2 id="sources">Sources</h2>
      <SourceList sources={entry.sources} />
      <p className="quiet small">{entry.reviewed}</p>
    </>
  );
}

/** Brands, classes and, for a class, its members. */
function Family({ entry: { brandsLine, classes, members } }: { readonly entry: DrugEntry }) {
  return (
    <p className="quiet small">
      {brandsLine !== null && <>Brands: {brandsLine}. </>}
      {classes.map(({ id, name }) => (
        <span key={id}>
          Class: <TextLink href={`/drugs/${id}`}>{name}</TextLink>.{" "}
        </span>
      ))}
      {members.length > 0 && (
        <>
          Members:{" "}
          {members.map(({ id, name }, i) => (
            <span key={id}>
              {i > 0 && ", "}
              <TextLink href={`/drugs/${id}`}>{name}</TextLink>
            </span>
          ))}
          .
        </>
      )}
    </p>
  );
}

function Guidelines({ guidelines }: Pick<DrugEntry, "guidelines">) {
  if (guidelines.length === 0) return null;
  return (
    <section aria-labelledby="guidelines">
      <h2 id="guidelines">Guidelines behind it</h2>
      <ul className="list small">
        {guidelines.map((guideline) => (
          <li key={guideline.id}>
            <strong>{guideline.source}</strong>, {guideline.title}. {guideline.scope}
            <Cites citations={guideline.citations} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Relations({ relations }: Pick<DrugEntry, "relations">) {
  if (relations.length === 0) return null;
  return (
    <section aria-labelledby="relations">
      <h2 id="relations">Genes it acts on or is cleared by</h2>
      <p className="small quiet">
        A relation is not advice: that a gene&apos;s product handles the drug does not make its variants matter.
      </p>
      <ul className="list">
        {relations.map(({ key, gene, role, text, citations }) => (
          <li key={key}>
            <TextLink href={`/genes/${gene}`}>{gene}</TextLink> ({role}): {text}
            <Cites citations={citations} />
          </li>
        ))}
      </ul>
    </section>
  );
}
