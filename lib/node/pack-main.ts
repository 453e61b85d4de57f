import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { callShardOf, formatContentIssue } from "@/lib/knowledge";
import { toKeptBytes } from "./kept/kept-text";
import { compileFrom } from "./load-knowledge";

/** Writes into a folder the knowledge that a package brings: of the content alone, whatever is imported here. */
const [folder = ""] = process.argv.slice(2);
const compiled = await compileFrom(process.cwd());
if (compiled.ok) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "whole.kept"), toKeptBytes(compiled.knowledge));
  writeFileSync(join(folder, "calls.kept"), toKeptBytes(callShardOf(compiled.knowledge)));
} else {
  compiled.issues.forEach((issue) => process.stderr.write(`${formatContentIssue(issue)}\n`));
  process.exitCode = 2;
}
