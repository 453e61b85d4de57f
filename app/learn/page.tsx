import type { Metadata } from "next";
import { servedKnowledge } from "@/lib/node";
import { gridGenes, casesInOrder } from "@/lib/teaching";
import { TextLink } from "../_components/text-link";
import { CaseScore, ScoreBoard } from "./_parts/score-board";

export const metadata: Metadata = { title: "Learn" };

export default async function LearnPage() {
  const knowledge = await servedKnowledge();
  const cases = casesInOrder(knowledge);
  const played = cases.filter((one) => one.status === "published");
  const explainers = Object.values(knowledge.explainers).sort((a, b) => a.place - b.place);
  return (
    <>
      <h1>Learn: cases with traps, played on the real engine</h1>
      <p className="lead">
        Each case asks twice: what do you do, and how sure can anyone be? The answer is worked out from the same
        knowledge as every other page, so it changes when the knowledge does.
      </p>
      <h2 id="cases">Cases</h2>
      <p className="small quiet">Every patient is made up.</p>
      <ol className="cases">
        {played.map((one) => (
          <li key={one.id}>
            <TextLink href={`/learn/${one.id}`}>{one.title}</TextLink>: {one.topic}
            <CaseScore caseId={one.id} questions={one.questions.map((question) => question.id)} />
            <br />
            <span className="small">
              <TextLink href={`/learn/${one.id}/lecture`}>
                for a room<span className="sr-only">: {one.title}</span>
              </TextLink>
              ,{" "}
              <TextLink href={`/learn/${one.id}/handout`}>
                handout<span className="sr-only">: {one.title}</span>
              </TextLink>
              ,{" "}
              <TextLink href={`/learn/${one.id}/solution`}>
                with answers<span className="sr-only">: {one.title}</span>
              </TextLink>
            </span>
          </li>
        ))}
      </ol>
      <ScoreBoard questions={played.reduce((sum, one) => sum + one.questions.length, 0)} />
      <h2 id="try">Try it out</h2>
      <ul className="list">
        <li>
          <TextLink href="/learn/what-if">What if?</TextLink> Change an allele, a phenotype or another drug, and see
          which words of the answer change.
        </li>
        {Object.values(knowledge.pathways).map((pathway) => (
          <li key={pathway.id}>
            <TextLink href={`/learn/pathway/${pathway.id}`}>{pathway.title}</TextLink>: choose a drug or a gene in the
            picture.
          </li>
        ))}
        <li>
          Phenotypes against drugs:{" "}
          {gridGenes(knowledge).map((gene, i) => (
            <span key={gene}>
              {i > 0 && ", "}
              <TextLink href={`/learn/grid/${gene}`}>{gene}</TextLink>
            </span>
          ))}
          .
        </li>
      </ul>
      <h2 id="explained">Explained with pictures</h2>
      <ul className="list">
        {explainers.map((page) => (
          <li key={page.id}>
            <TextLink href={`/learn/explain/${page.id}`}>{page.title}</TextLink>: {page.lead}
          </li>
        ))}
      </ul>
      <p className="mt-3">
        <TextLink href="/learn/glossary">Glossary</TextLink>
      </p>
    </>
  );
}
