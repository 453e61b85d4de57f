import type { Section } from "@/lib/schema";
import type { Bibliography } from "./citations";
import type { Citation } from "../page/report";

/** Headed statements of a page, each with the numbers of its sources. */
export interface CitedSection {
  readonly heading: string;
  readonly statements: readonly {
    readonly id: string;
    readonly text: string;
    readonly citations: readonly Citation[];
  }[];
}

/** Returns the sections with their sources numbered, in order; what is cited first has the first numbers of a page. */
export function citedSections(sections: readonly Section[], bibliography: Bibliography): readonly CitedSection[] {
  return sections.map(({ heading, statements }) => ({
    heading,
    statements: statements.map(({ id, text, sources }) => ({ id, text, citations: bibliography.cite(sources) })),
  }));
}
