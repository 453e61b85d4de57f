"use client"; // the engine runs in the browser, so that every change is answered at once

import { useEffect, useId, useRef, useState } from "react";
import type { WhatIfFields, WhatIfQuestion } from "@/lib/teaching";
import { ActionMark, CertaintyMark } from "../../_components/axes";
import { useHydrated } from "../../_components/hydrated";
import { NotAnswered } from "../../_components/not-answered";
import { answerHref, TextLink } from "../../_components/text-link";
import { WhatIfAnswerView } from "./what-if-answer";
import type { OpenedWhatIf } from "./what-if-engine";

const NOTHING: WhatIfQuestion = { genes: [], results: {}, setting: "", population: "", other: "" };

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Props {
  readonly drugs: readonly Named[];
  readonly settings: readonly Named[];
  /** Drugs that inhibit or induce, and what they act on. */
  readonly acting: readonly (Named & { readonly targets: readonly string[] })[];
}

/** What is on the page: the engine of the drug with where it starts, or what is to be told instead. */
type Loaded =
  | { readonly kind: "none" | "loading" | "failed" }
  | { readonly kind: "refused"; readonly told: readonly string[] }
  | { readonly kind: "open"; readonly opened: OpenedWhatIf; readonly key: string };

/** Chooses a drug and fetches its engine; a link's fragment does both. Nothing of what is tried leaves the browser. */
export function WhatIf({ drugs, settings, acting }: Props) {
  const isReady = useHydrated();
  const [drug, setDrug] = useState("");
  const [loaded, setLoaded] = useState<Loaded>({ kind: "none" });
  const madeHere = useRef("");
  // Counts what was chosen and followed: what loads for an earlier one is no answer any more.
  const turn = useRef(0);
  const choose = (id: string): void => {
    const own = (turn.current += 1);
    const show = (next: Loaded): void => (own === turn.current ? setLoaded(next) : undefined);
    setDrug(id);
    setLoaded({ kind: id === "" ? "none" : "loading" });
    // What an earlier link asked is not asked any more.
    if (window.location.hash !== "") window.history.replaceState(null, "", window.location.pathname);
    if (id === "") return;
    void import("./what-if-engine")
      .then(({ loadWhatIf }) => loadWhatIf(id))
      .then(
        (engine) => show({ kind: "open", opened: { engine, now: NOTHING, before: null, told: [] }, key: id }),
        () => show({ kind: "failed" }),
      );
  };
  useEffect(() => {
    const known = { drugs: new Set(drugs.map(({ id }) => id)), others: new Set(acting.map(({ id }) => id)) };
    const follow = (): void => {
      const fragment = window.location.hash;
      // A link made of what is shown leads to what is shown: nothing is to be loaded, and no field loses its focus.
      if (fragment.length < 2 || fragment === madeHere.current) return;
      const own = (turn.current += 1);
      setLoaded({ kind: "loading" });
      void import("./what-if-engine")
        .then(({ openWhatIf }) => openWhatIf(fragment, known))
        .then(
          (opened) => {
            if (own !== turn.current) return;
            if (!("engine" in opened)) return setLoaded({ kind: "refused", told: opened });
            setDrug(opened.engine.drug);
            setLoaded({ kind: "open", opened, key: fragment });
          },
          () => (own === turn.current ? setLoaded({ kind: "failed" }) : undefined),
        );
    };
    follow();
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, [drugs, acting]);
  return (
    <>
      <noscript>
        <p className="aside">
          Changing a result needs JavaScript, because answers are worked out in your browser. Without it,{" "}
          <TextLink href="/learn#try">the tables of phenotypes against drugs</TextLink> show every result&apos;s line.
        </p>
      </noscript>
      <div className="field">
        <label htmlFor="what-if-drug">Drug</label>
        <select
          id="what-if-drug"
          className="control"
          disabled={!isReady}
          value={drug}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="">Choose a drug</option>
          {drugs.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </div>
      <p role="status" className="small">
        {loaded.kind === "loading" && "Loading what the answers need…"}
        {loaded.kind === "failed" &&
          "The data did not load; nothing can be answered here. Choose the drug again to retry."}
      </p>
      {(loaded.kind === "loading" || loaded.kind === "failed") && <NotAnswered because={loaded.kind} />}
      {loaded.kind === "refused" && (
        <div role="alert" className="aside">
          <p>
            <strong>The link could not be followed.</strong>
          </p>
          {loaded.told.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      )}
      {loaded.kind === "open" && (
        <Changes
          key={loaded.key}
          opened={loaded.opened}
          settings={settings}
          acting={acting}
          onLink={(href) => (madeHere.current = href)}
        />
      )}
    </>
  );
}

/** Changes one thing at a time and tells the new answer against the one before, word by word. */
function Changes({
  opened,
  settings,
  acting,
  onLink,
}: Omit<Props, "drugs"> & { readonly opened: OpenedWhatIf; readonly onLink: (href: string) => void }) {
  const { engine, told } = opened;
  const [{ now, before }, setAsked] = useState<Pick<OpenedWhatIf, "now" | "before">>(opened);
  const [hasFailed, setHasFailed] = useState(false);
  /** The other drug that was chosen and is still being fetched. */
  const [awaited, setAwaited] = useState<string | null>(null);
  const turn = useRef(0);
  const change = (part: Partial<WhatIfQuestion>): void =>
    setAsked((asked) => ({ now: { ...asked.now, ...part }, before: asked.now }));
  const changeOther = (other: string): void => {
    const own = (turn.current += 1);
    setHasFailed(false);
    setAwaited(other);
    const told = (isThere: boolean): void => {
      if (own !== turn.current) return;
      setAwaited(null);
      setHasFailed(!isThere);
      if (isThere) change({ other });
    };
    void engine.fetchOther(other).then(
      () => told(true),
      () => told(false),
    );
  };
  const others = acting.filter(
    (one) =>
      one.id !== engine.drug &&
      (one.id === now.other || one.targets.some((target) => engine.fields.targets.includes(target))),
  );
  const answer = engine.ask(now);
  const link = `#${engine.linkTo(now, before)}`;
  return (
    <>
      {told.map((text) => (
        <p key={text} role="alert" className="aside">
          {text}
        </p>
      ))}
      <Fields
        fields={engine.fields}
        settings={settings}
        others={others}
        question={awaited === null ? now : { ...now, other: awaited }}
        onChange={change}
        onOther={changeOther}
      />
      {hasFailed && (
        <p role="alert" className="error">
          What the other drug does could not be loaded, so it is not in the question. Choose it again to retry.
        </p>
      )}
      {awaited !== null && <NotAnswered because="loading" />}
      {answer === null && (
        <p role="alert" className="error">
          This question has no answer here: something in it was not understood. Choose the drug again to begin anew.
        </p>
      )}
      <div data-answer aria-busy={awaited !== null} className={awaited === null ? undefined : "no-print"}>
        {answer !== null && <WhatIfAnswerView answer={answer} earlier={before === null ? null : engine.ask(before)} />}
        {answer !== null && (
          <p className="axes now-bar no-print" aria-hidden="true">
            <ActionMark action={answer.action} name="" />
            <CertaintyMark certainty={answer.certainty} name="" />
          </p>
        )}
        {answer !== null && awaited === null && (
          <p className="small">
            <a href={link} onClick={() => onLink(link)}>
              Link to what is shown here
            </a>
            .{" "}
            <span className="quiet">
              It holds the results after the sign #, which no browser sends on; whoever has the link has them too.
            </span>
          </p>
        )}
        <p className="small">
          <a href={answerHref([engine.drug], now.genes)}>The whole answer for this drug</a>.{" "}
          <span className="quiet">Worked out from snapshot {engine.version}.</span>
        </p>
      </div>
    </>
  );
}

interface FieldsProps {
  readonly fields: WhatIfFields;
  readonly settings: Props["settings"];
  readonly others: Props["acting"];
  readonly question: WhatIfQuestion;
  readonly onChange: (part: Partial<WhatIfQuestion>) => void;
  readonly onOther: (drug: string) => void;
}

function Fields({ fields, settings, others, question, onChange, onOther }: FieldsProps) {
  const asked = question.genes.filter((gene) => (question.results[gene] ?? "") === "");
  // Fixed with the first question: a field must not move while it is filled in.
  const [lead] = useState(() => leading(fields.genes, question));
  const further = fields.genes.filter((one) => !lead.includes(one));
  const field = (one: WhatIfFields["genes"][number]) => (
    <GeneFields
      key={one.gene}
      {...one}
      value={question.results[one.gene] ?? ""}
      onSet={(value) => set(one.gene, value)}
    />
  );
  const set = (gene: string, value: string): void => onChange({ results: { ...question.results, [gene]: value } });
  const heading = useRef<HTMLHeadingElement>(null);
  const leaveOut = (): void => {
    onChange({ genes: [] });
    // The button goes with what it says; whoever pressed it by key goes on from the head of the fields.
    heading.current?.focus();
  };
  return (
    <section aria-labelledby="what-if-fields">
      <h2 id="what-if-fields" tabIndex={-1} ref={heading}>
        Change something
      </h2>
      {fields.genes.length === 0 && (
        <p>
          No guideline on this drug asks for a result, and no graded annotation names bases to choose from. The answer
          below stands whatever a genotype says.
        </p>
      )}
      {asked.length > 0 && (
        <p>
          Asked about as well, without a result: {asked.join(", ")}.{" "}
          <button type="button" className="link-button" onClick={leaveOut}>
            Leave it out
          </button>
        </p>
      )}
      <div className="result-fields">
        {lead.map(field)}
        {others.length > 0 && (
          <div className="field">
            <label htmlFor="what-if-other">Another drug, taken as well</label>
            <select
              id="what-if-other"
              className="control"
              value={question.other}
              onChange={(event) => onOther(event.target.value)}
            >
              <option value="">None</option>
              {others.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        )}
        <div className="field">
          <label htmlFor="what-if-setting">Setting</label>
          <select
            id="what-if-setting"
            className="control"
            value={question.setting}
            onChange={(event) => onChange({ setting: event.target.value })}
          >
            <option value="">Any</option>
            {settings.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
        {fields.populations.length > 0 && (
          <div className="field">
            <label htmlFor="what-if-group">Group of patients</label>
            <select
              id="what-if-group"
              className="control"
              value={question.population}
              onChange={(event) => onChange({ population: event.target.value })}
            >
              <option value="">Every group</option>
              {fields.populations.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        )}
      </div>
      {further.length > 0 && (
        <details className="mt-3">
          <summary>
            {further.length} more {further.length === 1 ? "gene" : "genes"} studied with this drug:{" "}
            {further.map(({ gene }) => gene).join(", ")}
          </summary>
          <div className="result-fields">{further.map(field)}</div>
        </details>
      )}
    </section>
  );
}

/** The genes to begin with: those of a guideline and those a link asks about, or else the ones studied most. */
function leading(genes: WhatIfFields["genes"], { results }: WhatIfQuestion): WhatIfFields["genes"] {
  const first = genes.filter((one) => one.isGuided || (results[one.gene] ?? "") !== "");
  return first.length > 0 ? first : genes.slice(0, 2);
}

/** Two alleles, or a phenotype, or the words of a report: each way of saying what was found replaces the others. */
function GeneFields({
  gene,
  alleles,
  terms,
  genotypes,
  completions,
  value,
  onSet,
}: WhatIfFields["genes"][number] & { readonly value: string; readonly onSet: (value: string) => void }) {
  const id = useId();
  // A name may itself hold a slash, so the pair is found by the names and not by the sign.
  const first = alleles.find((allele) => alleles.some((other) => value === `${allele}/${other}`)) ?? "";
  const second = first === "" ? "" : value.slice(first.length + 1);
  const pair = (one: string, other: string): string =>
    one === "" && other === "" ? "" : `${one || other}/${other || one}`;
  return (
    <fieldset className="field gene-fields">
      <legend>{gene}</legend>
      {alleles.length > 0 && (
        <div className="two-lists">
          {(
            [
              ["First allele", first, (allele: string) => onSet(pair(allele, second || allele))],
              ["Second allele", second, (allele: string) => onSet(pair(first || allele, allele))],
            ] as const
          ).map(([name, chosen, choose], i) => (
            <div key={name}>
              <label htmlFor={`${id}-${i}`}>
                {name}
                <span className="sr-only"> of {gene}</span>
              </label>
              <select
                id={`${id}-${i}`}
                className="control"
                value={chosen}
                onChange={(event) => choose(event.target.value)}
              >
                <option value="">not given</option>
                {alleles.map((allele) => (
                  <option key={allele} value={allele}>
                    {allele}
                  </option>
                ))}
              </select>
            </div>
          ))}
        </div>
      )}
      {terms.length > 0 && (
        <ChooseOne id={`${id}-term`} label="Phenotype" {...{ gene, value, onSet }} options={terms} />
      )}
      {genotypes.length > 0 && (
        <ChooseOne id={`${id}-bases`} label="Bases at one variant" {...{ gene, value, onSet }} options={genotypes} />
      )}
      <label htmlFor={`${id}-text`}>
        As a report has it<span className="sr-only">, {gene}</span>
      </label>
      <input
        id={`${id}-text`}
        className="control"
        list={`${id}-list`}
        value={value}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onSet(event.target.value)}
      />
      <datalist id={`${id}-list`}>
        {completions.map((text) => (
          <option key={text} value={text} />
        ))}
      </datalist>
    </fieldset>
  );
}

function ChooseOne({
  id,
  label,
  gene,
  value,
  options,
  onSet,
}: {
  readonly id: string;
  readonly label: string;
  readonly gene: string;
  readonly value: string;
  readonly options: readonly string[];
  readonly onSet: (value: string) => void;
}) {
  return (
    <>
      <label htmlFor={id}>
        {label}
        <span className="sr-only"> of {gene}</span>
      </label>
      <select
        id={id}
        className="control"
        value={options.includes(value) ? value : ""}
        onChange={(event) => onSet(event.target.value)}
      >
        <option value="">{value === "" ? "not given" : "as given otherwise"}</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    </>
  );
}
