import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { adviseOn } from "@/lib/advice";
import { guidanceOn, membersOf, RELEASE_SOURCES, type Knowledge } from "@/lib/knowledge";
import { servedKnowledge } from "@/lib/node";
import {
  annotationRowsAbout,
  createBibliography,
  labelLines,
  labelRows,
  reportOn,
  settingWord,
  stepLine,
  type Bibliography,
  type Report,
} from "@/lib/report";
import type { Drug } from "@/lib/schema";
import { AnnotationSection } from "../../_components/annotation-section";
import { CertaintyMark } from "../../_components/axes";
import { WarfarinDose } from "./warfarin-dose";
import { Cites, SourceList } from "../../_components/citations";
import { LabelLines } from "../../_components/label-lines";
import { ListedGuidelines } from "../../_components/listed-guidelines";
import { PreTestTable } from "../../_components/pre-test-table";
import { PrintHeader } from "../../_components/print-header";
import { citeFirst, Statements } from "../../_components/statements";
import { answerHref, TextLink } from "../../_components/text-link";

interface Props {
  readonly params: Promise<{ readonly id: string }>;
}

export const dynamicParams = false;

export async function generateStaticParams(): Promise<{ id: string }[]> {
  return Object.keys((await servedKnowledge()).drugs).map((id) => ({ id }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await servedKnowledge()).drugs[(await params).id]?.name ?? "Drug" };
}

export default async function DrugPage({ params }: Props) {
  const knowledge = await servedKnowledge();
  const drug = knowledge.drugs[(await params).id];
  if (drug === undefined) notFound();
  const bibliography = createBibliography(knowledge);
  const advice = adviseOn({ drugs: [drug.id], genes: [], results: [] }, knowledge, knowledge.date);
  const report = advice.ok ? reportOn(advice.value, knowledge) : null;
  const members = drug.kind === "class" ? membersOf(knowledge, drug.id) : [];
  citeFirst(drug.sections, bibliography);
  const guidelines = guidanceOn(knowledge, drug.id).map(({ guideline }) => guideline);
  const annotations = annotationRowsAbout(knowledge, knowledge.date, { drug: drug.id });
  const labels = labelRows(knowledge).filter((row) => row.drugs.includes(drug.id));
  const listed = knowledge.release?.guidelines.filter((guideline) => guideline.drugs.includes(drug.id)) ?? [];
  // The parts below are drawn after the list of sources was made up, so what they cite is entered now.
  bibliography.cite([
    ...guidelines.flatMap((guideline) => guideline.sources),
    ...drug.relations.flatMap((relation) => relation.sources),
    ...knowledge.labels
      .filter((label) => label.drugs.includes(drug.id))
      .flatMap((label) => label.facts.flatMap((fact) => fact.sources)),
    ...drug.identifierSources,
    ...drug.brands.flatMap((brand) => brand.sources),
    ...labels.flatMap((row) => row.sources),
    ...(annotations.some((row) => row.url !== null) ? [RELEASE_SOURCES.annotations] : []),
    ...(listed.length > 0 ? [RELEASE_SOURCES.guidelines] : []),
  ]);
  return (
    <>
      <PrintHeader title={drug.name} asOf={knowledge.date} version={knowledge.version} />
      <p className="crumbs no-print">
        <TextLink href="/drugs">Drugs</TextLink>
      </p>
      <h1 className="first-letter:uppercase">{drug.name}</h1>
      <p className="quiet small">
        {drug.brands.length > 0 && (
          <>
            Brands:{" "}
            {drug.brands
              .slice(0, BRANDS_SHOWN)
              .map((brand) => brand.name)
              .join(", ")}
            {drug.brands.length > BRANDS_SHOWN && ` and ${drug.brands.length - BRANDS_SHOWN} more, named below`}.{" "}
          </>
        )}
        {drug.classes.map((id) => (
          <span key={id}>
            Class: <TextLink href={`/drugs/${id}`}>{knowledge.drugs[id]?.name ?? id}</TextLink>.{" "}
          </span>
        ))}
        {members.length > 0 && (
          <>
            Members:{" "}
            {members.map((id, i) => (
              <span key={id}>
                {i > 0 && ", "}
                <TextLink href={`/drugs/${id}`}>{knowledge.drugs[id]?.name ?? id}</TextLink>
              </span>
            ))}
            .
          </>
        )}
      </p>
      {report !== null && <GeneTable report={report} drug={drug} />}
      {guidelines.length > 0 && (
        <section aria-labelledby="guidelines">
          <h2 id="guidelines">Guidelines behind it</h2>
          <ul className="list small">
            {guidelines.map((guideline) => (
              <li key={guideline.id}>
                <strong>
                  {guideline.body} {guideline.year}
                </strong>
                , {guideline.title}. {guideline.scope}
                <Cites citations={bibliography.cite(guideline.sources)} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <AnnotationSection
        rows={annotations}
        about={drug.name}
        knowledge={knowledge}
        columns={["marker", "level", "status", "category", "population", "papers"]}
        query={{ drugs: [drug.id] }}
      />
      <ListedGuidelines guidelines={listed} knowledge={knowledge} />
      <LabelLines
        lines={labelLines(labels, "genes")}
        about={drug.name}
        first="Genes"
        nameOf={(gene) => gene}
        citations={bibliography.cite(labels.flatMap((row) => row.sources))}
      />
      {drug.sections.length > 0 && (
        <>
          <h2 id="about">About {drug.name}</h2>
          <Statements sections={drug.sections} bibliography={bibliography} />
        </>
      )}
      {drug.relations.length > 0 && (
        <section aria-labelledby="relations">
          <h2 id="relations">Genes it acts on or is cleared by</h2>
          <p className="small quiet">
            A relation is not advice: that a gene&apos;s product handles the drug does not make its variants matter.
          </p>
          <ul className="list">
            {drug.relations.map((relation) => (
              <li key={`${relation.gene}-${relation.role}`}>
                <TextLink href={`/genes/${relation.gene}`}>{relation.gene}</TextLink> ({relation.role.replace("-", " ")}
                ): {relation.text}
                <Cites citations={bibliography.cite(relation.sources)} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <LabelFacts knowledge={knowledge} drug={drug} bibliography={bibliography} />
      {drug.calculator === "warfarin-iwpc-gage" && <WarfarinDose />}
      <Identifiers drug={drug} bibliography={bibliography} />
      <h2 id="sources">Sources</h2>
      <SourceList sources={bibliography.all()} />
      <p className="quiet small">
        {drug.depth === "imported"
          ? `Known from the imported release of ${drug.reviewed} alone; nobody of us has reviewed it.`
          : `Page reviewed ${drug.reviewed}.`}
      </p>
    </>
  );
}

/** An imported drug may have forty trade names. */
const BRANDS_SHOWN = 8;

/** Gene by gene; imported annotations have a table of their own. */
function GeneTable({ report, drug }: { readonly report: Report; readonly drug: Drug }) {
  const notes = [...report.recommendations, ...report.evidence];
  const genes = [...new Set(notes.flatMap((note) => note.genes))].sort();
  const [line] = report.bottomLines;
  return (
    <section aria-label={`Genes with notes for ${drug.name}`}>
      {line !== undefined && <p className="lead">{line.headline}</p>}
      {report.preTests.map((item) => (
        <div key={item.gene} className="mt-4">
          <PreTestTable item={item} />
          <p className="small mt-2">
            <strong>Ask the laboratory for:</strong> {item.askFor}
          </p>
        </div>
      ))}
      {genes.length > 0 && (
        <div className="scroll" role="region" aria-label="Gene by gene" tabIndex={0}>
          <table>
            <caption>Germline notes for {drug.name}, gene by gene; the surest certainty is shown</caption>
            <thead>
              <tr>
                <th scope="col">Gene</th>
                <th scope="col">Notes</th>
                <th scope="col">Certainty</th>
              </tr>
            </thead>
            <tbody>
              {genes.map((gene) => {
                const own = notes.filter((note) => note.genes.includes(gene));
                const [first] = own;
                return (
                  <tr key={gene}>
                    <th scope="row">
                      <TextLink href={answerHref([drug.id], [gene])}>{gene}</TextLink>
                    </th>
                    <td>{own.length}</td>
                    <td>{first !== undefined && <CertaintyMark certainty={first.certainty} name="" />}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      <p className="mt-3 no-print">
        <TextLink href={answerHref([drug.id], [])}>Everything we hold on {drug.name}</TextLink>
      </p>
    </section>
  );
}

function LabelFacts({
  knowledge,
  drug,
  bibliography,
}: {
  readonly knowledge: Knowledge;
  readonly drug: Drug;
  readonly bibliography: Bibliography;
}) {
  const labels = knowledge.labels.filter((label) => label.drugs.includes(drug.id));
  if (labels.length === 0) return null;
  const nameOf = (id: string): string => knowledge.drugs[id]?.name ?? id;
  return (
    <section aria-labelledby="labels">
      <h2 id="labels">What the labels we read say</h2>
      {labels.map((label) => (
        <section key={label.id} aria-label={`${label.product}, ${label.agency}`}>
          <h3>
            {label.product} ({label.agency})
          </h3>
          <ul className="list">
            {label.facts.map((fact) => (
              <li key={fact.id} id={fact.id}>
                <span className="quiet">
                  {fact.topic}
                  {fact.settings.length > 0 && `, ${fact.settings.map(settingWord).join(", ")}`}:
                </span>{" "}
                {fact.text}
                {fact.origin === "tumour" && (
                  <>
                    {" "}
                    <span className="origin">Tumour</span>
                  </>
                )}
                {fact.tag !== undefined && <span className="quiet"> (ClinPGx tag: {fact.tag})</span>}
                {fact.steps.length > 0 && (
                  <span className="small"> {fact.steps.map((step) => stepLine(step, nameOf)).join(" ")}</span>
                )}
                <Cites citations={bibliography.cite(fact.sources)} />
                {fact.read === "secondary-copy" && (
                  <span className="quiet small">
                    {" "}
                    Read in a third party&apos;s copy of the label; check the current label.
                  </span>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function Identifiers({ drug, bibliography }: { readonly drug: Drug; readonly bibliography: Bibliography }) {
  const { rxnorm, atc, drugbank, clinpgx, pubchem, cas } = drug.identifiers;
  const rows = [
    ["RxNorm", rxnorm],
    ["ATC", atc.join(", ") || undefined],
    ["DrugBank", drugbank],
    ["ClinPGx", clinpgx],
    ["PubChem", pubchem],
    ["CAS", cas],
  ].flatMap(([name, value]) => (value === undefined ? [] : [[name ?? "", value] as const]));
  return (
    <section aria-labelledby="identifiers">
      <h2 id="identifiers">Identifiers and brands</h2>
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
        <Cites citations={bibliography.cite(drug.identifierSources)} />
      </p>
      {drug.depth === "imported" && drug.brands.length > 0 && (
        <p className="small">Brands: {drug.brands.map((brand) => brand.name).join(", ")}.</p>
      )}
      {drug.depth !== "imported" && drug.brands.length > 0 && (
        <ul className="list small">
          {drug.brands.map((brand) => (
            <li key={brand.name}>
              {brand.name}
              {brand.settings.length > 0 && `: ${brand.settings.map(settingWord).join(", ")}`}
              {brand.note !== undefined && `. ${brand.note}`}
              <Cites citations={bibliography.cite(brand.sources)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
