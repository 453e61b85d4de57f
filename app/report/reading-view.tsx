import type { ReactNode } from "react";
import {
  answerLeads,
  notesOf,
  type ReadingDocument,
  type ReadingItem,
  type ReadingSection,
  type Report,
  type WordedNote,
} from "@/lib/report";
import { ChallengeLink, type Challenge } from "../_components/challenge";
import { SourceList } from "../_components/citations";
import { EvidenceLink, Road } from "./statement";

interface Props {
  readonly document: ReadingDocument;
  readonly report: Report;
  readonly challenge: string | null;
}

/** A reading for a patient or a learner, drawn as it is worded; a learner also sees the road to each answer. */
export function ReadingView({ document, report, challenge: base }: Props) {
  const { reading, title, lead, sections, foot } = document;
  const challenge: Challenge = { base, snapshot: report.knowledge.version };
  const leads = answerLeads(report, notesOf(report));
  return (
    <article className="report-reading" data-reading={reading} aria-label={`Report, ${reading} reading`}>
      <h2>{title}</h2>
      {lead.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {sections.map((section) => (
        <section key={section.id} aria-labelledby={`reading-${section.id}`}>
          <h2 id={`reading-${section.id}`}>{section.heading}</h2>
          {section.paragraphs.map((text) => (
            <p key={text}>{text}</p>
          ))}
          {section.id === "sources" ? (
            <SourceList
              sources={report.sources.filter((source) =>
                section.items.some((item) => item.id === `source-${source.number}`),
              )}
            />
          ) : (
            <div className="reading-items" data-section={section.id}>
              {section.items.map((item, i) => {
                const note = leads.get(item.id) ?? null;
                return (
                  <Item key={item.id} item={item}>
                    {note !== null && reading === "learner" && <EvidenceLink note={note} report={report} />}
                    <ChallengeLink
                      challenge={challenge}
                      statement={statementOf(section, item, report, note)}
                      name={item.heading}
                    />
                    {note !== null && reading === "learner" && <Road note={note} isOpen={i === 0} />}
                  </Item>
                );
              })}
            </div>
          )}
        </section>
      ))}
      <div className="reading-foot quiet mt-3">
        {foot.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
    </article>
  );
}

function Item({
  item: { heading, paragraphs, list },
  children,
}: {
  readonly item: ReadingItem;
  readonly children: ReactNode;
}) {
  return (
    <div className="statement">
      <h3>{heading}</h3>
      {paragraphs
        .filter((text) => text !== "")
        .map((text, i) => (
          <p key={i}>{text}</p>
        ))}
      {list.length > 0 && (
        <ul className="list">
          {list.map((text, i) => (
            <li key={i}>{text}</li>
          ))}
        </ul>
      )}
      {children}
    </div>
  );
}

/** The statement an item words: its note, the gene's table for a result, else the item itself. A heading holds results, an id does not. */
function statementOf(section: ReadingSection, item: ReadingItem, report: Report, note: WordedNote | null): string {
  if (note !== null) return note.id;
  const result = section.id === "results" ? report.results[section.items.indexOf(item)] : undefined;
  return result === undefined ? `${section.id}-${item.id}` : `phenotype-of-${result.gene}`;
}
