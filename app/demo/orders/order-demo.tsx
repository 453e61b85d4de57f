"use client"; // the mock ordering system calls our services from the browser, as a real one would

import { useRef, useState } from "react";
import type { CdsCard, CdsSuggestion } from "@/lib/interop";
import { useHydrated } from "../../_components/hydrated";
import { NotAnswered } from "../../_components/not-answered";
import { CardView } from "./card-view";
import { callFor, MEDICINES, PEOPLE, type HookName, type Medicine, type Person } from "./scenario";

/** One call and what came of it. */
export interface Shown {
  readonly path: string;
  readonly request: object;
  readonly status: number | null;
  readonly response: object;
}

const HOOKS: readonly (readonly [HookName, string])[] = [
  ["order-select", "choose the order"],
  ["order-sign", "sign the order"],
  ["patient-view", "open the patient's record"],
];

interface Props {
  /** The first exchange, worked out when the page was built, so that it reads without scripts. */
  readonly first: Shown;
}

/** What is chosen: whose record is open, which medicine is ordered, and at which moment the system calls. */
interface Order {
  readonly person: Person | undefined;
  readonly medicine: Medicine | undefined;
  readonly hook: HookName;
}

/** Plays an ordering system, which calls with each choice: a person, a medicine, a moment; then the answer, and what a click would do. */
export function OrderDemo({ first }: Props) {
  const [order, setOrder] = useState<Order>({ person: PEOPLE[0], medicine: MEDICINES[0], hook: "order-select" });
  const [shown, setShown] = useState<Shown>(first);
  const [said, setSaid] = useState("");
  const [isAsking, setIsAsking] = useState(false);
  const isReady = useHydrated();
  // An answer that comes after a later choice was made is no answer to it.
  const calls = useRef(0);
  const told = useRef<HTMLParagraphElement>(null);
  const { person, medicine, hook } = order;

  const post = async (path: string, body: object): Promise<Shown> => {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }).catch(() => null);
    return {
      path,
      request: body,
      status: answer?.status ?? null,
      response: answer === null ? {} : ((await answer.json().catch(() => ({}))) as object),
    };
  };
  const choose = async (next: Order, before = ""): Promise<void> => {
    setOrder(next);
    if (next.person === undefined || next.medicine === undefined) return;
    const call = (calls.current += 1);
    setIsAsking(true);
    const answer = await post(
      `/cds-services/pgx-${next.hook}`,
      callFor(next.hook, next.person, next.medicine, newInstance()),
    );
    if (call !== calls.current) return;
    setIsAsking(false);
    setShown(answer);
    setSaid(`${before}${outcomeOf(answer)}`);
  };
  /** Tells the service that gave the card; returns whether it took the word. */
  const feedback = async (entry: object): Promise<boolean> => {
    const { status } = await post(`${shown.path}/feedback`, {
      feedback: [{ ...entry, outcomeTimestamp: new Date().toISOString() }],
    });
    return status === 200;
  };
  const accept = async (card: CdsCard, suggestion: CdsSuggestion): Promise<void> => {
    const before = calls.current;
    const entry = { card: card.uuid, outcome: "accepted", acceptedSuggestions: [{ id: suggestion.uuid }] };
    const isTold = await feedback(entry);
    // The order was changed by hand meanwhile; the suggestion was about the one before.
    if (before !== calls.current) return;
    await choose(
      { ...order, medicine: medicineOf(suggestion) ?? medicine },
      `Done: ${suggestion.label}. The service ${isTold ? "was told" : "could not be told"}, and asked about the new order. `,
    );
    // The button is gone with its card; whoever pressed it by key goes on from what came of it.
    told.current?.focus();
  };

  const known = MEDICINES.some((one) => one.text === medicine?.text);
  return (
    <>
      <section aria-labelledby="order" className="results">
        <h2 id="order">The order</h2>
        <noscript>
          <p>A call needs JavaScript. Below stands one that was made when this page was built.</p>
        </noscript>
        <fieldset disabled={!isReady} className="result-fields">
          <legend className="sr-only">Whom and what the call is about</legend>
          <div className="field">
            <label htmlFor="person">Patient (made up)</label>
            <select
              id="person"
              className="control"
              value={person?.id}
              onChange={(event) =>
                void choose({ ...order, person: PEOPLE.find((one) => one.id === event.target.value) })
              }
            >
              {PEOPLE.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor="medicine">Medicine</label>
            <select
              id="medicine"
              className="control"
              disabled={hook === "patient-view"}
              value={medicine?.text}
              onChange={(event) =>
                void choose({
                  ...order,
                  medicine: MEDICINES.find((one) => one.text === event.target.value) ?? medicine,
                })
              }
            >
              {!known && medicine !== undefined && <option value={medicine.text}>{medicine.text}</option>}
              {MEDICINES.map((one) => (
                <option key={one.text} value={one.text}>
                  {one.text}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor="hook">The moment</label>
            <select
              id="hook"
              className="control"
              value={hook}
              onChange={(event) =>
                void choose({ ...order, hook: HOOKS.find(([name]) => name === event.target.value)?.[0] ?? hook })
              }
            >
              {HOOKS.map(([name, told]) => (
                <option key={name} value={name}>
                  {told} ({name})
                </option>
              ))}
            </select>
          </div>
        </fieldset>
        <p className="mt-3">
          <button
            type="button"
            className="button"
            disabled={!isReady || medicine === undefined}
            onClick={() => void choose(order)}
          >
            Call again
          </button>
        </p>
        <p role="status" ref={told} tabIndex={-1} className="small">
          {isAsking ? "Asking the service…" : said}
        </p>
      </section>
      {isAsking && <NotAnswered because="loading" />}
      <fieldset disabled={isAsking} data-answer aria-busy={isAsking} className={isAsking ? "no-print" : undefined}>
        <legend className="sr-only">What came of the call</legend>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
          <section aria-labelledby="cards">
            <h2 id="cards">What the prescriber sees</h2>
            {cardsOf(shown.response).length === 0 && (
              <p>
                {shown.status === 200
                  ? "No card: there is nothing to say here, and the service keeps silent."
                  : "No card: the call was not answered."}
              </p>
            )}
            {cardsOf(shown.response).map((card) => (
              <CardView
                key={card.uuid}
                card={card}
                onAccept={(suggestion) => void accept(card, suggestion)}
                onOverride={(code) =>
                  void feedback({
                    card: card.uuid,
                    outcome: "overridden",
                    overrideReason: { reason: { code, system: "urn:haplonote:override-reason" } },
                  }).then((isTold) =>
                    setSaid(
                      isTold
                        ? "Noted: the service was told that the order stands."
                        : "The order stands, but the service could not be told.",
                    ),
                  )
                }
              />
            ))}
          </section>
          <section aria-labelledby="exchange">
            <h2 id="exchange">What went over the wire</h2>
            <h3 id="request">Request: POST {shown.path}</h3>
            <pre className="scroll small max-h-80" tabIndex={0} role="region" aria-labelledby="request">
              {JSON.stringify(shown.request, null, 2)}
            </pre>
            <h3 id="response">Response{shown.status === null ? "" : `: ${shown.status}`}</h3>
            <pre className="scroll small max-h-80" tabIndex={0} role="region" aria-labelledby="response">
              {JSON.stringify(shown.response, null, 2)}
            </pre>
          </section>
        </div>
      </fieldset>
    </>
  );
}

function cardsOf(response: object): readonly CdsCard[] {
  return "cards" in response && Array.isArray(response.cards) ? (response.cards as readonly CdsCard[]) : [];
}

/** The medicine that a suggestion's first created order names. */
function medicineOf(suggestion: CdsSuggestion): Medicine | null {
  const created = suggestion.actions.find((action) => action.type === "create");
  const concept =
    created?.type === "create"
      ? (created.resource["medicationCodeableConcept"] as
          { text?: string; coding?: readonly { code?: string }[] } | undefined)
      : undefined;
  return concept?.text === undefined ? null : { text: concept.text, code: concept.coding?.[0]?.code ?? null };
}

function outcomeOf({ status, response }: Shown): string {
  if (status === null) return "The service could not be reached.";
  if (status !== 200) return "The service refused the call; its answer says why.";
  const cards = cardsOf(response).length;
  return cards === 0 ? "Answered without a card." : `Answered with ${cards === 1 ? "one card" : `${cards} cards`}.`;
}

/** A browser makes UUIDs on https and on its own machine alone; elsewhere every call bears the same one. */
function newInstance(): string {
  return "randomUUID" in crypto ? crypto.randomUUID() : "00000000-0000-4000-8000-000000000000";
}
