/** The `test` of every spec: a page that is opened is one whose scripts have taken over, where it has scripts. */
import { expect, test as base, type Browser, type BrowserContext, type Locator, type Page } from "@playwright/test";

export { expect, type Page };

/**
 * Returns the page, which from now on is open only when React listens: what is typed or clicked before that is lost,
 * and how long it takes depends on the machine. React marks the document when it begins to listen; from then on it
 * finishes a part of the page before it hands an event to it.
 */
export function live(page: Page): Page {
  const { goto, reload } = page;
  const untilLive = async (): Promise<void> => {
    if (!page.url().startsWith("http")) return;
    const isMarked = (): boolean => Object.keys(document).some((key) => key.startsWith("__reactContainer"));
    await expect.poll(() => page.evaluate(isMarked), { intervals: [0, 20, 50, 100] }).toBe(true);
  };
  page.goto = async (...where) => {
    const response = await goto.apply(page, where);
    // What is no page has no scripts; a response there is none of where only the fragment changed.
    if (response === null || response.headers()["content-type"]?.startsWith("text/html") === true) await untilLive();
    return response;
  };
  page.reload = async (...how) => {
    const response = await reload.apply(page, how);
    await untilLive();
    return response;
  };
  return page;
}

/** Puts the focus on a field once it takes one: a field that needs scripts is closed until they run, and refuses it in silence. */
export async function focusOn(field: Locator): Promise<void> {
  await expect(field).toBeEnabled();
  await field.focus();
  await expect(field).toBeFocused();
}

/** The page that the tests of one worker hand on, emptied, and what its context was opened for. */
class Handed {
  readonly #browser: Browser;
  #page: Page | undefined;
  #baseURL: string | undefined;

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  /** Returns a page with nothing of the test before it but compiled scripts and what the server lets a browser keep. */
  async take(baseURL: string | undefined): Promise<Page> {
    if (this.#baseURL !== baseURL) await this.drop();
    this.#baseURL = baseURL;
    this.#page ??= live(await (await this.#browser.newContext()).newPage());
    return this.#page;
  }

  async handBack(): Promise<void> {
    if (this.#page?.isClosed() === false) await emptied(this.#page);
    else await this.drop();
  }

  async drop(): Promise<void> {
    await this.#page?.context().close();
    this.#page = undefined;
  }
}

const HEARD = ["console", "pageerror", "request", "requestfinished", "response", "download", "filechooser"] as const;

/** Takes from the page all that a test may have left: data, pages beside it, listeners, routes, looks, size. */
async function emptied(page: Page): Promise<void> {
  const context = page.context();
  await Promise.all(
    context
      .pages()
      .filter((other) => other !== page)
      .map((other) => other.close()),
  );
  for (const one of HEARD) page.removeAllListeners(one);
  context.removeAllListeners("request");
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await context.setOffline(false);
  if (page.url().startsWith("http")) {
    await page.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
    // An empty page of the same site: for one of another, the browser would begin a new process, without the scripts.
    await page.goto(new URL("/healthz", page.url()).href);
  }
  await context.clearCookies();
  await page.mouse.move(-1, -1);
  await page.emulateMedia({ media: null, colorScheme: "light", forcedColors: "none", reducedMotion: "no-preference" });
  await page.setViewportSize({ width: 1280, height: 720 });
}

interface Own {
  /** Whether the test has a browser context of its own, in which nothing was ever loaded. */
  readonly isFirstVisit: boolean;
}

/**
 * A page is handed on from test to test, emptied: in a new one the browser compiles all scripts again, which takes
 * longer than the test. What a browser loads or keeps on a first visit is tested by `firstVisit`.
 */
export const test = base.extend<Own, { readonly handed: Handed }>({
  isFirstVisit: [false, { option: true }],
  handed: [
    async ({ browser }, give) => {
      const handed = new Handed(browser);
      await give(handed);
      await handed.drop();
    },
    { scope: "worker" },
  ],
  context: async ({ browser, baseURL, javaScriptEnabled, isFirstVisit, handed }, give, test) => {
    if (isFirstVisit || !javaScriptEnabled) return giveOwn(browser, give);
    await give((await handed.take(baseURL)).context());
    await (test.status === test.expectedStatus ? handed.handBack() : handed.drop());
  },
  page: async ({ context, javaScriptEnabled }, give) => {
    const [page] = context.pages();
    if (page !== undefined) return give(page);
    const opened = await context.newPage();
    await give(javaScriptEnabled ? live(opened) : opened);
  },
});

/** A test in a browser context of its own. */
export const firstVisit = test.extend({ isFirstVisit: true });

async function giveOwn(browser: Browser, give: (context: BrowserContext) => Promise<void>): Promise<void> {
  const context = await browser.newContext();
  await give(context);
  await context.close();
}
