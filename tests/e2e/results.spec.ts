import { expect, firstVisit, focusOn, test } from "./live";
import { watch } from "./watch";

firstVisit(
  "a result changes the answer in the browser, and leaves it neither by address nor by request",
  async ({ page }) => {
    const watched = watch(page);
    await page.goto("/answer?drug=clopidogrel");
    await expect(
      page.getByRole("region", { name: "What a CYP2C19 result would change for clopidogrel" }),
    ).toBeVisible();
    const field = page.getByRole("combobox", { name: "CYP2C19 result" });
    await expect(field).toHaveValue("not tested");
    const shard = page.waitForResponse(/\/shards\/clopidogrel$/);
    await focusOn(field);
    await shard;

    const sent: string[] = [];
    page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
    await field.fill("*2/*2");
    await expect(page.locator("#result-CYP2C19-said")).toContainText("Understood: CYP2C19 *2/*2: Poor Metabolizer");
    await expect(page.locator(".bottom-line .headline")).toContainText("Use prasugrel or ticagrelor");
    await expect(page.locator(".bottom-line .axes")).toContainText("Guideline, strong");
    expect(sent.filter((line) => !line.includes("/_next/static/"))).toEqual([]);
    expect(new URL(page.url()).search).toBe("?drug=clopidogrel");
    expect(
      await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])),
    ).toBe('[{},{},""]');
    watched.expectClean();
  },
);

test("a result that is no allele is answered with the nearest, at its own field", async ({ page }) => {
  await page.goto("/answer?drug=clopidogrel");
  const field = page.getByRole("combobox", { name: "CYP2C19 result" });
  await focusOn(field);
  await field.fill("*2/*99");
  await expect(page.locator("#result-CYP2C19-said")).toContainText("*99");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator(".bottom-line .headline")).toContainText("depends on the result");
});

test("two results that contradict each other are both shown and decide nothing", async ({ page }) => {
  await page.goto("/answer?drug=clopidogrel");
  const field = page.getByRole("combobox", { name: "CYP2C19 result" });
  await focusOn(field);
  await field.fill("*2/*2; normal metabolizer");
  await expect(page.getByRole("main").getByRole("alert")).toContainText("cannot both hold");
  await expect(page.locator(".bottom-line .headline")).toContainText("depends on the result");
});

firstVisit(
  "a drug taken as well shows the expected phenotype beside the genetic one, names its list, and leaves the browser neither by address nor by request",
  async ({ page }) => {
    const watched = watch(page);
    await page.goto("/answer?drug=codeine");
    const taken = page.getByLabel("Taken as well");
    const guidance = page.waitForResponse(/\/guidance$/);
    await focusOn(taken);
    await guidance;
    const sent: string[] = [];
    page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
    await page.getByRole("combobox", { name: "CYP2D6 result" }).fill("*1/*1");
    await expect(page.locator(".bottom-line .headline")).toContainText("standard dose");
    const byGenes = await page.locator(".bottom-line .headline").innerText();
    await taken.fill("Paxil");
    await expect(page.locator("#taken-said")).toContainText("Understood: paroxetine (from Paxil)");
    const row = page
      .getByRole("region", { name: "Phenotypes that bear on codeine, by the genes and as expected" })
      .getByRole("row", { name: /CYP2D6/ });
    await expect(row.getByRole("cell")).toHaveText([
      /^Normal Metabolizer/,
      /^Poor Metabolizer/,
      /paroxetine, a strong inhibitor of CYP2D6 \(list of \d{4}-\d{2}-\d{2}\)/,
    ]);
    await expect(page.locator("[data-expected]")).toHaveAttribute("data-expected", "avoid");
    await expect(page.locator(".bottom-line .headline")).toHaveText(byGenes);
    expect(sent.filter((line) => !line.includes("/_next/static/"))).toEqual([]);
    expect(new URL(page.url()).search).toBe("?drug=codeine");
    watched.expectClean();
  },
);

test("a drug taken as well that no list names is said to be that, and a name nobody knows is refused at its field", async ({
  page,
}) => {
  await page.goto("/answer?drug=codeine");
  const taken = page.getByLabel("Taken as well");
  await taken.fill("abacavir");
  await expect(page.getByRole("region", { name: "With the other drugs taken" })).toContainText(
    "does not exclude an interaction",
  );
  await taken.fill("paroxetin, paroxetinum forte");
  await expect(taken).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator("#taken-said")).toContainText("paroxetine");
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the fields stand closed and say why, and the table tells every result", async ({ page }) => {
    await page.goto("/answer?drug=clopidogrel");
    await expect(page.getByRole("combobox", { name: "CYP2C19 result" })).toBeDisabled();
    // Text searches pass over noscript, whatever the reader sees.
    await expect(page.locator("noscript p")).toBeVisible();
    await expect(
      page.getByRole("region", { name: "What a CYP2C19 result would change for clopidogrel" }),
    ).toContainText("Poor Metabolizer");
  });
});

test("the warfarin estimate is worked in the browser and names what is missing", async ({ page }) => {
  await page.goto("/drugs/warfarin");
  await page.getByLabel("Age, years").fill("65");
  await expect(page.getByText("found no height", { exact: false }).first()).toBeVisible();
  await page.getByLabel("Height, cm").fill("170");
  await page.getByLabel("Weight, kg").fill("75");
  await page.getByLabel("VKORC1 -1639").selectOption("GG");
  await page.getByLabel("CYP2C9", { exact: true }).selectOption("*1/*1");
  await page.getByLabel("Ancestry, as the equations group it").selectOption("white");
  // 6.475 squared is 41.9 mg a week.
  await expect(page.getByText("about 6.0 mg a day (42 mg a week)")).toBeVisible();
});
