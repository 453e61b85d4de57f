/** The report page: four patients as they would be typed, from the paste to the paper. */
import { expect, firstVisit, focusOn, test, type Page } from "./live";
import { printed, readAs, READINGS, SHIFTED, write, type Typed } from "./report-page";
import { axeFaults, faultsInEveryLook, openAll, watch, type KnownKinds } from "./watch";

interface Patient extends Typed {
  readonly name: string;
  /** Drugs in the order of page one, with the action by the genes. */
  readonly answers: readonly (readonly [string, string])[];
}

const PATIENTS: readonly Patient[] = [
  {
    name: "oncology",
    drugs: "Afinitor\nfluorouracil (planned)",
    panel: "Gene,Diplotype,Phenotype\nDPYD,c.1905+1G>A (*2A)/c.1905+1G>A (*2A),\nMTOR,,not tested",
    coMedication: "clarithromycin",
    setting: "oncology",
    answers: [
      ["fluorouracil", "avoid"],
      ["everolimus", "no-guidance-held"],
    ],
  },
  {
    name: "transplantation",
    drugs: "Prograf (current)\nazathioprine (planned)\nomeprazole 20 mg",
    panel: "CYP3A5\t*1/*3\nTPMT\t*3A/*3A\nNUDT15\t*1/*1\nCYP2C19\t*17/*17",
    setting: "transplantation",
    answers: [
      ["azathioprine", "avoid"],
      ["tacrolimus", "change-dose"],
      ["omeprazole", "change-dose"],
    ],
  },
  {
    name: "depression",
    drugs: "amitriptyline, escitalopram",
    panel: "CYP2D6 *1/*1\nCYP2C19 *2/*2",
    coMedication: "Paxil",
    answers: [
      ["amitriptyline", "avoid"],
      ["escitalopram", "change-drug"],
    ],
  },
  {
    name: "stroke",
    drugs: "Plavix; simvastatin",
    panel: "Gene;Result\nCYP2C19;*2/*2\nSLCO1B1;Poor Function",
    answers: [
      ["clopidogrel", "avoid"],
      ["simvastatin", "change-drug"],
    ],
  },
];

const answersOf = (page: Page): Promise<readonly (readonly [string, string])[]> =>
  page
    .locator("[data-drug]")
    .evaluateAll((rows) =>
      rows.map((row) => [row.getAttribute("data-drug") ?? "", row.getAttribute("data-action") ?? ""] as const),
    );

for (const patient of PATIENTS) {
  test(`page one alone answers for the patient of ${patient.name}, on screen and on paper`, async ({ page }) => {
    await write(page, patient);
    await expect.poll(() => answersOf(page)).toEqual(patient.answers);
    const { pages, raw } = await printed(page, "A4");
    expect(pages.length).toBeLessThanOrEqual(4);
    for (const drug of patient.answers.map(([id]) => id)) expect(pages[0]?.text.toLowerCase()).toContain(drug);
    for (const { text } of pages) expect(text).toMatch(/Haplonote report \w+/);
    expect(pages.at(-1)?.text).toMatch(new RegExp(`Page ${pages.length} of ${pages.length}`));
    expect(raw).toContain("/StructTreeRoot");
  });
}

test("the expected phenotype stands beside the genetic one, and names the inhibitor", async ({ page }) => {
  await write(page, { drugs: "codeine", panel: "CYP2D6 *1/*1", coMedication: "paroxetine" });
  const row = page.locator('[data-drug="codeine"]');
  await expect(row).toContainText("Normal Metabolizer");
  await expect(row).toContainText("Expected with paroxetine");
});

test("axe finds no fault in any reading in any look, folded, and with everything opened and added", async ({
  page,
}) => {
  const watched = watch(page);
  await write(page, { ...SHIFTED, panel: `${SHIFTED.panel}\nNOSUCH *1/*1` });
  await page.getByLabel("Add signature lines").check();
  await page.getByLabel("Add a wallet card").check();
  await page.getByRole("button", { name: "Add QR code" }).click();
  const known: KnownKinds = new Set();
  for (const reading of READINGS) {
    await readAs(page, reading);
    // What is folded is a part of what is opened; only names and order can differ, and those no palette touches.
    const folded = await axeFaults(page, known);
    await openAll(page);
    expect({ reading, folded, opened: await faultsInEveryLook(page, known) }).toEqual({
      reading,
      folded: [],
      opened: [],
    });
  }
  watched.expectClean();
});

test("nothing moves for a reader who asked for less motion", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  await write(page, SHIFTED);
  for (const reading of READINGS) await readAs(page, reading);
  expect(
    await page.evaluate(() => [
      document.getAnimations().length,
      getComputedStyle(document.documentElement).scrollBehavior,
    ]),
  ).toEqual([0, "auto"]);
});

test("no reading scrolls sideways on a narrow screen", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await write(page, {
    drugs: "fluorouracil, everolimus",
    panel: "DPYD c.1905+1G>A (*2A)/c.1905+1G>A (*2A)\nMTOR rs2024627 C/T",
    coMedication: "clarithromycin",
  });
  await page.getByLabel("Add signature lines").check();
  await page.getByLabel("Add a wallet card").check();
  await page.getByRole("button", { name: "Add QR code" }).click();
  for (const reading of READINGS) {
    await readAs(page, reading);
    for (const details of await page.locator("main details").all())
      await details.evaluate((element) => element.setAttribute("open", ""));
    expect(await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth))).toBe(0);
  }
});

for (const reading of READINGS) {
  test(`a screen reader meets the reading for a ${reading.toLowerCase()} in order: landmarks, then headings without a step left out`, async ({
    page,
  }) => {
    await write(page, SHIFTED);
    await readAs(page, reading);
    const landmarks = await page
      .locator(
        "header.site-header, main, footer.site-footer, main article.report, main article.report-reading, main section[aria-label]",
      )
      .evaluateAll((all) =>
        all.map((one) => `${one.tagName.toLowerCase()} ${one.getAttribute("aria-label") ?? ""}`.trim()),
      );
    expect(landmarks).toEqual([
      "header",
      "main",
      "section Drugs and results",
      "section Take it out",
      `article Report, ${reading.toLowerCase()} reading`,
      "footer",
    ]);
    const levels = await page
      .getByRole("main")
      .getByRole("heading")
      .evaluateAll((all) => all.map((one) => Number(one.tagName.slice(1))));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, i) => expect(level - (levels[i - 1] ?? 1)).toBeLessThanOrEqual(1));
    for (const section of await page.locator("main section[aria-labelledby]").all())
      await expect(section).toHaveAccessibleName(/\S/);
    for (const table of await page.locator("main table").all()) {
      await expect(table.locator("caption")).toHaveCount(1);
      expect(await table.locator("th:not([scope])").count()).toBe(0);
    }
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
  await expect(page).toHaveURL(/\/report#2\./);
  const address = page.url();
  const before = await page.getByRole("article").innerText();
  await page.goto("about:blank");
  await page.goto(address);
  await expect(page.getByRole("article")).toHaveText(before, { useInnerText: true });
  expect(sent.filter((one) => /\*4|%2A4|paroxetine$/.test(one))).toEqual([]);
});

test("a damaged link is refused by name", async ({ page }) => {
  for (const [fragment, said] of [
    ["1.4.abc", "whose end is missing"],
    ["1.3.abc.0000000", "was changed"],
    ["2.3.abc.0000000", "was changed"],
    ["99.3.abc.0000000", "form 99"],
  ] as const) {
    await page.goto("about:blank");
    await page.goto(`/report#${fragment}`);
    await expect(page.getByRole("alert").filter({ hasText: said })).toBeVisible();
  }
});

test("everything can be done with the keyboard, in reading order", async ({ page }) => {
  await page.goto("/report");
  await focusOn(page.getByLabel("Drugs", { exact: true }));
  await page.keyboard.type("codeine");
  await page.keyboard.press("Tab");
  await page.keyboard.type("CYP2D6 *4/*4");
  await expect(page.getByRole("heading", { name: "What to do" })).toBeVisible();
  await expect(page.getByLabel("Or a file:")).toBeEnabled();
  for (const label of [
    "Or a file:",
    "Taken as well (optional)",
    "Setting (optional)",
    "Initials or record number (optional)",
  ]) {
    await page.keyboard.press("Tab");
    await expect(page.getByLabel(label)).toBeFocused();
  }
  await page.keyboard.press("Tab");
  await expect(page.getByRole("radio", { name: "Prescriber" })).toBeFocused();
  await page.keyboard.press("Tab");
  for (const name of ["Copy chart text", "Print or save as PDF", "Copy link", "Add QR code"]) {
    await expect(page.getByRole("button", { name })).toBeFocused();
    await page.keyboard.press("Tab");
  }
  const headings = await page.getByRole("article").getByRole("heading", { level: 2 }).allInnerTexts();
  expect(headings.slice(0, 2)).toEqual(["What to do", "Results as understood"]);
});

test("files carry the same answer, and markup in a name stays text", async ({ page }) => {
  await write(page, { drugs: "codeine", panel: "CYP2D6 *4/*4" });
  await page.getByLabel("Initials or record number").fill("\u202E<img src=x onerror=alert(1)>");
  await expect(page.locator(".report-identity img")).toHaveCount(0);
  for (const [kind, ending] of [
    ["JSON", "json"],
    ["CSV", "csv"],
    ["HTML", "html"],
    ["FHIR", "fhir.json"],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: `Download ${kind}` }).click(),
    ]);
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
  expect(pages[0]?.text).toContain("One entry was not read");
  expect(pages.map(({ text }) => text).join(" ")).toContain("CYP2DX");
});

// Its own context, since what stands in for the printer stays in the browser.
firstVisit(
  "print, code, downloads and what is added to the paper are reached and used with the keyboard alone",
  async ({ page }) => {
    await page.addInitScript(() =>
      Object.assign(window, {
        printed: 0,
        print: () =>
          Object.assign(window, { printed: (window as unknown as { readonly printed: number }).printed + 1 }),
      }),
    );
    await write(page, SHIFTED);
    await focusOn(page.getByRole("radio", { name: "Prescriber" }));
    const tabTo = async (target: ReturnType<Page["locator"]>): Promise<void> => {
      for (let i = 0; i < 20 && !(await target.evaluate((element) => element === document.activeElement)); i += 1)
        await page.keyboard.press("Tab");
      await expect(target).toBeFocused();
    };
    await tabTo(page.getByRole("button", { name: "Print or save as PDF" }));
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(() => (window as unknown as { readonly printed: number }).printed)).toBe(1);
    await tabTo(page.getByRole("button", { name: "Add QR code" }));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("img", { name: "QR code of the link to this report" })).toBeVisible();
    for (const kind of ["JSON", "CSV", "HTML"]) {
      await tabTo(page.getByRole("button", { name: `Download ${kind}` }));
      const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
      expect(download.suggestedFilename()).toMatch(new RegExp(`\\.${kind.toLowerCase()}$`));
    }
    await tabTo(page.getByLabel("Add signature lines"));
    await page.keyboard.press("Space");
    await expect(page.getByRole("heading", { name: "Reviewed by" })).toBeVisible();
    await tabTo(page.getByLabel("Add a wallet card"));
    await page.keyboard.press("Space");
    await expect(page.getByRole("heading", { name: "Wallet card" })).toBeVisible();
  },
);

test("the road to a statement stands folded for a prescriber, and open at the first answer for a learner", async ({
  page,
}) => {
  await write(page, SHIFTED);
  const roads = page.getByRole("group", { name: /^From what was found to the source/ });
  await expect(roads).toHaveCount(0);
  const rows = page.getByRole("region", { name: "What the guidelines say" });
  await rows.locator("[data-note] summary", { hasText: "The road to this" }).first().click();
  await expect(roads).toHaveCount(1);
  await expect(roads.first()).toContainText("CYP2C19 *2/*2");
  await readAs(page, "Learner");
  await expect(roads).toHaveCount(1);
  for (const box of ["Variant", "Allele", "Function", "Phenotype", "Recommendation", "Source"])
    await expect(roads.first().getByText(box, { exact: true })).toBeVisible();
  await readAs(page, "Patient");
  await expect(roads).toHaveCount(0);
});

test("a statement leads to its graded evidence where there is some, and every such page is there", async ({
  page,
  request,
}) => {
  await write(page, { drugs: "everolimus", panel: "MTOR rs2024627 C/T", setting: "oncology" });
  const links = page.locator('main a[href^="/annotations/"], main a[href^="/evidence"]');
  for (const summary of await page.locator("main summary", { hasText: "beside the rows of the guidelines" }).all())
    await summary.click();
  await expect(links.first()).toBeAttached();
  const hrefs = await links.evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
  expect(hrefs.some((href) => href.startsWith("/annotations/"))).toBe(true);
  for (const href of new Set(hrefs)) expect(`${href} ${(await request.get(href)).status()}`).toBe(`${href} 200`);
  // A row for a drug without graded evidence leads nowhere.
  await write(page, { drugs: "omeprazole", panel: "CYP2C19 *17/*17" });
  await expect(links).toHaveCount(0);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the page says what it needs, its fields stand closed, and it leads to what works", async ({ page }) => {
    await page.goto("/report");
    const told = page.locator("noscript p");
    await expect(told).toBeVisible();
    await expect(told).toContainText("needs JavaScript");
    await expect(page.locator("#report-panel")).toBeDisabled();
    await told.locator('a[href="/"]').click();
    await expect(page).toHaveURL(/\/$/);
    await expect(page.getByRole("combobox", { name: "Drug" })).toBeEnabled();
  });
});

test("a link keeps marks, setting, reading and what was not read", async ({ page }) => {
  await write(page, { drugs: "codeine (planned)\nnosuchdrug", panel: "CYP2D6 *4/*4\nCYP2DX *1/*1", setting: "other" });
  await page.getByRole("radio", { name: "Patient" }).check();
  await expect(page.getByRole("article")).toContainText("Codeine (planned for you)");
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(page).toHaveURL(/\/report#2\./);
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
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download JSON" }).click(),
  ]);
  let json = "";
  for await (const chunk of await download.createReadStream()) json += String(chunk);
  const choose = (text: string): Promise<void> =>
    page
      .getByLabel("A report saved as JSON")
      .setInputFiles({ name: "earlier.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await page.goto("/report");
  await choose(json);
  const compared = page.getByRole("article", { name: "What changed since the earlier report" });
  await expect(compared).toContainText("The answers are as they were.");
  const earlier = JSON.stringify(JSON.parse(json), (_, value: unknown) =>
    value !== null &&
    typeof value === "object" &&
    "drug" in value &&
    value.drug === "codeine" &&
    "action" in value &&
    value.action === "avoid"
      ? { ...value, action: "change-dose" }
      : value,
  );
  await choose(earlier);
  await expect(compared).toContainText("codeine: action from “Change dose” to “Avoid”");
  await expect(compared).not.toContainText("clopidogrel: action");
  expect(await axeFaults(page)).toEqual([]);
  const { pages } = await printed(page, "A4");
  expect(
    pages
      .map(({ text }) => text)
      .join(" ")
      .replace(/\s+/g, " "),
  ).toContain("from “Change dose” to “Avoid”");
  for (const [text, said] of [
    [json.slice(0, 300), "whose end is missing"],
    ["{}", "no report of this app"],
    [json.replace('"form": 1', '"form": 9'), "form 9"],
  ] as const) {
    await choose(text);
    await expect(page.getByText(said)).toBeVisible();
    await expect(compared).toHaveCount(0);
  }
  await page.getByLabel("Drugs", { exact: true }).fill("warfarin");
  await expect(page.getByRole("heading", { name: "What to do" })).toBeVisible();
  await choose(json);
  await expect(page.getByText("an earlier report on another question")).toBeVisible();
});
