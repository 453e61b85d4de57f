import type { Knowledge } from "@/lib/knowledge";
import type { Report, WordedNote } from "@/lib/report";
import { unreachable } from "@/lib/schema";
import type { Finding, Indicator } from "./finding";
import { isForSome, type Asks } from "./test-first";
import type { CdsSuggestion } from "./suggestion";
import { bullets, escapeMarkdown } from "./markdown";

/** @source CDS Hooks 2.0.1, Card Attributes */
export interface CdsCard {
  readonly uuid: string;
  /** One sentence of fewer than 140 characters. */
  readonly summary: string;
  readonly indicator: Indicator;
  readonly detail: string;
  readonly source: { readonly label: string; readonly url: string };
  readonly suggestions?: readonly CdsSuggestion[];
  readonly selectionBehavior?: "at-most-one";
  readonly overrideReasons?: readonly { readonly code: string; readonly system: string; readonly display: string }[];
  readonly links: readonly { readonly label: string; readonly url: string; readonly type: "absolute" }[];
}

/** What a card says beside the finding itself. */
export interface CardAround {
  readonly knowledge: Knowledge;
  readonly drug: string;
  readonly uuid: string;
  /** Address of this site without a slash at its end. */
  readonly baseUrl: string;
  /** What the reader must know of how the order and the results were read. */
  readonly cautions: readonly string[];
  readonly suggestions: readonly CdsSuggestion[];
  /** Whether all results were looked up and read; else nothing is said of what is on file. */
  readonly isLookedUp: boolean;
  /** What laboratories wrote, by gene, where it was put into our words. */
  readonly written: readonly { readonly gene: string; readonly text: string }[];
}

/** Longest summary the standard allows. */
const LONGEST_SUMMARY = 139;

/** Returns the card for a finding: one drug, one card. */
export function cardFor(finding: Finding, around: CardAround): CdsCard {
  const { drug, baseUrl, suggestions, uuid } = around;
  const name = around.knowledge.drugs[drug]?.name ?? drug;
  const genes = genesToShow(finding);
  const query = [`drug=${encodeURIComponent(drug)}`, ...genes.map((gene) => `gene=${encodeURIComponent(gene)}`)].join(
    "&",
  );
  return {
    uuid,
    summary: summaryOf(finding, around),
    indicator: finding.indicator,
    detail: detailOf(finding, around),
    source: { label: sourceLabel(finding), url: `${baseUrl}/` },
    ...(suggestions.length === 0 ? {} : { suggestions, selectionBehavior: "at-most-one" as const }),
    ...(finding.indicator === "info" ? {} : { overrideReasons: OVERRIDE_REASONS }),
    links: [
      {
        label: `All that Haplonote holds on ${[name, ...genes].join(" and ")}`,
        url: `${baseUrl}/answer?${query}`,
        type: "absolute",
      },
      ...guidelineLink(finding),
    ],
  };
}

/** Returns the first candidate that fits into a summary; the last one cut at a word, should none fit. */
export function fitting(candidates: readonly string[]): string {
  const fit = candidates.find((text) => text.length <= LONGEST_SUMMARY);
  if (fit !== undefined) return fit;
  const last = candidates.at(-1) ?? "";
  return `${last.slice(0, LONGEST_SUMMARY - 1).replace(/[\s,;:]+\S*$/, "")}…`;
}

function summaryOf(finding: Finding, { knowledge, drug: id, isLookedUp }: CardAround): string {
  const nameOf = (one: string): string => knowledge.drugs[one]?.name ?? one;
  const drug = capitalise(nameOf(id));
  switch (finding.kind) {
    case "guideline":
      return guidelineSummary(finding, drug, nameOf);
    case "test-first":
      return testFirstSummary(finding, drug, isLookedUp);
    case "needs-result":
      return fitting([
        `${drug}: what guidelines advise hangs on a further or closer ${genesOf(finding.report)} result`,
        `${drug}: what guidelines advise hangs on a further or closer genetic result`,
      ]);
    case "unusable":
      return fitting([
        `${drug}: the ${finding.genes.join(" and ")} result on file could not be used; guidance asks for it`,
        `${drug}: genetic results on file could not be used; guidance asks for them`,
      ]);
    case "unseen":
      return fitting([
        `${drug}: genetic results could not all be looked up; guidance asks for ${listAnd(finding.genes)}`,
        `${drug}: genetic results could not all be looked up; guidance asks for them`,
      ]);
    case "research":
      return fitting([
        `${drug} and ${genesOf(finding.report)}: research only, no guideline; no action on the genotype`,
        `${drug}: research only for the genes on file, no guideline; no action on the genotype`,
      ]);
    case "label":
      return fitting([
        `${drug} and ${genesOf(finding.report)}: no guideline; a product label says what changes with the result`,
        `${drug}: no guideline; a product label says what changes with a gene on file`,
      ]);
    default:
      return unreachable(finding);
  }
}

function testFirstSummary(
  { asks }: Extract<Finding, { kind: "test-first" }>,
  drug: string,
  isLookedUp: boolean,
): string {
  const [lead] = asks;
  const genes = listAnd(genesAsked(asks));
  if (!isLookedUp)
    return fitting([
      `${drug}: look for a result; if there is none, test ${genes} first (${whoAsks(asks)})`,
      `${drug}: look for a result; if there is none, test ${genes} first (${lead.source} and others)`,
      `${drug}: look for a genetic result; if there is none, a test is advised first (${lead.source})`,
    ]);
  const none = "; no result on file";
  const who = whoAsks(asks);
  const some = lead.kind !== "label" && isForSome(lead) ? " in some patients" : "";
  const ownLine =
    lead.stepLines.length === 1 && listAnd([...lead.genes].sort()) === genes
      ? [`${drug}: ${lowerFirst(lead.stepLines[0] ?? "").replace(/\.$/, "")} (${who})${none}`]
      : [];
  return fitting([
    ...ownLine,
    `${drug}: test ${genes} first${some} (${who})${none}`,
    `${drug}: test ${genes} first${some} (${lead.source} and others)${none}`,
    `${drug}: a genetic test is advised first${some} (${lead.source})`,
  ]);
}

/** Returns "CPIC and DPWG; FDA and EMA labels". */
function whoAsks(asks: Asks): string {
  const named = (isLabel: boolean): readonly string[] => [
    ...new Set(asks.filter((note) => (note.kind === "label") === isLabel).map((note) => note.source)),
  ];
  const [bodies, agencies] = [named(false), [...named(true)].sort()];
  return [
    ...(bodies.length === 0 ? [] : [listAnd(bodies)]),
    ...(agencies.length === 0 ? [] : [`${listAnd(agencies)} ${agencies.length === 1 ? "label" : "labels"}`]),
  ].join("; ");
}

function genesAsked(asks: Asks): readonly string[] {
  return [...new Set(asks.flatMap((note) => note.genes))].sort();
}

function guidelineSummary(
  { lead, report, isDisputed }: Extract<Finding, { kind: "guideline" }>,
  drug: string,
  nameOf: (id: string) => string,
): string {
  const own = report.results
    .filter((result) => lead.genes.includes(result.gene))
    .map((result) => `${result.gene} ${result.phenotype}`)
    .join(", ");
  const strength =
    lead.strength === null || lead.strength === "Not graded"
      ? lead.source
      : `${lead.source}, ${lead.strength.toLowerCase()}`;
  const group = lead.population === null || lead.population === "general" ? "" : lead.population;
  const [first = ""] = lead.stepLines;
  const said = lowerFirst(first).replace(/\.$/, "");
  const alternatives = lead.steps
    .filter((step) => step.kind === "use-alternative" && step.aside !== true)
    .flatMap((step) => step.drugs ?? [])
    .map(nameOf);
  const instead =
    lead.action.code === "avoid" && alternatives.length > 0 && alternatives.length < 4
      ? `; ${listOr(alternatives)} instead`
      : "";
  const disputed = isDisputed ? "; bodies differ" : "";
  const some = group === "" ? "" : ", in some patients";
  return fitting([
    ...(group === "" ? [] : [`${drug}, ${own}: ${said}${instead} (${strength}; ${group}${disputed})`]),
    `${drug}, ${own}: ${said}${instead} (${strength}${some}${disputed})`,
    `${drug}, ${own}: ${said} (${strength}${some}${disputed})`,
    `${drug}, ${own}: ${lead.action.word.toLowerCase()} (${strength}${some}${disputed})`,
    `${drug}, ${lead.genes.join(" and ")}: ${lead.action.word.toLowerCase()} (${strength}${some}${disputed})`,
    `${drug}: ${lead.action.word.toLowerCase()} (${strength}${some}${disputed})`,
  ]);
}

function detailOf(finding: Finding, { written, isLookedUp, cautions, knowledge }: CardAround): string {
  const { report } = finding;
  const [line] = report.bottomLines;
  const lead = leadOf(finding);
  const caveats = [...(lead?.caveats ?? report.evidence[0]?.caveats ?? []).map((caveat) => caveat.text), ...cautions];
  return [
    bullets([
      [
        "Result on file",
        report.results.length === 0 ? null : report.results.map((result) => escapeMarkdown(result.text)).join("; "),
      ],
      ["As it was written", writtenOn(report, written)],
      [
        "Action",
        finding.kind === "test-first" && !isLookedUp
          ? escapeMarkdown(
              `Look for a ${listAnd(genesAsked(finding.asks))} result first. If there is none: ${finding.asks[0].text}`,
            )
          : lead === null
            ? actionOf(finding)
            : escapeMarkdown(finding.kind === "guideline" ? withAction(lead) : lead.text),
      ],
      ["Others who ask for it", finding.kind === "test-first" ? escapeMarkdown(othersWhoAsk(finding.asks)) : null],
      [
        "For",
        lead === null || lead.population === null || lead.population === "general"
          ? null
          : escapeMarkdown(capitalise(lead.population)),
      ],
      [
        "Certainty",
        escapeMarkdown(
          lead === null
            ? `${line?.certainty.word ?? ""}.`
            : `${lead.certainty.word}. ${lead.reasons
                .slice(lead.kind === "label" ? 0 : 1)
                .slice(0, 1)
                .join(" ")}`,
        ),
      ],
      ["Why", lead === null || lead.kind === "label" ? null : escapeMarkdown(lead.reasons[0] ?? "")],
      ["Also", line === undefined || line.lines.length === 0 ? null : escapeMarkdown(line.lines.join(" "))],
      [
        "Where bodies differ",
        finding.kind !== "guideline" || report.disagreements.length === 0
          ? null
          : escapeMarkdown(report.disagreements.map((one) => one.text).join(" ")),
      ],
      ["Mind", caveats.length === 0 ? null : escapeMarkdown([...new Set(caveats)].join(" "))],
      ["Source", escapeMarkdown(sourcesOf(lead, report))],
    ]),
    "",
    `${escapeMarkdown(`Knowledge ${knowledge.version}, last reviewed ${knowledge.date}. ${report.disclaimer}`)}`,
  ].join("\n");
}

/** What the laboratories wrote of the genes on the card; null where they wrote it as we do. */
function writtenOn(report: Report, written: CardAround["written"]): string | null {
  const own = written.filter(({ gene }) => report.results.some((result) => result.gene === gene));
  return own.length === 0 ? null : own.map(({ gene, text }) => escapeMarkdown(`${gene}: “${text}”`)).join("; ");
}

/** The word for the action stands first, unless the sentence begins with it. */
function withAction({ action, text }: WordedNote): string {
  return text.startsWith(action.word) ? text : `${action.word}. ${text}`;
}

function othersWhoAsk([, ...others]: Asks): string {
  return others.map((note) => (note.kind === "label" ? note.text : `${note.source}: ${note.text}`)).join(" ");
}

function leadOf(finding: Finding): WordedNote | null {
  if (finding.kind === "guideline") return finding.lead;
  return finding.kind === "test-first" ? finding.asks[0] : null;
}

function genesToShow(finding: Finding): readonly string[] {
  if (finding.kind === "guideline") return finding.lead.genes;
  return finding.kind === "test-first"
    ? genesAsked(finding.asks)
    : finding.report.question.genes.map((gene) => gene.id);
}

function actionOf(finding: Finding): string {
  switch (finding.kind) {
    case "unusable":
      return escapeMarkdown(
        `Look at the ${finding.genes.join(" and ")} result yourself: what was sent could not be read, is not final, is another patient's, or contradicts itself. Nothing was checked with it.`,
      );
    case "unseen":
      return escapeMarkdown(
        `Look for the ${listAnd(finding.genes)} result yourself: a search failed, came in part or could not be read. Nothing was checked.`,
      );
    case "needs-result":
    case "label":
    case "research":
    case "guideline":
    case "test-first":
      return escapeMarkdown(finding.report.bottomLines[0]?.headline ?? "");
    default:
      return unreachable(finding);
  }
}

function sourcesOf(lead: WordedNote | null, report: Report): string {
  const cited = lead?.citations ?? report.evidence[0]?.citations ?? report.absences[0]?.citations ?? [];
  const told = cited
    .slice(0, 3)
    .map((one) =>
      [one.title, one.publisher, one.year, one.pmid === null ? null : `PMID ${one.pmid}`]
        .filter((part) => part !== null)
        .join(", "),
    );
  return told.join("; ") || "Haplonote";
}

function sourceLabel(finding: Finding): string {
  const lead = leadOf(finding);
  return lead === null ? "Haplonote" : `${lead.source}${lead.kind === "label" ? " label" : ""}, told by Haplonote`;
}

/** The guideline's own page, where its address is known. */
function guidelineLink(finding: Finding): CdsCard["links"] {
  const lead = leadOf(finding);
  const guideline = finding.report.guidelines.find(
    (one) => one.body === lead?.source && one.url !== null && one.url.startsWith("https://"),
  );
  return guideline?.url == null ? [] : [{ label: guideline.title, url: guideline.url, type: "absolute" }];
}

/** Why a prescriber may go on all the same. The system names these codes and leads to no page. */
const OVERRIDE_REASONS = [
  ["considered", "The result was considered, and the benefit outweighs the risk"],
  ["taken-before", "The patient has taken this medicine without harm"],
  ["no-alternative", "There is no suitable alternative"],
  ["not-this-patient", "The advice does not fit this patient or this use"],
  ["result-doubted", "The result is doubted and will be checked"],
].map(([code = "", display = ""]) => ({ code, system: "urn:haplonote:override-reason", display }));

function genesOf(report: Report): string {
  return report.question.genes.map((gene) => gene.id).join(" and ") || "genetic";
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Keeps a gene symbol or an abbreviation as it is. */
function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function listAnd(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}

function listOr(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1) ?? ""}`;
}
