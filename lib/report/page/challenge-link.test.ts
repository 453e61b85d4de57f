import { describe, expect, it } from "vitest";
import { challengeHref } from "./challenge-link";

const challenged = { statement: "cpic-codeine-pm", snapshot: "2026-11-24+ab" };

describe("the link by which a statement is challenged", () => {
  it.each([
    ["mailto:errors@example.org", "mailto:errors@example.org?subject="],
    ["https://example.org/issues/new", "https://example.org/issues/new?title="],
    ["https://example.org/issues/new?template=fact", "https://example.org/issues/new?template=fact&title="],
  ])("carries statement and snapshot to %s", (base, start) => {
    const href = challengeHref(base, challenged);
    expect(href?.startsWith(start)).toBe(true);
    expect(decodeURIComponent(href ?? "")).toContain("Statement: cpic-codeine-pm\nSnapshot: 2026-11-24+ab");
  });

  it.each([undefined, "", "javascript:alert(1)", "http://example.org", "mailto:nobody", "https://"])(
    "is none for %s",
    (base) => {
      expect(challengeHref(base, challenged)).toBeNull();
    },
  );
});
