"use client"; // completes names and checks before sending; without scripts it is a plain GET form

import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect, useRef, useState } from "react";
import { useForm, useWatch, type FieldErrors } from "react-hook-form";
import * as z from "zod/mini";
import type { NameHit } from "@/lib/knowledge";
import type { Problem } from "@/lib/schema";
import { NameCombobox, type NameOption } from "./_components/name-combobox";
import { loadNames, type NameIndex } from "./_components/names";

const QuestionSchema = z
  .object({
    drugs: z.array(z.string()),
    drug: z.string().check(z.trim(), z.maxLength(100, "A drug name has at most 100 characters")),
    genes: z.array(z.string()),
    gene: z.string().check(z.trim(), z.maxLength(100, "A gene symbol has at most 100 characters")),
    setting: z.string(),
  })
  .check(
    z.refine(({ drug, drugs }) => drug !== "" || drugs.length > 0, {
      path: ["drug"],
      error: "Type a drug, such as everolimus or Afinitor",
    }),
  );
type Question = z.infer<typeof QuestionSchema>;

const SETTING_CHOICES = [
  ["", "Any setting"],
  ["oncology", "Oncology"],
  ["transplantation", "Transplantation"],
  ["tsc", "Tuberous sclerosis complex"],
  ["other", "Other"],
] as const;

const OPTIONS_MAX = 12;

export function QuestionForm({
  drugNames,
  geneNames,
}: {
  readonly drugNames: readonly string[];
  readonly geneNames: readonly string[];
}) {
  const { control, handleSubmit, setValue, setError, clearErrors, register, formState } = useForm<Question>({
    resolver: zodResolver(QuestionSchema),
    defaultValues: { drugs: [], drug: "", genes: [], gene: "", setting: "" },
    // The summary takes the focus; it leads to the fields.
    shouldFocusError: false,
  });
  const { drugs, drug, genes, gene } = useWatch({ control }) as Question;
  const [names, setNames] = useState<NameIndex | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const inputs = useRef<{ drug: HTMLInputElement | null; gene: HTMLInputElement | null }>({ drug: null, gene: null });
  const [summaryTurn, setSummaryTurn] = useState(0);
  const isRefused = hasErrors(formState.errors);
  useEffect(() => {
    // The summary may be drawn only after the turn was counted.
    if (summaryTurn > 0 && isRefused) summary.current?.focus();
  }, [summaryTurn, isRefused]);

  const need = (): void => {
    // Without the list the server still checks every name, so a failed load costs only the completion.
    if (names === null) void loadNames().then(setNames, () => undefined);
  };
  const showErrors = (): void => setSummaryTurn((turn) => turn + 1);

  /** Returns what a text names, and why it names no drug; neither where the server alone can tell. */
  const reading = async (text: string): Promise<{ readonly label: string; readonly refusal: string | null }> => {
    const read = (await names?.read(text).catch(() => null)) ?? null;
    if (read === null) return { label: text.trim(), refusal: null };
    if (!read.ok) return { label: text.trim(), refusal: refusalOf(read.problems) };
    const [only] = read.value.drugs;
    const isWhole = read.value.drugs.length === 1 && read.value.dose === null;
    return { label: isWhole && only !== undefined ? only.name : text.trim(), refusal: null };
  };
  const check = async (question: Question): Promise<boolean> => {
    if (names === null) return true;
    const readings = await Promise.all(typedDrugs(question.drug).map(reading));
    const [message] = readings.flatMap(({ refusal }) => refusal ?? []);
    if (message !== undefined) {
      setError("drug", { type: "unknown", message });
      return false;
    }
    const strays = typedGenes(question.gene).filter((text) => names.exact(text, "gene") === null);
    const [stray] = strays;
    if (stray !== undefined) {
      setError("gene", { type: "unknown", message: unknownMessage(stray, names.genes.find(stray, 3)) });
      return false;
    }
    return true;
  };
  /** Puts the drug typed among the chosen ones and empties the field for the next. */
  const addDrug = async (): Promise<void> => {
    const { label, refusal } = await reading(drug);
    if (refusal !== null) {
      setError("drug", { type: "unknown", message: refusal });
      return;
    }
    clearErrors("drug");
    setValue("drugs", drugs.includes(label) ? drugs : [...drugs, label]);
    setValue("drug", "");
    inputs.current.drug?.focus();
  };
  const send = async (question: Question): Promise<void> => {
    clearErrors();
    if (await check(question)) form.current?.submit();
    else showErrors();
  };

  const { errors } = formState;
  return (
    <form
      ref={form}
      action="/answer"
      method="get"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void handleSubmit(send, showErrors)(event);
      }}
    >
      {isRefused && (
        <div className="error-summary" ref={summary} tabIndex={-1} role="alert" aria-labelledby="form-problems">
          <h2 id="form-problems">There is a problem</h2>
          <ul className="list">
            {(["drug", "gene"] as const).map((field) => {
              const message = errors[field]?.message;
              return message === undefined ? null : (
                <li key={field}>
                  <a
                    href={`#${field}`}
                    onClick={(event) => {
                      event.preventDefault();
                      inputs.current[field]?.focus();
                    }}
                  >
                    {message}
                  </a>
                </li>
              );
            })}
          </ul>
        </div>
      )}
      <NameCombobox
        id="drug"
        name="drug"
        label="Drug"
        hint="Generic name, brand or class, for example everolimus, Afinitor, mTOR inhibitors; several with a semicolon between"
        value={drug}
        error={errors.drug?.message ?? null}
        options={drugOptions(names, drug)}
        plainNames={drugNames}
        onType={(text) => setValue("drug", text)}
        onChoose={(option) => setValue("drug", option.label)}
        onNeed={need}
        inputRef={(element) => {
          inputs.current.drug = element;
        }}
      >
        <Chips
          label="Chosen drugs"
          name="drug"
          values={drugs}
          onRemove={(value) => {
            setValue(
              "drugs",
              drugs.filter((other) => other !== value),
            );
            inputs.current.drug?.focus();
          }}
        />
      </NameCombobox>
      <NameCombobox
        id="gene"
        name="gene"
        label="Genes (optional)"
        hint="Symbol or former symbol, for example MTOR or FRAP1. Leave it empty for every gene we hold."
        value={gene}
        error={errors.gene?.message ?? null}
        options={geneOptions(names, [...drugs, drug], gene, genes)}
        plainNames={geneNames}
        onType={(text) => setValue("gene", text)}
        onChoose={(option) => {
          setValue("genes", [...genes, option.value]);
          setValue("gene", "");
        }}
        onNeed={need}
        inputRef={(element) => {
          inputs.current.gene = element;
        }}
      >
        <Chips
          label="Chosen genes"
          name="gene"
          values={genes}
          onRemove={(value) => {
            setValue(
              "genes",
              genes.filter((other) => other !== value),
            );
            inputs.current.gene?.focus();
          }}
        />
      </NameCombobox>
      <div className="field">
        <label htmlFor="setting">Setting (optional)</label>
        <select id="setting" className="control" {...register("setting")}>
          {SETTING_CHOICES.map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      </div>
      <p className="buttons">
        <button className="button" type="submit">
          Show what is known
        </button>
        {drug.trim() !== "" && (
          <button type="button" className="plain-button" onClick={() => void addDrug()}>
            Add another drug
          </button>
        )}
      </p>
      <p className="quiet small mt-3">
        The drugs and genes stand in the page&apos;s address. A patient&apos;s result is asked for with the answer, and
        stays in this browser.
      </p>
    </form>
  );
}

interface ChipsProps {
  readonly label: string;
  readonly name: string;
  readonly values: readonly string[];
  readonly onRemove: (value: string) => void;
}

/** What was chosen so far, each sent with the form and removable. The button goes with its value, so that whoever owns the field takes the focus there. */
function Chips({ label, name, values, onRemove }: ChipsProps) {
  if (values.length === 0) return null;
  return (
    <ul className="chips" aria-label={label}>
      {values.map((value) => (
        <li key={value}>
          <input type="hidden" name={name} value={value} />
          <button type="button" className="plain-button" aria-label={`Remove ${value}`} onClick={() => onRemove(value)}>
            {value} ×
          </button>
        </li>
      ))}
    </ul>
  );
}

function hasErrors(errors: FieldErrors<Question>): boolean {
  return errors.drug !== undefined || errors.gene !== undefined;
}

function typedDrugs(text: string): readonly string[] {
  return text
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function typedGenes(text: string): readonly string[] {
  return text.split(/[,;\s]+/).filter((part) => part !== "");
}

function drugOptions(names: NameIndex | null, query: string): readonly NameOption[] {
  if (names === null) return [];
  if (query.trim() === "")
    return names.entries
      .filter((entry) => entry.kind !== "gene")
      .slice(0, OPTIONS_MAX)
      .map((entry) => ({ value: entry.id, label: entry.label, detail: null }));
  return names.drugs.find(query, OPTIONS_MAX).map(toOption);
}

/** Genes with notes for the chosen drugs stand first. */
function geneOptions(
  names: NameIndex | null,
  drugs: readonly string[],
  query: string,
  chosen: readonly string[],
): readonly NameOption[] {
  if (names === null) return [];
  const notes = new Map(
    drugs
      .flatMap((drug) => names.genesByDrug[names.exact(drug, "drug")?.id ?? ""] ?? [])
      .map(({ gene, notes: count }) => [gene, count]),
  );
  const found =
    query.trim() === ""
      ? [
          ...notes.keys(),
          ...names.entries.filter((entry) => entry.kind === "gene" && !notes.has(entry.id)).map((entry) => entry.id),
        ].map((symbol): NameOption => ({ value: symbol, label: symbol, detail: null }))
      : [...names.genes.find(query, 40).map(toOption)].sort(
          (a, b) => Number(notes.has(b.value)) - Number(notes.has(a.value)),
        );
  return found
    .filter((option) => !chosen.includes(option.value))
    .slice(0, OPTIONS_MAX)
    .map((option) => {
      const count = notes.get(option.value);
      return count === undefined
        ? option
        : {
            ...option,
            detail: [option.detail, `${count} ${count === 1 ? "note" : "notes"}`]
              .filter((part) => part !== null)
              .join(", "),
          };
    });
}

function toOption({ entry, matched, isNear }: NameHit): NameOption {
  const by = matched === null ? [] : [`${matched.what} ${matched.text}`];
  const parts = isNear ? ["spelled alike", ...by] : by;
  return { value: entry.id, label: entry.label, detail: parts.length === 0 ? null : parts.join(", ") };
}

function refusalOf(problems: readonly Problem[]): string {
  return problems
    .map(
      ({ found, remedy, nearest }) =>
        `Found ${found}. ${remedy}.${nearest.length === 0 ? "" : ` Did you mean ${nearest.join(", ")}?`}`,
    )
    .join(" ");
}

function unknownMessage(text: string, near: readonly NameHit[]): string {
  const shown = text.length > 40 ? `${text.slice(0, 37)}…` : text;
  const names = near.filter(({ isNear }) => isNear).map((hit) => hit.entry.label);
  return `“${shown}” is not a gene we hold.${names.length === 0 ? " Choose one from the list." : ` Did you mean ${names.join(", ")}?`}`;
}
