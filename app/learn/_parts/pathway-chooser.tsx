"use client"; // marks the chosen boxes and shows their statements alone; without scripts everything is shown

import { useEffect, useRef, useState, type ReactNode } from "react";
import { useHydrated } from "../../_components/hydrated";

interface Choice {
  readonly kind: "drug" | "gene";
  readonly id: string;
  readonly name: string;
  readonly nodes: readonly string[];
}

interface Props {
  readonly choices: readonly Choice[];
  readonly edges: readonly { readonly id: string; readonly from: string; readonly to: string }[];
  readonly picture: ReactNode;
  /** By "kind-id". */
  readonly statements: readonly (readonly [string, ReactNode])[];
}

/** The picture with a choice above it. Paper shows every statement, whatever is chosen. */
export function PathwayChooser({ choices, edges, picture, statements }: Props) {
  const [chosen, setChosen] = useState("");
  const isReady = useHydrated();
  const figure = useRef<HTMLDivElement>(null);
  const choice = choices.find((one) => `${one.kind}-${one.id}` === chosen);
  useEffect(() => {
    const nodes = new Set(choice?.nodes ?? []);
    const touching = edges.filter((edge) => nodes.has(edge.from) || nodes.has(edge.to));
    const near = new Set(touching.flatMap((edge) => [edge.from, edge.to]));
    for (const element of figure.current?.querySelectorAll("[data-node]") ?? []) {
      const id = element.getAttribute("data-node") ?? "";
      element.setAttribute(
        "data-state",
        choice === undefined ? "" : nodes.has(id) ? "chosen" : near.has(id) ? "near" : "far",
      );
    }
    for (const element of figure.current?.querySelectorAll("[data-edge]") ?? []) {
      const id = element.getAttribute("data-edge") ?? "";
      element.setAttribute(
        "data-state",
        choice === undefined ? "" : touching.some((edge) => edge.id === id) ? "chosen" : "far",
      );
    }
    // On a narrow screen the picture is wider than what is seen of it.
    if (choice !== undefined)
      figure.current?.querySelector('[data-state="chosen"]')?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [choice, edges]);
  return (
    <>
      <div className="field no-print">
        <label htmlFor="pathway-choice">Drug or gene</label>
        <select
          id="pathway-choice"
          className="control"
          disabled={!isReady}
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
        >
          <option value="">Choose one</option>
          <option value="all">All of them</option>
          {(["drug", "gene"] as const).map((kind) => (
            <optgroup key={kind} label={kind === "drug" ? "Drugs" : "Genes"}>
              {choices
                .filter((one) => one.kind === kind)
                .map((one) => (
                  <option key={one.id} value={`${one.kind}-${one.id}`}>
                    {one.name}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </div>
      <div ref={figure}>{picture}</div>
      <p role="status" className="sr-only">
        {choice === undefined ? "" : `${choice.name} is marked in the picture; its statements stand below.`}
      </p>
      <h2 id="statements">Where each acts, and what we hold of it</h2>
      {isReady && chosen === "" && (
        <p className="no-print">Choose a drug or a gene above. On paper all of them are printed.</p>
      )}
      {statements.map(([key, node]) => (
        <div key={key} className={!isReady || chosen === "all" || chosen === key ? undefined : "print-only"}>
          {node}
        </div>
      ))}
    </>
  );
}
