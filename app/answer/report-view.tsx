import {
  documentOf,
  NO_STUDY,
  notUsedIn,
  problemLine,
  sectionsOf,
  settingWord,
  unreadLine,
  type DocumentSection,
  type Report,
  type SectionId,
  type SectionOf,
  type WordedNote,
} from "@/lib/report";
import { unreachable } from "@/lib/schema";
import { ActionMark, CertaintyMark } from "../_components/axes";
import { ChallengeLink, type Challenge } from "../_components/challenge";
import { Cites, SourceList } from "../_components/citations";
import { EffectPlot } from "../_components/effect-plot";
import { LabelTags } from "./label-tags";
import { NoteCard } from "../_components/note-card";
import { PreTestTable } from "../_components/pre-test-table";
import { Sensitivities } from "../_components/sensitivities";
import { StudiesTable } from "../_components/studies-table";
import { answerHref, TextLink } from "../_components/text-link";
import { TraceDetails } from "../_components/trace-figure";
import { WithContents } from "../_components/with-contents";
import { Imported } from "./imported";
import { WithOtherDrugs } from "./with-other-drugs";

interface Parts {
  readonly report: Report;
  readonly challenge: Challenge;
}

/**
 * The answer in reading order: what to do, why, how sure, what was studied,
 * where we looked, sources, limits. Its heading stands apart, above the fields
 * where results are given.
 */
export function ReportView({
  report,
  challenge: base,
}: {
  readonly report: Report;
  readonly challenge: string | null;
}) {
  const challenge: Challenge = { base, snapshot: report.knowledge.version };
  const document = documentOf(report);
  const sections = sectionsOf(document, "answer");
  return (
    <WithContents parts={sections.filter(({ id }) => id !== "answers").map(({ id, name }) => [anchorOf(id), name])}>
      {notUsedIn(document, "answer").map((line) => (
        <p key={line} className="error">
          {line}
        </p>
      ))}
      {sections.map((section) => (
        <section
          key={section.id}
          aria-labelledby={anchorOf(section.id)}
          {...(CLASSES[section.id] === undefined ? {} : { className: CLASSES[section.id] })}
        >
          {/* On this page the title asks and the answer stands right under it: only a reader of headings needs this one. */}
          <h2 id={anchorOf(section.id)} {...(section.id === "answers" ? { className: "sr-only" } : {})}>
            {section.heading}
          </h2>
          <Body section={section} report={report} challenge={challenge} />
        </section>
      ))}
    </WithContents>
  );
}

/** Sections that look or print otherwise than the rest. */
const CLASSES: Partial<Record<SectionId, string>> = {
  unread: "aside",
  disagreements: "aside",
  "other-genes": "no-print",
};

/** The fields where results are typed are “results” on this page already. */
function anchorOf(id: SectionId): string {
  return id === "results" ? "results-read" : id;
}

function Body({ section, report, challenge }: Parts & { readonly section: DocumentSection }) {
  switch (section.id) {
    case "answers":
      return <BottomLines lines={section.content} report={report} challenge={challenge} />;
    case "results":
      return <Results results={section.content} />;
    case "problems":
      return <Unusable problems={section.content} />;
    case "co-medication":
      return <WithOtherDrugs content={section.content} report={report} challenge={challenge} />;
    case "left-open":
      return <Sensitivities items={section.content} />;
    case "disagreements":
      return <Disagreements items={section.content} challenge={challenge} />;
    case "pre-tests":
      return <PreTests items={section.content} />;
    case "recommendations":
      return <Recommendations report={report} challenge={challenge} />;
    case "watch":
      return <Watch notes={section.content} challenge={challenge} />;
    case "evidence":
      return <Evidence notes={section.content} challenge={challenge} />;
    case "labels":
      return <LabelTags tagged={section.content} />;
    case "imported":
      return <Imported report={report} challenge={challenge} />;
    case "absences":
      return <Absences notes={section.content} challenge={challenge} />;
    case "other-drugs":
      return section.content.map((note) => <NoteCard key={note.id} note={note} challenge={challenge} />);
    case "studies":
      return <Studies content={section.content} />;
    case "tumour":
      return <Tumour notes={section.content} challenge={challenge} />;
    case "searched":
      return <Searched items={section.content} challenge={challenge} />;
    case "other-genes":
      return <OtherGenes items={section.content} setting={report.question.setting} />;
    case "sources":
      return <SourceList sources={section.content} screenOnly={screenOnlySources(report)} />;
    case "limits":
      return <Limits report={report} challenge={challenge} />;
    case "unread":
      return <NotRead unread={section.content} />;
    case "untested":
    case "regimen":
      return null;
    default:
      return unreachable(section);
  }
}

function Limits({ report, challenge }: Parts) {
  return (
    <ul className="list small">
      <li className="no-print">{report.disclaimer}</li>
      {report.limits.map((limit) => (
        <li key={limit.id} id={limit.id}>
          {limit.text}
          <Cites citations={limit.citations} />
          <ChallengeLink challenge={challenge} statement={limit.id} name={limit.text.slice(0, 60)} />
        </li>
      ))}
    </ul>
  );
}

/** Sources that only unprinted parts name: the texts of markers kept out, and tumour studies no label asks about. */
function screenOnlySources(report: Report): ReadonlySet<string> {
  const notes = [
    ...report.recommendations,
    ...report.watch,
    ...report.evidence,
    ...report.imported,
    ...report.otherDrugs,
    ...report.tumour.filter(isOnLabel),
    ...report.absences,
  ];
  const printed = new Set(
    [...notes, ...report.guidelines, ...report.limits].flatMap((item) => item.citations).map((citation) => citation.id),
  );
  return new Set(
    [...report.exclusions, ...report.tumour]
      .flatMap((item) => item.citations)
      .map((citation) => citation.id)
      .filter((id) => !printed.has(id)),
  );
}

/** Names the question; the same with and without results. */
export function Heading({ report }: { readonly report: Report }) {
  const { drugs, genes, settingWord } = report.question;
  return (
    <header>
      <p className="crumbs no-print">
        <TextLink href="/">Ask another question</TextLink>
      </p>
      <h1>{report.title}</h1>
      <p className="quiet small">
        {drugs.map((drug) => (
          <span key={drug.id}>
            {drug.isHeld ? <TextLink href={`/drugs/${drug.id}`}>{drug.name}</TextLink> : drug.name}
            {drug.matchedAs !== null
              ? ` (asked as ${drug.matchedAs})`
              : drug.brands.length > 0
                ? ` (${drug.brands.slice(0, 3).join(", ")})`
                : ""}
            {"; "}
          </span>
        ))}
        {genes.map((gene) => (
          <span key={gene.id}>
            <TextLink href={`/genes/${gene.id}`}>{gene.id}</TextLink>
            {gene.matchedAs !== null ? ` (asked as ${gene.matchedAs})` : ""}, {gene.name}
            {"; "}
          </span>
        ))}
        {settingWord === null ? "" : `setting: ${settingWord}; `}
        as of {report.asOf}; knowledge {report.knowledge.version}
      </p>
    </header>
  );
}

function BottomLines({ lines, report, challenge }: Parts & { readonly lines: Report["bottomLines"] }) {
  return lines.map((line) => (
    <div key={line.drug} className="bottom-line" role="group" aria-label={`What to do: ${line.drugName}`}>
      {lines.length > 1 && <h3 className="first-letter:uppercase">{line.drugName}</h3>}
      {report.sensitivities.some((item) => item.drug === line.drug && item.verdict !== "same") && (
        <p className="quiet">
          <a href="#left-open">What was left open</a> decides what to do.
        </p>
      )}
      <p className="headline">{line.headline}</p>
      <p className="axes">
        {line.code === "not-held" ? line.openWord : <ActionMark action={line.action} />}
        <CertaintyMark certainty={line.certainty} />
      </p>
      <ul className="list">
        {line.lines.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <ChallengeLink
        challenge={challenge}
        statement={line.lead ?? `answer-${line.drug}`}
        name={`The answer on ${line.drugName}`}
      />
    </div>
  ));
}

function Results({ results }: { readonly results: Report["results"] }) {
  return (
    <ul className="list">
      {results.map((result) => (
        <li key={`${result.gene} ${result.text}`}>
          {result.text}
          {result.understoodFrom !== null && <span className="quiet"> (from “{result.understoodFrom}”)</span>}
        </li>
      ))}
    </ul>
  );
}

function Unusable({ problems }: { readonly problems: Report["problems"] }) {
  return (
    <div className="aside" role="alert">
      <p>
        <strong>Not used.</strong> These results decide nothing here; the rest of the answer stands without them.
      </p>
      <ul className="list">
        {problems.map((problem) => (
          <li key={problemLine(problem)}>{problemLine(problem)}</li>
        ))}
      </ul>
    </div>
  );
}

/** What was given and could not be read; that the answer is the one without it stands above it too. */
function NotRead({ unread }: { readonly unread: Report["unread"] }) {
  return (
    <>
      <p>The answer does not take this into account.</p>
      <ul className="list">
        {unread.map((entry, i) => (
          <li key={i}>{unreadLine(entry)}</li>
        ))}
      </ul>
    </>
  );
}

/** Who differs from whom, and on what: before what each says, since a reader of one body would not learn it. */
function Disagreements({
  items,
  challenge,
}: {
  readonly items: Report["disagreements"];
  readonly challenge: Challenge;
}) {
  return (
    <>
      <p className="small quiet">
        Which side asks more is our reading, by one rule for all bodies; the{" "}
        <TextLink href="/methods/evidence-grading">grading page</TextLink> tells it.
      </p>
      {items.map((item) => (
        <details key={item.text} open={items.length < 4}>
          <summary>{item.text}</summary>
          <ul className="list">
            {item.positions.map((position) => (
              <li key={position.noteId}>
                <strong>{position.body}:</strong> {position.text}
                <ChallengeLink
                  challenge={challenge}
                  statement={position.noteId}
                  name={`${position.body}, ${item.when}`}
                />
              </li>
            ))}
          </ul>
        </details>
      ))}
    </>
  );
}

function PreTests({ items }: { readonly items: Report["preTests"] }) {
  return items.map((item) => (
    <div key={`${item.drug} ${item.gene}`} className="mt-3">
      <PreTestTable item={item} />
      <p className="small mt-2">
        <strong>Ask the laboratory for:</strong> {item.askFor}
      </p>
    </div>
  ));
}

/** More rows than this for results nobody gave stand folded: the table above has told them. */
const ROWS_SHOWN = 8;

function Recommendations({ report, challenge }: Parts) {
  const settled = report.recommendations.filter((note) => note.fit !== "untested");
  const open = report.recommendations.filter((note) => note.fit === "untested");
  return (
    <>
      {report.preTests.length === 0 &&
        report.question.drugs.map((drug) => <RowTable key={drug.id} report={report} drug={drug} />)}
      <ul className="list small mt-3">
        {report.guidelines.map((guideline) => (
          <li key={guideline.id}>
            <strong>
              {guideline.body} {guideline.year}
            </strong>{" "}
            covers: {guideline.scope}
            <Cites citations={guideline.citations} />
            <ChallengeLink
              challenge={challenge}
              statement={guideline.id}
              name={`What ${guideline.body} ${guideline.year} covers`}
            />
          </li>
        ))}
      </ul>
      {settled.map((note) => (
        <NoteCard key={note.id} note={note} challenge={challenge} />
      ))}
      {open.length > 0 && (settled.length > 0 || open.length > ROWS_SHOWN) && (
        <details className="no-print">
          <summary>{open.length} rows for results that were not given, with their reasons</summary>
          {open.map((note) => (
            <NoteCard key={note.id} note={note} challenge={challenge} />
          ))}
        </details>
      )}
      {settled.length === 0 &&
        open.length <= ROWS_SHOWN &&
        open.map((note) => <NoteCard key={note.id} note={note} challenge={challenge} />)}
    </>
  );
}

/** The rows of all bodies on one drug side by side: one line a result, one column a body. */
function RowTable({ report, drug }: { readonly report: Report; readonly drug: Report["question"]["drugs"][number] }) {
  const rows = report.recommendations.filter((note) => note.drug === drug.id);
  if (rows.length === 0) return null;
  const bodies = [...new Set(rows.map((note) => note.source))];
  const results = [...new Set(rows.map((note) => lineOf(note, report)))];
  const caption = `Recommendations on ${drug.name} by result`;
  return (
    <div className="scroll" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Result</th>
            {bodies.map((body) => (
              <th key={body} scope="col">
                {body}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {results.map((result) => (
            <tr key={result}>
              <th scope="row">{result}</th>
              {bodies.map((body) => {
                const own = rows.filter((note) => lineOf(note, report) === result && note.source === body);
                return (
                  <td key={body}>
                    {own.length === 0 && <span className="quiet">no row for this result</span>}
                    {own.map((note) => (
                      <p key={note.id}>
                        {note.population !== null && note.population !== "general" && (
                          <span className="quiet">{note.population}: </span>
                        )}
                        {note.fit === "possible" && <span className="quiet">if {note.when}: </span>}
                        <strong>{note.action.word}.</strong> {note.text}{" "}
                        <span className="quiet">
                          {note.certainty.word}. <a href={`#${note.id}`}>Details</a>
                        </span>
                      </p>
                    ))}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The line a row stands in: the results it was matched by, or, where none were given, its own condition. */
function lineOf(note: WordedNote, report: Report): string {
  if (note.when === null) return "Whatever the result";
  if (note.fit === "untested") return note.when;
  return note.genes
    .map(
      (gene) =>
        `${gene} ${
          report.results
            .filter((result) => result.gene === gene)
            .map((result) => result.phenotype)
            .join(", ") || "not tested"
        }`,
    )
    .join(" and ");
}

const TOPICS = { exposure: "Drug level", interaction: "Interactions", hepatic: "Liver function" } as const;

function Watch({ notes, challenge }: { readonly notes: readonly WordedNote[]; readonly challenge: Challenge }) {
  return (
    <>
      {(["exposure", "interaction", "hepatic"] as const).map((topic) => {
        const about = notes.filter((note) => note.topic === topic);
        return about.length === 0 ? null : (
          <div key={topic}>
            <h3>{TOPICS[topic]}</h3>
            <ul className="list">
              {about.map((note) => (
                <li key={note.id} id={note.id} className="watch-line">
                  <strong>{note.action.word}</strong>{" "}
                  <span className="quiet">
                    ({[note.source, ...note.settings.map(settingWord), note.certainty.word.toLowerCase()].join(", ")})
                  </span>
                  : <WatchText note={note} />
                  <Cites citations={note.citations} />
                  <OwnCaveats note={note} />
                  <ChallengeLink challenge={challenge} statement={note.id} name={note.heading} />
                  <TraceDetails trace={note.trace} name={note.heading} />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
      {notes.some(isFromCopy) && (
        <p className="quiet small">
          Label facts here were read in third parties&apos; copies of the labels. Check the current label before you act
          on one.
        </p>
      )}
    </>
  );
}

/** On paper a fact is told once: what to do by its steps, a drug level by its sentence, which holds the numbers. */
function WatchText({ note }: { readonly note: WordedNote }) {
  const steps = note.stepLines.join(" ");
  if (steps === "") return note.text;
  return note.topic === "exposure" ? (
    <>
      {note.text}
      <span className="no-print"> {steps}</span>
    </>
  ) : (
    <>
      <span className="no-print">{note.text} </span>
      {steps}
    </>
  );
}

function isFromCopy(note: WordedNote): boolean {
  return note.caveats.some((caveat) => caveat.code === "secondary-copy");
}

/** Caveats of one line; that a label was read in a copy is said once for the whole list. */
function OwnCaveats({ note }: { readonly note: WordedNote }) {
  const own = note.caveats.filter((caveat) => caveat.code !== "secondary-copy");
  return own.length === 0 ? null : <span className="quiet small"> {own.map((caveat) => caveat.word).join("; ")}.</span>;
}

function Evidence({ notes, challenge }: { readonly notes: readonly WordedNote[]; readonly challenge: Challenge }) {
  const isUnseen = (note: WordedNote): boolean => note.caveats.some((caveat) => caveat.code === "result-not-seen");
  const unseen = notes.filter(isUnseen);
  if (notes.length === 0) return <p>{NO_STUDY}</p>;
  return (
    <>
      {notes
        .filter((note) => !isUnseen(note))
        .map((note) => (
          <NoteCard key={note.id} note={note} challenge={challenge} />
        ))}
      {unseen.length > 0 && (
        <>
          <h3>Genotyped, with a result we could not read</h3>
          <ul className="list small">
            {unseen.map((note) => (
              <li key={note.id} id={note.id}>
                <strong>{note.heading}.</strong> {note.text}
                <Cites citations={note.citations} />
                <ChallengeLink challenge={challenge} statement={note.id} name={note.heading} />
                <TraceDetails trace={note.trace} name={note.heading} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Studies({ content }: { readonly content: SectionOf<"studies">["content"] }) {
  const { studies: germline, effects, withoutRatio, exclusions } = content;
  return (
    <>
      {germline.length > 0 && <StudiesTable rows={germline} caption="Germline studies behind this answer" />}
      {germline.length > 0 && <EffectPlot rows={effects} without={withoutRatio} />}
      {exclusions.length > 0 && (
        <>
          <h3>Looked at and kept out</h3>
          <ul className="list small run-in">
            {exclusions.map((item) => (
              <li key={item.id} id={item.id}>
                <strong>{item.marker}.</strong> {item.reason}.{" "}
                <span className="no-print">
                  {item.text}
                  <Cites citations={item.citations} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Tumour({ notes, challenge }: { readonly notes: readonly WordedNote[]; readonly challenge: Challenge }) {
  const onLabel = notes.filter(isOnLabel);
  const others = notes.filter((note) => !isOnLabel(note));
  return (
    <>
      <p>These statements are about the tumour. None of them says anything about an inherited genotype.</p>
      {onLabel.length > 0 && (
        <ul className="list small">
          {sameTest(onLabel).map(([first, ...rest]) => (
            <li key={first.id}>
              <strong>{first.genes.join(", ")}</strong> <span className="origin">{first.origin.word}</span>{" "}
              {first.levelLine}: on the labels of{" "}
              {[first, ...rest].map((note, i) => (
                <span key={note.id} id={note.id}>
                  {i > 0 && ", "}
                  {note.source}
                </span>
              ))}
              . {first.steps.length > 0 && first.stepLines.join(" ")}A test of the tumour that selects patients for the
              drug; action on a germline genotype: none.
              <Cites citations={first.citations} />
              <ChallengeLink challenge={challenge} statement={first.id} name={first.heading} />
              <TraceDetails trace={first.trace} name={first.heading} />
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <p className="print-only small">
          Studies of the tumour that no label asks about: {others.length}, on the page and not printed here. They do not
          answer this question.
        </p>
      )}
      {others.length > 0 && (
        <ul className="list small no-print">
          {others.map((note) => (
            <li key={note.id} id={note.id}>
              <strong>{note.heading}</strong> <span className="origin">{note.origin.word}</span> {note.text}
              <Cites citations={note.citations} />
              <ChallengeLink challenge={challenge} statement={note.id} name={note.heading} />
              <TraceDetails trace={note.trace} name={note.heading} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function isOnLabel(note: WordedNote): boolean {
  return note.certainty.code === "label";
}

/** Label notes that ask for the same tests under the same tag, whichever agency's label it is. */
function sameTest(notes: readonly WordedNote[]): readonly (readonly [WordedNote, ...WordedNote[]])[] {
  const groups = new Map<string, [WordedNote, ...WordedNote[]]>();
  for (const note of notes) {
    const key = `${note.genes.join(",")} ${note.levelLine ?? ""} ${note.stepLines.join(" ")}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [note]);
    else group.push(note);
  }
  return [...groups.values()];
}

function Absences({ notes, challenge }: { readonly notes: readonly WordedNote[]; readonly challenge: Challenge }) {
  return notes.map((note) => (
    <div key={note.id} id={note.id}>
      <p>
        {note.text}
        <Cites citations={note.citations} />
        <ChallengeLink challenge={challenge} statement={note.id} name={note.heading} />
      </p>
      <TraceDetails trace={note.trace} name={note.heading} />
    </div>
  ));
}

function Searched({ items, challenge }: { readonly items: Report["searched"]; readonly challenge: Challenge }) {
  return (
    <>
      <ul className="list small no-print">
        {items.map((item) => (
          <li key={item.id} id={item.id}>
            <strong>{item.body}</strong>, {item.date}: {item.text} <span className="quiet">({item.lookedIn})</span>
            <Cites citations={item.citations} />
            <ChallengeLink challenge={challenge} statement={item.id} name={`${item.body}, ${item.date}`} />
          </li>
        ))}
      </ul>
    </>
  );
}

function OtherGenes({
  items,
  setting,
}: {
  readonly items: Report["otherGenes"];
  readonly setting: Report["question"]["setting"];
}) {
  return (
    <p>
      {items.map(({ drug, gene, notes }, i) => (
        <span key={`${drug}-${gene}`}>
          {i > 0 && ", "}
          <TextLink href={answerHref([drug], [gene], setting)}>{gene}</TextLink> ({notes})
        </span>
      ))}
    </p>
  );
}
