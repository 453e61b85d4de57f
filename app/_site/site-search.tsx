"use client"; // offers names while the reader types; without scripts it is a plain GET form

import { useRef, useState, type ComponentType, type SyntheticEvent } from "react";
import type { SearchComboboxProps } from "./search-combobox";

const LABEL = "Search drugs, genes, variants";

/**
 * The search box of every page. It weighs next to nothing until it is used: the
 * list it offers, with the names of everything we hold, comes on first focus.
 */
export function SiteSearch() {
  const [loaded, setLoaded] = useState<{
    readonly Combobox: ComponentType<SearchComboboxProps>;
    readonly typed: string;
    readonly hadFocus: boolean;
  } | null>(null);
  const plain = useRef<HTMLInputElement>(null);
  const isAsked = useRef(false);

  const need = (): void => {
    if (isAsked.current) return;
    isAsked.current = true;
    // Without the list the form still searches on the server, so a failed load costs only the offers.
    void import("./search-combobox").then(
      ({ SearchCombobox }) => {
        // What was typed while it loaded goes along, and so does the focus.
        setLoaded({
          Combobox: SearchCombobox,
          typed: plain.current?.value ?? "",
          hadFocus: document.activeElement === plain.current,
        });
      },
      () => undefined,
    );
  };
  const stopEmpty = (event: SyntheticEvent<HTMLFormElement>): void => {
    if (new FormData(event.currentTarget).get("q")?.toString().trim() === "") event.preventDefault();
  };
  return (
    <form
      action="/search"
      method="get"
      role="search"
      aria-label="Site"
      className="site-search no-print"
      onSubmit={stopEmpty}
    >
      {loaded === null ? (
        <input
          ref={plain}
          name="q"
          type="search"
          className="control"
          aria-label={LABEL}
          placeholder={LABEL}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          onFocus={need}
        />
      ) : (
        <loaded.Combobox label={LABEL} typed={loaded.typed} hadFocus={loaded.hadFocus} />
      )}
      <button type="submit" className="sr-only">
        Search
      </button>
    </form>
  );
}
