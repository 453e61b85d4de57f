"use client"; // the file is read here, in the browser, and never sent

import { lazy, Suspense, useEffect, useRef, useState, useSyncExternalStore, type DragEvent } from "react";
import { createGenomeEngine, type GenomeEngine, type Reading } from "./genome-engine";

const loadView = async () => {
  const { SampleView: view, prepare } = await import("./sample-view");
  prepare();
  return { default: view };
};
const SampleView = lazy(loadView);
// Wording weighs more than the page needs before a file is refused.
const loadProblems = async () => ({ default: (await import("./problem-parts")).ProblemParts });
const ProblemParts = lazy(loadProblems);

/** Takes a file by picker or drop, shows how far its reading is, and then what it says. */
export function GenomeReader() {
  const [engine] = useState(createGenomeEngine);
  const { engine: readiness, reading, drugs } = useSyncExternalStore(engine.subscribe, engine.state, engine.state);
  const [isOver, setIsOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const outcome = useRef<HTMLDivElement>(null);

  useEffect(() => {
    engine.start();
    // Fetched now, so that a file can be read without a network later.
    void loadView().catch(() => undefined);
    void loadProblems().catch(() => undefined);
    // A file dropped beside the field would replace the page.
    const keep = (event: Event): void => event.preventDefault();
    window.addEventListener("dragover", keep);
    window.addEventListener("drop", keep);
    return () => {
      engine.stop();
      window.removeEventListener("dragover", keep);
      window.removeEventListener("drop", keep);
    };
  }, [engine]);
  useEffect(() => {
    if (reading.kind === "refused" || reading.kind === "choosing" || reading.kind === "fault") outcome.current?.focus();
  }, [reading.kind]);

  const take = (files: FileList | null): void => {
    engine.read([...(files ?? [])]);
    // The same file may be chosen again.
    if (input.current !== null) input.current.value = "";
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files);
  };
  const clear = (): void => {
    engine.clear();
    input.current?.focus();
  };

  return (
    <div>
      <div
        className="dropzone no-print"
        data-over={isOver}
        onDragEnter={() => setIsOver(true)}
        onDragOver={() => setIsOver(true)}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <label htmlFor="genome-file">Genome file</label>
        <p className="hint small" id="genome-file-hint">
          Choose a VCF or drop it here. It stays on this machine: it is read in this browser, not sent, and not stored.
        </p>
        <input
          ref={input}
          id="genome-file"
          type="file"
          disabled={readiness !== "ready"}
          aria-describedby="genome-file-hint genome-file-state"
          onChange={(event) => take(event.target.files)}
        />
        <p id="genome-file-state" className="small quiet" role="status">
          {stateLine(readiness)}
        </p>
      </div>
      <div ref={outcome} tabIndex={-1} className="outcome">
        <Outcome engine={engine} reading={reading} onClear={clear} />
      </div>
      {reading.kind === "read" && (
        <Suspense fallback={<p role="status">Drawing the result…</p>}>
          <SampleView engine={engine} read={reading} drugs={drugs} onClear={clear} />
        </Suspense>
      )}
    </div>
  );
}

function stateLine(readiness: "loading" | "ready" | "failed"): string {
  switch (readiness) {
    case "loading":
      return "Loading the reader…";
    case "ready":
      return "Ready. From here on no network is needed to read a file.";
    case "failed":
      return "The reader did not load. Check the connection and load this page again.";
  }
}

function Outcome({
  engine,
  reading,
  onClear,
}: {
  readonly engine: GenomeEngine;
  readonly reading: Reading;
  readonly onClear: () => void;
}) {
  switch (reading.kind) {
    case "none":
    case "read":
      return null;
    case "reading":
      return (
        <div className="mt-4">
          <label htmlFor="genome-progress">Reading {reading.name}</label>
          <progress
            id="genome-progress"
            value={reading.bytesRead}
            max={Math.max(1, reading.bytes)}
            className="progress"
          />
          <p className="small quiet">
            {sizeText(reading.bytesRead)} of {sizeText(reading.bytes)}
          </p>
          <button type="button" className="plain-button mt-2" onClick={engine.cancel}>
            Stop reading
          </button>
        </div>
      );
    case "stopped":
      return (
        <p role="status" className="mt-4">
          Stopped. Nothing of {reading.name} is kept.
        </p>
      );
    case "refused":
      return (
        <div className="error-summary" role="alert" aria-labelledby="file-problem">
          <h2 id="file-problem">{reading.name === "" ? "Not read" : `${reading.name} was not read`}</h2>
          <Suspense>
            {reading.problems.map((problem) => (
              <ProblemParts key={problem.code} problem={problem} />
            ))}
          </Suspense>
        </div>
      );
    case "fault":
      return (
        <div className="error-summary" role="alert">
          <h2>Our own fault</h2>
          <p>
            Something broke on our side while {reading.name} was read. No result is shown, since it could be wrong. The
            command line may read the file: <code>npm run -s haplonote -- call</code>.
          </p>
          <button type="button" className="plain-button mt-2" onClick={onClear}>
            Clear the data
          </button>
        </div>
      );
    case "choosing":
      return reading.samples.length < 2 ? (
        <p role="status" className="mt-4">
          Matching…
        </p>
      ) : (
        <ChooseSample samples={reading.samples} name={reading.name} onChoose={engine.choose} onClear={onClear} />
      );
  }
}

function ChooseSample({
  samples,
  name,
  onChoose,
  onClear,
}: {
  readonly samples: readonly string[];
  readonly name: string;
  readonly onChoose: (sample: number) => void;
  readonly onClear: () => void;
}) {
  const [sample, setSample] = useState(0);
  return (
    <div className="field">
      <label htmlFor="genome-sample">Whose results?</label>
      <p className="hint" id="genome-sample-hint">
        {name} holds {samples.length} samples. Choose the patient&apos;s.
      </p>
      <select
        id="genome-sample"
        className="control"
        aria-describedby="genome-sample-hint"
        value={sample}
        onChange={(event) => setSample(Number(event.target.value))}
      >
        {samples.map((one, place) => (
          <option key={one} value={place}>
            {one}
          </option>
        ))}
      </select>
      <p>
        <button type="button" className="button" onClick={() => onChoose(sample)}>
          Show this sample
        </button>{" "}
        <button type="button" className="plain-button" onClick={onClear}>
          Clear the data
        </button>
      </p>
    </div>
  );
}

function sizeText(bytes: number): string {
  const units = ["bytes", "kB", "MB", "GB"];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1000 ** power;
  return `${power === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[power] ?? ""}`;
}
