import type { ReadingDocument } from "../reading/readings";
import { wrapped } from "../words/wrapped";

/** Returns a reading as plain text, 80 columns wide. */
export function readingText({ title, lead, sections, foot }: ReadingDocument): string {
  return [
    ...wrapped(title.toUpperCase()),
    ...lead.flatMap((text) => wrapped(text)),
    "",
    ...sections.flatMap((section) => [
      section.heading.toUpperCase(),
      ...section.paragraphs.flatMap((text) => wrapped(text)),
      ...section.items.flatMap((item) => [
        ...wrapped(`* ${item.heading}`, 2),
        ...item.paragraphs.filter((text) => text !== "").flatMap((text) => wrapped(`  ${text}`, 2)),
        ...item.list.flatMap((text) => wrapped(`  - ${text}`, 4)),
      ]),
      "",
    ]),
    ...foot.flatMap((text) => wrapped(text)),
    "",
  ].join("\n");
}
