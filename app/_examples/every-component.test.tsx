/// <reference types="vite/client" />
import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Example, ExamplesFile, Heard } from "./example";
import { axeFaults, keyboardFaults } from "./faults";

const files = import.meta.glob<ExamplesFile>("../**/*.examples.{ts,tsx}", { eager: true });
const modules = import.meta.glob<Readonly<Record<string, unknown>>>(
  ["../**/*.tsx", "!../**/{page,layout,error,not-found}.tsx", "!../**/*.{test,examples}.tsx"],
  { eager: true },
);

/** Components that no example draws, and why. */
const WITHOUT_EXAMPLES: Readonly<Record<string, string>> = {
  GenomeReader:
    "speaks with a worker, which no document without a browser has; tests/e2e/genome.spec.ts draws each of its states",
};

const examples = Object.values(files).flatMap((file) => file.examples);
const components = Object.values(modules).flatMap((module) =>
  Object.entries(module).flatMap(([name, value]) => (typeof value === "function" && /^[A-Z]/.test(name) ? [name] : [])),
);

describe("every component", () => {
  it("has an example, or a reason to have none", () => {
    const shown = new Set(examples.map((example) => example.component));
    const bare = components.filter((name) => !shown.has(name));
    expect(components.length).toBeGreaterThan(0);
    expect(bare.sort()).toEqual(Object.keys(WITHOUT_EXAMPLES).sort());
  });

  it("has a name of its own, so that an example of one does not stand for another", () => {
    expect(components.filter((name, i) => components.indexOf(name) !== i)).toEqual([]);
  });
});

it.each(examples.map((example) => [`${example.component}, ${example.name}`, example] as const))(
  "%s: is heard, and neither axe nor the keyboard finds a fault",
  async (_, example) => {
    const { container } = render(example.element);
    expectHeard(container, example);
    expect([...keyboardFaults(container), ...(await axeFaults(container))]).toEqual([]);
  },
);

function expectHeard(container: HTMLElement, { heard }: Example): void {
  if (heard.length === 0) expect(container).toBeEmptyDOMElement();
  for (const one of heard) expectOne(container, one);
}

function expectOne(container: HTMLElement, heard: Heard): void {
  if (typeof heard === "string") return void expect(container).toHaveTextContent(heard);
  const [role, name] = heard;
  const found = screen.queryAllByRole(role, name === undefined ? {} : { name });
  expect(found.length, `elements of the role ${role}, named ${name?.toString() ?? "anyhow"}`).toBeGreaterThan(0);
}
