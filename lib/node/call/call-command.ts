import { readFile } from "node:fs/promises";
import { readGivenResults, type GivenResults, type OutsideCall } from "@/lib/intake";
import { formatContentIssue, readDrugName, type AnswerKnowledge, type CallKnowledge } from "@/lib/knowledge";
import { callTsvHead, problemLine } from "@/lib/report";
import type { Problem } from "@/lib/schema";
import { knowledgeFor, knowledgeForCalls, type KnowledgePlace, type LoadedPart } from "../kept/knowledge-for";
import { FINE, INPUT_AT_FAULT, OUR_FAULT, type Surroundings } from "../surroundings";
import { textOfFile } from "../text-file";
import { parseCallArguments, type CallArguments, type CallFormat } from "./call-arguments";
import { callFile, type CallPiece } from "./call-file";
import { callMany } from "./call-many";
import { genomeFile, reasonOf } from "./genome-file";
import { progressLine } from "./progress-bar";

/** What the command may touch; tests give their own. */
export type CallSurroundings = Pick<
  Surroundings,
  "root" | "store" | "program" | "packed" | "today" | "write" | "tell" | "workerFile" | "show"
>;

/**
 * Calls every sample of every file and returns the exit status: 0 fine, 2 a
 * file or a given result is at fault, 1 our fault. A file at fault is told on
 * the side of messages, and the others go on.
 */
export async function callCommand(words: readonly string[], around: CallSurroundings): Promise<number> {
  const parsed = parseCallArguments(words);
  if (!parsed.ok) return refuse(parsed.problems, around);
  try {
    const loaded = await loadFor(parsed.value, around);
    if (!loaded.ok && "problems" in loaded) return refuse(loaded.problems, around);
    if (!loaded.ok) {
      loaded.issues.forEach((issue) => around.tell(formatContentIssue(issue)));
      return INPUT_AT_FAULT;
    }
    return await callAll(parsed.value, loaded.knowledge, around);
  } catch (error) {
    around.tell(`Our own fault, no result printed: ${error instanceof Error ? error.message : "unknown"}`);
    return OUR_FAULT;
  }
}

interface Parts {
  readonly knowledge: CallKnowledge;
  readonly forDrugs: AnswerKnowledge | null;
}

/** Calls need a part of the knowledge only; advice needs everything, and every drug by a name we hold. */
async function loadFor({ drugs }: CallArguments, place: KnowledgePlace): Promise<LoadedPart<Parts>> {
  if (drugs.length === 0) {
    const loaded = await knowledgeForCalls(place);
    return loaded.ok ? { ok: true, knowledge: { knowledge: loaded.knowledge, forDrugs: null } } : loaded;
  }
  const loaded = await knowledgeFor(place);
  if (!loaded.ok) return loaded;
  const problems = drugs.flatMap((name, i) => {
    const drug = readDrugName(loaded.knowledge, name, ["drugs", i]);
    return drug.ok ? [] : drug.problems;
  });
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, knowledge: { knowledge: loaded.knowledge, forDrugs: loaded.knowledge } };
}

async function callAll(asked: CallArguments, parts: Parts, around: CallSurroundings): Promise<number> {
  const { knowledge } = parts;
  const given = await readGiven(asked, knowledge);
  given.problems.forEach((problem) => around.tell(`${asked.results ?? ""}: ${problemLine(problem)}`));
  given.remarks?.forEach((remark) => around.tell(remark));
  if (given.calls === null) return INPUT_AT_FAULT;
  let status = given.problems.length > 0 ? INPUT_AT_FAULT : FINE;
  const progress = await progressOf(asked.files, around);
  const out = writer(asked.format, knowledge.version, around.write);
  const told = new Set<number>();
  for await (const { place, piece } of piecesOf(asked, given.calls, parts, around, progress)) {
    if (piece.kind !== "sample") {
      status = INPUT_AT_FAULT;
      progress.clear();
      const path = asked.files[place] ?? "";
      if (piece.kind === "refused" || !told.has(place))
        piece.problems.forEach((problem) => around.tell(`${path}: ${problemLine(problem)}`));
      told.add(place);
    }
    if (piece.kind !== "problems") await out.add(piece.text);
  }
  progress.clear();
  await out.end();
  return status;
}

async function* piecesOf(
  asked: CallArguments,
  outside: readonly OutsideCall[],
  { knowledge, forDrugs }: Parts,
  { today, workerFile }: CallSurroundings,
  progress: Progress,
): AsyncGenerator<{ readonly place: number; readonly piece: CallPiece }, void> {
  // Each worker would load everything anew to advise, which takes longer than it saves.
  if (asked.files.length > 1 && asked.drugs.length === 0 && workerFile !== undefined && workerFile !== null) {
    yield* callMany({
      files: asked.files,
      workerFile,
      workerData: { knowledge, outside, asked, today: today() },
      onProgress: progress.at,
    });
    return;
  }
  for (const [place, path] of asked.files.entries()) {
    for await (const piece of callFile(path, { knowledge, forDrugs, outside, asked, today: today() }, (bytesRead) =>
      progress.at(place, bytesRead),
    ))
      yield { place, piece };
  }
}

/** Returns the results given beside the files; null with the problem when they cannot stand at all. */
async function readGiven(
  asked: CallArguments,
  knowledge: CallKnowledge,
): Promise<{
  readonly calls: readonly OutsideCall[] | null;
  readonly problems: readonly Problem[];
  readonly remarks?: readonly string[];
}> {
  if (asked.results.length === 0) return { calls: [], problems: [] };
  if (asked.files.length > 1) {
    return {
      calls: null,
      problems: [
        {
          code: "results-of-one",
          path: [],
          found: `results of one person beside ${asked.files.length} files`,
          expected: "one file",
          remedy: "Call each person's file with that person's results",
          nearest: [],
        },
      ],
    };
  }
  try {
    const read: GivenResults[] = [];
    for (const path of asked.results) {
      const text = await textOfFile("beside-genome", await readFile(path));
      if (!text.ok) return { calls: null, problems: text.problems };
      read.push(readGivenResults(knowledge, text.value.text));
    }
    return {
      calls: read.flatMap((one) => one.calls),
      problems: read.flatMap((one) => one.problems),
      remarks: read.flatMap((one) => one.remarks.map((remark) => remark.text)),
    };
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === null) throw error;
    return {
      calls: null,
      problems: [
        {
          code: "file-unreadable",
          path: [],
          found: reason,
          expected: "a file of gene, diplotype, phenotype and activity score with tabs between",
          remedy: "Check the name and the place",
          nearest: [],
        },
      ],
    };
  }
}

interface Progress {
  readonly at: (place: number, bytesRead: number) => void;
  readonly clear: () => void;
}

async function progressOf(files: readonly string[], { show }: CallSurroundings): Promise<Progress> {
  if (show === undefined || show === null) return { at: () => undefined, clear: () => undefined };
  const sizes = await Promise.all(
    files.map(async (path) => genomeFile(path).then((file) => (file.ok ? file.value.bytes : 0))),
  );
  const inAll = sizes.reduce((sum, size) => sum + size, 0);
  const read = new Map<number, number>();
  let last = "";
  return {
    at: (place, bytesRead) => {
      read.set(place, bytesRead);
      const line = progressLine(
        [...read.values()].reduce((sum, bytes) => sum + bytes, 0),
        inAll,
      );
      if (line !== last) show(line);
      last = line;
    },
    clear: () => show(""),
  };
}

interface Writer {
  readonly add: (text: string) => Promise<void>;
  readonly end: () => Promise<void>;
}

/** `jsonl` and `tsv` are written as they come; `json` is one value: the sample, or a list when there are several. */
function writer(format: CallFormat, version: string, write: (text: string) => Promise<void>): Writer {
  let held: string | null = null;
  let count = 0;
  return {
    async add(text) {
      // A refused file has no rows in a table.
      if (text === "") return undefined;
      count += 1;
      if (format === "jsonl") return write(`${text}\n`);
      if (format === "tsv") return write(`${count === 1 ? callTsvHead(version) : ""}${text}`);
      if (held !== null) await write(`${count === 2 ? "[" : ","}\n${held}`);
      held = text;
      return undefined;
    },
    async end() {
      if (held !== null) await write(count === 1 ? `${held}\n` : `,\n${held}\n]\n`);
    },
  };
}

function refuse(problems: readonly Problem[], around: CallSurroundings): number {
  problems.forEach((problem) => around.tell(problemLine(problem)));
  return INPUT_AT_FAULT;
}
