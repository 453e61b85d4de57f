import type { Metadata } from "next";
import { membersOf } from "@/lib/knowledge";
import { servedKnowledge } from "@/lib/node";
import { TextLink } from "../_components/text-link";

export const metadata: Metadata = { title: "Drugs" };

export default async function DrugsPage() {
  const knowledge = await servedKnowledge();
  const all = Object.values(knowledge.drugs).sort((a, b) => (a.name < b.name ? -1 : 1));
  return (
    <>
      <h1>Drugs</h1>
      <p className="lead">Every drug and class we hold, with its brands.</p>
      <ul className="list">
        {all.map((drug) => (
          <li key={drug.id}>
            <TextLink href={`/drugs/${drug.id}`}>{drug.name}</TextLink>
            <span className="quiet">
              {drug.kind === "class" ? `, class: ${membersOf(knowledge, drug.id).join(", ")}` : drug.brands.length > 0 ? ` (${drug.brands.map((brand) => brand.name).join(", ")})` : ""}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
