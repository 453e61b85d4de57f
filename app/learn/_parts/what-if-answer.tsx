import { wordDifference, type WhatIfAnswer, type WhatIfStep } from "@/lib/teaching";
import { ActionMark, CertaintyMark } from "../../_components/axes";

/** The answer now, told word by word against the one before. */
export function WhatIfAnswerView({
  answer,
  earlier,
}: {
  readonly answer: WhatIfAnswer;
  readonly earlier: WhatIfAnswer | null;
}) {
  const word = (one: WhatIfAnswer): string => one.action?.word ?? "Depends on the result";
  const isOther = earlier !== null && word(earlier) !== word(answer);
  const isSurer = earlier !== null && earlier.certainty.code !== answer.certainty.code;
  const before = (step: WhatIfStep): WhatIfStep | undefined =>
    earlier?.steps.find((one) => one.id === step.id) ?? earlier?.steps.find((one) => one.group === step.group);
  const kept = new Set(answer.steps.map((step) => before(step)?.id));
  const gone = (earlier?.steps ?? []).filter((step) => !kept.has(step.id));
  return (
    <section aria-labelledby="what-if-answer" className="bottom-line what-if-answer">
      <h2 id="what-if-answer">The answer now</h2>
      <p role="status" className="sr-only">
        {`Action ${isOther ? `was ${earlier === null ? "" : word(earlier)}, is now` : "is"} ${word(answer)}. Certainty ${isSurer ? `was ${earlier?.certainty.word ?? ""}, is now` : "is"} ${answer.certainty.word}.`}
      </p>
      {answer.problems.map((problem) => (
        <p key={problem} className="error" role="alert">
          {problem}
        </p>
      ))}
      <p className="axes">
        <ActionMark action={answer.action} />
        {isOther && <span className="was">changed; was “{word(earlier)}”</span>}
        <CertaintyMark certainty={answer.certainty} />
        {isSurer && <span className="was">changed; was “{earlier.certainty.word}”</span>}
      </p>
      {earlier !== null && !isOther && !isSurer && <p className="small was">Action and certainty are as before.</p>}
      <p className="headline">
        <Compared before={earlier?.headline ?? null} after={answer.headline} />
      </p>
      {answer.read.length > 0 && <p className="small">Read as: {answer.read.map(sentence).join(" ")}</p>}
      <ul className="list small">
        {answer.steps.map((step) => {
          const was = before(step);
          return (
            <li key={step.id}>
              <strong>
                <Compared before={was?.heading ?? null} after={step.heading} />.
              </strong>{" "}
              <Compared before={earlier === null ? null : (was?.text ?? "")} after={step.text} />
            </li>
          );
        })}
        {gone.map((step) => (
          <li key={`gone ${step.id}`} className="quiet">
            <span>No longer: </span>
            <del>
              {step.heading}. {step.text}
            </del>
          </li>
        ))}
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
      {i > 0 && " "}
      {run.kind === "same" ? run.text : run.kind === "added" ? <ins>{run.text}</ins> : <del>{run.text}</del>}
    </span>
  ));
}
