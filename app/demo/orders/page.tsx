import type { Metadata } from "next";
import { answerCds, parseCdsRequest, serviceOf } from "@/lib/interop";
import { servedKnowledge } from "@/lib/node";
import { TextLink } from "../../_components/text-link";
import { OrderDemo, type Shown } from "./order-demo";
import { callFor, MEDICINES, PEOPLE } from "./scenario";

export const metadata: Metadata = { title: "A mock ordering system" };

export default async function OrderDemoPage() {
  return (
    <>
      <h1>A mock ordering system</h1>
      <p className="lead">
        This page plays the record system in which a physician orders. It calls our own CDS Hooks services, shows the
        cards as they would appear, and beside them what went over the wire. It calls as soon as something is chosen.
      </p>
      <p>
        The patients are made up. Unlike the other pages, this one sends their results to the server, since that is what
        an ordering system does; never enter a real person here. The services keep nothing of a call. How to connect a
        real client stands in docs/how-do-i-connect-an-ordering-system.md; the other services are on the page{" "}
        <TextLink href="/api">API</TextLink>.
      </p>
      <OrderDemo first={await firstExchange()} />
    </>
  );
}

/** The first person's first order, answered at build. */
async function firstExchange(): Promise<Shown> {
  const knowledge = await servedKnowledge();
  const service = serviceOf("pgx-order-select");
  const [person] = PEOPLE;
  const [medicine] = MEDICINES;
  if (service === null || person === undefined || medicine === undefined)
    return { path: "", request: {}, status: null, response: {} };
  const request = callFor("order-select", person, medicine, "00000000-0000-4000-8000-000000000000");
  const parsed = parseCdsRequest(service, request);
  let made = 0;
  const newId = (): string => `00000000-0000-4000-8000-${String((made += 1)).padStart(12, "0")}`;
  const answer = parsed.ok
    ? answerCds(
        service,
        parsed.value,
        {},
        { knowledge, today: knowledge.date, baseUrl: "http://localhost:3000", newId },
      )
    : parsed;
  return {
    path: `/cds-services/${service.id}`,
    request,
    status: answer.ok ? 200 : answer.refusal.status,
    response: answer.ok ? answer.value : {},
  };
}
