import { guidanceOn, RELEASE_SOURCES } from "@/lib/knowledge";
import type { ReleaseGuideline } from "@/lib/schema";
import type { Note } from "./advice";
import { silence } from "./absences";
import { coversGenes, type Scope } from "./scope";

/**
 * Returns a note for each guideline on the drug that an imported release lists
 * with a recommendation and that we have not transcribed. It says that there
 * is guidance and where, never that nothing was found; what it advises, only
 * its own text says.
 */
export function listedGuidelineNotes(scope: Scope): readonly Note[] {
  const { release, evaluated } = scope.knowledge;
  if (release === null) return [];
  const asked = (drugs: readonly string[]): boolean => drugs.some((drug) => scope.direct.has(drug));
  // Held for this drug, that is: one that we transcribed for a drug of the class says nothing under the class.
  const own = guidanceOn(scope.knowledge, scope.direct);
  const ids = new Set([
    ...own.flatMap(({ guideline }) => guideline.clinpgx),
    ...evaluated.filter((pair) => asked([pair.drug])).flatMap((pair) => pair.clinpgx ?? []),
  ]);
  const isHeld = (listed: ReleaseGuideline): boolean =>
    ids.has(listed.clinpgxId) ||
    own.some(
      ({ guideline, genes }) => guideline.body === listed.body && genes.some((gene) => listed.genes.includes(gene)),
    );
  return release.guidelines
    .filter(
      (listed) =>
        listed.givesRecommendation && asked(listed.drugs) && coversGenes(scope, listed.genes) && !isHeld(listed),
    )
    .map((listed) => ({
      ...silence(scope, listed.genes),
      id: `listed-${listed.clinpgxId.toLowerCase()}`,
      about: listed.drugs.filter((drug) => scope.direct.has(drug)),
      absence: "not-in-knowledge",
      level: null,
      reasons: [
        { kind: "listed-guideline", body: listed.body, name: listed.name, url: listed.url, date: release.date },
      ],
      searches: [],
      sources: [RELEASE_SOURCES.guidelines],
      leadSource: RELEASE_SOURCES.guidelines,
    }));
}
