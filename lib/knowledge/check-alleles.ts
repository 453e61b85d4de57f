import { basesMeant, type AlleleDefinition } from "@/lib/schema";
import { describe, type ContentIssue } from "./content-file";
import type { Located, ParsedContent } from "./parse";

/**
 * Returns an issue for everything in an allele definition that names what the
 * definition does not have: a base no line documents, a position or an allele
 * of another gene, two alleles with the same bases, a position no allele uses.
 */
export function alleleDefinitions(content: Pick<ParsedContent, "alleleDefinitions">): readonly ContentIssue[] {
  return content.alleleDefinitions.flatMap((record) => {
    const at = (path: readonly PropertyKey[], found: string, expected: string): ContentIssue => ({
      file: record.file,
      line: record.lineOf(path),
      found,
      expected,
    });
    const names = Object.keys(record.value.alleles);
    if (names.length === 0) {
      return record.value.notCallable === undefined
        ? [at(["alleles"], "no alleles", "alleles, or `notCallable` with the test that can")]
        : [];
    }
    return [...frame(record.value, at), ...bases(record, at), ...rules(record.value, at)];
  });
}

type At = (path: readonly PropertyKey[], found: string, expected: string) => ContentIssue;

function frame(definition: AlleleDefinition, at: At): readonly ContentIssue[] {
  const positions = definition.positions.map((position) => position.positionOneBased);
  const unordered = positions.flatMap((position, i) =>
    i > 0 && position <= (positions[i - 1] ?? 0)
      ? [at(["positions", i], String(position), "positions in ascending order, each once")]
      : [],
  );
  return [
    ...unordered,
    ...(definition.chromosome === undefined
      ? [at([], "alleles without a chromosome", "the chromosome of the positions")]
      : []),
    ...(definition.reference === undefined || definition.alleles[definition.reference] === undefined
      ? [at(["reference"], describe(definition.reference), "the allele that has the genome's own bases")]
      : []),
  ];
}

function bases(record: Located<AlleleDefinition>, at: At): readonly ContentIssue[] {
  const definition = record.value;
  const documented = new Map(
    definition.positions.map((position) => [
      String(position.positionOneBased),
      [position.reference, ...position.alternates],
    ]),
  );
  const seen = new Map<string, string>();
  const used = new Set<string>();
  const issues: ContentIssue[] = [];
  for (const [name, pattern] of Object.entries(definition.alleles)) {
    for (const [position, base] of Object.entries(pattern)) {
      used.add(position);
      const known = documented.get(position);
      const wanted = basesMeant(base);
      if (known === undefined) issues.push(at(["alleles", name, position], position, "a position of this gene"));
      else if (!wanted.every((one) => known.includes(one)))
        issues.push(at(["alleles", name, position], base, `bases among ${known.join(", ")}`));
    }
    const key = JSON.stringify(
      Object.entries(pattern)
        .filter(([position, base]) => documented.get(position)?.[0] !== base)
        .sort(),
    );
    const twin = seen.get(key);
    if (twin !== undefined) issues.push(at(["alleles", name], `the same bases as ${twin}`, "bases of its own"));
    seen.set(key, name);
  }
  const idle = definition.positions.filter((position) => !used.has(String(position.positionOneBased)));
  return [
    ...issues,
    ...idle.map((position) =>
      at(["positions"], `${position.positionOneBased}, which no allele names`, "positions that tell alleles apart"),
    ),
  ];
}

function rules(definition: AlleleDefinition, at: At): readonly ContentIssue[] {
  const isPosition = (position: number): boolean =>
    definition.positions.some((one) => one.positionOneBased === position);
  const isAllele = (name: string): boolean => definition.alleles[name] !== undefined;
  const { linkedPair, fallback } = definition;
  const positions: readonly (readonly [string, readonly number[]])[] = [
    ["required", definition.required],
    ["linkedPair", linkedPair === undefined ? [] : [linkedPair.decisive, linkedPair.companion]],
    ["fallback", fallback === undefined ? [] : [fallback.position]],
  ];
  const alleles: readonly (readonly [string, readonly string[]])[] = [
    ["fullyDefined", definition.fullyDefined],
    ["suballeles", Object.keys(definition.suballeles)],
    ["printedAs", Object.keys(definition.printedAs)],
    ["droppedInResearch", definition.droppedInResearch],
    ["linkedPair", linkedPair === undefined ? [] : [linkedPair.alone, linkedPair.both]],
    ["fallback", fallback === undefined ? [] : Object.values(fallback.alleles)],
    [
      "unphasedPriorities",
      definition.unphasedPriorities.flatMap((one) => one.among.flatMap((diplotype) => diplotype.split("/"))),
    ],
  ];
  return [
    ...positions.flatMap(([key, list]) =>
      list
        .filter((position) => !isPosition(position))
        .map((position) => at([key], String(position), "a position of this gene")),
    ),
    ...alleles.flatMap(([key, list]) =>
      list.filter((name) => !isAllele(name)).map((name) => at([key], describe(name), "an allele of this gene")),
    ),
    ...definition.unphasedPriorities
      .filter((one) => !one.among.includes(one.pick))
      .map((one) => at(["unphasedPriorities"], one.pick, `one of ${one.among.join(", ")}`)),
  ];
}

/**
 * Returns an issue for a position that no evidence names, or that lies
 * elsewhere than the evidence says or an allele definition has it.
 */
export function evidencePositions(
  content: Pick<ParsedContent, "evidencePositions" | "annotations" | "findings" | "exclusions" | "alleleDefinitions"> &
    Partial<Pick<ParsedContent, "labelTags">>,
): readonly ContentIssue[] {
  const variants = [...content.annotations, ...content.findings, ...content.exclusions].flatMap(
    (record) => record.value.variants,
  );
  const onLabels = new Set((content.labelTags ?? []).flatMap(({ value }) => value.rows.flatMap((row) => row.variants)));
  const defined = new Map(
    content.alleleDefinitions.flatMap(({ value }) =>
      value.positions.map((position) => [position.rsid, position] as const),
    ),
  );
  return content.evidencePositions.flatMap((record) =>
    record.value.positions.flatMap((position, i) => {
      const at = (found: string, expected: string): ContentIssue => ({
        file: record.file,
        line: record.lineOf(["positions", i]),
        found,
        expected,
      });
      const named = variants.filter((variant) => variant.rsid === position.rsid);
      if (named.length === 0 && !onLabels.has(position.rsid))
        return [
          at(`${position.rsid}, which no evidence names`, "a variant of some finding, annotation, exclusion or label"),
        ];
      const elsewhere = named.find(
        ({ grch38 }) =>
          grch38 !== undefined &&
          (`chr${grch38.chromosome}` !== position.chromosome || grch38.positionOneBased !== position.positionOneBased),
      );
      const other = defined.get(position.rsid);
      const isOther =
        other !== undefined &&
        (other.positionOneBased !== position.positionOneBased || other.reference !== position.reference);
      return elsewhere !== undefined || isOther
        ? [
            at(
              `${position.rsid} at ${position.chromosome}:${position.positionOneBased}`,
              "the place that the evidence and the allele definitions give",
            ),
          ]
        : [];
    }),
  );
}
