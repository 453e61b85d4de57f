import { deepFreeze, type CallKnowledge, type Knowledge } from "@/lib/knowledge";
import type { Release } from "@/lib/schema";
import { sha256 } from "../digest";

type Annotation = Release["annotations"][number];

/** The long texts of an imported annotation: nine tenths of a release, of which an answer needs a handful. */
const LAID_ASIDE = ["texts", "evidence"] as const satisfies readonly (keyof Annotation)[];

/** Where a text that was laid aside begins and ends, in bytes after the head. */
type Place = readonly [start: number, end: number];

/**
 * Returns the knowledge as the bytes it is kept in: on the first line the
 * SHA-256 of all that follows, on the second the length of the head, then the
 * head as JSON, and after it the long texts of imported annotations, each of
 * which is read only when it is asked for.
 */
export function toKeptBytes(knowledge: Knowledge | CallKnowledge): Buffer {
  const aside: string[] = [];
  let end = 0;
  const place = (value: unknown): Place => {
    const text = asciiJson(value);
    aside.push(text);
    end += text.length;
    return [end - text.length, end];
  };
  const release = "release" in knowledge ? knowledge.release : null;
  const head = asciiJson(
    release === null
      ? knowledge
      : {
          ...knowledge,
          release: {
            ...release,
            annotations: release.annotations.map((annotation) => ({
              ...annotation,
              ...Object.fromEntries(LAID_ASIDE.map((key) => [key, place(annotation[key])])),
            })),
          },
        },
  );
  const body = Buffer.from(`${head.length}\n${head}${aside.join("")}`, "latin1");
  return Buffer.concat([Buffer.from(`${sha256(body)}\n`, "latin1"), body]);
}

/** Returns the frozen knowledge that was kept in these bytes; null when they are not, to the last one, as they were written. */
export function fromKeptBytes<Part extends Knowledge | CallKnowledge = Knowledge>(bytes: Buffer): Part | null {
  const body = bytes.subarray(65);
  if (bytes.toString("latin1", 0, 65) !== `${sha256(body)}\n`) return null;
  const lineEnd = body.indexOf("\n");
  const headEnd = lineEnd + 1 + Number(body.toString("latin1", 0, lineEnd));
  const knowledge = JSON.parse(body.toString("latin1", lineEnd + 1, headEnd)) as Part;
  const release = "release" in knowledge ? knowledge.release : null;
  release?.annotations.forEach((annotation) => readWhenAsked(annotation, body.subarray(headEnd)));
  return deepFreeze(knowledge);
}

/** Puts in the place of each text that was laid aside a property that reads it, and freezes the rest. */
function readWhenAsked(annotation: Annotation, aside: Buffer): void {
  for (const key of LAID_ASIDE) {
    const [start, end] = annotation[key] as unknown as Place;
    let read: unknown;
    Object.defineProperty(annotation, key, {
      enumerable: true,
      get: () => (read ??= deepFreeze(JSON.parse(aside.toString("latin1", start, end)))),
    });
  }
  const { texts: _texts, evidence: _evidence, ...rest } = Object.getOwnPropertyDescriptors(annotation);
  Object.values(rest).forEach((property) => deepFreeze(property.value));
  // Frozen, it is passed over by what freezes everything around it, and is not read for that.
  Object.freeze(annotation);
}

/** Returns JSON of ASCII alone, so that a character is a byte and reading takes half the time. */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
