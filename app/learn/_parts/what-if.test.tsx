import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { axeFaults } from "@/app/_examples/faults";
import { encodeWhatIf } from "@/lib/teaching";
import { knowledge } from "@/tests/builders/shipped";
import { servedFetch } from "@/tests/builders/served";
import { WhatIf } from "./what-if";
import { asked } from "./what-if.examples";

beforeEach(() => {
  vi.stubGlobal("fetch", servedFetch);
  window.history.replaceState(null, "", "/");
});

describe("what if", () => {
  it("answers each change at once, and tells what was before", async () => {
    const user = userEvent.setup();
    render(<WhatIf {...asked} />);
    await user.selectOptions(screen.getByRole("combobox", { name: "Drug" }), "clopidogrel");
    const phenotype = await screen.findByLabelText(/^Phenotype of CYP2C19$/);
    await user.selectOptions(phenotype, "Poor Metabolizer");
    await user.selectOptions(phenotype, "Normal Metabolizer");
    expect(screen.getByRole("region", { name: "The answer now" })).toHaveTextContent(/Action was .*, is now No change/);
    expect(screen.getByRole("link", { name: "Link to what is shown here" })).toHaveAttribute(
      "href",
      expect.stringMatching(/^#/),
    );
  });

  it("names every field of a drug that is only studied, and axe finds no fault", async () => {
    const user = userEvent.setup();
    const { container } = render(<WhatIf {...asked} />);
    await user.selectOptions(screen.getByLabelText("Drug"), "everolimus");
    expect(await screen.findByLabelText(/^As a report has it, MTOR$/)).toBeInTheDocument();
    expect(await axeFaults(container)).toEqual([]);
  });

  it("leaves out a gene without a result by key, and puts the focus at the head of the fields", async () => {
    const user = userEvent.setup();
    const now = { genes: ["CYP2C19"], results: {}, setting: "", population: "", other: "" } as const;
    const link = encodeWhatIf({ drug: "clopidogrel", now, before: null, snapshot: knowledge.version });
    window.location.hash = link;
    render(<WhatIf {...asked} />);
    const leaveOut = await screen.findByRole("button", { name: "Leave it out" });
    leaveOut.focus();
    await user.keyboard("{Enter}");
    expect(leaveOut).not.toBeInTheDocument();
    expect(screen.getByRole("heading", { name: "Change something" })).toHaveFocus();
  });

  it("says that a link could not be followed", async () => {
    window.location.hash = "not-a-link";
    render(<WhatIf {...asked} />);
    await waitFor(() => expect(screen.getByRole("alert")).toHaveTextContent("The link could not be followed."));
  });
});
