import type { Outcome, PhenotypeMethod } from "@/lib/schema";
import { assign, type Assigned } from "./assign";
import { readDiplotype } from "./diplotype";

/** Returns the phenotype of a diplotype of this gene; null when it names no diplotype or none that is defined. */
export function phenotypeOf(method: PhenotypeMethod, diplotype: string): Assigned | null {
  const read: Outcome<{ readonly alleles: Parameters<typeof assign>[1] }> = readDiplotype(method, diplotype, []);
  return read.ok ? assign(method, read.value.alleles) : null;
}
