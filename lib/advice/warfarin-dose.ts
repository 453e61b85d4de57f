import type { Outcome, Problem } from "@/lib/schema";

/** What both equations ask of a patient. Lengths in cm, weights in kg, age in years. */
export interface WarfarinInputs {
  readonly ageYears: number;
  readonly heightCm: number;
  readonly weightKg: number;
  /** VKORC1 -1639G>A (rs9923231). */
  readonly vkorc1: "GG" | "AG" | "AA" | "unknown";
  /** The equations know no other alleles than *1, *2 and *3. */
  readonly cyp2c9: "*1/*1" | "*1/*2" | "*1/*3" | "*2/*2" | "*2/*3" | "*3/*3" | "unknown";
  /** As the equations' authors grouped their patients. */
  readonly ancestry: "white" | "asian" | "black" | "mixed-or-unknown";
  readonly takesAmiodarone: boolean;
  /** Carbamazepine, phenytoin, rifampicin. Asked by IWPC alone. */
  readonly takesEnzymeInducer: boolean;
  /** Asked by Gage alone. */
  readonly smokes: boolean;
  /** Deep vein thrombosis or pulmonary embolism as the reason for warfarin. Asked by Gage alone. */
  readonly hasThrombosis: boolean;
  /** Asked by Gage alone; IWPC aims at 2 to 3. */
  readonly targetInr: number;
}

/** An estimate of the maintenance dose, in mg, by the day and by the week. */
export interface WarfarinEstimate {
  readonly mgPerDay: number;
  readonly mgPerWeek: number;
}

/**
 * Coefficients of the square root of the weekly dose in mg.
 *
 * @source International Warfarin Pharmacogenetics Consortium, N Engl J Med
 * 2009;360:753, PMID 19228618; each number confirmed in two independent
 * implementations of the equation
 */
const IWPC = {
  constant: 5.6044,
  perDecade: -0.2614,
  perCm: 0.0087,
  perKg: 0.0128,
  vkorc1: { GG: 0, AG: -0.8677, AA: -1.6974, unknown: -0.4854 },
  cyp2c9: {
    "*1/*1": 0,
    "*1/*2": -0.5211,
    "*1/*3": -0.9357,
    "*2/*2": -1.0616,
    "*2/*3": -1.9206,
    "*3/*3": -2.3312,
    unknown: -0.2188,
  },
  ancestry: { white: 0, asian: -0.1092, black: -0.276, "mixed-or-unknown": -0.1032 },
  enzymeInducer: 1.1816,
  amiodarone: -0.5503,
} as const;

/**
 * Returns the weekly and daily dose by the IWPC pharmacogenetic equation, or
 * what is wrong with the inputs. Age counts in whole decades.
 *
 * @source IWPC 2009, as above
 */
export function iwpcDose(inputs: WarfarinInputs): Outcome<WarfarinEstimate> {
  const problems = problemsOf(inputs);
  if (problems.length > 0) return { ok: false, problems };
  const root =
    IWPC.constant +
    IWPC.perDecade * Math.floor(inputs.ageYears / 10) +
    IWPC.perCm * inputs.heightCm +
    IWPC.perKg * inputs.weightKg +
    IWPC.vkorc1[inputs.vkorc1] +
    IWPC.cyp2c9[inputs.cyp2c9] +
    IWPC.ancestry[inputs.ancestry] +
    (inputs.takesEnzymeInducer ? IWPC.enzymeInducer : 0) +
    (inputs.takesAmiodarone ? IWPC.amiodarone : 0);
  const mgPerWeek = root ** 2;
  // A root below zero would square to a dose that rises again the more sensitive the patient is.
  if (root <= 0) return { ok: false, problems: [outsideRange()] };
  return { ok: true, value: { mgPerWeek, mgPerDay: mgPerWeek / 7 } };
}

/**
 * Coefficients of the natural logarithm of the daily dose in mg.
 *
 * @source Gage, Clin Pharmacol Ther 2008;84:326, PMID 18305455; each number
 * confirmed in two independent implementations, and every one but the
 * constant against the change in per cent that the paper's abstract states
 */
const GAGE = {
  constant: 0.9751,
  perVkorc1A: -0.3238,
  perSquareMetre: 0.4317,
  perStar3: -0.4008,
  perYear: -0.00745,
  perStar2: -0.2066,
  perInr: 0.2029,
  amiodarone: -0.2538,
  smokes: 0.0922,
  black: -0.0901,
  thrombosis: 0.0664,
} as const;

/**
 * Returns the daily and weekly dose by the Gage equation, or what is wrong
 * with the inputs; it has no term for a genotype that is not known.
 *
 * @source Gage 2008, as above
 */
export function gageDose(inputs: WarfarinInputs): Outcome<WarfarinEstimate> {
  const problems = [...problemsOf(inputs), ...missingGenotypes(inputs)];
  if (problems.length > 0) return { ok: false, problems };
  const count = (allele: string): number => inputs.cyp2c9.split("/").filter((one) => one === allele).length;
  const logarithm =
    GAGE.constant +
    GAGE.perVkorc1A * inputs.vkorc1.split("").filter((base) => base === "A").length +
    GAGE.perSquareMetre * bodySurfaceSquareMetres(inputs) +
    GAGE.perStar3 * count("*3") +
    GAGE.perYear * inputs.ageYears +
    GAGE.perStar2 * count("*2") +
    GAGE.perInr * inputs.targetInr +
    (inputs.takesAmiodarone ? GAGE.amiodarone : 0) +
    (inputs.smokes ? GAGE.smokes : 0) +
    (inputs.ancestry === "black" ? GAGE.black : 0) +
    (inputs.hasThrombosis ? GAGE.thrombosis : 0);
  const mgPerDay = Math.exp(logarithm);
  return { ok: true, value: { mgPerDay, mgPerWeek: mgPerDay * 7 } };
}

/** @source Du Bois, Arch Intern Med 1916;17:863: the surface that the Gage equation was made with */
export function bodySurfaceSquareMetres({ heightCm, weightKg }: Pick<WarfarinInputs, "heightCm" | "weightKg">): number {
  return 0.007184 * weightKg ** 0.425 * heightCm ** 0.725;
}

/** Beyond these the equations were not made; both are for adults. Ours: generous, and only to catch a wrong unit. */
export const WARFARIN_LIMITS = {
  ageYears: [18, 110],
  heightCm: [120, 220],
  weightKg: [30, 250],
  targetInr: [1.5, 4],
} as const;

const FIELD_WORDS = {
  ageYears: ["age", "years"],
  heightCm: ["height", "cm"],
  weightKg: ["weight", "kg"],
  targetInr: ["target INR", ""],
} as const;

function problemsOf(inputs: WarfarinInputs): readonly Problem[] {
  return (Object.keys(WARFARIN_LIMITS) as (keyof typeof WARFARIN_LIMITS)[]).flatMap((field) => {
    const [low, high] = WARFARIN_LIMITS[field];
    const [name, unit] = FIELD_WORDS[field];
    const value = inputs[field];
    if (value >= low && value <= high) return [];
    return [
      {
        code: "warfarin-input",
        path: [field],
        found: Number.isFinite(value) ? `${name} ${value}` : `no ${name}`,
        expected: `${name} from ${low} to ${high}${unit === "" ? "" : ` ${unit}`}`,
        remedy: "Check the number and its unit; the equations are for adults",
        nearest: [],
      },
    ];
  });
}

function missingGenotypes(inputs: WarfarinInputs): readonly Problem[] {
  return (["vkorc1", "cyp2c9"] as const)
    .filter((gene) => inputs[gene] === "unknown")
    .map((gene) => ({
      code: "warfarin-genotype-missing",
      path: [gene],
      found: `no ${gene.toUpperCase()} genotype`,
      expected: `the ${gene.toUpperCase()} genotype`,
      remedy: "Gage's equation has no term for an unknown genotype; the IWPC equation has one",
      nearest: [],
    }));
}

function outsideRange(): Problem {
  return {
    code: "warfarin-outside-range",
    path: [],
    found: "inputs for which the equation gives no dose",
    expected: "inputs near those the equation was made with",
    remedy: "Do not estimate; choose the dose clinically or choose another anticoagulant",
    nearest: [],
  };
}
