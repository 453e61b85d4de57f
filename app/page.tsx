import { nameEntries } from "@/lib/knowledge";
import { servedKnowledge } from "@/lib/node";
import { QuestionForm } from "./question-form";
import { answerHref, TextLink } from "./_components/text-link";

const EXAMPLES = [
  {
    drugs: ["everolimus"],
    genes: ["MTOR"],
    setting: null,
    text: "Everolimus and MTOR",
    why: "no guideline; research only",
  },
  {
    drugs: ["clopidogrel"],
    genes: ["CYP2C19"],
    setting: null,
    text: "Clopidogrel and CYP2C19",
    why: "three guidelines, by group of patients",
  },
  {
    drugs: ["tacrolimus"],
    genes: ["CYP3A5"],
    setting: null,
    text: "Tacrolimus and CYP3A5",
    why: "two guidelines, dose by phenotype",
  },
  {
    drugs: ["sirolimus"],
    genes: ["CYP3A5"],
    setting: null,
    text: "Sirolimus and CYP3A5",
    why: "evaluated, no recommendation",
  },
  { drugs: ["everolimus"], genes: [], setting: null, text: "Everolimus, any gene", why: "everything we hold" },
] as const;

export default async function HomePage() {
  const knowledge = await servedKnowledge();
  // For readers without scripts: what we wrote pages for. With scripts, and on sending, every name is known.
  const names = nameEntries(knowledge).filter(
    (entry) => (entry.kind === "gene" ? knowledge.genes : knowledge.drugs)[entry.id]?.depth === "page",
  );
  return (
    <>
      <h1>This drug, this gene: what is known, and what to do</h1>
      <p className="lead">
        Research status comes first. Where no guideline exists, the answer says so, says what was studied, and says what
        to watch instead.
      </p>
      <QuestionForm
        drugNames={names
          .filter((entry) => entry.kind !== "gene")
          .flatMap((entry) => [
            entry.label,
            ...entry.others.filter((other) => other.what === "brand").map((other) => other.text),
          ])}
        geneNames={names.filter((entry) => entry.kind === "gene").map((entry) => entry.label)}
      />
      <h2>Examples</h2>
      <ul className="list">
        {EXAMPLES.map((example) => (
          <li key={example.text}>
            <TextLink href={answerHref(example.drugs, example.genes, example.setting)}>{example.text}</TextLink>:{" "}
            {example.why}
          </li>
        ))}
      </ul>
      <h2>How to read an answer</h2>
      <p>
        Every statement carries two marks that never mix: <strong>action</strong> (what to do) and{" "}
        <strong>certainty</strong> (how sure). A third mark says whether it is about the inherited genotype, the tumour
        or neither. See <TextLink href="/methods/evidence-grading">how we grade evidence</TextLink> and{" "}
        <TextLink href="/methods/limits">what this tool cannot do</TextLink>.
      </p>
    </>
  );
}
