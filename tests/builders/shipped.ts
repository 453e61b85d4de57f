import { formatContentIssue } from "@/lib/knowledge";
import { compileFrom } from "@/lib/node/load-knowledge";

const compiled = await compileFrom(process.cwd());
if (!compiled.ok) throw new Error(compiled.issues.map(formatContentIssue).join("\n"));

/** The content of the repository without any release, compiled once for all files of tests; it is frozen, so none can change it for another. */
export const { knowledge } = compiled;
