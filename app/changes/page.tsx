import type { Metadata } from "next";
import {
  DIFFERENCE_LISTS,
  type AnnotationChange,
  type DifferenceList,
  type Grade,
  type Knowledge,
  type ReleaseDifference,
} from "@/lib/knowledge";
import { servedDifference, servedKnowledge } from "@/lib/node";
import { annotationRows, categoryWord, countWord, shortMarker } from "@/lib/report";
import { PrintHeader } from "../_components/print-header";
import { ReleaseLine } from "../_components/quotations";
import { annotationHref, TextLink } from "../_components/text-link";

export const metadata: Metadata = { title: "What changed" };

const HEADINGS: Readonly<Record<DifferenceList, string>> = {
  levelUp: "Level up",
  levelDown: "Level down",
  added: "Added",
  removed: "Removed",
  papersAdded: "Papers added",
  scoreChanged: "Another score",
};

/** What a change of evidence asks of a reader first: levels, then what is new or gone, then the rest. */
const ORDER: readonly DifferenceList[] = ["levelUp", "levelDown", "added", "removed", "papersAdded", "scoreChanged"];

/** More rows than this stand folded. */
const ROWS_SHOWN = 40;
const TOUCHED_SHOWN = 60;

/** What moved from the previous import to the one in use. */
export default async function ChangesPage() {
  const [knowledge, difference] = await Promise.all([servedKnowledge(), servedDifference()]);
  return (
    <>
      <PrintHeader title="What changed" asOf={knowledge.date} version={knowledge.version} />
      <h1>What changed from one ClinPGx release to the next</h1>
      {difference === null ? (
        <OneRelease knowledge={knowledge} />
      ) : (
        <Difference difference={difference} knowledge={knowledge} />
      )}
    </>
  );
}

function OneRelease({ knowledge: { release } }: { readonly knowledge: Knowledge }) {
  return (
    <>
      <p className="lead">
        {release === null
          ? "No ClinPGx release is imported, so there is nothing to compare."
          : `Only one ClinPGx release has been imported, that of ${release.date}, so there is nothing to compare it with.`}
      </p>
      <p>
        When a later release is imported, this page shows which annotations were added or removed, which moved up or
        down a level, and which have new papers. Two releases can also be compared without importing either:
      </p>
      <p className="mt-3">
        <code>npm run -s haplonote -- knowledge diff OLD NEW</code>
      </p>
    </>
  );
}

function Difference({
  difference,
  knowledge,
}: {
  readonly difference: ReleaseDifference;
  readonly knowledge: Knowledge;
}) {
  const { from, to, counts, lists } = difference;
  const held = new Map(annotationRows(knowledge, knowledge.date).map((row) => [row.clinpgxId, row.id]));
  return (
    <>
      <p className="lead">
        From the release of {from.date} ({countWord(from.annotations, "annotation")}) to that of {to.date} (
        {countWord(to.annotations, "annotation")}).
      </p>
      {knowledge.release !== null && (
        <p className="quiet small">
          In use: <ReleaseLine date={knowledge.release.date} licence={knowledge.release.licence} />. Annotations are
          matched by ClinPGx&apos;s own ids; texts are not compared.
        </p>
      )}
      {DIFFERENCE_LISTS.every((list) => counts[list] === 0) && <p>Nothing changed.</p>}
      <div className="scroll" role="region" aria-label="Changes by kind" tabIndex={0}>
        <table className="narrow">
          <caption>Changes by kind; an annotation may stand under several</caption>
          <thead>
            <tr>
              <th scope="col">Kind</th>
              <th scope="col" className="number">
                Annotations
              </th>
            </tr>
          </thead>
          <tbody>
            {ORDER.map((list) => (
              <tr key={list}>
                <th scope="row">
                  {counts[list] > 0 ? <a href={`#${list}`}>{HEADINGS[list]}</a> : HEADINGS[list]}
                  {list === "papersAdded" && counts.papers > 0 && (
                    <span className="quiet"> ({countWord(counts.papers, "paper")})</span>
                  )}
                </th>
                <td className="number">{counts[list]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Touched difference={difference} knowledge={knowledge} />
      {ORDER.map((list) => (
        <Changes key={list} list={list} changes={lists[list]} held={held} />
      ))}
    </>
  );
}

function Touched({
  difference: { drugs, genes },
  knowledge,
}: {
  readonly difference: ReleaseDifference;
  readonly knowledge: Knowledge;
}) {
  const more = (all: number): string =>
    all > TOUCHED_SHOWN ? `, and ${all - TOUCHED_SHOWN} more with fewer changes` : "";
  return (
    <>
      {drugs.length > 0 && (
        <section aria-labelledby="drugs">
          <h2 id="drugs">Drugs touched: {drugs.length}</h2>
          <p className="small">
            {drugs.slice(0, TOUCHED_SHOWN).map((drug, i) => (
              <span key={drug.id}>
                {i > 0 && ", "}
                {Object.hasOwn(knowledge.drugs, drug.id) ? (
                  <TextLink href={`/drugs/${drug.id}`}>{drug.name}</TextLink>
                ) : (
                  drug.name
                )}{" "}
                ({drug.changes})
              </span>
            ))}
            {more(drugs.length)}.
          </p>
        </section>
      )}
      {genes.length > 0 && (
        <section aria-labelledby="genes">
          <h2 id="genes">Genes touched: {genes.length}</h2>
          <p className="small">
            {genes.slice(0, TOUCHED_SHOWN).map((gene, i) => (
              <span key={gene.symbol}>
                {i > 0 && ", "}
                {Object.hasOwn(knowledge.genes, gene.symbol) ? (
                  <TextLink href={`/genes/${gene.symbol}`}>{gene.symbol}</TextLink>
                ) : (
                  gene.symbol
                )}{" "}
                ({gene.changes})
              </span>
            ))}
            {more(genes.length)}.
          </p>
        </section>
      )}
    </>
  );
}

function Changes({
  list,
  changes,
  held,
}: {
  readonly list: DifferenceList;
  readonly changes: readonly AnnotationChange[];
  readonly held: ReadonlyMap<string, string>;
}) {
  if (changes.length === 0) return null;
  const name = HEADINGS[list];
  return (
    <section aria-labelledby={list}>
      <h2 id={list}>
        {name}: {changes.length}
      </h2>
      <ChangeTable list={list} changes={changes.slice(0, ROWS_SHOWN)} caption={name} held={held} />
      {changes.length > ROWS_SHOWN && (
        <details className="mt-2">
          <summary>The other {changes.length - ROWS_SHOWN}</summary>
          <ChangeTable
            list={list}
            changes={changes.slice(ROWS_SHOWN)}
            caption={`${name}: the other ${changes.length - ROWS_SHOWN}`}
            held={held}
          />
        </details>
      )}
    </section>
  );
}

function ChangeTable({
  list,
  changes,
  caption,
  held,
}: {
  readonly list: DifferenceList;
  readonly changes: readonly AnnotationChange[];
  readonly caption: string;
  readonly held: ReadonlyMap<string, string>;
}) {
  return (
    <div className="scroll" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Marker</th>
            <th scope="col">Drugs</th>
            <th scope="col">About</th>
            <th scope="col">ClinPGx level before</th>
            <th scope="col">After</th>
            {list === "papersAdded" && <th scope="col">Papers added</th>}
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => {
            const id = held.get(change.clinpgxId);
            return (
              <tr key={change.clinpgxId}>
                <th scope="row">
                  {id === undefined ? (
                    <a href={change.url} rel="noreferrer">
                      {changeMarker(change)}
                    </a>
                  ) : (
                    <TextLink href={annotationHref(id)}>{changeMarker(change)}</TextLink>
                  )}
                </th>
                <td>{change.drugs.map((drug) => drug.name).join(", ")}</td>
                <td>
                  {change.categories.map(categoryWord).join(", ")}
                  {change.population !== null && `; ${change.population}`}
                </td>
                <td>{gradeOf(change.before)}</td>
                <td>{gradeOf(change.after)}</td>
                {list === "papersAdded" && (
                  <td>
                    {change.papersAdded.map((pmid, i) => (
                      <span key={pmid}>
                        {i > 0 && ", "}
                        <a href={`https://pubmed.ncbi.nlm.nih.gov/${pmid}/`} rel="noreferrer">
                          {pmid}
                        </a>
                      </span>
                    ))}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function changeMarker({ genes, variants }: AnnotationChange): string {
  return shortMarker(
    genes,
    variants.map((name) => ({ name })),
  );
}

function gradeOf(grade: Grade | null): string {
  if (grade === null) return "not in it";
  return `${grade.level}${grade.score === null ? "" : `, score ${grade.score}`}`;
}
