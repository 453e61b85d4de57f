import type { ReadingDocument, ReadingItem } from "@/lib/report";

/** A reading for a patient or a learner, drawn as it is worded. */
export function ReadingView({ document: { reading, title, lead, sections, foot } }: { readonly document: ReadingDocument }) {
  return (
    <article className="report-reading" aria-label={`Report, ${reading} reading`}>
      <h2>{title}</h2>
      {lead.map((text) => <p key={text}>{text}</p>)}
      {sections.map((section) => (
        <section key={section.id} aria-labelledby={`reading-${section.id}`}>
          <h2 id={`reading-${section.id}`}>{section.heading}</h2>
          {section.paragraphs.map((text) => <p key={text}>{text}</p>)}
          {section.items.map((item) => <Item key={item.id} item={item} />)}
        </section>
      ))}
      <div className="small quiet mt-3">{foot.map((text) => <p key={text}>{text}</p>)}</div>
    </article>
  );
}

function Item({ item: { heading, paragraphs, list } }: { readonly item: ReadingItem }) {
  return (
    <div className="statement">
      <h3>{heading}</h3>
      {paragraphs.filter((text) => text !== "").map((text, i) => <p key={i}>{text}</p>)}
      {list.length > 0 && <ul className="list">{list.map((text, i) => <li key={i}>{text}</li>)}</ul>}
    </div>
  );
}
