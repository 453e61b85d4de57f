import type { Knowledge } from "@/lib/knowledge";
import type { CdsRequest } from "./request";
import { referenceIn, relative, resourcesIn, type Resources } from "../fhir/resources";
import { objectIn, textIn, type JsonObject } from "../json";
import { matchDrugs, medicationText, type DrugMatch } from "../fhir/match-drug";

/** An order for a medicine, and the drugs of ours in it. */
export interface CdsOrder {
  /** `MedicationRequest/id`; null when the order has no id. */
  readonly reference: string | null;
  readonly isDraft: boolean;
  readonly matches: readonly DrugMatch[];
}

/** The orders in focus. */
export interface CdsOrders {
  readonly orders: readonly CdsOrder[];
  /** References to medicines that we do not have: `Medication/id`. */
  readonly missing: readonly string[];
  /** How many orders wait for one of them. */
  readonly unresolved: number;
}

/** Orders that are over, or were never meant, ask for nothing. */
const OVER: ReadonlySet<string> = new Set(["cancelled", "completed", "entered-in-error", "stopped"]);

/**
 * Returns the orders of a call that are for medicines: the chosen ones of
 * order-select, all of order-sign. Orders of other kinds, orders not to give
 * something, and orders without a medicine yet are passed over. `sent` is
 * everything the client or its server gave us beside the orders.
 */
export function ordersIn(request: CdsRequest, knowledge: Knowledge, sent: Resources): CdsOrders {
  const { selections } = request;
  // Some clients choose an order by its id alone, without the type before it.
  const isChosen = (order: JsonObject): boolean => {
    const id = textIn(order["id"]) ?? "";
    return (
      selections === null ||
      (id !== "" && selections.some((one) => one === id || relative(one) === `MedicationRequest/${id}`))
    );
  };
  const chosen = request.draftOrders.filter((order) => isMedicationRequest(order) && isChosen(order));
  const drafts = resourcesIn(request.draftBundle);
  return readOrders(chosen, knowledge, (reference, from) => drafts.find(reference, from) ?? sent.find(reference, from));
}

/** Returns the active orders among resources, for a view of the patient. Orders of another patient are left out. */
export function activeOrders(request: CdsRequest, knowledge: Knowledge, sent: Resources): CdsOrders {
  const mine = sent.all
    .filter(({ owner }) => owner === null)
    .map(({ resource }) => resource)
    .filter((order) => {
      const subject = referenceIn(order["subject"]);
      return (
        isMedicationRequest(order) &&
        textIn(order["status"]) === "active" &&
        (subject === `Patient/${request.patientId}` ||
          subject === `${request.fhirServer ?? ""}/Patient/${request.patientId}`)
      );
    });
  return readOrders(mine, knowledge, sent.find);
}

function isMedicationRequest(order: JsonObject): boolean {
  return (
    textIn(order["resourceType"]) === "MedicationRequest" &&
    order["doNotPerform"] !== true &&
    !OVER.has(textIn(order["status"]) ?? "")
  );
}

function readOrders(orders: readonly JsonObject[], knowledge: Knowledge, find: Resources["find"]): CdsOrders {
  const missing: string[] = [];
  let unresolved = 0;
  const read = orders.flatMap((order): readonly CdsOrder[] => {
    const found = matchesOf(order, knowledge, find);
    if (found.kind === "missing") {
      unresolved += 1;
      if (found.reference !== null) missing.push(found.reference);
      return [];
    }
    const id = textIn(order["id"]);
    const isDraft = [null, "draft"].includes(textIn(order["status"]));
    return [
      {
        reference: id !== null && /^[A-Za-z0-9\-.]{1,64}$/.test(id) ? `MedicationRequest/${id}` : null,
        isDraft,
        matches: found.matches,
      },
    ];
  });
  return { orders: read, missing: [...new Set(missing)], unresolved };
}

type Found =
  | { readonly kind: "read"; readonly matches: readonly DrugMatch[] }
  | { readonly kind: "missing"; readonly reference: string | null };

function matchesOf(order: JsonObject, knowledge: Knowledge, find: Resources["find"]): Found {
  // FHIR R5 puts code and reference under one name.
  const later = objectIn(order["medication"]);
  const own = medicationText(order["medicationCodeableConcept"] ?? later?.["concept"]);
  if (own.codes.length + own.texts.length > 0) return { kind: "read", matches: matchDrugs(knowledge, own) };
  const named = objectIn(order["medicationReference"]) ?? objectIn(later?.["reference"]);
  const reference = referenceIn(named);
  const medication = find(reference, order);
  if (medication !== null) return { kind: "read", matches: matchDrugs(knowledge, medicationText(medication["code"])) };
  // A display beside a reference, or in its place, names the medicine as well as it can.
  const display = textIn(named?.["display"]);
  const matches = display === null ? [] : matchDrugs(knowledge, { codes: [], texts: [display] });
  if (matches.length > 0 || reference === null) return { kind: "read", matches };
  const target = relative(reference);
  return { kind: "missing", reference: target !== null && target.startsWith("Medication/") ? target : null };
}
