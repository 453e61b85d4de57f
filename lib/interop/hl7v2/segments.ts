/**
 * The grammar of HL7 v2: segments, and the parts of their fields.
 *
 * @source HL7 Version 2.5.1, chapter 2: 2.5.4 message delimiters, 2.7 escape sequences, 2.14.9 MSH
 */

/** Characters that part a message, as its own MSH says. */
interface Delimiters {
  readonly field: string;
  readonly component: string;
  readonly repetition: string;
  readonly escape: string;
  readonly subcomponent: string;
}

/** One segment: its name, and its fields as HL7 counts them. */
export interface Segment {
  readonly name: string;
  readonly lineOneBased: number;
  /** Returns the components of each repetition of a field, unescaped; one empty component where the field is empty. */
  readonly field: (numberOneBased: number) => readonly (readonly string[])[];
}

export interface Message {
  readonly lineOneBased: number;
  readonly segments: readonly Segment[];
}

/** A line that is no segment; nothing around it can be trusted. */
export interface Broken {
  readonly brokenAt: number;
}

/**
 * Returns the messages of a text, with whatever end of segment it was saved; or where a line is no segment. Frames of
 * transport and headers of batches are passed over.
 */
export function messagesOf(text: string): readonly Message[] | Broken {
  const messages: { lineOneBased: number; segments: Segment[]; delimiters: Delimiters }[] = [];
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  for (const [index, framed] of lines.entries()) {
    const line = framed.replace(/^[\x0b\s]+|[\x1c\s]+$/g, "");
    if (line === "" || /^(?:FHS|BHS|BTS|FTS)[^A-Za-z0-9]/.test(line)) continue;
    const lineOneBased = index + 1;
    if (/^MSH[^A-Za-z0-9\s]/.test(line)) {
      const delimiters = delimitersOf(line);
      if (delimiters === null) return { brokenAt: lineOneBased };
      messages.push({ lineOneBased, delimiters, segments: [] });
    }
    const message = messages.at(-1);
    if (message === undefined || !isSegment(line, message.delimiters)) return { brokenAt: lineOneBased };
    message.segments.push(segmentOf(line, lineOneBased, message.delimiters));
  }
  return messages;
}

function delimitersOf(header: string): Delimiters | null {
  const [, field = "", codes = ""] = /^MSH([^A-Za-z0-9\s])([^A-Za-z0-9\s]{3,5}?)\1/.exec(header) ?? [];
  const [component, repetition, escape, subcomponent = "&"] = codes;
  if (component === undefined || repetition === undefined || escape === undefined) return null;
  const all = [field, component, repetition, escape, subcomponent];
  return new Set(all).size === all.length ? { field, component, repetition, escape, subcomponent } : null;
}

function isSegment(line: string, { field }: Delimiters): boolean {
  return /^[A-Z][A-Z0-9]{2}$/.test(line.slice(0, 3)) && (line.length === 3 || line[3] === field);
}

function segmentOf(line: string, lineOneBased: number, delimiters: Delimiters): Segment {
  const fields = line.split(delimiters.field);
  const name = fields[0] ?? "";
  // The first field of MSH is the character between the fields itself.
  const shift = name === "MSH" ? 1 : 0;
  return {
    name,
    lineOneBased,
    field: (number) =>
      (fields[number - shift] ?? "")
        .split(delimiters.repetition)
        .map((repetition) => repetition.split(delimiters.component).map((part) => unescaped(part, delimiters).trim())),
  };
}

/** HL7 escapes what would part a field; line breaks in text become blanks, and highlighting goes. */
function unescaped(text: string, { escape, field, component, repetition, subcomponent }: Delimiters): string {
  if (!text.includes(escape)) return text;
  const characters: Readonly<Record<string, string>> = {
    F: field,
    S: component,
    R: repetition,
    E: escape,
    T: subcomponent,
    H: "",
    N: "",
  };
  const parts = text.split(escape);
  let out = parts[0] ?? "";
  for (let at = 1; at < parts.length; at += 2) {
    const code = parts[at] ?? "";
    const isClosed = at + 1 < parts.length;
    const known = Object.hasOwn(characters, code) ? characters[code] : undefined;
    if (!isClosed) out += `${escape}${code}`;
    else if (known !== undefined) out += known;
    else if (/^\.(?:br|sp)/.test(code)) out += " ";
    else if (/^X(?:[0-9A-Fa-f]{2})+$/.test(code)) out += hexadecimal(code.slice(1));
    else out += `${escape}${code}${escape}`;
    out += parts[at + 1] ?? "";
  }
  return out;
}

function hexadecimal(digits: string): string {
  return (digits.match(/../g) ?? []).map((pair) => String.fromCharCode(parseInt(pair, 16))).join("");
}
