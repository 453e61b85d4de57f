import type { Message, Segment } from "./segments";

/** How far a result is, as the status of its OBX says. @source HL7 table 0085, Observation result status codes */
export type Standing = "final" | "corrected" | "not-final" | "withdrawn" | "unknown";

const STANDINGS: Readonly<Record<string, Standing>> = {
  F: "final",
  U: "final",
  C: "corrected",
  P: "not-final",
  R: "not-final",
  I: "not-final",
  S: "not-final",
  O: "not-final",
  N: "not-final",
  D: "withdrawn",
  W: "withdrawn",
  X: "withdrawn",
};

/** One OBX with what its order and the notes below it say of it. */
export interface Observed {
  readonly lineOneBased: number;
  /** Place of its order among all orders: OBX-4 groups within one. */
  readonly order: number;
  /** The number of the order where the sender gave one: it makes a correction of a later message find what it corrects. */
  readonly orderId: string;
  readonly type: string;
  readonly codes: readonly { readonly code: string; readonly text: string; readonly system: string }[];
  readonly subId: string;
  /** The components of each repetition. */
  readonly values: readonly (readonly string[])[];
  readonly flags: readonly string[];
  readonly standing: Standing;
  readonly status: string;
  /** Comments (NTE) on it or on its order. */
  readonly notes: readonly Note[];
}

export interface Note {
  readonly lineOneBased: number;
  readonly text: string;
}

/** Returns the observations of messages, each with the notes that follow it and those of its order. */
export function observationsOf(messages: readonly Message[]): readonly Observed[] {
  const found: { observed: Observed; own: Note[]; ofOrder: Note[] }[] = [];
  let order = 0;
  for (const { segments } of messages) {
    let request: Segment | null = null;
    let ofOrder: Note[] = [];
    let last: Note[] = ofOrder;
    order += 1;
    for (const segment of segments) {
      if (segment.name === "OBR") {
        order += 1;
        request = segment;
        ofOrder = [];
        last = ofOrder;
      } else if (segment.name === "OBX") {
        const own: Note[] = [];
        last = own;
        found.push({ observed: observedOf(segment, request, order), own, ofOrder });
      } else if (segment.name === "NTE")
        last.push({ lineOneBased: segment.lineOneBased, text: segment.field(3).flat().join(" ") });
    }
  }
  return found.map(({ observed, own, ofOrder }) => ({ ...observed, notes: [...ofOrder, ...own] }));
}

function observedOf(segment: Segment, request: Segment | null, order: number): Observed {
  const [code = "", text = "", system = "", otherCode = "", otherText = "", otherSystem = ""] =
    segment.field(3)[0] ?? [];
  const ofOrder = request === null ? "" : first(request, 25);
  const status = (first(segment, 11) || ofOrder).toUpperCase();
  const own = Object.hasOwn(STANDINGS, status) ? STANDINGS[status] : undefined;
  return {
    lineOneBased: segment.lineOneBased,
    order,
    orderId: request === null ? "" : first(request, 3) || first(request, 2),
    type: first(segment, 2).toUpperCase(),
    codes: [
      { code, text, system },
      { code: otherCode, text: otherText, system: otherSystem },
    ].filter((one) => one.code !== "" || one.text !== ""),
    subId: segment.field(4).flat().join("."),
    values: segment.field(5).filter((parts) => parts.some((part) => part !== "")),
    flags: segment
      .field(8)
      .flat()
      .filter((flag) => flag !== ""),
    // A cancelled order takes its observations with it.
    standing: ofOrder.toUpperCase() === "X" ? "withdrawn" : (own ?? "unknown"),
    status,
    notes: [],
  };
}

function first(segment: Segment, field: number): string {
  return segment.field(field)[0]?.[0] ?? "";
}

/** Returns what tells the patients of messages apart, one entry each; nothing of it is for showing. */
export function patientsOf(messages: readonly Message[]): ReadonlySet<string> {
  const keys = messages.flatMap(({ segments }) => {
    const patients = segments.filter(({ name }) => name === "PID");
    return patients.length === 0 ? ["none"] : patients.map(patientKey);
  });
  return new Set(keys);
}

function patientKey(patient: Segment): string {
  const id = patient.field(3)[0] ?? [];
  if (first(patient, 3) !== "") return `id ${id[0] ?? ""} ${id[3] ?? ""}`;
  return `named ${patient.field(5).flat().slice(0, 2).join(" ")} ${first(patient, 7)}`;
}

/** Fields that hold names of people. @source HL7 Version 2.5.1, chapters 3, 4 and 7: fields of type XPN and XCN */
export const PEOPLE: Readonly<Record<string, readonly number[]>> = {
  PID: [5, 6, 9],
  NK1: [2, 30],
  PV1: [7, 8, 9, 17, 52],
  PD1: [4],
  ORC: [10, 11, 12, 19],
  OBR: [10, 16, 28, 32, 33, 34, 35],
  OBX: [16, 25],
};

/** Returns the words of names of people in messages, in lower case, so that they can be kept out of what is shown. */
export function peopleIn(messages: readonly Message[]): ReadonlySet<string> {
  const words = messages.flatMap(({ segments }) =>
    segments.flatMap((segment) =>
      (PEOPLE[segment.name] ?? []).flatMap((field) =>
        segment
          .field(field)
          .flat()
          .join(" ")
          .toLowerCase()
          .split(/[^\p{L}]+/u),
      ),
    ),
  );
  return new Set(words.filter((word) => word.length > 2));
}
