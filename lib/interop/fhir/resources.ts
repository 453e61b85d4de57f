import { objectIn, objectsIn, textIn, type JsonObject } from "../json";

/** A resource and the address its bundle gives it. */
export interface Placed {
  readonly resource: JsonObject;
  readonly type: string;
  readonly fullUrl: string | null;
  /** The resource that contains it; null for one that stands by itself. */
  readonly owner: JsonObject | null;
}

/** Resources found in whatever was sent, and how to follow a reference between them. */
export interface Resources {
  readonly all: readonly Placed[];
  /** Bundles among them, in the order they were met. */
  readonly bundles: readonly JsonObject[];
  /** Entries that hold something which names no resource type, or lies deeper than any real message. */
  readonly nameless: number;
  /** Returns the resource a reference means; null when it is not among them. `from` resolves `#contained`. */
  readonly find: (reference: string | null, from?: JsonObject) => JsonObject | null;
}

/** Bundles in bundles, parts in parts: deeper than any real message. */
const DEEPEST = 8;

/**
 * Returns every resource in a Bundle of any type, a Parameters resource with
 * its parts, a bare resource, or a list of any of these, and the resources
 * they contain. What is no resource is counted; an OperationOutcome is a
 * resource like others.
 *
 * @source FHIR R4, Bundle, Parameters and contained resources; FHIR/genomics-operations for parts
 */
export function resourcesIn(input: unknown): Resources {
  const into: Collected = { all: [], bundles: [], nameless: 0 };
  collect(input, null, 0, into);
  const byAddress = new Map<string, JsonObject>();
  const owners = new Map<JsonObject, JsonObject>();
  for (const { resource, type, fullUrl, owner } of into.all) {
    if (owner !== null) {
      owners.set(resource, owner);
      continue;
    }
    const id = textIn(resource["id"]);
    const addresses = [id === null ? null : `${type}/${id}`, fullUrl].filter((address) => address !== null);
    for (const address of addresses) if (!byAddress.has(address)) byAddress.set(address, resource);
  }
  return {
    ...into,
    find: (reference, from) => {
      if (reference === null) return null;
      if (reference.startsWith("#")) {
        // An id of a contained resource means something inside its own container alone.
        const holder = from === undefined ? undefined : (owners.get(from) ?? from);
        return objectsIn(holder?.["contained"]).find((one) => textIn(one["id"]) === reference.slice(1)) ?? null;
      }
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

interface Collected {
  readonly all: Placed[];
  readonly bundles: JsonObject[];
  nameless: number;
}

function collect(value: unknown, fullUrl: string | null, depth: number, into: Collected): void {
  if (depth > DEEPEST) {
    if (value !== undefined) into.nameless += 1;
    return;
  }
  if (Array.isArray(value)) {
    value.forEach((item) => collect(item, null, depth + 1, into));
    return;
  }
  const resource = objectIn(value);
  const type = textIn(resource?.["resourceType"]);
  if (resource === null || type === null) {
    if (resource !== null && depth > 0) into.nameless += 1;
    return;
  }
  if (type === "Bundle") {
    into.bundles.push(resource);
    objectsIn(resource["entry"]).forEach((entry) =>
      collect(entry["resource"], textIn(entry["fullUrl"]), depth + 1, into),
    );
  } else if (type === "Parameters") {
    objectsIn(resource["parameter"]).forEach((parameter) => collectParameter(parameter, depth + 1, into));
  } else {
    into.all.push({ resource, type, fullUrl, owner: null });
    for (const inner of objectsIn(resource["contained"])) {
      const innerType = textIn(inner["resourceType"]);
      if (innerType !== null) into.all.push({ resource: inner, type: innerType, fullUrl: null, owner: resource });
    }
  }
}

function collectParameter(parameter: JsonObject, depth: number, into: Collected): void {
  if (depth > DEEPEST) return;
  if (parameter["resource"] !== undefined) collect(parameter["resource"], null, depth + 1, into);
  objectsIn(parameter["part"]).forEach((part) => collectParameter(part, depth + 1, into));
}
