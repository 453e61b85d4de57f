"use client"; // the mock ordering system calls our services from the browser, as a real one would

import { useState } from "react";
import type { CdsCard, CdsSuggestion } from "@/lib/interop";
import { useHydrated } from "../../_components/hydrated";
import { CardView } from "./card-view";
import { callFor, MEDICINES, PEOPLE, type HookName, type Medicine, type Person } from "./scenario";

/** One call and what came of it. */
export interface Shown {
  readonly path: string;
  readonly request: object;
  readonly status: number | null;
  readonly response: object;
}

const HOOKS: readonly (readonly [HookName, string])[] = [["order-select", "choose the order"], ["order-sign", "sign the order"], ["patient-view", "open the patient's record"]];

interface Props {
  /** The first exchange, worked out when the page was built, so that it reads without scripts. */
  readonly first: Shown;
}

/** Plays an ordering system: a person, a medicine, a moment; then the call, the answer, and what a click would do. */
export function OrderDemo({ first }: Props) {
  const [person, setPerson] = useState<Person | undefined>(PEOPLE[0]);
  const [medicine, setMedicine] = useState<Medicine | undefined>(MEDICINES[0]);
  const [hook, setHook] = useState<HookName>("order-select");
  const [shown, setShown] = useState<Shown>(first);
  const [said, setSaid] = useState("");
  const isReady = useHydrated();

  const post = async (path: string, body: object): Promise<Shown> => {
    const answer = await fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) }).catch(() => null);
    return { path, request: body, status: answer?.status ?? null, response: answer === null ? {} : ((await answer.json().catch(() => ({}))) as object) };
  };
  const send = async (ordered: Medicine): Promise<void> => {
    if (person === undefined) return;
    setMedicine(ordered);
    const next = await post(`/cds-services/pgx-${hook}`, callFor(hook, person, ordered, crypto.randomUUID()));
    setShown(next);
    setSaid(next.status === 200 ? countWord(cardsOf(next.response).length) : "The service refused the call; its answer says why.");
  };
  const feedback = async (entry: object, told: string): Promise<void> => {
    await post(`/cds-services/pgx-${hook}/feedback`, { feedback: [{ ...entry, outcomeTimestamp: new Date().toISOString() }] });
    setSaid(told);
  };
  const accept = async (card: CdsCard, suggestion: CdsSuggestion): Promise<void> => {
    const ordered = medicineOf(suggestion);
    await feedback({ card: card.uuid, outcome: "accepted", acceptedSuggestions: [{ id: suggestion.uuid }] }, "");
    if (ordered !== null) await send(ordered);
    setSaid(`Done: ${suggestion.label}. The service was told, and asked again about the new order.`);
  };

  const known = MEDICINES.some((one) => one.text === medicine?.text);
  return (
    <>
      <section aria-labelledby="order" className="results">
        <h2 id="order">The order</h2>
        <noscript><p>Sending a call needs JavaScript. Below stands one that was made when this page was built.</p></noscript>
        <fieldset disabled={!isReady} className="result-fields">
          <legend className="sr-only">Whom and what the call is about</legend>
          <div className="field">
            <label htmlFor="person">Patient (made up)</label>
            <select id="person" className="control" value={person?.id} onChange={(event) => setPerson(PEOPLE.find((one) => one.id === event.target.value))}>{PEOPLE.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</select>
          </div>
          <div className="field">
            <label htmlFor="medicine">Medicine</label>
            <select id="medicine" className="control" value={medicine?.text} onChange={(event) => setMedicine(MEDICINES.find((one) => one.text === event.target.value) ?? medicine)}>
              {!known && medicine !== undefined && <option value={medicine.text}>{medicine.text}</option>}
              {MEDICINES.map((one) => <option key={one.text} value={one.text}>{one.text}</option>)}
            </select>
          </div>
          <div className="field">
            <label htmlFor="hook">The moment</label>
            <select id="hook" className="control" value={hook} onChange={(event) => setHook(HOOKS.find(([name]) => name === event.target.value)?.[0] ?? hook)}>{HOOKS.map(([name, told]) => <option key={name} value={name}>{told} ({name})</option>)}</select>
          </div>
        </fieldset>
        <p className="mt-3"><button type="button" className="button" disabled={!isReady || medicine === undefined} onClick={() => medicine !== undefined && void send(medicine)}>Send the call</button></p>
        <p role="status" className="small">{said}</p>
      </section>
      <section aria-labelledby="cards">
        <h2 id="cards">What the prescriber sees</h2>
        {cardsOf(shown.response).length === 0 && <p>No card: there is nothing to say on this order, and the service keeps silent.</p>}
        {cardsOf(shown.response).map((card) => (
          <CardView
            key={card.uuid}
            card={card}
            onAccept={(suggestion) => void accept(card, suggestion)}
            onOverride={(code) => void feedback({ card: card.uuid, outcome: "overridden", overrideReason: { reason: { code, system: "urn:haplonote:override-reason" } } }, "Noted: the service was told that the order stands.")}
          />
        ))}
      </section>
      <section aria-labelledby="exchange">
        <h2 id="exchange">What went over the wire</h2>
        <div className="grid gap-x-8 lg:grid-cols-2">
          <div className="min-w-0">
            <h3 id="request">Request: POST {shown.path}</h3>
            <pre className="scroll small max-h-144" tabIndex={0} role="region" aria-labelledby="request">{JSON.stringify(shown.request, null, 2)}</pre>
          </div>
          <div className="min-w-0">
            <h3 id="response">Response{shown.status === null ? "" : `: ${shown.status}`}</h3>
            <pre className="scroll small max-h-144" tabIndex={0} role="region" aria-labelledby="response">{JSON.stringify(shown.response, null, 2)}</pre>
          </div>
        </div>
      </section>
    </>
  );
}

function cardsOf(response: object): readonly CdsCard[] {
  return "cards" in response && Array.isArray(response.cards) ? (response.cards as readonly CdsCard[]) : [];
}

/** The medicine that a suggestion's first created order names. */
function medicineOf(suggestion: CdsSuggestion): Medicine | null {
  const created = suggestion.actions.find((action) => action.type === "create");
  const concept = created?.type === "create" ? (created.resource["medicationCodeableConcept"] as { text?: string; coding?: readonly { code?: string }[] } | undefined) : undefined;
  return concept?.text === undefined ? null : { text: concept.text, code: concept.coding?.[0]?.code ?? null };
}

function countWord(cards: number): string {
  return cards === 0 ? "Answered without a card." : `Answered with ${cards === 1 ? "one card" : `${cards} cards`}.`;
}
