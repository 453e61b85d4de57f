/** A refusal as other software reads it: what kind of fault, and what to do. Never holds what was sent. */
export interface OperationOutcome {
  readonly resourceType: "OperationOutcome";
  readonly issue: readonly {
    readonly severity: "error";
    readonly code: IssueCode;
    readonly diagnostics: string;
    readonly expression?: readonly string[];
  }[];
}

/** @source FHIR R4, value set issue-type */
export type IssueCode =
  | "structure"
  | "required"
  | "value"
  | "invalid"
  | "security"
  | "login"
  | "forbidden"
  | "not-found"
  | "not-supported"
  | "too-long"
  | "throttled"
  | "timeout"
  | "exception"
  | "business-rule"
  | "incomplete";

/** A call that cannot be answered. */
export interface Refusal {
  readonly status: 400 | 401 | 403 | 404 | 405 | 408 | 412 | 413 | 415 | 429 | 500 | 503;
  readonly code: IssueCode;
  /** Our own sentence; never a part of the request. */
  readonly diagnostics: string;
  /** The field at fault, e.g. "context.patientId". */
  readonly expression?: string;
}

/** Returns the refusal as a FHIR OperationOutcome. */
export function operationOutcome({ code, diagnostics, expression }: Refusal): OperationOutcome {
  return {
    resourceType: "OperationOutcome",
    issue: [
      { severity: "error", code, diagnostics, ...(expression === undefined ? {} : { expression: [expression] }) },
    ],
  };
}
