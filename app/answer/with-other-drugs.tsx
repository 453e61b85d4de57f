import {
  nothingTogether,
  type Report,
  type SectionOf,
  type WordedCoMedication,
  type WordedConversion,
} from "@/lib/report";
import { ActionMark, CertaintyMark } from "../_components/axes";
import { ChallengeLink, type Challenge } from "../_components/challenge";
import { Cites } from "../_components/citations";
import { NoteCard } from "../_components/note-card";

/**
 * What drugs taken together do to each other: the genetic phenotype and the
 * expected one side by side, the first of which stands; or that nothing was
 * found on those asked about.
 */
export function WithOtherDrugs({
  content: { effects, asked },
  report,
  challenge,
}: {
  readonly content: SectionOf<"co-medication">["content"];
  readonly report: Report;
  readonly challenge: Challenge;
}) {
  if (effects.length === 0) return <p>{nothingTogether(asked)}</p>;
  return effects.map((effect) => (
    <Effect key={effect.drug} effect={effect} challenge={challenge} isAlone={report.question.drugs.length === 1} />
  ));
}

function Effect({
  effect,
  challenge,
  isAlone,
}: {
  readonly effect: WordedCoMedication;
  readonly challenge: Challenge;
  readonly isAlone: boolean;
}) {
  const { bottomLine, conversions, rows, exposures, drugName } = effect;
  return (
    <>
      {!isAlone && <h3 className="first-letter:uppercase">{drugName}</h3>}
      {bottomLine !== null && (
        <div className="aside" data-expected={bottomLine.action?.code ?? "open"}>
          <p>
            <strong>By the expected phenotype: {bottomLine.headline}</strong>
          </p>
          <p className="axes">
            <ActionMark action={bottomLine.action} />
            <CertaintyMark certainty={bottomLine.certainty} />
          </p>
          <p className="small">
            The answer above is by the genes; this one holds only while the drugs are taken together.
          </p>
        </div>
      )}
      {conversions.length > 0 && <SideBySide conversions={conversions} drugName={drugName} />}
      {conversions.map((one) => (
        <p key={one.gene} className="small statement">
          {one.text} {one.method} {one.limits}
          {one.caveats.length > 0 && ` △ ${one.caveats.map((caveat) => `${caveat.word}: ${caveat.text}`).join(" ")}`}
          <Cites citations={one.citations} />
          <ChallengeLink
            challenge={challenge}
            statement={`expected-${one.gene}`}
            name={`What is expected of ${one.gene}`}
          />
        </p>
      ))}
      {exposures.map((one) => (
        <p key={one.id} className="statement">
          {one.text}
          <Cites citations={one.citations} />
          <ChallengeLink challenge={challenge} statement={one.id} name={`${drugName} and ${one.target}`} />
        </p>
      ))}
      {rows.length > 0 && <h3>Rows that the expected phenotype meets</h3>}
      {rows.map((note) => (
        <NoteCard key={note.id} note={note} challenge={challenge} isExpected />
      ))}
    </>
  );
}

function SideBySide({
  conversions,
  drugName,
}: {
  readonly conversions: readonly WordedConversion[];
  readonly drugName: string;
}) {
  const caption = `Phenotypes that bear on ${drugName}, by the genes and as expected`;
  return (
    <div className="scroll" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Gene</th>
            <th scope="col">By the genes</th>
            <th scope="col">Expected together</th>
            <th scope="col">Because of</th>
          </tr>
        </thead>
        <tbody>
          {conversions.map((one) => (
            <tr key={one.gene}>
              <th scope="row">{one.gene}</th>
              <td>{one.genetic.state === "not-tested" ? "not tested" : one.genetic.phenotype}</td>
              <td>
                {one.expected === null
                  ? "not known"
                  : one.shifts === "no"
                    ? `${one.expected.phenotype}, the same`
                    : one.expected.phenotype}
                {one.expectedScore !== null && ` (score ${one.expectedScore})`}
              </td>
              <td>{one.by.map((acting) => `${acting.text} (list of ${acting.date})`).join("; ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
