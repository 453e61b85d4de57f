import { useEffect, useRef, useState } from "react";
import { ActionMark, CertaintyMark } from "../_components/axes";
import { NameCombobox, type NameOption } from "../_components/name-combobox";
import { loadNames, type NameIndex } from "../_components/names";
import { Sensitivities } from "../_components/sensitivities";
import { notHeldText, problemLine } from "@/lib/report";
import { ReportView } from "../answer/report-view";
import type { DrugAtHand, GenomeEngine } from "./genome-engine";

const OPTIONS_MAX = 12;

let loading: Promise<NameIndex> | null = null;

/** Returns the names of all drugs; fetched once, and again after a failure. */
export function drugNames(): Promise<NameIndex> {
  loading ??= loadNames();
  loading.catch(() => (loading = null));
  return loading;
}

/** The drugs the reader picks, each with its advice for this sample and whether what was left open matters. */
export function DrugsAtHand({
  engine,
  drugs,
}: {
  readonly engine: GenomeEngine;
  readonly drugs: readonly DrugAtHand[];
}) {
  const [names, setNames] = useState<NameIndex | null>(null);
  const [text, setText] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const [notHeld, setNotHeld] = useState<readonly string[]>([]);
  const input = useRef<HTMLInputElement | null>(null);
  useEffect(() => {
    void drugNames().then(setNames, () => undefined);
  }, []);

  const add = (option: NameOption): void => {
    setText("");
    setError(null);
    engine.addDrug(option.value, option.label);
  };
  const addTyped = async (): Promise<void> => {
    const typed = text;
    const read = (await names?.read(typed).catch(() => null)) ?? null;
    if (read?.ok === true) {
      setText("");
      setError(null);
      setNotHeld((before) => [
        ...new Set([...before, ...read.value.drugs.flatMap(({ name, isHeld }) => (isHeld ? [] : [name]))]),
      ]);
      for (const { id, name, isHeld } of read.value.drugs) if (isHeld) engine.addDrug(id, name);
      return;
    }
    setError(
      read === null
        ? "The list of drugs did not load. Check the connection and load this page again."
        : typed.trim() === ""
          ? "Type a drug, such as clopidogrel."
          : read.problems.map(problemLine).join(" "),
    );
    input.current?.focus();
  };
  return (
    <section aria-labelledby="drugs-at-hand">
      <h2 id="drugs-at-hand">Drugs at hand</h2>
      <form
        className="add-drug no-print"
        onSubmit={(event) => {
          event.preventDefault();
          void addTyped();
        }}
        onKeyDownCapture={(event) => {
          // The list would swallow the key; a name typed in full needs no choice from it.
          const isTyped =
            event.key === "Enter" &&
            event.target === input.current &&
            !input.current.getAttribute("aria-activedescendant");
          if (!isTyped || event.nativeEvent.isComposing) return;
          event.preventDefault();
          event.stopPropagation();
          void addTyped();
        }}
      >
        <NameCombobox
          id="drug"
          name="drug"
          label="Add a drug"
          hint="Generic name, brand or class. The name goes to our server to fetch its guidance; results do not."
          value={text}
          error={error}
          options={optionsFor(names, text)}
          plainNames={[]}
          onType={setText}
          onChoose={add}
          onNeed={() => undefined}
          inputRef={(element) => {
            input.current = element;
          }}
        />
        <button type="submit" className="plain-button">
          Add
        </button>
      </form>
      <div aria-live="polite" className="mt-3">
        {drugs.map((drug) => (
          <Answer
            key={drug.id}
            drug={drug}
            isOpen={opened === drug.id}
            onOpen={(isOpen) => setOpened(isOpen ? drug.id : null)}
            onRemove={() => {
              engine.removeDrug(drug.id);
              // The button is gone with its drug.
              input.current?.focus();
            }}
          />
        ))}
        {notHeld.map((name) => (
          <article key={name} className="note" aria-label={name}>
            <h3>{capital(name)}</h3>
            <p>{notHeldText(name)}</p>
            <button
              type="button"
              className="plain-button no-print"
              onClick={() => {
                setNotHeld(notHeld.filter((other) => other !== name));
                input.current?.focus();
              }}
            >
              Remove {name}
            </button>
          </article>
        ))}
      </div>
    </section>
  );
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function optionsFor(names: NameIndex | null, text: string): readonly NameOption[] {
  // Unlike in the question form no list opens unasked: it would cover the answers below.
  if (names === null || text.trim() === "") return [];
  return names.drugs.find(text, OPTIONS_MAX).map(({ entry, matched, isNear }) => ({
    value: entry.id,
    label: entry.label,
    detail: isNear ? "spelled alike" : matched === null ? null : `${matched.what} ${matched.text}`,
  }));
}

function Answer({
  drug,
  isOpen,
  onOpen,
  onRemove,
}: {
  readonly drug: DrugAtHand;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onRemove: () => void;
}) {
  const { answer } = drug;
  const remove = (
    <button type="button" className="plain-button no-print" aria-label={`Remove ${drug.name}`} onClick={onRemove}>
      Remove
    </button>
  );
  if (answer === "loading" || answer === "failed") {
    return (
      <article className="note" aria-label={drug.name}>
        <h3>{capital(drug.name)}</h3>
        <p>
          {answer === "loading"
            ? "Loading the guidance…"
            : "The guidance on this drug did not load. Without a network no drug can be added; check the connection, remove the drug and add it again."}
        </p>
        {remove}
      </article>
    );
  }
  const { report, restsOn } = answer;
  const isOpenResult = report.sensitivities.some((item) => item.verdict !== "same");
  const sensitivities = report.sensitivities.length > 0 && (
    <div className="mt-3">
      <Sensitivities items={report.sensitivities} />
    </div>
  );
  return (
    <article className="note" aria-label={drug.name}>
      <h3>{capital(drug.name)}</h3>
      {isOpenResult && sensitivities}
      {report.bottomLines.map((line) => (
        <div key={line.drug} className="bottom-line">
          <p className="headline">{line.headline}</p>
          <p className="axes">
            <ActionMark action={line.action} />
            <CertaintyMark certainty={line.certainty} />
          </p>
        </div>
      ))}
      {!isOpenResult && sensitivities}
      {restsOn.length > 0 && (
        <>
          <p className="mt-2 small">Guidance on {drug.name} asks about:</p>
          <ul className="list small">
            {restsOn.map(({ gene, line }) => (
              <li key={gene}>
                <strong>{gene}</strong> {line}
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="mt-2 no-print">
        <button type="button" className="plain-button" aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
          {isOpen ? "Fold the whole answer" : "Show the whole answer"}
        </button>{" "}
        {remove}
      </p>
      {/* Statements are challenged on the page of the answer itself, where the question stands in the address. */}
      {isOpen && <ReportView report={report} challenge={null} />}
    </article>
  );
}
