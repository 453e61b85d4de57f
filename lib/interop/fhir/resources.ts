import { objectIn, objectsIn, textIn, type JsonObject } from "../json";

/** A resource and the address its bundle gives it. */
export interface Placed {
  readonly resource: JsonObject;
  readonly type: string;
  readonly fullUrl: string | null;
}

/** Resources found in whatever was sent, and how to follow a reference between them. */
export interface Resources {
  readonly all: readonly Placed[];
  /** Returns the resource a reference means; null when it is not among them. `from` resolves `#contained`. */
  readonly find: (reference: string | null, from?: JsonObject) => JsonObject | null;
}

/** Bundles in bundles, parts in parts: deeper than any real message. */
const DEEPEST = 8;

/**
 * Returns every resource in a Bundle of any type, a Parameters resource with
 * its parts, a bare resource, or a list of any of these. What is no resource
 * is passed over; an OperationOutcome is a resource like others, and holds
 * nothing anybody here reads.
 *
 * @source FHIR R4, Bundle and Parameters; FHIR/genomics-operations for parts
 */
export function resourcesIn(input: unknown): Resources {
  const all: Placed[] = [];
  collect(input, null, 0, all);
  const byAddress = new Map<string, JsonObject>();
  for (const { resource, type, fullUrl } of all) {
    const id = textIn(resource["id"]);
    const addresses = [id === null ? null : `${type}/${id}`, fullUrl].filter((address) => address !== null);
    for (const address of addresses) if (!byAddress.has(address)) byAddress.set(address, resource);
  }
  return {
    all,
    find: (reference, from) => {
      if (reference === null) return null;
      if (reference.startsWith("#"))
        return objectsIn(from?.["contained"]).find((one) => textIn(one["id"]) === reference.slice(1)) ?? null;
      return byAddress.get(reference) ?? byAddress.get(relative(reference) ?? "") ?? null;
    },
  };
}

/** Returns the text of a FHIR Reference. */
export function referenceIn(value: unknown): string | null {
  return textIn(objectIn(value)?.["reference"]);
}

/** Returns `Type/id` of an absolute or versioned reference; null for one that has no such end. */
export function relative(reference: string): string | null {
  return /(?:^|\/)([A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64})(?:\/_history\/[A-Za-z0-9\-.]+)?$/.exec(reference)?.[1] ?? null;
}

function collect(value: unknown, fullUrl: string | null, depth: number, into: Placed[]): void {
  if (depth > DEEPEST) return;
  if (Array.isArray(value)) {
    value.forEach((item) => collect(item, null, depth + 1, into));
    return;
  }
  const resource = objectIn(value);
  const type = textIn(resource?.["resourceType"]);
  if (resource === null || type === null) return;
  if (type === "Bundle") {
    objectsIn(resource["entry"]).forEach((entry) =>
      collect(entry["resource"], textIn(entry["fullUrl"]), depth + 1, into),
    );
  } else if (type === "Parameters") {
    objectsIn(resource["parameter"]).forEach((parameter) => collectParameter(parameter, depth + 1, into));
  } else {
    into.push({ resource, type, fullUrl });
  }
}

function collectParameter(parameter: JsonObject, depth: number, into: Placed[]): void {
  if (depth > DEEPEST) return;
  collect(parameter["resource"], null, depth + 1, into);
  objectsIn(parameter["part"]).forEach((part) => collectParameter(part, depth + 1, into));
}
