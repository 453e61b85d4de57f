import { Suspense, lazy } from "react";
import type { ReportReading } from "@/lib/schema";
import type { Read, Typed } from "./report-engine";

// Few readers need a file, and none before the page can be used.
const PanelFile = lazy(() => import("./panel-file").then((file) => ({ default: file.PanelFile })));
const ReadLines = lazy(() => import("./file-account").then((file) => ({ default: file.ReadLines })));
const FileAccount = lazy(() => import("./file-account").then((file) => ({ default: file.FileAccount })));

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
  readonly typed: Typed;
  readonly read: Read | null;
  readonly identity: string;
  readonly reading: ReportReading;
  readonly isDisabled: boolean;
  readonly onNeed: () => void;
  readonly onType: (key: keyof Typed, text: string) => void;
  readonly onIdentity: (text: string) => void;
  readonly onReading: (reading: ReportReading) => void;
  /** What is to be told of the file whose text stands in the field of results; null where it is from none. */
  readonly fileTold: readonly string[] | null;
  /** Takes the lines of a running text as they were read. */
  readonly onConfirm: () => void;
  readonly onFileText: (text: string, told: readonly string[]) => void;
  /** Told true while a file of results is read, and false when its text stands in the field or it was refused. */
  readonly onFile: (isReading: boolean) => void;
}

/** What the report is about. The fields have no names, so no form carries them. */
export function ReportFields({
  settings,
  typed,
  read,
  identity,
  reading,
  isDisabled,
  onNeed,
  onType,
  onIdentity,
  onReading,
  fileTold,
  onConfirm,
  onFileText,
  onFile,
}: Props) {
  return (
    <fieldset disabled={isDisabled} className="report-fields">
      <legend className="sr-only">What the report is about</legend>
      <div role="status">
        <Suspense>{fileTold !== null && read !== null && <FileAccount told={fileTold} read={read} />}</Suspense>
      </div>
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
              onFocus={onNeed}
              onChange={(event) => onType(key, event.target.value)}
            />
            {key === "panel" && read !== null && read.lines.length > 0 && (
              <Suspense>
                <ReadLines lines={read.lines} isUsed={typed.confirmed === typed.panel} onConfirm={onConfirm} />
              </Suspense>
            )}
            {key === "panel" && (
              <Suspense>
                <PanelFile onText={onFileText} onFile={onFile} />
              </Suspense>
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
          onChange={(event) => onType("setting", event.target.value)}
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
          onChange={(event) => onIdentity(event.target.value)}
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
              onChange={() => onReading(value)}
            />{" "}
            {word}
          </label>
        ))}
      </fieldset>
    </fieldset>
  );
}
