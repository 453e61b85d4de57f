import {
  SETTINGS,
  type AdviceRequest,
  type CaseQuestion,
  type Outcome,
  type Problem,
  type ResultInput,
} from "@/lib/schema";
import { NO_INTAKE, decodePermalink, encodePermalink } from "@/lib/intake";

/** One thing that can be tried: results of one drug's genes, and what else bears on the answer. */
export interface WhatIfQuestion {
  /** Genes asked about without a result. */
  readonly genes: readonly string[];
  /** By gene, as a report would have it; empty where nothing was given. */
  readonly results: Readonly<Record<string, string>>;
  /** Empty for every setting. */
  readonly setting: string;
  /** Empty for every group of patients. */
  readonly population: string;
  /** Id of the other drug taken; empty for none. */
  readonly other: string;
}

/** What a what-if link holds: the drug, what is tried, and what it is compared with. */
export interface LinkedWhatIf {
  readonly drug: string;
  readonly now: WhatIfQuestion;
  readonly before: WhatIfQuestion | null;
  /** Version of the knowledge the link was made on. */
  readonly snapshot: string;
}

/** Parts the two questions; a permalink never holds it. */
const BETWEEN = "~";

/**
 * Returns what is tried, and before it what it is compared with, as text for
 * the fragment of an address: each a permalink of its own. No browser sends it
 * to a server; it carries results, so whoever has the link has them too.
 */
export function encodeWhatIf({ drug, now, before, snapshot }: LinkedWhatIf): string {
  return [before, now]
    .flatMap((question) =>
      question === null
        ? []
        : [
            encodePermalink({
              request: whatIfRequest(drug, question),
              reading: "learner",
              snapshot,
              intake: NO_INTAKE,
              digest: null,
            }),
          ],
    )
    .join(BETWEEN);
}

/** Returns what a link holds, or what makes it unreadable; nothing of a damaged link is used. */
export function decodeWhatIf(fragment: string): Outcome<LinkedWhatIf> {
  const links = fragment.replace(/^#/, "").split(BETWEEN).map(decodePermalink);
  const [first, second, ...more] = links.flatMap((link) => (link.ok ? [link.value] : []));
  const problems = links.flatMap((link) => (link.ok ? [] : link.problems));
  if (problems.length > 0 || first === undefined) return { ok: false, problems };
  const last = second ?? first;
  const [drug, ...others] = last.request.drugs;
  if (
    more.length > 0 ||
    drug === undefined ||
    others.length > 0 ||
    (second !== undefined && first.request.drugs.join() !== drug)
  )
    return { ok: false, problems: [NOT_ONE_DRUG] };
  return {
    ok: true,
    value: {
      drug,
      now: questionOf(last.request),
      before: second === undefined ? null : questionOf(first.request),
      snapshot: last.snapshot,
    },
  };
}

const NOT_ONE_DRUG: Problem = {
  code: "link-unknown",
  path: ["link"],
  found: "a link that does not change one drug's question",
  expected: "a link that this page has made",
  remedy: "Choose the drug and its results anew",
  nearest: [],
};

/** Returns the question of a case as it can be changed: what its results leave open, and what only its file holds, stays with the case. */
export function whatIfOf(
  { genes, setting, populations, coMedication }: CaseQuestion,
  results: readonly ResultInput[],
): WhatIfQuestion {
  return questionOf({
    drugs: [],
    genes: [...genes],
    results: [...results],
    populations: [...populations],
    coMedication: [...coMedication],
    ...(setting === undefined ? {} : { setting }),
  });
}

/** Returns what is tried as the question that the engine answers. */
export function whatIfRequest(
  drug: string,
  { genes, results, setting, population, other }: WhatIfQuestion,
): AdviceRequest {
  const known = SETTINGS.find((one) => one === setting);
  return {
    drugs: [drug],
    genes: [...genes],
    results: Object.entries(results).flatMap(([gene, value]) =>
      value.trim() === "" ? [] : [{ gene, value: value.trim() }],
    ),
    populations: population === "" ? [] : [population],
    coMedication: other === "" ? [] : [other],
    ...(known === undefined ? {} : { setting: known }),
  };
}

function questionOf({ genes, results, setting, populations = [], coMedication = [] }: AdviceRequest): WhatIfQuestion {
  return {
    genes,
    results: Object.fromEntries(results.map((result) => [result.gene, typed(result)])),
    setting: setting ?? "",
    population: populations[0] ?? "",
    other: coMedication[0] ?? "",
  };
}

/** A result as it would be typed into a field. */
function typed({ diplotype, phenotype, activityScore, status, value, variant, genotype }: ResultInput): string {
  if (variant !== undefined) return `${variant} ${genotype ?? ""}`;
  return activityScore === undefined ? (diplotype ?? phenotype ?? status ?? value ?? "") : `AS ${activityScore}`;
}
