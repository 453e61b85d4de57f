"use client"; // the file is read here, in the browser, and never sent

import { useState } from "react";
import { useHydrated } from "../_components/hydrated";

interface Props {
  readonly drugs: readonly string[];
  readonly today: string;
  /** Takes the values by gene, as a field would hold them. */
  readonly onRead: (values: Readonly<Record<string, readonly string[]>>) => void;
}

const MOST_BYTES = 5_000_000;

/** Fills the fields from a laboratory's FHIR file. What of it cannot be read is said here, and never in an address or a log. */
export function FhirFile({ drugs, today, onRead }: Props) {
  const [told, setTold] = useState<readonly string[]>([]);
  const isReady = useHydrated();

  const open = async (file: File): Promise<void> => {
    if (file.size > MOST_BYTES)
      return setTold([`The file is longer than ${MOST_BYTES / 1_000_000} MB; expected the results of one patient.`]);
    try {
      const { readFhirText } = await import("./fhir-engine");
      const { values, lines } = await readFhirText(await file.text(), drugs, today);
      onRead(values);
      setTold(lines);
    } catch {
      setTold(["The file could not be read: what this needs did not load. Try again."]);
    }
  };
  return (
    <div className="field mt-3">
      <label htmlFor="fhir-file">Or open a FHIR file</label>
      <input
        id="fhir-file"
        type="file"
        accept=".json,application/json,application/fhir+json"
        className="control"
        disabled={!isReady}
        aria-describedby="fhir-file-said"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file !== undefined) void open(file);
        }}
      />
      <p id="fhir-file-said" className="hint" aria-live="polite">
        {told.length === 0 ? "A Bundle, report or observation in JSON; it stays in this browser" : told.join(" ")}
      </p>
    </div>
  );
}
