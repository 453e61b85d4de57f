import { expect, type Page } from "@playwright/test";
import axe from "axe-core";

const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** As a browser shows a page that nobody has told otherwise. */
const LIGHT = { colorScheme: "light", forcedColors: "none" } as const;
const OTHER_LOOKS = [
  { name: "dark", media: { colorScheme: "dark", forcedColors: "none" } },
  { name: "forced colours", media: { colorScheme: "light", forcedColors: "active" } },
] as const;

const SAMPLE = "data-colours-of-many";
/** The rules that look at colours, which take three quarters of the time, and of the marked elements those they look at. */
const OF_COLOURS = [
  { id: "color-contrast", selector: `[${SAMPLE}]` },
  { id: "link-in-text-block", selector: `a[href][${SAMPLE}], [role=link][${SAMPLE}]` },
];

/** The kinds of elements whose colours were looked at, on this page or another. */
export type KnownKinds = Set<string>;

/**
 * What axe finds on the page as it stands: by all rules but those of colours on the whole page, and by those on one
 * element of each kind that is not yet known, since hundreds of cells with the same classes in the same colours share
 * their faults, on one page as on the next.
 */
export async function axeFaults(page: Page, known: KnownKinds = new Set()): Promise<readonly string[]> {
  await markNewKinds(page, known);
  return faultsBy(page, { type: "tag", values: STANDARDS });
}

/** What axe finds in the colours of the page as it stands, on one element of each kind that is not yet known. */
export async function colourFaults(page: Page, known: KnownKinds = new Set()): Promise<readonly string[]> {
  return (await markNewKinds(page, known)) === 0
    ? []
    : faultsBy(page, { type: "rule", values: OF_COLOURS.map(({ id }) => id) });
}

/**
 * What axe finds in every look, named by the look. Between looks nothing changes but the palette: what is no matter of
 * colours is looked at once, in light.
 */
export async function faultsInEveryLook(page: Page, known: KnownKinds = new Set()): Promise<readonly string[]> {
  const faults = (await axeFaults(page, known)).map((fault) => `light: ${fault}`);
  for (const { name, media } of OTHER_LOOKS) {
    await page.emulateMedia(media);
    faults.push(...(await colourFaults(page, known)).map((fault) => `${name}: ${fault}`));
  }
  await page.emulateMedia(LIGHT);
  return faults;
}

/** Our pages have no frames, and faults alone are asked for, so axe runs in the page itself and brings back no more. */
async function faultsBy(page: Page, runOnly: axe.RunOnly): Promise<readonly string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  return page.evaluate(
    async ([only, rules]) => {
      const { axe: inPage } = window as unknown as { readonly axe: typeof axe };
      inPage.configure({ rules: [...rules] });
      const { violations } = await inPage.run({
        runOnly: only,
        resultTypes: ["violations"],
        selectors: false,
        preload: false,
      });
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    },
    [runOnly, OF_COLOURS] as const,
  );
}

/** Marks one element of each kind that is not yet known, makes it known, and returns how many there are. */
async function markNewKinds(page: Page, known: KnownKinds): Promise<number> {
  const found = await page.evaluate(markOneOfEachKind, [SAMPLE, [...known]] as const);
  for (const kind of found) known.add(kind);
  return found.length;
}

/**
 * Runs in the page. Two elements are of one kind when they and what they stand in have the same tags, classes and
 * colours, and both or neither stand in a line of text.
 */
function markOneOfEachKind([attribute, known]: readonly [string, readonly string[]]): readonly string[] {
  for (const old of document.querySelectorAll(`[${attribute}]`)) old.removeAttribute(attribute);
  const kinds = new Map<Element, string>();
  const hasText = (element: Element | null): boolean =>
    [...(element?.childNodes ?? [])].some((node) => node.nodeType === 3 && node.textContent?.trim() !== "");
  // A number for a text as long as the way from the root; two that differ get the same one in never so many pages.
  const hashOf = (text: string): string => {
    let [one, two] = [0x811c9dc5, 0x1b873593];
    for (let i = 0; i < text.length; i += 1) {
      one = Math.imul(one ^ text.charCodeAt(i), 0x01000193);
      two = Math.imul(two ^ text.charCodeAt(i), 0x5bd1e995);
    }
    return `${one.toString(36)}.${two.toString(36)}`;
  };
  const kindOf = (element: Element): string => {
    const before = kinds.get(element);
    if (before !== undefined) return before;
    const { parentElement } = element;
    const style = getComputedStyle(element);
    const kind = hashOf(
      [
        parentElement === null ? "" : kindOf(parentElement),
        ...[element.tagName, element.getAttribute("class"), style.color, style.backgroundColor, style.backgroundImage],
        ...[style.fontSize, style.fontWeight, style.opacity, style.textDecorationLine, style.position],
        hasText(parentElement),
      ].join(" "),
    );
    kinds.set(element, kind);
    return kind;
  };
  const seen = new Set(known);
  const found: string[] = [];
  for (const element of document.body.querySelectorAll("*")) {
    if (!element.matches("input, select, textarea, a[href], [role=link]") && !hasText(element)) continue;
    if (!element.checkVisibility() || seen.has(kindOf(element))) continue;
    seen.add(kindOf(element));
    found.push(kindOf(element));
    element.setAttribute(attribute, "");
  }
  return found;
}

/** Opens everything on the page that opens. */
export async function openAll(page: Page): Promise<void> {
  await page.locator("details").evaluateAll((all) => {
    for (const one of all) one.setAttribute("open", "");
  });
}

/** By how many pixels the page is wider than a narrow screen; the screen is as it was afterwards. */
export async function overflowOnNarrow(page: Page): Promise<number> {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 700 });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (size !== null) await page.setViewportSize(size);
  return Math.max(0, overflow);
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
const SAMPLED = 5;

/** One page of each template, the fullest there is: what a palette can spoil is the same on every page of a template. */
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
    const html = await (await page.request.get(path)).text();
    const [, main = ""] = html.split("<main");
    return [...main.matchAll(/<a [^>]*?href="([^"]+)"/g)].flatMap(([, href = ""]) =>
      href.startsWith(start) ? [href] : [],
    );
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
    "/learn/capecitabine-consumer-file",
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
