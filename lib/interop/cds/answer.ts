import type { Knowledge } from "@/lib/knowledge";
import { cardFor, fitting, type CdsCard } from "./card";
import { findingFor, isFitAlternative, unseenFor, type Finding } from "./finding";
import { activeOrders, ordersIn, type CdsOrder, type CdsOrders } from "./orders";
import type { CdsRequest } from "./request";
import { searchesOf, type Searches } from "./searches";
import type { CdsService } from "./services";
import { suggestionsFor } from "./suggestion";
import { resourcesIn, type Resources } from "../fhir/resources";
import { objectIn, textIn, type JsonObject } from "../json";
import { bullets, escapeMarkdown } from "./markdown";
import type { DrugMatch } from "../fhir/match-drug";
import type { Refusal } from "../fhir/operation-outcome";
import { readResources, type FhirResults } from "../fhir/read-fhir";

/** What an answer draws on beside the call; ids and day come from outside, since this room has neither chance nor clock. */
export interface CdsWorld {
  readonly knowledge: Knowledge;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** Address of this site without a slash at its end. */
  readonly baseUrl: string;
  /** Gives a new UUID each time. */
  readonly newId: () => string;
}

export type CdsAnswer =
  | { readonly ok: true; readonly value: { readonly cards: readonly CdsCard[] } }
  | { readonly ok: false; readonly refusal: Refusal };

/** A search or read that the client left to us. */
export interface Needed {
  readonly key: string;
  /** Relative to the FHIR server. */
  readonly query: string;
}

/**
 * Returns what was not prefetched: a key that is missing, null or an
 * OperationOutcome. An empty Bundle is an answer: there is nothing on file.
 *
 * @source CDS Hooks 2.0.1, Prefetch Template: the client leaves out what it
 * does not satisfy, and the service may then ask the FHIR server itself
 */
export function neededFor(service: CdsService, request: CdsRequest, knowledge: Knowledge): readonly Needed[] {
  const searches = Object.entries(service.prefetch)
    .filter(([key]) => !isSatisfied(request.prefetch[key]))
    .map(([key, template]) => ({
      key,
      query: template.replaceAll("{{context.patientId}}", encodeURIComponent(request.patientId)),
    }));
  const { missing } = focusOf(service, request, knowledge, resourcesIn(Object.values(request.prefetch)));
  return [...searches, ...missing.map((reference, i) => ({ key: `medication-${i}`, query: reference }))];
}

/**
 * Returns the cards for a call: at most one a drug, critical ones first, none
 * where there is nothing to say. `fetched` holds what the FHIR server gave for
 * `neededFor`. Results are optional: without any, the order alone decides. The
 * medicine is not: an order that names it only by a reference nobody can
 * follow is refused with 412, unless another order has a card to show.
 */
export function answerCds(service: CdsService, request: CdsRequest, fetched: JsonObject, world: CdsWorld): CdsAnswer {
  const sent = [...Object.values(request.prefetch), ...Object.values(fetched)];
  const resources = resourcesIn(sent);
  const { orders, unresolved } = focusOf(service, request, world.knowledge, resources);
  const fhir = readResources(resources, world.knowledge, {
    patient: request.patientId,
    fhirServer: request.fhirServer,
    today: world.today,
  });
  const session: Session = { request, world, fhir, searches: searchesOf(request, fetched, fhir), unresolved };
  const cards = service.hook === "patient-view" ? overview(orders, session) : orderCards(orders, session);
  if (unresolved > 0 && cards.length === 0 && service.hook !== "patient-view") {
    return {
      ok: false,
      refusal: {
        status: 412,
        code: "incomplete",
        diagnostics:
          "An order names its medicine by a reference that was neither sent along nor can be looked up here. Send the Medication, or its code in the order.",
        expression: "context.draftOrders",
      },
    };
  }
  return { ok: true, value: { cards } };
}

interface Session {
  readonly request: CdsRequest;
  readonly world: CdsWorld;
  readonly fhir: FhirResults;
  readonly searches: Searches;
  readonly unresolved: number;
}

function focusOf(service: CdsService, request: CdsRequest, knowledge: Knowledge, sent: Resources): CdsOrders {
  return service.hook === "patient-view" ? activeOrders(request, knowledge, sent) : ordersIn(request, knowledge, sent);
}

interface Ordered {
  readonly match: DrugMatch;
  /** The one order that names the drug; null when several do. */
  readonly order: CdsOrder | null;
}

function drugsOf(orders: readonly CdsOrder[]): readonly Ordered[] {
  const byDrug = new Map<string, Ordered>();
  for (const order of orders) {
    for (const match of order.matches) {
      const earlier = byDrug.get(match.drug);
      // A code is surer than a name, and a form that is taken asks more than one for the skin.
      const surer =
        earlier === undefined ||
        (earlier.match.onSkin && !match.onSkin) ||
        (earlier.match.by === "name" && match.by === "code")
          ? match
          : earlier.match;
      byDrug.set(match.drug, { match: surer, order: earlier === undefined ? order : null });
    }
  }
  return [...byDrug.values()];
}

const LOUDEST_FIRST = ["critical", "warning", "info"] as const;

function orderCards(orders: readonly CdsOrder[], session: Session): readonly CdsCard[] {
  const cards = drugsOf(orders).flatMap((ordered) => {
    const { world, fhir, searches } = session;
    const { drug, onSkin } = ordered.match;
    const finding =
      findingFor(world.knowledge, drug, fhir, world.today) ??
      (searches.haveFailed ? unseenFor(world.knowledge, drug, fhir, world.today) : null);
    // A form for the skin reaches the blood too little for advice that is about taking the drug.
    if (finding === null || (onSkin && finding.kind !== "guideline")) return [];
    return [cardOf(ordered.match.onSkin ? ({ ...finding, indicator: "info" } as Finding) : finding, ordered, session)];
  });
  return [...cards].sort((a, b) => LOUDEST_FIRST.indexOf(a.indicator) - LOUDEST_FIRST.indexOf(b.indicator));
}

function cardOf(finding: Finding, { match, order }: Ordered, session: Session): CdsCard {
  const { request, world, fhir } = session;
  const suggestions =
    finding.kind !== "guideline" || match.onSkin
      ? []
      : suggestionsFor({
          knowledge: world.knowledge,
          request,
          order,
          drug: match.drug,
          lead: finding.lead,
          newId: world.newId,
          fits: (drug) => isFitAlternative(world.knowledge, drug, fhir, world.today),
        });
  return cardFor(finding, {
    knowledge: world.knowledge,
    drug: match.drug,
    uuid: world.newId(),
    baseUrl: world.baseUrl,
    suggestions,
    isLookedUp: session.searches.areWhole,
    written: fhir.results.flatMap(({ gene, written }) => (written === undefined ? [] : [{ gene, text: written }])),
    cautions: cautionsFor(finding, match, session),
  });
}

function cautionsFor(finding: Finding, match: DrugMatch, { searches, unresolved, fhir }: Session): readonly string[] {
  const name =
    match.by === "name"
      ? ["The medicine was matched by its name, not by a code: check that it is the one ordered."]
      : [];
  const skin = match.onSkin
    ? ["The order names a form that acts where it is put; the advice is about taking the drug."]
    : [];
  // Beside a result that decides, what was not asked for is told only where something went wrong.
  const unseen = finding.kind === "test-first" || searches.haveFailed ? searches.cautions : [];
  const label =
    finding.kind === "test-first" && finding.asks.some((note) => note.kind === "label")
      ? ["A label may ask for the test in some patients only; it says in whom."]
      : [];
  const left =
    finding.kind === "guideline"
      ? fhir.unusable.filter((gene) => finding.report.question.genes.some((one) => one.id === gene))
      : [];
  const ignored =
    left.length === 0 ? [] : [`A result for ${left.join(" and ")} on file could not be used and decides nothing here.`];
  const others =
    unresolved === 0
      ? []
      : ["Another order names its medicine by a reference that could not be followed; it was not checked."];
  return [...name, ...skin, ...unseen, ...label, ...ignored, ...others];
}

/** One card for the patient: the active medicines for which a guideline asks for something else. Always `info`: nothing is being ordered. */
function overview(orders: readonly CdsOrder[], session: Session): readonly CdsCard[] {
  const { world } = session;
  const told = drugsOf(orders).flatMap(({ match }) => {
    const finding = match.onSkin ? null : findingFor(world.knowledge, match.drug, session.fhir, world.today);
    return finding?.kind === "guideline" ? [{ match, finding }] : [];
  });
  if (told.length === 0) return [];
  const names = told.map(({ match }) => world.knowledge.drugs[match.drug]?.name ?? match.drug);
  const count = `${told.length} active ${told.length === 1 ? "medicine" : "medicines"}`;
  return [
    {
      uuid: world.newId(),
      summary: fitting([
        `Genetic results on file bear on ${count}: ${names.join(", ")}`,
        `Genetic results on file bear on ${count}`,
      ]),
      indicator: "info",
      detail: [
        bullets(
          told.map(({ finding }, i) => [
            escapeMarkdown(names[i] ?? ""),
            escapeMarkdown(
              `${finding.lead.when ?? ""}: ${finding.lead.stepLines.join(" ")} ${finding.lead.certainty.word} (${finding.lead.source}).${finding.lead.population === null || finding.lead.population === "general" ? "" : ` For ${finding.lead.population}.`}`,
            ),
          ]),
        ),
        ...(session.searches.haveFailed ? ["", ...session.searches.cautions] : []),
        "",
        escapeMarkdown(
          `Knowledge ${world.knowledge.version}, last reviewed ${world.knowledge.date}. ${told[0]?.finding.report.disclaimer ?? ""}`,
        ),
      ].join("\n"),
      source: { label: "Haplonote", url: `${world.baseUrl}/` },
      links: told.slice(0, 5).map(({ match }, i) => ({
        label: `All that Haplonote holds on ${names[i] ?? ""}`,
        url: `${world.baseUrl}/answer?drug=${encodeURIComponent(match.drug)}`,
        type: "absolute" as const,
      })),
    },
  ];
}

function isSatisfied(value: unknown): boolean {
  const resource = objectIn(value);
  return (
    resource !== null &&
    textIn(resource["resourceType"]) !== null &&
    textIn(resource["resourceType"]) !== "OperationOutcome"
  );
}
