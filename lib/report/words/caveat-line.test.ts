import { describe, expect, it } from "vitest";
import type { Caveat } from "@/lib/advice";
import { CAVEATS, type CaveatCode } from "@/lib/schema";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { caveatLine } from "./caveat-line";

const { terms } = buildKnowledge();
const line = (caveat: Caveat) => caveatLine(caveat, terms, (id) => (id === "sibtol" ? "Sibtol by name" : id));

/** What a caveat with facts must show of them; null for those that say all in their meaning. */
const SHOWN: Readonly<Record<CaveatCode, readonly [Caveat["facts"], string] | null>> = {
  "no-guideline": null,
  "result-not-seen": null,
  "effect-not-seen": null,
  "not-specific-to-drug": [{ regimen: "testol or othertol" }, "testol or othertol"],
  "combination-therapy": [{ regimen: "testol with othertol" }, "testol with othertol"],
  "extrapolated-drug": [{ drugs: "sibtol, testols" }, "Sibtol by name, testols"],
  "indirect-population": [{ studied: "oncology" }, "oncology"],
  "mixed-tumour-types": [{ types: "breast, lung" }, "breast, lung"],
  "single-study": null,
  "small-sample": [{ n: 24 }, "24"],
  "few-carriers": [{ carriers: 3 }, "3"],
  "multiple-testing": [{ tests: 40 }, "40"],
  "no-replication": null,
  "conflicting-studies": null,
  "surrogate-endpoint": null,
  "in-vitro-only": null,
  "paper-not-read": null,
  "secondary-copy": null,
  "old-review-date": [{ date: "2019-01-02" }, "2019-01-02"],
  "tumour-not-germline": null,
  "other-setting": [{ settings: "transplantation" }, "transplantation"],
  "update-in-progress": [{ text: "Being revised." }, "Being revised"],
  phenoconversion: [
    { gene: "TEST1", drugs: "sibtol, othertol", expected: "Poor Metabolizer" },
    "TEST1 with Sibtol by name and othertol: expected Poor Metabolizer",
  ],
  "phenoconversion-no-method": [{ gene: "TEST1", drugs: "sibtol" }, "TEST1 with Sibtol by name"],
  "expected-phenotype": [{ gene: "TEST1", drugs: "sibtol", expected: "Poor Metabolizer" }, "expected Poor Metabolizer"],
  "rule-for-other-drugs": [{ drugs: "sibtol" }, "Stated for: Sibtol by name"],
  "score-between-rows": [{ score: 0.625 }, "0.625"],
  "several-interacting-drugs": [{ gene: "TEST1", drugs: "sibtol, othertol" }, "TEST1 with Sibtol by name and othertol"],
  "weak-inhibitor": [{ gene: "TEST1", drugs: "sibtol" }, "TEST1 with Sibtol by name"],
  imported: null,
  "other-strand": [{ given: "G/G", alleles: "C/T", turned: "C/C" }, "turned over, the given bases read C/C"],
  "strand-ambiguous": [{ given: "A/T", alleles: "A/T" }, "Given: A/T; alleles: A/T"],
  "genotype-not-listed": [{ given: "A/A", listed: "CC, CT, TT" }, "texts for CC, CT, TT"],
};

describe.each(CAVEATS)("the caveat %s in words", (code) => {
  it("has its fixed word and meaning, and shows the facts that made it", () => {
    const shown = SHOWN[code];
    const worded = line({ code, facts: shown?.[0] ?? {} });
    expect(worded).toMatchObject({ code, word: terms.caveats[code].word });
    expect(worded.text.startsWith(terms.caveats[code].meaning)).toBe(true);
    if (shown === null) expect(worded.text).toBe(terms.caveats[code].meaning);
    else expect(worded.text).toContain(shown[1]);
    expect(worded.text).not.toContain("..");
  });
});
