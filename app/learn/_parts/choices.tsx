import type { OnBothAxes, SolvedQuestion } from "@/lib/teaching";
import type { Worded, WordedCertainty } from "@/lib/report";
import type { Action } from "@/lib/schema";
import { ActionMark, CertaintyMark } from "../../_components/axes";

/** The words of both axes to choose from. */
export interface Offered {
  readonly actions: readonly Worded<Action>[];
  readonly certainties: readonly WordedCertainty[];
}

/** What is chosen so far, as the buttons hold it; null where nothing is. */
export interface Chosen {
  readonly action: string | null;
  readonly certainty: string | null;
}

export const NOTHING_CHOSEN: Chosen = { action: null, certainty: null };
const OPEN = "open";

/** Returns the choice on both axes; null until both are made. */
export function choiceOf({ action, certainty }: Chosen, { actions, certainties }: Offered): OnBothAxes | null {
  const chosen = certainties.find((one) => one.code === certainty);
  return action === null || chosen === undefined
    ? null
    : { action: actions.find((one) => one.code === action)?.code ?? null, certainty: chosen.code };
}

/** Returns what the engine says on both axes. */
export function saidOf({ action, certainty }: SolvedQuestion): OnBothAxes {
  return { action: action?.code ?? null, certainty: certainty.code };
}

interface Props extends Offered {
  readonly name: string;
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
  readonly isDisabled: boolean;
}

/** Both axes as groups of buttons, in their fixed order. */
export function Choices({ name, actions, certainties, chosen, onChoose, isDisabled }: Props) {
  return (
    <>
      <fieldset disabled={isDisabled} className="choice">
        <legend>Action: what do you do?</legend>
        {[...actions, null].map((one) => {
          const code = one?.code ?? OPEN;
          return (
            <label key={code} className="option-row">
              <input
                type="radio"
                name={`${name}-action`}
                value={code}
                required
                checked={chosen.action === code}
                onChange={() => onChoose({ ...chosen, action: code })}
              />
              <ActionMark action={one} name="" />
            </label>
          );
        })}
      </fieldset>
      <fieldset disabled={isDisabled} className="choice">
        <legend>Certainty: how sure can anyone be?</legend>
        {certainties.map((one) => (
          <label key={one.code} className="option-row">
            <input
              type="radio"
              name={`${name}-certainty`}
              value={one.code}
              required
              checked={chosen.certainty === one.code}
              onChange={() => onChoose({ ...chosen, certainty: one.code })}
            />
            <CertaintyMark certainty={one} name="" />
          </label>
        ))}
      </fieldset>
    </>
  );
}

/** Tells a choice against the engine's answer, axis by axis. `who` made it: "you", "the room". */
export function ChoiceTold({
  choice,
  solved,
  actions,
  certainties,
  who,
}: Offered & { readonly choice: OnBothAxes; readonly solved: SolvedQuestion; readonly who: string }) {
  const chosenAction = actions.find((one) => one.code === choice.action)?.word ?? "Depends on the result";
  const rightAction = solved.action?.word ?? "Depends on the result";
  const chosenCertainty = certainties.find((one) => one.code === choice.certainty)?.word ?? "";
  return (
    <ul className="plain">
      <li>
        <strong>Action:</strong>{" "}
        {chosenAction === rightAction
          ? `${rightAction} is right.`
          : `${who} chose “${chosenAction}”; it is “${rightAction}”.`}
      </li>
      <li>
        <strong>Certainty:</strong>{" "}
        {choice.certainty === solved.certainty.code
          ? `${solved.certainty.word} is right.`
          : `${who} chose “${chosenCertainty}”; it is “${solved.certainty.word}”.`}
      </li>
    </ul>
  );
}

/** Returns how many of the two axes are right, in words. */
export function verdictWords(points: number): string {
  return ["Neither is what the engine says", "One of the two is right", "Both are right"][points] ?? "";
}
