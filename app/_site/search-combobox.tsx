"use client"; // the offers under the search box, loaded on its first focus

import { useCombobox } from "downshift";
import { useCallback, useEffect, useState } from "react";
import type { Finder, Found } from "@/lib/knowledge";
import { foundHref, foundWord } from "../_components/found";

export interface SearchComboboxProps {
  readonly label: string;
  /** What the plain field, whose place this takes, held at that moment. */
  readonly typed: string;
  readonly hadFocus: boolean;
}

const OFFERED = 10;

export function SearchCombobox({ label, typed, hadFocus }: SearchComboboxProps) {
  const [text, setText] = useState(typed);
  const [finder, setFinder] = useState<Finder | null>(null);
  useEffect(() => {
    void loadFinder().then(setFinder, () => undefined);
  }, []);
  const takeOver = useCallback(
    (field: HTMLInputElement | null) => {
      if (hadFocus) field?.focus();
    },
    [hadFocus],
  );

  const offers = finder === null ? [] : finder.find(text, OFFERED);
  const { isOpen, highlightedIndex, getInputProps, getMenuProps, getItemProps } = useCombobox<Found>({
    id: "site-search",
    inputId: "site-search",
    menuId: "site-search-menu",
    items: [...offers],
    inputValue: text,
    selectedItem: null,
    itemToString: (found) => found?.label ?? "",
    onSelectedItemChange: ({ selectedItem }) => {
      if (selectedItem !== null) window.location.assign(foundHref(selectedItem));
    },
    stateReducer: (_, { changes, type }) =>
      // Leaving the field keeps what was typed: going anywhere is always the reader's own act.
      type === useCombobox.stateChangeTypes.InputBlur ? { ...changes, selectedItem: null } : changes,
  });
  return (
    <div className="combobox">
      <input
        {...getInputProps({ ref: takeOver, onChange: (event) => setText(event.currentTarget.value) })}
        aria-labelledby={undefined}
        aria-label={label}
        name="q"
        type="search"
        className="control"
        placeholder={label}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
      />
      <ul {...getMenuProps({ className: "options", "aria-label": label, "aria-labelledby": undefined })}>
        {isOpen &&
          offers.map((found, index) => (
            <li
              key={`${found.kind} ${found.id}`}
              {...getItemProps({
                item: found,
                index,
                className: "option",
                role: "option",
                "aria-selected": highlightedIndex === index,
              })}
            >
              <span>{found.label}</span>
              <span className="detail">
                {found.isNear ? "spelled alike; " : ""}
                {found.matched === null
                  ? foundWord(found)
                  : `${foundWord(found)}, by ${found.matched.what} ${found.matched.text}`}
              </span>
            </li>
          ))}
      </ul>
    </div>
  );
}

let loading: Promise<Finder> | undefined;

/** Both lists come from our own host, once for a page, and again after a failure. */
function loadFinder(): Promise<Finder> {
  loading ??= Promise.all([fetch("/names"), fetch("/markers"), import("../_components/name-search")]).then(
    async ([names, markers, { createFinder }]) => {
      if (!names.ok || !markers.ok) throw new Error("the list of names could not be loaded");
      const { entries } = (await names.json()) as { entries: Parameters<typeof createFinder>[0] };
      return createFinder(entries, (await markers.json()) as Parameters<typeof createFinder>[1]);
    },
  );
  loading.catch(() => (loading = undefined));
  return loading;
}
