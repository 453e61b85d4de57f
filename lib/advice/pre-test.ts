import type { Guidance, AnswerKnowledge } from "@/lib/knowledge";
import type { ReadResult } from "@/lib/phenotype";
import type { Recommendation } from "@/lib/schema";
import type { PreTest, PreTestRow } from "./advice";
import { fitOf } from "./fit";
import { conditionWords, guidanceInScope, isForPopulation } from "./recommendations";
import type { Scope } from "./scope";
import { actionOf } from "./steps";

/**
 * Returns, for each gene that guidance on the drug asks about, what each of
 * its possible results would lead to, body by body, if nothing else were
 * known. A row that needs a closer result or another gene says which.
 */
export function preTestsFor(scope: Scope): readonly PreTest[] {
  const guidance = guidanceInScope(scope);
  const genes = [...new Set(guidance.flatMap(({ asks }) => asks))];
  return genes.sort().flatMap((gene) => {
    if (scope.genes.length > 0 && !scope.genes.includes(gene)) return [];
    const method = scope.knowledge.phenotypes[gene];
    if (method === undefined) return [];
    const about = guidance.filter(({ asks }) => asks.includes(gene));
    const bodies = [...new Set(about.map(({ guideline }) => guideline.body))];
    const lines = method.terms.map((term) => ({
      term,
      bodies: bodies.map((body) => ({
        body,
        rows: about
          .filter(({ guideline }) => guideline.body === body)
          .flatMap((one) => rowsUnder(scope, one, gene, term)),
      })),
    }));
    // A term no body has a row for changes nothing and would only lengthen the table.
    const told = lines.filter((line) => line.bodies.some(({ rows }) => rows.length > 0));
    return told.length === 0 ? [] : [{ drug: scope.drug, gene, lines: told }];
  });
}

function rowsUnder(
  scope: Scope,
  { guideline, rows: given }: Guidance,
  gene: string,
  term: string,
): readonly PreTestRow[] {
  const rows = given.filter((row) => Object.hasOwn(row.lookup, gene) && isForPopulation(scope, row));
  const fits = rows.map((row) => ({ row, fit: fitOf(scope.knowledge, row, [supposed(gene, term)], guideline.body) }));
  const deciding = fits.filter(({ fit }) => fit === "holds" || fit === "possible");
  const shown = [...(deciding.length > 0 ? deciding : fits.filter(({ fit }) => fit === "needs-gene"))];
  // The same groups in the same order on every line, whatever order the guideline's own table has.
  shown.sort((a, b) => (a.row.population < b.row.population ? -1 : a.row.population > b.row.population ? 1 : 0));
  return shown.map(({ row, fit }) => ({
    id: row.id,
    population: row.population,
    when: fit === "holds" ? null : furtherConditions(scope.knowledge, row, gene, term, fit === "needs-gene"),
    action: actionOf(row.steps),
    strength: row.strength,
    steps: row.steps,
  }));
}

function furtherConditions(
  knowledge: AnswerKnowledge,
  row: Recommendation,
  gene: string,
  term: string,
  withOthers: boolean,
): string | null {
  const own = (row.lookup[gene] ?? []).filter(
    (condition) =>
      typeof condition !== "string" &&
      fitOf(knowledge, { lookup: { [gene]: [condition] } }, [supposed(gene, term)], null) === "possible",
  );
  const others = withOthers ? Object.entries(row.lookup).filter(([other]) => other !== gene) : [];
  const parts = [
    ...(own.length === 0 ? [] : [own.map(conditionWords).join(" or ")]),
    ...others.map(([other, conditions]) => `${other} ${conditions.map(conditionWords).join(" or ")}`),
  ];
  return parts.length === 0 ? null : parts.join(" and ");
}

function supposed(gene: string, term: string): ReadResult {
  return {
    gene,
    state: "called",
    terms: [term],
    possibleTerms: [],
    phenotype: term,
    activityScore: null,
    diplotype: null,
    functions: null,
    variant: null,
    open: [],
    understoodFrom: null,
  };
}
