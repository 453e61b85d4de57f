/** That the lint rules bite: a configuration that no longer matches its files passes everything. */
import { readdirSync, readFileSync } from "node:fs";
import { ESLint } from "eslint";
import { describe, expect, it } from "vitest";

const MINUTE = 60_000;
const eslint = new ESLint({ overrideConfigFile: ".config/eslint.config.mjs" });

/** The rules that `text` breaks when it stands in `file`; the file must exist and hold a switch for the rule with types to read it. */
async function rulesBrokenIn(file: string, text: string): Promise<readonly (string | null)[]> {
  const results = await eslint.lintText(text, { filePath: file });
  return results.flatMap((result) =>
    result.messages.filter((message) => message.severity === 2).map((message) => message.ruleId),
  );
}

describe("the lint rules", () => {
  it(
    "keep network, clock and chance out of the pure rooms",
    async () => {
      const impure = [
        `export const answer = fetch("/names.json");`,
        "export const now = Date.now();",
        "export const chance = Math.random();",
        "export const today = new Date();",
      ].join("\n");
      expect(await rulesBrokenIn("lib/schema/ids.ts", impure)).toEqual([
        "no-restricted-globals",
        "no-restricted-properties",
        "no-restricted-properties",
        "no-restricted-syntax",
      ]);
      expect(await rulesBrokenIn("lib/node/clock.ts", impure)).toEqual([]);
    },
    MINUTE,
  );

  it(
    "keep any, unchecked nulls, value imports of types, unfinished switches and default exports out of every file",
    async () => {
      const careless = [
        `import { AdviceRequest } from "@/lib/schema";`,
        "export const loose: any = 1;",
        "export const first = (all: string[]) => all[0]!.length;",
        "export type Kind = AdviceRequest | null;",
        `export function half(kind: "a" | "b"): number {`,
        `  switch (kind) { case "a": return 1; }`,
        "  return 0;",
        "}",
        "export default half;",
      ].join("\n");
      const broken = await rulesBrokenIn("lib/node/call/call-file.ts", careless);
      expect([...broken].sort()).toEqual([
        "@typescript-eslint/consistent-type-imports",
        "@typescript-eslint/no-explicit-any",
        "@typescript-eslint/no-non-null-assertion",
        "@typescript-eslint/switch-exhaustiveness-check",
        "no-restricted-syntax",
      ]);
    },
    MINUTE,
  );
});

it(
  "every file with a switch is read with types, so that an unfinished one is seen",
  async () => {
    const files = ["app", "lib", "tests"]
      .flatMap((folder) =>
        readdirSync(folder, { recursive: true, encoding: "utf8" }).map(
          (name) => `${folder}/${name.replaceAll("\\", "/")}`,
        ),
      )
      .filter((name) => /\.tsx?$/.test(name) && /\bswitch \(/.test(readFileSync(name, "utf8")));
    expect(files.length).toBeGreaterThan(20);
    for (const file of files) {
      const { rules } = (await eslint.calculateConfigForFile(file)) as {
        readonly rules: Readonly<Record<string, unknown>>;
      };
      expect({ file, rule: rules["@typescript-eslint/switch-exhaustiveness-check"] }).toEqual({
        file,
        rule: [2, expect.anything()],
      });
    }
  },
  MINUTE,
);

describe("the compiler", () => {
  it("is a 6.0, which the cruiser and the linter read; they pass a tree unread with a 7", () => {
    const versionIn = (
      path: string,
      read: (data: { version: string; devDependencies: Record<string, string> }) => string | undefined,
    ) => read(JSON.parse(readFileSync(path, "utf8")) as { version: string; devDependencies: Record<string, string> });
    expect(versionIn("package.json", (data) => data.devDependencies["typescript"])).toMatch(/^6\.0\.\d+$/);
    expect(versionIn("node_modules/typescript/package.json", (data) => data.version)).toMatch(/^6\.0\.\d+$/);
  });
});
