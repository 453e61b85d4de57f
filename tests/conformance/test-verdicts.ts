/** What DPWG says of testing before the first dose, one word an annotation. */
import { readArchive } from "@/lib/node/read-archive";
import { referencePath } from "./reference";
import { readTable, type Table } from "./table";

/** Returns DPWG's verdicts on testing, made from the reference. */
export async function testVerdictTable(): Promise<Table> {
  const archive = await readArchive(
    referencePath("reference/clinpgx/2025-01-05/guidelineAnnotations.json.zip"),
    "guidelineAnnotations.json.zip",
    (path) => path.includes("DPWG") && path.endsWith(".json"),
  );
  if (!archive.ok) throw new Error("the reference archive cannot be read");
  return {
    holds: "DPWG annotations that give a verdict on testing before the first dose, by ClinPGx id, with its word",
    source: "ClinPGx guideline annotations",
    date: "2025-01-05",
    licence: "CC BY-SA 4.0",
    columns: ["id", "verdict"],
    rows: archive.value.entries.flatMap(({ bytes }) => {
      const text = bytes.toString("utf8");
      const { guideline } = JSON.parse(text) as { readonly guideline: { readonly id: string } };
      const plain = text
        .replace(/<[^>]+>/g, " ")
        .replace(/\\n/g, " ")
        .replace(/\s+/g, " ");
      const word = /considers?\b[^.]{0,420}?\bto be (potentially beneficial|essential|beneficial)\b/.exec(plain)?.[1];
      return word === undefined ? [] : [[guideline.id, word]];
    }),
  };
}

/** Returns the verdict on testing of each DPWG annotation that has one, by its ClinPGx id. */
export function readTestVerdicts(): ReadonlyMap<string, string> {
  return new Map(readTable("test-verdicts.tsv").rows.map(([id = "", verdict = ""]) => [id, verdict]));
}
