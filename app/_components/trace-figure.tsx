import type { ReactNode } from "react";
import type { TraceBox } from "@/lib/report";

/** The road to a note, folded until asked for; on paper only where it was opened. */
export function TraceDetails({ trace, name }: { readonly trace: readonly TraceBox[]; readonly name: string }) {
  return (
    <details className="trace-details">
      <summary>
        The road to this<span className="sr-only">: {name}</span>
      </summary>
      <TraceFigure trace={trace} title={`From what was found to the source: ${name}`} />
    </details>
  );
}

const WIDTH = 440;
const NAME_WIDTH = 104;
const CHARACTERS = 44;
const RULE_CHARACTERS = 52;
const LINE = 17;

interface Placed {
  readonly box: TraceBox;
  readonly lines: readonly string[];
  readonly ruleLines: readonly string[];
  readonly top: number;
  readonly height: number;
}

/** The road to a note, box under box, each with a link; the rule that leads on stands beside its arrow. */
export function TraceFigure({ trace, title }: { readonly trace: readonly TraceBox[]; readonly title: string }) {
  const placed = place(trace);
  const last = placed[placed.length - 1];
  const height = last === undefined ? 0 : last.top + last.height + 4;
  return (
    <figure className="trace">
      <svg
        viewBox={`0 0 ${WIDTH} ${height}`}
        width={WIDTH}
        height={height}
        role="group"
        aria-label={title}
        fill="none"
        stroke="currentColor"
        fontSize="13"
      >
        {placed.map(({ box, lines, ruleLines, top, height: boxHeight }) => (
          <g key={`${top}`}>
            {box.rule !== null && (
              <g>
                <path d={`M24 ${top - ruleLines.length * LINE - 8}V${top - 5}m-4 -5l4 5l4 -5`} strokeWidth="1.6" />
                {ruleLines.map((line, i) => (
                  <text
                    key={line}
                    x="38"
                    y={top - (ruleLines.length - i) * LINE + 8}
                    fill="currentColor"
                    stroke="none"
                    fontStyle="italic"
                  >
                    {line}
                  </text>
                ))}
              </g>
            )}
            <Linked box={box}>
              <rect
                x="1"
                y={top}
                width={WIDTH - 2}
                height={boxHeight}
                rx="4"
                strokeWidth={box.kind === "statement" ? 2.6 : 1.3}
                fill="var(--paper)"
              />
              <text x="10" y={top + 20} fill="currentColor" stroke="none" fontWeight="650">
                {box.name}
              </text>
              {lines.map((line, i) => (
                <text
                  key={`${i}`}
                  x={NAME_WIDTH + 12}
                  y={top + 20 + i * LINE}
                  fill="currentColor"
                  stroke="none"
                  textDecoration={box.href === null ? undefined : "underline"}
                >
                  {line}
                </text>
              ))}
            </Linked>
          </g>
        ))}
      </svg>
    </figure>
  );
}

function Linked({ box, children }: { readonly box: TraceBox; readonly children: ReactNode }) {
  return box.href === null ? (
    <g>{children}</g>
  ) : (
    <a href={box.href} aria-label={`${box.name}: ${box.text}`}>
      {children}
    </a>
  );
}

function place(trace: readonly TraceBox[]): readonly Placed[] {
  const placed: Placed[] = [];
  let y = 2;
  for (const box of trace) {
    const lines = wrap(box.text, CHARACTERS);
    const ruleLines = box.rule === null ? [] : wrap(box.rule, RULE_CHARACTERS);
    const top = y + (box.rule === null ? (placed.length === 0 ? 0 : 10) : ruleLines.length * LINE + 16);
    const height = lines.length * LINE + 13;
    placed.push({ box, lines, ruleLines, top, height });
    y = top + height;
  }
  return placed;
}

/** Long names without a blank are cut where the line ends. */
function wrap(text: string, widthCharacters: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ").flatMap((one) => one.match(new RegExp(`.{1,${widthCharacters}}`, "gu")) ?? [])) {
    const last = lines[lines.length - 1];
    if (last !== undefined && `${last} ${word}`.length <= widthCharacters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
