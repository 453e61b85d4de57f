import type { Knowledge } from "@/lib/knowledge";
import {
  countWord,
  evidenceSearch,
  levelCounts,
  papersByMarker,
  type AnnotationRow,
  type EvidenceQuery,
} from "@/lib/report";
import { LevelFigure, PapersFigure } from "./annotation-figures";
import { AnnotationTable, type AnnotationColumn } from "./annotation-table";
import { ReleaseLine } from "./quotations";
import { TextLink } from "./text-link";

/** A page shows as many; the evidence table has them all. */
const ROWS_SHOWN = 60;

interface Props {
  readonly rows: readonly AnnotationRow[];
  /** The drug or gene whose annotations they are. */
  readonly about: string;
  readonly knowledge: Knowledge;
  readonly columns: readonly AnnotationColumn[];
  /** The same rows in the evidence table. */
  readonly query: Partial<EvidenceQuery>;
}

/** The graded annotations of one drug or gene: how strong they are, what papers stand behind them, and each of them. */
export function AnnotationSection({ rows, about, knowledge, columns, query }: Props) {
  if (rows.length === 0) return null;
  const own = rows.filter((row) => row.isCurated).length;
  const { release } = knowledge;
  return (
    <section aria-labelledby="annotations">
      <h2 id="annotations">Graded annotations</h2>
      <p className="small quiet">
        {countWord(rows.length, "annotation")} of {about}
        {own > 0 && `, ${own} of them curated by us`}.
        {release !== null && own < rows.length && (
          <>
            {" "}
            The {own === 0 ? "" : "other "}rows are of <ReleaseLine date={release.date} licence={release.licence} />, as
            they stand there.{" "}
          </>
        )}{" "}
        None asks for an act.{" "}
        <span className="no-print">
          <TextLink href={`/evidence?${evidenceSearch(query)}`}>Filter, sort or download them</TextLink>.
        </span>
      </p>
      <LevelFigure counts={levelCounts(rows)} about={about} />
      <PapersFigure markers={papersByMarker(rows, knowledge)} about={about} id="papers" />
      <AnnotationTable
        rows={rows.slice(0, ROWS_SHOWN)}
        caption={
          rows.length > ROWS_SHOWN
            ? `The ${ROWS_SHOWN} surest of ${rows.length} annotations`
            : `Annotations of ${about}, the surest first`
        }
        columns={columns}
      />
      {rows.length > ROWS_SHOWN && (
        <p className="mt-2">
          The other {rows.length - ROWS_SHOWN} stand in{" "}
          <TextLink href={`/evidence?${evidenceSearch({ ...query, pageOneBased: 1 })}`}>the evidence table</TextLink>.
        </p>
      )}
    </section>
  );
}
