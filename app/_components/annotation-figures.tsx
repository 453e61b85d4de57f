import { countWord, SIDES, sideWord, type LevelCounts, type MarkerPapers } from "@/lib/report";

const WIDTH = 720;
const ROW = 26;
const LABEL = 262;
const NUMBER = 118;
const BAR = WIDTH - LABEL - NUMBER;
const TEXT = 13;

/** How many annotations stand at which level: one bar a level, its number beside it. */
export function LevelFigure({ counts, about }: { readonly counts: LevelCounts; readonly about: string }) {
  const most = Math.max(1, ...counts.map((count) => count.annotations));
  const left = 44;
  const told = counts.map(({ level, annotations }) => `level ${level}: ${annotations}`).join(", ");
  return (
    <figure className="figure">
      <div className="scroll" role="region" aria-label={`Annotations of ${about} by level`} tabIndex={0}>
        <svg
          viewBox={`0 0 ${WIDTH} ${counts.length * ROW}`}
          width={WIDTH}
          height={counts.length * ROW}
          role="img"
          aria-label={`Annotations of ${about} by ClinPGx level: ${told}`}
          fill="currentColor"
          fontSize={TEXT}
        >
          <g aria-hidden="true">
            {counts.map(({ level, annotations }, i) => {
              const width = (annotations / most) * (WIDTH - left - 60);
              return (
                <g key={level}>
                  <text x="0" y={i * ROW + 17} fontWeight="600">
                    {level}
                  </text>
                  <line x1={left} x2={left} y1={i * ROW + 3} y2={i * ROW + ROW - 3} stroke="currentColor" />
                  {annotations > 0 && <rect x={left} y={i * ROW + 5} width={Math.max(2, width)} height={ROW - 10} />}
                  <text x={left + Math.max(2, width) + 8} y={i * ROW + 17}>
                    {annotations}
                  </text>
                </g>
              );
            })}
          </g>
        </svg>
      </div>
      <figcaption>
        Annotations of {about} by ClinPGx level, the strongest first. 1A to 2B count here as supported, 3 as research
        only, 4 as evidence against.
      </figcaption>
    </figure>
  );
}

const MARKERS_SHOWN = 25;

/**
 * The papers behind each marker by the side on which they stand. Each side has
 * a filling of its own, and every number stands beside its bar and in the table.
 */
export function PapersFigure({
  markers,
  about,
  id,
}: {
  readonly markers: readonly MarkerPapers[];
  readonly about: string;
  readonly id: string;
}) {
  if (markers.length === 0) return null;
  const shown = markers.slice(0, MARKERS_SHOWN);
  const most = Math.max(1, ...shown.map((marker) => marker.total));
  const top = 30;
  const height = top + shown.length * ROW;
  return (
    <figure className="figure">
      <div className="scroll" role="region" aria-label={`Papers on ${about} by side`} tabIndex={0}>
        <svg
          viewBox={`0 0 ${WIDTH} ${height}`}
          width={WIDTH}
          height={height}
          role="img"
          aria-label={`Papers on ${about}, marker by marker, by the side on which they stand; the table below has the numbers`}
          fill="currentColor"
          fontSize={TEXT}
        >
          <defs>
            <pattern
              id={`${id}-against`}
              width="6"
              height="6"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width="2.5" height="6" fill="currentColor" />
            </pattern>
            <pattern id={`${id}-notWeighed`} width="5" height="5" patternUnits="userSpaceOnUse">
              <circle cx="2.5" cy="2.5" r="0.9" fill="currentColor" />
            </pattern>
          </defs>
          <g aria-hidden="true">
            {SIDES.map((side, i) => (
              <g key={side} transform={`translate(${i * 150} 2)`}>
                <rect x="0.5" y="0.5" width="22" height="13" stroke="currentColor" fill={fillOf(side, id)} />
                <text x="29" y="12">
                  {sideWord(side)}
                </text>
              </g>
            ))}
            {shown.map(({ marker, papers, total }, row) => {
              const y = top + row * ROW;
              const starts = SIDES.map((_, i) => SIDES.slice(0, i).reduce((sum, side) => sum + papers[side], 0));
              return (
                <g key={marker}>
                  <text x="0" y={y + 17}>
                    {cut(marker)}
                  </text>
                  {SIDES.map(
                    (side, i) =>
                      papers[side] > 0 && (
                        <rect
                          key={side}
                          x={LABEL + ((starts[i] ?? 0) / most) * BAR}
                          y={y + 5}
                          width={(papers[side] / most) * BAR}
                          height={ROW - 10}
                          stroke="currentColor"
                          fill={fillOf(side, id)}
                        />
                      ),
                  )}
                  <text x={LABEL + (total / most) * BAR + 8} y={y + 17}>
                    {SIDES.map((side) => papers[side]).join(" · ")}
                  </text>
                </g>
              );
            })}
          </g>
        </svg>
      </div>
      <figcaption>
        Papers on {about} by the side of the annotation on which they stand: supporting, against, no effect, not
        weighed, in this order. A paper counts once for each marker, by our rule over ClinPGx&apos;s own scores; the
        grading page tells it.
        {markers.length > shown.length &&
          ` Drawn are the ${shown.length} markers with the most papers of ${markers.length}.`}
      </figcaption>
      <details className="no-print small">
        <summary>The same numbers as a table: {countWord(markers.length, "marker")}</summary>
        <div className="scroll" role="region" aria-label={`Table of papers on ${about}`} tabIndex={0}>
          <table>
            <caption>Papers on {about} by side</caption>
            <thead>
              <tr>
                <th scope="col">Marker</th>
                {SIDES.map((side) => (
                  <th key={side} scope="col" className="number">
                    {sideWord(side)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {markers.map(({ marker, papers }) => (
                <tr key={marker}>
                  <th scope="row">{marker}</th>
                  {SIDES.map((side) => (
                    <td key={side} className="number">
                      {papers[side]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}

function fillOf(side: (typeof SIDES)[number], id: string): string {
  if (side === "supporting") return "currentColor";
  return side === "noEffect" ? "none" : `url(#${id}-${side})`;
}

const LABEL_CHARACTERS = 38;

function cut(marker: string): string {
  return marker.length > LABEL_CHARACTERS ? `${marker.slice(0, LABEL_CHARACTERS - 1)}…` : marker;
}
