import type { SolvedQuestion, TaughtText } from "@/lib/report";
import { ActionMark, CertaintyMark } from "../../_components/axes";
import { Cites } from "../../_components/citations";
import { answerHref } from "../../_components/text-link";

/** The engine's answer to one question, with its reasons and sources. Drawn alike in the player, in the lecture and on paper. */
export function SolvedView({ solved, drug, genes }: { readonly solved: SolvedQuestion; readonly drug: string; readonly genes: readonly string[] }) {
  return (
    <>
      <p className="axes">
        {solved.action === null ? <ActionMark action={null} /> : <ActionMark action={solved.action} />}
        <CertaintyMark certainty={solved.certainty} />
      </p>
      <p><strong>{solved.headline}</strong></p>
      {solved.action !== null && <p className="small">{solved.action.word} means: {solved.action.meaning}</p>}
      {solved.results.length > 0 && <p className="small">Read as: {solved.results.join("; ")}.</p>}
      {solved.lines.length > 0 && <ul className="list small">{solved.lines.map((line) => <li key={line}>{line}</li>)}</ul>}
      <p><strong>Why</strong></p>
      <ul className="list small">
        {solved.notes.map((note) => (
          <li key={note.id}>
            <strong>{note.heading}.</strong> {note.text === solved.headline ? "" : `${note.text} `}
            {note.reasons.join(" ")}
            {note.caveats.length > 0 && <span className="quiet"> Caveats: {note.caveats.map((caveat) => caveat.word.toLowerCase()).join("; ")}.</span>}
            <Cites citations={note.citations} />
          </li>
        ))}
        {solved.disagreements.map((text) => <li key={text}><strong>Bodies differ.</strong> {text}</li>)}
      </ul>
      <p className="small no-print"><a href={answerHref([drug], genes)}>The whole answer, with every note</a></p>
    </>
  );
}

/** What the case wanted the reader to fall for, and what stays. */
export function TrapAndPoints({ trap, points }: { readonly trap: TaughtText; readonly points: readonly TaughtText[] }) {
  return (
    <>
      <section className="aside" aria-labelledby="trap">
        <h3 id="trap">The trap</h3>
        <p>{trap.text}<Cites citations={trap.citations} /></p>
      </section>
      <section aria-labelledby="points">
        <h3 id="points">To take away</h3>
        <ul className="list">{points.map((point) => <li key={point.id}>{point.text}<Cites citations={point.citations} /></li>)}</ul>
      </section>
    </>
  );
}
