import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { servedKnowledge, today } from "@/lib/node";
import {
  annotationRows,
  evidenceQueryOf,
  evidenceSearch,
  pageOf,
  problemLine,
  selectEvidence,
  type EvidenceQuery,
  type EvidenceSort,
  type QueryParameters,
} from "@/lib/report";
import { AnnotationTable, type AnnotationColumn } from "../_components/annotation-table";
import { PrintHeader } from "../_components/print-header";
import { ImportHint, ReleaseLine } from "../_components/quotations";
import { TextLink } from "../_components/text-link";
import { FilterChips } from "./filter-chips";
import { FilterForm } from "./filter-form";
import { Filtered } from "./filtered";

export const metadata: Metadata = { title: "Evidence table", robots: { index: false } };

/** Every graded annotation, filtered and sorted by what stands in the address; without scripts as with them. */
export default async function EvidencePage({ searchParams }: { readonly searchParams: Promise<QueryParameters> }) {
  const [parameters, knowledge, head] = await Promise.all([searchParams, servedKnowledge(), headers()]);
  const { query, problems } = evidenceQueryOf(parameters, knowledge);
  // A form sends its empty fields too; an address that can be read and passed on has only what is asked.
  if (problems.length === 0 && Object.values(parameters).flat().includes(""))
    redirect(`/evidence?${evidenceSearch(query)}`);
  const all = annotationRows(knowledge, today());
  const found = selectEvidence(all, query);
  const page = pageOf(found, query.pageOneBased);
  const nonce = head.get("x-nonce");
  return (
    <>
      <PrintHeader
        title="Evidence table"
        asOf={today()}
        version={knowledge.version}
        {...(nonce === null ? {} : { nonce })}
      />
      <h1>Evidence table</h1>
      <p className="lead">
        Every graded germline annotation we hold. None asks for an act: what to do stands with the guidelines, on the
        page of each answer.
      </p>
      {knowledge.release === null ? (
        <ImportHint rows={all.length} />
      ) : (
        <p className="quiet small">
          Imported rows: <ReleaseLine date={knowledge.release.date} licence={knowledge.release.licence} />. Where we
          have read an annotation ourselves, ours leads and the imported one stands under it.
        </p>
      )}
      <Filtered
        form={<FilterForm query={query} />}
        rows={
          <>
            {problems.length > 0 && (
              <div className="aside" role="alert">
                <p>
                  <strong>Not applied.</strong> The rows below are those of the other filters alone.
                </p>
                <ul className="list">
                  {problems.map((problem) => (
                    <li key={`${String(problem.path[0])} ${problem.found}`}>{problemLine(problem)}</li>
                  ))}
                </ul>
              </div>
            )}
            <section aria-labelledby="rows">
              <h2 id="rows">{countLine(found.length, all.length, page)}</h2>
              <FilterChips query={query} knowledge={knowledge} />
              {found.length > 0 && (
                <AnnotationTable
                  rows={page.rows}
                  caption={captionOf(query)}
                  columns={["marker", "drug", "level", "status", "category", "population", "papers", "caveats"]}
                  heading={(column, name) => sortHeading(column, name, query)}
                />
              )}
              <Pages query={query} page={page.pageOneBased} pages={page.pages} />
            </section>
          </>
        }
        download={
          found.length > 0 &&
          problems.length === 0 && (
            <p className="no-print mt-3">
              <a href={`/evidence.csv?${evidenceSearch({ ...query, pageOneBased: 1 })}`} download>
                Download all {found.length} as CSV
              </a>
              , each row with its status, caveats, date and licence.
            </p>
          )
        }
      />
    </>
  );
}

function countLine(
  found: number,
  all: number,
  page: { readonly firstOneBased: number; readonly rows: readonly unknown[] },
): string {
  if (found === 0) return `None of ${all} annotations passes these filters`;
  const total = found === all ? `${all} annotations` : `${found} of ${all} annotations`;
  return page.rows.length === found
    ? total
    : `${total}: ${page.firstOneBased} to ${page.firstOneBased + page.rows.length - 1}`;
}

const SORT_NAMES: Readonly<Record<EvidenceSort, string>> = {
  level: "level",
  score: "score",
  marker: "marker",
  drug: "drug",
  papers: "number of papers",
};

function captionOf({ sort, isReversed }: EvidenceQuery): string {
  return `Annotations by ${SORT_NAMES[sort]}${isReversed ? ", the other way round" : ""}`;
}

const SORT_OF: Partial<Record<AnnotationColumn, EvidenceSort>> = {
  marker: "marker",
  drug: "drug",
  level: "level",
  papers: "papers",
};

/** A column that sorts is a link to the same rows in its order, or the other way round where they stand so already. */
function sortHeading(
  column: AnnotationColumn,
  name: string,
  query: EvidenceQuery,
): ReturnType<NonNullable<Parameters<typeof AnnotationTable>[0]["heading"]>> {
  const sort = SORT_OF[column];
  if (sort === undefined) return { content: name };
  const isSorted = query.sort === sort;
  const href = `/evidence?${evidenceSearch({ ...query, sort, isReversed: isSorted && !query.isReversed, pageOneBased: 1 })}#rows`;
  return {
    content: (
      <TextLink href={href} className="sorter">
        {name}
        <span aria-hidden="true" className="sort-mark">
          {isSorted ? (query.isReversed ? " ↑" : " ↓") : " ↕"}
        </span>
      </TextLink>
    ),
    sort: isSorted ? (query.isReversed ? "descending" : "ascending") : "none",
  };
}

function Pages({
  query,
  page,
  pages,
}: {
  readonly query: EvidenceQuery;
  readonly page: number;
  readonly pages: number;
}) {
  if (pages === 1) return null;
  const href = (pageOneBased: number): string => `/evidence?${evidenceSearch({ ...query, pageOneBased })}#rows`;
  return (
    <nav aria-label="Pages of the table" className="no-print mt-3">
      {page > 1 && (
        <>
          <TextLink href={href(page - 1)}>Previous</TextLink>
          {" · "}
        </>
      )}
      Page {page} of {pages}
      {page < pages && (
        <>
          {" · "}
          <TextLink href={href(page + 1)}>Next</TextLink>
        </>
      )}
    </nav>
  );
}
