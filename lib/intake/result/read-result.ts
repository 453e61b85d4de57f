import { quote, resolveGene, type ResultKnowledge } from "@/lib/knowledge";
import {
  NOT_TESTED,
  type Outcome,
  type PhenotypeMethod,
  type Problem,
  type ResultInput,
  type ResultState,
} from "@/lib/schema";
import {
  alleleNames,
  type Activity,
  notTested,
  type ReadAlternative,
  type ReadResult,
  assign,
  termOfScore,
  termsReached,
  readDiplotype,
  nearestNames,
  genotypeText,
  readVariantGenotype,
} from "@/lib/phenotype";
import { normaliseTerm } from "./term-spelling";
import { readTerm } from "./terms";

type Path = Problem["path"];

/**
 * Returns the result in standard terms, whichever of its forms was given: a
 * diplotype, a phenotype, an activity score, an allele status, or `value`,
 * which may be any of them. What is no result of that gene is a problem with
 * the nearest valid names: it is never dropped and never read as normal.
 *
 * @source Caudle, Genet Med 2017;19:215: standard terms; the tables in `content/phenotypes`
 */
export function readResult(knowledge: ResultKnowledge, input: ResultInput, path: Path): Outcome<ReadResult> {
  const read = readOne(knowledge, input, path);
  if (!read.ok || input.open === undefined || input.open.length === 0) return read;
  const open = input.open.map(({ diplotype, standsFor, settledBy }): ReadAlternative => {
    const other = readOne(knowledge, { gene: input.gene, diplotype }, path);
    return { diplotype, standsFor, settledBy, result: other.ok ? other.value : null };
  });
  return { ok: true, value: { ...read.value, state: "ambiguous", open } };
}

function readOne(knowledge: ResultKnowledge, input: ResultInput, path: Path): Outcome<ReadResult> {
  const resolved = resolveGene(knowledge, input.gene, [...path, "gene"]);
  if (!resolved.ok) return resolved;
  const gene = resolved.value.id;
  const method = Object.hasOwn(knowledge.phenotypes, gene) ? knowledge.phenotypes[gene] : undefined;
  const asVariant = variantText(input);
  if (asVariant !== null)
    return fromVariant(gene, method, asVariant, [...path, input.variant === undefined ? "value" : "genotype"]);

  if (method === undefined) {
    const given = input.value ?? input.phenotype ?? input.status ?? "";
    if (isNotTested(given)) return { ok: true, value: notTested(gene) };
    return refuse({
      code: "gene-without-phenotype",
      path,
      found: `a result for ${gene}`,
      expected: "a gene for which a body has defined phenotypes",
      remedy: `Give the bases at a variant, such as rs2024627 C/T, or leave the result out: no phenotype of ${gene} is defined, so no other result of it can be matched`,
      nearest: [],
    });
  }
  if (input.diplotype !== undefined) return fromDiplotype(method, input.diplotype, [...path, "diplotype"]);
  if (input.activityScore !== undefined)
    return fromScore(method, String(input.activityScore), [...path, "activityScore"]);
  if (input.status !== undefined) return fromTerm(method, input.status, [...path, "status"]);
  if (input.phenotype !== undefined) return fromTerm(method, input.phenotype, [...path, "phenotype"]);
  return fromAnything(method, input.value ?? "", [...path, "value"]);
}

/** The text of a result that names a variant: in its own fields, or at the start of a value. */
function variantText(input: ResultInput): string | null {
  if (input.variant !== undefined && input.genotype !== undefined) return `${input.variant} ${input.genotype}`;
  return input.value !== undefined && /^rs\d/i.test(input.value.trim()) ? input.value : null;
}

/**
 * A gene whose alleles are the bases of this very variant gets its phenotype;
 * for every other gene the bases are kept as they are, and only annotations of
 * this variant can speak to them.
 */
function fromVariant(gene: string, method: PhenotypeMethod | undefined, text: string, path: Path): Outcome<ReadResult> {
  const variant = readVariantGenotype(text);
  const diplotype = method === undefined ? null : fromDiplotype(method, text, path);
  if (diplotype?.ok === true) return { ok: true, value: { ...diplotype.value, variant } };
  if (variant === null) {
    return refuse({
      code: "genotype-form",
      path,
      found: quote(text),
      expected: "a variant and its bases, such as rs2024627 C/T",
      remedy: "Copy the rsID and the two bases from the report",
      nearest: [],
    });
  }
  const phenotype = `${variant.rsid} ${genotypeText(variant)}`;
  return {
    ok: true,
    value: {
      ...notTested(gene),
      state: "called",
      phenotype,
      variant,
      understoodFrom: text.trim() === phenotype ? null : text,
    },
  };
}

/** A form field takes whatever stands in the report; what it looks like decides how it is read. */
function fromAnything(method: PhenotypeMethod, text: string, path: Path): Outcome<ReadResult> {
  if (isNotTested(text)) return { ok: true, value: notTested(method.gene) };
  if (readTerm(method, text) !== null) return fromTerm(method, text, path);
  if (method.byScore.length > 0 && SCORE.test(text.trim())) return fromScore(method, text, path);
  if (looksLikeAlleles(method, text)) return fromDiplotype(method, text, path);
  return fromTerm(method, text, path);
}

const SCORE = /^(?:as|activity score|score)?\s*[:=]?\s*(?:≥|>=)?\s*-?\d+(?:[.,]\d+)?$/i;

function looksLikeAlleles(method: PhenotypeMethod, text: string): boolean {
  if (method.method === "allele-status") return text.includes("/");
  return /[/|*>]|^rs\d+|\d+x|^\d+$|^[ACGT]{2}$/i.test(text.trim()) || readDiplotype(method, text, []).ok;
}

function fromTerm(method: PhenotypeMethod, text: string, path: Path): Outcome<ReadResult> {
  if (isNotTested(text)) return { ok: true, value: notTested(method.gene) };
  const term = readTerm(method, text);
  if (term === null) {
    return refuse({
      code: "phenotype-unknown",
      path,
      found: text.trim() === "" ? "nothing" : quote(text),
      expected: `a result of ${method.gene}: one of ${method.terms.join(", ")}${method.functions.length > 0 ? ", or a diplotype" : ""}`,
      remedy: "Use the term of the laboratory report, or choose one of these",
      nearest: nearestNames(text, method.terms),
    });
  }
  return {
    ok: true,
    value: {
      gene: method.gene,
      state: stateOf(term),
      terms: [term],
      possibleTerms: [],
      phenotype: term,
      activityScore: null,
      diplotype: null,
      functions: null,
      variant: null,
      open: [],
      understoodFrom: term === text ? null : text,
    },
  };
}

function fromScore(method: PhenotypeMethod, text: string, path: Path): Outcome<ReadResult> {
  if (method.byScore.length === 0) {
    return refuse({
      code: "score-not-for-gene",
      path,
      found: `an activity score for ${method.gene}`,
      expected: `a phenotype or a diplotype: ${method.gene} has no activity score`,
      remedy: "Give the phenotype that the report states",
      nearest: [...method.terms],
    });
  }
  if (normaliseTerm(text) === "n/a") return fromTerm(method, "Indeterminate", path);
  const read = /^(?:as|activity score|score)?\s*[:=]?\s*(≥|>=)?\s*(-?\d+(?:[.,]\d+)?)$/i.exec(text.trim());
  const value = Number((read?.[2] ?? "NaN").replace(",", "."));
  const highest = method.copies ? HIGHEST_SCORE_WITH_COPIES : Math.max(...method.byScore.map((range) => range.to));
  const inRange = value >= 0 && value <= highest;
  const step = method.copies ? 0.25 : 0.5;
  if (!inRange || !Number.isInteger(value / step)) {
    return refuse({
      code: inRange ? "score-not-possible" : "score-out-of-range",
      path,
      found: quote(text),
      expected: `an activity score of ${method.gene} from 0 to ${highest} in steps of ${step}`,
      remedy: "Copy the score from the report, or give the diplotype",
      nearest: [],
    });
  }
  const activityScore: Activity = { value, isFloor: read?.[1] !== undefined };
  const term = termOfScore(method, activityScore);
  return {
    ok: true,
    value: {
      gene: method.gene,
      ...phenotypeParts(method, term, activityScore),
      activityScore,
      diplotype: null,
      functions: null,
      variant: null,
      open: [],
      understoodFrom: text,
    },
  };
}

/** Thirteen copies of a normal allele beside two: more has not been described. */
const HIGHEST_SCORE_WITH_COPIES = 15;

function fromDiplotype(method: PhenotypeMethod, text: string, path: Path): Outcome<ReadResult> {
  if (method.method === "allele-status") return fromHlaTyping(method, text, path);
  const read = readDiplotype(method, text, path);
  if (!read.ok) return read;
  const { alleles, spelled } = read.value;
  const assigned = assign(method, alleles);
  if (assigned === null) {
    return refuse({
      code: "diplotype-without-phenotype",
      path,
      found: quote(text),
      expected: `a diplotype of ${method.gene} whose phenotype is defined`,
      remedy: "Give the phenotype that the laboratory report states",
      nearest: [...method.terms],
    });
  }
  return {
    ok: true,
    value: {
      gene: method.gene,
      ...phenotypeParts(method, assigned.term, assigned.activityScore),
      activityScore: assigned.activityScore,
      diplotype: spelled,
      functions: alleles.map((allele) => allele.function),
      variant: null,
      open: [],
      understoodFrom: text,
    },
  };
}

/** An HLA typing names what is there; every allele asked about that it does not name is absent. */
function fromHlaTyping(method: PhenotypeMethod, text: string, path: Path): Outcome<ReadResult> {
  const parts = text.split(/[/|,]/).map((part) =>
    part
      .trim()
      .replace(/^HLA-/i, "")
      .replace(/^[A-Z]+(?=\*)/i, ""),
  );
  const bad = parts.find((part) => !/^\*?\d{2,3}:\d{2,3}(?::\d{2,3}){0,2}[NLSQ]?$/.test(part));
  if (parts.length !== 2 || bad !== undefined) {
    return refuse({
      code:
        parts.length === 1
          ? "diplotype-one-allele"
          : parts.length > 2
            ? "diplotype-too-many-alleles"
            : "allele-unknown",
      path,
      found: quote(text),
      expected: `two ${method.gene} alleles at two-field resolution, such as ${method.statusAlleles[0] ?? "*57:01"}/*07:02, or the status of one allele`,
      remedy: "Copy the typing from the report; a serotype or a one-field type cannot be matched",
      nearest: bad === undefined ? [] : nearestNames(bad, method.statusAlleles),
    });
  }
  const fields = parts.map((part) => part.replace(/^\*?/, "*").split(":").slice(0, 2).join(":"));
  const terms = method.statusAlleles.map((allele) => `${allele} ${fields.includes(allele) ? "positive" : "negative"}`);
  return {
    ok: true,
    value: {
      gene: method.gene,
      state: "called",
      terms,
      possibleTerms: [],
      phenotype: terms.join(", "),
      activityScore: null,
      diplotype: fields.join("/"),
      functions: null,
      variant: null,
      open: [],
      understoodFrom: text,
    },
  };
}

function isNotTested(text: string): boolean {
  return [NOT_TESTED, "no result", "untested"].includes(normaliseTerm(text));
}

/** The number of copies can decide between phenotypes; then none of them is claimed. */
function phenotypeParts(
  method: PhenotypeMethod,
  term: string | null,
  score: Activity | null,
): Pick<ReadResult, "state" | "terms" | "possibleTerms" | "phenotype"> {
  if (term !== null) return { state: stateOf(term), terms: [term], possibleTerms: [], phenotype: term };
  const possibleTerms = score === null ? [] : termsReached(score, method.byScore);
  return {
    state: "ambiguous",
    terms: [],
    possibleTerms,
    phenotype: `${possibleTerms.join(" or ")}: the number of copies decides`,
  };
}

function stateOf(term: string): ResultState {
  return term === "Indeterminate" ? "uncertain-function" : "called";
}

function refuse(problem: Problem): Outcome<ReadResult> {
  return { ok: false, problems: [{ ...problem, nearest: [...new Set(problem.nearest)] }] };
}

/** Returns the texts a field for this gene may complete to: its terms first, then its alleles. */
export function completionsOf(method: PhenotypeMethod): readonly string[] {
  return [NOT_TESTED, ...method.terms, ...alleleNames(method)];
}
