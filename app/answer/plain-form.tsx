import { nameEntries, type Knowledge } from "@/lib/knowledge";
import { SETTINGS } from "@/lib/schema";
import { settingWord } from "@/lib/report";

/** The form without scripts, filled with what the reader typed, for putting a question right. */
export function PlainForm({ knowledge, drug, gene, setting }: { readonly knowledge: Knowledge; readonly drug: string; readonly gene: string; readonly setting: string }) {
  const names = nameEntries(knowledge);
  return (
    <form action="/answer" method="get">
      <div className="field">
        <label htmlFor="drug">Drug</label>
        <input id="drug" name="drug" className="control" list="drug-names" defaultValue={drug} maxLength={200} autoComplete="off" spellCheck={false} />
        <datalist id="drug-names">{names.filter((entry) => entry.kind !== "gene").map((entry) => <option key={entry.id} value={entry.label} />)}</datalist>
      </div>
      <div className="field">
        <label htmlFor="gene">Genes (optional)</label>
        <input id="gene" name="gene" className="control" list="gene-names" defaultValue={gene} maxLength={200} autoComplete="off" spellCheck={false} />
        <datalist id="gene-names">{names.filter((entry) => entry.kind === "gene").map((entry) => <option key={entry.id} value={entry.label} />)}</datalist>
      </div>
      <div className="field">
        <label htmlFor="setting">Setting (optional)</label>
        <select id="setting" name="setting" className="control" defaultValue={SETTINGS.some((known) => known === setting) ? setting : ""}>
          <option value="">Any setting</option>
          {SETTINGS.map((value) => <option key={value} value={value}>{settingWord(value)}</option>)}
        </select>
      </div>
      <button className="button" type="submit">Show what is known</button>
    </form>
  );
}
