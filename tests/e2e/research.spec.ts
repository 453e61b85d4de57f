/** The research tier on a site with a made-up release imported: see import-made-up-release.ts for what is in it. */
import { extractText, getDocumentProxy } from "unpdf";
import { expect, firstVisit, focusOn, test, type Page } from "./live";
import {
  axeFaults,
  faultsInEveryLook,
  openAll,
  overflowOnNarrow,
  RELEASE_TEMPLATES,
  watch,
  type KnownKinds,
} from "./watch";

test.use({ baseURL: process.env["E2E_RESEARCH_ORIGIN"] ?? "" });

const PAGES = [
  "/evidence",
  "/evidence?drug=manyol&page=2",
  "/evidence?level=9&gene=MTOR",
  "/evidence?gene=NOGENE",
  "/evidence?gene=MTOR&papers=against",
  "/annotations/clinpgx-201",
  "/annotations/clinpgx-1451410280",
  "/search?q=rs9001",
  "/search?q=manyal",
  "/search?q=zzzz",
  "/changes",
  "/coverage",
  "/drugs?with=annotations",
  "/genes?with=guidance",
  "/drugs/manyol",
  "/drugs/everolimus",
  "/drugs/nogenetol",
  "/genes/MTOR",
  "/genes/TEST12",
  "/genes/HLA-B",
  "/answer?drug=everolimus&gene=MTOR",
  "/answer?drug=manyol",
];

/** Two parts, so that two workers share them. */
for (const part of [0, 1]) {
  test(`axe finds nothing on the pages of an imported release, in dark and forced colours neither on one of each template, none scrolls sideways on a narrow screen, errs or calls another host: part ${part + 1}`, async ({
    page,
  }) => {
    const watched = watch(page);
    const known: KnownKinds = new Set();
    for (const path of PAGES.filter((_, i) => i % 2 === part)) {
      await page.goto(path);
      await expect(page.locator("h1")).toHaveCount(1);
      const overflow = await overflowOnNarrow(page);
      await openAll(page);
      const faults = RELEASE_TEMPLATES.includes(path)
        ? await faultsInEveryLook(page, known)
        : await axeFaults(page, known);
      expect({ path, overflow, faults }).toEqual({ path, overflow: 0, faults: [] });
    }
    watched.expectClean();
  });
}

test("every template of an imported release is among its pages", () => {
  expect(RELEASE_TEMPLATES.filter((path) => !PAGES.includes(path))).toEqual([]);
});

test.describe("the genotype picks the text of the release", () => {
  const field = (page: Page) => page.getByRole("combobox", { name: "MTOR result" });

  firstVisit(
    "rs2024627 C/C quotes the text for CC with date and licence, and nothing leaves the browser",
    async ({ page }) => {
      const watched = watch(page);
      await page.goto("/answer?drug=everolimus&gene=MTOR");
      const shard = page.waitForResponse(/\/shards\/everolimus$/);
      await focusOn(field(page));
      await shard;
      const sent: string[] = [];
      page.on("request", (request) => sent.push(request.url()));
      await field(page).fill("rs2024627 C/C");
      const quotation = page.locator("figure.quotation");
      await expect(quotation.locator("blockquote")).toHaveText(/people with CC may do worse/);
      await expect(quotation.locator("figcaption")).toContainText("release of 2026-01-05");
      await expect(quotation.getByRole("link", { name: "CC BY-SA 4.0" })).toHaveAttribute("href", /creativecommons/);
      expect(sent.filter((url) => !url.includes("/_next/static/"))).toEqual([]);
      watched.expectClean();
    },
  );

  test("the other strand picks nothing and is pointed out; A/T is warned about", async ({ page }) => {
    await page.goto("/answer?drug=everolimus&gene=MTOR");
    await focusOn(field(page));
    await field(page).fill("rs2024627 G/G");
    await expect(page.getByRole("listitem").filter({ hasText: /^Other strand$/ })).toBeVisible();
    await expect(page.locator("figure.quotation")).toHaveCount(0);
    await field(page).fill("rs9001 A/T");
    await expect(page.locator("figure.quotation blockquote")).toHaveText(/people with AT/);
    await expect(page.getByRole("listitem").filter({ hasText: /^Strand unclear$/ })).toBeVisible();
  });

  test("the genotypes with a text are what the field completes to", async ({ page }) => {
    await page.goto("/answer?drug=everolimus&gene=MTOR");
    const offered = await page
      .locator("#result-MTOR-list option")
      .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
    expect(offered).toEqual(expect.arrayContaining(["rs2024627 C/T", "rs9001 A/T"]));
  });

  test("a gene without a field of its own is added, and read", async ({ page }) => {
    await page.goto("/answer?drug=everolimus");
    await page.getByLabel("Another gene").selectOption("MTOR");
    await field(page).fill("rs9001 T/T");
    await expect(page.locator("figure.quotation blockquote")).toHaveText(/people with TT may have more sores/);
  });

  test("a diplotype picks the texts of its alleles", async ({ page }) => {
    await page.goto("/answer?drug=clopidogrel");
    await focusOn(page.getByRole("combobox", { name: "CYP2C19 result" }));
    await page.getByRole("combobox", { name: "CYP2C19 result" }).fill("*1/*2");
    await expect(page.locator("figure.quotation blockquote")).toHaveText([
      /the \*1 allele works/,
      /the \*2 allele does not/,
    ]);
  });
});

test("a drug with more annotations than a page shows folds them, and prints their number alone", async ({ page }) => {
  await page.goto("/answer?drug=manyol");
  await expect(page.getByText("The 20 surest of 130 annotations")).toBeVisible();
  await expect(page.getByText("The other 110", { exact: true })).toBeVisible();
  await page.emulateMedia({ media: "print" });
  const { text } = await extractText(
    await getDocumentProxy(new Uint8Array(await page.pdf({ format: "A4", tagged: true }))),
    { mergePages: true },
  );
  expect(text.replace(/\s+/g, " ")).toContain("no result given is about: 130, on the page and not printed here");
  expect(text).not.toContain("rs70003");
});

test("the pictures and tables of a drug print with their legend", async ({ page }) => {
  await page.goto("/drugs/everolimus");
  await page.emulateMedia({ media: "print" });
  const { text } = await extractText(
    await getDocumentProxy(new Uint8Array(await page.pdf({ format: "A4", tagged: true }))),
    { mergePages: true },
  );
  const whole = text.replace(/\s+/g, " ");
  for (const fact of [
    "supporting",
    "against",
    "no effect",
    "not weighed",
    "MTOR rs9001",
    "by ClinPGx level",
    "CC BY-SA 4.0",
    "2026-01-05",
  ])
    expect(whole).toContain(fact);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`the evidence table ${javaScriptEnabled ? "with" : "without"} scripts`, () => {
    test.use({ javaScriptEnabled });

    test("filters stand in the address and as chips that take them away; columns sort; pages turn", async ({
      page,
    }) => {
      await page.goto("/evidence");
      await page.getByLabel("Drug or brand").fill("Brand-1,5");
      await page.getByRole("checkbox", { name: "1A", exact: true }).check();
      await page.getByRole("button", { name: "Show these rows" }).click();
      await expect(page).toHaveURL(/\/evidence\?level=1A&drug=testol-sibtol$|\/evidence\?level=1A&drug=testol$/);
      await expect(page.getByRole("list", { name: "Filters in use" })).toContainText("ClinPGx level 1A");
      await page.getByRole("link", { name: /ClinPGx level 1A/ }).click();
      await expect(page).toHaveURL(/\/evidence\?drug=testol/);

      await page.goto("/evidence?drug=manyol");
      await expect(page.getByRole("heading", { level: 2, name: /130 of \d+ annotations: 1 to 100/ })).toBeVisible();
      await page.getByRole("link", { name: "Papers", exact: false }).first().click();
      await expect(page.getByRole("columnheader", { name: /Papers/ })).toHaveAttribute("aria-sort", "ascending");
      await page.getByRole("link", { name: "Next" }).click();
      await expect(page.getByRole("heading", { level: 2, name: /101 to 130/ })).toBeVisible();
    });

    test("by direction and side of papers, curated and imported rows in one table", async ({ page }) => {
      await page.goto("/evidence?gene=MTOR&papers=against");
      await expect(page.locator("tbody tr")).toHaveCount(1);
      await expect(page.locator("tbody tr")).toContainText("1 supporting, 1 against, 1 no effect");
      await page.goto("/evidence?variant=rs2024627");
      await expect(page.locator("tbody tr")).toHaveCount(1);
      await expect(page.locator("tbody tr")).toContainText("curated by us");
    });
  });
}

test("a filter that is none is told and applied to nothing, and its download is refused", async ({ page, request }) => {
  await page.goto("/evidence?level=9&gene=MTOR");
  await expect(page.getByRole("alert").filter({ hasText: "Not applied" })).toContainText("one of 1A, 1B, 2A, 2B, 3, 4");
  await expect(page.getByRole("link", { name: /Download/ })).toHaveCount(0);
  expect((await request.get("/evidence.csv?level=9&gene=MTOR")).status()).toBe(400);
});

test("the download has the rows of the filters, all pages of them, each with status, caveats, date and licence", async ({
  page,
  request,
}) => {
  await page.goto("/evidence?drug=manyol");
  const href = await page.getByRole("link", { name: "Download all 130 as CSV" }).getAttribute("href");
  const response = await request.get(href ?? "");
  expect(response.headers()["content-type"]).toContain("text/csv");
  expect(response.headers()["content-disposition"]).toContain("attachment");
  const [header = "", ...rows] = (await response.text()).replace("\uFEFF", "").trimEnd().split("\r\n");
  expect(header).toMatch(/^Status,.*Level scale,Level,.*Caveats,.*Source date,Licence/);
  expect(rows).toHaveLength(130);
  for (const row of rows)
    expect(row).toMatch(/^(Supported|Research only|Evidence against),.*Imported.*2026-01-05,CC BY-SA 4\.0/);
});

test.describe("one box finds everything", () => {
  firstVisit(
    "type-ahead by keyboard leads to the drug of a brand; its list comes on first focus only",
    async ({ page }) => {
      const watched = watch(page);
      const asked: string[] = [];
      page.on("request", (request) => asked.push(new URL(request.url()).pathname));
      await page.goto("/coverage");
      await page.waitForLoadState("networkidle");
      expect(asked.filter((path) => path === "/names" || path === "/markers")).toEqual([]);
      await page.getByRole("searchbox", { name: /Search drugs/ }).focus();
      const box = page.getByRole("combobox", { name: /Search drugs/ });
      await expect(box).toBeFocused();
      await page.keyboard.type("afin");
      await expect(page.getByRole("option", { name: /everolimus.*by brand Afinitor/ })).toBeVisible();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/drugs\/everolimus$/);
      watched.expectClean();
    },
  );

  test("a variant leads to its rows of the table", async ({ page }) => {
    await page.goto("/genes/MTOR");
    await page.getByRole("searchbox", { name: /Search drugs/ }).focus();
    await page.getByRole("combobox", { name: /Search drugs/ }).fill("rs9001");
    await page.getByRole("option", { name: /rs9001.*variant of MTOR, 1 annotation/ }).click();
    await page.waitForURL(/\/evidence\?variant=rs9001$/);
    await expect(page.locator("tbody tr")).toHaveCount(1);
  });

  test.describe("without scripts", () => {
    test.use({ javaScriptEnabled: false });

    test("the page of results says by what each was found", async ({ page }) => {
      await page.goto("/coverage");
      await page.getByRole("searchbox", { name: /Search drugs/ }).fill("Nogenebrand");
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(/\/search\?q=Nogenebrand$/);
      await expect(page.getByRole("main").getByRole("listitem").filter({ hasText: "nogenetol" })).toContainText(
        "by its brand Nogenebrand",
      );
    });

    test("a slip in a name is offered as near, a digit more in a variant never", async ({ page }) => {
      await page.goto("/search?q=everolimos");
      await expect(page.getByRole("heading", { name: /No exact match/ })).toBeVisible();
      await expect(page.getByRole("main").getByRole("link", { name: "everolimus" })).toBeVisible();
      await page.goto("/search?q=rs90011");
      await expect(page.getByRole("heading", { name: /Nothing found/ })).toBeVisible();
    });
  });
});

test("what moved from the release before stands with counts and links", async ({ page }) => {
  await page.goto("/changes");
  await expect(page.getByText("to that of 2026-01-05")).toBeVisible();
  const counts = Object.fromEntries(
    await page
      .locator("table")
      .first()
      .locator("tbody tr")
      .evaluateAll((rows) =>
        rows.map((row) => [row.querySelector("th")?.textContent ?? "", Number(row.querySelector("td")?.textContent)]),
      ),
  );
  expect(counts).toEqual({
    "Level up": 1,
    "Level down": 0,
    Added: 1,
    Removed: 1,
    "Papers added (1 paper)": 1,
    "Another score": 1,
  });
  await page.getByRole("region", { name: "Level up" }).getByRole("link", { name: "VKORC1 rs9923231" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("VKORC1 rs9923231: warfarin");
});

test("an annotation whole has every genotype quoted and every paper with its side", async ({ page }) => {
  await page.goto("/annotations/clinpgx-201");
  await expect(page.locator("figure.quotation")).toHaveCount(3);
  const rows = page.getByRole("region", { name: "Rows of evidence" }).locator("tbody tr");
  await expect(rows).toHaveText([
    /PMID 211.*increased.*supporting/,
    /PMID 212.*no association.*no effect/,
    /PMID 213.*decreased.*against/,
  ]);
});

test("an annotation that is none is a page that is not there", async ({ page }) => {
  expect((await page.goto("/annotations/no-such-annotation"))?.status()).toBe(404);
});

test("an imported drug says that nobody reviewed it, and what the release was made of stands on the coverage page", async ({
  page,
}) => {
  await page.goto("/drugs/manyol");
  await expect(page.getByText("Known from the imported release of 2026-01-05 alone")).toBeVisible();
  await expect(page.getByRole("img", { name: /by ClinPGx level: level 1A: 0/ })).toBeVisible();
  await page.goto("/coverage");
  await expect(page.getByRole("region", { name: "Files of the import" }).locator("tbody tr").first()).toContainText(
    "summary_annotations.tsv",
  );
});
