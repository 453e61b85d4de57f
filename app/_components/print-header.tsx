/**
 * The header and footer of every printed page: question, date and snapshot.
 * `nonce` is that of the request on a page drawn for it; a page drawn at
 * build time has none and is allowed by its hash.
 */
export function PrintHeader({
  title,
  asOf,
  version,
  nonce,
}: {
  readonly title: string;
  readonly asOf: string;
  readonly version: string;
  readonly nonce?: string;
}) {
  const font = "font: 8pt sans-serif; color: #333;";
  const css = `@page { @top-left { content: ${cssString(`Haplonote: ${title}`)}; ${font} } @top-right { content: ${cssString(`As of ${asOf}; knowledge ${version}`)}; ${font} } }`;
  return <style {...(nonce === undefined ? {} : { nonce })} dangerouslySetInnerHTML={{ __html: css }} />;
}

/** Names come from our own content; escaping keeps a quotation mark or a bracket in one from ending the string. */
function cssString(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} .,:;()/+-]/gu, (character) => `\\${(character.codePointAt(0) ?? 32).toString(16)} `)}"`;
}
