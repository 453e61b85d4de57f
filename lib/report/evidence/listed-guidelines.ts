import type { AnswerKnowledge } from "@/lib/knowledge";
import type { Release, ReleaseGuideline } from "@/lib/schema";

/** A guideline that an imported release lists. What it advises stands in its own text. */
export interface ListedGuideline {
  readonly clinpgxId: string;
  readonly body: string;
  readonly name: string;
  readonly url: string;
  readonly givesRecommendation: boolean;
  /** Whether its rows are among our own facts. */
  readonly isTranscribed: boolean;
}

/** Guidelines that a release lists, with what must be told of the release. */
export interface ListedGuidelines {
  readonly date: string;
  readonly licence: Release["licence"];
  readonly guidelines: readonly ListedGuideline[];
}

/** Returns the guidelines that the release lists and `isAbout` takes; null without a release or where it lists none of them. */
export function listedGuidelines(
  { release, guidelines, evaluated }: AnswerKnowledge,
  isAbout: (guideline: ReleaseGuideline) => boolean,
): ListedGuidelines | null {
  const listed = release?.guidelines.filter(isAbout) ?? [];
  if (release === null || listed.length === 0) return null;
  const held = new Set([
    ...guidelines.flatMap((guideline) => guideline.clinpgx),
    ...evaluated.flatMap((pair) => pair.clinpgx ?? []),
  ]);
  return {
    date: release.date,
    licence: release.licence,
    guidelines: listed.map(({ clinpgxId, body, name, url, givesRecommendation }) => ({
      clinpgxId,
      body,
      name,
      url,
      givesRecommendation,
      isTranscribed: held.has(clinpgxId),
    })),
  };
}
