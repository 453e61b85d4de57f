import type { Problem, Release } from "@/lib/schema";
import { archiveOf, fileFault, roleOf, type ReleaseFile } from "./release-file";

/** What lay beside the data in one archive or folder. */
export interface Place {
  readonly created: string | null;
  readonly licence: Release["licence"] | null;
}

const CC_BY_SA_4 = {
  name: "CC BY-SA 4.0",
  url: "https://creativecommons.org/licenses/by-sa/4.0/",
  attribution: "ClinPGx (formerly PharmGKB), https://www.clinpgx.org",
} as const;

/**
 * Returns the date and licence of the files of one place, and adds a problem
 * where there are two dates, or a licence that is not the one we may quote under.
 */
export function placeOf(files: readonly ReleaseFile[], problems: Problem[]): Place {
  const days = [
    ...new Set(
      files
        .filter((file) => roleOf(file.name) === "created")
        .flatMap((file) => /(\d{4}-\d{2}-\d{2})\.txt$/i.exec(file.name)?.[1] ?? []),
    ),
  ];
  const [first] = files;
  if (days.length > 1 && first !== undefined) {
    problems.push(
      fileFault(archiveOf(first), null, {
        code: "release-date-twice",
        found: `the days ${days.sort().join(" and ")}`,
        expected: "one CREATED_YYYY-MM-DD.txt",
        remedy: "Keep each download in a folder of its own",
      }),
    );
  }
  const licences = files.filter((file) => roleOf(file.name) === "licence");
  for (const file of licences) {
    if (!isShareAlike4(file.text)) {
      problems.push(
        fileFault(file.name, 1, {
          code: "release-licence-unknown",
          found: "a licence we do not know",
          expected: "the Creative Commons Attribution-ShareAlike 4.0 licence, under which the texts may be quoted",
          remedy: "Read what the licence asks now; this version must not import the release",
        }),
      );
    }
  }
  return {
    created: days.length === 1 ? (days[0] ?? null) : null,
    licence: licences.some((file) => isShareAlike4(file.text)) ? CC_BY_SA_4 : null,
  };
}

function isShareAlike4(text: string): boolean {
  return /creativecommons\.org\/licenses\/by-sa\/4\.0/i.test(text) || /Attribution-ShareAlike 4\.0/i.test(text);
}
