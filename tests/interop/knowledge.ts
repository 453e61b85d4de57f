import { compileFrom } from "@/lib/node/load-knowledge";

const compiled = await compileFrom(process.cwd());
if (!compiled.ok) throw new Error("the content does not compile");

/** The content of the repository, compiled for tests of the formats. */
export const { knowledge } = compiled;
export const TODAY = "2026-11-24";
