/**
 * Returns text that reads as itself in GitHub-flavoured Markdown: star alleles
 * are no emphasis, and a sign such as < opens no tag.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|#~&]/g, (sign) => `\\${sign}`)
    .replace(/\s+/g, " ")
    .trim();
}

/** Returns a bulleted list, each item with its label in bold; an item without text is left out. */
export function bullets(items: readonly (readonly [label: string, text: string | null])[]): string {
  return items.flatMap(([label, text]) => (text === null || text === "" ? [] : [`- **${label}:** ${text}`])).join("\n");
}
