import { adviseOn, variantGenotypes } from "@/lib/advice";
import { completionsOf } from "@/lib/intake";
import { genesAskedFor, populationsIn, type AnswerKnowledge } from "@/lib/knowledge";
import { notesOf, problemLine, reportOn, type Report, type Worded, type WordedCertainty } from "@/lib/report";
import type { Action } from "@/lib/schema";
import { whatIfRequest, type LinkedWhatIf, type WhatIfQuestion } from "./what-if-link";

/** What can be changed about one drug. */
export interface WhatIfFields {
  readonly genes: readonly {
    readonly gene: string;
    /** Whether a guideline on the drug looks the gene up; the others are only studied. */
    readonly isGuided: boolean;
    /** Alleles to pair; none for a gene that is read as a status. */
    readonly alleles: readonly string[];
    readonly terms: readonly string[];
    /** Bases of single variants that annotations speak of. */
    readonly genotypes: readonly string[];
    readonly completions: readonly string[];
  }[];
  readonly populations: readonly string[];
  /** Enzymes and transporters through which another drug can act on this one. */
  readonly targets: readonly string[];
}

/** One row of guidance, or one study. Rows of one body for one group of patients take each other's place. */
export interface WhatIfStep {
  readonly id: string;
  readonly group: string;
  readonly heading: string;
  readonly text: string;
}

/** The answer in the parts whose words are compared. */
export interface WhatIfAnswer {
  readonly action: Worded<Action> | null;
  readonly certainty: WordedCertainty;
  readonly headline: string;
  /** Results as read, and what the other drug does to them. */
  readonly read: readonly string[];
  readonly steps: readonly WhatIfStep[];
  readonly problems: readonly string[];
}

/** A link's state as today's pages hold it. */
export interface HeldWhatIf extends Pick<LinkedWhatIf, "now" | "before"> {
  /** Ids of the other drugs it asks about that are still here. */
  readonly others: readonly string[];
  /** What is to be told of the link, in sentences. */
  readonly told: readonly string[];
}

/** Returns what a link asks without the other drugs that are gone since it was made, and tells of those and of another snapshot. */
export function heldWhatIf(
  { now, before, snapshot }: LinkedWhatIf,
  version: string,
  known: ReadonlySet<string>,
): HeldWhatIf {
  const others = [...new Set([now.other, before?.other ?? ""])].filter((other) => other !== "");
  const gone = others.filter((other) => !known.has(other));
  const kept = (question: WhatIfQuestion): WhatIfQuestion =>
    gone.includes(question.other) ? { ...question, other: "" } : question;
  return {
    now: kept(now),
    before: before === null ? null : kept(before),
    others: others.filter((other) => known.has(other)),
    told: [
      ...(snapshot === version
        ? []
        : [
            `The link was made on snapshot ${snapshot.slice(0, 40)}; this is ${version}, and its answer may differ from what the link once showed.`,
          ]),
      ...(gone.length === 0 ? [] : ["The other drug of the link is no longer here; the answer is the one without it."]),
    ],
  };
}

/** Returns what of a question about `drug` can be changed: every gene its guidance asks about, then the genes most studied with it; targets and groups as the knowledge names them. */
export function whatIfFields(drug: string, knowledge: AnswerKnowledge): WhatIfFields {
  const guided = genesAskedFor(knowledge, [drug]);
  const variants = variantGenotypes(knowledge, [drug]);
  const studied = variants
    .map(({ gene }) => gene)
    .filter((gene) => !guided.includes(gene))
    .slice(0, STUDIED_GENES);
  return {
    genes: [...guided, ...studied].flatMap((gene) => {
      const method = guided.includes(gene) ? knowledge.phenotypes[gene] : undefined;
      const genotypes = variants.find((one) => one.gene === gene)?.genotypes.slice(0, GENOTYPES) ?? [];
      if (method === undefined && genotypes.length === 0) return [];
      const isPaired = method !== undefined && method.method !== "haploid" && method.method !== "allele-status";
      return [
        {
          gene,
          isGuided: guided.includes(gene),
          alleles: isPaired ? method.functions.flatMap((group) => group.alleles) : [],
          terms: method?.terms ?? [],
          genotypes,
          completions: [...(method === undefined ? [] : completionsOf(method)), ...genotypes],
        },
      ];
    }),
    targets: [
      ...new Set([
        ...Object.values(knowledge.phenoconversions).map((method) => method.target),
        ...knowledge.exposures.map((exposure) => exposure.target),
      ]),
    ],
    populations: populationsIn(knowledge, [drug]),
  };
}

/** Genes without guidance that are offered, those with the most annotations first; with a release imported there are many. */
const STUDIED_GENES = 6;
const GENOTYPES = 30;

/** Returns the answer to what is tried; null when the knowledge cannot be asked it, as with a drug it does not hold. */
export function whatIfAnswer(drug: string, question: WhatIfQuestion, knowledge: AnswerKnowledge): WhatIfAnswer | null {
  const advice = adviseOn(whatIfRequest(drug, question), knowledge, knowledge.date);
  if (!advice.ok) return null;
  const report = reportOn(advice.value, knowledge);
  const beside = report.coMedication.find((one) => one.drug === drug);
  const line = beside?.bottomLine ?? report.bottomLines[0];
  if (line === undefined) return null;
  const rows = beside?.bottomLine == null ? report.recommendations : beside.rows;
  const spoken = rows
    .filter((note) => note.fit === "holds")
    .map(({ id, source, population, heading, text }) => ({
      id,
      group: `${source}, ${population ?? ""}`,
      heading,
      text,
    }));
  return {
    action: line.action,
    certainty: line.certainty,
    headline: line.headline,
    read: [...report.results.map((result) => result.text), ...(beside?.conversions ?? []).map((one) => one.text)],
    steps: spoken.length > 0 ? spoken : studiesOf(report),
    problems: report.problems.map(problemLine),
  };
}

/** Where no guideline speaks: what studies say of the very bases that were given. No advice follows from it. */
function studiesOf(report: Report): WhatIfAnswer["steps"] {
  return notesOf(report).flatMap(({ kind, id, heading, certainty, matched, text }) =>
    kind !== "association" || matched === null
      ? []
      : [
          {
            id,
            group: id,
            heading: `${heading}, ${certainty.word.toLowerCase()}`,
            text: `${matched} was given. ${text}`,
          },
        ],
  );
}
