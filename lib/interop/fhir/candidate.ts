import type { Problem } from "@/lib/schema";
import type { GenomicKind } from "./observation";
import type { JsonObject } from "../json";

/** Whose results are wanted, and what day it is. */
export interface Wanted {
  /** Id of the patient; null takes the one patient whom all results are of. */
  readonly patient: string | null;
  /** Base address of the server that the references are of; null when it is not known. */
  readonly fhirServer: string | null;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** A genomic observation, or a component that is a result by itself. */
export interface Readable {
  /** What holds the value and the code. */
  readonly holder: JsonObject;
  /** The observation that the holder is or is part of: its status, subject and day count. */
  readonly observation: JsonObject;
  readonly kind: GenomicKind;
  /** Place among all resources, for the path of a problem. */
  readonly index: number;
  readonly day: string | null;
  /** The resource that contains the observation; null for one that stands by itself. */
  readonly owner: JsonObject | null;
  readonly fullUrl: string | null;
}

/** Returns "a genotype", "an implication". */
export function aKind({ kind }: Pick<Readable, "kind">): string {
  return kind === "other" ? "a result" : `${kind === "implication" ? "an" : "a"} ${kind}`;
}

/** Returns a problem about one observation; it never holds who the observation is of. */
export function problemOf(
  { index }: Pick<Readable, "index">,
  code: string,
  found: string,
  expected: string,
  remedy: string,
): Problem {
  return { code, path: ["resources", index], found, expected, remedy, nearest: [] };
}
