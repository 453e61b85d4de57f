import { SaxesParser } from "saxes";

/** What is told of an XML text, element by element; names come without their prefix. */
export interface XmlEvents {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/** Walks an XML text from its beginning to its end; throws where it is not well formed. It fetches nothing the text names. */
export function walkXml(xml: string, { open, text, close }: XmlEvents): void {
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) =>
    open(bare(name), Object.fromEntries(Object.entries(attributes).map(([key, value]) => [bare(key), value]))),
  );
  parser.on("text", (content) => text?.(content));
  parser.on("cdata", (content) => text?.(content));
  parser.on("closetag", ({ name }) => close?.(bare(name)));
  parser.write(xml).close();
}

function bare(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
