import axe from "axe-core";

/**
 * What axe finds in one drawn component. Colours have no contrast without a browser, and landmarks and the level of the
 * first heading are the page's own business: the end-to-end tests look at those.
 */
const RULES = { "color-contrast": { enabled: false }, region: { enabled: false } };

/** Returns what axe finds wrong in an element of the document, a fault a line; none when it is sound. */
export async function axeFaults(element: Element): Promise<readonly string[]> {
  const { violations } = await axe.run(element, {
    rules: RULES,
    resultTypes: ["violations"],
    elementRef: false,
    preload: false,
  });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary";

/** Returns what a reader with a keyboard would miss: controls out of the order of Tab, and regions that scroll for a mouse alone. */
export function keyboardFaults(element: Element): readonly string[] {
  const controls = [...element.querySelectorAll<HTMLElement>(CONTROLS)]
    .filter((one) => !one.matches(":disabled") && one.tabIndex !== 0)
    .map((one) => `not in the order of Tab: ${one.outerHTML}`);
  const regions = [...element.querySelectorAll<HTMLElement>(".scroll")]
    .filter((one) => one.tabIndex !== 0 || one.getAttribute("role") !== "region")
    .map((one) => `scrolls for a mouse alone: ${one.outerHTML.slice(0, 120)}`);
  return [...controls, ...regions];
}
