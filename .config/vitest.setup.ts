import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeEach, expect, vi } from "vitest";

// What is waited for is a state; on a busy machine it comes later, and the test's own time ends the wait.
configure({ asyncUtilTimeout: 20_000 });

// jsdom knows no style sheet made by script. What ours say, they say on paper; a browser's tests look at that.
document.adoptedStyleSheets ??= [];

beforeEach(() => {
  vi.spyOn(console, "error");
});

afterEach(() => {
  cleanup();
  // React tells of a doubled key, a wrong attribute or an update outside a test on the console alone.
  const said = vi.mocked(console.error).mock.calls.map((words) => words.join(" "));
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  expect(said).toEqual([]);
});
