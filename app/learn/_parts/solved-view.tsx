import type { SolvedQuestion, TaughtText } from "@/lib/teaching";
import { ActionMark, CertaintyMark } from "../../_components/axes";
import { Cites } from "../../_components/citations";
import { answerHref } from "../../_components/text-link";
import { TraceDetails } from "../../_components/trace-figure";

/** The engine's answer to one question, with its reasons and sources. Drawn alike in the player, in the lecture and on paper. */
export function SolvedView({
  solved,
  drug,
  genes,
}: {
  readonly solved: SolvedQuestion;
  readonly drug: string;
  readonly genes: readonly string[];
}) {
  return (
    <>
      <p className="axes">
        {solved.action === null ? <ActionMark action={null} /> : <ActionMark action={solved.action} />}
        <CertaintyMark certainty={solved.certainty} />
      </p>
      <p>
        <strong>{solved.headline}</strong>
      </p>
      {solved.action !== null && (
        <p className="small no-print">
          {solved.action.word} means: {solved.action.meaning}
        </p>
      )}
      {solved.results.length > 0 && (
        <p className="small">
          Read as: {solved.results.map((text) => (text.endsWith(".") ? text : `${text}.`)).join(" ")}
        </p>
      )}
      {solved.lines.length > 0 && (
        <ul className="list small">
          {solved.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {solved.matters !== null && <Matters matters={solved.matters} />}
      <p>
        <strong>Why</strong>
      </p>
      <ul className="list small">
        {solved.notes.map((note) => (
          <li key={note.id}>
            <strong>{note.heading}.</strong> {note.text === solved.headline ? "" : `${note.text} `}
            {/* Where we looked is told in the sentence; each place by itself is for the screen. */}
            <span className={note.kind === "absence" ? "no-print" : undefined}>{note.reasons.join(" ")}</span>
            {note.caveats.length > 0 && (
              <span className="quiet">
                {" "}
                Caveats: {note.caveats.map((caveat) => caveat.word.toLowerCase()).join("; ")}.
              </span>
            )}
            <Cites citations={note.citations} />
            <TraceDetails trace={note.trace} name={note.heading} />
          </li>
        ))}
        {solved.disagreements.map((text) => (
          <li key={text}>
            <strong>Bodies differ.</strong> {text}
          </li>
        ))}
      </ul>
      <p className="small no-print">
        {solved.whatIf !== null && (
          <>
            <a href={`/learn/what-if#${solved.whatIf}`}>What if? Change an allele or another drug from here</a>, or
            read{" "}
          </>
        )}
        <a href={answerHref([drug], genes)}>
          {solved.whatIf === null ? "The whole answer, with every note" : "the whole answer, with every note"}
        </a>
        .
      </p>
    </>
  );
}

/** More readings than these are counted. */
const READINGS_SHOWN = 4;

/** What a result leaves open, what each reading would come to, and what would settle it. */
function Matters({ matters }: { readonly matters: NonNullable<SolvedQuestion["matters"]> }) {
  const left = matters.outcomes.length - READINGS_SHOWN;
  return (
    <>
      <ul className="list small">
        {matters.outcomes.slice(0, READINGS_SHOWN).map((outcome) => (
          <li key={outcome.who}>
            <strong>If {outcome.who}:</strong> {outcome.lines[0]}
          </li>
        ))}
        {left > 0 && (
          <li>
            {left} more {left === 1 ? "reading" : "readings"} with another advice.
          </li>
        )}
      </ul>
      {matters.settledBy.length > 0 && (
        <p className="small">
          <strong>What would settle it:</strong> {matters.settledBy.join(". ")}.
        </p>
      )}
    </>
  );
}

/** What the case wanted the reader to fall for, and what stays. */
export function TrapAndPoints({ trap, points }: { readonly trap: TaughtText; readonly points: readonly TaughtText[] }) {
  return (
    <>
      <section className="aside" aria-labelledby="trap">
        <h3 id="trap">The trap</h3>
        <p>
          {trap.text}
          <Cites citations={trap.citations} />
        </p>
      </section>
      <section aria-labelledby="points">
        <h3 id="points">To take away</h3>
        <ul className="list">
          {points.map((point) => (
            <li key={point.id}>
              {point.text}
              <Cites citations={point.citations} />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
