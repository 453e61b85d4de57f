import type { Knowledge } from "@/lib/knowledge";
import type { WordedNote } from "@/lib/report";
import type { Step } from "@/lib/schema";
import type { CdsOrder } from "./orders";
import type { CdsRequest } from "./request";
import { RXNORM } from "../fhir/codes";
import type { JsonObject } from "../json";

/** @source CDS Hooks 2.0.1, Suggestion and Action */
export interface CdsSuggestion {
  readonly uuid: string;
  readonly label: string;
  readonly actions: readonly (
    | { readonly type: "create"; readonly description: string; readonly resource: JsonObject }
    | { readonly type: "delete"; readonly description: string; readonly resourceId: string }
  )[];
}

export interface SuggestionInput {
  readonly knowledge: Knowledge;
  readonly request: CdsRequest;
  readonly drug: string;
  /** The draft that would be replaced; null offers nothing. */
  readonly order: CdsOrder | null;
  readonly lead: WordedNote;
  /** Whether another drug fits the patient's own results. */
  readonly fits: (drug: string) => boolean;
  readonly newId: () => string;
}

const MOST_SUGGESTIONS = 4;

/**
 * Returns what one click could do: order an alternative that the row names, or
 * the same drug with the advised dose as its instruction. The amount stays for
 * the prescriber: no dose is carried from one drug to another, and none is
 * computed. Nothing is offered for combination products, for orders that are
 * no drafts, or where the row names nothing definite.
 *
 * Created before deleted: a client that carries out only the first action then
 * still has an order.
 */
export function suggestionsFor(input: SuggestionInput): readonly CdsSuggestion[] {
  const { order, lead, knowledge, drug, fits } = input;
  if (order === null || order.reference === null || !order.isDraft || order.matches.length !== 1) return [];
  const steps = lead.steps.filter((step) => step.aside !== true);
  const name = knowledge.drugs[drug]?.name ?? drug;
  const alternatives = [
    ...new Set(steps.filter((step) => step.kind === "use-alternative").flatMap((step) => step.drugs ?? [])),
  ]
    .filter(
      (id) =>
        id !== drug &&
        knowledge.drugs[id]?.kind === "drug" &&
        knowledge.drugs[id].identifiers.rxnorm !== undefined &&
        fits(id),
    )
    .map((id) =>
      replacement(
        input,
        order.reference ?? "",
        id,
        `Order ${knowledge.drugs[id]?.name ?? id} instead of ${name}`,
        null,
      ),
    );
  const isForDose = lead.action.code === "change-dose" && steps.some(hasSize);
  const dose =
    isForDose && knowledge.drugs[drug]?.identifiers.rxnorm !== undefined
      ? [
          replacement(
            input,
            order.reference,
            drug,
            `Order ${name} with the advised dose as instruction`,
            lead.stepLines.join(" "),
          ),
        ]
      : [];
  return [...dose, ...alternatives].slice(0, MOST_SUGGESTIONS);
}

function hasSize(step: Step): boolean {
  const isDose =
    step.kind === "reduce-dose" ||
    step.kind === "increase-dose" ||
    step.kind === "start-dose" ||
    step.kind === "max-dose";
  return isDose && (step.percent !== undefined || step.percentOfNormal !== undefined || step.dose !== undefined);
}

function replacement(
  { knowledge, request, drug, lead, newId }: SuggestionInput,
  reference: string,
  ordered: string,
  label: string,
  instruction: string | null,
): CdsSuggestion {
  const name = knowledge.drugs[ordered]?.name ?? ordered;
  const code = knowledge.drugs[ordered]?.identifiers.rxnorm ?? "";
  const who = `${lead.source}${lead.when === null ? "" : `, ${lead.when}`}${lead.population === null || lead.population === "general" ? "" : `, ${lead.population}`}`;
  return {
    uuid: newId(),
    label,
    actions: [
      {
        type: "create",
        description: `Draft an order of ${name} (${who})`,
        resource: {
          resourceType: "MedicationRequest",
          status: "draft",
          intent: "order",
          medicationCodeableConcept: { coding: [{ system: RXNORM, code, display: name }], text: name },
          subject: { reference: `Patient/${request.patientId}` },
          ...(request.encounterId === null ? {} : { encounter: { reference: `Encounter/${request.encounterId}` } }),
          requester: { reference: request.userId },
          ...(instruction === null ? {} : { dosageInstruction: [{ text: instruction }] }),
        },
      },
      {
        type: "delete",
        description: `Remove the draft order of ${knowledge.drugs[drug]?.name ?? drug}`,
        resourceId: reference,
      },
    ],
  };
}
