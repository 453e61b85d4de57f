/** DPWG says of each pair whether to test before the first dose; our rows for results not tested say the same. */
import { describe, expect, it } from "vitest";
import { knowledge } from "@/tests/builders/shipped";
import { NOT_TESTED } from "@/lib/schema";
import { readTestVerdicts } from "../conformance/test-verdicts";

const rows = knowledge.guidelines
  .filter((guideline) => guideline.body === "DPWG")
  .flatMap((guideline) =>
    guideline.recommendations
      .filter((row) =>
        Object.values(row.lookup)
          .flat()
          .every((condition) => condition === NOT_TESTED),
      )
      .map((row) => ({ ids: guideline.clinpgx ?? [], row })),
  );

describe("a test before the first dose, as DPWG sees it", () => {
  it("is asked for where it calls the test essential or beneficial, with its own word, and nowhere else", () => {
    const asked = [...readTestVerdicts()].filter(([, word]) => word !== "potentially beneficial");
    const ours = rows.flatMap(({ ids, row }) =>
      ids.map(
        (id) =>
          [
            id,
            /\bessential\b/i.test(row.remarks.join(" "))
              ? "essential"
              : /\bbeneficial\b/i.test(row.remarks.join(" "))
                ? "beneficial"
                : "no word",
          ] as const,
      ),
    );
    expect(asked.length).toBeGreaterThan(20);
    expect(ours.map(String).sort()).toEqual(asked.map(String).sort());
  });
});
