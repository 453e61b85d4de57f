import { Fragment } from "react";
import { glossaryParts } from "@/lib/teaching";
import type { GlossaryTerm } from "@/lib/schema";

/**
 * Text in which the first mention of each glossary term opens its entry in
 * place; the browser does the opening, so it works without scripts. `seen`
 * grows with each text, so that a page opens a term once.
 */
export function Termed({
  text,
  glossary,
  seen,
}: {
  readonly text: string;
  readonly glossary: readonly GlossaryTerm[];
  readonly seen: Set<string>;
}) {
  const parts = glossaryParts(text, glossary, seen);
  for (const { term } of parts) if (term !== null) seen.add(term.id);
  return parts.map((part, i) =>
    part.term === null ? (
      <Fragment key={i}>{part.text}</Fragment>
    ) : (
      <Fragment key={i}>
        <button type="button" className="term" popoverTarget={`term-${part.term.id}`}>
          {part.text}
        </button>
        <span id={`term-${part.term.id}`} popover="auto" className="term-entry" role="note">
          <strong>{part.term.term}.</strong> {part.term.text}{" "}
          <a href={`/learn/glossary#${part.term.id}`}>In the glossary</a>
        </span>
      </Fragment>
    ),
  );
}
