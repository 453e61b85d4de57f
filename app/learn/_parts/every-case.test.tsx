/** Every case as its player plays it, by keyboard, against the engine's own solution; learn.spec.ts does some in a browser. */
import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ACTIONS, CERTAINTIES, type Case } from "@/lib/schema";
import { secretsOf } from "@/tests/builders/case-secrets";
import { knowledge } from "@/tests/builders/shipped";
import { casesInOrder, choicesOf, genesOf, solutionOf } from "@/lib/teaching";
import { Player } from "./player";
import { forgetScores } from "./scores";

const cases = casesInOrder(knowledge).filter(({ status }) => status === "published");
const OPEN = "open";
const asked: string[] = [];

beforeEach(() => {
  vi.stubGlobal("fetch", async (path: string) => {
    asked.push(path);
    const one = cases.find(({ id }) => path === `/learn/${id}/answers`);
    if (one === undefined) throw new Error("no such address");
    return Response.json(await solutionOf(one, knowledge));
  });
});

// Scores outlive a test, and the file.
afterEach(() => act(() => forgetScores()));

function play(one: Case): UserEvent {
  render(
    <Player
      caseId={one.id}
      version={knowledge.version}
      storySources={[]}
      {...choicesOf(knowledge)}
      questions={one.questions.map((question) => ({
        id: question.id,
        ask: question.ask,
        drug: question.drug,
        genes: genesOf(question),
        given: null,
      }))}
    />,
  );
  return userEvent.setup({ delay: null });
}

/** Chooses one button of the group that Tab leads to, as a reader without a mouse would. */
async function choose(user: UserEvent, values: readonly string[], wanted: string): Promise<void> {
  await user.tab();
  expect(document.activeElement).toHaveAttribute("value", values[0]);
  await user.keyboard(" ");
  for (let i = 0; i < values.indexOf(wanted); i += 1) await user.keyboard("{ArrowDown}");
  expect(document.activeElement).toBeChecked();
  expect(document.activeElement).toHaveAttribute("value", wanted);
}

async function answer(user: UserEvent, one: Case, at: number, action: string, certainty: string): Promise<HTMLElement> {
  const heading = screen.getByText(`Question ${at + 1} of ${one.questions.length}`);
  heading.tabIndex = -1;
  heading.focus();
  await choose(user, [...ACTIONS, OPEN], action);
  await choose(user, CERTAINTIES, certainty);
  await user.keyboard("{Enter}");
  const told = await screen.findByText(new RegExp(`^Question ${at + 1}\\. `));
  await waitFor(() => expect(told).toHaveFocus());
  return told;
}

/** How often the solution was asked for; never, where a test before this one has it already. */
const askedFor = ({ id }: Case): number => asked.filter((path) => path === `/learn/${id}/answers`).length;

const score = (): HTMLElement => screen.getByText(/^Your score in this case:/);

describe.each(cases.map((one) => [one.id, one] as const))("the case %s", (_, one) => {
  const most = one.questions.length * 2;

  it("keeps everything back until it is answered rightly, and then tells trap, points and sources", async () => {
    const user = play(one);
    const before = askedFor(one);
    for (const secret of secretsOf(one)) expect(document.body).not.toHaveTextContent(secret);
    expect(askedFor(one)).toBe(before);
    for (const [i, { expects }] of one.questions.entries()) {
      if (i > 0) expect(screen.queryByText(one.trap.text)).toBeNull();
      expect(await answer(user, one, i, expects.action ?? OPEN, expects.certainty)).toHaveTextContent("2 of 2 points");
    }
    expect(score()).toHaveTextContent(`Your score in this case: ${most} of ${most}.`);
    expect(askedFor(one)).toBeLessThanOrEqual(1);
    expect(screen.getByText(one.trap.text)).toBeVisible();
    for (const { text } of one.points) expect(screen.getByText(text)).toBeVisible();
    expect(
      screen.getByRole("region", { name: "Sources of the answers" }).querySelectorAll("li").length,
    ).toBeGreaterThan(0);
  });

  it("gives no point for what is wrong on both axes, and says what was chosen and what is right", async () => {
    const user = play(one);
    for (const [i, { expects }] of one.questions.entries()) {
      const told = await answer(
        user,
        one,
        i,
        [...ACTIONS, OPEN].find((action) => action !== (expects.action ?? OPEN)) ?? "",
        CERTAINTIES.find((certainty) => certainty !== expects.certainty) ?? "",
      );
      expect(told).toHaveTextContent("0 of 2 points");
      expect(told.parentElement).toHaveTextContent(/you chose “[^“”]+”; it is “[^“”]+”.*you chose/);
    }
    expect(score()).toHaveTextContent(`Your score in this case: 0 of ${most}.`);
  });
});
