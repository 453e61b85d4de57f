import { GENOTYPE, HAPLOTYPE, LOINC, TBD, THERAPEUTIC_IMPLICATION } from "../fhir/codes";
import { SINGLE_GENE_CODES } from "../fhir/single-gene-codes";

export type Hook = "order-select" | "order-sign" | "patient-view";

/** A service as the discovery document lists it. */
export interface CdsService {
  readonly hook: Hook;
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly usageRequirements: string;
  readonly prefetch: Readonly<Record<string, string>>;
}

/**
 * The searches for a patient's results. The patient's own record is not among
 * them: no advice here depends on a name or a birthday, so neither is asked for.
 * Genotypes are searched for together with the results of single genes and
 * alleles, which laboratories report under codes of their own.
 */
const RESULTS = {
  genotypes: `Observation?patient={{context.patientId}}&code=${[GENOTYPE, ...SINGLE_GENE_CODES].map((code) => `${LOINC}|${code}`).join(",")}`,
  haplotypes: `Observation?patient={{context.patientId}}&code=${LOINC}|${HAPLOTYPE}`,
  implications: `Observation?patient={{context.patientId}}&code=${TBD}|${THERAPEUTIC_IMPLICATION}`,
} as const;

const NEEDS =
  "Results coded as HL7 Genomics Reporting has them: genotypes (LOINC 84413-4), haplotypes (84414-2) or therapeutic implications; or under the LOINC codes of single genes, such as 79714-2 and 50956-2. Medicines by RxNorm code or by name.";
const LIMIT = "For research and teaching; not a medical device.";

/**
 * Every service. Each has an id of its own: a client that keys services by id
 * would otherwise keep only the last of those that share one.
 *
 * @source CDS Hooks 2.0.1, Discovery; prefetch templates hold reads and plain
 * searches alone (Prefetch query restrictions)
 */
export const CDS_SERVICES: readonly CdsService[] = [
  {
    hook: "order-select",
    id: "pgx-order-select",
    title: "Gene check when an order is chosen",
    description: `Says what guidelines advise for the chosen medicine with the patient's genetic results, or that a test is advised first. ${LIMIT}`,
    usageRequirements: NEEDS,
    prefetch: RESULTS,
  },
  {
    hook: "order-sign",
    id: "pgx-order-sign",
    title: "Gene check when orders are signed",
    description: `Says what guidelines advise for the medicines about to be signed with the patient's genetic results, or that a test is advised first. ${LIMIT}`,
    usageRequirements: NEEDS,
    prefetch: RESULTS,
  },
  {
    hook: "patient-view",
    id: "pgx-patient-view",
    title: "Medicines that the patient's genes bear on",
    description: `Lists the active medicines for which a guideline advises something else with the patient's genetic results. ${LIMIT}`,
    usageRequirements: NEEDS,
    prefetch: { ...RESULTS, medications: "MedicationRequest?patient={{context.patientId}}&status=active" },
  },
];

/** Returns the discovery document. @source CDS Hooks 2.0.1, Discovery */
export function discovery(): { readonly services: readonly CdsService[] } {
  return { services: CDS_SERVICES };
}

/** Returns the service of an id; null for an id that is none of ours. */
export function serviceOf(id: string): CdsService | null {
  return CDS_SERVICES.find((service) => service.id === id) ?? null;
}

/** Keys whose answers hold results, as against medicines. */
export const RESULT_KEYS: readonly string[] = Object.keys(RESULTS);
