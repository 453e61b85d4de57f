import type { WordedNote } from "@/lib/report";

type Release = NonNullable<WordedNote["release"]>;

interface Quoted {
  readonly genotype: string;
  readonly text: string;
  readonly function: string | null;
}

/** What a release says for some genotypes, in its own words: each with who wrote it, when, and under which licence. */
export function Quotations({
  texts,
  url,
  date,
  licence,
}: { readonly texts: readonly Quoted[] } & Pick<Release, "url" | "date" | "licence">) {
  return texts.map((text) => (
    <figure key={text.genotype} className="quotation">
      <blockquote cite={url}>
        <p>{text.text}</p>
      </blockquote>
      <figcaption>
        For <strong>{text.genotype}</strong>
        {text.function !== null && ` (${text.function})`}, in the words of{" "}
        <a href={url} rel="noreferrer">
          ClinPGx
        </a>
        , release of {date},{" "}
        <a href={licence.url} rel="license noreferrer">
          {licence.name}
        </a>
      </figcaption>
    </figure>
  ));
}

/** The release of which a list of facts is drawn: its day, whose it is, and the licence. */
export function ReleaseLine({ date, licence }: Pick<Release, "date" | "licence">) {
  return (
    <>
      ClinPGx, release of {date},{" "}
      <a href={licence.url} rel="license noreferrer">
        {licence.name}
      </a>
    </>
  );
}

/** What a reader without an import sees of the research tier: what there is, and how to have the rest. */
export function ImportHint({ rows }: { readonly rows: number }) {
  return (
    <div className="aside">
      <p>
        No ClinPGx release is imported, so these are the {rows} annotations that we curate ourselves. With a release
        there are some five thousand.
      </p>
      <p className="small">
        Download the release from clinpgx.org, run <code>npm run -s haplonote -- knowledge import FILE…</code> with its
        files, and start the site again.
      </p>
    </div>
  );
}
