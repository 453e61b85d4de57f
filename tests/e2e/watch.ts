import { expect, type Page } from "@playwright/test";

/** Watches a page for what must never happen: a console error, a failed policy, a request to another host. */
export function watch(page: Page): { readonly expectClean: () => void } {
  const faults: string[] = [];
  page.on("console", (message) => {
    // The browser itself reports the 404 of the page that is meant to be missing.
    if (message.location().url.endsWith("/no-such-page")) return;
    if (message.type() === "error" || message.type() === "warning") faults.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`page error: ${error.message}`));
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith("http") && hostname !== "localhost" && hostname !== "127.0.0.1") faults.push(`request to ${hostname}`);
  });
  return { expectClean: () => expect(faults).toEqual([]) };
}

/** Every page the site has, from its own lists. */
export async function everyPath(page: Page): Promise<readonly string[]> {
  const linksOn = async (path: string, start: string): Promise<string[]> => {
    await page.goto(path);
    return page.locator(`main a[href^="${start}"]`).evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  };
  return [
    "/", "/drugs", "/genes", "/methods/evidence-grading", "/methods/limits", "/methods/sources-and-licences", "/no-such-page",
    ...(await linksOn("/drugs", "/drugs/")),
    ...(await linksOn("/genes", "/genes/")),
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
