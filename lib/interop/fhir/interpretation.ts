import type { ResultKnowledge } from "@/lib/knowledge";
import type { ReadResult } from "@/lib/phenotype";
import type { Problem } from "@/lib/schema";
import { aKind, problemOf, type Readable } from "./candidate";
import { saidIn } from "./said";
import { isCoarserWordFor, keyOf, readValue } from "./value";
import { objectsIn, textIn } from "../json";

/** What a flag says of whether something was found. @source FHIR R4, value set observation-interpretation */
const FOUND: ReadonlyMap<string, boolean> = new Map([
  ["POS", true],
  ["DET", true],
  ["NEG", false],
  ["ND", false],
]);
const OPEN: ReadonlySet<string> = new Set(["IND", "E", "UND"]);

/**
 * Returns why the laboratory's own flag keeps a result from being used: it says that the result is open, that an allele
 * was found which the value says was not, or another phenotype. Null where it agrees, or says nothing of the kind: high,
 * low, normal and abnormal may mean anything of a gene.
 */
export function interpretationProblem(
  candidate: Readable,
  gene: string,
  read: ReadResult,
  knowledge: ResultKnowledge,
): Problem | null {
  const concepts = objectsIn(candidate.holder["interpretation"]);
  const codes = concepts.flatMap((concept) =>
    objectsIn(concept["coding"]).flatMap((coding) => textIn(coding["code"]) ?? []),
  );
  const words = concepts.flatMap((concept) => saidIn({ valueCodeableConcept: concept }).words);
  if (
    codes.some((code) => OPEN.has(code)) ||
    words.some((text) => /^(?:indeterminate|equivocal|undetermined|inconclusive)$/i.test(text))
  )
    return problemOf(
      candidate,
      "interpretation-open",
      `${aKind(candidate)} of ${gene} flagged as indeterminate`,
      "a result that the laboratory calls settled",
      "Ask the laboratory, or test again",
    );
  const isContrary =
    codes.some((code) => contradictsStatus(FOUND.get(code), read)) ||
    words.some((text) => contradicts(text, gene, read, knowledge));
  return isContrary
    ? problemOf(
        candidate,
        "interpretation-contradictory",
        `${aKind(candidate)} of ${gene} whose interpretation says otherwise`,
        "a value and an interpretation that agree",
        "Ask the laboratory which of the two holds",
      )
    : null;
}

function contradictsStatus(isFound: boolean | undefined, { terms, diplotype }: ReadResult): boolean {
  const [only, ...more] = terms;
  if (isFound === undefined || only === undefined || more.length > 0 || diplotype !== null) return false;
  const status = /^\*\S+ (positive|negative)$/.exec(only)?.[1];
  return status !== undefined && (status === "positive") !== isFound;
}

function contradicts(text: string, gene: string, read: ReadResult, knowledge: ResultKnowledge): boolean {
  const status = /^(?:positive|detected|present)$/i.test(text)
    ? true
    : /^(?:negative|not detected|absent)$/i.test(text)
      ? false
      : undefined;
  if (status !== undefined) return contradictsStatus(status, read);
  const said = readValue(knowledge, {
    gene,
    allele: null,
    said: saidIn({ valueString: text }),
    what: "an interpretation",
    isScore: false,
  });
  return (
    said.kind === "read" &&
    keyOf(said.read) !== keyOf(read) &&
    !isCoarserWordFor(said.read, read) &&
    !isCoarserWordFor(read, said.read)
  );
}
