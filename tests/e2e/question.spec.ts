import { expect, test } from "./live";
import { watch } from "./watch";

test("a physician types afin, picks everolimus and MTOR by keyboard alone, and reads the answer", async ({ page }) => {
  const watched = watch(page);
  await page.goto("/");
  await page.getByRole("combobox", { name: "Drug", exact: true }).focus();
  await expect(page.getByRole("option").first()).toBeVisible();
  await page.keyboard.type("afin");
  await expect(page.getByRole("option", { name: /everolimus.*Afinitor/ })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox", { name: "Drug", exact: true })).toHaveValue("everolimus");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("combobox", { name: /Genes/ })).toBeFocused();
  await page.keyboard.type("frap1");
  await expect(page.getByRole("option", { name: /MTOR/ })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Remove MTOR" })).toBeVisible();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/answer\?/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Everolimus and MTOR");
  await expect(page.getByText("No guideline covers everolimus and MTOR.")).toBeVisible();
  await expect(page.getByText("Do not change treatment because of the MTOR genotype.")).toBeVisible();
  watched.expectClean();
});

test("several drugs are asked at once, each with a heading and a table of its own", async ({ page }) => {
  const watched = watch(page);
  await page.goto("/");
  const drug = page.getByRole("combobox", { name: "Drug", exact: true });
  await drug.fill("clopidogrel");
  await page.getByRole("button", { name: "Add another drug" }).click();
  await expect(page.getByRole("button", { name: "Remove clopidogrel" })).toBeVisible();
  await expect(drug).toBeFocused();
  await drug.fill("citalopram");
  await page.keyboard.press("Escape");
  await drug.fill("citalopram");
  await page.getByRole("button", { name: "Show what is known" }).click();
  await page.waitForURL(/drug=clopidogrel&.*drug=citalopram|drug=citalopram&.*drug=clopidogrel/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Clopidogrel and citalopram/i);
  await page.getByRole("combobox", { name: "CYP2C19 result" }).fill("*2/*2");
  for (const name of ["clopidogrel", "citalopram"]) {
    await expect(page.locator(".bottom-line").getByRole("heading", { level: 3, name })).toBeVisible();
    await expect(page.getByRole("region", { name: `Recommendations on ${name} by result` })).toBeVisible();
  }
  watched.expectClean();
});

test("genes with notes for the chosen drug stand first in the list", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("combobox", { name: "Drug", exact: true }).fill("everolimus");
  await page.getByRole("combobox", { name: /Genes/ }).focus();
  await expect(page.getByRole("option").first()).toHaveText(/note/);
});

test("a question without a drug is refused beside the field and in a summary that takes the focus", async ({
  page,
}) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Show what is known" }).click();
  const summary = page.getByRole("alert").filter({ hasText: "There is a problem" });
  await expect(summary).toBeFocused();
  await expect(page.getByRole("combobox", { name: "Drug", exact: true })).toHaveAttribute("aria-invalid", "true");
  await summary.getByRole("link").click();
  await expect(page.getByRole("combobox", { name: "Drug", exact: true })).toBeFocused();
});

test("an unknown drug is named back with the name it may be before anything is sent", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("combobox", { name: "Drug", exact: true }).fill("everolimos");
  await expect(page.getByRole("option", { name: /everolimus/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("combobox", { name: "Drug", exact: true }).fill("everolimos");
  await page.getByRole("button", { name: "Show what is known" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "everolimos" })).toContainText("everolimus");
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the form asks and the answer is whole", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("combobox", { name: "Drug", exact: true }).fill("Afinitor");
    await page.getByRole("combobox", { name: /Genes/ }).fill("MTOR, RPTOR");
    await page.getByRole("button", { name: "Show what is known" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Everolimus, MTOR and RPTOR");
    await expect(page.locator("table tbody tr").first()).toBeVisible();
  });
});

const BAD_QUESTIONS = [
  ["unknown", "drug=everolimos&gene=MTOR", "everolimus"],
  ["empty", "drug=&gene=", "no drug"],
  ["missing", "", "no drug"],
  ["absurdly long", `drug=${"a".repeat(3000)}`, "characters"],
  ["of mixed script", `drug=${encodeURIComponent("everolіmus")}`, "more than one alphabet"],
  ["with markup", `drug=${encodeURIComponent("<script>alert(1)</script>")}`, "<script>"],
  ["with an unknown gene", "drug=everolimus&gene=MTORR", "MTOR"],
  ["with a setting we do not know", "drug=everolimus&setting=space", "oncology"],
] as const;

for (const [name, query, expected] of BAD_QUESTIONS) {
  test(`a question ${name} is answered with what was found and what to do, never an empty page`, async ({ page }) => {
    const watched = watch(page);
    const response = await page.goto(`/answer?${query}`);
    expect(response?.status()).toBe(200);
    await expect(page.getByRole("alert").filter({ hasText: "could not answer" })).toContainText(expected);
    await expect(page.getByRole("button", { name: "Show what is known" })).toBeVisible();
    watched.expectClean();
  });
}

test("a repeated drug is answered once", async ({ page }) => {
  await page.goto("/answer?drug=everolimus&drug=Afinitor&gene=MTOR&gene=FRAP1");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Everolimus and MTOR");
  await expect(page.locator(".bottom-line")).toHaveCount(1);
});

test("the table of studies sorts and says how", async ({ page }) => {
  await page.goto("/answer?drug=everolimus");
  const people = page.getByRole("columnheader", { name: /People/ });
  await expect(people).toHaveAttribute("aria-sort", "none");
  await people.getByRole("button").click();
  await expect(people).toHaveAttribute("aria-sort", "ascending");
  await people.getByRole("button").click();
  await expect(people).toHaveAttribute("aria-sort", "descending");
  const cells = await page.locator("#studies ~ .scroll tbody tr td:nth-child(3)").allInnerTexts();
  const numbers = cells.map((text) => Number.parseInt(text, 10)).filter((n) => !Number.isNaN(n));
  expect(numbers.length).toBeGreaterThan(3);
  expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
});

test("every statement of a gene page can be linked to", async ({ page }) => {
  await page.goto("/genes/MTOR");
  const ids = await page.locator(".statement[id]").evaluateAll((all) => all.map((one) => one.id));
  expect(ids.length).toBeGreaterThan(15);
  expect(new Set(ids).size).toBe(ids.length);
});

test("the pathway leads to the pages of its genes and drugs", async ({ page }) => {
  await page.goto("/genes/MTOR");
  const links = await page.locator(".figure svg a").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  expect(links).toEqual(expect.arrayContaining(["/drugs/everolimus", "/genes/TSC1"]));
  for (const href of new Set(links)) expect((await page.request.get(href ?? "")).status()).toBe(200);
});
