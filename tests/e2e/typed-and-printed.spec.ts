/**
 * What is printed, copied, linked or saved answers what stands in the fields, or says that it does not: when somebody
 * prints right after typing, when a part loads slowly, when it does not load, and when an older part arrives late.
 */
import type { Route } from "@playwright/test";
import type { Knowledge } from "@/lib/knowledge";
import { genotype, searchset } from "../builders/fhir";
import { genomeFile } from "../builders/genome-file";
import { expect, firstVisit, test, type Page } from "./live";
import { answered, printed, TEN, write } from "./report-page";

const NOT_YET = "This page does not yet answer what was typed";

const onPaper = async (page: Page): Promise<string> =>
  (await printed(page, "A4")).pages.map(({ text }) => text).join(" ");

const choose = (page: Page, label: string, content: string): Promise<void> =>
  page
    .getByLabel(label)
    .setInputFiles({ name: "file.json", mimeType: "application/json", buffer: Buffer.from(content) });

/** Keeps requests back until they are let go; `arrived` resolves with the first. */
async function hold(
  page: Page,
  path: string,
): Promise<{ readonly arrived: Promise<void>; readonly letGo: () => Promise<void> }> {
  const held: Route[] = [];
  let told = (): void => undefined;
  const arrived = new Promise<void>((resolve) => (told = resolve));
  let isOpen = false;
  await page.route(path, async (route) => {
    if (isOpen) return route.continue();
    held.push(route);
    told();
  });
  return {
    arrived,
    letGo: async () => {
      isOpen = true;
      await Promise.all(held.map((route) => route.continue()));
    },
  };
}

/** Types into a field of the report and does something in the very same breath, before the page has drawn anything. */
const inOneBreath = (page: Page, field: string, text: string, button: string): Promise<void> =>
  page.evaluate(
    ([id, value, name]) => {
      const area = document.querySelector<HTMLTextAreaElement>(`#${id}`);
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(area, value);
      area?.dispatchEvent(new Event("input", { bubbles: true }));
      const found = [...document.querySelectorAll("button")].find((one) => one.textContent === name);
      found?.click();
    },
    [field, text, button] as const,
  );

test.describe("the report", () => {
  firstVisit("that is printed right after typing answers the last keystroke", async ({ page }) => {
    await write(page, TEN);
    await answered(page);
    // So slow a machine that a report takes seconds to write: what is printed has not waited for it.
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 6 });
    await page.getByLabel("Results", { exact: true }).fill("CYP2C19 *2/*2\nCYP2D6 *4/*4");
    const paper = await onPaper(page);
    expect(paper).toContain("CYP2C19 *2/*2");
    expect(paper).not.toContain("CYP2D6 *1/*4");
    expect(paper).not.toContain(NOT_YET);
  });

  test("is what stands in the fields at the moment of printing, with no time between", async ({ page }) => {
    await write(page, { drugs: "codeine", panel: "CYP2D6 *1/*1" });
    await answered(page);
    const shown = await page.evaluate(() => {
      const area = document.querySelector<HTMLTextAreaElement>("#report-panel");
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(area, "CYP2D6 *4/*4");
      area?.dispatchEvent(new Event("input", { bubbles: true }));
      const answer = document.querySelector("[data-answer]");
      const busy = answer?.getAttribute("aria-busy");
      const isOnPaper = (): boolean => document.querySelector(".report-paper:not(.no-print)") !== null;
      const before = { busy, isOnPaper: isOnPaper(), text: answer?.textContent ?? "" };
      window.dispatchEvent(new Event("beforeprint"));
      return {
        before,
        after: { busy: answer?.getAttribute("aria-busy"), isOnPaper: isOnPaper(), text: answer?.textContent ?? "" },
      };
    });
    expect(shown.before).toMatchObject({ busy: "true", isOnPaper: false });
    expect(shown.before.text).toContain(NOT_YET);
    expect(shown.after).toMatchObject({ busy: "false", isOnPaper: true });
    expect(shown.after.text).toContain("CYP2D6 *4/*4");
    expect(shown.after.text).not.toContain("CYP2D6 *1/*1");
    expect(shown.after.text).not.toContain(NOT_YET);
  });

  firstVisit(
    "is copied, linked and saved as the answer to the last keystroke, and what was said of it goes with it",
    async ({ page }) => {
      await page.addInitScript(() => {
        const copied: string[] = [];
        Object.assign(window, { copied });
        Object.defineProperty(navigator, "clipboard", {
          value: { writeText: (text: string) => Promise.resolve(void copied.push(text)) },
        });
      });
      await write(page, { drugs: "codeine", panel: "CYP2D6 *1/*1" });
      await answered(page);
      await inOneBreath(page, "report-panel", "CYP2D6 *4/*4", "Copy chart text");
      await expect(page.getByText("The chart text is copied.")).toBeVisible();
      const copied = (): Promise<readonly string[]> =>
        page.evaluate(() => (window as unknown as { readonly copied: readonly string[] }).copied);
      expect((await copied()).at(-1)).toContain("*4/*4");
      await inOneBreath(page, "report-panel", "CYP2D6 *4/*5", "Copy link");
      await expect(page.getByText("The link is in the address and copied.")).toBeVisible();
      await expect(page.getByText("The chart text is copied.")).toHaveCount(0);
      await expect(page).toHaveURL(/\/report#2\./);
      const address = page.url();
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        inOneBreath(page, "report-panel", "CYP2D6 *1/*2", "Download JSON"),
      ]);
      let json = "";
      for await (const chunk of await download.createReadStream()) json += String(chunk);
      expect(json).toContain("*1/*2");
      expect(json).not.toContain("*4/*5");
      // The address leads to the question before this one, so it is not this one's any more.
      await expect(page).toHaveURL(/\/report$/);
      await expect(page.getByText("The link is in the address and copied.")).toHaveCount(0);
      await page.goto("about:blank");
      await page.goto(address);
      await answered(page);
      await expect(page.getByLabel("Results", { exact: true })).toHaveValue(/\*4\/\*5/);
    },
  );

  test("whose part does not load says so on paper and nothing else, and is written when it loads after all", async ({
    page,
  }) => {
    await page.route("**/shards/clopidogrel", (route) => route.abort());
    await write(page, { drugs: "codeine", panel: "CYP2D6 *4/*4\nCYP2C19 *2/*2" });
    await page.getByLabel("Drugs", { exact: true }).fill("codeine\nclopidogrel");
    await expect(page.getByText("The report could not be written: the data did not load.")).toBeVisible();
    const paper = await onPaper(page);
    expect(paper).toContain(NOT_YET);
    expect(paper).toContain("did not load");
    expect(paper).not.toContain("CYP2D6");
    await expect(page.getByRole("button", { name: "Copy chart text" })).toHaveCount(0);
    await page.unroute("**/shards/clopidogrel");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.locator('[data-drug="clopidogrel"]')).toBeVisible();
    await expect(page.getByText("The report could not be written")).toHaveCount(0);
    expect(await onPaper(page)).not.toContain(NOT_YET);
  });

  test("whose part loads slowly says so on paper, and is printed once it is there", async ({ page }) => {
    const shard = await hold(page, "**/shards/clopidogrel");
    await page.goto("/report");
    await page.getByLabel("Drugs", { exact: true }).fill("clopidogrel");
    await page.getByLabel("Results", { exact: true }).fill("CYP2C19 *2/*2");
    await shard.arrived;
    await expect(page.locator("[data-answer]")).toHaveAttribute("aria-busy", "true");
    const paper = await onPaper(page);
    expect(paper).toContain(NOT_YET);
    expect(paper).toContain("still loading");
    await shard.letGo();
    await answered(page);
    expect(await onPaper(page)).toContain("CYP2C19 *2/*2");
  });

  test("is the one on the drug named last, whichever part arrives last", async ({ page }) => {
    const shard = await hold(page, "**/shards/clopidogrel");
    await page.goto("/report");
    await page.getByLabel("Drugs", { exact: true }).fill("clopidogrel");
    await shard.arrived;
    await page.getByLabel("Drugs", { exact: true }).fill("codeine");
    await answered(page);
    await shard.letGo();
    await answered(page);
    await expect(page.locator("[data-drug]")).toHaveCount(1);
    await expect(page.locator('[data-drug="codeine"]')).toBeVisible();
  });

  test("is on no paper while results alone are given, and says what is missing", async ({ page }) => {
    await page.goto("/report");
    await page.getByLabel("Results", { exact: true }).fill("CYP2C19 *2/*2");
    await expect(page.locator("[data-answer]")).toHaveAttribute("aria-busy", "false");
    await expect(page.locator("[data-answer]")).toContainText("Name a drug");
    const paper = await onPaper(page);
    expect(paper).toContain(NOT_YET);
    expect(paper).toContain("Name a drug");
  });

  test("is compared with the earlier report chosen last, beside the question that stands there", async ({ page }) => {
    await write(page, { drugs: "codeine", panel: "CYP2D6 *4/*4" });
    await answered(page);
    const save = async (): Promise<string> => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "Download JSON" }).click(),
      ]);
      let json = "";
      for await (const chunk of await download.createReadStream()) json += String(chunk);
      return json;
    };
    const onCodeine = await save();
    await page.getByLabel("Drugs", { exact: true }).fill("clopidogrel");
    await answered(page);
    const onClopidogrel = await save();
    await page.goto("/report");
    const shard = await hold(page, "**/shards/codeine");
    await choose(page, "A report saved as JSON", onCodeine);
    await shard.arrived;
    expect(await onPaper(page)).toContain("The comparison with the earlier report is not on this paper");
    await choose(page, "A report saved as JSON", onClopidogrel);
    const compared = page.getByRole("article", { name: "What changed since the earlier report" });
    await expect(compared).toContainText("clopidogrel");
    await shard.letGo();
    await page.getByLabel("Drugs", { exact: true }).fill("codeine");
    await expect(page.getByText("The question is another one than the comparison was made with.")).toBeVisible();
    await answered(page);
    await expect(compared).toHaveCount(0);
    await choose(page, "A report saved as JSON", onClopidogrel);
    await expect(page.getByText("an earlier report on another question")).toBeVisible();
  });
});

test.describe("the answer", () => {
  const result = (page: Page) => page.getByRole("combobox", { name: "CYP2C19 result" });

  test("whose part does not load is not printed without the results, and says so", async ({ page }) => {
    await page.route("**/shards/clopidogrel", (route) => route.abort());
    await page.goto("/answer?drug=clopidogrel");
    expect(await onPaper(page)).toContain("depends on the result");
    await result(page).fill("*2/*2");
    await expect(page.getByText("The answer could not be worked out here")).toBeVisible();
    const paper = await onPaper(page);
    expect(paper).toContain(NOT_YET);
    expect(paper).not.toContain("depends on the result");
    await page.unroute("**/shards/clopidogrel");
    await page.getByRole("button", { name: "Try again" }).click();
    await answered(page);
    await expect(page.locator(".bottom-line .headline")).toContainText("Use prasugrel or ticagrelor");
    expect(await onPaper(page)).not.toContain(NOT_YET);
  });

  test("whose part loads slowly is busy and on no paper until the results are in it", async ({ page }) => {
    const shard = await hold(page, "**/shards/clopidogrel");
    await page.goto("/answer?drug=clopidogrel");
    await result(page).fill("*2/*2");
    await shard.arrived;
    await expect(page.locator("[data-answer]")).toHaveAttribute("aria-busy", "true");
    const paper = await onPaper(page);
    expect(paper).toContain(NOT_YET);
    expect(paper).not.toContain("depends on the result");
    await shard.letGo();
    await answered(page);
    expect(await onPaper(page)).toContain("Use prasugrel or ticagrelor");
  });

  test("is printed without the drugs taken as well only with a word, while they load and where they are not read", async ({
    page,
  }) => {
    const guidance = await hold(page, "**/guidance");
    await page.goto("/answer?drug=codeine");
    await page.getByRole("combobox", { name: "CYP2D6 result" }).fill("*1/*1");
    await answered(page);
    await page.getByLabel("Taken as well").fill("paroxetine, nosuchdrug");
    await guidance.arrived;
    expect(await onPaper(page)).toContain(NOT_YET);
    await guidance.letGo();
    await answered(page);
    const paper = await onPaper(page);
    expect(paper).not.toContain(NOT_YET);
    expect(paper).toContain("Taken as well: Found “nosuchdrug”");
    expect(paper).toContain("paroxetine");
  });

  test("takes a laboratory's file whole: the one chosen last, nothing left of another's, nothing typed since undone", async ({
    page,
  }) => {
    const file = (...results: readonly (readonly [string, string])[]): string =>
      JSON.stringify(searchset(...results.map(([gene, value]) => genotype(gene, value))));
    await page.goto("/answer?drug=amitriptyline");
    const [cyp2c19, cyp2d6] = ["CYP2C19", "CYP2D6"].map((gene) =>
      page.getByRole("combobox", { name: `${gene} result` }),
    ) as [ReturnType<typeof result>, ReturnType<typeof result>];
    await choose(page, "Or open a FHIR file", file(["CYP2C19", "*2/*2"]));
    await expect(cyp2c19).toHaveValue("*2/*2");
    await choose(page, "Or open a FHIR file", file(["CYP2D6", "*4/*4"]));
    await expect(cyp2d6).toHaveValue("*4/*4");
    await expect(cyp2c19).toHaveValue("not tested");
    await expect(page.locator("#fhir-file-said")).toContainText("Taken out, as it came from the file before: CYP2C19.");
    const shard = await hold(page, "**/shards/amitriptyline");
    await choose(page, "Or open a FHIR file", file(["CYP2D6", "*1/*1"]));
    await shard.arrived;
    await cyp2c19.fill("*1/*17");
    expect(await onPaper(page)).toContain("a file that was chosen was still being read");
    await choose(page, "Or open a FHIR file", "{}");
    await expect(page.locator("#fhir-file-said")).toContainText("holds no FHIR resources");
    await expect(cyp2d6).toHaveValue("*4/*4");
    await shard.letGo();
    await choose(page, "Or open a FHIR file", file(["CYP2D6", "*1/*2"]));
    await expect(cyp2d6).toHaveValue("*1/*2");
    await expect(cyp2c19).toHaveValue("*1/*17");
  });
});

test.describe("a genome file", () => {
  test("is not printed or saved without results that were typed beside it and not used, and prints what of them was not read", async ({
    page,
    request,
  }) => {
    const { alleleDefinitions } = (await (await request.get("/genome/knowledge")).json()) as Knowledge;
    await page.goto("/genome");
    await expect(page.getByText("Ready. From here on no network is needed")).toBeVisible();
    await page.getByLabel("Genome file", { exact: true }).setInputFiles({
      name: "patient.vcf",
      mimeType: "text/plain",
      buffer: Buffer.from(genomeFile(alleleDefinitions, ["CYP2C19"], { "PATIENT-7": {} })),
    });
    await expect(page.getByRole("heading", { name: "Results of PATIENT-7" })).toBeVisible();
    expect(await onPaper(page)).toContain("Results of PATIENT-7");
    await page.getByLabel("Results, one gene a line").fill("CYP2D6\t*4/*4\nHLA-B\t*57:01");
    const paper = await onPaper(page);
    expect(paper).toContain(NOT_YET);
    expect(paper).toContain("results typed beside the file are not used yet");
    expect(paper).not.toContain("Results of PATIENT-7");
    await page.getByRole("button", { name: "Save as JSON" }).click();
    await expect(page.getByText("Not saved: results typed below are not used yet.")).toBeVisible();
    await page.getByRole("button", { name: "Use these results" }).click();
    await expect(page.locator("#gene-CYP2D6")).toContainText("Given beside the file: *4/*4");
    const after = await onPaper(page);
    expect(after).not.toContain(NOT_YET);
    expect(after).toContain("Results of PATIENT-7");
    expect(after).toMatch(/Not read of the results given beside the file.*Line 2:/);
  });

  test("prints a drug whose guidance has not come as one without an answer", async ({ page, request }) => {
    const { alleleDefinitions } = (await (await request.get("/genome/knowledge")).json()) as Knowledge;
    const shard = await hold(page, "**/shards/clopidogrel");
    await page.goto("/genome");
    await expect(page.getByText("Ready. From here on no network is needed")).toBeVisible();
    await page.getByLabel("Genome file", { exact: true }).setInputFiles({
      name: "patient.vcf",
      mimeType: "text/plain",
      buffer: Buffer.from(genomeFile(alleleDefinitions, ["CYP2C19"], { "PATIENT-7": {} })),
    });
    await page.getByRole("combobox", { name: "Add a drug" }).fill("clopidogrel");
    await page.getByRole("combobox", { name: "Add a drug" }).press("Enter");
    await shard.arrived;
    expect(await onPaper(page)).toContain("Loading the guidance");
    await shard.letGo();
    await expect(page.getByRole("article", { name: "clopidogrel" }).locator(".headline")).toBeVisible();
    expect(await onPaper(page)).not.toContain("Loading the guidance");
  });
});

test.describe("what-if", () => {
  test("shows the drug chosen last, whichever loads last, and is marked while it loads", async ({ page }) => {
    const shard = await hold(page, "**/shards/clopidogrel");
    await page.goto("/learn/what-if");
    const drug = page.getByLabel("Drug", { exact: true });
    await drug.selectOption("clopidogrel");
    await shard.arrived;
    expect(await onPaper(page)).toContain(NOT_YET);
    await drug.selectOption("codeine");
    await expect(page.getByLabel("First allele of CYP2D6")).toBeVisible();
    const late = page.waitForResponse("**/shards/clopidogrel");
    await shard.letGo();
    await (await late).finished();
    // The answer of the drug that came late would by now be in the place of this one.
    await page.getByLabel("First allele of CYP2D6").selectOption("*4");
    await expect(page.getByRole("heading", { name: "The answer now" })).toBeVisible();
    await expect(drug).toHaveValue("codeine");
    expect(await onPaper(page)).not.toContain(NOT_YET);
  });

  test("answers with the other drug chosen last, and is on no paper while that one loads", async ({ page }) => {
    const shard = await hold(page, "**/shards/paroxetine");
    await page.goto("/learn/what-if");
    await page.getByLabel("Drug", { exact: true }).selectOption("codeine");
    await page.getByLabel("Phenotype of CYP2D6").selectOption("Normal Metabolizer");
    const other = page.getByLabel("Another drug, taken as well");
    await other.selectOption("paroxetine");
    await shard.arrived;
    await expect(other).toHaveValue("paroxetine");
    await expect(page.locator("[data-answer]")).toHaveAttribute("aria-busy", "true");
    await expect(page.getByRole("link", { name: "Link to what is shown here" })).toHaveCount(0);
    expect(await onPaper(page)).toContain(NOT_YET);
    await other.selectOption("");
    await answered(page);
    const late = page.waitForResponse("**/shards/paroxetine");
    await shard.letGo();
    await (await late).finished();
    await page.getByLabel("Phenotype of CYP2D6").selectOption("Poor Metabolizer");
    await expect(other).toHaveValue("");
    await expect(page.getByText("Expected while both are taken")).toHaveCount(0);
  });

  test("says that another drug did not load, and goes on without it in the field as in the answer", async ({
    page,
  }) => {
    await page.route("**/shards/paroxetine", (route) => route.abort());
    await page.goto("/learn/what-if");
    await page.getByLabel("Drug", { exact: true }).selectOption("codeine");
    await page.getByLabel("Phenotype of CYP2D6").selectOption("Normal Metabolizer");
    await page.getByLabel("Another drug, taken as well").selectOption("paroxetine");
    await expect(page.getByText("could not be loaded, so it is not in the question")).toBeVisible();
    await expect(page.getByLabel("Another drug, taken as well")).toHaveValue("");
    expect(await onPaper(page)).toContain("could not be loaded, so it is not in the question");
  });
});

test("cards of the order before are marked, out of reach and on no paper until the service has answered about this one", async ({
  page,
}) => {
  await page.goto("/demo/orders");
  const call = await hold(page, "**/cds-services/pgx-order-select");
  await page.getByLabel("Medicine").selectOption({ index: 1 });
  await call.arrived;
  await expect(page.getByText("Asking the service…")).toBeVisible();
  await expect(page.locator("[data-answer]")).toHaveAttribute("aria-busy", "true");
  for (const button of await page.locator("[data-answer] button").all()) await expect(button).toBeDisabled();
  expect(await onPaper(page)).toContain(NOT_YET);
  await call.letGo();
  await answered(page);
  expect(await onPaper(page)).not.toContain(NOT_YET);
});

test("rows of the filters before are marked, on no paper and not downloaded once a filter is changed", async ({
  page,
}) => {
  await page.goto("/evidence?gene=MTOR");
  await expect(page.getByRole("link", { name: /^Download all/ })).toBeVisible();
  await page.getByLabel("Gene", { exact: true }).fill("CYP2D6");
  await expect(page.getByText("The filters were changed; the rows below are those from before.")).toBeVisible();
  await expect(page.getByRole("link", { name: /^Download all/ })).toHaveCount(0);
  const paper = await onPaper(page);
  expect(paper).toContain(NOT_YET);
  expect(paper).not.toContain("rs2024627");
  await page.getByLabel("Gene", { exact: true }).fill("MTOR");
  await expect(page.getByRole("link", { name: /^Download all/ })).toBeVisible();
  expect(await onPaper(page)).toContain("rs2024627");
});
