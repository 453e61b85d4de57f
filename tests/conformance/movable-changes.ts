/** How far right HGVS writes the insertions and deletions that the allele definitions of the reference caller name. */
import { referenceFiles, referenceText } from "./reference";
import { readTable, type Table } from "./table";

interface Variant {
  readonly chromosome: string;
  readonly position: number;
  readonly ref: string;
  readonly alts: readonly string[];
  readonly chromosomeHgvsName: string;
}

/** One change of length: where VCF writes it, and at which base HGVS does. */
export interface MovableChange {
  readonly gene: string;
  readonly chromosome: string;
  readonly positionOneBased: number;
  readonly reference: string;
  readonly changed: string;
  readonly kind: "del" | "dup";
  readonly hgvsFromOneBased: number;
}

const DEFINITIONS = "reference/pharmcat/definitions";

/** Returns the changes that HGVS names as a deletion or a duplication, made from the reference. */
export function movableChangeTable(): Table {
  return {
    holds:
      "deletions and duplications of the allele definitions on GRCh38: where VCF writes them, and the base at which their HGVS name starts",
    source: "PharmCAT 3.1.1 allele definitions",
    date: "2025-11-05",
    licence: "CC BY-SA 4.0; CPIC content CC0",
    columns: ["gene", "chromosome", "position", "ref", "alt", "kind", "hgvs_start"],
    rows: referenceFiles(DEFINITIONS)
      .filter((name) => name.endsWith("_translation.json"))
      .flatMap((name) => {
        const { variants } = JSON.parse(referenceText(`${DEFINITIONS}/${name}`)) as {
          readonly variants: readonly Variant[];
        };
        return variants.flatMap(({ chromosome, position, ref, alts, chromosomeHgvsName }) => {
          const named = /g\.(\d+)(?:_\d+)?(del|dup)[ACGT]*$/.exec(chromosomeHgvsName);
          const changed = alts.find((bases) => bases.length !== ref.length);
          if (named === null || changed === undefined) return [];
          return [
            [
              name.replace("_translation.json", ""),
              chromosome,
              String(position),
              ref,
              changed,
              named[2] ?? "",
              named[1] ?? "",
            ],
          ];
        });
      }),
  };
}

/** Returns every deletion and duplication of our table. */
export function readMovableChanges(): readonly MovableChange[] {
  return readTable("movable-changes.tsv").rows.map(
    ([gene = "", chromosome = "", position, reference = "", changed = "", kind, start]) => ({
      gene,
      chromosome,
      positionOneBased: Number(position),
      reference,
      changed,
      kind: kind === "del" ? "del" : "dup",
      hgvsFromOneBased: Number(start),
    }),
  );
}
