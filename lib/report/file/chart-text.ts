import { withMark } from "@/lib/intake";
import { pageOneLines, type PageOneLine } from "../page/page-one";
import type { Report } from "../page/report";
import { countWord } from "../words/words";

/** A chart takes a short note; a longer one gets cut by somebody else. */
export const MOST_CHART_CHARACTERS = 599;

/**
 * Returns the answer as a plain note for the chart, never longer than
 * `MOST_CHART_CHARACTERS`: for each drug its action, phenotype, source with
 * year and one caveat, the drug that asks most first; then snapshot, day and how
 * many entries were not read.
 * Shortened by one rule: first the steps go, then lines from the end, and the
 * note says how many drugs were left out.
 */
export function toChartText(report: Report): string {
  const lines = pageOneLines(report);
  const count = report.problems.length + report.unread.length;
  const unread = count === 0 ? "" : ` ${countWord(count, "entry", "entries")} not read.`;
  const foot = (left: number): string =>
    `${left === 0 ? "" : `${countWord(left, "drug")} left out here: see the report. `}Haplonote ${report.knowledge.version}, ${report.asOf}; research prototype.${unread}`;
  const full = [...lines.map((line) => chartLine(line, true)), foot(0)].join("\n");
  if (full.length <= MOST_CHART_CHARACTERS) return full;
  const short = lines.map((line) => chartLine(line, false));
  for (let kept = short.length; kept > 0; kept -= 1) {
    const text = [...short.slice(0, kept), foot(short.length - kept)].join("\n");
    if (text.length <= MOST_CHART_CHARACTERS) return text;
  }
  // One drug alone is too long: its action stands first in the line, so the cut falls behind it.
  const end = foot(Math.max(0, lines.length - 1));
  return `${cut(short[0] ?? "", MOST_CHART_CHARACTERS - end.length - 1)}\n${end}`;
}

const LONGEST_NAME = 60;

function chartLine(line: PageOneLine, withStep: boolean): string {
  const byGenes = line.action?.word ?? line.openWord;
  const { expected } = line;
  const action =
    expected === null
      ? byGenes
      : `${expected.action?.word ?? "Open"} (expected with ${cut(expected.by.join(", "), LONGEST_NAME)}; by genes: ${byGenes.toLowerCase()})`;
  const parts = [
    line.phenotypes.map(shortPhenotype).join(", "),
    withStep ? (expected?.text ?? line.text).replace(/\.$/, "") : "",
    [line.source, line.strength?.toLowerCase()].filter((part) => part != null && part !== "").join(", "),
    line.caveat === null ? "" : `caveat: ${line.caveat.word.toLowerCase()}`,
  ].filter((part) => part !== "");
  return `${withMark(cut(line.drugName, LONGEST_NAME), line.mark)}: ${action}. ${parts.join("; ")}.`;
}

/** "CYP2D6 *1/*4: Intermediate Metabolizer (activity score 1; …)" without what stands in brackets. */
function shortPhenotype(text: string): string {
  return text.replace(/ \([^()]*\)$/, "").replace(": ", " ");
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, Math.max(0, most - 1)).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
