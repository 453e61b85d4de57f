/** The `test` of every spec: a page that is opened is one whose scripts have taken over, where it has scripts. */
import { expect, test as base, type Page } from "@playwright/test";

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
    await untilLive();
    return response;
  };
  page.reload = async (...how) => {
    const response = await reload.apply(page, how);
    await untilLive();
    return response;
  };
  return page;
}

export const test = base.extend({
  page: ({ page, javaScriptEnabled }, give) => give(javaScriptEnabled ? live(page) : page),
});
