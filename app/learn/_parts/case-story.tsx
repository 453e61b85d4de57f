import { caseFileText } from "@/lib/teaching";
import type { Bibliography } from "@/lib/report";
import type { Case, GlossaryTerm } from "@/lib/schema";
import { Cites } from "../../_components/citations";
import { answerHref, TextLink } from "../../_components/text-link";
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
          <dl className="facts">
            {one.chart.map((item) => (
              <div key={item.name} className="contents">
                <dt>{item.name}</dt>
                <dd>{item.value}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {one.file !== undefined && (
        <>
          <h3>The file {one.file.name}</h3>
          <div className="scroll" role="region" aria-label={`The file ${one.file.name}`} tabIndex={0}>
            <pre className="file">{caseFileText(one.file)}</pre>
          </div>
          <p className="small no-print">
            <a href={`/learn/${one.id}/file`} download={one.file.name}>
              Download {one.file.name}
            </a>
            {one.file.kind === "vcf" ? (
              <>
                {" "}
                and read it under <TextLink href="/genome">Genome file</TextLink>.
              </>
            ) : (
              <>
                {" "}
                and open it beside{" "}
                <TextLink
                  href={answerHref(
                    one.questions.slice(0, 1).map((question) => question.drug),
                    [],
                  )}
                >
                  the drug&apos;s answer
                </TextLink>
                .
              </>
            )}
          </p>
        </>
      )}
    </section>
  );
}
