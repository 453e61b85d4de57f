import type { AnswerKnowledge } from "@/lib/knowledge";
import { countWord, listWords, unreadLine, type Report, type WordedNote } from "@/lib/report";
import type { Step } from "@/lib/schema";
import {
  CHANGE_MEDICATION,
  CONCLUSION,
  DECREASE_DOSE,
  DIAGNOSTIC_SERVICE,
  EVIDENCE_LEVEL,
  GENE_STUDIED,
  GENOMIC_REPORT,
  GENOTYPE,
  HGNC,
  INCREASE_DOSE,
  LOINC,
  MEDICATION_ASSESSED,
  OBSERVATION_CATEGORY,
  PHENOTYPE_ANSWERS,
  PROFILE,
  RELATED_ARTIFACT,
  RXNORM,
  TBD,
  THERAPEUTIC_IMPLICATION,
} from "./codes";
import type { JsonObject } from "../json";

export interface FhirExport {
  readonly report: Report;
  readonly knowledge: AnswerKnowledge;
  /** `Patient/id` as the receiving server knows the person; null gives the bundle a patient without any detail. */
  readonly patient: string | null;
  /** Gives a new UUID each time. */
  readonly newId: () => string;
}

/**
 * Returns the report as a collection Bundle of Genomics Reporting STU3: the
 * genomic report, a genotype for each result, a therapeutic implication for
 * each guideline row that the results meet, and a medication recommendation
 * for each of these that asks for something. References are the entries'
 * `urn:uuid` addresses. A question without results gives the report alone,
 * whose conclusion says so: an implication must have a result behind it.
 *
 * @source HL7 Genomics Reporting 3.0.0: genomic-report, genotype,
 * therapeutic-implication, medication-recommendation
 */
export function toFhir({ report, knowledge, patient, newId }: FhirExport): JsonObject {
  const place = (resource: JsonObject): Entry => ({ fullUrl: `urn:uuid:${newId()}`, resource });
  const person = patient === null ? place({ resourceType: "Patient" }) : null;
  const subject = { reference: patient ?? person?.fullUrl ?? "" };
  const shared: Shared = { subject, asOf: report.asOf, knowledge };

  const genotypes = new Map(
    report.results
      .filter((result) => result.state !== "not-tested")
      .map((result) => [result.gene, place(genotypeOf(result, shared))]),
  );
  const rows = report.recommendations.filter(
    (note) => note.fit === "holds" && note.genes.some((gene) => genotypes.has(gene)),
  );
  const implications = rows.map((note) => ({ note, entry: place(implicationOf(note, report, genotypes, shared)) }));
  const recommendations = implications
    .filter(({ note }) => ACTING.has(note.action.code))
    .map(({ note, entry }) => {
      const statement = place(statementOf(note, shared));
      return { statement, task: place(taskOf(note, entry, statement, shared)) };
    });
  const observations = [...genotypes.values(), ...implications.map(({ entry }) => entry)];
  const diagnosticReport = place(
    reportOf(
      report,
      observations,
      recommendations.map(({ task }) => task),
      shared,
    ),
  );
  return {
    resourceType: "Bundle",
    type: "collection",
    timestamp: `${report.asOf}T00:00:00Z`,
    entry: [
      diagnosticReport,
      ...(person === null ? [] : [person]),
      ...observations,
      ...recommendations.flatMap(({ statement, task }) => [statement, task]),
    ],
  };
}

interface Entry extends JsonObject {
  readonly fullUrl: string;
  readonly resource: JsonObject;
}

interface Shared {
  readonly subject: { readonly reference: string };
  readonly asOf: string;
  readonly knowledge: AnswerKnowledge;
}

/** Actions a recommendation is written for; the others ask for nothing. */
const ACTING: ReadonlySet<string> = new Set(["avoid", "change-drug", "change-dose", "use-algorithm", "monitor"]);

function coded(system: string, code: string, display?: string): JsonObject {
  return { coding: [{ system, code, ...(display === undefined ? {} : { display }) }] };
}

function observation(profile: string, { subject }: Shared): JsonObject {
  return {
    resourceType: "Observation",
    meta: { profile: [`${PROFILE}/${profile}`] },
    status: "final",
    category: [coded(OBSERVATION_CATEGORY, "laboratory"), coded(DIAGNOSTIC_SERVICE, "GE")],
    subject,
  };
}

function geneComponent(gene: string, { knowledge }: Shared): JsonObject {
  const number = knowledge.genes[gene]?.identifiers.hgnc;
  const concept = number === undefined ? { text: gene } : coded(HGNC, number, gene);
  return { code: coded(LOINC, GENE_STUDIED, "Gene studied [ID]"), valueCodeableConcept: concept };
}

/**
 * A result reported as a phenotype or a score alone is told as such: the value
 * of a genotype may be free text. When it was found we do not know, so it has
 * no effective time, only the day it was written down here.
 */
function genotypeOf(result: Report["results"][number], shared: Shared): JsonObject {
  const value =
    result.diplotype ?? (result.activityScore === null ? result.phenotype : `activity score ${result.activityScore}`);
  return {
    ...observation("genotype", shared),
    issued: `${shared.asOf}T00:00:00Z`,
    code: coded(LOINC, GENOTYPE, "Genotype display name"),
    valueCodeableConcept: { text: `${result.gene} ${value}` },
    ...(result.understoodFrom === null ? {} : { note: [{ text: `Read from “${result.understoodFrom}”.` }] }),
    component: [geneComponent(result.gene, shared)],
  };
}

function implicationOf(
  note: WordedNote,
  report: Report,
  genotypes: ReadonlyMap<string, Entry>,
  shared: Shared,
): JsonObject {
  const results = report.results.filter((result) => note.genes.includes(result.gene) && genotypes.has(result.gene));
  const [implication] = note.reasons;
  return {
    ...observation("therapeutic-implication", shared),
    effectiveDateTime: shared.asOf,
    extension: artifacts(note),
    code: coded(TBD, THERAPEUTIC_IMPLICATION, "Therapeutic Implication"),
    derivedFrom: results.map((result) => ({
      reference: genotypes.get(result.gene)?.fullUrl ?? "",
      display: `${result.gene} ${result.diplotype ?? result.phenotype}`,
    })),
    component: [
      {
        code: coded(LOINC, MEDICATION_ASSESSED, "Medication assessed"),
        valueCodeableConcept: drugConcept(note.drug, shared),
      },
      ...results.map((result) => ({
        code: coded(TBD, THERAPEUTIC_IMPLICATION),
        valueCodeableConcept: phenotypeConcept(result),
      })),
      ...(implication === undefined
        ? []
        : [{ code: coded(TBD, CONCLUSION), valueString: `${implication} ${note.text}` }]),
      {
        code: coded(LOINC, EVIDENCE_LEVEL, "Level of evidence"),
        valueCodeableConcept: {
          text: [note.certainty.word, note.source, note.levelLine].filter((part) => part !== null).join("; "),
        },
      },
    ],
  };
}

/** The likely and possible terms, and Indeterminate, have no answer in LOINC and stand as text. */
function phenotypeConcept(result: Report["results"][number]): JsonObject {
  const answer = PHENOTYPE_ANSWERS.find(([, term]) => term === result.phenotype);
  return {
    ...(answer === undefined ? {} : coded(LOINC, answer[0], answer[2])),
    text: `${result.gene} ${result.phenotype}`,
  };
}

function drugConcept(drug: string, { knowledge }: Shared): JsonObject {
  const { name = drug, identifiers } = knowledge.drugs[drug] ?? {};
  return { ...(identifiers?.rxnorm === undefined ? {} : coded(RXNORM, identifiers.rxnorm, name)), text: name };
}

function artifacts(note: WordedNote): readonly JsonObject[] {
  return note.citations.map((citation) => ({
    url: RELATED_ARTIFACT,
    valueRelatedArtifact: {
      type: "citation",
      display: citation.title,
      citation: [
        citation.title,
        citation.publisher,
        citation.year,
        citation.pmid === null ? null : `PMID ${citation.pmid}`,
      ]
        .filter((part) => part !== null)
        .join(". "),
      ...(citation.url === null ? {} : { url: citation.url }),
    },
  }));
}

function statementOf(note: WordedNote, shared: Shared): JsonObject {
  return {
    resourceType: "MedicationStatement",
    status: "intended",
    medicationCodeableConcept: drugConcept(note.drug, shared),
    subject: shared.subject,
    dateAsserted: shared.asOf,
  };
}

function taskOf(note: WordedNote, implication: Entry, statement: Entry, { subject, asOf }: Shared): JsonObject {
  const answer = taskAnswer(note);
  const group = note.population === null || note.population === "general" ? "" : `For ${note.population}: `;
  return {
    resourceType: "Task",
    meta: { profile: [`${PROFILE}/medication-recommendation`] },
    status: "requested",
    intent: "proposal",
    ...(answer === null ? {} : { code: { ...coded(LOINC, answer[0], answer[1]), text: note.action.word } }),
    description: `${note.action.word}. ${group}${note.text} (${[note.source, note.strength, note.certainty.word].filter((part) => part !== null).join("; ")})`,
    focus: { reference: statement.fullUrl },
    for: subject,
    authoredOn: `${asOf}T00:00:00Z`,
    reasonReference: { reference: implication.fullUrl },
  };
}

/**
 * The answers of LL4049-4 that we know. The profile binds the code to them, so
 * another action has no code and is told in the description alone.
 */
function taskAnswer({ action, steps }: WordedNote): readonly [string, string] | null {
  if (action.code === "avoid" || action.code === "change-drug") return CHANGE_MEDICATION;
  const first: Step | undefined = steps.find((step) => step.aside !== true);
  if (first?.kind === "reduce-dose") return DECREASE_DOSE;
  return first?.kind === "increase-dose" ? INCREASE_DOSE : null;
}

function reportOf(
  report: Report,
  observations: readonly Entry[],
  tasks: readonly Entry[],
  { subject, asOf }: Shared,
): JsonObject {
  const count = report.problems.length + report.unread.length;
  const unread =
    count === 0
      ? []
      : [
          `${countWord(count, "entry", "entries")} could not be read and decide nothing here.`,
          ...report.unread.map(unreadLine),
        ];
  const none = report.results.some((result) => result.state !== "not-tested") ? [] : ["No genetic result was given."];
  return {
    resourceType: "DiagnosticReport",
    meta: { profile: [`${PROFILE}/genomic-report`] },
    extension: [
      ...tasks.map((task) => ({ url: `${PROFILE}/recommended-action`, valueReference: { reference: task.fullUrl } })),
      {
        url: `${PROFILE}/genomic-report-note`,
        valueAnnotation: { text: `${report.disclaimer} AnswerKnowledge ${report.knowledge.version}.` },
      },
    ],
    status: "final",
    category: [coded(DIAGNOSTIC_SERVICE, "GE", "Genetics")],
    code: coded(LOINC, GENOMIC_REPORT, "Genetic analysis report"),
    subject,
    effectiveDateTime: asOf,
    issued: `${asOf}T00:00:00Z`,
    ...(observations.length === 0 ? {} : { result: observations.map((entry) => ({ reference: entry.fullUrl })) }),
    conclusion: [...none, ...report.bottomLines.map((line) => concluded(line, report)), ...unread].join("\n"),
  };
}

/** The page leads on to its table of results; a bundle has none to lead to. */
function concluded(line: Report["bottomLines"][number], { recommendations }: Report): string {
  const bodies = [...new Set(recommendations.filter((note) => note.drug === line.drug).map((note) => note.source))];
  const headline =
    line.code === "guideline-needs-result" && bodies.length > 0
      ? `${listWords(bodies)} ${bodies.length === 1 ? "has" : "have"} guidance on it. What to do depends on a result that is not here.`
      : line.headline;
  return `${line.drugName}: ${[headline, ...line.lines].join(" ")}`;
}
