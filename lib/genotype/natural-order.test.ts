import { expect, test } from "vitest";
import { combinationMembers, compareAlleles } from "./natural-order";

test("names are ordered as the field prints them", () => {
  const ordered = [
    "*1",
    "*2",
    "*2.001",
    "*10",
    "*80",
    "*80+*28",
    "B (reference)",
    "Reference",
    "c.61C>T",
    "c.85T>C (*9A)",
    "c.1129-5923C>G",
    "c.1129-5923C>G, c.1236G>A (HapB3)",
    "g.2A>G",
    "[*2 + *3]",
    "[*2 + *10]",
    "[*1 + *2 + *3]",
  ];
  expect([...ordered].reverse().sort(compareAlleles)).toEqual(ordered);
});

test("a combination is its members; a plain name is itself, a tandem too", () => {
  expect(combinationMembers("[c.1A>G + c.2A>G]")).toEqual(["c.1A>G", "c.2A>G"]);
  expect(combinationMembers("*36+*10")).toEqual(["*36+*10"]);
});
