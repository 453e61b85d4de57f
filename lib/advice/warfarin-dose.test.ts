import { describe, expect, it } from "vitest";
import { bodySurfaceSquareMetres, gageDose, iwpcDose, type WarfarinInputs } from "./warfarin-dose";

/** A white man of 65 years, 170 cm, 75 kg, no variants, nothing else. */
const PLAIN: WarfarinInputs = {
  ageYears: 65,
  heightCm: 170,
  weightKg: 75,
  vkorc1: "GG",
  cyp2c9: "*1/*1",
  ancestry: "white",
  takesAmiodarone: false,
  takesEnzymeInducer: false,
  smokes: false,
  hasThrombosis: false,
  targetInr: 2.5,
};

function weekly(inputs: Partial<WarfarinInputs>): number {
  const dose = iwpcDose({ ...PLAIN, ...inputs });
  if (!dose.ok) throw new Error(JSON.stringify(dose.problems));
  return dose.value.mgPerWeek;
}

function daily(inputs: Partial<WarfarinInputs>): number {
  const dose = gageDose({ ...PLAIN, ...inputs });
  if (!dose.ok) throw new Error(JSON.stringify(dose.problems));
  return dose.value.mgPerDay;
}

describe("the IWPC equation, N Engl J Med 2009;360:753", () => {
  it("comes to the worked sum for a patient without variants", () => {
    // 5.6044 − 0.2614·6 + 0.0087·170 + 0.0128·75 = 6.4750; squared 41.93 mg a week
    expect(weekly({})).toBeCloseTo(6.475 ** 2, 6);
  });

  it("comes to the worked sum for a sensitive patient with both genes changed", () => {
    // 5.6044 − 1.8298 (7 decades) + 1.392 (160 cm) + 0.768 (60 kg) − 1.6974 − 1.9206 − 0.1092 − 0.5503 = 1.6571
    expect(
      weekly({
        ageYears: 72,
        heightCm: 160,
        weightKg: 60,
        vkorc1: "AA",
        cyp2c9: "*2/*3",
        ancestry: "asian",
        takesAmiodarone: true,
      }),
    ).toBeCloseTo(1.6571 ** 2, 4);
  });

  it.each([
    ["vkorc1", "AG", -0.8677],
    ["vkorc1", "AA", -1.6974],
    ["vkorc1", "unknown", -0.4854],
    ["cyp2c9", "*1/*2", -0.5211],
    ["cyp2c9", "*1/*3", -0.9357],
    ["cyp2c9", "*2/*2", -1.0616],
    ["cyp2c9", "*2/*3", -1.9206],
    ["cyp2c9", "*3/*3", -2.3312],
    ["cyp2c9", "unknown", -0.2188],
    ["ancestry", "asian", -0.1092],
    ["ancestry", "black", -0.276],
    ["ancestry", "mixed-or-unknown", -0.1032],
    ["takesEnzymeInducer", true, 1.1816],
    ["takesAmiodarone", true, -0.5503],
  ] as const)("moves the root of the weekly dose for %s %s by %s", (field, value, change) => {
    expect(Math.sqrt(weekly({ [field]: value })) - Math.sqrt(weekly({}))).toBeCloseTo(change, 6);
  });
});

describe("the Gage equation, Clin Pharmacol Ther 2008;84:326", () => {
  it("comes to the worked sum for a patient without variants", () => {
    const surface = 0.007184 * 75 ** 0.425 * 170 ** 0.725;
    expect(daily({})).toBeCloseTo(Math.exp(0.9751 + 0.4317 * surface - 0.00745 * 65 + 0.2029 * 2.5), 6);
  });

  // The abstract: "−28% per allele", "−33% per allele", "−19% per allele", "−22%", "+10%", "−9%", "+7%".
  it.each([
    ["one VKORC1 A", { vkorc1: "AG" }, -28],
    ["one CYP2C9*3", { cyp2c9: "*1/*3" }, -33],
    ["one CYP2C9*2", { cyp2c9: "*1/*2" }, -19],
    ["amiodarone", { takesAmiodarone: true }, -22],
    ["smoking", { smokes: true }, 10],
    ["African-American patients", { ancestry: "black" }, -9],
    ["present thrombosis", { hasThrombosis: true }, 7],
  ] as const)("changes the dose for %s as the abstract says", (_, inputs, percent) => {
    expect(Math.round((daily(inputs) / daily({}) - 1) * 100)).toBe(percent);
  });

  // The abstract: "−7% per decade" and "+11% per 0.5 unit increase".
  it("falls with age and rises with the target as the abstract says", () => {
    expect(Math.round((daily({ ageYears: 75 }) / daily({}) - 1) * 100)).toBe(-7);
    expect(Math.round((daily({ targetInr: 3 }) / daily({}) - 1) * 100)).toBe(11);
  });

  it("counts an allele twice in homozygotes", () => {
    expect(daily({ vkorc1: "AA", cyp2c9: "*2/*3" }) / daily({})).toBeCloseTo(
      Math.exp(-2 * 0.3238 - 0.2066 - 0.4008),
      6,
    );
  });

  it("has no term for an unknown genotype, and says so", () => {
    const dose = gageDose({ ...PLAIN, vkorc1: "unknown" });
    expect(dose.ok ? [] : dose.problems.map((problem) => problem.code)).toEqual(["warfarin-genotype-missing"]);
  });
});

describe("wrong inputs to either equation", () => {
  it.each([
    ["ageYears", 6],
    ["heightCm", 1.7],
    ["weightKg", 750],
    ["targetInr", 25],
    ["ageYears", Number.NaN],
  ] as const)("%s %s is named with its range", (field, value) => {
    const dose = iwpcDose({ ...PLAIN, [field]: value });
    expect(dose.ok ? [] : dose.problems.map((problem) => problem.path)).toEqual([[field]]);
  });
});

it("the body surface is that of Du Bois", () => {
  // 70 kg and 170 cm make 1.81 m² in Du Bois's table.
  expect(bodySurfaceSquareMetres({ heightCm: 170, weightKg: 70 })).toBeCloseTo(1.81, 2);
});
