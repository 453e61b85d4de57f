import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { servedKnowledge } from "@/lib/node";
import { createBibliography } from "@/lib/report";
import { pathwayChoices } from "@/lib/teaching";
import { SourceList } from "../../../_components/citations";
import { PathwayFigure } from "../../../_components/pathway-figure";
import { PrintHeader } from "../../../_components/print-header";
import { TextLink } from "../../../_components/text-link";
import { PathwayStatements } from "../../_parts/pathway-statements";
import { PathwayChooser } from "../../_parts/pathway-chooser";

interface Props {
  readonly params: Promise<{ readonly id: string }>;
}

export const dynamicParams = false;

export async function generateStaticParams(): Promise<{ id: string }[]> {
  return Object.keys((await servedKnowledge()).pathways).map((id) => ({ id }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await servedKnowledge()).pathways[(await params).id]?.title ?? "Pathway" };
}

export default async function PathwayPage({ params }: Props) {
  const knowledge = await servedKnowledge();
  const pathway = knowledge.pathways[(await params).id];
  if (pathway === undefined) notFound();
  const choices = pathwayChoices(pathway, knowledge);
  const linkable = new Set(
    Object.values(knowledge.genes)
      .filter((gene) => gene.status === "published")
      .map((gene) => gene.symbol),
  );
  const bibliography = createBibliography(knowledge);
  bibliography.cite([...pathway.sources, ...pathway.edges.flatMap((edge) => edge.sources)]);
  return (
    <>
      <PrintHeader title={pathway.title} asOf={knowledge.date} version={knowledge.version} />
      <p className="crumbs no-print">
        <TextLink href="/learn">Learn</TextLink>
      </p>
      <h1>{pathway.title}</h1>
      <p className="lead">
        Choose a drug or a gene to see where it acts, and which statements of our knowledge concern it. A place in the
        pathway is no evidence that a variant there matters.
      </p>
      <PathwayChooser
        choices={choices.map(({ kind, id, name, nodes }) => ({ kind, id, name, nodes }))}
        edges={pathway.edges.map((edge) => ({ id: `${edge.from}-${edge.to}`, from: edge.from, to: edge.to }))}
        picture={<PathwayFigure pathway={pathway} linkable={linkable} />}
        statements={choices.map((choice) => [
          `${choice.kind}-${choice.id}`,
          <PathwayStatements key={choice.id} choice={choice} />,
        ])}
      />
      <h2 id="sources">Sources of the picture</h2>
      <SourceList sources={bibliography.all()} />
    </>
  );
}
