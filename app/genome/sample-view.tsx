import { useEffect, useRef, useState } from "react";
import { NotAnswered } from "../_components/not-answered";
import { DrugsAtHand, drugNames } from "./drugs-at-hand";
import { Overview } from "./drug-overview";
import { GeneList, Tally } from "./gene-list";
import type { DrugAtHand, FileRead, GenomeEngine } from "./genome-engine";
import { GivenResults } from "./given-results";

/** Fetches what the view will ask for, so that it needs no network later. */
export function prepare(): void {
  void drugNames().catch(() => undefined);
}

/** What a file says of one sample: the genes, the drugs at hand, and what guidance makes of it all. */
export function SampleView({
  engine,
  read,
  drugs,
  onClear,
}: {
  readonly engine: GenomeEngine;
  readonly read: FileRead;
  readonly drugs: readonly DrugAtHand[];
  readonly onClear: () => void;
}) {
  const { sample, samples, name } = read;
  const heading = useRef<HTMLHeadingElement>(null);
  const [unused, setUnused] = useState<string | null>(null);
  const hasUnused = unused === sample.sample;
  useEffect(() => heading.current?.focus(), [sample.sample]);
  return (
    <>
      {hasUnused && <NotAnswered because="given" />}
      {read.isAwaiting && <NotAnswered because="working" />}
      <div data-answer aria-busy={read.isAwaiting} className={read.isAwaiting || hasUnused ? "no-print" : undefined}>
        <h2 ref={heading} tabIndex={-1}>
          Results of {sample.sample}
        </h2>
        <p className="small quiet">
          {name}, read on {read.readOn}. {sample.buildLine}. Knowledge {sample.knowledge}.{" "}
          <span className="no-print">Held in this page&apos;s memory only.</span>
        </p>
        {sample.fileLines.length > 0 && (
          <ul className="warnings">
            {sample.fileLines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
        <Tools {...{ engine, samples, sample: sample.sample, hasUnused, onClear }} />
        <Tally tally={sample.tally} />
        <h2 id="genes">Gene by gene</h2>
        <GeneList genes={sample.genes} />
        {sample.variants.length > 0 && (
          <p className="small mt-3">
            <strong>Other variants that guidance or studies name, as in the file:</strong>{" "}
            {sample.variants.map(({ rsid, genotype }) => `${rsid} ${genotype}`).join(", ")}.
          </p>
        )}
        <GivenResults
          problems={read.givenProblems}
          onGive={engine.give}
          onUnused={(isUnused) => setUnused(isUnused ? sample.sample : null)}
          key={sample.sample}
        />
        <DrugsAtHand engine={engine} drugs={drugs} />
        <section aria-labelledby="guidance" className="no-print">
          <h2 id="guidance">All guidance for these results</h2>
          <p className="small quiet">
            Every drug that a guideline we hold covers, by what its leading row asks. A drug that is not here has no
            guideline, which does not make it safe.
          </p>
          {read.overview === null ? (
            <p>Working…</p>
          ) : (
            <Overview
              overview={read.overview}
              onPick={(id, drugName) => {
                engine.addDrug(id, drugName);
                document.getElementById("drugs-at-hand")?.scrollIntoView();
              }}
            />
          )}
        </section>
      </div>
    </>
  );
}

function Tools({
  engine,
  samples,
  sample,
  hasUnused,
  onClear,
}: {
  readonly engine: GenomeEngine;
  readonly samples: readonly string[];
  readonly sample: string;
  /** Whether results were typed that what is shown does not hold. */
  readonly hasUnused: boolean;
  readonly onClear: () => void;
}) {
  const [said, setSaid] = useState("");
  const save = (): void => {
    if (hasUnused) return setSaid("Not saved: results typed below are not used yet. Use them or clear them first.");
    void engine.json().then((json) => {
      if (json === null) return setSaid("Not saved: other results were asked for meanwhile. Save again.");
      const address = URL.createObjectURL(new Blob([json], { type: "application/json" }));
      const link = document.createElement("a");
      link.href = address;
      link.download = "haplonote-genes.json";
      link.click();
      URL.revokeObjectURL(address);
      return setSaid("Saved where your browser puts downloads.");
    });
  };
  return (
    <div className="tools no-print">
      {samples.length > 1 && (
        <span>
          <label htmlFor="genome-shown-sample">Sample</label>{" "}
          <select
            id="genome-shown-sample"
            value={samples.indexOf(sample)}
            onChange={(event) => engine.choose(Number(event.target.value))}
          >
            {samples.map((one, place) => (
              <option key={one} value={place}>
                {one}
              </option>
            ))}
          </select>
        </span>
      )}
      <button type="button" className="plain-button" onClick={onClear}>
        Clear the data
      </button>
      <button type="button" className="plain-button" onClick={save}>
        Save as JSON
      </button>
      <button type="button" className="plain-button" onClick={() => window.print()}>
        Print
      </button>
      <span role="status" className="small quiet">
        {said}
      </span>
    </div>
  );
}
