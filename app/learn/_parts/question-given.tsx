import type { GivenLine } from "@/lib/teaching";

/** What a question gives, beside the story. */
export function QuestionGiven({
  notes,
  lines,
}: {
  readonly notes: readonly string[];
  readonly lines: readonly GivenLine[];
}) {
  return (
    <>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <dl className="facts question-given">
        {lines.map((line) => (
          <div key={`${line.name} ${line.value}`} className="contents">
            <dt>{line.name}</dt>
            <dd>{line.value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
