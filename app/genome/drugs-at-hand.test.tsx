import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, it, vi } from "vitest";
import { servedFetch } from "@/tests/builders/served";
import { DrugsAtHand } from "./drugs-at-hand";
import type { DrugAtHand } from "./genome-engine";
import { idle } from "./genome-reader.examples";

/** Drugs that are added and removed as an engine would, and never answered. */
function Held() {
  const [drugs, setDrugs] = useState<readonly DrugAtHand[]>([]);
  const engine = {
    ...idle,
    addDrug: (id: string, name: string) => setDrugs([...drugs, { id, name, answer: "loading" as const }]),
    removeDrug: (id: string) => setDrugs(drugs.filter((drug) => drug.id !== id)),
  };
  return <DrugsAtHand engine={engine} drugs={drugs} />;
}

it("takes a drug by key, names what it does not hold, and gives the focus back when one is removed", async () => {
  vi.stubGlobal("fetch", servedFetch);
  const user = userEvent.setup();
  render(<Held />);
  const field = screen.getByRole("combobox", { name: "Add a drug" });
  await user.tab();
  await user.keyboard("clopidogrel");
  await screen.findByRole("option", { name: /^clopidogrel/ });
  await user.keyboard("{Enter}");
  expect(await screen.findByRole("article", { name: "clopidogrel" })).toHaveTextContent("Loading the guidance");
  expect(field).toHaveValue("");
  await user.keyboard("nosuchdrug{Enter}");
  await waitFor(() => expect(field).toBeInvalid());
  expect(field).toHaveFocus();
  expect(field).toHaveAccessibleDescription(/Found “nosuchdrug”; expected a drug/);
  await user.clear(field);
  await user.keyboard("Eliquis{Enter}");
  expect(await screen.findByRole("article", { name: "apixaban" })).toHaveTextContent("does not mean it is safe");
  screen.getByRole("button", { name: "Remove clopidogrel" }).focus();
  await user.keyboard("{Enter}");
  expect(screen.queryByRole("article", { name: "clopidogrel" })).not.toBeInTheDocument();
  expect(field).toHaveFocus();
});
