import type { CdsCard } from "@/lib/interop";

const LOUDNESS: Readonly<Record<CdsCard["indicator"], string>> = {
  critical: "Critical",
  warning: "Warning",
  info: "For information",
};

interface Props {
  readonly card: CdsCard;
  readonly onAccept: (suggestion: NonNullable<CdsCard["suggestions"]>[number]) => void;
  readonly onOverride: (reason: string) => void;
}

/** A card as an ordering system might show it: the word of its loudness first, then what it says. */
export function CardView({ card, onAccept, onOverride }: Props) {
  const heading = `card-${card.uuid}`;
  return (
    <article className="note" aria-labelledby={heading}>
      <h3 id={heading}>
        {LOUDNESS[card.indicator]}: {card.summary}
      </h3>
      <Detail markdown={card.detail} />
      {card.suggestions !== undefined && (
        <div className="buttons">
          {card.suggestions.map((suggestion) => (
            <button key={suggestion.uuid} type="button" className="button" onClick={() => onAccept(suggestion)}>
              {suggestion.label}
            </button>
          ))}
        </div>
      )}
      {card.overrideReasons !== undefined && (
        <details>
          <summary>Go on all the same</summary>
          <ul className="plain">
            {card.overrideReasons.map((reason) => (
              <li key={reason.code} className="py-1">
                <button type="button" className="plain-button" onClick={() => onOverride(reason.code)}>
                  {reason.display}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
      <ul className="plain small">
        {card.links.map((link) => (
          <li key={link.url} className="py-1">
            <a href={onThisSite(link.url, card)} rel="noreferrer">
              {link.label}
            </a>
          </li>
        ))}
      </ul>
      <p className="small quiet">Source: {card.source.label}</p>
    </article>
  );
}

/** The first card was made when the page was built, for an address this site may not have: its own pages are linked by their path. */
function onThisSite(url: string, { source }: CdsCard): string {
  return url.startsWith(source.url) ? `/${url.slice(source.url.length)}` : url;
}

/** The Markdown our own services write: a list of labelled lines, then a closing line. */
function Detail({ markdown }: { readonly markdown: string }) {
  const lines = markdown.split("\n").filter((line) => line !== "");
  const items = lines.flatMap((line) => {
    const item = /^- \*\*(.+?):\*\* (.*)$/.exec(line);
    return item?.[1] === undefined || item[2] === undefined ? [] : [[plain(item[1]), plain(item[2])] as const];
  });
  return (
    <>
      <dl className="facts mt-2">
        {items.map(([label, text]) => (
          <div key={label} className="contents">
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p className="small quiet mt-2">
        {lines
          .filter((line) => !line.startsWith("- "))
          .map(plain)
          .join(" ")}
      </p>
    </>
  );
}

function plain(text: string): string {
  return text.replace(/\\([\\`*_[\]<>|#~&])/g, "$1");
}
