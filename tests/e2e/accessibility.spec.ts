import { readdirSync } from "node:fs";
import { expect, test } from "./live";
import {
  axeFaults,
  everyPath,
  faultsInEveryLook,
  openAll,
  overflowOnNarrow,
  RELEASE_TEMPLATES,
  TEMPLATES,
  watch,
  type KnownKinds,
} from "./watch";

const OF_A_DRUG_OR_GENE = /^\/(drugs|genes)\/./;
const ANSWER = /^\/answer\b/;
/** All pages, in parts so that several workers share them. */
const LISTS: readonly (readonly [what: string, isOne: (path: string) => boolean])[] = [
  ["page of a drug or gene", (path) => OF_A_DRUG_OR_GENE.test(path)],
  ["answer", (path) => ANSWER.test(path)],
  ["page to learn by", (path) => path.startsWith("/learn")],
  ["other page", (path) => !OF_A_DRUG_OR_GENE.test(path) && !ANSWER.test(path) && !path.startsWith("/learn")],
];

for (const [what, isOne] of LISTS) {
  test(`axe finds nothing on any ${what}, in dark and forced colours neither on one of each template, none scrolls sideways on a narrow screen, errs or calls another host`, async ({
    page,
  }) => {
    test.slow();
    const watched = watch(page);
    const known: KnownKinds = new Set();
    const paths = (await everyPath(page)).filter(isOne);
    expect(paths.length).toBeGreaterThan(10);
    for (const path of paths) {
      await page.goto(path);
      await expect(page.locator("h1")).toHaveCount(1);
      const overflow = await overflowOnNarrow(page);
      await openAll(page);
      const faults = TEMPLATES.includes(path) ? await faultsInEveryLook(page, known) : await axeFaults(page, known);
      expect({ path, overflow, faults }).toEqual({ path, overflow: 0, faults: [] });
    }
    watched.expectClean();
  });
}

test("every template is looked at in every look", async ({ page }) => {
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
  const walked = await everyPath(page);
  expect(TEMPLATES.filter((path) => !walked.includes(path))).toEqual([]);
});
