import type { Bibliography } from "@/lib/report";
import type { Section } from "@/lib/schema";
import { Cites } from "./citations";
import { Anchor } from "./note-card";

/** Enters the sources of statements into the bibliography, so that they carry the first numbers of a page. */
export function citeFirst(sections: readonly Section[], bibliography: Bibliography): void {
  for (const statement of sections.flatMap((section) => section.statements)) bibliography.cite(statement.sources);
}

/** Headed statements, each with an anchor and its sources. */
export function Statements({
  sections,
  bibliography,
  heading: Heading = "h3",
}: {
  readonly sections: readonly Section[];
  readonly bibliography: Bibliography;
  readonly heading?: "h2" | "h3";
}) {
  return sections.map((section) => (
    <section key={section.heading}>
      <Heading>{section.heading}</Heading>
      {section.statements.map((statement) => (
        <p key={statement.id} id={statement.id} className="statement">
          {statement.text}
          <Cites citations={bibliography.cite(statement.sources)} />
          <Anchor id={statement.id} name={statement.text.slice(0, 60)} />
        </p>
      ))}
    </section>
  ));
}
