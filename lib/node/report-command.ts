import { randomUUID } from "node:crypto";
import { adviseOn } from "@/lib/advice";
import { readResults, toFhir } from "@/lib/interop";
import type { Knowledge } from "@/lib/knowledge";
import {
  compareWithEarlier,
  comparedText,
  fileOf,
  jsonText,
  problemLine,
  readEarlier,
  reportOn,
  unreadLine,
} from "@/lib/report";
import {
  decodeText,
  readQuestion,
  unreadEntry,
  type Asked,
  type Door,
  type QuestionRead,
  type ReadLine,
  type WrittenQuestion,
} from "@/lib/intake";
import type { Outcome } from "@/lib/schema";
import { parseRequest, problem } from "./arguments";
import { resultsIn } from "./fhir-file";
import { parseReportArguments, USE_READ_LINES, type ReportOptions } from "./report-arguments";
import { textOfFile, type FileText } from "./text-file";
import { FINE, INPUT_AT_FAULT, type Surroundings } from "./surroundings";

/**
 * Writes a report on a question of options and files, or, with `--compare`,
 * what changed since an earlier one. Lists and tables are read as the page
 * reads them: an entry that cannot be is told, stands in the report, and the
 * rest is answered. Exit status 2 then says that something was at fault.
 */
export async function reportCommand(
  words: readonly string[],
  knowledge: Knowledge,
  around: Surroundings,
): Promise<number> {
  const options = parseReportArguments(words);
  if (!options.ok) return refuse(options, around);
  const asked = await questionOf(options.value, knowledge, around);
  if (!asked.ok) return refuse(asked, around);
  const { request, intake } = asked.value;
  intake.unread.forEach((entry) => around.tell(unreadLine(entry)));
  asked.value.remarks.forEach((remark) => around.tell(remark));
  tellLines(asked.value.lines, options.value.usesReadLines, around);
  const { comparePath, format, reading } = options.value;
  if (comparePath !== null)
    return compare(comparePath, asked.value, format === "json" ? "json" : "text", knowledge, around);
  // Every drug that was given has been told as unread: nothing is left to ask about.
  if (request.drugs.length === 0 && intake.unread.length > 0) return INPUT_AT_FAULT;
  const checked = parseRequest(request);
  if (!checked.ok) return refuse(checked, around);
  const advice = adviseOn(checked.value, knowledge, around.today());
  if (!advice.ok) return refuse(advice, around);
  advice.value.problems.forEach((one) => around.tell(problemLine(one)));
  const report = reportOn(advice.value, knowledge, intake);
  await around.write(
    format === "fhir"
      ? jsonText(toFhir({ report, knowledge, patient: null, newId: randomUUID }))
      : fileOf(format, { report, advice: advice.value, knowledge, reading }),
  );
  return intake.unread.length + advice.value.problems.length === 0 ? FINE : INPUT_AT_FAULT;
}

async function questionOf(
  { drugs, coMedication, more, drugsPaths, panelPaths, fhirPaths, usesReadLines, sample }: ReportOptions,
  knowledge: Knowledge,
  around: Surroundings,
): Promise<Outcome<QuestionRead>> {
  const list = await textsOf(drugsPaths, "--drugs", "list", around);
  const panel = await textsOf(panelPaths, "--panel", "results", around);
  const sent = await resultsIn(fhirPaths, knowledge, around);
  if (!list.ok) return list;
  if (!panel.ok) return panel;
  if (!sent.ok) return sent;
  // The file first, so that its lines keep their numbers.
  const written: WrittenQuestion = {
    drugs: [...list.value.map(({ text }) => text), drugs].filter((text) => text !== "").join("\n"),
    panel: panel.value[0]?.text ?? "",
    morePanels: panel.value.slice(1).map(({ text }) => text),
    coMedication,
  };
  const read = readQuestion(
    knowledge,
    written,
    {
      ...more,
      genes: [...more.genes, ...sent.value.genes],
      results: [...more.results, ...sent.value.results],
    },
    (text) => readResults(knowledge, text, around.today(), () => usesReadLines, sample),
  );
  const unusable = sent.value.problems.map((one) => unreadEntry("results", one));
  return {
    ok: true,
    value: {
      ...read,
      intake: { ...read.intake, unread: [...read.intake.unread, ...unusable] },
      remarks: [...[...list.value, ...panel.value].flatMap(({ told }) => told), ...read.remarks],
    },
  };
}

/** What a running text reads as is told line by line, whether it counts or not. */
function tellLines(lines: readonly ReadLine[], areUsed: boolean, around: Surroundings): void {
  for (const { line, words, gene, readAs } of lines)
    around.tell(`Line ${line}: ${gene} ${readAs} (from “${words}”)${areUsed ? "" : ", not used"}`);
  if (lines.length > 0 && !areUsed) around.tell(`Check them against the report; with ${USE_READ_LINES} they count.`);
}

/** Returns the texts of the files of an option; the first that is no such file refuses them all, by what it is. */
async function textsOf(
  paths: readonly string[],
  option: string,
  door: Door,
  around: Surroundings,
): Promise<Outcome<readonly FileText[]>> {
  const texts: FileText[] = [];
  for (const path of paths) {
    const bytes = await around.readFile(path).catch(() => null);
    if (bytes === null)
      return problem(
        "file-unreadable",
        `a file of ${option} that cannot be read`,
        "a file",
        "Check its name and place",
      );
    const text = await textOfFile(door, bytes);
    if (!text.ok) return text;
    texts.push(text.value);
  }
  return { ok: true, value: texts };
}

/** Without a question beside it, the earlier report's own is asked. */
async function compare(
  path: string,
  typed: Asked,
  format: "text" | "json",
  knowledge: Knowledge,
  around: Surroundings,
): Promise<number> {
  const bytes = await around.readFile(path).catch(() => null);
  if (bytes === null)
    return refuse(
      problem(
        "file-unreadable",
        "a file of --compare that cannot be read",
        "an earlier report as JSON",
        "Check its name and place",
      ),
      around,
    );
  const earlier = readEarlier(decodeText(bytes).text, knowledge);
  if (!earlier.ok) return refuse(earlier, around);
  const { request, intake } = typed;
  const isAsked = request.drugs.length + request.results.length + intake.unread.length > 0;
  const checked = isAsked ? parseRequest(request) : null;
  if (checked?.ok === false) return refuse(checked, around);
  const compared = compareWithEarlier(earlier.value, knowledge, around.today(), isAsked ? typed : null);
  if (!compared.ok) return refuse(compared, around);
  await around.write(format === "json" ? jsonText(compared.value) : comparedText(compared.value));
  return FINE;
}

function refuse(outcome: Extract<Outcome<unknown>, { ok: false }>, around: Surroundings): number {
  outcome.problems.forEach((one) => around.tell(problemLine(one)));
  return INPUT_AT_FAULT;
}
