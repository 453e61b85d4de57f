import { PEOPLE, peopleIn } from "./observations";
import { messagesOf } from "./segments";

/** Segments that say what was found; every other one is about people, orders and transport. */
const KEPT: ReadonlySet<string> = new Set(["MSH", "OBR", "OBX", "NTE"]);

/**
 * Returns HL7 v2 messages with nothing that says whose they are: patients are numbered, other segments about people go,
 * and their names are taken out of comments and values; null where a line is no segment.
 */
export function withoutIdentityHl7(text: string): string | null {
  const messages = messagesOf(text);
  const lines = text.replace(/^[\uFEFF\x0b\s]+/, "").split(/\r\n|\r|\n/);
  if ("brokenAt" in messages) return null;
  const people = [...peopleIn(messages)].map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  const names = people.length === 0 ? null : new RegExp(`(?<![\\p{L}])(?:${people.join("|")})(?![\\p{L}])`, "giu");
  const patients = new Map<string, number>();
  return lines
    .map((framed) => framed.replace(/^[\x0b\s]+|[\x1c\s]+$/g, ""))
    .flatMap((line) => {
      const name = line.slice(0, 3);
      const field = line[3] ?? "|";
      const fields = line.split(field);
      if (name === "PID") {
        const key = `${fields[3] ?? ""}|${fields[3] === undefined || fields[3] === "" ? `${fields[5] ?? ""}|${fields[7] ?? ""}` : ""}`;
        const number = patients.get(key) ?? patients.size + 1;
        patients.set(key, number);
        return [`PID${field}1${field}${field}${number}`];
      }
      if (!KEPT.has(name)) return [];
      const kept = fields.map((content, at) => ((PEOPLE[name] ?? []).includes(at) ? "" : content)).join(field);
      return [name === "MSH" || names === null ? kept : kept.replace(names, "…")];
    })
    .join("\n");
}
