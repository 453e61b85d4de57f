"use client"; // the patient's numbers are worked on in the browser and never sent

import { useState } from "react";
import { useHydrated } from "../../_components/hydrated";
import type { Outcome } from "@/lib/schema";
import { gageDose, iwpcDose, type WarfarinEstimate, type WarfarinInputs } from "@/lib/advice";

const START: WarfarinInputs = {
  ageYears: Number.NaN,
  heightCm: Number.NaN,
  weightKg: Number.NaN,
  vkorc1: "unknown",
  cyp2c9: "unknown",
  ancestry: "mixed-or-unknown",
  takesAmiodarone: false,
  takesEnzymeInducer: false,
  smokes: false,
  hasThrombosis: false,
  targetInr: 2.5,
};

const NUMBERS = [
  ["ageYears", "Age, years"],
  ["heightCm", "Height, cm"],
  ["weightKg", "Weight, kg"],
  ["targetInr", "Target INR (Gage only)"],
] as const;
const CHOICES = {
  vkorc1: ["VKORC1 -1639", ["unknown", "GG", "AG", "AA"]],
  cyp2c9: ["CYP2C9", ["unknown", "*1/*1", "*1/*2", "*1/*3", "*2/*2", "*2/*3", "*3/*3"]],
  ancestry: ["Ancestry, as the equations group it", ["mixed-or-unknown", "white", "asian", "black"]],
} as const;
const TICKS = [
  ["takesAmiodarone", "Takes amiodarone"],
  ["takesEnzymeInducer", "Takes carbamazepine, phenytoin or rifampicin (IWPC only)"],
  ["smokes", "Smokes (Gage only)"],
  ["hasThrombosis", "For deep vein thrombosis or pulmonary embolism (Gage only)"],
] as const;

/** The two equations CPIC names, worked in the browser; an estimate, with its limits beside it. */
export function WarfarinDose() {
  const [inputs, setInputs] = useState(START);
  const isReady = useHydrated();
  const isStarted = NUMBERS.slice(0, 3).some(([field]) => Number.isFinite(inputs[field]));
  return (
    <section aria-labelledby="warfarin-dose" className="no-print">
      <h2 id="warfarin-dose">Estimate of the maintenance dose</h2>
      <p>
        The two published equations that CPIC names. They estimate the stable dose of an adult; the INR decides. They
        know CYP2C9 *1, *2 and *3 alone, and do poorly in people of African ancestry when *5, *6, *8 and *11 were not
        tested: then CPIC advises to dose without the genotype. Loading doses and children need other methods.
      </p>
      <noscript>
        <p>The estimate needs JavaScript: the numbers are worked on in your browser and never sent.</p>
      </noscript>
      <fieldset disabled={!isReady} className="result-fields">
        <legend className="sr-only">Patient</legend>
        {NUMBERS.map(([field, label]) => (
          <div className="field" key={field}>
            <label htmlFor={`warfarin-${field}`}>{label}</label>
            <input
              id={`warfarin-${field}`}
              className="control"
              type="text"
              inputMode="decimal"
              autoComplete="off"
              defaultValue={field === "targetInr" ? "2.5" : ""}
              onChange={(event) => setInputs({ ...inputs, [field]: numberOf(event.target.value) })}
            />
          </div>
        ))}
        {(Object.keys(CHOICES) as (keyof typeof CHOICES)[]).map((field) => (
          <div className="field" key={field}>
            <label htmlFor={`warfarin-${field}`}>{CHOICES[field][0]}</label>
            <select
              id={`warfarin-${field}`}
              className="control"
              value={inputs[field]}
              onChange={(event) => setInputs({ ...inputs, [field]: event.target.value })}
            >
              {CHOICES[field][1].map((value) => (
                <option key={value} value={value}>
                  {value.replaceAll("-", " ")}
                </option>
              ))}
            </select>
          </div>
        ))}
        {TICKS.map(([field, label]) => (
          <div className="field" key={field}>
            <label>
              <input
                type="checkbox"
                checked={inputs[field]}
                onChange={(event) => setInputs({ ...inputs, [field]: event.target.checked })}
              />{" "}
              {label}
            </label>
          </div>
        ))}
      </fieldset>
      <div role="status" className="mt-3">
        {isStarted && <Line name="IWPC 2009 (PMID 19228618)" dose={iwpcDose(inputs)} />}
        {isStarted && <Line name="Gage 2008 (PMID 18305455)" dose={gageDose(inputs)} />}
      </div>
    </section>
  );
}

function Line({ name, dose }: { readonly name: string; readonly dose: Outcome<WarfarinEstimate> }) {
  if (!dose.ok)
    return (
      <p className="small">
        <strong>{name}:</strong>{" "}
        {dose.problems.map(({ found, expected }) => `found ${found}; expected ${expected}.`).join(" ")}
      </p>
    );
  return (
    <p>
      <strong>{name}:</strong> about {dose.value.mgPerDay.toFixed(1)} mg a day ({Math.round(dose.value.mgPerWeek)} mg a
      week). An estimate, not a prescription.
    </p>
  );
}

function numberOf(text: string): number {
  return text.trim() === "" ? Number.NaN : Number(text.replace(",", "."));
}
