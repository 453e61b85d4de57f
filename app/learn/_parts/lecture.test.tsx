import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { axeFaults } from "@/app/_examples/faults";
import { servedFetch } from "@/tests/builders/served";
import { Lecture } from "./lecture";
import { lecture } from "./lecture.examples";

const step = (): HTMLElement => screen.getByRole("heading", { level: 2 });

beforeEach(() => {
  vi.stubGlobal("fetch", servedFetch);
  window.history.replaceState(null, "", "/");
});

describe("a lecture by keyboard", () => {
  it("moves by arrows and by the page keys of a clicker, and puts the focus on each step", async () => {
    const user = userEvent.setup();
    render(<Lecture {...lecture} />);
    await user.keyboard("{ArrowRight}");
    expect(await screen.findByRole("heading", { name: "Question 1" })).toHaveFocus();
    await user.keyboard("{PageDown}");
    expect(await screen.findByRole("heading", { name: "Answer 1" })).toHaveFocus();
    await user.keyboard("{PageUp}");
    expect(await screen.findByRole("heading", { name: "Question 1" })).toHaveFocus();
    await user.keyboard("{ArrowLeft}{ArrowLeft}");
    expect(await screen.findByRole("heading", { name: "The case" })).toHaveFocus();
    expect(window.location.hash).toBe(`#case@${lecture.version}`);
  });

  it("lets the arrows choose within a vote, while the clicker still turns the page", async () => {
    const user = userEvent.setup();
    window.location.hash = "ask";
    render(<Lecture {...lecture} />);
    const [first, second] = await screen.findAllByRole("radio");
    first?.focus();
    await user.keyboard("{ArrowRight}");
    expect(second).toBeChecked();
    expect(step()).toHaveTextContent("Question 1");
    await user.keyboard("{PageDown}");
    expect(await screen.findByRole("heading", { name: "Answer 1" })).toHaveFocus();
  });

  it("shows the answer when it is asked for, and leaves the focus at its head", async () => {
    const user = userEvent.setup();
    window.location.hash = "answer";
    const { container } = render(<Lecture {...lecture} />);
    (await screen.findByRole("button", { name: "Show the answer" })).focus();
    await user.keyboard("{Enter}");
    expect(await screen.findByRole("heading", { name: "From variant to advice" })).toBeInTheDocument();
    expect(step()).toHaveFocus();
    expect(await axeFaults(container)).toEqual([]);
  });

  it("says that a link leads to no step, or comes from another snapshot", () => {
    window.location.hash = "gone@2020-01-01-00000000";
    render(<Lecture {...lecture} />);
    const alerts = screen.getAllByRole("alert").map((alert) => alert.textContent);
    expect(alerts[0]).toMatch(/a step that this case does not have/);
    expect(alerts[1]).toMatch(/made on snapshot 2020-01-01-00000000/);
  });
});
