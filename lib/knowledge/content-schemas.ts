import { z } from "zod";
import { CONTENT_KINDS } from "./parse";

/** A JSON Schema for the content files of one kind. */
export interface ContentSchema {
  /** Name of the schema's own file: "guidelines.schema.json". */
  readonly name: string;
  /** The files it is for, as a pattern from the root: every YAML file of a folder, or the one file. */
  readonly files: string;
  readonly schema: object;
}

/**
 * Returns a JSON Schema of draft 7, which editors speak, for each kind of content file, out of the schemas that content
 * is checked with. It says less than they do: what holds between two parts of a file, and between files, is left out.
 */
export function contentSchemas(): readonly ContentSchema[] {
  return Object.entries(CONTENT_KINDS).map(([kind, schema]) => {
    const isFile = kind.endsWith(".yaml");
    return {
      name: `${isFile ? kind.slice(0, -".yaml".length) : kind}.schema.json`,
      files: isFile ? `content/${kind}` : `content/${kind}/**/*.yaml`,
      schema: z.toJSONSchema(schema, { target: "draft-7", io: "input", reused: "ref", override: sayWhatIsExpected }),
    };
  });
}

/** Gives a pattern the sentence that our own check says, in the key that editors read it from. */
function sayWhatIsExpected({
  zodSchema,
  jsonSchema,
}: {
  readonly zodSchema: z.core.$ZodTypes;
  readonly jsonSchema: z.core.JSONSchema.BaseSchema;
}): void {
  if (!(zodSchema instanceof z.ZodString)) return;
  const result = zodSchema.safeParse("\n");
  const message = result.error?.issues.find((issue) => issue.code === "invalid_format")?.message;
  if (message !== undefined && !message.startsWith("Invalid")) jsonSchema["patternErrorMessage"] = message;
}
