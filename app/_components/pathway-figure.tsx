import type { Pathway } from "@/lib/schema";

type Node = Pathway["nodes"][number];
type Point = readonly [number, number];

const HEADS = {
  activates: "url(#head-activates)",
  inhibits: "url(#head-inhibits)",
  binds: "url(#head-binds)",
} as const;
const WORDS = { activates: "activates", inhibits: "inhibits", binds: "binds" } as const;

/** A pathway drawn from data. Boxes with a page link to it; the same relations stand below as sentences. */
export function PathwayFigure({
  pathway,
  linkable,
}: {
  readonly pathway: Pathway;
  readonly linkable: ReadonlySet<string>;
}) {
  const nodes = new Map(pathway.nodes.map((node) => [node.id, node]));
  const name = (id: string): string => nodes.get(id)?.label ?? id;
  return (
    <figure className="figure">
      <div className="scroll" role="region" aria-label={pathway.title} tabIndex={0}>
        <svg
          viewBox={`0 0 ${pathway.width} ${pathway.height}`}
          width={pathway.width}
          height={pathway.height}
          role="group"
          aria-label={pathway.title}
          fill="none"
          stroke="currentColor"
        >
          <title>{pathway.title}</title>
          <desc>{pathway.description}</desc>
          <defs>
            <marker
              id="head-activates"
              viewBox="0 0 10 10"
              refX="9"
              refY="5"
              markerWidth="8"
              markerHeight="8"
              orient="auto-start-reverse"
            >
              <path d="M0 1l9 4-9 4z" fill="currentColor" stroke="none" />
            </marker>
            <marker
              id="head-inhibits"
              viewBox="0 0 10 10"
              refX="5"
              refY="5"
              markerWidth="10"
              markerHeight="10"
              orient="auto-start-reverse"
            >
              <path d="M5 0v10" stroke="currentColor" strokeWidth="2" />
            </marker>
            <marker
              id="head-binds"
              viewBox="0 0 10 10"
              refX="5"
              refY="5"
              markerWidth="7"
              markerHeight="7"
              orient="auto-start-reverse"
            >
              <circle cx="5" cy="5" r="4" fill="currentColor" stroke="none" />
            </marker>
          </defs>
          <g aria-hidden="true">
            {pathway.edges.map((edge) => {
              const from = nodes.get(edge.from);
              const to = nodes.get(edge.to);
              if (from === undefined || to === undefined) return null;
              const corners = edge.via as readonly Point[];
              const start = borderPoint(from, corners[0] ?? centre(to), 2);
              const end = borderPoint(to, corners[corners.length - 1] ?? centre(from), 5);
              return (
                <polyline
                  key={`${edge.from}-${edge.to}`}
                  data-edge={`${edge.from}-${edge.to}`}
                  points={[start, ...corners, end].map((point) => point.join(",")).join(" ")}
                  strokeWidth="1.6"
                  strokeDasharray={edge.kind === "binds" ? "4 3" : undefined}
                  markerEnd={HEADS[edge.kind]}
                />
              );
            })}
          </g>
          {pathway.nodes.map((node) => (
            <Box key={node.id} node={node} linkable={linkable} />
          ))}
        </svg>
      </div>
      <figcaption>
        {pathway.description} Arrow: activates. Bar: inhibits. Dashed line with a dot: binds.
        <details>
          <summary>The same picture in sentences</summary>
          <ul className="list">
            {pathway.edges.map((edge) => (
              <li key={`${edge.from}-${edge.to}`}>
                {name(edge.from)} {WORDS[edge.kind]} {name(edge.to)}: {edge.text}
              </li>
            ))}
          </ul>
        </details>
      </figcaption>
    </figure>
  );
}

function Box({ node, linkable }: { readonly node: Node; readonly linkable: ReadonlySet<string> }) {
  const href =
    node.gene !== undefined && linkable.has(node.gene)
      ? `/genes/${node.gene}`
      : node.drug !== undefined
        ? `/drugs/${node.drug}`
        : null;
  const lines = wrap(node.label, Math.max(6, Math.floor(node.width / 7.4)));
  const [cx, cy] = centre(node);
  const shape = (
    <>
      <rect
        x={node.x}
        y={node.y}
        width={node.width}
        height={node.height}
        rx={node.kind === "process" ? node.height / 2 : node.kind === "drug" ? 0 : 5}
        className="pathway-box"
        fill="var(--paper)"
        strokeWidth={node.kind === "complex" ? 2.6 : 1.4}
        strokeDasharray={node.kind === "signal" ? "2 3" : undefined}
      />
      {node.kind === "drug" && (
        <rect x={node.x + 3} y={node.y + 3} width={node.width - 6} height={node.height - 6} strokeWidth="0.8" />
      )}
      {lines.map((line, i) => (
        <text
          key={line}
          x={cx}
          y={cy + 4.5 + (i - (lines.length - 1) / 2) * 16}
          textAnchor="middle"
          fontSize="13.5"
          fill="currentColor"
          stroke="none"
          textDecoration={href === null ? undefined : "underline"}
        >
          {line}
        </text>
      ))}
    </>
  );
  return href === null ? (
    <g data-node={node.id}>{shape}</g>
  ) : (
    <a href={href} data-node={node.id} aria-label={`${node.label}, open its page`}>
      {shape}
    </a>
  );
}

function centre(node: Node): Point {
  return [node.x + node.width / 2, node.y + node.height / 2];
}

/** Where the line from the middle of a box to `target` leaves its border, `gap` units outside it. */
function borderPoint(node: Node, target: Point, gap: number): Point {
  const [cx, cy] = centre(node);
  const dx = target[0] - cx;
  const dy = target[1] - cy;
  const length = Math.hypot(dx, dy);
  if (length === 0) return [cx, cy];
  const scale = Math.min(
    dx === 0 ? Infinity : node.width / 2 / Math.abs(dx),
    dy === 0 ? Infinity : node.height / 2 / Math.abs(dy),
  );
  const reach = Math.min(1, scale + gap / length);
  return [Math.round((cx + dx * reach) * 10) / 10, Math.round((cy + dy * reach) * 10) / 10];
}

function wrap(label: string, widthCharacters: number): readonly string[] {
  const lines: string[] = [];
  for (const word of label.split(" ")) {
    const last = lines[lines.length - 1];
    if (last !== undefined && `${last} ${word}`.length <= widthCharacters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
