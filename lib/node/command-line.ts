import { formatContentIssue } from "@/lib/knowledge";
import { compileFrom, writeSnapshot } from "./load-knowledge";

/** What a command may touch; tests give their own. */
export interface Surroundings {
  /** Folder that holds `content/`. */
  readonly root: string;
  /** The day as YYYY-MM-DD. */
  readonly today: () => string;
  /** Lines of standard input. */
  readonly readInput: () => AsyncIterable<string>;
  readonly write: (text: string) => Promise<void>;
  readonly tell: (text: string) => void;
}

/** Runs one command and returns its exit status: 0 fine, 2 the input is at fault, 1 our fault. */
export async function runCommand(words: readonly string[], around: Surroundings): Promise<number> {
  const compiled = await compileFrom(around.root);
  if (!compiled.ok) {
    compiled.issues.forEach((issue) => around.tell(formatContentIssue(issue)));
    return 2;
  }
  if (words[1] === "compile") await writeSnapshot(around.root, compiled.knowledge);
  around.tell(`content: ${compiled.knowledge.version}`);
  return 0;
}
