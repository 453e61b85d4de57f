import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { axeFaults } from "@/app/_examples/faults";
import { servedFetch } from "@/tests/builders/served";
import { SiteSearch } from "./site-search";

describe("the search box of every page", () => {
  it("goes without offers when they do not load, and asks for them again the next time", async () => {
    const failing = vi.fn(() => Promise.reject(new Error("no network")));
    vi.stubGlobal("fetch", failing);
    const user = userEvent.setup();
    const { unmount } = render(<SiteSearch />);
    await user.tab();
    await user.type(await screen.findByRole("combobox"), "clopid");
    await waitFor(() => expect(failing).toHaveBeenCalled());
    expect(screen.queryByRole("option")).not.toBeInTheDocument();
    unmount();
    vi.stubGlobal("fetch", servedFetch);
    render(<SiteSearch />);
    await user.tab();
    await user.type(await screen.findByRole("combobox"), "clopid");
    expect(await screen.findByRole("option", { name: /^clopidogrel/ })).toBeInTheDocument();
  });

  it("keeps what was typed and the focus when its offers come, and offers by key", async () => {
    vi.stubGlobal("fetch", servedFetch);
    const user = userEvent.setup();
    const { container } = render(<SiteSearch />);
    await user.tab();
    await user.keyboard("clopi");
    const field = await screen.findByRole("combobox", { name: "Search drugs, genes, variants" });
    expect(field).toHaveFocus();
    expect(field).toHaveValue("clopi");
    await user.keyboard("d");
    await screen.findByRole("option", { name: /^clopidogrel/ });
    await user.keyboard("{ArrowDown}");
    expect(screen.getByRole("option", { selected: true })).toHaveTextContent("clopidogrel");
    expect(await axeFaults(container)).toEqual([]);
    await user.keyboard("{Escape}");
    expect(field).toHaveAttribute("aria-expanded", "false");
  });
});
