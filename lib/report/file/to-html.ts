import type { ReadingDocument, ReadingItem, ReadingSection } from "../reading/readings";

/**
 * Returns a reading as one file of HTML that needs nothing else: its style
 * stands in it, it has no script and asks no other host for anything. All text
 * is escaped, so markup that somebody typed as a name stays text.
 */
export function toHtml(document: ReadingDocument): string {
  const { title, lead, sections, foot } = document;
  return [
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escaped(title)}</title>`,
    `<style>${STYLE}</style>`,
    "</head>",
    `<body data-reading="${document.reading}">`,
    `<header><h1>${escaped(title)}</h1>${paragraphs(lead)}</header>`,
    `<main>${sections.map(sectionHtml).join("")}</main>`,
    `<footer>${paragraphs(foot)}</footer>`,
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

/** Readable in grey and on A4 or Letter: no colour, body text of 11 pt, no item parted by a page. */
const STYLE = [
  "body{font:11pt/1.45 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}",
  "h1{font-size:1.5rem}h2{font-size:1.15rem;border-top:1px solid #888;padding-top:.6rem;margin-top:1.6rem}h3{font-size:1rem;margin:.9rem 0 .2rem}",
  "p{margin:.25rem 0}ul{margin:.25rem 0 .5rem;padding-left:1.2rem}article{break-inside:avoid}h2,h3{break-after:avoid}",
  "footer{border-top:1px solid #888;margin-top:2rem;font-size:10pt}",
  "@page{margin:18mm}@media print{body{margin:0;max-width:none}}",
].join("");

function sectionHtml({ id, heading, paragraphs: texts, items }: ReadingSection): string {
  return `<section id="${escaped(id)}"><h2>${escaped(heading)}</h2>${paragraphs(texts)}${items.map((item) => itemHtml(id, item)).join("")}</section>`;
}

/** The codes stand in data attributes, so that software that reads the file meets the facts and not the wording. */
function itemHtml(
  section: string,
  { id, heading, action, certainty, caveats, status, paragraphs: texts, list }: ReadingItem,
): string {
  const facts = [
    action === undefined ? "" : ` data-action="${escaped(action ?? "open")}"`,
    certainty === undefined ? "" : ` data-certainty="${escaped(certainty)}"`,
    caveats === undefined ? "" : ` data-caveats="${escaped(caveats.join(" "))}"`,
    status === undefined ? "" : ` data-status="${escaped(status)}"`,
  ].join("");
  return `<article id="${escaped(`${section}-${id}`)}"${facts}><h3>${escaped(heading)}</h3>${paragraphs(texts)}${list.length === 0 ? "" : `<ul>${list.map((text) => `<li>${escaped(text)}</li>`).join("")}</ul>`}</article>`;
}

function paragraphs(texts: readonly string[]): string {
  return texts
    .filter((text) => text !== "")
    .map((text) => `<p>${escaped(text)}</p>`)
    .join("");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text for a place between tags or in a quoted attribute, without characters that turn or hide it. */
function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, " ")
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
