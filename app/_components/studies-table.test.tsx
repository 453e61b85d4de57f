import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { StudiesTable } from "./studies-table";
import { rows } from "./studies-table.examples";

it("is sorted by key, says by which column and which way, and keeps unknown numbers below known ones", async () => {
  const user = userEvent.setup();
  render(<StudiesTable rows={rows} caption="Studies" />);
  const shown = (): readonly (number | null)[] =>
    screen
      .getAllByRole("row")
      .slice(1)
      .map((row) => rows.find((one) => one.id === row.id)?.n ?? null);
  const known = rows.flatMap(({ n }) => n ?? []).sort((a, b) => a - b);
  const unknown = rows.filter(({ n }) => n === null).map(() => null);
  const people = screen.getByRole("columnheader", { name: "People" });
  expect(people).toHaveAttribute("aria-sort", "none");
  screen.getByRole("button", { name: "People" }).focus();
  await user.keyboard("{Enter}");
  expect(people).toHaveAttribute("aria-sort", "ascending");
  expect(shown()).toEqual([...unknown, ...known]);
  await user.keyboard(" ");
  expect(people).toHaveAttribute("aria-sort", "descending");
  expect(shown()).toEqual([...known.reverse(), ...unknown]);
  expect(screen.getByRole("columnheader", { name: "Marker" })).toHaveAttribute("aria-sort", "none");
});
