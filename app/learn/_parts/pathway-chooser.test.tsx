import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { examples } from "./pathway.examples";

it("marks what is chosen in the picture, says so, and shows its statements alone", async () => {
  // jsdom lays nothing out, so nothing scrolls.
  Element.prototype.scrollIntoView ??= vi.fn();
  const user = userEvent.setup();
  const { container } = render(examples.find(({ component }) => component === "PathwayChooser")?.element);
  const choice = screen.getByRole("combobox", { name: "Drug or gene" });
  await user.tab();
  expect(choice).toHaveFocus();
  await user.selectOptions(choice, "everolimus");
  expect(screen.getByRole("status")).toHaveTextContent("everolimus is marked in the picture");
  expect(container.querySelectorAll('[data-node][data-state="chosen"]').length).toBeGreaterThan(0);
  expect(container.querySelectorAll('[data-node][data-state="far"]').length).toBeGreaterThan(0);
  expect(screen.getByText("About everolimus").parentElement).not.toHaveClass("print-only");
  expect(screen.getByText("About MTOR").parentElement).toHaveClass("print-only");
});
