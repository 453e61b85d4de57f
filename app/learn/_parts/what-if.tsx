"use client"; // the engine runs in the browser, so that every change is answered at once

import { useEffect, useId, useState } from "react";
import { wordDifference } from "@/lib/report";
import type { WhatIfQuestion } from "@/lib/report";
import { ActionMark, CertaintyMark } from "../../_components/axes";
import { useHydrated } from "../../_components/hydrated";
import { answerHref, TextLink } from "../../_components/text-link";
import type { OpenedWhatIf, WhatIfAnswer, WhatIfFields } from "./what-if-engine";

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
type Loaded = { readonly kind: "none" | "loading" | "failed" } | { readonly kind: "refused"; readonly told: readonly string[] } | { readonly kind: "open"; readonly opened: OpenedWhatIf; readonly key: string };

/** Chooses a drug and fetches its engine; a link's fragment does both. Nothing of what is tried leaves the browser. */
export function WhatIf({ drugs, settings, acting }: Props) {
  const isReady = useHydrated();
  const [drug, setDrug] = useState("");
  const [loaded, setLoaded] = useState<Loaded>({ kind: "none" });
  const choose = (id: string): void => {
    setDrug(id);
    setLoaded({ kind: id === "" ? "none" : "loading" });
    // What an earlier link asked is not asked any more.
    if (window.location.hash !== "") window.history.replaceState(null, "", window.location.pathname);
    if (id === "") return;
    void import("./what-if-engine").then(({ loadWhatIf }) => loadWhatIf(id)).then(
      (engine) => setLoaded({ kind: "open", opened: { engine, now: NOTHING, before: null, told: [] }, key: id }),
      () => setLoaded({ kind: "failed" }),
    );
  };
  useEffect(() => {
    const known = { drugs: new Set(drugs.map(({ id }) => id)), others: new Set(acting.map(({ id }) => id)) };
    const follow = (): void => {
      const fragment = window.location.hash;
      if (fragment.length < 2) return;
      setLoaded({ kind: "loading" });
      void import("./what-if-engine").then(({ openWhatIf }) => openWhatIf(fragment, known)).then(
        (opened) => {
          if (!("engine" in opened)) return setLoaded({ kind: "refused", told: opened });
          setDrug(opened.engine.drug);
          setLoaded({ kind: "open", opened, key: fragment });
        },
        () => setLoaded({ kind: "failed" }),
      );
    };
    follow();
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, [drugs, acting]);
  const isLate = loaded.kind === "open" && loaded.opened.engine.drug !== drug;
  return (
    <>
      <noscript><p className="aside">Changing a result needs JavaScript, because answers are worked out in your browser. Without it, <TextLink href="/learn#try">the tables of phenotypes against drugs</TextLink> show every result&apos;s line.</p></noscript>
      <div className="field">
        <label htmlFor="what-if-drug">Drug</label>
        <select id="what-if-drug" className="control" disabled={!isReady} value={drug} onChange={(event) => choose(event.target.value)}>
          <option value="">Choose a drug</option>
          {drugs.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
        </select>
      </div>
      <p role="status" className="small">{loaded.kind === "loading" && "Loading what the answers need…"}{loaded.kind === "failed" && "The data did not load; nothing can be answered here. Choose the drug again to retry."}</p>
      {loaded.kind === "refused" && <div role="alert" className="aside"><p><strong>The link could not be followed.</strong></p>{loaded.told.map((text) => <p key={text}>{text}</p>)}</div>}
      {loaded.kind === "open" && !isLate && <Changes key={loaded.key} opened={loaded.opened} settings={settings} acting={acting} />}
    </>
  );
}

/** Changes one thing at a time and tells the new answer against the one before, word by word. */
function Changes({ opened, settings, acting }: Omit<Props, "drugs"> & { readonly opened: OpenedWhatIf }) {
  const { engine, told } = opened;
  const [{ now, before }, setAsked] = useState<Pick<OpenedWhatIf, "now" | "before">>(opened);
  const [hasFailed, setHasFailed] = useState(false);
  const change = (part: Partial<WhatIfQuestion>): void => setAsked((asked) => ({ now: { ...asked.now, ...part }, before: asked.now }));
  const changeOther = (other: string): void => {
    setHasFailed(false);
    void engine.fetchOther(other).then(() => change({ other }), () => setHasFailed(true));
  };
  const others = acting.filter((one) => one.id !== engine.drug && (one.id === now.other || one.targets.some((target) => engine.fields.targets.includes(target))));
  const answer = engine.ask(now);
  return (
    <>
      {told.map((text) => <p key={text} role="alert" className="aside">{text}</p>)}
      <Fields fields={engine.fields} settings={settings} others={others} question={now} onChange={change} onOther={changeOther} />
      {hasFailed && <p role="alert" className="error">What the other drug does could not be loaded; the answer below is the one without it. Choose it again to retry.</p>}
      {answer !== null && <Answer answer={answer} earlier={before === null ? null : engine.ask(before)} />}
      <p className="small"><a href={`#${engine.linkTo(now, before)}`}>Link to what is shown here</a>. <span className="quiet">It holds the results after the sign #, which no browser sends on; whoever has the link has them too.</span></p>
      <p className="small"><a href={answerHref([engine.drug], now.genes)}>The whole answer for this drug</a>. <span className="quiet">Worked out from snapshot {engine.version}.</span></p>
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
  const set = (gene: string, value: string): void => onChange({ results: { ...question.results, [gene]: value } });
  return (
    <section aria-labelledby="what-if-fields">
      <h2 id="what-if-fields">Change something</h2>
      {fields.genes.length === 0 && <p>No guideline on this drug asks for a result, and no graded annotation names bases to choose from. The answer below stands whatever a genotype says.</p>}
      {asked.length > 0 && <p>Asked about as well, without a result: {asked.join(", ")}. <button type="button" className="link-button" onClick={() => onChange({ genes: [] })}>Leave it out</button></p>}
      <div className="result-fields">
        {fields.genes.map((one) => <GeneFields key={one.gene} {...one} value={question.results[one.gene] ?? ""} onSet={(value) => set(one.gene, value)} />)}
        {others.length > 0 && (
          <div className="field">
            <label htmlFor="what-if-other">Another drug, taken as well</label>
            <select id="what-if-other" className="control" value={question.other} onChange={(event) => onOther(event.target.value)}>
              <option value="">None</option>
              {others.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
            </select>
          </div>
        )}
        <div className="field">
          <label htmlFor="what-if-setting">Setting</label>
          <select id="what-if-setting" className="control" value={question.setting} onChange={(event) => onChange({ setting: event.target.value })}>
            <option value="">Any</option>
            {settings.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </select>
        </div>
        {fields.populations.length > 0 && (
          <div className="field">
            <label htmlFor="what-if-group">Group of patients</label>
            <select id="what-if-group" className="control" value={question.population} onChange={(event) => onChange({ population: event.target.value })}>
              <option value="">Every group</option>
              {fields.populations.map((name) => <option key={name} value={name}>{name}</option>)}
            </select>
          </div>
        )}
      </div>
    </section>
  );
}

/** Two alleles, or a phenotype, or the words of a report: each way of saying what was found replaces the others. */
function GeneFields({ gene, alleles, terms, genotypes, completions, value, onSet }: WhatIfFields["genes"][number] & { readonly value: string; readonly onSet: (value: string) => void }) {
  const id = useId();
  // A name may itself hold a slash, so the pair is found by the names and not by the sign.
  const first = alleles.find((allele) => alleles.some((other) => value === `${allele}/${other}`)) ?? "";
  const second = first === "" ? "" : value.slice(first.length + 1);
  const pair = (one: string, other: string): string => (one === "" && other === "" ? "" : `${one || other}/${other || one}`);
  return (
    <fieldset className="field gene-fields">
      <legend>{gene}</legend>
      {alleles.length > 0 && (
        <div className="two-lists">
          {([["First allele", first, (allele: string) => onSet(pair(allele, second || allele))], ["Second allele", second, (allele: string) => onSet(pair(first || allele, allele))]] as const).map(([name, chosen, choose], i) => (
            <div key={name}>
              <label htmlFor={`${id}-${i}`}>{name}<span className="sr-only"> of {gene}</span></label>
              <select id={`${id}-${i}`} className="control" value={chosen} onChange={(event) => choose(event.target.value)}>
                <option value="">not given</option>
                {alleles.map((allele) => <option key={allele} value={allele}>{allele}</option>)}
              </select>
            </div>
          ))}
        </div>
      )}
      {terms.length > 0 && <ChooseOne id={`${id}-term`} label="Phenotype" {...{ gene, value, onSet }} options={terms} />}
      {genotypes.length > 0 && <ChooseOne id={`${id}-bases`} label="Bases at one variant" {...{ gene, value, onSet }} options={genotypes} />}
      <label htmlFor={`${id}-text`}>As a report has it<span className="sr-only">, {gene}</span></label>
      <input id={`${id}-text`} className="control" list={`${id}-list`} value={value} autoComplete="off" spellCheck={false} maxLength={200} onChange={(event) => onSet(event.target.value)} />
      <datalist id={`${id}-list`}>{completions.map((text) => <option key={text} value={text} />)}</datalist>
    </fieldset>
  );
}

function ChooseOne({ id, label, gene, value, options, onSet }: { readonly id: string; readonly label: string; readonly gene: string; readonly value: string; readonly options: readonly string[]; readonly onSet: (value: string) => void }) {
  return (
    <>
      <label htmlFor={id}>{label}<span className="sr-only"> of {gene}</span></label>
      <select id={id} className="control" value={options.includes(value) ? value : ""} onChange={(event) => onSet(event.target.value)}>
        <option value="">{value === "" ? "not given" : "as given otherwise"}</option>
        {options.map((option) => <option key={option} value={option}>{option}</option>)}
      </select>
    </>
  );
}

function Answer({ answer, earlier }: { readonly answer: WhatIfAnswer; readonly earlier: WhatIfAnswer | null }) {
  const word = (one: WhatIfAnswer): string => one.action?.word ?? "Depends on the result";
  const isOther = earlier !== null && word(earlier) !== word(answer);
  const isSurer = earlier !== null && earlier.certainty.code !== answer.certainty.code;
  const gone = (earlier?.steps ?? []).filter((step) => !answer.steps.some((one) => one.id === step.id));
  return (
    <section aria-labelledby="what-if-answer" className="bottom-line">
      <h2 id="what-if-answer">The answer now</h2>
      <p role="status" className="sr-only">
        {`Action ${isOther ? `was ${earlier === null ? "" : word(earlier)}, is now` : "is"} ${word(answer)}. Certainty ${isSurer ? `was ${earlier?.certainty.word ?? ""}, is now` : "is"} ${answer.certainty.word}.`}
      </p>
      {answer.problems.map((problem) => <p key={problem} className="error" role="alert">{problem}</p>)}
      <p className="axes">
        <ActionMark action={answer.action} />
        {isOther && <span className="was">changed; was “{word(earlier)}”</span>}
        <CertaintyMark certainty={answer.certainty} />
        {isSurer && <span className="was">changed; was “{earlier.certainty.word}”</span>}
      </p>
      {earlier !== null && !isOther && !isSurer && <p className="small was">Action and certainty are as before.</p>}
      <p className="headline"><Compared before={earlier?.headline ?? null} after={answer.headline} /></p>
      {answer.read.length > 0 && <p className="small">Read as: {answer.read.map(sentence).join(" ")}</p>}
      <ul className="list small">
        {answer.steps.map((step) => {
          const was = earlier === null ? null : (earlier.steps.find((one) => one.id === step.id) ?? earlier.steps.find((one) => one.heading.split(",")[0] === step.heading.split(",")[0]) ?? { text: "" });
          return <li key={step.id}><strong>{step.heading}.</strong> <Compared before={was?.text ?? null} after={step.text} /></li>;
        })}
        {gone.map((step) => <li key={`gone ${step.id}`} className="quiet"><span>No longer: </span><del>{step.heading}. {step.text}</del></li>)}
      </ul>
    </section>
  );
}

function sentence(text: string): string {
  return text.endsWith(".") ? text : `${text}.`;
}

/** New words are marked, words that went are struck through; without anything before, the text stands plain. */
function Compared({ before, after }: { readonly before: string | null; readonly after: string }) {
  if (before === null || before === after) return <>{after}</>;
  return wordDifference(before, after).map((run, i) => (
    <span key={i}>
      {run.kind === "same" ? run.text : run.kind === "added" ? <ins>{run.text}</ins> : <del>{run.text}</del>}{" "}
    </span>
  ));
}
