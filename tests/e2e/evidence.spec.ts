/** The research tier as it stands before anything is imported; on a machine with an import of its own these tests skip. */
import { expect, focusOn, test } from "./live";

test.beforeEach(async ({ page }) => {
  await page.goto("/coverage");
  test.skip(
    (await page.getByRole("region", { name: "Files of the import" }).count()) > 0,
    "a release is imported here",
  );
});

test("the evidence table has the curated annotations and says how to have the rest", async ({ page }) => {
  await page.goto("/evidence?drug=everolimus&gene=MTOR");
  await expect(page.getByText("knowledge import FILE…")).toBeVisible();
  await expect(page.locator("tbody tr").first()).toContainText("curated by us");
});

test("there is nothing to compare, and the page says so", async ({ page }) => {
  await page.goto("/changes");
  await expect(page.getByText("No ClinPGx release is imported, so there is nothing to compare.")).toBeVisible();
});

test("a curated annotation has its page, with its studies and without quotations", async ({ page }) => {
  await page.goto("/annotations/clinpgx-1451410280");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("MTOR rs2024627: everolimus");
  await expect(page.getByRole("region", { name: /Studies behind/ })).toBeVisible();
  await expect(page.locator("figure.quotation")).toHaveCount(0);
});

test("the field for a gene without phenotypes takes the bases at a variant", async ({ page }) => {
  await page.goto("/answer?drug=everolimus&gene=MTOR");
  await focusOn(page.getByRole("combobox", { name: "MTOR result" }));
  await page.getByRole("combobox", { name: "MTOR result" }).fill("rs2024627 G/G");
  await expect(page.locator("#result-MTOR-said")).toContainText("Understood: MTOR");
  await expect(page.getByRole("listitem").filter({ hasText: /^Other strand$/ })).toBeVisible();
});

test("the home page does not carry the names of everything we hold", async ({ request }) => {
  const offered = await (await request.get("/")).text();
  const { entries } = (await (await request.get("/names")).json()) as { entries: readonly { label: string }[] };
  const carried = entries.filter(({ label }) => offered.includes(`value="${label}"`));
  expect(carried.length).toBeGreaterThan(50);
  expect(carried.length).toBeLessThan(entries.length / 2);
});
