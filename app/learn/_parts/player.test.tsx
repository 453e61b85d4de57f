import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { servedFetch } from "@/tests/builders/served";
import { Player } from "./player";
import { played } from "./player.examples";
import { ScoreBoard } from "./score-board";

it("is played by keyboard: chosen by arrows, checked by Enter, told where the focus goes, and scored", async () => {
  vi.stubGlobal("fetch", servedFetch);
  const user = userEvent.setup();
  const [question] = played.questions;
  if (question === undefined) throw new Error("the case has no question");
  render(
    <>
      <ScoreBoard questions={1} />
      <Player {...played} questions={[question]} />
    </>,
  );
  const group = (name: RegExp): HTMLElement => screen.getByRole("group", { name });
  const [action] = within(group(/^Action/)).getAllByRole("radio");
  action?.focus();
  await user.keyboard(" {ArrowDown}");
  expect(within(group(/^Action/)).getAllByRole("radio")[1]).toBeChecked();
  await user.tab();
  expect(group(/^Certainty/)).toContainElement(document.activeElement as HTMLElement);
  await user.keyboard(" ");
  screen.getByRole("button", { name: "Check my answer" }).focus();
  await user.keyboard("{Enter}");
  const told = await screen.findByRole("heading", { name: /^Question 1\. .*: \d of 2 points$/ });
  await waitFor(() => expect(told).toHaveFocus());
  expect(screen.getByRole("region", { name: "The end of the case" })).toBeInTheDocument();
  expect(action).toBeDisabled();
  screen.getByRole("button", { name: "Forget my scores" }).focus();
  await user.keyboard("{Enter}");
  expect(screen.getByText(/^No score yet/)).toHaveFocus();
});
