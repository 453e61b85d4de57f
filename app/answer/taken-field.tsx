import type { Computed } from "./live-engine";

/** Drugs that may inhibit or induce an enzyme. */
export function TakenField({
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
