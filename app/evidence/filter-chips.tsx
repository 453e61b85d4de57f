import {
  categoryWord,
  directionOfEvidenceWord,
  EVIDENCE_FILTERS,
  evidenceSearch,
  ORIGINS_OF_ROWS,
  SIDES,
  sideWord,
  type EvidenceFilter,
  type EvidenceQuery,
} from "@/lib/report";
import type { Knowledge } from "@/lib/knowledge";
import { EVIDENCE_DIRECTIONS, PHENOTYPE_CATEGORIES, unreachable } from "@/lib/schema";
import { TextLink } from "../_components/text-link";

/** What the rows are narrowed to, each with a link that takes it away. */
export function FilterChips({ query, knowledge }: { readonly query: EvidenceQuery; readonly knowledge: Knowledge }) {
  const chips = EVIDENCE_FILTERS.flatMap((filter) =>
    query[filter].map((value) => ({
      filter,
      value,
      text: chipText(filter, value, knowledge),
      without: { ...query, [filter]: query[filter].filter((other) => other !== value), pageOneBased: 1 },
    })),
  );
  if (chips.length === 0) return null;
  return (
    <ul className="chips" aria-label="Filters in use">
      {chips.map(({ filter, value, text, without }) => (
        <li key={`${filter} ${value}`}>
          <TextLink href={`/evidence?${evidenceSearch(without)}#rows`} className="plain-button">
            {text}
            <span className="no-print">
              <span aria-hidden="true"> ×</span>
              <span className="sr-only">: take this filter away</span>
            </span>
          </TextLink>
        </li>
      ))}
      <li className="no-print">
        <TextLink href="/evidence">Take all away</TextLink>
      </li>
    </ul>
  );
}

function chipText(filter: EvidenceFilter, value: string, knowledge: Knowledge): string {
  switch (filter) {
    case "levels":
      return `ClinPGx level ${value}`;
    case "categories":
      return `About ${worded(PHENOTYPE_CATEGORIES, value, categoryWord)}`;
    case "genes":
      return `Gene ${value}`;
    case "drugs":
      return `Drug ${knowledge.drugs[value]?.name ?? value}`;
    case "variants":
      return `Variant ${value}`;
    case "phenotypes":
      return `Disease or outcome ${value}`;
    case "populations":
      return `Population holds “${value}”`;
    case "directions":
      return `A row reports: ${worded(EVIDENCE_DIRECTIONS, value, directionOfEvidenceWord)}`;
    case "sides":
      return `Has papers: ${worded(SIDES, value, sideWord)}`;
    case "origins":
      return worded(ORIGINS_OF_ROWS, value, originOfRowWord);
    default:
      return unreachable(filter);
  }
}

function worded<T extends string>(list: readonly T[], value: string, wordOf: (value: T) => string): string {
  const known = list.find((one) => one === value);
  return known === undefined ? value : wordOf(known);
}

export function originOfRowWord(origin: (typeof ORIGINS_OF_ROWS)[number]): string {
  return origin === "curated" ? "curated by us" : "imported only";
}
