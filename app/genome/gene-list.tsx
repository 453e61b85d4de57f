import type { NameList, WordedCoverage, WordedGene, WordedSample } from "@/lib/report";
import { StateMark } from "./state-mark";

/** How many genes are in each state, before any of them is read. */
export function Tally({ tally }: { readonly tally: WordedSample["tally"] }) {
  return (
    <dl className="tally">
      {tally.map(({ state, genes }) => (
        <div key={state.code}>
          <dt>
            <StateMark state={state} />{" "}
            <span className="quiet">
              {genes.length} {genes.length === 1 ? "gene" : "genes"}
            </span>
          </dt>
          <dd>
            {genes.map((gene, i) => (
              <span key={gene}>
                {i > 0 && ", "}
                <a href={`#gene-${gene}`}>{gene}</a>
              </span>
            ))}
            . <span className="quiet">{state.meaning}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Gene by gene: what was found, how much of the gene was seen, and what stays open. */
export function GeneList({ genes }: { readonly genes: readonly WordedGene[] }) {
  return (
    <ul className="plain genes">
      {genes.map((gene) => (
        <GeneRow key={`${gene.gene} ${gene.results[0]?.name ?? ""}`} gene={gene} />
      ))}
    </ul>
  );
}

function GeneRow({ gene }: { readonly gene: WordedGene }) {
  return (
    <li id={`gene-${gene.gene}`} className="gene">
      <div>
        {/* In a tab of its own: to leave the page is to lose the result. */}
        <h3>
          <a href={`/genes/${gene.gene}`} target="_blank" rel="noopener">
            {gene.gene}
            <span className="sr-only"> (opens in a new tab)</span>
          </a>
        </h3>
        <StateMark state={gene.state} />
      </div>
      <div>
        <Found gene={gene} />
        {gene.openLine !== "" && <p className="small">{gene.openLine}</p>}
        {gene.otherPhenotypes.length > 0 && (
          <p className="small">
            <strong>Could also be:</strong> {gene.otherPhenotypes.join(", ")}.
          </p>
        )}
        {gene.notCallable !== null && (
          <p className="small">
            {gene.notCallable.because} <strong>The test that can:</strong> {gene.notCallable.test}.
          </p>
        )}
        <Warnings lines={gene.warnings} />
        <Open gene={gene} />
      </div>
      <div>{gene.notCallable === null && gene.coverage !== null && <CoverageBar coverage={gene.coverage} />}</div>
    </li>
  );
}

function Found({ gene }: { readonly gene: WordedGene }) {
  if (gene.results.length === 0) return gene.notCallable === null ? <p className="quiet">No result</p> : null;
  return (
    <p>
      {gene.lead !== "" && <span className="quiet">{gene.lead}: </span>}
      {gene.results.map(({ name, meaning }, i) => (
        <span key={name}>
          {i > 0 && <span className="quiet"> or </span>}
          <strong className="alleles">{name}</strong>
          {meaning !== null && meaning !== name && (
            <span>
              {name === "" ? "" : ", "}
              {meaning}
            </span>
          )}
        </span>
      ))}
    </p>
  );
}

/** More warnings than these stand folded: each is about one line of the file. */
const WARNINGS_SHOWN = 2;

function Warnings({ lines }: { readonly lines: readonly string[] }) {
  const list = (some: readonly string[]) => (
    <ul className="warnings">
      {some.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
  if (lines.length === 0) return null;
  return (
    <>
      {list(lines.slice(0, WARNINGS_SHOWN))}
      {lines.length > WARNINGS_SHOWN && (
        <details className="small">
          <summary>
            {lines.length - WARNINGS_SHOWN} more {lines.length - WARNINGS_SHOWN === 1 ? "remark" : "remarks"}
          </summary>
          {list(lines.slice(WARNINGS_SHOWN))}
        </details>
      )}
    </>
  );
}

function Open({ gene: { gene, alsoFits, notExcluded, coverage } }: { readonly gene: WordedGene }) {
  const missing = coverage?.missing ?? { count: 0, shown: [] };
  const lists = [
    ["Also fits what was seen", alsoFits],
    ["Cannot be excluded", notExcluded],
    ["Positions not seen", missing],
  ] as const;
  if (alsoFits.count + notExcluded.count === 0 && (missing.count === 0 || coverage?.seen === 0)) return null;
  return (
    <details className="small no-print">
      <summary>What was not seen of {gene}, and what else fits</summary>
      {lists.map(
        ([name, list]) =>
          list.count > 0 && (
            <p key={name} className="mt-2">
              <strong>
                {name} ({list.count}):
              </strong>{" "}
              {names(list)}
            </p>
          ),
      )}
    </details>
  );
}

function names({ shown, count }: NameList): string {
  return `${shown.join(", ")}${count > shown.length ? ` and ${count - shown.length} more` : ""}.`;
}

const BAR_WIDTH = 120;

function CoverageBar({ coverage: { seen, defined, line } }: { readonly coverage: WordedCoverage }) {
  return (
    <p className="coverage">
      <svg
        aria-hidden="true"
        width={BAR_WIDTH + 2}
        height="10"
        viewBox={`0 0 ${BAR_WIDTH + 2} 10`}
        fill="none"
        stroke="currentColor"
      >
        <rect x="1" y="1" width={BAR_WIDTH} height="8" />
        <rect x="1" y="1" width={(BAR_WIDTH * seen) / defined} height="8" fill="currentColor" stroke="none" />
      </svg>
      <span>{line}</span>
    </p>
  );
}
