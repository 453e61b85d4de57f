import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const root = process.cwd();
const CRUISER = join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
const CONFIG = join(root, ".config/dependency-cruiser.cjs");

interface Cruise {
  readonly summary: { readonly totalCruised: number; readonly violations: readonly { readonly rule: { readonly name: string } }[] };
}

function cruise(folder: string, ...paths: readonly string[]): Cruise {
  // The cruiser exits with the number of violations; what it prints is the same either way.
  try {
    return JSON.parse(execFileSync(process.execPath, [CRUISER, "--config", CONFIG, "--output-type", "json", ...paths], { cwd: folder, encoding: "utf8", maxBuffer: 1e9, stdio: ["ignore", "pipe", "ignore"] })) as Cruise;
  } catch (error) {
    return JSON.parse((error as { stdout: string }).stdout) as Cruise;
  }
}

const temporary = mkdtempSync(join(tmpdir(), "haplonote-boundaries-"));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

const BAD_TREE: Readonly<Record<string, string>> = {
  "tsconfig.json": readFileSync(join(root, "tsconfig.json"), "utf8"),
  "package.json": readFileSync(join(root, "package.json"), "utf8"),
  "app/page.ts": 'import { readFileSync } from "node:fs";\nimport { word } from "@/lib/schema/inside";\nexport const page = [readFileSync, word];\n',
  "tests/helper.ts": "export const helper = 1;\n",
  "lib/schema/index.ts": 'export { word } from "./inside";\nexport { a } from "./a";\n',
  "lib/schema/inside.ts": 'import type { Later } from "@/lib/knowledge";\nexport const word: Later = 1;\n',
  "lib/schema/a.ts": 'import { b } from "./b";\nexport const a = (): number => b();\n',
  "lib/schema/b.ts": 'import { a } from "./a";\nexport const b = (): number => a();\n',
  "lib/knowledge/index.ts": 'import type { Later as Next } from "../genotype/index";\nexport type Later = number;\nexport type N = Next;\n',
  "lib/genotype/index.ts": 'import type { T } from "@/lib/phenotype";\nexport type Later = T;\n',
  "lib/phenotype/index.ts": 'import type { T as U } from "@/lib/advice";\nexport type T = U;\n',
  "lib/advice/index.ts": 'import type { T as U } from "@/lib/report";\nimport { useState } from "react";\nimport { join } from "node:path";\nexport type T = U;\nexport const x = [useState, join];\n',
  "lib/report/index.ts": 'import type { T as U } from "@/lib/interop";\nimport { helper } from "@/tests/helper";\nexport type T = U;\nexport const h = helper;\n',
  "lib/interop/index.ts": 'import type { T as U } from "@/lib/node";\nexport type T = U;\n',
  "lib/node/index.ts": 'import { page } from "@/app/page";\nimport { gone } from "./gone";\nexport type T = number;\nexport const p = [page, gone];\n',
};

describe("the import rule", () => {
  it("is checked on every file of lib, so that the gate cannot pass by reading nothing", () => {
    const files = readdirSync(join(root, "lib"), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
    const { summary } = cruise(root, "lib");
    expect(files.length).toBeGreaterThan(30);
    expect(summary.totalCruised).toBeGreaterThanOrEqual(files.length);
    expect(summary.violations).toEqual([]);
  });

  it("bites: a seeded bad tree breaks every rule by name", () => {
    for (const [path, text] of Object.entries(BAD_TREE)) {
      mkdirSync(dirname(join(temporary, path)), { recursive: true });
      writeFileSync(join(temporary, path), text);
    }
    symlinkSync(join(root, "node_modules"), join(temporary, "node_modules"), "dir");
    const broken = new Set(cruise(temporary, "lib", "app").summary.violations.map((violation) => violation.rule.name));
    const rooms = ["schema", "knowledge", "genotype", "phenotype", "advice", "report", "interop", "node"];
    expect([...broken]).toEqual(
      expect.arrayContaining([
        ...rooms.map((room) => `${room}-imports-only-earlier-layers`),
        "layers-meet-at-the-door", "lib-npm-allow-list", "lib-touches-no-platform", "lib-never-sees-app-or-tests", "disk-only-in-lib-node", "no-unresolved", "no-cycles",
      ]),
    );
  });
});
