import type { Metadata } from "next";
import { createFinder, markerEntries, nameEntries, type Finder, type Found, type Knowledge } from "@/lib/knowledge";
import { servedKnowledge } from "@/lib/node";
import { answerHref, TextLink } from "../_components/text-link";
import { foundHref, foundWord } from "../_components/found";

export const metadata: Metadata = { title: "Search", robots: { index: false } };

const RESULTS_MAX = 60;

/** What the search box finds, for readers without scripts and for an address that can be passed on. */
export default async function SearchPage({
  searchParams,
}: {
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;
}) {
  const [{ q }, knowledge] = await Promise.all([searchParams, servedKnowledge()]);
  const query = ([q ?? []].flat()[0] ?? "").slice(0, 100).trim();
  const found = query === "" ? [] : finderOf(knowledge).find(query, RESULTS_MAX);
  const isNear = found.some((one) => one.isNear);
  return (
    <>
      <h1>Search</h1>
      <form action="/search" method="get" role="search" aria-label="Everything we hold">
        <div className="field">
          <label htmlFor="search-page">Drug, brand, gene, variant, allele or disease</label>
          <p className="hint" id="search-page-hint">
            For example Afinitor, FRAP1, rs2024627, CYP2C19*2 or breast neoplasms
          </p>
          <input
            id="search-page"
            name="q"
            type="search"
            className="control"
            defaultValue={query}
            maxLength={100}
            autoComplete="off"
            spellCheck={false}
            aria-describedby="search-page-hint"
          />
        </div>
        <button className="button" type="submit">
          Search
        </button>
      </form>
      {query !== "" && (
        <section aria-labelledby="found">
          <h2 id="found">{headline(query, found)}</h2>
          {isNear && (
            <p>
              Nothing we hold begins so. These names are spelled much alike; none of them is taken for what you typed.
            </p>
          )}
          {found.length === 0 && (
            <p>
              Look in the lists of <TextLink href="/drugs">drugs</TextLink> and <TextLink href="/genes">genes</TextLink>
              , or in the <TextLink href="/evidence">evidence table</TextLink>. That we do not hold a name says nothing
              about it.
            </p>
          )}
          <ul className="list">
            {found.map((one) => (
              <Result key={`${one.kind} ${one.id}`} found={one} knowledge={knowledge} />
            ))}
          </ul>
          {found.length === RESULTS_MAX && (
            <p className="quiet">Only the first {RESULTS_MAX} stand here. Type more of the name.</p>
          )}
        </section>
      )}
    </>
  );
}

function headline(query: string, found: readonly Found[]): string {
  if (found.length === 0) return `Nothing found for “${query}”`;
  if (found.some((one) => one.isNear)) return `No exact match for “${query}”`;
  return `${found.length === RESULTS_MAX ? `More than ${RESULTS_MAX - 1}` : found.length} found for “${query}”`;
}

function Result({ found, knowledge }: { readonly found: Found; readonly knowledge: Knowledge }) {
  return (
    <li>
      <TextLink href={foundHref(found)}>{found.label}</TextLink> <span className="quiet">{foundWord(found)}</span>
      {found.matched !== null && (
        <span className="quiet">
          , by its {found.matched.what} {found.matched.text}
        </span>
      )}
      {(found.kind === "drug" || found.kind === "class") && (
        <span className="small">
          {" "}
          · <TextLink href={answerHref([found.id], [])}>What is known</TextLink>
        </span>
      )}
      {(found.kind === "variant" || found.kind === "allele") &&
        found.genes
          .filter((gene) => Object.hasOwn(knowledge.genes, gene))
          .map((gene) => (
            <span key={gene} className="small">
              {" "}
              · <TextLink href={`/genes/${gene}`}>{gene}</TextLink>
            </span>
          ))}
    </li>
  );
}

// Derived from a frozen value that is read once for the life of the server.
const finders = new WeakMap<Knowledge, Finder>();

function finderOf(knowledge: Knowledge): Finder {
  const known = finders.get(knowledge) ?? createFinder(nameEntries(knowledge), markerEntries(knowledge));
  finders.set(knowledge, known);
  return known;
}
