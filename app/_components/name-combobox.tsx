"use client"; // completes names while the reader types; without scripts the plain field and its list remain

import { useCombobox } from "downshift";
import { useSyncExternalStore, type ReactNode } from "react";

export interface NameOption {
  readonly value: string;
  readonly label: string;
  /** Shown beside the label: the brand that matched, how many notes there are. */
  readonly detail: string | null;
}

interface Props {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly error: string | null;
  readonly options: readonly NameOption[];
  /** Names for the browser's own list, until scripts take over. */
  readonly plainNames: readonly string[];
  readonly onType: (text: string) => void;
  readonly onChoose: (option: NameOption) => void;
  readonly onNeed: () => void;
  readonly inputRef: (element: HTMLInputElement | null) => void;
  readonly children?: ReactNode;
}

/** Scripts run or they do not; nothing ever changes that, so there is nothing to listen for. */
function neverChanges(): () => void {
  return () => undefined;
}

export function NameCombobox({
  id,
  name,
  label,
  hint,
  value,
  error,
  options,
  plainNames,
  onType,
  onChoose,
  onNeed,
  inputRef,
  children,
}: Props) {
  const isLive = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  const { isOpen, highlightedIndex, getLabelProps, getInputProps, getMenuProps, getItemProps, openMenu } =
    useCombobox<NameOption>({
      id,
      inputId: id,
      labelId: `${id}-label`,
      menuId: `${id}-menu`,
      items: [...options],
      inputValue: value,
      selectedItem: null,
      itemToString: (option) => option?.label ?? "",
      onStateChange: ({ selectedItem }) => {
        if (selectedItem) onChoose(selectedItem);
      },
      stateReducer: (_, { changes, type }) =>
        // Leaving the field keeps what was typed: choosing is always the reader's own act.
        type === useCombobox.stateChangeTypes.InputBlur ? { ...changes, selectedItem: null } : changes,
    });
  return (
    <div className="field">
      <label {...getLabelProps()}>{label}</label>
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
      {children}
      <div className="combobox">
        <input
          {...getInputProps({
            ref: inputRef,
            // Taken from the event itself: a value that came back a moment later would swallow fast typing.
            onChange: (event) => onType(event.currentTarget.value),
            onFocus: () => {
              onNeed();
              openMenu();
            },
          })}
          className="control"
          name={name}
          autoComplete="off"
          spellCheck={false}
          {...(isLive ? {} : { list: `${id}-names` })}
          aria-describedby={error === null ? `${id}-hint` : `${id}-hint ${id}-error`}
          aria-invalid={error !== null}
        />
        <ul {...getMenuProps({ className: "options", "aria-label": label })}>
          {isOpen &&
            options.map((option, index) => (
              <li
                key={option.value}
                {...getItemProps({
                  item: option,
                  index,
                  className: "option",
                  role: "option",
                  "aria-selected": highlightedIndex === index,
                })}
              >
                <span>{option.label}</span>
                {option.detail !== null && <span className="detail">{option.detail}</span>}
              </li>
            ))}
        </ul>
      </div>
      {!isLive && (
        <datalist id={`${id}-names`}>
          {plainNames.map((plain) => (
            <option key={plain} value={plain} />
          ))}
        </datalist>
      )}
      {error !== null && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
