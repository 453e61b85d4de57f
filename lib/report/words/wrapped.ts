const WIDTH_COLUMNS = 80;

/** Returns text in lines of at most 80 columns, further lines indented; its own leading blanks stay. */
export function wrapped(text: string, indent = 0): readonly string[] {
  const lines: string[] = [];
  let line = /^\s*/.exec(text)?.[0] ?? "";
  for (const word of text.trim().split(/\s+/)) {
    const joined = line.trim() === "" ? line + word : `${line} ${word}`;
    if (joined.length > WIDTH_COLUMNS && line.trim() !== "") {
      lines.push(line);
      line = " ".repeat(indent) + word;
    } else line = joined;
  }
  return [...lines, line];
}
