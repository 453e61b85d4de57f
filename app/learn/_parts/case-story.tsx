import type { Bibliography } from "@/lib/report";
import type { Case, GlossaryTerm } from "@/lib/schema";
import { Cites } from "../../_components/citations";
import { Termed } from "./termed";

interface Props {
  readonly one: Case;
  readonly bibliography: Bibliography;
  /** Without one, terms stay plain: on paper nothing opens. */
  readonly glossary?: readonly GlossaryTerm[];
  /** One level deeper where the step itself has the heading; the story then needs none. */
  readonly level?: "h2" | "h3";
}

/** Who the made-up patient is, what happened, and what the chart holds. */
export function CaseStory({ one, bibliography, glossary = [], level = "h2" }: Props) {
  const seen = new Set<string>();
  return (
    // In a step that has the heading already, a second region of that name would be one too many.
    <section {...(level === "h2" ? { "aria-labelledby": "story" } : {})}>
      {level === "h2" && <h2 id="story">The case</h2>}
      <p className="quiet small">{one.patient}</p>
      {one.story.map((line) => (
        <p key={line.text}>
          <Termed text={line.text} glossary={glossary} seen={seen} />
          <Cites citations={bibliography.cite(line.sources)} />
        </p>
      ))}
      {one.chart.length > 0 && (
        <>
          <h3>The chart</h3>
          <dl className="facts">{one.chart.map((item) => <div key={item.name} className="contents"><dt>{item.name}</dt><dd>{item.value}</dd></div>)}</dl>
        </>
      )}
      {one.file !== undefined && (
        <>
          <h3>The file {one.file.name}</h3>
          <div className="scroll" role="region" aria-label={`The file ${one.file.name}`} tabIndex={0}><pre className="file">{one.file.lines.join("\n")}</pre></div>
        </>
      )}
    </section>
  );
}
