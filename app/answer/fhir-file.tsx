"use client"; // the file is read here, in the browser, and never sent

import { useRef, useState } from "react";
import { useHydrated } from "../_components/hydrated";
import type { FhirRead } from "./fhir-engine";

interface Props {
  readonly drugs: readonly string[];
  readonly today: string;
  /** Takes the values by gene, as a field would hold them, and returns what is to be told of that. */
  readonly onRead: (values: NonNullable<FhirRead["values"]>) => readonly string[];
  /** Told true while a file is read, and false when its results stand in the fields or it was refused. */
  readonly onFile: (isReading: boolean) => void;
}

/** Fills the fields from a laboratory's FHIR file. What of it cannot be read is said here, and never in an address or a log. */
export function FhirFile({ drugs, today, onRead, onFile }: Props) {
  const [told, setTold] = useState<readonly string[]>([]);
  const isReady = useHydrated();
  // Of two files chosen one after the other the later counts, whichever is read first.
  const chosen = useRef(0);

  const open = async (input: HTMLInputElement, file: File): Promise<void> => {
    const own = (chosen.current += 1);
    onFile(true);
    setTold(["Reading the file…"]);
    const { values, lines } = await readFile(file, drugs, today);
    if (own !== chosen.current) return;
    // No name of a file beside fields that hold nothing of it.
    if (values === null) input.value = "";
    setTold([...lines, ...(values === null ? [] : onRead(values))]);
    onFile(false);
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
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file !== undefined) void open(currentTarget, file);
        }}
      />
      <p id="fhir-file-said" className="hint" aria-live="polite">
        {told.length === 0 ? "A Bundle, report or observation in JSON; it stays in this browser" : told.join(" ")}
      </p>
    </div>
  );
}

async function readFile(file: File, drugs: readonly string[], today: string): Promise<FhirRead> {
  try {
    const { readFhirText } = await import("./fhir-engine");
    return await readFhirText(file, drugs, today);
  } catch {
    return refusal("The file could not be read: what this needs did not load. Choose it again.");
  }
}

function refusal(line: string): FhirRead {
  return { values: null, lines: [line] };
}
