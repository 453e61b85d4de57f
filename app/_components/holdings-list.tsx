import { byLetter, countWord, HOLDING_KINDS, isHolding, type Holding, type HoldingKind } from "@/lib/report";
import { TextLink } from "./text-link";

const KIND_WORDS: Readonly<Record<HoldingKind, string>> = {
  guidance: "with guidance",
  written: "with a page we wrote",
  annotations: "with graded annotations",
  labels: "with tagged labels",
};

/** Returns the kind an address asks for; null for none, and for a word that is no kind. */
export function holdingKindOf(text: string | readonly string[] | undefined): HoldingKind | null {
  return HOLDING_KINDS.find((kind) => kind === [text ?? []].flat()[0]) ?? null;
}

interface Props {
  readonly holdings: readonly Holding[];
  readonly kind: HoldingKind | null;
  /** "/drugs" or "/genes". */
  readonly path: string;
  /** "drug" or "gene". */
  readonly what: string;
}

/** A list of hundreds, from A to Z, that can be narrowed to what we hold. */
export function HoldingsList({ holdings, kind, path, what }: Props) {
  const shown = kind === null ? holdings : holdings.filter((holding) => isHolding(holding, kind));
  const letters = byLetter(shown);
  return (
    <>
      <nav aria-label={`Which ${what}s to list`} className="no-print">
        <ul className="chips">
          <li>
            <Choice href={path} isChosen={kind === null} text={`all ${holdings.length}`} />
          </li>
          {HOLDING_KINDS.map((one) => (
            <li key={one}>
              <Choice
                href={`${path}?with=${one}`}
                isChosen={kind === one}
                text={`${holdings.filter((holding) => isHolding(holding, one)).length} ${KIND_WORDS[one]}`}
              />
            </li>
          ))}
        </ul>
      </nav>
      <nav aria-label="Letters" className="no-print">
        <ul className="letters">
          {letters.map(({ letter }) => (
            <li key={letter}>
              <a href={`#letter-${idOf(letter)}`}>{letter}</a>
            </li>
          ))}
        </ul>
      </nav>
      <p className="quiet small mt-3" role="status">
        {countWord(shown.length, what)}
        {kind !== null && ` ${KIND_WORDS[kind]}`}
      </p>
      {letters.map(({ letter, holdings: own }) => (
        <section key={letter} aria-labelledby={`letter-${idOf(letter)}`}>
          <h2 id={`letter-${idOf(letter)}`}>{letter}</h2>
          <ul className="plain columns">
            {own.map((holding) => (
              <li key={holding.id}>
                <TextLink href={`${path}/${holding.id}`}>{holding.name}</TextLink>
                <span className="quiet small">{detailOf(holding)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Choice({
  href,
  isChosen,
  text,
}: {
  readonly href: string;
  readonly isChosen: boolean;
  readonly text: string;
}) {
  return (
    <a href={href} className="plain-button" {...(isChosen ? { "aria-current": "true" as const } : {})}>
      {text}
    </a>
  );
}

function detailOf({ fullName, formerly, isClass, hasGuidance, annotations, labels }: Holding): string {
  const parts = [
    isClass ? "class" : null,
    fullName,
    formerly.length > 0 ? `formerly ${formerly.join(", ")}` : null,
    hasGuidance ? "guidance" : null,
    annotations > 0 ? countWord(annotations, "annotation") : null,
    labels > 0 ? countWord(labels, "label") : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? "" : `, ${parts.join(", ")}`;
}

function idOf(letter: string): string {
  return letter === "#" ? "other" : letter;
}
