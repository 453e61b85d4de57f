import type { EffectRow } from "@/lib/report";

const ROW = 40;
const TOP = 34;
const LEFT = 16;
const WIDTH = 720;
const AXIS_LEFT = 372;
const AXIS_RIGHT = 700;

/**
 * Odds and hazard ratios on a logarithmic axis, with their 95 % intervals and
 * the line of no effect. Ratios below 1 mean the outcome is less likely.
 */
export function EffectPlot({
  rows,
  without,
}: {
  readonly rows: readonly EffectRow[];
  readonly without: readonly { readonly id: string; readonly marker: string; readonly outcome: string }[];
}) {
  const plotted = rows.length > 0;
  return (
    <figure className={plotted ? "figure" : "figure no-print"}>
      {plotted && (
        <div className="scroll" role="region" aria-label="Plot of reported ratios" tabIndex={0}>
          <Plot rows={rows} />
        </div>
      )}
      <figcaption>
        {plotted
          ? "Odds ratios (OR, square) and hazard ratios (HR, diamond) with 95 % intervals, as the papers report them; the line marks no effect. Left of it the outcome is less likely, right of it more likely. "
          : "No study of this question reports an odds or hazard ratio that we hold, so there is nothing to plot. "}
        {without.length > 0 && <>Findings without such a number: {byMarker(without).join("; ")}.</>}
      </figcaption>
    </figure>
  );
}

/** One entry a marker: its outcome, or how many findings it has. */
function byMarker(rows: readonly { readonly marker: string; readonly outcome: string }[]): readonly string[] {
  return [...new Set(rows.map((row) => row.marker))].map((marker) => {
    const own = rows.filter((row) => row.marker === marker);
    return `${marker} (${own.length === 1 ? (own[0]?.outcome ?? "") : `${own.length} findings`})`;
  });
}

function Plot({ rows }: { readonly rows: readonly EffectRow[] }) {
  const values = rows
    .flatMap((row) => [row.value, row.low ?? row.value, row.high ?? row.value])
    .filter((value) => value > 0);
  const low = Math.min(0.5, ...values);
  const high = Math.max(2, ...values);
  const x = (value: number): number =>
    AXIS_LEFT + ((Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low))) * (AXIS_RIGHT - AXIS_LEFT);
  const ticks = [0.01, 0.1, 0.25, 0.5, 1, 2, 4, 10, 20].filter((tick) => tick >= low && tick <= high);
  const height = TOP + rows.length * ROW + 30;
  const bottom = TOP + rows.length * ROW;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${height}`}
      width={WIDTH}
      height={height}
      role="img"
      aria-label={`Plot of ${rows.length} reported ratios: ${rows.map((row) => `${row.marker}, ${row.label}: ${row.line}`).join("; ")}`}
      fill="currentColor"
    >
      <g aria-hidden="true" fontSize="12.5">
        <line x1={x(1)} x2={x(1)} y1={TOP - 8} y2={bottom} stroke="currentColor" strokeWidth="1.5" />
        <text x={x(1)} y={TOP - 14} textAnchor="middle">
          no effect
        </text>
        {rows.map((row, i) => {
          const y = TOP + i * ROW + ROW / 2;
          const isWhole = row.low !== null && row.high !== null;
          return (
            <g key={row.id}>
              <text x={LEFT} y={y - 2} fontWeight="600">
                {row.marker}: {row.label}
              </text>
              <text x={LEFT} y={y + 13} opacity="0.85">
                {row.line}
              </text>
              {isWhole && (
                <line
                  x1={x(row.low ?? row.value)}
                  x2={x(row.high ?? row.value)}
                  y1={y}
                  y2={y}
                  stroke="currentColor"
                  strokeWidth="1.5"
                />
              )}
              {isWhole &&
                [row.low, row.high].map((end) => (
                  <line
                    key={String(end)}
                    x1={x(end ?? row.value)}
                    x2={x(end ?? row.value)}
                    y1={y - 4}
                    y2={y + 4}
                    stroke="currentColor"
                    strokeWidth="1.5"
                  />
                ))}
              <rect
                x={x(row.value) - 5}
                y={y - 5}
                width="10"
                height="10"
                transform={row.measure === "hazard-ratio" ? `rotate(45 ${x(row.value)} ${y})` : undefined}
              />
            </g>
          );
        })}
        <line x1={AXIS_LEFT} x2={AXIS_RIGHT} y1={bottom} y2={bottom} stroke="currentColor" />
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={x(tick)} x2={x(tick)} y1={bottom} y2={bottom + 5} stroke="currentColor" />
            <text x={x(tick)} y={bottom + 19} textAnchor="middle">
              {tick}
            </text>
          </g>
        ))}
      </g>
    </svg>
  );
}
