/** "Something wrong?" on a site where an address for challenges is set, and on one where none is. */
import { expect, test, type Page } from "./live";
import { readAs, READINGS, SHIFTED, write } from "./report-page";

const CONFIGURED = process.env["E2E_RESEARCH_ORIGIN"] ?? "";
/** What was typed, in the clear and as an address has it. */
const PATIENT = /\*1\/\*4|\*2\/\*2|%2A|paroxetine|A\.B\./i;

const challenges = (page: Page) => page.getByRole("link", { name: /^Something wrong\?/ });

async function hrefs(page: Page): Promise<readonly URL[]> {
  await expect(challenges(page).first()).toBeAttached();
  return (await challenges(page).evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""))).map(
    (href) => new URL(href),
  );
}

function expectChallenge({ protocol, pathname, searchParams }: URL): void {
  expect(`${protocol}${pathname}`).toBe("mailto:errors@example.org");
  expect(searchParams.get("subject")).toMatch(/^Something wrong with \S+$/);
  expect(searchParams.get("body")).toMatch(/Statement: \S+\nSnapshot: \d{4}-\d{2}-\d{2}-\w+/);
}

test("each statement of each reading can be challenged by its id and snapshot, and nothing typed goes along", async ({
  page,
}) => {
  await write(page, SHIFTED, `${CONFIGURED}/report`);
  await page.getByLabel("Initials or record number").fill("A.B.");
  for (const reading of READINGS) {
    await readAs(page, reading);
    const all = await hrefs(page);
    for (const url of all) expectChallenge(url);
    expect(all.map((url) => url.href).filter((href) => PATIENT.test(href))).toEqual([]);
    const statements =
      reading === "Prescriber" ? page.locator("main [data-note]") : page.locator(".reading-items > .statement");
    for (const statement of await statements.all())
      await expect(statement.getByRole("link", { name: /^Something wrong\?/, includeHidden: true })).toHaveCount(1);
  }
});

test("each note of an answer can be challenged, before and after a result", async ({ page }) => {
  await page.goto(`${CONFIGURED}/answer?drug=clopidogrel`);
  const check = async (): Promise<void> => {
    for (const url of await hrefs(page)) expectChallenge(url);
    for (const note of await page.locator("article.note").all())
      await expect(note.getByRole("link", { name: /^Something wrong\?/, includeHidden: true })).toHaveCount(1);
  };
  await check();
  await page.getByRole("combobox", { name: "CYP2C19 result" }).fill("*2/*2");
  await expect(page.locator(".bottom-line .headline")).toContainText("Use prasugrel");
  await check();
  expect((await hrefs(page)).map((url) => url.href).filter((href) => PATIENT.test(href))).toEqual([]);
});

test("an annotation can be challenged on its own page", async ({ page }) => {
  await page.goto(`${CONFIGURED}/annotations/clinpgx-1451410280`);
  const [url, ...others] = await hrefs(page);
  expect(others).toEqual([]);
  expect(url?.searchParams.get("subject")).toBe("Something wrong with clinpgx-1451410280");
});

test("nothing is offered where no address is set", async ({ page }) => {
  await write(page, SHIFTED);
  await expect(challenges(page)).toHaveCount(0);
  await page.goto("/answer?drug=clopidogrel");
  await expect(challenges(page)).toHaveCount(0);
});
