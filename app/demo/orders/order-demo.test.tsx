import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { OrderDemo } from "./order-demo";
import { shown } from "./order-demo.examples";

it("takes a suggestion by key: the service is told, asked anew, and the focus goes to what came of it", async () => {
  const called: string[] = [];
  vi.stubGlobal("fetch", (path: string) => {
    called.push(path);
    return Promise.resolve(Response.json({ cards: [] }));
  });
  const user = userEvent.setup();
  render(<OrderDemo first={shown} />);
  const [suggestion] = screen.getAllByRole("button", { name: /^Order / });
  suggestion?.focus();
  await user.keyboard("{Enter}");
  await waitFor(() => expect(screen.getByRole("status")).toHaveFocus());
  expect(screen.getByRole("status")).toHaveTextContent(/^Done: Order .*Answered without a card\.$/);
  expect(called).toEqual(["/cds-services/pgx-order-select/feedback", "/cds-services/pgx-order-select"]);
  expect(screen.queryByRole("article")).not.toBeInTheDocument();
});

it("says when the service could not be reached", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new Error("no network")));
  const user = userEvent.setup();
  render(<OrderDemo first={shown} />);
  screen.getByRole("button", { name: "Call again" }).focus();
  await user.keyboard("{Enter}");
  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("The service could not be reached."));
});
