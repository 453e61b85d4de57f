import { expect, it } from "vitest";
import { createMemory } from "./memory";

it("makes a value once, remembers nothing as a value too, and forgets what was unused longest", () => {
  const memory = createMemory<string | null>(2);
  const made: string[] = [];
  const ask = (key: string, value: string | null = key): string | null =>
    memory.recall(key, () => (made.push(key), value));
  expect([ask("a"), ask("b", null), ask("b", null), ask("a"), ask("c"), ask("a"), ask("b", null)]).toEqual([
    "a",
    null,
    null,
    "a",
    "c",
    "a",
    null,
  ]);
  expect(made).toEqual(["a", "b", "c", "b"]);
});
