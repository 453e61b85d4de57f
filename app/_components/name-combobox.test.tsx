import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { axeFaults } from "@/app/_examples/faults";
import { NameCombobox, type NameOption } from "./name-combobox";
import { props } from "./name-combobox.examples";

/** The field as a form holds it: what is typed comes back as its value. */
function Held({
  onChoose,
  error = null,
}: {
  readonly onChoose: (option: NameOption) => void;
  readonly error?: string | null;
}) {
  const [value, setValue] = useState("");
  return <NameCombobox {...props} value={value} error={error} onType={setValue} onChoose={onChoose} />;
}

const field = (): HTMLElement => screen.getByRole("combobox", { name: "Drug" });

describe("by keyboard, a field that completes names", () => {
  it("opens when Tab reaches it, and marks one offer after the other", async () => {
    const user = userEvent.setup();
    const { container } = render(<Held onChoose={() => undefined} />);
    await user.tab();
    expect(field()).toHaveFocus();
    expect(field()).toHaveAttribute("aria-expanded", "true");
    const options = screen.getAllByRole("option");
    await user.keyboard("{ArrowDown}");
    expect(field()).toHaveAttribute("aria-activedescendant", options[0]?.id);
    await user.keyboard("{ArrowDown}");
    expect(field()).toHaveAttribute("aria-activedescendant", options[1]?.id);
    expect(screen.getByRole("option", { selected: true })).toHaveTextContent("sirolimus");
    expect(await axeFaults(container)).toEqual([]);
  });

  it("takes the marked offer with Enter, and keeps the focus", async () => {
    const user = userEvent.setup();
    const onChoose = vi.fn();
    render(<Held onChoose={onChoose} />);
    await user.tab();
    await user.keyboard("{ArrowDown}{Enter}");
    expect(onChoose).toHaveBeenCalledExactlyOnceWith(props.options[0]);
    expect(field()).toHaveFocus();
  });

  it("closes with Escape, and chooses nothing when it is left", async () => {
    const user = userEvent.setup();
    const onChoose = vi.fn();
    render(<Held onChoose={onChoose} />);
    await user.tab();
    await user.keyboard("ever{ArrowDown}");
    await user.tab();
    expect(field()).toHaveValue("ever");
    await user.click(field());
    await user.keyboard("{Escape}");
    expect(field()).toHaveAttribute("aria-expanded", "false");
    expect(onChoose).not.toHaveBeenCalled();
  });

  it("says what is wrong with what was typed, together with its hint", () => {
    render(<Held onChoose={() => undefined} error="Not a drug we hold." />);
    expect(field()).toBeInvalid();
    expect(field()).toHaveAccessibleDescription("Generic name, brand or class Not a drug we hold.");
  });
});
