"use client"; // the panel is read and the report written here, in the browser, and nothing of it is sent

import { lazy, Suspense, useDeferredValue, useEffect, useMemo, useState } from "react";
import type { ReportReading } from "@/lib/schema";
import { useHydrated } from "../_components/hydrated";
import type { Linked, ReportEngine, Typed } from "./report-engine";

// Nothing is there to be taken out before there is a report.
const ReportTools = lazy(() => import("./report-tools").then((file) => ({ default: file.ReportTools })));

// Few readers need it, and none before the page can be used.
const EarlierFile = lazy(() => import("./earlier-file").then((file) => ({ default: file.EarlierFile })));

const EMPTY: Typed = { drugs: "", panel: "", coMedication: "", setting: "" };

const READINGS: readonly (readonly [ReportReading, string])[] = [
  ["prescriber", "Prescriber"],
  ["patient", "Patient"],
  ["learner", "Learner"],
];

const FIELDS = [
  {
    key: "drugs",
    label: "Drugs",
    rows: 5,
    hint: "One a line, or with commas. “(planned)” or “(current)” may stand after a name.",
  },
  {
    key: "panel",
    label: "Results",
    rows: 8,
    hint: "Pasted from a table or a file, or typed: CYP2D6 *1/*4. One gene a line.",
  },
  {
    key: "coMedication",
    label: "Taken as well (optional)",
    rows: 2,
    hint: "Drugs that may inhibit or induce an enzyme.",
  },
] as const;

interface Props {
  readonly settings: readonly { readonly value: string; readonly word: string }[];
  readonly challenge: string | null;
}

/** Takes drugs, results and co-medication, and shows the report of them. The fields have no names, so no form carries them. */
export function ReportDesk({ settings, challenge }: Props) {
  const [typed, setTyped] = useState(EMPTY);
  const [reading, setReading] = useState<ReportReading>("prescriber");
  const [identity, setIdentity] = useState("");
  const [linked, setLinked] = useState<Linked | null>(null);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [engine, setEngine] = useState<ReportEngine | null>(null);
  const [state, setState] = useState<"idle" | "loading" | "failed">("idle");
  // Grows whenever a drug's part has been loaded, so that the report is written again.
  const [loaded, setLoaded] = useState(0);
  const isReady = useHydrated();
  const asked = useDeferredValue(typed);

  const need = (): Promise<ReportEngine | null> => {
    if (engine !== null) return Promise.resolve(engine);
    setState("loading");
    return import("./report-engine")
      .then(({ loadReportEngine }) => loadReportEngine())
      .then(
        (one) => {
          setEngine(one);
          setState("idle");
          return one;
        },
        () => {
          setState("failed");
          return null;
        },
      );
  };

  useEffect(() => {
    const openAddress = (): void => {
      const fragment = window.location.hash.slice(1);
      // Anchors of the page begin with a letter, links of ours with a number.
      if (!/^\d/.test(fragment)) return;
      void need().then((one) => {
        const opened = one?.open(fragment) ?? {
          refused: ["The link could not be opened: what it needs did not load."],
        };
        if ("refused" in opened) {
          setRefused(opened.refused);
          return;
        }
        setRefused([]);
        setLinked(opened);
        setTyped(opened.typed);
        setReading(opened.reading);
      });
    };
    openAddress();
    window.addEventListener("hashchange", openAddress);
    return () => window.removeEventListener("hashchange", openAddress);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only the address is listened to
  }, []);

  const read = useMemo(() => (engine === null ? null : engine.read(asked, linked)), [engine, linked, asked]);
  const drugs = read?.drugIds.join(",") ?? "";
  const isLinked = linked !== null && linked.typed === asked;
  useEffect(() => {
    if (engine === null || drugs === "") return;
    let isCurrent = true;
    void engine.prepare(drugs.split(",")).then(
      () => isCurrent && setLoaded((count) => count + 1),
      () => isCurrent && setState("failed"),
    );
    return () => {
      isCurrent = false;
    };
  }, [engine, drugs]);
  const written = useMemo(
    () =>
      engine === null || read === null || drugs === "" || loaded === 0
        ? null
        : engine.write({ read, linked: isLinked ? linked : null, reading, identity, challenge, today: engine.today() }),
    [engine, read, linked, isLinked, drugs, loaded, reading, identity, challenge],
  );
  const set = (key: keyof Typed, text: string): void => setTyped((before) => ({ ...before, [key]: text }));
  return (
    <>
      {refused.length > 0 && (
        <div className="error-summary" role="alert">
          <h2>The link could not be read</h2>
          {refused.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      )}
      {linked?.typed === typed &&
        linked.told.map((text) => (
          <p key={text} className="aside">
            {text}
          </p>
        ))}
      <section className="results no-print" aria-label="Drugs and results">
        <fieldset disabled={!isReady} className="report-fields">
          <legend className="sr-only">What the report is about</legend>
          {FIELDS.map(({ key, label, rows, hint }) => {
            const problems = read?.problems[key] ?? [];
            return (
              <div className="field" key={key}>
                <label htmlFor={`report-${key}`}>{label}</label>
                <textarea
                  id={`report-${key}`}
                  className="control"
                  rows={rows}
                  value={typed[key]}
                  spellCheck={false}
                  autoComplete="off"
                  aria-invalid={problems.length > 0}
                  aria-describedby={`report-${key}-said`}
                  onFocus={() => void need()}
                  onChange={(event) => set(key, event.target.value)}
                />
                {key === "panel" && (
                  <PanelFile
                    onText={(text) => {
                      void need();
                      set("panel", text);
                    }}
                  />
                )}
                <div id={`report-${key}-said`} aria-live="polite" className="small">
                  {problems.length === 0 ? (
                    <p className="hint">{hint}</p>
                  ) : (
                    <ul className="plain error">
                      {problems.map((text) => (
                        <li key={text}>{text}</li>
                      ))}
                    </ul>
                  )}
                  {key === "panel" &&
                    read?.remarks.map((text) => (
                      <p key={text} className="hint">
                        {text}
                      </p>
                    ))}
                </div>
              </div>
            );
          })}
          <div className="field">
            <label htmlFor="report-setting">Setting (optional)</label>
            <select
              id="report-setting"
              className="control"
              value={typed.setting}
              onChange={(event) => set("setting", event.target.value)}
            >
              <option value="">Any setting</option>
              {settings.map(({ value, word }) => (
                <option key={value} value={value}>
                  {word}
                </option>
              ))}
            </select>
            <label htmlFor="report-identity" className="mt-3">
              Initials or record number (optional)
            </label>
            <input
              id="report-identity"
              className="control"
              value={identity}
              maxLength={60}
              autoComplete="off"
              spellCheck={false}
              aria-describedby="report-identity-hint"
              onChange={(event) => setIdentity(event.target.value)}
            />
            <p id="report-identity-hint" className="hint small">
              Printed on the report. In no link and no file, and never stored.
            </p>
          </div>
          <fieldset className="ticks">
            <legend>Worded for</legend>
            {READINGS.map(([value, word]) => (
              <label key={value}>
                <input
                  type="radio"
                  name="reading"
                  value={value}
                  checked={reading === value}
                  onChange={() => setReading(value)}
                />{" "}
                {word}
              </label>
            ))}
          </fieldset>
        </fieldset>
        <p role="status" className="small">
          {state === "loading" && "Loading what the report needs…"}
          {state === "failed" && "The report could not be written: the data did not load. Try again."}
        </p>
      </section>
      {written !== null && (
        <Suspense>
          <ReportTools written={written} />
        </Suspense>
      )}
      <Suspense>
        <EarlierFile
          question={typed}
          onText={async (text) => {
            const comparing = await need();
            const beside = read !== null && Object.values(typed).some((one) => one.trim() !== "") ? read : null;
            return comparing?.compare(text, beside, comparing.today()) ?? null;
          }}
        />
      </Suspense>
    </>
  );
}

/** A file is read here and goes nowhere. */
function PanelFile({ onText }: { readonly onText: (text: string) => void }) {
  return (
    <p className="small">
      <label htmlFor="report-file">Or a file: </label>
      <input
        id="report-file"
        type="file"
        accept=".csv,.tsv,.txt,text/*"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file !== undefined) void file.text().then(onText);
        }}
      />
    </p>
  );
}
