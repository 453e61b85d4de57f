import type { Metadata } from "next";
import { servedKnowledge } from "@/lib/node";
import type { Knowledge } from "@/lib/knowledge";
import { coverageOf, countWord } from "@/lib/report";
import { ReleaseLine } from "../_components/quotations";
import { answerHref, TextLink } from "../_components/text-link";

export const metadata: Metadata = { title: "What we cover" };

/** The list a reader checks before trusting a silence: what we hold, from whom, and of what date. */
export default async function CoveragePage() {
  const knowledge = await servedKnowledge();
  const coverage = coverageOf(knowledge);
  const nameOf = (id: string): string => knowledge.drugs[id]?.name ?? id;
  return (
    <>
      <h1>What we cover</h1>
      <p className="lead">
        What stands in our knowledge, from whom, and of what date. What is not listed here was not looked at: its
        absence from an answer means nothing.
      </p>
      <p className="quiet small">
        Knowledge {knowledge.version}: {coverage.drugs} drugs, {coverage.genes} genes, {coverage.pairLevels} pairs with
        a CPIC level, {coverage.annotations} graded annotations, {coverage.findings} findings of studies.
      </p>
      <h2 id="bodies">Guidelines</h2>
      <div className="scroll" role="region" aria-label="Guidelines by body" tabIndex={0}>
        <table>
          <caption>Guidelines by body</caption>
          <thead>
            <tr>
              <th scope="col">Body</th>
              <th scope="col">Guidelines</th>
              <th scope="col">Rows</th>
              <th scope="col">Drugs</th>
              <th scope="col">Pairs looked at without a recommendation</th>
              <th scope="col">Newest</th>
            </tr>
          </thead>
          <tbody>
            {coverage.bodies.map((row) => (
              <tr key={row.body}>
                <th scope="row">{row.body}</th>
                <td>{row.guidelines}</td>
                <td>{row.rows}</td>
                <td>{row.drugs}</td>
                <td>{row.evaluated}</td>
                <td>{row.newest}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h2 id="labels">Labels</h2>
      <p>
        Labels that ClinPGx has tagged: {coverage.labels.map(({ agency, rows }) => `${agency} ${rows}`).join(", ")}.
      </p>
      <h2 id="drugs">Drugs with guidance: {coverage.drugsWithGuidance.length}</h2>
      <p>
        {coverage.drugsWithGuidance.map((id, i) => (
          <span key={id}>
            {i > 0 && ", "}
            <TextLink href={`/drugs/${id}`}>{nameOf(id)}</TextLink>
          </span>
        ))}
        .
      </p>
      <h2 id="genes">Genes with guidance: {coverage.genesWithGuidance.length}</h2>
      <p>
        {coverage.genesWithGuidance.map((symbol, i) => (
          <span key={symbol}>
            {i > 0 && ", "}
            <TextLink href={`/genes/${symbol}`}>{symbol}</TextLink>
          </span>
        ))}
        .
      </p>
      <p>Genes whose laboratory results we read: {coverage.genesWithPhenotypes.join(", ")}.</p>
      <h2 id="pairs">Pairs with guidance: {coverage.pairsWithGuidance.length}</h2>
      <p className="small">
        {coverage.pairsWithGuidance.map((pair, i) => {
          const [drug = "", gene = ""] = pair.split(" ");
          return (
            <span key={pair}>
              {i > 0 && ", "}
              <TextLink href={answerHref([drug], [gene])}>
                {nameOf(drug)} and {gene}
              </TextLink>
            </span>
          );
        })}
        .
      </p>
      <Imported knowledge={knowledge} />
      <h2 id="sources">Sources: {coverage.sources.length}</h2>
      <div className="scroll" role="region" aria-label="Sources with dates" tabIndex={0}>
        <table>
          <caption>Every source, its date, and the day we looked</caption>
          <thead>
            <tr>
              <th scope="col">Source</th>
              <th scope="col">Of</th>
              <th scope="col">Looked at</th>
            </tr>
          </thead>
          <tbody>
            {coverage.sources.map((source) => (
              <tr key={source.id}>
                <th scope="row">{source.title}</th>
                <td>{source.published ?? "undated"}</td>
                <td>{source.accessed}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** What the imported release is made of, and what became of every row of it. */
function Imported({ knowledge: { release } }: { readonly knowledge: Knowledge }) {
  if (release === null) {
    return (
      <section aria-labelledby="imported">
        <h2 id="imported">Imported release</h2>
        <p>
          None. What stands here is what we have read ourselves.{" "}
          <code>npm run -s haplonote -- knowledge import FILE…</code> takes the files of a ClinPGx release as
          downloaded.
        </p>
      </section>
    );
  }
  const refused = release.parts.flatMap((part) => part.refused);
  return (
    <section aria-labelledby="imported">
      <h2 id="imported">Imported release</h2>
      <p>
        <ReleaseLine date={release.date} licence={release.licence} />; {release.licence.attribution}.{" "}
        {countWord(release.annotations.length, "annotation")},{" "}
        {countWord(release.guidelines.length, "listed guideline")}, {countWord(release.labels.length, "label")},{" "}
        {countWord(release.drugs.length, "drug")}. Its texts are shown as quotations and never as ours.
      </p>
      <div className="scroll" role="region" aria-label="Files of the import" tabIndex={0}>
        <table>
          <caption>
            What became of each file. Rows that are neither kept nor refused were not needed: no fact names what they
            describe.
          </caption>
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">Holds</th>
              <th scope="col">Of</th>
              <th scope="col" className="number">
                Rows read
              </th>
              <th scope="col" className="number">
                Kept
              </th>
              <th scope="col" className="number">
                Refused
              </th>
            </tr>
          </thead>
          <tbody>
            {release.parts.map((part) => (
              <tr key={part.file}>
                <th scope="row">{part.file}</th>
                <td>{part.kind.replace("-", " ")}</td>
                <td>{part.created ?? "undated"}</td>
                <td className="number">{part.rowsRead}</td>
                <td className="number">{part.rowsKept}</td>
                <td className="number">{part.refused.length}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {refused.length > 0 && (
        <details className="mt-3">
          <summary>{countWord(refused.length, "refused row")}, and why</summary>
          <ul className="list small">
            {refused.slice(0, REFUSED_SHOWN).map((row) => (
              <li key={`${row.file} ${row.line} ${row.column}`}>
                {row.file}, line {row.line}, {row.column}: found {row.found}; expected {row.expected}.
              </li>
            ))}
            {refused.length > REFUSED_SHOWN && (
              <li>and {refused.length - REFUSED_SHOWN} more, which the import names</li>
            )}
          </ul>
        </details>
      )}
      <p className="quiet small">Hash of its facts: {release.hash}</p>
    </section>
  );
}

const REFUSED_SHOWN = 100;
