/**
 * The demands CDS Hooks 2.0.1 makes of what a service sends, as functions that
 * return each breach in words. None means that the answer conforms.
 */
type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  value !== null && typeof value === "object" && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
const isAddress = (value: unknown): boolean => isText(value) && /^https?:\/\//.test(value) && URL.canParse(value);
const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** Use of JSON: optional fields are left out, never null or empty. `cards` and `services` alone may be empty lists. */
export function emptyFields(value: unknown, path = ""): readonly string[] {
  if (value === null || value === "") return [`${path} is ${JSON.stringify(value)}`];
  if (Array.isArray(value)) {
    const isAllowed = path === ".cards" || path === ".services";
    return value.length === 0 && !isAllowed
      ? [`${path} is an empty list`]
      : value.flatMap((item, i) => emptyFields(item, `${path}[${i}]`));
  }
  if (!isObject(value)) return value === undefined ? [`${path} is undefined`] : [];
  const entries = Object.entries(value);
  return entries.length === 0 && path !== ""
    ? [`${path} is an empty object`]
    : entries.flatMap(([key, inner]) => emptyFields(inner, `${path}.${key}`));
}

/** Discovery: fields of each entry, distinct ids, prefetch templates of the restricted kind with allowed tokens. */
export function discoveryFaults(document: unknown): readonly string[] {
  const services = isObject(document) ? document["services"] : undefined;
  if (!Array.isArray(services)) return ["services is no list"];
  const ids = listOf(services).map((service) => service["id"]);
  return [
    ...emptyFields(document),
    ...(new Set(ids).size === ids.length ? [] : ["two services share an id"]),
    ...listOf(services).flatMap((service, i) => [
      ...["hook", "id", "description", "title"].flatMap((field) =>
        isText(service[field]) ? [] : [`services[${i}].${field} is no text`],
      ),
      ...Object.entries(isObject(service["prefetch"]) ? service["prefetch"] : {}).flatMap(([key, template]) =>
        templateFaults(template).map((fault) => `services[${i}].prefetch.${key} ${fault}`),
      ),
    ]),
  ];
}

const TOKENS = [
  "context.userId",
  "context.patientId",
  "context.encounterId",
  "userPractitionerId",
  "userPractitionerRoleId",
  "userPatientId",
  "userRelatedPersonId",
];

function templateFaults(template: unknown): readonly string[] {
  if (!isText(template)) return ["is no text"];
  const tokens = [...template.matchAll(/\{\{([^}]*)\}\}/g)].map((match) => match[1] ?? "");
  const parameters = [...new URLSearchParams(template.split("?")[1] ?? "").keys()];
  return [
    ...tokens.filter((token) => !TOKENS.includes(token)).map((token) => `has the token ${token}`),
    ...parameters
      .filter(
        (name) =>
          /:(?!in$)/.test(name) || name.startsWith("_include") || name.startsWith("_revinclude") || name.includes("."),
      )
      .map((name) => `has the parameter ${name}`),
    ...(/^[A-Z][A-Za-z]+(?:\/\{\{[^}]+\}\}|\?.+)$/.test(template)
      ? []
      : ["is neither a read nor a search of one type"]),
  ];
}

/** Every demand on a response with cards. */
export function responseFaults(response: unknown): readonly string[] {
  if (!isObject(response) || !Array.isArray(response["cards"])) return ["cards is no list"];
  return [
    ...emptyFields(response),
    ...("systemActions" in response ? ["systemActions without an agreement"] : []),
    ...listOf(response["cards"]).flatMap((card, i) => cardFaults(card).map((fault) => `cards[${i}] ${fault}`)),
    ...sharedIds(listOf(response["cards"])),
  ];
}

function cardFaults(card: Json): readonly string[] {
  const { summary, indicator, source, detail, uuid } = card;
  const suggestions = listOf(card["suggestions"]);
  const faults: (readonly [boolean, string])[] = [
    [isText(summary) && summary.length < 140, "summary is not 1 to 139 characters"],
    [isText(summary) && !/[\r\n]/.test(summary), "summary has several lines"],
    [["info", "warning", "critical"].includes(String(indicator)), "indicator is none of the three"],
    [isObject(source) && isText(source["label"]), "source has no label"],
    [!isObject(source) || source["url"] === undefined || isAddress(source["url"]), "source.url is no absolute address"],
    [isText(uuid), "has no uuid, so that no feedback could name it"],
    [isText(detail) && !hasTag(detail), "detail holds a tag"],
    [
      suggestions.length === 0 || ["at-most-one", "any"].includes(String(card["selectionBehavior"])),
      "suggestions without a selectionBehavior",
    ],
    [
      card["selectionBehavior"] !== "at-most-one" ||
        suggestions.filter((one) => one["isRecommended"] === true).length <= 1,
      "recommends several of which one may be chosen",
    ],
    [suggestions.every((one) => !("actionSelectionBehavior" in one)), "uses actionSelectionBehavior unasked"],
  ];
  return [
    ...faults.filter(([holds]) => !holds).map(([, fault]) => fault),
    ...suggestions.flatMap(suggestionFaults),
    ...listOf(card["overrideReasons"]).flatMap((reason) =>
      isText(reason["code"]) && isText(reason["system"]) && isText(reason["display"])
        ? []
        : ["an override reason is incomplete"],
    ),
    ...listOf(card["links"]).flatMap((link) => [
      ...(isText(link["label"]) && isAddress(link["url"]) && ["absolute", "smart"].includes(String(link["type"]))
        ? []
        : ["a link is incomplete"]),
      ...("appContext" in link && link["type"] !== "smart" ? ["appContext without a smart link"] : []),
    ]),
  ];
}

/** A less-than sign with its backslash is text; a bare one before a letter opens a tag. */
function hasTag(detail: string): boolean {
  return /(?<!\\)<[a-z/!]/i.test(detail);
}

function suggestionFaults(suggestion: Json): readonly string[] {
  return [
    ...(isText(suggestion["label"]) ? [] : ["a suggestion has no label"]),
    ...(isText(suggestion["uuid"]) ? [] : ["a suggestion has no uuid"]),
    ...listOf(suggestion["actions"]).flatMap((action) => {
      const isDelete = action["type"] === "delete";
      return [
        ...(["create", "update", "delete"].includes(String(action["type"])) ? [] : ["an action has no type"]),
        ...(isText(action["description"]) ? [] : ["an action has no description"]),
        ...(isDelete && !/^[A-Z]\w+\/[A-Za-z0-9\-.]{1,64}$/.test(String(action["resourceId"]))
          ? ["a deletion names no Type/id"]
          : []),
        ...(isDelete && "resource" in action ? ["a deletion holds a resource"] : []),
        ...(!isDelete && !(isObject(action["resource"]) && isText(action["resource"]["resourceType"]))
          ? ["an action has no resource"]
          : []),
      ];
    }),
  ];
}

function sharedIds(cards: readonly Json[]): readonly string[] {
  const ids = cards.flatMap((card) => [card["uuid"], ...listOf(card["suggestions"]).map((one) => one["uuid"])]);
  return new Set(ids).size === ids.length ? [] : ["two cards or suggestions share a uuid"];
}

/** A refusal: an OperationOutcome in our own words. */
export function outcomeFaults(body: unknown): readonly string[] {
  if (!isObject(body) || body["resourceType"] !== "OperationOutcome") return ["is no OperationOutcome"];
  const issues = listOf(body["issue"]);
  return [
    ...emptyFields(body),
    ...(issues.length === 0 ? ["has no issue"] : []),
    ...issues.flatMap((issue) =>
      isText(issue["code"]) && isText(issue["diagnostics"]) && issue["severity"] === "error"
        ? []
        : ["an issue is incomplete"],
    ),
    ...(/\bat .*:\d+:\d+|\.[jt]s\b|node_modules|Error:/.test(JSON.stringify(body)) ? ["shows a stack trace"] : []),
  ];
}
