import { answerCds, parseCdsRequest, serviceOf, type CdsCard } from "@/lib/interop";
import { knowledge } from "@/tests/builders/shipped";
import { first } from "@/tests/builders/worked-out";
import { examplesOf } from "@/app/_examples/example";
import { CardView } from "./card-view";
import { OrderDemo } from "./order-demo";
import { callFor, MEDICINES, PEOPLE } from "./scenario";

const service = serviceOf("pgx-order-select");
const person = first(PEOPLE, "a person");
const medicine = first(MEDICINES, "a medicine");
const request = callFor("order-select", person, medicine, "00000000-0000-4000-8000-000000000000");

/** What our own service answers to the first order of the first person. */
function answered(): { readonly cards: readonly CdsCard[] } {
  const parsed = service === null ? null : parseCdsRequest(service, request);
  if (service === null || parsed?.ok !== true) throw new Error("the example's call was refused");
  let made = 0;
  const newId = (): string => `00000000-0000-4000-8000-${String((made += 1)).padStart(12, "0")}`;
  const world = { knowledge, today: knowledge.date, baseUrl: "http://localhost:3000", newId };
  const answer = answerCds(service, parsed.value, {}, world);
  if (!answer.ok) throw new Error("the example's call was refused");
  return answer.value;
}

const response = answered();
const card = first(response.cards, "a card");
const suggestion = first(card.suggestions ?? [], "a suggestion");
const reason = first(card.overrideReasons ?? [], "a reason to go on");
const nothing = (): void => undefined;

export const shown = { path: "/cds-services/pgx-order-select", request, status: 200, response };

export const examples = [
  ...examplesOf(CardView, {
    "asks for another drug": {
      props: { card, onAccept: nothing, onOverride: nothing },
      heard: [
        ["article", /^(Critical|Warning): Clopidogrel/],
        ["button", suggestion.label],
        ["group"],
        ["button", reason.display],
        ["link", /^All that Haplonote holds on clopidogrel/],
        "Source: ",
      ],
    },
  }),
  ...examplesOf(OrderDemo, {
    "the first exchange": {
      props: { first: shown },
      heard: [
        ["region", "The order"],
        ["combobox", "Patient (made up)"],
        ["combobox", "Medicine"],
        ["combobox", "The moment"],
        ["button", "Call again"],
        ["status"],
        ["region", "What the prescriber sees"],
        ["region", "Request: POST /cds-services/pgx-order-select"],
        ["region", "Response: 200"],
      ],
    },
    "not reached": {
      props: { first: { ...shown, status: null, response: {} } },
      heard: ["No card: the call was not answered."],
    },
  }),
];
