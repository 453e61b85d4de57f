import type { DrugOverview, GuidedDrug, NamedDrug } from "@/lib/report";
import { ActionMark, CertaintyMark } from "../_components/axes";

/** What guidance makes of the results, drug by drug; picking one shows its whole answer. */
export function Overview({
  overview,
  onPick,
}: {
  readonly overview: DrugOverview;
  readonly onPick: (id: string, name: string) => void;
}) {
  const { groups, open, waiting, silent } = overview;
  return (
    <>
      {open.length > 0 && (
        <Fold heading="Depends on what was left open" count={open.length}>
          <p className="small">
            For these the advice is not the same for everything that fits the file. The line is that of the best fit,
            and no more; pick the drug to see what would differ and what would settle it.
          </p>
          <Rows drugs={open} onPick={onPick} hasAction />
        </Fold>
      )}
      {groups.map(({ action, drugs }) => (
        <Fold key={action.code} heading={action.word} count={drugs.length}>
          <p className="small quiet">{action.meaning}</p>
          <Rows drugs={drugs} onPick={onPick} hasAction={false} />
        </Fold>
      ))}
      {waiting.length > 0 && (
        <Fold
          heading="Guidance asks for a gene without a result"
          count={new Set(waiting.flatMap(({ drugs }) => drugs.map(({ id }) => id))).size}
        >
          <ul className="list small">
            {waiting.map(({ gene, drugs }) => (
              <li key={gene}>
                <strong>{gene}:</strong> <Names drugs={drugs} onPick={onPick} />
              </li>
            ))}
          </ul>
        </Fold>
      )}
      {silent.length > 0 && (
        <Fold heading="Guidance has no row for the results" count={silent.length}>
          <p className="small">
            <Names drugs={silent} onPick={onPick} />
          </p>
        </Fold>
      )}
    </>
  );
}

function Fold({
  heading,
  count,
  children,
}: {
  readonly heading: string;
  readonly count: number;
  readonly children: React.ReactNode;
}) {
  return (
    <details className="fold">
      <summary>
        <strong>{heading}</strong>{" "}
        <span className="quiet">
          {count} {count === 1 ? "drug" : "drugs"}
        </span>
      </summary>
      {children}
    </details>
  );
}

function Rows({
  drugs,
  onPick,
  hasAction,
}: {
  readonly drugs: readonly GuidedDrug[];
  readonly onPick: (id: string, name: string) => void;
  readonly hasAction: boolean;
}) {
  return (
    <ul className="plain">
      {drugs.map((drug) => (
        <li key={drug.id} className="note">
          <p>
            <Pick drug={drug} onPick={onPick} />: {drug.headline}
          </p>
          {!hasAction && drug.ambiguous.length > 0 && (
            <p className="small">
              The result for {drug.ambiguous.join(", ")} leaves something open; the advice is the same for every allele
              we know that fits.
            </p>
          )}
          {drug.missing.length > 0 && (
            <p className="small">
              <strong>No result for {drug.missing.join(", ")},</strong> which the guidance asks about too.
            </p>
          )}
          <p className="axes">
            {hasAction && <ActionMark action={drug.action} />}
            <CertaintyMark certainty={drug.certainty} />
          </p>
        </li>
      ))}
    </ul>
  );
}

function Names({
  drugs,
  onPick,
}: {
  readonly drugs: readonly NamedDrug[];
  readonly onPick: (id: string, name: string) => void;
}) {
  return drugs.map((drug, i) => (
    <span key={drug.id}>
      {i > 0 && ", "}
      <Pick drug={drug} onPick={onPick} />
    </span>
  ));
}

function Pick({ drug, onPick }: { readonly drug: NamedDrug; readonly onPick: (id: string, name: string) => void }) {
  return (
    <button type="button" className="link-button" onClick={() => onPick(drug.id, drug.name)}>
      {drug.name}
    </button>
  );
}
