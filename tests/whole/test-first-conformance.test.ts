/** DPWG says of each pair whether to test before the first dose; our rows for results not tested say the same. */
import { describe, expect, it } from "vitest";
import { knowledge } from "@/tests/builders/shipped";
import { readArchive } from "@/lib/node/read-archive";
import { NOT_TESTED } from "@/lib/schema";
import { hasReference, referencePath } from "./shared-reference";

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

/** The verdict on testing of each DPWG annotation that has one, by its ClinPGx id. */
async function verdicts(): Promise<ReadonlyMap<string, string>> {
  const archive = await readArchive(
    referencePath("clinpgx/2025-01-05/guidelineAnnotations.json.zip"),
    "guidelineAnnotations.json.zip",
    (path) => path.includes("DPWG") && path.endsWith(".json"),
  );
  if (!archive.ok) throw new Error("the reference archive cannot be read");
  return new Map(
    archive.value.entries.flatMap(({ bytes }) => {
      const text = bytes.toString("utf8");
      const { guideline } = JSON.parse(text) as { readonly guideline: { readonly id: string } };
      const plain = text
        .replace(/<[^>]+>/g, " ")
        .replace(/\\n/g, " ")
        .replace(/\s+/g, " ");
      const word = /considers?\b[^.]{0,420}?\bto be (potentially beneficial|essential|beneficial)\b/.exec(plain)?.[1];
      return word === undefined ? [] : [[guideline.id, word] as const];
    }),
  );
}

describe.skipIf(!hasReference)("a test before the first dose, as DPWG sees it", () => {
  it("is asked for where it calls the test essential or beneficial, with its own word, and nowhere else", async () => {
    const asked = [...(await verdicts())].filter(([, word]) => word !== "potentially beneficial");
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
