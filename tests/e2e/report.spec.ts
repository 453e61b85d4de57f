/** The report page: four patients as they would be typed, from the paste to the paper. */
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { extractText, getDocumentProxy } from "unpdf";

interface Patient {
  readonly name: string;
  readonly drugs: string;
  readonly panel: string;
  readonly coMedication?: string;
  readonly setting?: string;
  /** Drugs in the order of page one, with the action by the genes. */
  readonly answers: readonly (readonly [string, string])[];
}

const PATIENTS: readonly Patient[] = [
  { name: "oncology", drugs: "Afinitor\nfluorouracil (planned)", panel: "Gene,Diplotype,Phenotype\nDPYD,c.1905+1G>A (*2A)/c.1905+1G>A (*2A),\nMTOR,,not tested", coMedication: "clarithromycin", setting: "oncology", answers: [["fluorouracil", "avoid"], ["everolimus", "no-action-advised"]] },
  { name: "transplantation", drugs: "Prograf (current)\nazathioprine (planned)\nomeprazole 20 mg", panel: "CYP3A5\t*1/*3\nTPMT\t*3A/*3A\nNUDT15\t*1/*1\nCYP2C19\t*17/*17", setting: "transplantation", answers: [["azathioprine", "avoid"], ["tacrolimus", "change-dose"], ["omeprazole", "change-dose"]] },
  { name: "depression", drugs: "amitriptyline, escitalopram", panel: "CYP2D6 *1/*1\nCYP2C19 *2/*2", coMedication: "Paxil", answers: [["amitriptyline", "avoid"], ["escitalopram", "change-drug"]] },
  { name: "stroke", drugs: "Plavix; simvastatin", panel: "Gene;Result\nCYP2C19;*2/*2\nSLCO1B1;Poor Function", answers: [["clopidogrel", "avoid"], ["simvastatin", "change-drug"]] },
];

const TEN: Pick<Patient, "drugs" | "panel" | "coMedication"> = {
  drugs: "codeine, clopidogrel, simvastatin, warfarin, amitriptyline, escitalopram, omeprazole, azathioprine, tacrolimus, fluorouracil",
  panel: [
    "CYP2D6 *1/*4", "CYP2C19 *1/*2", "CYP2C9 *1/*3", "CYP3A5 *1/*3", "CYP3A4 *1/*1", "CYP2B6 *1/*6", "CYP4F2 *1/*1", "DPYD Intermediate Metabolizer", "TPMT *1/*3A", "NUDT15 *1/*1",
    "SLCO1B1 Decreased Function", "UGT1A1 *1/*28", "VKORC1 rs9923231 C/T", "ABCG2 Decreased Function", "G6PD Normal", "HLA-A *31:01 negative", "HLA-B *57:01 negative", "RYR1 Uncertain Susceptibility", "CACNA1S Uncertain Susceptibility", "NAT2 Poor Metabolizer",
  ].join("\n"),
};

async function write(page: Page, { drugs, panel, coMedication, setting }: Omit<Patient, "name" | "answers">): Promise<void> {
  await page.goto("/report");
  await page.getByLabel("Drugs", { exact: true }).fill(drugs);
  await page.getByLabel("Results", { exact: true }).fill(panel);
  if (coMedication !== undefined) await page.getByLabel("Taken as well").fill(coMedication);
  if (setting !== undefined) await page.getByLabel("Setting").selectOption(setting);
  await expect(page.getByRole("heading", { name: "What to do" })).toBeVisible();
}

const answersOf = (page: Page): Promise<readonly (readonly [string, string])[]> =>
  page.locator("[data-drug]").evaluateAll((rows) => rows.map((row) => [row.getAttribute("data-drug") ?? "", row.getAttribute("data-action") ?? ""] as const));

async function printed(page: Page, format: "A4" | "Letter"): Promise<{ readonly pages: readonly string[]; readonly raw: string }> {
  const bytes = await page.pdf({ format, tagged: true, preferCSSPageSize: false });
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: false });
  return { pages: text, raw: bytes.toString("latin1") };
}

for (const patient of PATIENTS) {
  test(`page one alone answers for the patient of ${patient.name}, on screen and on paper`, async ({ page }) => {
    await write(page, patient);
    await expect.poll(() => answersOf(page)).toEqual(patient.answers);
    const { pages, raw } = await printed(page, "A4");
    expect(pages.length).toBeLessThanOrEqual(4);
    for (const drug of patient.answers.map(([id]) => id)) expect(pages[0]?.toLowerCase()).toContain(drug);
    for (const text of pages) expect(text).toMatch(/Haplonote report \w+/);
    expect(pages.at(-1)).toMatch(new RegExp(`Page ${pages.length} of ${pages.length}`));
    expect(raw).toContain("/StructTreeRoot");
  });
}

test("the expected phenotype stands beside the genetic one, and names the inhibitor", async ({ page }) => {
  await write(page, { drugs: "codeine", panel: "CYP2D6 *1/*1", coMedication: "paroxetine" });
  const row = page.locator('[data-drug="codeine"]');
  await expect(row).toContainText("Normal Metabolizer");
  await expect(row).toContainText("Expected with paroxetine");
});

for (const format of ["A4", "Letter"] as const) {
  test(`ten drugs and twenty genes print on at most six pages of ${format}, the first of at most 350 words`, async ({ page }) => {
    await write(page, TEN);
    await expect(page.locator("[data-drug]")).toHaveCount(10);
    const { pages } = await printed(page, format);
    expect(pages.length).toBeLessThanOrEqual(6);
    expect((pages[0] ?? "").split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length).toBeLessThanOrEqual(350);
  });
}

for (const reading of ["Prescriber", "Patient", "Learner"]) {
  test(`the reading for a ${reading.toLowerCase()} has no fault that axe finds`, async ({ page }) => {
    await write(page, { drugs: "codeine, clopidogrel", panel: "CYP2D6 *1/*4\nCYP2C19 *2/*2\nNOSUCH *1/*1", coMedication: "paroxetine" });
    await page.getByRole("radio", { name: reading }).check();
    await expect(page.getByRole("article", { name: `${reading.toLowerCase()} reading` })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
  });
}

test("a bad row is named with its line, and the rest is answered", async ({ page }) => {
  await write(page, { drugs: "codeine\nnosuchdrug", panel: "CYP2D6 *4/*4\nCYP2DX *1/*1" });
  await expect(page.getByText(/^Line 2: .*CYP2DX/)).toBeVisible();
  await expect(page.getByText(/^Line 2: .*nosuchdrug/)).toBeVisible();
  expect(await answersOf(page)).toEqual([["codeine", "avoid"]]);
});

test("a link in the fragment gives the same report, and nothing of it is sent", async ({ page }) => {
  const sent: string[] = [];
  page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
  await write(page, { drugs: "codeine", panel: "CYP2D6 *4/*4", coMedication: "paroxetine" });
  await page.getByRole("button", { name: "Copy link" }).click();
  const address = page.url();
  expect(address).toMatch(/\/report#2\./);
  const before = await page.getByRole("article").innerText();
  await page.goto("about:blank");
  await page.goto(address);
  await expect(page.getByRole("article")).toHaveText(before, { useInnerText: true });
  expect(sent.filter((one) => /\*4|%2A4|paroxetine$/.test(one))).toEqual([]);
});

test("a damaged link is refused by name", async ({ page }) => {
  for (const [fragment, said] of [["1.4.abc", "whose end is missing"], ["1.3.abc.0000000", "was changed"], ["2.3.abc.0000000", "was changed"], ["99.3.abc.0000000", "form 99"]] as const) {
    await page.goto("about:blank");
    await page.goto(`/report#${fragment}`);
    await expect(page.getByRole("alert").filter({ hasText: said })).toBeVisible();
  }
});

test("everything can be done with the keyboard, in reading order", async ({ page }) => {
  await page.goto("/report");
  await page.getByLabel("Drugs", { exact: true }).focus();
  await page.keyboard.type("codeine");
  await page.keyboard.press("Tab");
  await page.keyboard.type("CYP2D6 *4/*4");
  await expect(page.getByRole("heading", { name: "What to do" })).toBeVisible();
  for (const label of ["Or a file:", "Taken as well (optional)", "Setting (optional)", "Initials or record number (optional)"]) {
    await page.keyboard.press("Tab");
    await expect(page.getByLabel(label)).toBeFocused();
  }
  await page.keyboard.press("Tab");
  await expect(page.getByRole("radio", { name: "Prescriber" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Copy chart text" })).toBeFocused();
  const headings = await page.getByRole("article").getByRole("heading", { level: 2 }).allInnerTexts();
  expect(headings.slice(0, 3)).toEqual(["What to do", "Why, and how sure", "Tested and not tested"]);
});

test("files carry the same answer, and markup in a name stays text", async ({ page }) => {
  await write(page, { drugs: "codeine", panel: "CYP2D6 *4/*4" });
  await page.getByLabel("Initials or record number").fill("\u202E<img src=x onerror=alert(1)>");
  await expect(page.locator(".report-identity img")).toHaveCount(0);
  for (const [kind, ending] of [["JSON", "json"], ["CSV", "csv"], ["HTML", "html"], ["FHIR", "fhir.json"]] as const) {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: `Download ${kind}` }).click()]);
    expect(download.suggestedFilename()).toMatch(new RegExp(`^haplonote-\\w+\\.${ending}$`));
    const stream = await download.createReadStream();
    let text = "";
    for await (const chunk of stream) text += String(chunk);
    expect(text.toLowerCase()).toContain("avoid");
    expect(text).not.toContain("onerror");
  }
});

test("what was not read is told on the report, on its first page and at its end", async ({ page }) => {
  await write(page, { drugs: "codeine", panel: "CYP2D6 *4/*4\nCYP2DX *1/*1" });
  const { pages } = await printed(page, "A4");
  expect(pages[0]).toContain("One entry was not read");
  expect(pages.join(" ")).toContain("CYP2DX");
});

test("a link keeps marks, setting, reading and what was not read", async ({ page }) => {
  await write(page, { drugs: "codeine (planned)\nnosuchdrug", panel: "CYP2D6 *4/*4\nCYP2DX *1/*1", setting: "other" });
  await page.getByRole("radio", { name: "Patient" }).check();
  await expect(page.getByRole("article")).toContainText("Codeine (planned for you)");
  await page.getByRole("button", { name: "Copy link" }).click();
  const address = page.url();
  await page.goto("about:blank");
  await page.goto(address);
  await expect(page.getByRole("article")).toContainText("Codeine (planned for you)");
  await expect(page.getByRole("article")).toContainText("Line 2: “nosuchdrug”");
  await expect(page.getByRole("article")).toContainText("Line 2: “CYP2DX”");
  await expect(page.getByRole("radio", { name: "Patient" })).toBeChecked();
  await expect(page.getByLabel("Setting")).toHaveValue("other");
  await expect(page.getByRole("heading", { name: "Since the link was made" })).toHaveCount(0);
});

test("an earlier report is compared with today's knowledge, and told only where it differs", async ({ page }) => {
  await write(page, { drugs: "codeine, clopidogrel", panel: "CYP2D6 *4/*4\nCYP2C19 *2/*2" });
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download JSON" }).click()]);
  let json = "";
  for await (const chunk of await download.createReadStream()) json += String(chunk);
  const choose = (text: string): Promise<void> => page.getByLabel("A report saved as JSON").setInputFiles({ name: "earlier.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await page.goto("/report");
  await choose(json);
  const compared = page.getByRole("article", { name: "What changed since the earlier report" });
  await expect(compared).toContainText("The answers are as they were.");
  const earlier = JSON.stringify(JSON.parse(json), (_, value: unknown) => (value !== null && typeof value === "object" && "drug" in value && value.drug === "codeine" && "action" in value && value.action === "avoid" ? { ...value, action: "change-dose" } : value));
  await choose(earlier);
  await expect(compared).toContainText("codeine: action from “Change dose” to “Avoid”");
  await expect(compared).not.toContainText("clopidogrel: action");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
  const { pages } = await printed(page, "A4");
  expect(pages.join(" ").replace(/\s+/g, " ")).toContain("from “Change dose” to “Avoid”");
  for (const [text, said] of [[json.slice(0, 300), "whose end is missing"], ["{}", "no report of this app"], [json.replace('"form": 1', '"form": 9'), "form 9"]] as const) {
    await choose(text);
    await expect(page.getByText(said)).toBeVisible();
    await expect(compared).toHaveCount(0);
  }
  await page.getByLabel("Drugs", { exact: true }).fill("warfarin");
  await expect(page.getByRole("heading", { name: "What to do" })).toBeVisible();
  await choose(json);
  await expect(page.getByText("an earlier report on another question")).toBeVisible();
});
