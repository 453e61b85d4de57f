import { readFileSync } from "node:fs";
import { ESLint } from "eslint";
import { describe, expect, it } from "vitest";

const IMPURE = `export const now = (): unknown => new Date();
export const stamp = (): unknown => Date.now();
export const chance = (): unknown => Math.random();
export const get = (): unknown => fetch("/x");
`;

describe("purity of lib", () => {
  it("is held by the linter: a clock, a stamp, chance and the network are four errors", async () => {
    const eslint = new ESLint({ overrideConfigFile: ".config/eslint.config.mjs", overrideConfig: [{ files: ["lib/advice/caveats.ts"], languageOptions: { parserOptions: { projectService: true } } }] });
    const [result] = await eslint.lintText(IMPURE, { filePath: "lib/advice/caveats.ts" });
    const rules = result?.messages.map((message) => message.ruleId);
    expect(rules).toEqual(["no-restricted-syntax", "no-restricted-properties", "no-restricted-properties", "no-restricted-globals"]);
  }, 60_000);

  it("rests on TypeScript 6.0: with 7 the boundary check passes having read nothing", () => {
    const { devDependencies } = JSON.parse(readFileSync("package.json", "utf8")) as { devDependencies: Record<string, string> };
    expect(devDependencies["typescript"]).toMatch(/^6\.0\.\d+$/);
  });
});
