import { readdirSync } from "node:fs";
import { expect, test, type Page } from "./live";
import { everyPath, faultsOn, LOOKS, RELEASE_TEMPLATES, TEMPLATES, watch } from "./watch";

const OF_A_DRUG_OR_GENE = /^\/(drugs|genes)\/./;
const ANSWER = /^\/answer\b/;
/** All pages in light, in parts so that several workers share them; one of each template in the other looks. */
const LISTS: readonly (readonly [what: string, paths: (page: Page) => Promise<readonly string[]>])[] = [
  ["page of a drug or gene", async (page) => (await everyPath(page)).filter((path) => OF_A_DRUG_OR_GENE.test(path))],
  ["answer", async (page) => (await everyPath(page)).filter((path) => ANSWER.test(path))],
  [
    "other page",
    async (page) => (await everyPath(page)).filter((path) => !OF_A_DRUG_OR_GENE.test(path) && !ANSWER.test(path)),
  ],
];

for (const { name, media } of LOOKS) {
  const lists = name === "light" ? LISTS : [["page of any template", () => Promise.resolve(TEMPLATES)] as const];
  for (const [what, pathsOf] of lists) {
    test(`axe finds nothing on any ${what} in ${name}, and none errs or calls another host`, async ({ page }) => {
      test.slow();
      const watched = watch(page);
      await page.emulateMedia(media);
      const paths = await pathsOf(page);
      expect(paths.length).toBeGreaterThan(10);
      for (const path of paths) {
        await page.goto(path);
        await expect(page.locator("h1")).toHaveCount(1);
        expect({ path, faults: await faultsOn(page) }).toEqual({ path, faults: [] });
      }
      watched.expectClean();
    });
  }
}

test("every template is looked at in every look", () => {
  const templates = readdirSync("app", { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file === "page.tsx" || file.endsWith("/page.tsx"))
    .map((file) => `/${file.replace(/\/?page\.tsx$/, "")}`);
  const seen = [...TEMPLATES, ...RELEASE_TEMPLATES].map((path) => path.replace(/\?.*/, ""));
  expect(templates.length).toBeGreaterThan(20);
  expect(
    templates.filter(
      (template) => !seen.some((path) => new RegExp(`^${template.replace(/\[\w+\]/g, "[^/]+")}$`).test(path)),
    ),
  ).toEqual([]);
});

test("no page scrolls sideways on a narrow screen", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  for (const path of await everyPath(page)) {
    await page.goto(path);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(`${path}: ${Math.max(0, overflow)}`).toBe(`${path}: 0`);
  }
});
