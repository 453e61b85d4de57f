/**
 * The boundary gate itself: that it looks at the whole tree, and that each of its rules bites. A cruiser that cannot
 * read TypeScript reports "no violations" on nothing at all.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const ROOT = process.cwd();
const CRUISER = join(ROOT, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
const RULES = join(ROOT, ".config/dependency-cruiser.cjs");

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
  /** A cycle is told once, with all who take part. */
  readonly cycle?: readonly { readonly name: string }[];
}

interface Cruise {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly Violation[];
    readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string }[] };
  };
}

function cruise(folder: string, targets: readonly string[]): Cruise {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [CRUISER, "--config", RULES, "--output-type", "json", ...targets],
    {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 100_000_000,
    },
  );
  if (!stdout.startsWith("{")) throw new Error(stderr || stdout);
  return JSON.parse(stdout) as Cruise;
}

const typescriptIn = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name));

describe("on the real tree", () => {
  const real = cruise(ROOT, ["app", "lib", "tests", "proxy.ts", "server.ts", "next.config.ts"]);

  it("the cruiser sees every TypeScript file of lib and app", () => {
    const seen = new Set(real.modules.map((module) => module.source));
    expect(real.summary.totalCruised).toBeGreaterThanOrEqual(typescriptIn("lib").length);
    for (const folder of ["lib", "app"]) {
      const unseen = typescriptIn(folder)
        .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
        .filter((path) => !seen.has(path));
      expect(unseen).toEqual([]);
    }
  });

  it("every folder of lib is a room with a rule of its own", () => {
    const rules = real.summary.ruleSetUsed.forbidden.map((rule) => rule.name);
    const rooms = readdirSync(join(ROOT, "lib"));
    expect(rooms.filter((room) => !rules.includes(`${room}-imports-only-earlier-layers`))).toEqual([]);
  });

  it("nothing breaks a rule", () => {
    expect(real.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  });
});

describe("on a tree built to break them", () => {
  const folder = mkdtempSync(join(tmpdir(), "boundaries-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const SEEDS: readonly (readonly [file: string, text: string, rules: readonly string[]])[] = [
    [
      "lib/schema/up.ts",
      `import type { A } from "@/lib/knowledge";\nexport type Up = A;`,
      ["schema-imports-only-earlier-layers"],
    ],
    ["lib/knowledge/up.ts", `export * from "@/lib/genotype";`, ["knowledge-imports-only-earlier-layers"]],
    ["lib/genotype/up.ts", `export * from "../phenotype";`, ["genotype-imports-only-earlier-layers"]],
    ["lib/phenotype/up.ts", `export * from "../intake";`, ["phenotype-imports-only-earlier-layers"]],
    ["lib/intake/up.ts", `export * from "../advice";`, ["intake-imports-only-earlier-layers"]],
    ["lib/advice/up.ts", `export * from "@/lib/report";`, ["advice-imports-only-earlier-layers"]],
    ["lib/report/up.ts", `export * from "@/lib/interop";`, ["report-imports-only-earlier-layers"]],
    ["lib/interop/up.ts", `export * from "@/lib/teaching";`, ["interop-imports-only-earlier-layers"]],
    [
      "lib/teaching/up.ts",
      `export const later = () => import("@/lib/node");`,
      ["teaching-imports-only-earlier-layers"],
    ],
    [
      "lib/node/up.ts",
      `export * from "@/app/part";`,
      ["node-imports-only-earlier-layers", "lib-never-sees-app-or-tests"],
    ],
    ["app/up.ts", `export * from "@/tests/helper";`, ["app-imports-only-earlier-layers"]],
    ["lib/advice/past-the-door.ts", `export * from "@/lib/schema/inner";`, ["layers-meet-at-the-door"]],
    ["lib/advice/past-the-door.test.ts", `import "../schema/inner";`, ["layers-meet-at-the-door"]],
    ["app/past-the-door.ts", `export * from "../lib/schema/inner";`, ["layers-meet-at-the-door"]],
    ["lib/node/starts-main.ts", `import "./main";`, ["layers-meet-at-the-door"]],
    ["lib/report/react.ts", `export { useState } from "react";`, ["lib-npm-allow-list"]],
    ["lib/report/core.ts", `export { createHash } from "node:crypto";`, ["lib-touches-no-platform"]],
    ["lib/report/disk.ts", `export { join } from "path";`, ["lib-touches-no-platform", "disk-only-in-lib-node"]],
    ["lib/report/sees-tests.ts", `export * from "@/tests/helper";`, ["lib-never-sees-app-or-tests"]],
    ["app/disk.ts", `export { readFile } from "node:fs/promises";`, ["disk-only-in-lib-node"]],
    ["app/page.tsx", `export { example } from "./other.examples";`, ["examples-are-for-tests"]],
    ["app/part.examples.ts", `export * from "@/lib/schema/inner";`, ["layers-meet-at-the-door"]],
    ["app/unresolved.ts", `import { gone } from "@/lib/gone";\nexport { gone };`, ["no-unresolved"]],
    ["lib/schema/egg.ts", `import type { Hen } from "./hen";\nexport type Egg = Hen;`, ["no-cycles"]],
    ["lib/schema/hen.ts", `import type { Egg } from "./egg";\nexport type Hen = Egg[];`, ["no-cycles"]],
  ];

  const SOUND: readonly (readonly [file: string, text: string])[] = [
    ...[
      "schema",
      "knowledge",
      "genotype",
      "phenotype",
      "intake",
      "advice",
      "report",
      "interop",
      "teaching",
      "node",
    ].map((room) => [`lib/${room}/index.ts`, "export type A = string;\nexport const a = 1;"] as const),
    ["lib/schema/inner.ts", "export const inner = 1;"],
    ["lib/node/main.ts", `import { readFile } from "node:fs/promises";\nvoid readFile;`],
    ["lib/schema/uses-zod.ts", `export { z } from "zod";`],
    [
      "lib/schema/reaches.test.ts",
      `import "node:fs";\nimport "react";\nimport "@/lib/report";\nimport "@/tests/helper";`,
    ],
    ["app/part.ts", `export { a } from "@/lib/report";`],
    ["app/_examples/example.ts", `export const example = "a way to draw a part";`],
    ["app/other.examples.ts", `import "@/tests/helper";\nexport { example } from "./_examples/example";`],
    ["tests/helper.ts", `import "node:fs";\nimport "@/lib/node/main";\nexport { inner } from "@/lib/schema/inner";`],
  ];

  for (const [file, text] of [...SOUND, ...SEEDS]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  cpSync(join(ROOT, "tsconfig.json"), join(folder, "tsconfig.json"));
  cpSync(join(ROOT, "package.json"), join(folder, "package.json"));
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"), "junction");

  const { violations, ruleSetUsed } = cruise(folder, ["app", "lib", "tests"]).summary;
  const takesPart =
    (file: string) =>
    ({ from, cycle = [] }: Violation) =>
      from === file || cycle.some(({ name }) => name === file);
  const broken = (file: string): readonly string[] => violations.filter(takesPart(file)).map(({ rule }) => rule.name);

  it.each(SEEDS)("%s is caught", (file, _, rules) => {
    expect(broken(file)).toEqual(expect.arrayContaining([...rules]));
  });

  it.each(SOUND)("%s passes", (file) => {
    expect(broken(file)).toEqual([]);
  });

  it("every rule is broken by some file here", () => {
    const names = new Set(ruleSetUsed.forbidden.map((rule) => rule.name));
    expect([...names].filter((name) => !SEEDS.some(([, , rules]) => rules.includes(name)))).toEqual([]);
  });
});
