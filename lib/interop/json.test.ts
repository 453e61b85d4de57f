import { expect, it } from "vitest";
import { depthOf, objectsIn, textIn } from "./json";

it.each([
  [1, 0],
  [{}, 1],
  [{ a: [{}] }, 3],
  [[[[]]], 3],
])("counts how deep %j goes", (value, depth) => {
  expect(depthOf(value, 10)).toBe(depth);
});

it("stops counting a hostile depth at its limit", () => {
  let deep: unknown = 1;
  for (let i = 0; i < 100_000; i += 1) deep = [deep];
  expect(depthOf(deep, 50)).toBe(51);
});

it("reads a lone object as a list of one, and an empty text as none", () => {
  expect(objectsIn({ a: 1 })).toEqual([{ a: 1 }]);
  expect(objectsIn([1, null, { a: 1 }, [{ b: 2 }]])).toEqual([{ a: 1 }]);
  expect(textIn("  ")).toBeNull();
});
