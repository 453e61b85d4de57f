"use client"; // results are read and matched here, in the browser, and never sent

import { useRef, useState, type ReactNode } from "react";
import type { DrugNameList, Setting } from "@/lib/schema";
import { useHydrated } from "../_components/hydrated";
import { NotAnswered, type NotAnsweredYet } from "../_components/not-answered";
import { FhirFile } from "./fhir-file";
import type { Computed } from "./live-engine";
import type { ResultField } from "./result-field";
import { TakenField } from "./taken-field";
import { useLiveEngine } from "./use-live-engine";

interface Props {
  readonly drugs: readonly string[];
  /** The names of those that we hold nothing on. */
  readonly notHeld: readonly DrugNameList[];
  readonly genes: readonly string[];
  readonly setting: Setting | null;
  readonly today: string;
  readonly fields: readonly ResultField[];
  /** Genes without a field that annotations by variant name: the reader may add one. */
  readonly furtherGenes: readonly string[];
  /** Groups of patients that rows of the guidelines are for. */
  readonly populations: readonly string[];
  /** Where a statement can be challenged; null where no address is configured. */
  readonly challenge: string | null;
  readonly heading: ReactNode;
  /** What may be typed, and why it needs scripts: written by the server, so that the words are no script. */
  readonly intro: ReactNode;
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
  notHeld,
  genes,
  setting,
  today,
  fields: given,
  furtherGenes,
  populations,
  challenge,
  heading,
  intro,
  children,
}: Props) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [added, setAdded] = useState<readonly string[]>([]);
  const [population, setPopulation] = useState("");
  const [taken, setTaken] = useState("");
  const [isReadingFile, setIsReadingFile] = useState(false);
  // What a file filled in goes when another file is opened: it may be another person's.
  const fromFile = useRef<Readonly<Record<string, string>>>({});
  const { engine, hasFailed, need } = useLiveEngine(drugs, notHeld);
  const isReady = useHydrated();

  const fields = [
    ...given,
    ...added.map(
      (gene): ResultField =>
        engine?.fieldOf(gene) ?? {
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
  const computed: Computed | null =
    isAsking && engine !== null && (engine.readsEveryDrug || !hasTaken)
      ? engine.answer({
          drugs: [...drugs],
          genes: [...genes],
          ...(setting === null ? {} : { setting }),
          populations: population === "" ? [] : [population],
          results,
          coMedication: taken,
          today,
          challenge,
        })
      : null;
  const notYet = ((): NotAnsweredYet | null => {
    if (isReadingFile) return "file";
    if (!isAsking) return null;
    if (computed === null) return hasFailed ? "failed" : "loading";
    return computed.refused.length > 0 ? "refused" : null;
  })();

  const type = (gene: string, text: string): void => {
    need(hasTaken);
    setTyped((before) => ({ ...before, [gene]: text }));
  };
  const fill = (read: Readonly<Record<string, readonly string[]>>): readonly string[] => {
    need(hasTaken);
    const hasField = (gene: string): boolean => given.some((one) => one.gene === gene) || furtherGenes.includes(gene);
    const values = Object.fromEntries(
      Object.entries(read).flatMap(([gene, found]) => (hasField(gene) ? [[gene, found.join("; ")]] : [])),
    );
    const earlier = fromFile.current;
    const gone = Object.keys(earlier).filter((gene) => !(gene in values));
    fromFile.current = values;
    setAdded((before) => [
      ...before,
      ...Object.keys(values).filter((gene) => furtherGenes.includes(gene) && !before.includes(gene)),
    ]);
    setTyped((before) => ({
      ...before,
      ...Object.fromEntries(gone.flatMap((gene) => (before[gene] === earlier[gene] ? [[gene, NOT_TESTED]] : []))),
      ...values,
    }));
    const unused = Object.keys(read).filter((gene) => !hasField(gene));
    return [
      ...(unused.length === 0 ? [] : [`Not used, since this question has no field for it: ${unused.join(", ")}.`]),
      ...(gone.length === 0 ? [] : [`Taken out, as it came from the file before: ${gone.join(", ")}.`]),
    ];
  };

  const form = (
    <section className="results no-print" aria-labelledby="results">
      <h2 id="results">Enter results and other drugs</h2>
      {intro}
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
                aria-invalid={isWrong}
                aria-describedby={`result-${field.gene}-said`}
                onFocus={(event) => {
                  need();
                  event.target.select();
                }}
                onChange={(event) => type(field.gene, event.target.value)}
                onBlur={(event) => {
                  if (event.target.value.trim() === "") type(field.gene, NOT_TESTED);
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
              onChange={(event) => {
                need(hasTaken);
                setPopulation(event.target.value);
              }}
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
          onChange={(text) => {
            need(true);
            setTaken(text);
          }}
        />
      </fieldset>
      {fields.length > 0 && <FhirFile drugs={drugs} today={today} onRead={fill} onFile={setIsReadingFile} />}
      <p role="status" className="small">
        {notYet === "loading" && "Loading what the answer needs…"}
        {notYet === "failed" &&
          "The answer could not be worked out here: the data did not load. The answer below is the one without results. "}
      </p>
      {notYet === "failed" && (
        <button type="button" className="plain-button" onClick={() => need(hasTaken)}>
          Try again
        </button>
      )}
    </section>
  );
  return (
    <>
      {heading}
      {form}
      <div data-answer aria-busy={notYet === "loading" || notYet === "file"}>
        {notYet !== null && <NotAnswered because={notYet} />}
        {computed !== null && computed.refused.length > 0 && (
          <div className="error-summary" role="alert">
            <h2>The question was not understood</h2>
            {computed.refused.map((text) => (
              <p key={text}>{text}</p>
            ))}
            <p>The answer below is the one without results.</p>
          </div>
        )}
        {/* An answer to less than was typed may be read beside the fields, and is on no paper. */}
        <div className={notYet === null ? undefined : "no-print"}>{computed?.view ?? children}</div>
      </div>
    </>
  );
}
