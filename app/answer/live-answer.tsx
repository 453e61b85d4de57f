"use client"; // results are read and matched here, in the browser, and never sent

import { useRef, useState, type ReactNode } from "react";
import { useHydrated } from "../_components/hydrated";
import { FhirFile } from "./fhir-file";
import type { Computed, Engine } from "./live-engine";
import type { ResultField } from "./result-field";

interface Props {
  readonly drugs: readonly string[];
  readonly genes: readonly string[];
  readonly setting: string | null;
  readonly today: string;
  readonly fields: readonly ResultField[];
  /** Genes without a field that annotations by variant name: the reader may add one. */
  readonly furtherGenes: readonly string[];
  /** Groups of patients that rows of the guidelines are for. */
  readonly populations: readonly string[];
  /** Where a statement can be challenged; null where no address is configured. */
  readonly challenge: string | null;
  readonly heading: ReactNode;
  /** The answer without results, as the server wrote it. */
  readonly children: ReactNode;
}

const NOT_TESTED = "not tested";

/**
 * Takes a result for each gene, and the drugs taken as well, and shows the
 * answer that goes with them. What is typed stays in this component's memory:
 * the fields have no names, so no form carries them, and nothing is stored.
 * What a patient takes is asked here and not in the form of the question, since
 * that one goes into an address.
 */
export function LiveAnswer({
  drugs,
  genes,
  setting,
  today,
  fields: given,
  furtherGenes,
  populations,
  challenge,
  heading,
  children,
}: Props) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [added, setAdded] = useState<readonly string[]>([]);
  const [population, setPopulation] = useState("");
  const [taken, setTaken] = useState("");
  const [engine, setEngine] = useState<Engine | "loading" | "failed" | null>(null);
  const isReady = useHydrated();

  const asked = useRef({ shards: false, everyDrug: false });
  const need = (readsEveryDrug = false): void => {
    if (readsEveryDrug ? asked.current.everyDrug : asked.current.shards || asked.current.everyDrug) return;
    asked.current = { shards: true, everyDrug: asked.current.everyDrug || readsEveryDrug };
    // What has been loaded goes on answering while the names of all drugs are on their way.
    setEngine((before) => (isLoaded(before) ? before : "loading"));
    void import("./live-engine")
      .then(({ loadEngine }) => loadEngine(drugs, { readsEveryDrug }))
      .then(
        (loaded) => setEngine((before) => (isLoaded(before) && before.readsEveryDrug ? before : loaded)),
        () => {
          asked.current = { shards: false, everyDrug: false };
          setEngine("failed");
        },
      );
  };
  const fields = [
    ...given,
    ...added.map(
      (gene): ResultField =>
        (isLoaded(engine) ? engine.fieldOf(gene) : null) ?? {
          gene,
          hint: "A variant and its bases, such as rs2024627 C/T",
          completions: [],
        },
    ),
  ];
  const results = fields.flatMap(({ gene }) =>
    (typed[gene] ?? "")
      .split(";")
      .map((value) => value.trim())
      .filter((value) => value !== "" && value !== NOT_TESTED)
      .map((value) => ({ gene, value })),
  );
  const hasTaken = taken.trim() !== "";
  const isAsking = results.length > 0 || population !== "" || hasTaken;
  const canAnswer = isLoaded(engine) && (engine.readsEveryDrug || !hasTaken);
  const computed: Computed | null =
    isAsking && canAnswer
      ? engine.answer({
          drugs,
          genes,
          setting,
          populations: population === "" ? [] : [population],
          results,
          coMedication: taken,
          today,
          challenge,
        })
      : null;

  const form = (
    <section className="results no-print" aria-labelledby="results">
      <h2 id="results">Enter results and other drugs</h2>
      <p className="small quiet">
        A diplotype, a phenotype, an activity score, an allele status, or the bases at a variant (rs2024627 C/T), as the
        report has it; several with a semicolon between. What you type stays in this browser: it is not sent, and not
        stored.
      </p>
      <noscript>
        <p>
          Reading a result needs JavaScript, because results are read in your browser alone. Without it the fields below
          stay empty and are never sent; the table under “Before a test” has every result&apos;s line, and the page of
          each annotation the text for every genotype.
        </p>
      </noscript>
      <fieldset disabled={!isReady} className="result-fields">
        <legend className="sr-only">Results by gene</legend>
        {fields.map((field) => {
          const said = computed?.fields[field.gene] ?? null;
          const isWrong = (said?.problems.length ?? 0) > 0;
          return (
            <div className="field" key={field.gene}>
              <label htmlFor={`result-${field.gene}`}>{field.gene} result</label>
              <input
                id={`result-${field.gene}`}
                className="control"
                list={`result-${field.gene}-list`}
                value={typed[field.gene] ?? NOT_TESTED}
                autoComplete="off"
                spellCheck={false}
                maxLength={200}
                aria-invalid={isWrong}
                aria-describedby={`result-${field.gene}-said`}
                onFocus={(event) => {
                  need();
                  event.target.select();
                }}
                onChange={(event) => setTyped({ ...typed, [field.gene]: event.target.value })}
                onBlur={(event) => {
                  if (event.target.value.trim() === "") setTyped({ ...typed, [field.gene]: NOT_TESTED });
                }}
              />
              <datalist id={`result-${field.gene}-list`}>
                {field.completions.map((text) => (
                  <option key={text} value={text} />
                ))}
              </datalist>
              <p id={`result-${field.gene}-said`} className={isWrong ? "error" : "hint"} aria-live="polite">
                {said === null ? field.hint : [...said.understood, ...said.problems].join(" ")}
              </p>
            </div>
          );
        })}
        {furtherGenes.length > 0 && (
          <div className="field">
            <label htmlFor="further-gene">Another gene</label>
            <select
              id="further-gene"
              className="control"
              value=""
              onFocus={() => need()}
              onChange={(event) => {
                if (event.target.value !== "") setAdded([...added, event.target.value]);
              }}
            >
              <option value="">Add a field for a gene</option>
              {furtherGenes
                .filter((gene) => !added.includes(gene))
                .map((gene) => (
                  <option key={gene} value={gene}>
                    {gene}
                  </option>
                ))}
            </select>
            <p className="hint">Genes of the annotations below</p>
          </div>
        )}
        {populations.length > 0 && (
          <div className="field">
            <label htmlFor="population">Patient group</label>
            <select
              id="population"
              className="control"
              value={population}
              onFocus={() => need()}
              onChange={(event) => setPopulation(event.target.value)}
            >
              <option value="">Every group</option>
              {populations.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        )}
        <TakenField
          value={taken}
          said={hasTaken ? (computed?.coMedication ?? null) : null}
          onNeed={() => need(true)}
          onChange={setTaken}
        />
      </fieldset>
      {fields.length > 0 && (
        <FhirFile
          drugs={drugs}
          today={today}
          onRead={(read) => {
            need();
            const known = Object.entries(read).filter(([gene]) => fields.some((field) => field.gene === gene));
            setTyped({ ...typed, ...Object.fromEntries(known.map(([gene, values]) => [gene, values.join("; ")])) });
          }}
        />
      )}
      <p role="status" className="small">
        {!canAnswer && engine !== "failed" && isAsking && "Loading what the answer needs…"}
        {engine === "failed" &&
          "The answer could not be worked out here: the data did not load. The answer below is the one without results."}
      </p>
    </section>
  );
  const Answer = computed?.view ?? null;
  return (
    <>
      {heading}
      {form}
      {Answer === null ? children : Answer}
    </>
  );
}

/** Drugs that may inhibit or induce an enzyme. */
function TakenField({
  value,
  said,
  onNeed,
  onChange,
}: {
  readonly value: string;
  readonly said: Computed["coMedication"] | null;
  readonly onNeed: () => void;
  readonly onChange: (text: string) => void;
}) {
  const isWrong = (said?.problems.length ?? 0) > 0;
  return (
    <div className="field">
      <label htmlFor="taken">Taken as well</label>
      <input
        id="taken"
        className="control"
        value={value}
        autoComplete="off"
        spellCheck={false}
        maxLength={1000}
        aria-invalid={isWrong}
        aria-describedby="taken-said"
        onFocus={onNeed}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id="taken-said" className={isWrong ? "error" : "hint"} aria-live="polite">
        {said === null
          ? "Drugs that may inhibit or induce an enzyme, with commas between"
          : [...said.understood, ...said.problems].join(" ")}
      </p>
    </div>
  );
}

function isLoaded(engine: Engine | "loading" | "failed" | null): engine is Engine {
  return engine !== null && engine !== "loading" && engine !== "failed";
}
