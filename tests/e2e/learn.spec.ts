import { readdirSync, readFileSync } from "node:fs";
import { extractText, getDocumentProxy } from "unpdf";
import { parse } from "yaml";
import { encodeWhatIf } from "../../lib/teaching/what-if-link";
import { secretsOf } from "../builders/case-secrets";
import { expect, firstVisit, live, test, type Page } from "./live";
import { axeFaults, watch } from "./watch";

interface CaseFile {
  readonly id: string;
  readonly title: string;
  readonly status?: string;
  readonly trap: { readonly text: string };
  readonly points: readonly { readonly text: string }[];
  readonly questions: readonly {
    readonly id: string;
    readonly expects: {
      readonly action: string;
      readonly certainty: string;
      readonly says?: readonly string[];
      readonly notes: readonly { readonly text: string }[];
    };
  }[];
}

const cases = readdirSync("content/cases")
  .map((name) => parse(readFileSync(`content/cases/${name}`, "utf8")) as CaseFile)
  .filter((one) => one.status !== "retired");
const ACTIONS = [
  "avoid",
  "change-drug",
  "change-dose",
  "use-algorithm",
  "monitor",
  "no-guidance-held",
  "no-change",
  "no-action-advised",
  "open",
];
const CERTAINTIES = [
  "guideline-strong",
  "guideline-moderate",
  "guideline-optional",
  "guideline-not-graded",
  "guideline-no-recommendation",
  "label",
  "supported",
  "research-only",
  "conflicting",
  "against",
  "none-found",
];

/** Chooses one button of a group with the keyboard alone: Tab has brought the focus to the group, the arrows move in it. */
async function choose(page: Page, values: readonly string[], wanted: string): Promise<void> {
  await page.keyboard.press("Space");
  for (let i = 0; i < values.indexOf(wanted); i += 1) await page.keyboard.press("ArrowDown");
}

async function answer(page: Page, questionId: string, action: string, certainty: string): Promise<void> {
  const question = page.locator(`section[aria-labelledby="${questionId}"]`);
  const [first] = await question.getByRole("radio").all();
  // To the first button by Tab, as a reader without a mouse would come.
  await question.getByRole("heading", { level: 2 }).evaluate((heading) => {
    heading.setAttribute("tabindex", "-1");
    (heading as HTMLElement).focus();
  });
  await page.keyboard.press("Tab");
  await expect(first ?? question).toBeFocused();
  await choose(page, ACTIONS, action);
  await page.keyboard.press("Tab");
  await choose(page, CERTAINTIES, certainty);
  await page.keyboard.press("Enter");
  await expect(question.locator(".feedback h3").first()).toBeFocused();
}

/** One with counts in its results, one with a file, one that asks what an older release said; every-case.test.tsx plays them all. */
const PLAYED = ["codeine-copies", "capecitabine-consumer-file", "fluorouracil-update"];

for (const one of cases.filter(({ id }) => PLAYED.includes(id))) {
  test(`the case ${one.id} is played by keyboard, rightly and wrongly`, async ({ page }) => {
    const watched = watch(page);
    const fetched: string[] = [];
    page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
    await page.goto(`/learn/${one.id}`);
    await expect(page.locator("form button").first()).toBeEnabled();
    const html = await page.content();
    for (const secret of secretsOf(one)) expect(html).not.toContain(secret);
    expect(fetched.filter((path) => path.endsWith("/answers"))).toEqual([]);
    for (const question of one.questions)
      await answer(page, question.id, question.expects.action, question.expects.certainty);
    await expect(page.getByRole("status").filter({ hasText: "Your score in this case" })).toContainText(
      `${one.questions.length * 2} of ${one.questions.length * 2}`,
    );
    await expect(page.locator(".feedback")).toHaveCount(one.questions.length);
    for (const feedback of await page.locator(".feedback").all()) await expect(feedback).toContainText("2 of 2 points");
    await expect(page.getByText(one.trap.text)).toBeVisible();
    await expect(page.getByRole("heading", { name: "Sources of the answers" })).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);
    await expect.poll(() => page.evaluate(() => Object.keys(localStorage))).toEqual(["haplonote-learn-scores"]);

    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await expect(page.locator("form button").first()).toBeEnabled();
    for (const { id, expects } of one.questions) {
      await answer(
        page,
        id,
        ACTIONS.find((action) => action !== expects.action) ?? "",
        CERTAINTIES.find((certainty) => certainty !== expects.certainty) ?? "",
      );
    }
    await expect(page.getByRole("status").filter({ hasText: "Your score in this case" })).toContainText(
      `0 of ${one.questions.length * 2}`,
    );
    await expect(page.locator(".feedback").first()).toContainText("you chose");
    watched.expectClean();
  });
}

test("no case hands out its answers before they are asked for, as HTML or as the browser's own payload", async ({
  request,
}) => {
  expect(cases.filter(({ id }) => PLAYED.includes(id))).toHaveLength(PLAYED.length);
  for (const one of cases) {
    for (const step of ["", "/lecture", "/handout"]) {
      for (const headers of [{}, { RSC: "1" }]) {
        const response = await request.get(`/learn/${one.id}${step}`, { headers: { ...headers } });
        expect(response.status()).toBe(200);
        const served = await response.text();
        for (const secret of secretsOf(one)) expect(served).not.toContain(secret);
      }
    }
  }
});

for (const one of cases) {
  test(`both handouts of the case ${one.id} print on two pages each, and only one holds the answers`, async ({
    page,
  }) => {
    for (const kind of ["handout", "solution"]) {
      await page.goto(`/learn/${one.id}/${kind}`);
      await page.emulateMedia({ media: "print" });
      for (const format of ["A4", "Letter"] as const) {
        const pdf = await page.pdf({ format, tagged: true });
        const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false });
        expect(`${kind} on ${format}: ${text.length} pages`).toBe(`${kind} on ${format}: 2 pages`);
        const whole = text.join(" ").replace(/\s+/g, " ");
        expect(whole.includes(one.trap.text.slice(0, 40))).toBe(kind === "solution");
        expect(whole).toContain("Page 2 of 2");
      }
    }
  });
}

test("without scripts a case leads to its solution as text", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const [one] = cases;
  if (one === undefined) throw new Error("a case");
  await page.goto(`/learn/${one.id}`);
  expect(await page.content()).not.toContain(one.trap.text);
  await page.getByRole("link", { name: "Read the solution as text" }).first().click();
  await expect(page.getByText(one.trap.text)).toBeVisible();
  await context.close();
});

test("the lecture keeps an answer back until asked, links to each step, and says when a link is from another snapshot", async ({
  page,
}) => {
  const watched = watch(page);
  await page.goto("/learn/clopidogrel-two-patients/lecture");
  await expect(page.getByRole("heading", { name: "The case" })).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("heading", { name: "Question 1" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("button", { name: "Show the answer" })).toBeVisible();
  expect(await page.content()).not.toContain("prasugrel");
  await expect(page).toHaveURL(/#answer-after-stent@\d{4}-/);
  await page.getByRole("button", { name: "Show the answer" }).click();
  await expect(page.getByText("prasugrel or ticagrelor").first()).toBeVisible();
  await page.goto("/learn/clopidogrel-two-patients/lecture#ask-after-stroke@2020-01-01-0000abcd");
  await page.reload();
  await expect(page.getByText("The link was made on snapshot 2020-01-01-0000abcd")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Question 2" })).toBeVisible();
  await page.goto("/learn/clopidogrel-two-patients/lecture#answer-of-nobody");
  await page.reload();
  await expect(page.getByText("names a step that this case does not have")).toBeVisible();
  watched.expectClean();
});

test("the room's vote is scored on both axes, kept nowhere, and leads into what-if with the case's result", async ({
  page,
}) => {
  const watched = watch(page);
  await page.goto("/learn/codeine-copies/lecture#ask-counted");
  await page.getByRole("radio", { name: "Avoid" }).check();
  await page.getByRole("radio", { name: "Research only" }).check();
  await page.keyboard.press("PageDown");
  await page.getByRole("button", { name: "Show the answer" }).click();
  await expect(page.getByText("One of the two is right: 1 of 2 points.")).toBeVisible();
  await expect(page.getByText("the room chose “Research only”")).toBeVisible();
  await expect(page.getByRole("heading", { name: "From variant to advice" })).toBeVisible();
  for (const name of ["Variant", "Allele", "Activity score", "Phenotype", "Recommendation", "Source"])
    await expect(
      page
        .locator(".beside .trace")
        .last()
        .getByRole("link", { name: new RegExp(`^${name}:`) }),
    ).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await page.getByRole("link", { name: "What if?" }).click();
  await expect(page.getByLabel("First allele of CYP2D6")).toBeVisible();
  await expect(page.locator(".bottom-line .axis-word").first()).toHaveText("Avoid");
  await page.getByLabel("As a report has it, CYP2D6").fill("*1/*2");
  await expect(page.locator(".bottom-line .axis-word").first()).toHaveText("No change");
  await expect(page.getByText("changed; was “Avoid”")).toBeVisible();
  watched.expectClean();
});

test("for everolimus and MTOR one base changes, and the room sees that the advice does not", async ({ page }) => {
  await page.goto("/learn/everolimus-mtor/lecture#answer-change-the-dose");
  await page.getByRole("button", { name: "Show the answer" }).click();
  await page.getByRole("link", { name: "What if?" }).click();
  const bases = page.getByLabel("Bases at one variant of MTOR");
  await bases.selectOption(
    (await bases.locator("option").allTextContents()).find((text) => /rs2024627 (C\/C|T\/T)/.test(text)) ?? "",
  );
  await expect(page.getByText("Action and certainty are as before.")).toBeVisible();
  await expect(page.locator(".bottom-line .axis-word").first()).toHaveText("No action on genotype");
  await expect(page.locator(".bottom-line ins").first()).toBeVisible();
});

for (const [id, begins] of [
  ["capecitabine-consumer-file", "##fileformat=VCF"],
  ["voriconazole-two-results", '{\n  "resourceType": "Bundle"'],
] as const) {
  test(`the file of the case ${id} can be taken along`, async ({ page }) => {
    await page.goto(`/learn/${id}`);
    const waiting = page.waitForEvent("download");
    await page.getByRole("link", { name: /^Download/ }).click();
    const text = readFileSync(await (await waiting).path(), "utf8");
    expect(text.startsWith(begins)).toBe(true);
  });
}

test("a case that is not there is told plainly", async ({ page }) => {
  const response = await page.goto("/learn/no-such-page");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("no such page");
  await expect(page.getByRole("link", { name: "cases" })).toBeVisible();
});

test("what-if marks the words that change, by allele, phenotype, group and another drug", async ({ page }) => {
  const watched = watch(page);
  await page.goto("/learn/what-if");
  await page.getByLabel("Drug", { exact: true }).selectOption("clopidogrel");
  await page.getByLabel("First allele of CYP2C19").selectOption("*1");
  await expect(page.locator(".bottom-line .axis-word").first()).toHaveText("No change");
  await page.getByLabel("Second allele of CYP2C19").selectOption("*2");
  await expect(page.locator(".bottom-line .axis-word").first()).toHaveText("Avoid");
  await expect(page.getByText("changed; was “No change”")).toBeVisible();
  await expect(page.locator(".bottom-line ins").first()).toBeVisible();
  await page.getByLabel("Group of patients").selectOption("neurovascular indications");
  await expect(page.locator(".bottom-line .axis-word").first()).toHaveText("Change drug");
  await page.getByLabel("Drug", { exact: true }).selectOption("nortriptyline");
  await page.getByLabel("Phenotype of CYP2D6").selectOption("Normal Metabolizer");
  await page.getByLabel("Another drug, taken as well").selectOption("paroxetine");
  await expect(page.getByText("Expected while both are taken: Poor Metabolizer")).toBeVisible();
  expect(new URL(page.url()).search).toBe("");
  watched.expectClean();
});

test("a what-if link leads back to both states, holds nothing in the query, and tells of another snapshot", async ({
  page,
  context,
}) => {
  const asked: string[] = [];
  context.on("request", (request) => asked.push(request.url()));
  await page.goto("/learn/what-if");
  await page.getByLabel("Drug", { exact: true }).selectOption("clopidogrel");
  await page.getByLabel("Phenotype of CYP2C19").selectOption("Normal Metabolizer");
  await page.getByLabel("Phenotype of CYP2C19").selectOption("Poor Metabolizer");
  await expect(page.locator(".bottom-line .axis-word").first()).toHaveText("Avoid");
  const href = (await page.getByRole("link", { name: "Link to what is shown here" }).getAttribute("href")) ?? "";
  const other = live(await context.newPage());
  await other.goto(`/learn/what-if${href}`);
  await expect(other.locator(".bottom-line .axis-word").first()).toHaveText("Avoid");
  await expect(other.getByText("changed; was “No change”")).toBeVisible();
  await expect(other.getByLabel("Drug", { exact: true })).toHaveValue("clopidogrel");
  expect(await axeFaults(other)).toEqual([]);
  expect(new URL(other.url()).search).toBe("");
  for (const url of asked) expect(url).not.toContain("Metabolizer");
  await other.goto(`/learn/what-if${href.slice(0, -4)}`);
  await other.reload();
  await expect(other.getByText("The link could not be followed.")).toBeVisible();
  await expect(other.locator(".bottom-line")).toHaveCount(0);
  await other.goto(
    `/learn/what-if#${encodeWhatIf({ drug: "clopidogrel", now: { genes: [], results: { CYP2C19: "*2/*2" }, setting: "", population: "", other: "" }, before: null, snapshot: "2020-01-01-0000abcd" })}`,
  );
  await other.reload();
  await expect(other.getByText("The link was made on snapshot 2020-01-01-0000abcd")).toBeVisible();
  await expect(other.locator(".bottom-line .axis-word").first()).toHaveText("Avoid");
  await other.goto(
    `/learn/what-if#${encodeWhatIf({ drug: "no-such-drug", now: { genes: [], results: {}, setting: "", population: "", other: "" }, before: null, snapshot: "2020-01-01-0000abcd" })}`,
  );
  await other.reload();
  await expect(other.getByText("a drug that this page does not have")).toBeVisible();
});

test("the pathway marks what was chosen and shows its statements alone, and prints whole", async ({ page }) => {
  await page.goto("/learn/pathway/mtor");
  await page.getByLabel("Drug or gene").selectOption("drug-everolimus");
  await expect(page.locator('[data-node="everolimus"]')).toHaveAttribute("data-state", "chosen");
  await expect(page.locator('[data-node="fkbp12"]')).toHaveAttribute("data-state", "near");
  await expect(page.getByRole("heading", { name: "everolimus" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "sirolimus", exact: true })).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("heading", { name: "sirolimus", exact: true })).toBeVisible();
});

test("a term opens in place without leaving the text", async ({ page }) => {
  await page.goto("/learn/explain/phase");
  await page.getByRole("button", { name: "phase" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#term-phase")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator("#term-phase")).toBeHidden();
});

test("the road to a note is a picture under it, and prints where it was opened", async ({ page }) => {
  await page.goto("/answer?drug=everolimus&gene=MTOR");
  const details = page.locator("#clinpgx-1451410280 .trace-details");
  await details.locator("summary").click();
  for (const name of ["Variant", "Studies", "Level", "Statement", "Source"])
    await expect(details.getByRole("link", { name: new RegExp(`^${name}:`) })).toBeVisible();
  const lost = await page
    .locator(".trace a")
    .evaluateAll((links) =>
      links
        .map((link) => link.getAttribute("href") ?? "")
        .filter((href) => href.startsWith("#") && document.getElementById(href.slice(1)) === null),
    );
  expect(lost).toEqual([]);
  await page.emulateMedia({ media: "print" });
  await expect(details.locator("svg")).toBeVisible();
});

firstVisit(
  "the pages to learn by load no more than 40 kB of script beyond the base, the engine's own file apart",
  async ({ page }) => {
    const session = await page.context().newCDPSession(page);
    await session.send("Network.enable");
    const sizes = new Map<string, number>();
    const urls = new Map<string, string>();
    session.on(
      "Network.responseReceived",
      ({ requestId, type, response }) => type === "Script" && urls.set(requestId, response.url),
    );
    session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) =>
      sizes.set(requestId, encodedDataLength),
    );
    for (const path of [
      "/learn",
      "/learn/codeine-copies",
      "/learn/codeine-copies/lecture",
      "/learn/what-if",
      "/learn/pathway/mtor",
    ]) {
      sizes.clear();
      urls.clear();
      await page.goto(path, { waitUntil: "networkidle" });
      const bytes = [...urls.keys()].reduce((sum, id) => sum + (sizes.get(id) ?? 0), 0);
      expect(`${path}: ${bytes <= 175_000 ? "within" : `${bytes} bytes`}`).toBe(`${path}: within`);
    }
  },
);
