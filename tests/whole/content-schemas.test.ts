/** The JSON Schemas that an editor checks content with: as good as ours, for what a schema can say of one file. */
import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { editorFiles, SCHEMA_FOLDER, SETTINGS_FILE } from "@/lib/node/editor-files";
import { contentSchemas, type ContentFile } from "@/lib/knowledge";
import { readContent } from "@/lib/node/read-content";

const schemas = contentSchemas();
let files: readonly ContentFile[];

beforeAll(async () => {
  ({ files } = await readContent("content"));
});

const filesOf = (pattern: string): readonly ContentFile[] =>
  files.filter(({ path }) =>
    pattern.endsWith("/**/*.yaml")
      ? `content/${path}`.startsWith(pattern.slice(0, -"**/*.yaml".length))
      : `content/${path}` === pattern,
  );

const readBack = new Map(
  schemas.map(({ schema }) => [schema, z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0])]),
);
/** Whether a reader of JSON Schema that knows nothing of where it came from takes the data. */
const accepts = (schema: object, data: unknown): boolean => readBack.get(schema)?.safeParse(data).success === true;

/** Changes the first value for which a change is found, wherever it stands. */
function seeded(data: unknown, change: (key: string, value: unknown) => unknown): unknown {
  let isDone = false;
  return JSON.parse(JSON.stringify(data), (key, value: unknown) => {
    const changed = isDone ? undefined : change(key, value);
    isDone ||= changed !== undefined;
    return changed ?? value;
  }) as unknown;
}

const FAULTS: readonly (readonly [string, string, (key: string, value: unknown) => unknown])[] = [
  ["guidelines", "a strength that is none", (key) => (key === "strength" ? "Stronk" : undefined)],
  ["guidelines", "a step that is none", (key, value) => (key === "kind" && value === "avoid" ? "shun" : undefined)],
  ["sources", "a PubMed id that is a number", (key, value) => (key === "pmid" ? Number(value) : undefined)],
  ["sources", "a date in another form", (key) => (/^(date|read|retrieved)/.test(key) ? "24 November 2026" : undefined)],
  ["drugs", "a list where a text belongs", (key) => (key === "name" ? ["codeine"] : undefined)],
  ["evidence", "an origin that is none", (key) => (key === "origin" ? "somatic" : undefined)],
  ["phenotypes", "a method that is none", (key) => (key === "method" ? "guess" : undefined)],
];

describe("the schemas for editors", () => {
  it("are those of lib/schema: after a change there, run npm run schemas", () => {
    const written = editorFiles();
    for (const { path, text } of written) expect(readFileSync(path, "utf8"), path).toBe(text);
    const expected = written.map(({ path }) => path).filter((path) => path !== SETTINGS_FILE);
    expect(
      readdirSync(SCHEMA_FOLDER)
        .map((name) => `${SCHEMA_FOLDER}/${name}`)
        .sort(),
    ).toEqual([...expected].sort());
  });

  it("are for every content file, and each file has one", () => {
    const served = schemas.flatMap((schema) => filesOf(schema.files).map(({ path }) => path));
    expect([...served].sort()).toEqual(files.map(({ path }) => path).sort());
  });

  it.each(schemas.map((one) => [one.files, one] as const))("accept %s as they are", (pattern, { schema }) => {
    const own = filesOf(pattern);
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter(({ data }) => !accepts(schema, data)).map(({ path }) => path)).toEqual([]);
  });

  it.each(schemas.map((one) => [one.files, one] as const))("refuse in %s a key that is none", (pattern, { schema }) => {
    const [first] = filesOf(pattern);
    const data = structuredClone(first?.data);
    const record = Array.isArray(data) ? (data[0] as object) : (data as object);
    expect(accepts(schema, data)).toBe(true);
    Object.assign(record, { nosuchkey: 1 });
    expect(accepts(schema, data)).toBe(false);
  });

  it.each(FAULTS)("refuse in %s %s", (kind, _, change) => {
    const found = schemas.find(({ name }) => name === `${kind}.schema.json`);
    const own = filesOf(found?.files ?? "").find(
      ({ data }) => JSON.stringify(seeded(data, change)) !== JSON.stringify(data),
    );
    expect(own, "a file with a place for the fault").toBeDefined();
    expect(found !== undefined && accepts(found.schema, own?.data)).toBe(true);
    expect(found !== undefined && accepts(found.schema, seeded(own?.data, change))).toBe(false);
  });

  it("say what is expected where a text has a form", () => {
    const source = JSON.stringify(schemas.find(({ name }) => name === "sources.schema.json")?.schema);
    expect(source).toContain("expected a PubMed id as a quoted string of digits");
  });
});
