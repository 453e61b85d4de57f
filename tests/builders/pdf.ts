/** PDFs of our own: text in Helvetica, each run at its place, as ISO 32000-1 has the smallest document. */
export interface Run {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** Returns a PDF of one page with these runs of text; without any, a page as a scan is without its picture. */
export function pdfOf(runs: readonly Run[]): Uint8Array {
  const content = runs
    .map(({ x, y, text }) => `BT /F1 10 Tf ${x} ${y} Td (${text.replace(/[\\()]/g, "\\$&")}) Tj ET`)
    .join("\n");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let text = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = places.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Returns a PDF whose lines have columns 130 points apart. */
export function pdfOfLines(lines: readonly (readonly string[])[]): Uint8Array {
  return pdfOf(lines.flatMap((cells, l) => cells.map((text, c) => ({ x: 50 + c * 130, y: 780 - l * 16, text }))));
}
