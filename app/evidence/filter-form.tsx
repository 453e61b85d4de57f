import {
  categoryWord,
  directionOfEvidenceWord,
  filterParameter,
  ORIGINS_OF_ROWS,
  SIDES,
  sideWord,
  SORTS,
  type EvidenceFilter,
  type EvidenceQuery,
} from "@/lib/report";
import { CLINPGX_LEVELS, EVIDENCE_DIRECTIONS, PHENOTYPE_CATEGORIES } from "@/lib/schema";
import { originOfRowWord } from "./filter-chips";

/** The filters as a plain form: what it sends stands in the address, and the address fills it again. */
export function FilterForm({ query }: { readonly query: EvidenceQuery }) {
  return (
    <form action="/evidence" method="get" className="filters no-print" aria-label="Filters">
      <Choices
        filter="levels"
        name="ClinPGx level"
        values={CLINPGX_LEVELS}
        chosen={query.levels}
        wordOf={(level) => level}
      />
      <Choices
        filter="categories"
        name="About"
        values={PHENOTYPE_CATEGORIES}
        chosen={query.categories}
        wordOf={categoryWord}
      />
      <div className="filter-row">
        <Typed filter="genes" name="Gene" example="MTOR" values={query.genes} />
        <Typed filter="drugs" name="Drug or brand" example="everolimus" values={query.drugs} />
      </div>
      <details className="mt-3" open={REST.some((filter) => query[filter].length > 0)}>
        <summary>More filters, and the order</summary>
        <div className="filter-row">
          <Typed filter="variants" name="Variant or allele" example="rs2024627" values={query.variants} />
          <Typed filter="phenotypes" name="Disease or outcome" example="Breast Neoplasms" values={query.phenotypes} />
          <Typed filter="populations" name="Population holds the word" example="Pediatric" values={query.populations} />
          <Choice
            filter="directions"
            name="A row reports"
            values={EVIDENCE_DIRECTIONS}
            chosen={query.directions}
            wordOf={directionOfEvidenceWord}
          />
          <Choice filter="sides" name="Has papers" values={SIDES} chosen={query.sides} wordOf={sideWord} />
          <Choice
            filter="origins"
            name="Curated or imported"
            values={ORIGINS_OF_ROWS}
            chosen={query.origins}
            wordOf={originOfRowWord}
          />
          <div>
            <label htmlFor="filter-sort">Sorted by</label>
            <select
              id="filter-sort"
              name="sort"
              className="control"
              defaultValue={`${query.isReversed ? "-" : ""}${query.sort}`}
            >
              {SORTS.flatMap((sort) => [
                [sort, sort],
                [`-${sort}`, `${sort}, the other way`],
              ]).map(([value, name]) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        </div>
      </details>
      <button className="button" type="submit">
        Show these rows
      </button>
    </form>
  );
}

/** Filters that stand folded until they are in use. */
const REST = [
  "variants",
  "phenotypes",
  "populations",
  "directions",
  "sides",
  "origins",
] as const satisfies readonly EvidenceFilter[];

interface ChoicesProps<T extends string> {
  readonly filter: EvidenceFilter;
  readonly name: string;
  readonly values: readonly T[];
  readonly chosen: readonly T[];
  readonly wordOf: (value: T) => string;
}

/** Several may be ticked; none is all. */
function Choices<T extends string>({ filter, name, values, chosen, wordOf }: ChoicesProps<T>) {
  return (
    <fieldset className="ticks">
      <legend>{name}</legend>
      {values.map((value) => (
        <label key={value}>
          <input type="checkbox" name={filterParameter(filter)} value={value} defaultChecked={chosen.includes(value)} />{" "}
          {wordOf(value)}
        </label>
      ))}
    </fieldset>
  );
}

function Choice<T extends string>({ filter, name, values, chosen, wordOf }: ChoicesProps<T>) {
  const [first, ...others] = chosen;
  return (
    <div>
      <label htmlFor={`filter-${filter}`}>{name}</label>
      <select id={`filter-${filter}`} name={filterParameter(filter)} className="control" defaultValue={first ?? ""}>
        <option value="">any</option>
        {values.map((value) => (
          <option key={value} value={value}>
            {wordOf(value)}
          </option>
        ))}
      </select>
      <Others filter={filter} values={others} />
    </div>
  );
}

function Typed({
  filter,
  name,
  example,
  values: [first, ...others],
}: {
  readonly filter: EvidenceFilter;
  readonly name: string;
  readonly example: string;
  readonly values: readonly string[];
}) {
  return (
    <div>
      <label htmlFor={`filter-${filter}`}>{name}</label>
      <input
        id={`filter-${filter}`}
        name={filterParameter(filter)}
        className="control"
        defaultValue={first ?? ""}
        placeholder={example}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
      />
      <Others filter={filter} values={others} />
    </div>
  );
}

/** An address may ask for several where the form has one field; the rest go along with it. */
function Others({ filter, values }: { readonly filter: EvidenceFilter; readonly values: readonly string[] }) {
  return values.map((value) => <input key={value} type="hidden" name={filterParameter(filter)} value={value} />);
}
