import { expect, it } from "vitest";
import { tallyFeedback } from "./feedback-tally";
import { createRateLimit } from "./rate-limit";

it("lets a sender have its rate, with twice that after a pause, and no other sender pay for it", () => {
  let now = 0;
  const { allow } = createRateLimit(10, () => now);
  const tried = (sender: string, times: number): number =>
    Array.from({ length: times }).filter(() => allow(sender)).length;
  expect(tried("a", 50)).toBe(20);
  expect(tried("b", 5)).toBe(5);
  now = 500;
  expect(tried("a", 50)).toBe(5);
});

it("limits all senders together, however many names they take", () => {
  let now = 0;
  const { allow } = createRateLimit(10, () => now);
  expect(Array.from({ length: 1000 }, (_, i) => allow(`s${i}`)).filter(Boolean)).toHaveLength(40);
  now = 1000;
  expect(Array.from({ length: 1000 }, (_, i) => allow(`t${i}`)).filter(Boolean)).toHaveLength(20);
});

it("counts what became of a card once, and again when it changed", () => {
  expect(
    tallyFeedback([
      { card: "c1", outcome: "accepted" },
      { card: "c2", outcome: "overridden" },
    ]),
  ).toBe(2);
  expect(tallyFeedback([{ card: "c1", outcome: "accepted" }])).toBe(0);
  expect(tallyFeedback([{ card: "c1", outcome: "overridden" }])).toBe(1);
});
