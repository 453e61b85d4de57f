/** That the checklist bites: a check that finds nothing in a bad answer proves nothing of a good one. */
import { expect, it } from "vitest";
import { discoveryFaults, emptyFields, outcomeFaults, responseFaults } from "./cds-checklist";

const card = { uuid: "1", summary: "Short", indicator: "info", detail: "Text", source: { label: "Us" } };

it.each<[string, object, RegExp]>([
  ["a long summary", { summary: "x".repeat(140) }, /139/],
  ["an unknown indicator", { indicator: "hard-stop" }, /indicator/],
  ["no source", { source: {} }, /label/],
  ["no id", { uuid: undefined }, /uuid/],
  ["a tag", { detail: "<b>bold</b>" }, /tag/],
  ["an empty list", { links: [] }, /empty list/],
  ["a null", { detail: null }, /null/],
  ["suggestions without a choice", { suggestions: [{ label: "x", uuid: "2" }] }, /selectionBehavior/],
  ["a relative link", { links: [{ label: "x", url: "/x", type: "absolute" }] }, /link/],
  [
    "a deletion without an id",
    {
      selectionBehavior: "any",
      suggestions: [{ label: "x", uuid: "2", actions: [{ type: "delete", description: "x" }] }],
    },
    /deletion/,
  ],
  [
    "a creation without a resource",
    {
      selectionBehavior: "any",
      suggestions: [{ label: "x", uuid: "2", actions: [{ type: "create", description: "x" }] }],
    },
    /resource/,
  ],
  ["a shared uuid", { selectionBehavior: "any", suggestions: [{ label: "x", uuid: "1" }] }, /share/],
])("finds %s", (_, change, fault) => {
  expect(responseFaults({ cards: [card] })).toEqual([]);
  expect(responseFaults({ cards: [{ ...card, ...change }] }).join("; ")).toMatch(fault);
});

it("finds a forbidden token, a shared id, a trace and an empty object", () => {
  const service = { hook: "order-sign", id: "a", title: "t", description: "d" };
  expect(discoveryFaults({ services: [service, service] }).join()).toMatch(/share/);
  expect(
    discoveryFaults({
      services: [{ ...service, prefetch: { x: "Observation?subject={{context.selections}}" } }],
    }).join(),
  ).toMatch(/token/);
  expect(
    discoveryFaults({ services: [{ ...service, prefetch: { x: "Observation?code:not=1&_include=x" } }] }),
  ).toHaveLength(2);
  expect(
    outcomeFaults({
      resourceType: "OperationOutcome",
      issue: [{ severity: "error", code: "exception", diagnostics: "TypeError: x at f (/a/b.js:1:2)" }],
    }).join(),
  ).toMatch(/trace/);
  expect(emptyFields({ cards: [], other: {} })).toEqual([".other is an empty object"]);
});
