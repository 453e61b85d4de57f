import type { ReactNode } from "react";
import type { Knowledge } from "@/lib/knowledge";
import { readResult } from "@/lib/phenotype";
import { certaintyWord, gradesOf } from "@/lib/report";
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
              return <div key={code} className="contents"><dt><CertaintyMark certainty={worded} name="" /></dt><dd>{worded.meaning}</dd></div>;
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

const LEFT = 70;
const RIGHT = 420;

function Drawing({ title, width, height, words, children }: { readonly title: string; readonly width: number; readonly height: number; readonly words: string; readonly children: ReactNode }) {
  return (
    <figure className="figure">
      <div className="scroll" role="region" aria-label={title} tabIndex={0}>
        <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={`${title}. ${words}`} fill="none" stroke="currentColor" fontSize="14" className="small-figure">
          {children}
        </svg>
      </div>
      <figcaption>{title}</figcaption>
    </figure>
  );
}

/** Pairs of chromosomes as two lines with their variants as ticks. */
function Chromosomes({ picture }: { readonly picture: Extract<Picture, { readonly kind: "chromosomes" }> }) {
  const rowHeight = 132;
  const words = picture.pairs.map((pair) => `${pair.caption}: ${pair.copies.map((copy) => `${copy.name} with ${copy.marks.length === 0 ? "no variant" : copy.marks.map((mark) => mark.label).join(" and ")}`).join("; ")}. ${pair.readAs}.`).join(" ");
  return (
    <Drawing title={picture.title} words={words} width={560} height={picture.pairs.length * rowHeight + 6}>
      {picture.pairs.map((pair, p) => (
        <g key={pair.caption} transform={`translate(0 ${p * rowHeight})`}>
          <text x="0" y="18" fill="currentColor" stroke="none" fontWeight="650">{pair.caption}</text>
          {pair.copies.map((copy, c) => {
            const y = 54 + c * 44;
            return (
              <g key={copy.name}>
                <text x="0" y={y + 5} fill="currentColor" stroke="none">{copy.name}</text>
                <rect x={LEFT} y={y - 6} width={RIGHT - LEFT} height="12" rx="6" strokeWidth="1.6" />
                {copy.marks.map((mark) => {
                  const x = LEFT + mark.at * (RIGHT - LEFT);
                  return <g key={mark.label}><path d={`M${x} ${y - 10}v20`} strokeWidth="4" stroke="var(--mark)" /><text x={x} y={y - 14} textAnchor="middle" fontSize="12" fill="currentColor" stroke="none">{mark.label}</text></g>;
                })}
              </g>
            );
          })}
          <text x={RIGHT + 14} y="72" fill="currentColor" stroke="none" fontSize="13">{wrapped(pair.readAs, 17).map((line, i) => <tspan key={line} x={RIGHT + 14} dy={i === 0 ? 0 : 17}>{line}</tspan>)}</text>
        </g>
      ))}
    </Drawing>
  );
}

function wrapped(text: string, widthCharacters: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines[lines.length - 1];
    if (last !== undefined && `${last} ${word}`.length <= widthCharacters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Diplotypes on a line of scores, read by the gene's own tables. */
function Scores({ picture, knowledge }: { readonly picture: Extract<Picture, { readonly kind: "scores" }>; readonly knowledge: Knowledge }) {
  const rows = picture.diplotypes.flatMap((diplotype) => {
    const read = readResult(knowledge, { gene: picture.gene, diplotype }, []);
    return read.ok ? [{ diplotype, score: read.value.activityScore, phenotype: read.value.phenotype }] : [];
  });
  const highest = Math.max(1, ...rows.map((row) => Math.ceil(row.score?.value ?? 0)));
  const left = 250;
  const scale = 180 / highest;
  const height = rows.length * 38 + 34;
  const words = rows.map((row) => `${row.diplotype}: score ${row.score === null ? "not known" : `${row.score.isFloor ? "at least " : ""}${row.score.value}`}, ${row.phenotype}`).join("; ");
  return (
    <Drawing title={picture.title} words={words} width={640} height={height}>
      {rows.map((row, i) => {
        const y = 22 + i * 38;
        const value = row.score?.value ?? 0;
        return (
          <g key={row.diplotype}>
            <text x="0" y={y + 5} fill="currentColor" stroke="none" fontSize="12.5">{row.diplotype}</text>
            <rect x={left} y={y - 8} width={Math.max(2, value * scale)} height="16" strokeWidth="1.2" fill="currentColor" strokeDasharray={row.score?.isFloor === true ? "3 3" : undefined} fillOpacity={row.score?.isFloor === true ? 0 : 0.85} />
            <text x={left + Math.max(2, value * scale) + 8} y={y + 5} fill="currentColor" stroke="none" fontSize="12.5">{row.score === null ? "no value" : `${row.score.isFloor ? "≥" : ""}${row.score.value}`}: {row.phenotype.length > 24 ? "open" : row.phenotype}</text>
          </g>
        );
      })}
      <path d={`M${left} ${height - 24}v-${height - 34}`} strokeWidth="1" />
      {Array.from({ length: highest + 1 }, (_, n) => <text key={n} x={left + n * scale} y={height - 6} textAnchor="middle" fill="currentColor" stroke="none" fontSize="12">{n}</text>)}
    </Drawing>
  );
}

/** A body of many cells, all marked or only a few of them. */
function Columns({ picture }: { readonly picture: Extract<Picture, { readonly kind: "columns" }> }) {
  const words = picture.columns.map((column) => `${column.heading}: ${column.lines.join(", ")}`).join(". ");
  return (
    <Drawing title={picture.title} words={words} width={620} height={260}>
      {picture.columns.map((column, c) => (
        <g key={column.heading} transform={`translate(${c * 320} 0)`}>
          <text x="0" y="18" fill="currentColor" stroke="none" fontWeight="650" fontSize="16">{column.heading}</text>
          {Array.from({ length: 24 }, (_, i) => {
            const isTissue = column.shape === "every-cell" || (i % 8 > 4 && i > 7);
            return <circle key={i} cx={14 + (i % 8) * 30} cy={48 + Math.floor(i / 8) * 30} r="10" strokeWidth="1.4" fill={isTissue ? "currentColor" : "none"} fillOpacity={isTissue ? 0.8 : undefined} />;
          })}
          {column.lines.map((line, i) => <text key={line} x="0" y={160 + i * 24} fill="currentColor" stroke="none">{line}</text>)}
        </g>
      ))}
    </Drawing>
  );
}

/** Each grade of one pair on its own scale: a table, since the scales share no axis. */
function Grades({ picture, knowledge }: { readonly picture: Extract<Picture, { readonly kind: "grades" }>; readonly knowledge: Knowledge }) {
  return (
    <div className="scroll" role="region" aria-label={picture.title} tabIndex={0}>
      <table>
        <caption>{picture.title}</caption>
        <thead><tr><th scope="col">Scale</th><th scope="col">Grade</th><th scope="col">What it grades</th><th scope="col">In our words</th></tr></thead>
        <tbody>
          {gradesOf(knowledge, picture.drug, picture.gene).map((grade) => (
            <tr key={`${grade.scale} ${grade.value} ${grade.of}`}>
              <th scope="row">{grade.scale}</th>
              <td><strong>{grade.value}</strong></td>
              <td>{grade.of}</td>
              <td>{grade.action !== null && <ActionMark action={grade.action} name="" />} {grade.certainty === null ? <span className="quiet">rates the pair, not an answer</span> : <CertaintyMark certainty={grade.certainty} name="" />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
