import { nameEntries, type Knowledge } from "@/lib/knowledge";
import { settingWord } from "@/lib/report";
import { SETTINGS, type Problem } from "@/lib/schema";

/** The form without scripts, filled with what the reader typed, for putting a question right. */
export function PlainForm({
  knowledge,
  drug,
  gene,
  setting,
  problems,
}: {
  readonly knowledge: Knowledge;
  readonly drug: string;
  readonly gene: string;
  readonly setting: string;
  readonly problems: readonly Problem[];
}) {
  const names = nameEntries(knowledge).filter(
    (entry) => (entry.kind === "gene" ? knowledge.genes : knowledge.drugs)[entry.id]?.depth === "page",
  );
  const wrong = (field: string): readonly Problem[] => problems.filter((problem) => problem.path[0] === field);
  return (
    <form action="/answer" method="get">
      <div className="field">
        <label htmlFor="drug">Drug</label>
        <FieldErrors id="drug-error" problems={wrong("drugs")} />
        <input
          {...refused("drug-error", wrong("drugs"))}
          id="drug"
          name="drug"
          className="control"
          list="drug-names"
          defaultValue={drug}
          autoComplete="off"
          spellCheck={false}
        />
        <datalist id="drug-names">
          {names
            .filter((entry) => entry.kind !== "gene")
            .map((entry) => (
              <option key={entry.id} value={entry.label} />
            ))}
        </datalist>
      </div>
      <div className="field">
        <label htmlFor="gene">Genes (optional)</label>
        <FieldErrors id="gene-error" problems={wrong("genes")} />
        <input
          {...refused("gene-error", wrong("genes"))}
          id="gene"
          name="gene"
          className="control"
          list="gene-names"
          defaultValue={gene}
          autoComplete="off"
          spellCheck={false}
        />
        <datalist id="gene-names">
          {names
            .filter((entry) => entry.kind === "gene")
            .map((entry) => (
              <option key={entry.id} value={entry.label} />
            ))}
        </datalist>
      </div>
      <div className="field">
        <label htmlFor="setting">Setting (optional)</label>
        <FieldErrors id="setting-error" problems={wrong("setting")} />
        <select
          {...refused("setting-error", wrong("setting"))}
          id="setting"
          name="setting"
          className="control"
          defaultValue={SETTINGS.some((known) => known === setting) ? setting : ""}
        >
          <option value="">Any setting</option>
          {SETTINGS.map((value) => (
            <option key={value} value={value}>
              {settingWord(value)}
            </option>
          ))}
        </select>
      </div>
      <button className="button" type="submit">
        Show what is known
      </button>
    </form>
  );
}

function FieldErrors({ id, problems }: { readonly id: string; readonly problems: readonly Problem[] }) {
  return problems.length === 0 ? null : (
    <p className="error" id={id}>
      {problems.map((problem) => `Found ${problem.found}; expected ${problem.expected}.`).join(" ")}
    </p>
  );
}

/** What a field that was refused says of itself to a screen reader. */
function refused(
  id: string,
  problems: readonly Problem[],
): { readonly "aria-invalid": true; readonly "aria-describedby": string } | object {
  return problems.length === 0 ? {} : { "aria-invalid": true, "aria-describedby": id };
}
