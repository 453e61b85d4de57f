import { contentSchemas } from "@/lib/knowledge";

export const SCHEMA_FOLDER = ".config/content-schemas";
export const SETTINGS_FILE = ".vscode/settings.json";

/** A file that editors read, by its path from the root. */
export interface EditorFile {
  readonly path: string;
  readonly text: string;
}

/** Returns all that an editor needs to complete and check content: the schemas, and which of them is for which files. */
export function editorFiles(): readonly EditorFile[] {
  const schemas = contentSchemas();
  const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
  return [
    ...schemas.map(({ name, schema }) => ({ path: `${SCHEMA_FOLDER}/${name}`, text: json(schema) })),
    {
      path: SETTINGS_FILE,
      text: json({
        "yaml.schemas": Object.fromEntries(schemas.map(({ name, files }) => [`${SCHEMA_FOLDER}/${name}`, files])),
        // Content is laid out by hand, a fact a row.
        "yaml.format.enable": false,
      }),
    },
  ];
}
