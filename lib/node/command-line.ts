import { randomUUID } from "node:crypto";
import { adviseOn } from "@/lib/advice";
import { toFhir } from "@/lib/interop";
import { formatContentIssue, type Knowledge } from "@/lib/knowledge";
import { problemLine, reportOn, toAdviceJson, toText, type Report } from "@/lib/report";
import { readResult } from "@/lib/intake";
import { ResultInputSchema, type AdviceRequest, type Outcome, type ResultInput } from "@/lib/schema";
import { parseAdviseArguments, parseRequest } from "./arguments";
import { callCommand } from "./call/call-command";
import { resultsIn } from "./fhir-file";
import { knowledgeAnew, knowledgeFor } from "./kept/knowledge-for";
import { releaseListing } from "./release-listing";
import { reportCommand } from "./report-command";
import { FINE, INPUT_AT_FAULT, OUR_FAULT, type Surroundings } from "./surroundings";

export type { Surroundings } from "./surroundings";

const usage = (typedAs: string): string => `usage: ${typedAs} COMMAND
  advise --drug NAME… [--gene SYMBOL…] [--result GENE=VALUE…] [--setting NAME] [--population NAME…]
         [--co-medication NAME…] [--fhir FILE] [--format text|json|fhir]
  advise --stdin        one JSON request a line in, one answer a line out
  report --drug NAME… [options of advise] [--drugs FILE] [--panel FILE [--sample ID]]
         [--format text|html|csv|json|fhir] [--reading prescriber|patient|learner]
                        the answer as a report; a panel is a table of results, a result a line, HL7 v2, FHIR, or what call wrote;
                        of running text the lines are shown, and count with --use-read-lines;
                        of several people in a table --sample takes one, by id or number
  report --compare FILE [--format text|json]
                        what changed since a report that was written as JSON
  phenotype GENE RESULT
                        what a diplotype, score, status or phenotype of a gene means
  phenotype --stdin     one result a line in (JSON, or GENE and RESULT with a tab between), one answer a line out
  call FILE… [--sample ID]… [--results FILE.tsv] [--format json|jsonl|tsv] [--research] [--drug NAME]…
                        every gene of a VCF or gVCF on GRCh38, one line of JSON a sample
  knowledge check       check the content and say what is wrong
  knowledge list        every drug, gene and guideline we hold, and the release that was imported
  knowledge compile     write the snapshot that the server reads
  knowledge import FILE…
                        take in a ClinPGx release: its zips, folders or single files, all in one command
  knowledge diff OLD NEW
                        what changed between two releases, each a zip, folder or file`;

type Command = (words: readonly string[], knowledge: Knowledge, around: Surroundings) => Promise<number>;

const COMMANDS: Readonly<Record<string, Command>> = {
  advise,
  report: reportCommand,
  phenotype,
  "knowledge check": async (_, knowledge, around) => {
    // What was packed was checked before it was packed, and is whole or it would not have been read.
    const verdict = around.packed == null ? "content is sound" : "as it was packed";
    around.tell(`${verdict}: knowledge ${knowledge.version}, ${counts(knowledge)}`);
    return FINE;
  },
  "knowledge list": async (_, knowledge, around) => {
    await around.write(`${JSON.stringify(listing(knowledge), null, 2)}\n`);
    return FINE;
  },
  "knowledge compile": async (_, knowledge, around) => {
    const { writeSnapshot } = await import("./load-knowledge");
    await writeSnapshot(around.store, knowledge);
    around.tell(`knowledge ${knowledge.version}: ${counts(knowledge)}`);
    return FINE;
  },
};

/** Commands that judge the content itself, and so trust nothing that was kept. */
const MADE_ANEW: ReadonlySet<string> = new Set(["knowledge check", "knowledge compile"]);

/**
 * Commands that look at releases, not at the knowledge: they run whatever state
 * that is in. Loaded when asked for, since what opens archives takes its time.
 */
const RELEASE_COMMANDS: Readonly<Record<string, (words: readonly string[], around: Surroundings) => Promise<number>>> =
  {
    "knowledge import": async (...given) => (await import("./release-commands")).importRelease(...given),
    "knowledge diff": async (...given) => (await import("./release-commands")).diffReleases(...given),
  };

/** Runs one command and returns its exit status: 0 fine, 2 the input is at fault, 1 our fault. */
export async function runCommand(words: readonly string[], around: Surroundings): Promise<number> {
  const [first = "", second = ""] = words;
  // A call needs a part of the knowledge only, and loads it by itself.
  if (first === "call") return callCommand(words.slice(1), around);
  const name = first === "knowledge" ? `${first} ${second}` : first;
  // A word such as "constructor" must not find what every object holds.
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  const releaseCommand = Object.hasOwn(RELEASE_COMMANDS, name) ? RELEASE_COMMANDS[name] : undefined;
  const rest = words.slice(name.split(" ").length);
  try {
    if (releaseCommand !== undefined) return await releaseCommand(rest, around);
    if (command === undefined) {
      around.tell(
        first === ""
          ? usage(around.typedAs ?? "npm run -s haplonote --")
          : `Found the command “${name.slice(0, 60).trim()}”; expected one of ${["call", ...Object.keys(COMMANDS), ...Object.keys(RELEASE_COMMANDS)].join(", ")}. Choose one of them.`,
      );
      return INPUT_AT_FAULT;
    }
    const compiled =
      around.knowledge === undefined
        ? await (MADE_ANEW.has(name) ? knowledgeAnew : knowledgeFor)(around)
        : { ok: true as const, knowledge: around.knowledge };
    if (!compiled.ok && "problems" in compiled) return refuse(compiled, around);
    if (!compiled.ok) {
      compiled.issues.forEach((issue) => around.tell(formatContentIssue(issue)));
      around.tell(
        `The content has ${compiled.issues.length} fault${compiled.issues.length === 1 ? "" : "s"}. Mend the lines above.`,
      );
      return INPUT_AT_FAULT;
    }
    return await command(rest, compiled.knowledge, around);
  } catch (error) {
    around.tell(`Our own fault, no advice printed: ${error instanceof Error ? error.message : "unknown"}`);
    return OUR_FAULT;
  }
}

async function advise(words: readonly string[], knowledge: Knowledge, around: Surroundings): Promise<number> {
  const options = parseAdviseArguments(words);
  if (!options.ok) return refuse(options, around);
  const { request, format, fhirFiles } = options.value;
  if (request === null) return adviseLines(knowledge, around);
  const sent = await resultsIn(fhirFiles, knowledge, around);
  if (!sent.ok) return refuse(sent, around);
  const answer = answerTo(
    {
      ...request,
      genes: [...request.genes, ...sent.value.genes],
      results: [...request.results, ...sent.value.results],
    },
    knowledge,
    around.today(),
  );
  if (!answer.ok) return refuse(answer, around);
  const problems = [...sent.value.problems, ...answer.value.problems];
  problems.forEach((problem) => around.tell(problemLine(problem)));
  await around.write(inFormat(format, answer.value, knowledge));
  return problems.length === 0 ? FINE : INPUT_AT_FAULT;
}

function inFormat(format: "text" | "json" | "fhir", report: Report, knowledge: Knowledge): string {
  if (format === "text") return toText(report);
  return `${JSON.stringify(format === "json" ? toAdviceJson(report) : toFhir({ report, knowledge, patient: null, newId: randomUUID }), null, 2)}\n`;
}

/** One bad line is answered with its problems in place; the lines after it go on. */
async function adviseLines(knowledge: Knowledge, around: Surroundings): Promise<number> {
  let status = FINE;
  let lineOneBased = 0;
  for await (const line of around.readInput()) {
    lineOneBased += 1;
    if (line.trim() === "") continue;
    const request = parseLine(line);
    const answer = request.ok ? answerTo(request.value, knowledge, around.today()) : request;
    const problems = answer.ok ? answer.value.problems : answer.problems;
    if (problems.length > 0) {
      status = INPUT_AT_FAULT;
      problems.forEach((problem) => around.tell(`line ${lineOneBased}: ${problemLine(problem)}`));
    }
    await around.write(
      `${JSON.stringify(answer.ok ? toAdviceJson(answer.value) : { line: lineOneBased, problems: answer.problems })}\n`,
    );
  }
  return status;
}

/** Returns how one result is read, or each line of standard input with `--stdin`. */
async function phenotype(words: readonly string[], knowledge: Knowledge, around: Surroundings): Promise<number> {
  const [first = "", ...rest] = words;
  if (first === "--stdin" && rest.length === 0) return phenotypeLines(knowledge, around);
  if (first === "" || first.startsWith("--") || rest.length === 0) {
    return refuse(
      {
        ok: false,
        problems: [
          {
            code: "arguments-unknown",
            path: [],
            found: "no gene or no result",
            expected: "phenotype GENE RESULT, such as: phenotype CYP2C19 '*2/*2'; or phenotype --stdin",
            remedy: "Put the result in quotes",
            nearest: [],
          },
        ],
      },
      around,
    );
  }
  const read = readResult(knowledge, { gene: first, value: rest.join(" ") }, []);
  if (!read.ok) return refuse(read, around);
  await around.write(`${JSON.stringify(read.value, null, 2)}\n`);
  return FINE;
}

async function phenotypeLines(knowledge: Knowledge, around: Surroundings): Promise<number> {
  let status = FINE;
  let lineOneBased = 0;
  for await (const line of around.readInput()) {
    lineOneBased += 1;
    if (line.trim() === "") continue;
    const input = parseResultLine(line);
    const read = input.ok ? readResult(knowledge, input.value, []) : input;
    if (!read.ok) {
      status = INPUT_AT_FAULT;
      read.problems.forEach((problem) => around.tell(`line ${lineOneBased}: ${problemLine(problem)}`));
    }
    await around.write(`${JSON.stringify(read.ok ? read.value : { line: lineOneBased, problems: read.problems })}\n`);
  }
  return status;
}

function parseResultLine(line: string): Outcome<ResultInput> {
  const [gene, value] = line.split("\t");
  if (!line.trimStart().startsWith("{") && gene !== undefined && value !== undefined)
    return { ok: true, value: { gene, value } };
  const problem = {
    code: "not-a-result",
    path: [],
    found: "a line that is no result",
    expected: 'JSON such as {"gene":"CYP2C19","diplotype":"*2/*2"}, or a gene and a result with a tab between',
    remedy: "Write each result on one line",
    nearest: [],
  };
  try {
    const parsed = ResultInputSchema.safeParse(JSON.parse(line));
    return parsed.success ? { ok: true, value: parsed.data } : { ok: false, problems: [problem] };
  } catch {
    return { ok: false, problems: [problem] };
  }
}

function parseLine(line: string): Outcome<AdviceRequest> {
  try {
    return parseRequest(JSON.parse(line));
  } catch {
    const problem = {
      code: "not-json",
      path: [],
      found: "a line that is not JSON",
      expected: "one JSON request a line",
      remedy: "Write each request on one line",
      nearest: [],
    };
    return { ok: false, problems: [problem] };
  }
}

function answerTo(request: AdviceRequest, knowledge: Knowledge, today: string): Outcome<ReturnType<typeof reportOn>> {
  const advice = adviseOn(request, knowledge, today);
  return advice.ok ? { ok: true, value: reportOn(advice.value, knowledge) } : advice;
}

function refuse(outcome: Extract<Outcome<unknown>, { ok: false }>, around: Surroundings): number {
  outcome.problems.forEach((problem) => around.tell(problemLine(problem)));
  return INPUT_AT_FAULT;
}

function listing(knowledge: Knowledge): object {
  return {
    version: knowledge.version,
    date: knowledge.date,
    drugs: Object.values(knowledge.drugs).map(({ id, name, kind, brands }) => ({
      id,
      name,
      kind,
      brands: brands.map((brand) => brand.name),
    })),
    genes: Object.values(knowledge.genes).map(({ symbol, name, depth }) => ({ symbol, name, depth })),
    guidelines: knowledge.guidelines.map(({ id, body, year, drugs, genes, recommendations }) => ({
      id,
      body,
      year,
      drugs,
      genes,
      recommendations: recommendations.length,
    })),
    annotations: knowledge.annotations.length,
    findings: knowledge.findings.length,
    release: knowledge.release === null ? null : releaseListing(knowledge.release),
    sources: Object.values(knowledge.sources).map(({ id, title, published, accessed, licence }) => ({
      id,
      title,
      published: published ?? null,
      accessed,
      licence,
    })),
  };
}

function counts(knowledge: Knowledge): string {
  const { drugs, genes, guidelines, annotations, findings, sources, release } = knowledge;
  const imported =
    release === null
      ? ""
      : `; and of the ClinPGx release of ${release.date}, ${release.annotations.length} annotations`;
  return `${Object.keys(drugs).length} drugs, ${Object.keys(genes).length} genes, ${guidelines.length} guidelines, ${annotations.length} annotations, ${findings.length} findings, ${Object.keys(sources).length} sources${imported}`;
}
