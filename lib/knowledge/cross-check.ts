import {
  ACTIONS,
  CAVEATS,
  CERTAINTIES,
  NOT_TESTED,
  type Condition,
  type PhenotypeMethod,
  type Section,
  type Step,
} from "@/lib/schema";
import { alleleDefinitions, evidencePositions } from "./check-alleles";
import { describe, type ContentIssue } from "./content-file";
import { teaching, teachingUses } from "./cross-check-teaching";
import type { Located, ParsedContent } from "./parse";

/**
 * Returns an issue for everything that no single file can show: an id that is
 * used twice or resolves to nothing, a fact nobody can reach, an annotation
 * whose papers are not all told, a number outside its own interval, a word
 * that is missing from the terms.
 */
export function crossCheck(content: ParsedContent): readonly ContentIssue[] {
  return [
    ...uniqueIds(content),
    ...fileNames(content),
    ...references(content),
    ...orphans(content),
    ...annotations(content),
    ...effects(content),
    ...genePages(content),
    ...guidelines(content),
    ...phenotypes(content),
    ...interactions(content),
    ...phenoconversions(content),
    ...alleleDefinitions(content),
    ...evidencePositions(content),
    ...pathways(content),
    ...products(content),
    ...terms(content),
    ...teaching(content),
  ];
}

function issueAt(
  record: Located<unknown>,
  path: readonly PropertyKey[],
  found: string,
  expected: string,
): ContentIssue {
  return { file: record.file, line: record.lineOf(path), found, expected };
}

interface Anchor {
  readonly id: string;
  readonly record: Located<unknown>;
  readonly path: readonly PropertyKey[];
}

/** Everything a reader can link to shares one space of ids, since each is an anchor on a page. */
function anchorsOf(content: ParsedContent): readonly Anchor[] {
  const own = (records: readonly Located<{ readonly id: string }>[]): Anchor[] =>
    records.map((record) => ({ id: record.value.id, record, path: ["id"] }));
  const statements = (record: Located<unknown>, name: string, sections: readonly Section[]): Anchor[] =>
    sections.flatMap((section, s) =>
      section.statements.map((statement, i) => ({ id: statement.id, record, path: [name, s, "statements", i, "id"] })),
    );
  return [
    ...own(content.annotations),
    ...own(content.findings),
    ...own(content.exclusions),
    ...own(content.cautions),
    ...own(content.searches),
    ...own(content.evaluated),
    ...content.guidelines.flatMap((g) =>
      g.value.recommendations.map((r, i) => ({ id: r.id, record: g, path: ["recommendations", i, "id"] })),
    ),
    ...content.interactions.flatMap((l) =>
      l.value.exposures.map((e, i) => ({ id: e.id, record: l, path: ["exposures", i, "id"] })),
    ),
    ...content.labels.flatMap((l) => l.value.facts.map((f, i) => ({ id: f.id, record: l, path: ["facts", i, "id"] }))),
    ...content.genes.flatMap((g) => [
      ...statements(g, "summary", g.value.summary),
      ...statements(g, "context", g.value.context),
      ...statements(g, "pharmacogenetics", g.value.pharmacogenetics),
    ]),
    ...content.drugs.flatMap((d) => statements(d, "sections", d.value.sections)),
    ...content.pages.flatMap((p) => statements(p, "sections", p.value.sections)),
    ...content.explainers.flatMap((e) => statements(e, "sections", e.value.sections)),
    ...content.cases.flatMap((c) => [
      { id: c.value.trap.id, record: c, path: ["trap", "id"] },
      ...c.value.points.map((point, i) => ({ id: point.id, record: c, path: ["points", i, "id"] })),
    ]),
  ];
}

function uniqueIds(content: ParsedContent): readonly ContentIssue[] {
  const own = (records: readonly Located<{ readonly id: string }>[]): Anchor[] =>
    records.map((record) => ({ id: record.value.id, record, path: ["id"] }));
  const spaces: readonly (readonly Anchor[])[] = [
    anchorsOf(content),
    own(content.sources),
    own(content.drugs),
    own(content.guidelines),
    own(content.labels),
    own(content.pages),
    own(content.pathways),
    own(content.cases),
    own(content.explainers),
    own(content.glossary),
    content.genes.map((record) => ({ id: record.value.symbol, record, path: ["symbol"] })),
  ];
  return spaces.flatMap((space) => {
    const first = new Map<string, Anchor>();
    return space.flatMap((anchor) => {
      const earlier = first.get(anchor.id);
      if (earlier === undefined) {
        first.set(anchor.id, anchor);
        return [];
      }
      const place = `${earlier.record.file}:${earlier.record.lineOf(earlier.path)}`;
      return [issueAt(anchor.record, anchor.path, `"${anchor.id}", already used in ${place}`, "an id of its own")];
    });
  });
}

/** A code that stood for an ingredient and a product at once could be read either way. */
function products(content: ParsedContent): readonly ContentIssue[] {
  const ingredients = new Map(
    content.drugs.flatMap(({ value }) =>
      value.identifiers.rxnorm === undefined ? [] : [[value.identifiers.rxnorm, value.id] as const],
    ),
  );
  return content.rxnorm.flatMap((list) =>
    list.value.products.flatMap(({ drug, codes, onSkin }, i) =>
      [...codes, ...onSkin].flatMap((code, at, all) => {
        const problem = ingredients.has(code)
          ? `the code of the ingredient ${ingredients.get(code) ?? ""}`
          : all.indexOf(code) === at
            ? null
            : "a code that stands twice";
        return problem === null
          ? []
          : [
              issueAt(
                list,
                ["products", i],
                `${code} for ${drug}, ${problem}`,
                "the code of one clinical or branded drug",
              ),
            ];
      }),
    ),
  );
}

function fileNames(content: ParsedContent): readonly ContentIssue[] {
  const named = [
    ...[
      ...content.drugs,
      ...content.guidelines,
      ...content.labels,
      ...content.pages,
      ...content.pathways,
      ...content.levels,
      ...content.rxnorm,
      ...content.drugNames,
      ...content.cases,
      ...content.explainers,
    ].map((record) => ({ record, id: record.value.id })),
    ...content.genes.map((record) => ({ record, id: record.value.symbol })),
    ...[...content.phenotypes, ...content.alleleDefinitions].map((record) => ({ record, id: record.value.gene })),
    ...content.interactions.map((record) => ({ record, id: record.value.id })),
    ...content.phenoconversions.map((record) => ({ record, id: record.value.gene })),
  ];
  return named
    .filter(({ record }) => record.file.includes("/"))
    .flatMap(({ record, id }) => {
      const base = record.file.replace(/^.*\//, "").replace(/\.yaml$/, "");
      return base === id
        ? []
        : [issueAt(record, [], `the id "${id}" in a file named ${base}.yaml`, `a file named ${id}.yaml`)];
    });
}

interface Use {
  readonly kind: "source" | "drug" | "gene" | "class" | "pathway" | "annotation";
  readonly id: string;
  readonly record: Located<unknown>;
  readonly path: readonly PropertyKey[];
}

/** Every mention of one record by another. */
function usesOf(content: ParsedContent): readonly Use[] {
  const many = (
    kind: Use["kind"],
    record: Located<unknown>,
    path: readonly PropertyKey[],
    ids: readonly string[],
  ): Use[] => ids.map((id, i) => ({ kind, id, record, path: [...path, i] }));
  const one = (
    kind: Use["kind"],
    record: Located<unknown>,
    path: readonly PropertyKey[],
    id: string | undefined,
  ): Use[] => (id === undefined ? [] : [{ kind, id, record, path }]);
  const sections = (record: Located<unknown>, name: string, list: readonly Section[]): Use[] =>
    list.flatMap((section, s) =>
      section.statements.flatMap((statement, i) =>
        many("source", record, [name, s, "statements", i, "sources"], statement.sources),
      ),
    );
  const steps = (record: Located<unknown>, path: readonly PropertyKey[], list: readonly Step[]): Use[] =>
    list.flatMap((step, i) => [
      ...many("drug", record, [...path, i, "drugs"], step.drugs ?? []),
      ...many("class", record, [...path, i, "classes"], step.classes ?? []),
      ...one("gene", record, [...path, i, "gene"], step.gene),
    ]);
  return [
    ...content.genes.flatMap((r) => [
      ...many("source", r, ["identifierSources"], r.value.identifierSources),
      ...many("source", r, ["location", "sources"], r.value.location?.sources ?? []),
      ...one("pathway", r, ["pathway"], r.value.pathway),
      ...sections(r, "summary", r.value.summary),
      ...sections(r, "context", r.value.context),
      ...sections(r, "pharmacogenetics", r.value.pharmacogenetics),
    ]),
    ...content.drugs.flatMap((r) => [
      ...many("source", r, ["identifierSources"], r.value.identifierSources),
      ...many("class", r, ["classes"], r.value.classes),
      ...r.value.brands.flatMap((brand, i) => many("source", r, ["brands", i, "sources"], brand.sources)),
      ...r.value.relations.flatMap((relation, i) => [
        ...one("gene", r, ["relations", i, "gene"], relation.gene),
        ...many("source", r, ["relations", i, "sources"], relation.sources),
      ]),
      ...sections(r, "sections", r.value.sections),
    ]),
    ...content.guidelines.flatMap((r) => [
      ...many("drug", r, ["drugs"], r.value.drugs),
      ...many("gene", r, ["genes"], r.value.genes),
      ...many("source", r, ["sources"], r.value.sources),
      ...many("source", r, ["updateInProgress", "sources"], r.value.updateInProgress?.sources ?? []),
      ...r.value.recommendations.flatMap((row, i) => [
        ...many("source", r, ["recommendations", i, "sources"], row.sources),
        ...steps(r, ["recommendations", i, "steps"], row.steps),
        ...many("drug", r, ["recommendations", i, "drugs"], row.drugs ?? []),
        ...Object.keys(row.lookup).map((id): Use => ({
          kind: "gene",
          id,
          record: r,
          path: ["recommendations", i, "lookup", id],
        })),
      ]),
    ]),
    ...content.interactions.flatMap((r) => [
      ...many("source", r, ["sources"], r.value.sources),
      ...r.value.entries.flatMap((entry, i) => [
        ...one("drug", r, ["entries", i, "drug"], entry.drug),
        ...many("source", r, ["entries", i, "alsoIn"], entry.alsoIn),
      ]),
      ...r.value.exposures.flatMap((one, i) => [
        ...many("drug", r, ["exposures", i, "drugs"], one.drugs),
        ...many("source", r, ["exposures", i, "sources"], one.sources),
      ]),
    ]),
    ...content.phenoconversions.flatMap((r) => [
      ...one("gene", r, ["gene"], r.value.gene),
      ...many("drug", r, ["ruleFor"], r.value.ruleFor),
      ...many("source", r, ["sources"], r.value.sources),
    ]),
    ...content.phenotypes.flatMap((r) => [
      ...one("gene", r, ["gene"], r.value.gene),
      ...many("source", r, ["sources"], r.value.sources),
    ]),
    ...content.alleleDefinitions.flatMap((r) => [
      ...one("gene", r, ["gene"], r.value.gene),
      ...many("source", r, ["sources"], r.value.sources),
    ]),
    ...content.evidencePositions.flatMap((r) => many("source", r, ["sources"], r.value.sources)),
    ...content.evaluated.flatMap((r) => [
      ...one("gene", r, ["gene"], r.value.gene),
      ...one("drug", r, ["drug"], r.value.drug),
      ...many("source", r, ["sources"], r.value.sources),
    ]),
    ...content.levels.flatMap((r) => [
      ...many("source", r, ["sources"], r.value.sources),
      ...r.value.pairs.flatMap(([gene, drug], i) => [
        ...one("gene", r, ["pairs", i, 0], gene),
        ...one("drug", r, ["pairs", i, 1], drug),
      ]),
    ]),
    ...content.rxnorm.flatMap((r) => [
      ...many("source", r, ["sources"], r.value.sources),
      ...r.value.products.flatMap((product, i) => one("drug", r, ["products", i, "drug"], product.drug)),
    ]),
    ...content.drugNames.flatMap((r) => many("source", r, ["sources"], r.value.sources)),
    ...content.labelTags.flatMap((r) => [
      ...many("source", r, ["sources"], r.value.sources),
      ...r.value.rows.flatMap((row, i) => [
        ...many("gene", r, ["rows", i, "genes"], row.genes),
        ...many("drug", r, ["rows", i, "drugs"], row.drugs),
      ]),
    ]),
    ...content.annotations.flatMap((r) => [
      ...many("gene", r, ["genes"], r.value.genes),
      ...many("drug", r, ["drugs"], r.value.drugs),
      ...one("source", r, ["source"], r.value.source),
    ]),
    ...content.findings.flatMap((r) => [
      ...many("gene", r, ["genes"], r.value.genes),
      ...many("drug", r, ["drugs"], r.value.drugs),
      ...one("source", r, ["source"], r.value.source),
      ...many("source", r, ["seenIn"], r.value.seenIn),
      ...one("annotation", r, ["annotation"], r.value.annotation),
    ]),
    ...content.exclusions.flatMap((r) => [
      ...many("gene", r, ["genes"], r.value.genes),
      ...many("drug", r, ["drugs"], r.value.drugs),
      ...many("source", r, ["sources"], r.value.sources),
    ]),
    ...content.labels.flatMap((r) => [
      ...many("drug", r, ["drugs"], r.value.drugs),
      ...r.value.facts.flatMap((fact, i) => [
        ...many("gene", r, ["facts", i, "genes"], fact.genes),
        ...many("source", r, ["facts", i, "sources"], fact.sources),
        ...steps(r, ["facts", i, "steps"], fact.steps),
      ]),
    ]),
    ...content.cautions.flatMap((r) => [
      ...many("drug", r, ["match", "drugs"], r.value.match.drugs),
      ...many("gene", r, ["match", "genes"], r.value.match.genes),
      ...many("source", r, ["sources"], r.value.sources),
      ...steps(r, ["steps"], r.value.steps),
    ]),
    ...content.searches.flatMap((r) => [
      ...many("drug", r, ["drugs"], r.value.drugs),
      ...many("gene", r, ["genes"], r.value.genes),
      ...many("source", r, ["sources"], r.value.sources),
    ]),
    ...content.pages.flatMap((r) => sections(r, "sections", r.value.sections)),
    ...content.pathways.flatMap((r) => [
      ...many("source", r, ["sources"], r.value.sources),
      ...r.value.nodes.flatMap((node, i) => [
        ...one("gene", r, ["nodes", i, "gene"], node.gene),
        ...one("drug", r, ["nodes", i, "drug"], node.drug),
      ]),
      ...r.value.edges.flatMap((edge, i) => many("source", r, ["edges", i, "sources"], edge.sources)),
    ]),
    ...teachingUses(content),
  ];
}

function knownIds(content: ParsedContent): Readonly<Record<Use["kind"], ReadonlySet<string>>> {
  return {
    source: new Set(content.sources.map((r) => r.value.id)),
    drug: new Set(content.drugs.map((r) => r.value.id)),
    class: new Set(content.drugs.filter((r) => r.value.kind === "class").map((r) => r.value.id)),
    gene: new Set(content.genes.map((r) => r.value.symbol)),
    pathway: new Set(content.pathways.map((r) => r.value.id)),
    annotation: new Set(content.annotations.map((r) => r.value.id)),
  };
}

function references(content: ParsedContent): readonly ContentIssue[] {
  const known = knownIds(content);
  return usesOf(content)
    .filter((use) => !known[use.kind].has(use.id))
    .map((use) =>
      issueAt(use.record, use.path, `the ${use.kind} "${use.id}"`, `the id of a ${use.kind} that exists in content/`),
    );
}

function orphans(content: ParsedContent): readonly ContentIssue[] {
  const used = new Set(usesOf(content).map((use) => `${use.kind} ${use.id}`));
  const unused = (kind: Use["kind"], id: string): boolean => !used.has(`${kind} ${id}`);
  return [
    ...content.sources
      .filter((r) => unused("source", r.value.id))
      .map((r) =>
        issueAt(r, ["id"], `the source "${r.value.id}", which no fact names`, "a source that some fact names"),
      ),
    ...content.genes
      .filter((r) => r.value.depth === "listed" && unused("gene", r.value.symbol))
      .map((r) =>
        issueAt(r, ["symbol"], `the gene ${r.value.symbol}, which no fact names`, "a listed gene that some fact names"),
      ),
    ...content.drugs
      .filter((r) => r.value.kind === "class" && unused("class", r.value.id))
      .map((r) => issueAt(r, ["id"], `the class "${r.value.id}" without members`, "at least one drug of this class")),
    ...content.pathways
      .filter((r) => unused("pathway", r.value.id))
      .map((r) => issueAt(r, ["id"], `the pathway "${r.value.id}", which no gene shows`, "a gene whose page shows it")),
  ];
}

function annotations(content: ParsedContent): readonly ContentIssue[] {
  return content.annotations.flatMap((record) => {
    const findings = content.findings.filter((f) => f.value.annotation === record.value.id);
    const papers = new Set(findings.map((f) => f.value.source)).size;
    const strangers = findings.filter((f) => !f.value.genes.some((gene) => record.value.genes.includes(gene)));
    return [
      ...(papers === record.value.papers
        ? []
        : [
            issueAt(
              record,
              ["papers"],
              `${papers} papers among its findings`,
              `the ${record.value.papers} that its "papers" says`,
            ),
          ]),
      ...strangers.map((f) =>
        issueAt(
          f,
          ["genes"],
          describe(f.value.genes.join(", ")),
          `a gene of ${record.value.id} (${record.value.genes.join(", ")})`,
        ),
      ),
    ];
  });
}

function effects(content: ParsedContent): readonly ContentIssue[] {
  return content.findings.flatMap((record) =>
    record.value.effects.flatMap((effect, i) => {
      if (effect.interval === undefined) return [];
      const [low, high] = effect.interval;
      return low <= effect.value && effect.value <= high
        ? []
        : [
            issueAt(
              record,
              ["effects", i, "interval"],
              `${effect.value} with interval ${low} to ${high}`,
              "a value inside its own interval",
            ),
          ];
    }),
  );
}

function genePages(content: ParsedContent): readonly ContentIssue[] {
  return content.genes
    .filter((r) => r.value.depth === "page")
    .flatMap((r) =>
      (["summary", "context", "pharmacogenetics"] as const)
        .filter((section) => r.value[section].length === 0)
        .map((section) =>
          issueAt(r, [], `no "${section}" for ${r.value.symbol}`, "all three sections on a gene with a page"),
        ),
    );
}

function guidelines(content: ParsedContent): readonly ContentIssue[] {
  const methods = new Map(content.phenotypes.map((r) => [r.value.gene, r.value]));
  return content.guidelines.flatMap((record) =>
    record.value.recommendations.flatMap((row, i) => [
      ...(row.drugs ?? [])
        .filter((drug) => !record.value.drugs.includes(drug))
        .map((drug) =>
          issueAt(
            record,
            ["recommendations", i, "drugs"],
            drug,
            `a drug of this guideline (${record.value.drugs.join(", ")})`,
          ),
        ),
      ...Object.entries(row.lookup).flatMap(([gene, conditions]) => [
        ...(record.value.genes.includes(gene)
          ? []
          : [
              issueAt(
                record,
                ["recommendations", i, "lookup"],
                gene,
                `a gene of this guideline (${record.value.genes.join(", ")})`,
              ),
            ]),
        ...conditions.flatMap((condition, c) => {
          const expected = wrongCondition(condition, methods.get(gene));
          return expected === null
            ? []
            : [issueAt(record, ["recommendations", i, "lookup", gene, c], describe(condition), expected)];
        }),
      ]),
    ]),
  );
}

/** Returns what a condition should have been; null when some result of the gene can meet it. */
function wrongCondition(condition: Condition, method: PhenotypeMethod | undefined): string | null {
  if (condition === NOT_TESTED) return null;
  if (method === undefined) return "a gene with a file in content/phenotypes, so that a result can meet the condition";
  if (typeof condition === "string")
    return method.terms.includes(condition) ? null : `one of ${method.terms.join(", ")}`;
  if ("scores" in condition) {
    const known = (score: number): boolean => method.byScore.some((range) => range.from <= score && score <= range.to);
    return condition.scores.every(known) ? null : "activity scores of this gene";
  }
  const alleles = new Set(method.functions.flatMap((group) => group.alleles));
  return condition.diplotype.split("/").every((allele) => alleles.has(allele)) || method.functions.length === 0
    ? null
    : "two alleles of this gene";
}

/** Every line of a phenotype method must lead somewhere, and every pair of its functions must have a line. */
function phenotypes(content: ParsedContent): readonly ContentIssue[] {
  return content.phenotypes.flatMap((record) => {
    const method = record.value;
    const lines = [
      ...method.byFunctions.map((line) => line.term),
      ...method.byScore.map((line) => line.term),
      ...Object.keys(method.spellings),
    ];
    const strangers = lines
      .filter((term) => !method.terms.includes(term))
      .map((term) => issueAt(record, ["terms"], describe(term), `one of ${method.terms.join(", ")}`));
    const names = method.functions.flatMap((group) => group.alleles);
    const twice = names
      .filter((name, i) => names.indexOf(name) !== i)
      .map((name) => issueAt(record, ["functions"], `the allele "${name}" twice`, "each allele once"));
    if (method.byFunctions.length === 0) return [...strangers, ...twice];
    const functions = [...new Set(method.functions.map((group) => group.function))];
    const key = (list: readonly string[]): string => [...list].sort().join(" and ");
    const have = new Set(method.byFunctions.map((line) => key(line.functions)));
    const singles = functions.map((one) => [one]);
    const pairs = functions.flatMap((one, i) => functions.slice(i).map((other) => [one, other]));
    const wanted =
      method.method === "haploid" ? singles : method.method === "haploid-or-diploid" ? [...singles, ...pairs] : pairs;
    const missing = wanted
      .filter((list) => !have.has(key(list)))
      .map((list) =>
        issueAt(record, ["byFunctions"], `no line for ${key(list)}`, "a phenotype for every pair of functions"),
      );
    return [...strangers, ...twice, ...missing];
  });
}

/** A drug stands once for each target, and only where it can: no list grades a transporter. */
function interactions(content: ParsedContent): readonly ContentIssue[] {
  return content.interactions.flatMap((record) => {
    const keys = record.value.entries.map((entry) => `${entry.drug} ${entry.target} ${entry.kind}`);
    return record.value.entries.flatMap((entry, i) => [
      ...(keys.indexOf(keys[i] ?? "") === i
        ? []
        : [issueAt(record, ["entries", i], `${keys[i] ?? ""} twice`, "each drug once for a target and kind")]),
      ...((entry.target === "P-gp") === (entry.strength === "not-graded")
        ? []
        : [
            issueAt(
              record,
              ["entries", i, "strength"],
              `"${entry.strength}" for ${entry.target}`,
              "a strength for an enzyme, and not-graded for a transporter",
            ),
          ]),
    ]);
  });
}

/** A method speaks of a gene we can read, and its lines lead to that gene's terms without a gap. */
function phenoconversions(content: ParsedContent): readonly ContentIssue[] {
  const methods = new Map(content.phenotypes.map((r) => [r.value.gene, r.value]));
  return content.phenoconversions.flatMap((record) => {
    const { gene, method, lines } = record.value;
    const phenotype = methods.get(gene);
    if (phenotype === undefined) return [issueAt(record, ["gene"], gene, "a gene with a file in content/phenotypes")];
    if (method === "none") return [];
    const strangers = lines
      .filter((line) => !phenotype.terms.includes(line.term))
      .map((line) => issueAt(record, ["lines"], describe(line.term), `one of ${phenotype.terms.join(", ")}`));
    // What one line leaves out at its end, the next takes in, and the other way round.
    const gaps = lines.flatMap((line, i) => {
      const next = lines[i + 1];
      if (next === undefined)
        return line.to === undefined && line.below === undefined
          ? []
          : [issueAt(record, ["lines", i], `an end after ${line.term}`, "a last line without an upper end")];
      const meets =
        (line.to !== undefined && line.to === next.above) || (line.below !== undefined && line.below === next.from);
      return meets
        ? []
        : [
            issueAt(
              record,
              ["lines", i + 1],
              `a gap or an overlap before ${next.term}`,
              "each line to begin where the one before it ends",
            ),
          ];
    });
    const scored =
      phenotype.byScore.length > 0 ? [] : [issueAt(record, ["method"], method, `none: ${gene} has no activity score`)];
    return [...strangers, ...gaps, ...scored];
  });
}

function pathways(content: ParsedContent): readonly ContentIssue[] {
  return content.pathways.flatMap((record) => {
    const nodes = new Set(record.value.nodes.map((node) => node.id));
    return record.value.edges.flatMap((edge, i) =>
      (["from", "to"] as const)
        .filter((end) => !nodes.has(edge[end]))
        .map((end) => issueAt(record, ["edges", i, end], describe(edge[end]), "the id of a box of this pathway")),
    );
  });
}

function terms(content: ParsedContent): readonly ContentIssue[] {
  const [first, ...others] = content.terms;
  if (first === undefined)
    return [{ file: "terms.yaml", line: 1, found: "no terms", expected: "the words for every closed list" }];
  const missing = (name: "actions" | "certainties" | "caveats", list: readonly string[]): ContentIssue[] =>
    list
      .filter((value) => !(value in first.value[name]))
      .map((value) => issueAt(first, [name], `no word for "${value}"`, `a word and a meaning under ${name}`));
  const missingPlain = (name: "actions" | "certainties" | "caveats", list: readonly string[]): ContentIssue[] =>
    list
      .filter((value) => !(value in first.value.plain[name]))
      .map((value) =>
        issueAt(first, ["plain", name], `no plain words for "${value}"`, `a sentence for patients under plain.${name}`),
      );
  return [
    ...missing("actions", ACTIONS),
    ...missing("certainties", CERTAINTIES),
    ...missing("caveats", CAVEATS),
    ...missingPlain("actions", ACTIONS),
    ...missingPlain("certainties", CERTAINTIES),
    ...missingPlain("caveats", CAVEATS),
    ...others.map((r) => issueAt(r, [], "a second set of terms", "one terms.yaml")),
  ];
}
