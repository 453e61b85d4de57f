import { RELEASE_SOURCES } from "@/lib/knowledge";
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
  const { release, guidelines, evaluated } = scope.knowledge;
  if (release === null) return [];
  const ids = new Set([...guidelines.flatMap((guideline) => guideline.clinpgx), ...evaluated.flatMap((pair) => pair.clinpgx ?? [])]);
  const isHeld = (listed: ReleaseGuideline): boolean =>
    ids.has(listed.clinpgxId) || guidelines.some((own) => own.body === listed.body && own.drugs.some((drug) => listed.drugs.includes(drug)) && own.genes.some((gene) => listed.genes.includes(gene)));
  return release.guidelines
    .filter((listed) => listed.givesRecommendation && listed.drugs.some((drug) => scope.direct.has(drug)) && coversGenes(scope, listed.genes) && !isHeld(listed))
    .map((listed) => ({
      ...silence(scope, listed.genes),
      id: `listed-${listed.clinpgxId.toLowerCase()}`,
      about: listed.drugs.filter((drug) => scope.direct.has(drug)),
      absence: "not-in-knowledge",
      level: null,
      reasons: [{ kind: "listed-guideline", body: listed.body, name: listed.name, url: listed.url, date: release.date }],
      searches: [],
      sources: [RELEASE_SOURCES.guidelines],
      leadSource: RELEASE_SOURCES.guidelines,
    }));
}
