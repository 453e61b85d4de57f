const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ndash: "–",
  mdash: "—",
  ge: "≥",
  le: "≤",
  micro: "µ",
  reg: "®",
  trade: "™",
};

/**
 * Returns the words of a fragment of HTML, a line for each block, with no mark-up
 * left and no word changed. Null where there are no words. It is for text that
 * is shown as text: nothing here makes a fragment safe to show as HTML.
 */
export function plainText(html: string): string | null {
  const text = html
    .replace(/<!--[^]*?-->|<(script|style)\b[^]*?<\/\1\s*>/gi, "")
    .replace(/\s+/g, " ")
    .replace(/<\/?(?:p|div|br|li|ul|ol|tr|table|h[1-6]|blockquote|hr)\b[^>]*>/gi, "\n")
    .replace(/<\/(?:td|th)\s*>/gi, " ")
    .replace(/<\/?[a-z][^>]*>/gi, "")
    .replace(
      /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi,
      (whole, decimal?: string, hexadecimal?: string, name?: string) => {
        if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
        const point = decimal !== undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hexadecimal ?? "", 16);
        return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
      },
    );
  const lines = text
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "");
  return lines.length === 0 ? null : lines.join("\n");
}
