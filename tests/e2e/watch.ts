import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export const LOOKS = [
  { name: "light", media: { colorScheme: "light", forcedColors: "none" } },
  { name: "dark", media: { colorScheme: "dark", forcedColors: "none" } },
  { name: "forced colours", media: { colorScheme: "light", forcedColors: "active" } },
] as const;

/** The rules that look at colours; they take three quarters of the time, element by element. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];
const SAMPLE = "data-colours-of-many";

/**
 * What axe finds on the page as it stands: by all rules but those of colours on the whole page, and by those on one
 * element of each kind, since hundreds of cells with the same classes in the same colours share their faults.
 *
 * Our pages have no frames, and faults alone are asked for, so it runs in the page itself and brings back no more.
 */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(markOneOfEachKind, SAMPLE);
  return [
    ...(await faultsBy(page, (axe) => axe.withTags(STANDARDS).disableRules(OF_COLOURS))),
    ...(await faultsBy(page, (axe) => axe.withRules(OF_COLOURS).include(`[${SAMPLE}]`))),
  ];
}

async function faultsBy(page: Page, choose: (axe: AxeBuilder) => AxeBuilder): Promise<readonly string[]> {
  const { violations } = await choose(
    new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] }),
  ).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** Runs in the page. Two elements are of one kind when they and what they stand in have the same tags, classes and colours. */
function markOneOfEachKind(attribute: string): void {
  for (const old of document.querySelectorAll(`[${attribute}]`)) old.removeAttribute(attribute);
  const kinds = new Map<Element, string>();
  const kindOf = (element: Element): string => {
    const known = kinds.get(element);
    if (known !== undefined) return known;
    const style = getComputedStyle(element);
    const own = [
      ...[element.tagName, element.getAttribute("class"), style.color, style.backgroundColor, style.backgroundImage],
      ...[style.fontSize, style.fontWeight, style.opacity, style.textDecorationLine, style.position],
    ].join(" ");
    const kind = element.parentElement === null ? own : `${kindOf(element.parentElement)} > ${own}`;
    kinds.set(element, kind);
    return kind;
  };
  const seen = new Set<string>();
  for (const element of document.body.querySelectorAll("*")) {
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim() !== "");
    const isField = element.matches("input, select, textarea");
    if ((!hasText && !isField) || !element.checkVisibility() || seen.has(kindOf(element))) continue;
    seen.add(kindOf(element));
    element.setAttribute(attribute, "");
  }
}

/** What axe finds on the page with everything opened that opens. */
export async function faultsOn(page: Page): Promise<readonly string[]> {
  await page.locator("details").evaluateAll((all) => {
    for (const one of all) one.setAttribute("open", "");
  });
  return axeFaults(page);
}

/** Watches a page for what must never happen: a console error, a failed policy, a request to another host. */
export function watch(page: Page): { readonly expectClean: () => void } {
  const faults: string[] = [];
  page.on("console", (message) => {
    // The browser itself reports the 404 of the page that is meant to be missing.
    if (message.location().url.endsWith("/no-such-page")) return;
    if (message.type() === "error" || message.type() === "warning")
      faults.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`page error: ${error.message}`));
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith("http") && hostname !== "localhost" && hostname !== "127.0.0.1")
      faults.push(`request to ${hostname}`);
  });
  return { expectClean: () => expect(faults).toEqual([]) };
}

/** Drug and gene pages that have something of their own: guidance of several bodies, many rows, a method, studies, a calculator. */
const RICH = [
  "/drugs/everolimus",
  "/drugs/clopidogrel",
  "/drugs/amitriptyline",
  "/drugs/warfarin",
  "/drugs/mtor-inhibitors",
  "/drugs/azathioprine",
  "/drugs/rasburicase",
  "/genes/MTOR",
  "/genes/CYP2D6",
  "/genes/G6PD",
  "/genes/HLA-B",
  "/genes/CYP3A5",
  "/genes/DPYD",
];

/** Of pages drawn by one template from one kind of data, these many stand for all. */
const SAMPLED = 8;

/**
 * One page of each template, the fullest there is. Between looks nothing changes but the palette, and what a palette
 * can spoil is the same on every page of a template.
 */
export const TEMPLATES: readonly string[] = [
  "/",
  "/report",
  "/genome",
  "/drugs",
  "/genes",
  "/coverage",
  "/api",
  "/demo/orders",
  "/methods/evidence-grading",
  "/no-such-page",
  "/learn",
  "/learn/capecitabine-consumer-file",
  "/learn/everolimus-mtor/solution",
  "/learn/everolimus-mtor/handout",
  "/learn/everolimus-mtor/lecture",
  "/learn/what-if",
  "/learn/glossary",
  "/learn/pathway/mtor",
  "/learn/grid/CYP2C19",
  "/learn/explain/phase",
  "/drugs/warfarin",
  "/genes/CYP2D6",
  "/answer?drug=amitriptyline&gene=CYP2D6",
  "/answer",
];

/** The same of an imported release, which fills the research tier. */
export const RELEASE_TEMPLATES: readonly string[] = [
  "/evidence?gene=MTOR&papers=against",
  "/annotations/clinpgx-201",
  "/search?q=rs9001",
  "/changes",
  "/drugs/everolimus",
  "/answer?drug=everolimus&gene=MTOR",
];

/** Every kind of page the site has; of the hundreds of drugs and genes, the rich ones and an even sample of the rest. */
export async function everyPath(page: Page): Promise<readonly string[]> {
  const linksOn = async (path: string, start: string): Promise<string[]> => {
    await page.goto(path);
    return page
      .locator(`main a[href^="${start}"]`)
      .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  };
  return [
    "/",
    "/report",
    "/genome",
    "/drugs",
    "/genes",
    "/coverage",
    "/api",
    "/demo/orders",
    "/methods/evidence-grading",
    "/methods/calling-alleles",
    "/methods/limits",
    "/methods/sources-and-licences",
    "/no-such-page",
    "/learn",
    "/learn/everolimus-mtor",
    "/learn/everolimus-mtor/solution",
    "/learn/everolimus-mtor/handout",
    "/learn/everolimus-mtor/lecture",
    "/learn/capecitabine-consumer-file",
    "/learn/what-if",
    "/learn/glossary",
    "/learn/pathway/mtor",
    "/learn/grid/CYP2C19",
    "/learn/explain/phase",
    "/learn/explain/activity-score",
    "/learn/explain/germline-and-tumour",
    "/learn/explain/three-grades",
    "/learn/explain/how-evidence-is-graded",
    // research.spec.ts walks these and more with a release imported.
    "/evidence",
    "/search?q=afin",
    "/changes",
    "/annotations/clinpgx-1451410280",
    ...RICH,
    ...sample(await linksOn("/drugs", "/drugs/")),
    ...sample(await linksOn("/genes", "/genes/")),
    "/answer?drug=clopidogrel",
    "/answer?drug=amitriptyline&gene=CYP2D6",
    "/answer?drug=siponimod",
    "/answer?drug=warfarin",
    "/answer?drug=deutetrabenazine",
    "/answer?drug=everolimus&gene=MTOR",
    "/answer?drug=everolimus",
    "/answer?drug=everolimus&gene=MTOR&setting=oncology",
    "/answer?drug=tacrolimus&gene=CYP3A5",
    "/answer?drug=sirolimus&gene=CYP3A5&gene=ABCB1",
    "/answer?drug=mtor-inhibitors&gene=MTOR",
    "/answer?drug=everolimus&gene=KRAS",
    "/answer?drug=nonsense&gene=MTOR",
    "/answer",
  ];
}

function sample(paths: readonly string[]): readonly string[] {
  const step = Math.max(1, Math.floor(paths.length / SAMPLED));
  return paths.filter((path, i) => i % step === 0 && !RICH.includes(path));
}
