import type { CdsService } from "./services";
import { referenceIn } from "../fhir/resources";
import { depthOf, objectIn, objectsIn, textIn, textsIn, type JsonObject } from "../json";
import type { Refusal } from "../fhir/operation-outcome";

/** A call to a service, understood. */
export interface CdsRequest {
  readonly patientId: string;
  /** `Type/id` of whoever is signed in. */
  readonly userId: string;
  readonly encounterId: string | null;
  /** `Type/id` of the chosen orders; null for a hook that has none. */
  readonly selections: readonly string[] | null;
  readonly draftOrders: readonly JsonObject[];
  /** The bundle they came in, with the addresses it gives them. */
  readonly draftBundle: JsonObject;
  readonly prefetch: JsonObject;
  readonly fhirServer: string | null;
  /** Passing: for the one answer, never kept and never told. */
  readonly accessToken: string | null;
}

export type Parsed =
  { readonly ok: true; readonly value: CdsRequest } | { readonly ok: false; readonly refusal: Refusal };

/** Real bodies reach about fifteen levels. */
export const DEEPEST_BODY = 64;

const ID = /^[A-Za-z0-9\-.]{1,64}$/;
const USER = /^(?:Practitioner|PractitionerRole|Patient|RelatedPerson|Device)\/[A-Za-z0-9\-.]{1,64}$/;

/**
 * Returns the call, or what keeps us from answering it. Required fields are
 * required; what real clients leave out or shape otherwise is tolerated: a
 * Bundle without a type, one category instead of a list, an order without its
 * medicine, prefetch keys of the client's own.
 *
 * @source CDS Hooks 2.0.1, HTTP request and the three hooks' contexts
 */
export function parseCdsRequest(service: CdsService, body: unknown): Parsed {
  if (depthOf(body, DEEPEST_BODY) > DEEPEST_BODY)
    return refuse("structure", `The body is nested more than ${DEEPEST_BODY} levels deep.`);
  const request = objectIn(body);
  if (request === null) return refuse("structure", "Expected a JSON object.");
  const hook = textIn(request["hook"]);
  if (hook === null) return refuse("required", "Expected the name of the hook.", "hook");
  if (hook !== service.hook) return refuse("value", `This service answers the hook ${service.hook} alone.`, "hook");
  if (textIn(request["hookInstance"]) === null)
    return refuse("required", "Expected the identifier of this call, a UUID.", "hookInstance");
  const context = objectIn(request["context"]);
  if (context === null) return refuse("required", "Expected the context of the hook.", "context");

  const faults = contextFaults(service, context) ?? serverFaults(request);
  if (faults !== null) return { ok: false, refusal: faults };
  const prefetch = request["prefetch"] ?? {};
  const prefetched = objectIn(prefetch);
  if (prefetched === null) return refuse("structure", "Expected an object of prefetched data.", "prefetch");
  const draftEntries = objectsIn(objectIn(context["draftOrders"])?.["entry"]);
  const value: CdsRequest = {
    patientId: textIn(context["patientId"]) ?? "",
    userId: textIn(context["userId"]) ?? "",
    encounterId: ID.test(textIn(context["encounterId"]) ?? "") ? textIn(context["encounterId"]) : null,
    selections: service.hook === "order-select" ? textsIn(context["selections"]) : null,
    draftOrders: draftEntries.flatMap((entry) => objectsIn(entry["resource"])),
    draftBundle: { resourceType: "Bundle", entry: draftEntries },
    prefetch: prefetched,
    fhirServer: textIn(request["fhirServer"])?.replace(/\/+$/, "") ?? null,
    accessToken: textIn(objectIn(request["fhirAuthorization"])?.["access_token"]),
  };
  const mismatch = patientMismatch(value);
  return mismatch === null ? { ok: true, value } : { ok: false, refusal: mismatch };
}

function contextFaults({ hook }: CdsService, context: JsonObject): Refusal | null {
  const patientId = textIn(context["patientId"]);
  if (patientId === null) return refusal("required", "Expected the id of the patient.", "context.patientId");
  if (!ID.test(patientId))
    return refusal("value", "Expected a FHIR id: letters, digits, hyphens and dots, at most 64.", "context.patientId");
  const userId = textIn(context["userId"]);
  if (userId === null) return refusal("required", "Expected who is signed in, as Type/id.", "context.userId");
  if (!USER.test(userId))
    return refusal(
      "value",
      "Expected Type/id of a Practitioner, PractitionerRole, Patient or RelatedPerson.",
      "context.userId",
    );
  if (hook === "patient-view") return null;
  if (objectIn(context["draftOrders"]) === null)
    return refusal("required", "Expected a Bundle of the orders.", "context.draftOrders");
  if (hook === "order-select" && !Array.isArray(context["selections"]))
    return refusal("required", "Expected a list of the chosen orders, each Type/id.", "context.selections");
  return null;
}

function serverFaults(request: JsonObject): Refusal | null {
  const server = request["fhirServer"];
  const authorisation = request["fhirAuthorization"];
  if (server !== undefined && server !== null && !isHttpAddress(server))
    return refusal("value", "Expected the address of a FHIR server.", "fhirServer");
  if (authorisation === undefined || authorisation === null) return null;
  if (textIn(server) === null)
    return refusal("required", "Expected the server that the authorization is for.", "fhirServer");
  const { access_token: token, token_type: type } = objectIn(authorisation) ?? {};
  return textIn(token) === null || String(type).toLowerCase() !== "bearer"
    ? refusal("structure", "Expected a bearer token.", "fhirAuthorization")
    : null;
}

function isHttpAddress(value: unknown): boolean {
  return /^https?:\/\/[^\s/?#@]+(?:\/[^\s?#]*)?$/i.test(textIn(value) ?? "");
}

/** Orders or a patient record of somebody else make the whole call doubtful: no card may rest on it. */
function patientMismatch(request: CdsRequest): Refusal | null {
  const { patientId, fhirServer } = request;
  const isOther = (reference: string | null): boolean =>
    reference !== null &&
    !reference.startsWith("#") &&
    !reference.startsWith("urn:") &&
    reference.replace(/\/_history\/[^/]*$/, "") !== `Patient/${patientId}` &&
    reference !== `${fhirServer ?? ""}/Patient/${patientId}`;
  if (request.draftOrders.some((order) => isOther(referenceIn(order["subject"])))) {
    return refusal("business-rule", "An order is for another patient than the context names.", "context.draftOrders");
  }
  const sent = objectIn(request.prefetch["patient"]);
  if (
    sent !== null &&
    textIn(sent["resourceType"]) === "Patient" &&
    textIn(sent["id"]) !== null &&
    textIn(sent["id"]) !== patientId
  ) {
    return refusal("business-rule", "The prefetched patient is another than the context names.", "prefetch.patient");
  }
  return null;
}

function refuse(code: Refusal["code"], diagnostics: string, expression?: string): Parsed {
  return { ok: false, refusal: refusal(code, diagnostics, expression) };
}

function refusal(code: Refusal["code"], diagnostics: string, expression?: string): Refusal {
  return { status: 400, code, diagnostics, ...(expression === undefined ? {} : { expression }) };
}
