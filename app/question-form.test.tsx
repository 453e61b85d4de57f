import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { servedFetch } from "@/tests/builders/served";
import { QuestionForm } from "./question-form";

const drug = (): HTMLElement => screen.getByRole("combobox", { name: "Drug" });
const gene = (): HTMLElement => screen.getByRole("combobox", { name: "Genes (optional)" });
const send = (): HTMLElement => screen.getByRole("button", { name: "Show what is known" });

/** Draws the form with its names loaded, and returns what it sends. */
async function drawn(): Promise<{
  readonly user: ReturnType<typeof userEvent.setup>;
  readonly sent: () => string[] | null;
}> {
  const sent: string[][] = [];
  vi.spyOn(HTMLFormElement.prototype, "submit").mockImplementation(function (this: HTMLFormElement) {
    sent.push([...new FormData(this)].map(([name, value]) => `${name}=${String(value)}`));
  });
  const user = userEvent.setup();
  render(<QuestionForm drugNames={[]} geneNames={[]} />);
  await user.tab();
  await screen.findAllByRole("option");
  return { user, sent: () => sent[0] ?? null };
}

beforeEach(() => vi.stubGlobal("fetch", servedFetch));

describe("by keyboard, the question", () => {
  it("is typed, completed and sent, with each chosen name once", async () => {
    const { user, sent } = await drawn();
    expect(drug()).toHaveFocus();
    await user.keyboard("clopid");
    await screen.findByRole("option", { name: /^clopidogrel/ });
    await user.keyboard("{ArrowDown}{Enter}");
    expect(drug()).toHaveValue("clopidogrel");
    await user.tab();
    expect(gene()).toHaveFocus();
    await user.keyboard("CYP2C19");
    await user.keyboard("{ArrowDown}{Enter}");
    expect(within(screen.getByRole("list", { name: "Chosen genes" })).getByRole("button")).toHaveAccessibleName(
      "Remove CYP2C19",
    );
    send().focus();
    await user.keyboard("{Enter}");
    await waitFor(() => expect(sent()).toEqual(["drug=clopidogrel", "gene=CYP2C19", "gene=", "setting="]));
  });

  it("without a drug is refused in a summary that takes the focus and leads to the field", async () => {
    const { user, sent } = await drawn();
    send().focus();
    await user.keyboard("{Enter}");
    const summary = await screen.findByRole("alert", { name: "There is a problem" });
    await waitFor(() => expect(summary).toHaveFocus());
    expect(drug()).toBeInvalid();
    await user.tab();
    expect(within(summary).getByRole("link")).toHaveFocus();
    await user.keyboard("{Enter}");
    expect(drug()).toHaveFocus();
    expect(sent()).toBeNull();
  });

  it("on a name that is no drug is refused, and asks for the one it may be", async () => {
    const { user, sent } = await drawn();
    await user.keyboard("clopidogrell");
    send().focus();
    await user.keyboard("{Enter}");
    expect(await screen.findByRole("alert")).toHaveTextContent("Did you mean clopidogrel?");
    expect(drug()).toHaveAccessibleDescription(/Found “clopidogrell”/);
    expect(sent()).toBeNull();
  });

  it("on a drug that we hold nothing on is sent, by any name", async () => {
    const { user, sent } = await drawn();
    await user.keyboard("Eliquis");
    send().focus();
    await user.keyboard("{Enter}");
    await waitFor(() => expect(sent()).toEqual(["drug=Eliquis", "gene=", "setting="]));
  });

  it("takes a second drug, and gives the focus back to the field when one is removed", async () => {
    const { user, sent } = await drawn();
    await user.keyboard("Plavix");
    screen.getByRole("button", { name: "Add another drug" }).focus();
    await user.keyboard("{Enter}");
    expect(drug()).toHaveFocus();
    expect(drug()).toHaveValue("");
    await user.keyboard("codeine");
    screen.getByRole("button", { name: "Remove clopidogrel" }).focus();
    await user.keyboard("{Enter}");
    expect(screen.queryByRole("list", { name: "Chosen drugs" })).not.toBeInTheDocument();
    expect(drug()).toHaveFocus();
    send().focus();
    await user.keyboard("{Enter}");
    await waitFor(() => expect(sent()).toEqual(["drug=codeine", "gene=", "setting="]));
  });
});
