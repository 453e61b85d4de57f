"use client"; // sees whether the filters were changed since the rows were drawn; without scripts the chips tell what the rows are of

import { useCallback, useEffect, useRef, useState, type ReactNode } from "react";
import { NotAnswered } from "../_components/not-answered";

interface Props {
  /** The filters, as a form. */
  readonly form: ReactNode;
  /** The rows that pass the filters that were sent. */
  readonly rows: ReactNode;
  /** What takes the rows out of the page. */
  readonly download: ReactNode;
}

/** The table under its filters. Once a filter is changed and not sent, the rows are those of other filters: they are marked, are on no paper, and cannot be downloaded. */
export function Filtered({ form, rows, download }: Props) {
  const [isChanged, setIsChanged] = useState(false);
  const filters = useRef<HTMLDivElement>(null);
  const look = useCallback(() => {
    const fields = filters.current?.querySelectorAll("input, select") ?? [];
    setIsChanged([...fields].some(isOtherThanSent));
  }, []);
  useEffect(() => {
    // A browser that goes back, or loads the page again, may have filled the fields in by itself.
    look();
    window.addEventListener("pageshow", look);
    return () => window.removeEventListener("pageshow", look);
  }, [look]);
  return (
    <>
      <div ref={filters} onInput={look} onChange={look}>
        {form}
      </div>
      <p role="status" className="small no-print">
        {isChanged && "The filters were changed; the rows below are those from before. Show these rows to apply them."}
      </p>
      {isChanged && <NotAnswered because="filters" />}
      <div className={isChanged ? "no-print" : undefined}>
        {rows}
        {isChanged ? (
          <p className="no-print mt-3">To download rows, show those of the changed filters first.</p>
        ) : (
          download
        )}
      </div>
    </>
  );
}

/** Whether a field holds something else than the page came with. */
function isOtherThanSent(field: Element): boolean {
  if (field instanceof HTMLSelectElement) {
    const sent = [...field.options].find((option) => option.defaultSelected) ?? field.options[0];
    return field.value !== sent?.value;
  }
  if (!(field instanceof HTMLInputElement) || field.type === "hidden") return false;
  return field.type === "checkbox" ? field.checked !== field.defaultChecked : field.value.trim() !== field.defaultValue;
}
