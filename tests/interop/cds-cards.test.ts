/** What the cards say, how loud they say it, and when they keep silent, on the content of the repository. */
import { describe, expect, it } from "vitest";
import { answerCds, indicatorOf, neededFor, parseCdsRequest, serviceOf, type CdsCard } from "@/lib/interop";
import { ACTIONS, CERTAINTIES } from "@/lib/schema";
import { draftOrder, genotype, medication, orderSelect, searchset, type Json } from "@/tests/builders/fhir";
import { knowledge, TODAY } from "./knowledge";

let made = 0;
const world = { knowledge, today: TODAY, baseUrl: "https://haplonote.example", newId: () => `id-${(made += 1)}` };

function cardsFor(body: Json, id = "pgx-order-select"): readonly CdsCard[] {
  const service = serviceOf(id);
  const parsed = service === null ? null : parseCdsRequest(service, body);
  const answer = service !== null && parsed?.ok === true ? answerCds(service, parsed.value, {}, world) : null;
  if (answer?.ok !== true) throw new Error("the call is refused");
  return answer.value.cards;
}

/** Every search for results answered, and with nothing. */
const NONE_FOUND = {
  genotypes: searchset(),
  haplotypes: searchset(),
  implications: searchset(),
};

const ask = (drug: string, results: readonly (readonly [string, string])[], order: Json = {}): readonly CdsCard[] =>
  cardsFor(
    orderSelect({
      orders: [{ ...draftOrder({ medicationCodeableConcept: { text: drug } }), ...order }],
      prefetch: {
        ...NONE_FOUND,
        genotypes: searchset(...results.map(([gene, value], i) => genotype(gene, value, { id: `g${i}` }))),
      },
    }),
  );

describe("the indicator follows one rule", () => {
  it.each(ACTIONS.flatMap((action) => CERTAINTIES.map((certainty) => [action, certainty] as const)))(
    "%s at %s",
    (action, certainty) => {
      const isGuideline = [
        "guideline-strong",
        "guideline-moderate",
        "guideline-optional",
        "guideline-not-graded",
      ].includes(certainty);
      const expected = !isGuideline
        ? "info"
        : action === "avoid"
          ? "critical"
          : action === "change-drug" || action === "change-dose" || action === "use-algorithm"
            ? "warning"
            : "info";
      expect(indicatorOf({ action, certainty })).toBe(expected);
    },
  );

  it.each([
    [
      "clopidogrel",
      [["CYP2C19", "*2/*2"]],
      "critical",
      /Clopidogrel, CYP2C19 Poor Metabolizer: avoid the drug.*prasugrel or ticagrelor instead \(CPIC, strong/,
    ],
    ["abacavir", [["HLA-B", "*57:01 positive"]], "critical", /Abacavir, HLA-B \*57:01 positive/],
    ["codeine", [["CYP2D6", "*4/*4"]], "critical", /Codeine, CYP2D6 Poor Metabolizer/],
    [
      "azathioprine",
      [
        ["TPMT", "*1/*3A"],
        ["NUDT15", "*1/*1"],
      ],
      "warning",
      /change dose \(CPIC, strong/,
    ],
    ["everolimus", [["MTOR", "rs2295080 T/G"]], "info", /research only, no guideline/],
  ] as const)("%s with %j is %s", (drug, results, indicator, summary) => {
    expect(ask(drug, results)).toEqual([
      expect.objectContaining({ indicator, summary: expect.stringMatching(summary) as unknown }),
    ]);
  });
});

describe("silence", () => {
  it.each([
    ["a normal result", "clopidogrel", [["CYP2C19", "*1/*1"]]],
    ["a drug without guidance", "pantoprazole sodium of nobody", []],
    ["no result and guidance that asks for no test", "pantoprazole", []],
    ["no result and a body that leaves the test to be considered", "flucloxacillin", []],
    ["no result and a test that only proves the illness", "elosulfase alfa", []],
    ["results of genes that say nothing on the drug", "everolimus", [["DPYD", "Normal Metabolizer"]]],
  ] as const)("on %s", (_, drug, results) => {
    expect(ask(drug, results)).toEqual([]);
  });
});

describe("a test is advised first, where a guideline or a label says so and no result is there", () => {
  it.each([
    [
      "abacavir",
      "Abacavir: test HLA-B *57:01 first (CPIC and DPWG; EMA, FDA, HCSC and Swissmedic labels); no result on file",
      "CPIC",
    ],
    [
      "fluorouracil",
      "Fluorouracil: test DPYD first (AIOM, RNPGx, SEFF and DPWG; FDA, HCSC and Swissmedic labels); no result on file",
      "AIOM",
    ],
    [
      "azathioprine",
      "Azathioprine: test NUDT15 and TPMT first (DPWG and RNPGx; FDA and HCSC labels); no result on file",
      "DPWG",
    ],
    [
      "carbamazepine",
      "Carbamazepine: test HLA-A*31:01 and HLA-B*15:02 first (CPNDS; FDA, HCSC and Swissmedic labels); no result on file",
      "CPNDS",
    ],
    ["siponimod", "Siponimod: test CYP2C9 first (EMA, FDA and HCSC labels); no result on file", "EMA label"],
    [
      "allopurinol",
      "Allopurinol: test HLA-B first in some patients (ACR; FDA and HCSC labels); no result on file",
      "ACR",
    ],
  ])("%s", (drug, summary, source) => {
    const [card, ...others] = ask(drug, []);
    expect(others).toEqual([]);
    expect(card).toMatchObject({ indicator: "info", summary, source: { label: `${source}, told by Haplonote` } });
    expect(card).not.toHaveProperty("suggestions");
  });

  it("and the card names everybody who asks for it, and that a label may mean some patients only", () => {
    const [card] = ask("abacavir", []);
    for (const part of [
      "**Action:** Test HLA-B \\*57:01 first.",
      "DPWG: Test HLA-B",
      "The FDA label of abacavir asks for a test of HLA-B before use.",
      "in some patients only",
      "PMID 22378157",
    ])
      expect(card?.detail).toContain(part);
  });

  it("but not once the result is there, whatever it is", () => {
    expect(ask("abacavir", [["HLA-B", "*57:01 negative"]])).toEqual([]);
    expect(ask("abacavir", [["HLA-B", "*57:01 positive"]])[0]?.indicator).toBe("critical");
  });
});

describe("a result that decides nothing is told", () => {
  it.each<[string, readonly Json[]]>([
    ["unreadable", [genotype("CYP2C19", "*2/*999")]],
    ["preliminary", [genotype("CYP2C19", "*2/*2", { status: "preliminary" })]],
    ["of another patient", [genotype("CYP2C19", "*2/*2", { subject: { reference: "Patient/pt2" } })]],
    ["contradictory", [genotype("CYP2C19", "*2/*2", { id: "a" }), genotype("CYP2C19", "*1/*1", { id: "b" })]],
  ])("when it is %s: an info card, and no test is asked for", (_, results) => {
    const [card, ...others] = cardsFor(orderSelect({ prefetch: { genotypes: searchset(...results) } }));
    expect(others).toEqual([]);
    expect(card).toMatchObject({
      indicator: "info",
      summary: "Clopidogrel: the CYP2C19 result on file could not be used; guidance asks for it",
    });
    expect(card?.detail).not.toMatch(/999|pt2/);
  });

  it("but not when the drug has no guidance on the gene", () => {
    expect(ask("everolimus", [["CYP2C19", "*2/*999"]])).toEqual([]);
  });
});

describe("a card", () => {
  const [card] = ask("clopidogrel", [["CYP2C19", "*2/*2"]]);

  it("holds action, certainty, group, reason, source, snapshot and disclaimer, with star alleles that are no emphasis", () => {
    for (const part of [
      "**Result on file:** CYP2C19 \\*2/\\*2",
      "**Action:** Avoid the drug, if possible.",
      "**Certainty:** Guideline, strong.",
      "**For:** Acute coronary",
      "**Why:**",
      "PMID 35034351",
      knowledge.version,
      "Not a medical device",
    ])
      expect(card?.detail).toContain(part);
  });

  it("links to the page without the result", () => {
    expect(card?.links[0]).toEqual({
      label: "All that Haplonote holds on clopidogrel and CYP2C19",
      url: "https://haplonote.example/answer?drug=clopidogrel&gene=CYP2C19",
      type: "absolute",
    });
    expect(JSON.stringify(card?.links)).not.toMatch(/\*2|Poor/);
  });

  it("offers each alternative by its RxNorm ingredient, for this patient and this prescriber, without a dose", () => {
    expect(card?.suggestions?.map((suggestion) => suggestion.label)).toEqual([
      "Order prasugrel instead of clopidogrel",
      "Order ticagrelor instead of clopidogrel",
    ]);
    const [create, remove] = card?.suggestions?.[1]?.actions ?? [];
    expect(create).toMatchObject({
      type: "create",
      resource: {
        resourceType: "MedicationRequest",
        status: "draft",
        intent: "order",
        subject: { reference: "Patient/pt1" },
        requester: { reference: "Practitioner/example" },
        medicationCodeableConcept: { coding: [{ code: "1116632" }] },
      },
    });
    expect(JSON.stringify(create)).not.toContain("dosage");
    expect(remove).toMatchObject({ type: "delete", resourceId: "MedicationRequest/order-1" });
  });

  it("offers the same drug with the advised dose where the row changes the dose by a size", () => {
    const [dose] = ask("azathioprine", [
      ["TPMT", "*1/*3A"],
      ["NUDT15", "*1/*1"],
    ]);
    expect(dose?.suggestions?.[0]).toMatchObject({
      label: "Order azathioprine with the advised dose as instruction",
      actions: [
        {
          type: "create",
          resource: { dosageInstruction: [{ text: expect.stringMatching(/^Start at 30 to 80 %/) as unknown }] },
        },
        { type: "delete" },
      ],
    });
  });

  it("does not offer an alternative that the patient's own results speak against", () => {
    const offered = (...cyp3a4: readonly (readonly [string, string])[]): string =>
      JSON.stringify(ask("haloperidol", [["CYP2D6", "*1/*1x3"], ...cyp3a4]).flatMap((one) => one.suggestions ?? []));
    expect(offered()).toContain("Order quetiapine instead");
    // DPWG on quetiapine and CYP3A4 poor metabolizers: another drug for depression, a far lower dose otherwise.
    expect(offered(["CYP3A4", "Poor Metabolizer"])).not.toContain("Order quetiapine instead");
    expect(offered(["CYP3A4", "Poor Metabolizer"])).toContain("Order olanzapine instead");
  });

  it("offers nothing for combination products, signed orders and orders without an id", () => {
    const acting = [["CYP2D6", "*4/*4"]] as const;
    expect(ask("acetaminophen 300 MG / codeine 30 MG Oral Tablet", acting)).toEqual([
      expect.not.objectContaining({ suggestions: expect.anything() as unknown }),
    ]);
    expect(ask("clopidogrel", [["CYP2C19", "*2/*2"]], { status: "active" })[0]).not.toHaveProperty("suggestions");
  });

  it("says how the medicine was matched when that was by its name", () => {
    expect(card?.detail).toMatch(/matched by its name/);
    const [coded] = cardsFor(orderSelect({ prefetch: { genotypes: searchset(genotype("CYP2C19", "*2/*2")) } }));
    expect(coded?.detail).not.toMatch(/matched by its name/);
  });

  it("of a form for the skin is info at most, says so, and offers nothing", () => {
    const [skin] = ask("tacrolimus 0.001 MG/MG Topical Ointment", [["CYP3A5", "*1/*1"]]);
    expect(skin).toMatchObject({ indicator: "info", detail: expect.stringMatching(/acts where it is put/) as unknown });
    expect(skin).not.toHaveProperty("suggestions");
    expect(ask("tacrolimus 0.001 MG/MG Topical Ointment", [])).toEqual([]);
  });

  it("says that the record sent only a part", () => {
    const bundle = {
      ...searchset(genotype("CYP2C19", "*2/*2")),
      link: [{ relation: "next", url: "https://ehr.example/fhir?page=2" }],
    };
    expect(cardsFor(orderSelect({ prefetch: { genotypes: bundle } }))[0]?.detail).toMatch(/only a part/);
  });

  it("without a result says whether one could be looked for", () => {
    expect(cardsFor(orderSelect({ prefetch: NONE_FOUND }))[0]?.summary).toMatch(/no result on file/);
    const [unasked] = cardsFor(orderSelect());
    expect(unasked?.summary).not.toMatch(/on file/);
    expect(unasked?.detail).toMatch(/could not be looked up/);
  });
});

describe("the view of a patient", () => {
  const view = (medications: readonly Json[], results: readonly Json[]): readonly CdsCard[] =>
    cardsFor(
      {
        hook: "patient-view",
        hookInstance: "x",
        context: { userId: "Practitioner/p", patientId: "pt1" },
        prefetch: { genotypes: searchset(...results), medications: searchset(...medications) },
      },
      "pgx-patient-view",
    );
  const active = (text: string, over: Json = {}): Json =>
    draftOrder({ medicationCodeableConcept: { text } }, { id: text, status: "active", intent: "order", ...over });

  it("names the active medicines that a guideline advises on, in one info card", () => {
    const [card, ...others] = view(
      [active("clopidogrel"), active("codeine"), active("abacavir")],
      [genotype("CYP2C19", "*2/*2"), genotype("CYP2D6", "*4/*4")],
    );
    expect(others).toEqual([]);
    expect(card).toMatchObject({
      indicator: "info",
      summary: "Genetic results on file bear on 2 active medicines: clopidogrel, codeine",
    });
    expect(card).not.toHaveProperty("suggestions");
  });

  it("is silent without results, without medicines, and for medicines that are over or another patient's", () => {
    const poor = [genotype("CYP2C19", "*2/*2")];
    expect(view([active("clopidogrel")], [])).toEqual([]);
    expect(view([], poor)).toEqual([]);
    expect(
      view(
        [
          active("clopidogrel", { status: "stopped" }),
          active("clopidogrel", { subject: { reference: "Patient/pt2" } }),
        ],
        poor,
      ),
    ).toEqual([]);
  });
});

it("asks the record for what was not sent, and for nothing that was", () => {
  const service = serviceOf("pgx-order-select");
  if (service === null) throw new Error("no such service");
  const needed = (body: Json): readonly string[] => {
    const parsed = parseCdsRequest(service, body);
    return parsed.ok
      ? neededFor(service, parsed.value, knowledge).map(({ key, query }) => `${key} ${query.split("&")[0] ?? ""}`)
      : [];
  };
  const all = NONE_FOUND;
  expect(needed(orderSelect({ prefetch: all }))).toEqual([]);
  expect(needed(orderSelect({ prefetch: { ...all, genotypes: null } }))).toEqual(["genotypes Observation?patient=pt1"]);
  expect(needed(orderSelect({ prefetch: { ...all, genotypes: { resourceType: "OperationOutcome" } } }))).toEqual([
    "genotypes Observation?patient=pt1",
  ]);
  expect(
    needed(
      orderSelect({ orders: [draftOrder({ medicationReference: { reference: "Medication/m1" } })], prefetch: all }),
    ),
  ).toEqual(["medication-0 Medication/m1"]);
  expect(
    needed(orderSelect({ orders: [draftOrder(medication("309362", "clopidogrel"))] })).map(
      (line) => line.split(" ")[0],
    ),
  ).toEqual(["genotypes", "haplotypes", "implications"]);
});
