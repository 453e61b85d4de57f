import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { servedKnowledge, today } from "@/lib/node";
import {
  annotationDetail,
  categoryWord,
  countWord,
  createBibliography,
  directionOfEvidenceWord,
  evidenceSearch,
  papersLine,
  sideWord,
  type AnnotationDetail,
} from "@/lib/report";
import { ActionMark, CertaintyMark } from "../../_components/axes";
import { ChallengeLink } from "../../_components/challenge";
import { Cites, SourceList } from "../../_components/citations";
import { PrintHeader } from "../../_components/print-header";
import { Quotations, ReleaseLine } from "../../_components/quotations";
import { TraceDetails } from "../../_components/trace-figure";
import { StudiesTable } from "../../_components/studies-table";
import { answerHref, TextLink } from "../../_components/text-link";

interface Props {
  readonly params: Promise<{ readonly id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const knowledge = await servedKnowledge();
  const detail = annotationDetail(knowledge, (await params).id, today(), createBibliography(knowledge));
  return { title: detail?.note.heading ?? "Annotation", robots: { index: false } };
}

/** One graded annotation whole: drawn when it is asked for, since there are thousands and few are read. */
export default async function AnnotationPage({ params }: Props) {
  const [{ id }, knowledge, head] = await Promise.all([params, servedKnowledge(), headers()]);
  const bibliography = createBibliography(knowledge);
  const detail = annotationDetail(knowledge, id, today(), bibliography);
  if (detail === null) notFound();
  const { row, note, texts, studies } = detail;
  const nonce = head.get("x-nonce");
  return (
    <>
      <PrintHeader
        title={note.heading}
        asOf={today()}
        version={knowledge.version}
        {...(nonce === null ? {} : { nonce })}
      />
      <p className="crumbs no-print">
        <TextLink href="/evidence">Evidence table</TextLink>
      </p>
      <h1>{note.heading}</h1>
      <p className="axes mt-3">
        {!row.hasGuideline && <ActionMark action={note.action} />}
        <CertaintyMark certainty={note.certainty} />
        <span className="quiet">{note.levelLine}</span>
      </p>
      {row.hasGuideline && (
        <p className="mt-3">
          <strong>A guideline covers the pair and says what to do</strong>, not this annotation:{" "}
          {row.drugs.map((drug, i) => (
            <span key={drug.id}>
              {i > 0 && "; "}
              <TextLink href={answerHref([drug.id], row.genes)}>
                {drug.name} and {row.genes.join(", ")}
              </TextLink>
            </span>
          ))}
          .
        </p>
      )}
      <p id={note.id} className="mt-3">
        {note.text}
        <Cites citations={note.citations} />
        <ChallengeLink
          challenge={{ base: process.env["HAPLONOTE_CHALLENGE"] ?? null, snapshot: knowledge.version }}
          statement={note.id}
          name={note.heading}
        />
      </p>
      <TraceDetails trace={note.trace} name={note.heading} />
      {note.caveats.length > 0 && (
        <ul className="caveats" aria-label="Caveats">
          {note.caveats.map((caveat) => (
            <li key={caveat.code}>{caveat.word}</li>
          ))}
        </ul>
      )}
      <Facts detail={detail} />
      {texts.length > 0 && note.release !== null && (
        <section aria-labelledby="texts">
          <h2 id="texts">What it says for each genotype</h2>
          <p className="small quiet">
            Bases are those of the plus strand. A report that has the other strand shows other letters: ask the
            laboratory.
          </p>
          <Quotations texts={texts} url={note.release.url} date={note.release.date} licence={note.release.licence} />
        </section>
      )}
      {texts.length === 0 && note.release !== null && (
        <p className="small quiet mt-3">The imported release came without the texts for each genotype.</p>
      )}
      <Evidence detail={detail} />
      {studies.length > 0 && (
        <section aria-labelledby="studies">
          <h2 id="studies">The studies behind it that we have read</h2>
          <StudiesTable rows={studies} caption={`Studies behind ${row.marker}`} />
        </section>
      )}
      <section aria-labelledby="meaning">
        <h2 id="meaning">What the caveats mean</h2>
        <ul className="list small">
          {note.caveats.map((caveat) => (
            <li key={caveat.code}>
              <strong>{caveat.word}.</strong> {caveat.text}
            </li>
          ))}
        </ul>
      </section>
      <h2 id="sources">Sources</h2>
      <SourceList sources={bibliography.all()} />
    </>
  );
}

function Facts({ detail: { row, note } }: { readonly detail: AnnotationDetail }) {
  return (
    <dl className="facts mt-3">
      <dt>Drugs</dt>
      <dd>
        {row.drugs.map((drug, i) => (
          <span key={drug.id}>
            {i > 0 && ", "}
            <TextLink href={`/drugs/${drug.id}`}>{drug.name}</TextLink>
          </span>
        ))}
      </dd>
      {row.genes.length > 0 && (
        <>
          <dt>Genes</dt>
          <dd>
            {row.genes.map((gene, i) => (
              <span key={gene}>
                {i > 0 && ", "}
                <TextLink href={`/genes/${gene}`}>{gene}</TextLink>
              </span>
            ))}
          </dd>
        </>
      )}
      <dt>Variants</dt>
      <dd>
        {row.variants.map((variant, i) => (
          <span key={variant}>
            {i > 0 && ", "}
            <TextLink href={`/evidence?${evidenceSearch({ variants: [variant] })}`}>{variant}</TextLink>
          </span>
        ))}
      </dd>
      <dt>About</dt>
      <dd>{row.categories.map(categoryWord).join(", ")}</dd>
      {row.phenotypes.length > 0 && (
        <>
          <dt>Disease or outcome</dt>
          <dd>{row.phenotypes.join(", ")}</dd>
        </>
      )}
      {row.population !== null && (
        <>
          <dt>Population</dt>
          <dd>{row.population}</dd>
        </>
      )}
      {row.levelInRelease !== null && (
        <>
          <dt>Level in the imported release</dt>
          <dd>{row.levelInRelease}</dd>
        </>
      )}
      <dt>Held as</dt>
      <dd>
        {row.isCurated ? "curated by us" : "imported, not curated by us"}
        {note.release !== null && (
          <>
            ; <ReleaseLine date={note.release.date} licence={note.release.licence} />
          </>
        )}
      </dd>
      {row.url !== null && (
        <>
          <dt>At ClinPGx</dt>
          <dd>
            <a href={row.url} rel="noreferrer">
              {row.clinpgxId}
            </a>
          </dd>
        </>
      )}
      <dt>Ask</dt>
      <dd>
        {row.drugs.map((drug, i) => (
          <span key={drug.id}>
            {i > 0 && "; "}
            <TextLink href={answerHref([drug.id], row.genes)}>
              {drug.name}
              {row.genes.length > 0 && ` and ${row.genes.join(", ")}`}
            </TextLink>
          </span>
        ))}
      </dd>
    </dl>
  );
}

/** Every row of evidence of the release: what it reports, how it was scored, and where its paper stands. */
function Evidence({ detail: { evidence, row } }: { readonly detail: AnnotationDetail }) {
  if (evidence.length === 0) return null;
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">The evidence behind it</h2>
      <p>
        {row.papers !== null && papersLine(row.papers)} {countWord(evidence.length, "row")} of evidence in all; what
        each says is quoted from ClinPGx.
      </p>
      <div className="scroll" role="region" aria-label="Rows of evidence" tabIndex={0}>
        <table>
          <caption>Rows of evidence of {row.marker}, in ClinPGx&apos;s own order</caption>
          <thead>
            <tr>
              <th scope="col">Paper</th>
              <th scope="col">Reports</th>
              <th scope="col">Side of its paper</th>
              <th scope="col">Score</th>
              <th scope="col">In the words of ClinPGx</th>
            </tr>
          </thead>
          <tbody>
            {evidence.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  {one.pmid === null ? (
                    <a href={one.url} rel="noreferrer">
                      {one.type}
                    </a>
                  ) : (
                    <a href={`https://pubmed.ncbi.nlm.nih.gov/${one.pmid}/`} rel="noreferrer">
                      PMID {one.pmid}
                    </a>
                  )}
                </th>
                <td>{directionOfEvidenceWord(one.direction)}</td>
                <td>{one.side === null ? "no paper" : sideWord(one.side)}</td>
                <td>
                  {one.score ?? "none"}
                  {one.unscored !== null && (
                    <span className="quiet">
                      {" "}
                      (<q>{one.unscored}</q>)
                    </span>
                  )}
                </td>
                <td>
                  <q>{one.summary}</q>{" "}
                  <a href={one.url} rel="noreferrer" aria-label={`Row ${one.id} at ClinPGx`}>
                    {one.id}
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
