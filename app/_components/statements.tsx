import type { CitedSection } from "@/lib/report";
import { Cites } from "./citations";
import { Anchor } from "./note-card";

/** Headed statements, each with an anchor and its sources. */
export function Statements({
  sections,
  heading: Heading = "h3",
}: {
  readonly sections: readonly CitedSection[];
  readonly heading?: "h2" | "h3";
}) {
  return sections.map((section) => (
    <section key={section.heading}>
      <Heading>{section.heading}</Heading>
      {section.statements.map((statement) => (
        <p key={statement.id} id={statement.id} className="statement">
          {statement.text}
          <Cites citations={statement.citations} />
          <Anchor id={statement.id} name={statement.text.slice(0, 60)} />
        </p>
      ))}
    </section>
  ));
}
