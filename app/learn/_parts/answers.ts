import type { CaseSolution } from "@/lib/teaching";

const asked = new Map<string, Promise<CaseSolution>>();

/** Returns the solution of a case, fetched from our own host when it is first asked for; rejects when it does not load, so that it can be asked for again. */
export function fetchSolution(caseId: string): Promise<CaseSolution> {
  const known = asked.get(caseId);
  if (known !== undefined) return known;
  const loading = load(caseId).catch((error: unknown) => {
    asked.delete(caseId);
    throw error;
  });
  asked.set(caseId, loading);
  return loading;
}

async function load(caseId: string): Promise<CaseSolution> {
  const response = await fetch(`/learn/${caseId}/answers`);
  if (!response.ok) throw new Error("the solution could not be loaded");
  return (await response.json()) as CaseSolution;
}
