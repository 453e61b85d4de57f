import type { ReactNode } from "react";
import type { Knowledge } from "@/lib/knowledge";
import { readResult } from "@/lib/intake";
import { certaintyWord } from "@/lib/report";
import { gradesOf } from "@/lib/teaching";
import { CERTAINTIES, unreachable, type Picture } from "@/lib/schema";
import { ActionMark, CertaintyMark } from "../../_components/axes";

/** A picture of an explaining page, drawn from its content or from the knowledge; the same stands in words for who does not see it. */
export function PictureFigure({ picture, knowledge }: { readonly picture: Picture; readonly knowledge: Knowledge }) {
  switch (picture.kind) {
    case "chromosomes":
      return <Chromosomes picture={picture} />;
    case "scores":
      return <Scores picture={picture} knowledge={knowledge} />;
    case "columns":
      return <Columns picture={picture} />;
    case "certainties":
      return (
        <figure className="mt-3">
          <figcaption className="small quiet">{picture.title}</figcaption>
          <dl className="facts">
            {CERTAINTIES.map((code) => {
              const worded = certaintyWord(code, knowledge.terms);
              return (
                <div key={code} className="contents">
                  <dt>
                    <CertaintyMark certainty={worded} name="" />
                  </dt>
                  <dd>{worded.meaning}</dd>
                </div>
              );
            })}
          </dl>
        </figure>
      );
    case "grades":
      return <Grades picture={picture} knowledge={knowledge} />;
    default:
      return unreachable(picture);
  }
}

/** Wide enough for the words, narrow enough for a phone: nothing of a picture lies outside what is seen. */
const WIDTH = 360;
const LEFT = 44;
const RIGHT = WIDTH - 4;

function Drawing({
  title,
  height,
  words,
  children,
}: {
  readonly title: string;
  readonly height: number;
  readonly words: string;
  readonly children: ReactNode;
}) {
  return (
    <figure className="figure">
      <svg
        viewBox={`0 0 ${WIDTH} ${height}`}
        width={WIDTH}
        height={height}
        role="img"
        aria-label={`${title}. ${words}`}
        fill="none"
        stroke="currentColor"
        fontSize="14"
        className="small-figure"
      >
        {children}
      </svg>
      <figcaption>{title}</figcaption>
    </figure>
  );
}

/** Pairs of chromosomes as two lines with their variants as ticks. */
function Chromosomes({ picture }: { readonly picture: Extract<Picture, { readonly kind: "chromosomes" }> }) {
  const rowHeight = 146;
  const words = picture.pairs
    .map(
      (pair) =>
        `${pair.caption}: ${pair.copies.map((copy) => `${copy.name} with ${copy.marks.length === 0 ? "no variant" : copy.marks.map((mark) => mark.label).join(" and ")}`).join("; ")}. ${pair.readAs}.`,
    )
    .join(" ");
  return (
    <Drawing title={picture.title} words={words} height={picture.pairs.length * rowHeight}>
      {picture.pairs.map((pair, p) => (
        <g key={pair.caption} transform={`translate(0 ${p * rowHeight})`}>
          <text x="0" y="18" fill="currentColor" stroke="none" fontWeight="650">
            {pair.caption}
          </text>
          {pair.copies.map((copy, c) => {
            const y = 52 + c * 42;
            return (
              <g key={copy.name}>
                <text x="0" y={y + 5} fill="currentColor" stroke="none">
                  {copy.name}
                </text>
                <rect x={LEFT} y={y - 6} width={RIGHT - LEFT} height="12" rx="6" strokeWidth="1.6" />
                {copy.marks.map((mark) => {
                  const x = LEFT + mark.at * (RIGHT - LEFT);
                  return (
                    <g key={mark.label}>
                      <path d={`M${x} ${y - 10}v20`} strokeWidth="4" stroke="var(--mark)" />
                      <text x={x} y={y - 14} textAnchor="middle" fontSize="12" fill="currentColor" stroke="none">
                        {mark.label}
                      </text>
                    </g>
                  );
                })}
              </g>
            );
          })}
          <text x={LEFT} y="122" fill="currentColor" stroke="none" fontSize="13" fontStyle="italic">
            {pair.readAs}
          </text>
        </g>
      ))}
    </Drawing>
  );
}

/** Diplotypes on a line of scores, read by the gene's own tables. */
function Scores({
  picture,
  knowledge,
}: {
  readonly picture: Extract<Picture, { readonly kind: "scores" }>;
  readonly knowledge: Knowledge;
}) {
  const rows = picture.diplotypes.flatMap((diplotype) => {
    const read = readResult(knowledge, { gene: picture.gene, diplotype }, []);
    return read.ok
      ? [
          {
            diplotype,
            score: read.value.activityScore,
            phenotype: read.value.phenotype,
            isSettled: read.value.terms.length === 1,
          },
        ]
      : [];
  });
  const highest = Math.max(1, ...rows.map((row) => Math.ceil(row.score?.value ?? 0)));
  const scale = (WIDTH - 12) / highest;
  const height = rows.length * 44 + 24;
  const scoreText = ({ score }: (typeof rows)[number]): string =>
    score === null ? "no value" : `${score.isFloor ? "at least " : ""}${score.value}`;
  const words = rows.map((row) => `${row.diplotype}: score ${scoreText(row)}, ${row.phenotype}`).join("; ");
  return (
    <Drawing title={picture.title} words={words} height={height}>
      {rows.map((row, i) => {
        const y = 14 + i * 44;
        const width = Math.max(2, (row.score?.value ?? 0) * scale);
        const isFloor = row.score?.isFloor === true;
        return (
          <g key={row.diplotype}>
            <text x="4" y={y} fill="currentColor" stroke="none" fontSize="12.5">
              <tspan fontWeight="650">{row.diplotype}</tspan>
            </text>
            <text x={WIDTH - 4} y={y} textAnchor="end" fill="currentColor" stroke="none" fontSize="12.5">
              {scoreText(row)}: {row.isSettled ? row.phenotype : "open"}
            </text>
            <rect
              x="4"
              y={y + 6}
              width={width}
              height="14"
              strokeWidth="1.2"
              fill="currentColor"
              strokeDasharray={isFloor ? "3 3" : undefined}
              fillOpacity={isFloor ? 0 : 0.85}
            />
          </g>
        );
      })}
      <path d={`M4 ${height - 20}V4`} strokeWidth="1" />
      {Array.from({ length: highest + 1 }, (_, n) => (
        <text
          key={n}
          x={4 + n * scale}
          y={height - 5}
          textAnchor={n === 0 ? "start" : n === highest ? "end" : "middle"}
          fill="currentColor"
          stroke="none"
          fontSize="12"
        >
          {n}
        </text>
      ))}
    </Drawing>
  );
}

/** Room for one of two columns. */
const COLUMN = 186;

/** A body of many cells, all marked or only a few of them. */
function Columns({ picture }: { readonly picture: Extract<Picture, { readonly kind: "columns" }> }) {
  const words = picture.columns.map((column) => `${column.heading}: ${column.lines.join(", ")}`).join(". ");
  return (
    <Drawing title={picture.title} words={words} height={220}>
      {picture.columns.map((column, c) => (
        <g key={column.heading} transform={`translate(${c * COLUMN} 0)`}>
          <text x="0" y="18" fill="currentColor" stroke="none" fontWeight="650" fontSize="16">
            {column.heading}
          </text>
          {Array.from({ length: 24 }, (_, i) => {
            const isTissue = column.shape === "every-cell" || (i % 8 > 4 && i > 7);
            return (
              <circle
                key={i}
                cx={8 + (i % 8) * 20}
                cy={42 + Math.floor(i / 8) * 22}
                r="7"
                strokeWidth="1.4"
                fill={isTissue ? "currentColor" : "none"}
                fillOpacity={isTissue ? 0.8 : undefined}
              />
            );
          })}
          {column.lines.map((line, i) => (
            <text key={line} x="0" y={124 + i * 24} fill="currentColor" stroke="none" fontSize="12.5">
              {line}
            </text>
          ))}
        </g>
      ))}
    </Drawing>
  );
}

/** Each grade of one pair on its own scale: a table, since the scales share no axis. */
function Grades({
  picture,
  knowledge,
}: {
  readonly picture: Extract<Picture, { readonly kind: "grades" }>;
  readonly knowledge: Knowledge;
}) {
  return (
    <div className="scroll" role="region" aria-label={picture.title} tabIndex={0}>
      <table>
        <caption>{picture.title}</caption>
        <thead>
          <tr>
            <th scope="col">Scale</th>
            <th scope="col">Grade</th>
            <th scope="col">What it grades</th>
            <th scope="col">In our words</th>
          </tr>
        </thead>
        <tbody>
          {gradesOf(knowledge, picture.drug, picture.gene).map((grade) => (
            <tr key={`${grade.scale} ${grade.value} ${grade.of}`}>
              <th scope="row">{grade.scale}</th>
              <td>
                <strong>{grade.value}</strong>
              </td>
              <td>{grade.of}</td>
              <td>
                {grade.action !== null && <ActionMark action={grade.action} name="" />}{" "}
                {grade.certainty === null ? (
                  <span className="quiet">rates the pair, not an answer</span>
                ) : (
                  <CertaintyMark certainty={grade.certainty} name="" />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
