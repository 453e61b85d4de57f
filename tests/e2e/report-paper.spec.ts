/** The report on paper: how large, how many pages, what each page names, and what is there only when it is asked for. */
import decode from "qr/decode.js";
import { expect, test, type Page } from "./live";
import { bodyOf, FORMATS, printed, readAs, READINGS, SHIFTED, TEN, wordsOf, write } from "./report-page";

const LEAST_PT = 10;

for (const reading of READINGS) {
  for (const format of FORMATS) {
    test(`ten drugs and twenty genes read as a ${reading.toLowerCase()} print on at most six pages of ${format}, each named, no body text under 10 pt`, async ({
      page,
    }) => {
      await write(page, TEN);
      await readAs(page, reading);
      const headings = await page.locator(".report-paper").getByRole("heading").allInnerTexts();
      const version = /knowledge (\S+)/.exec(await page.locator(".report-identity").innerText())?.[1] ?? "";
      const { pages, raw } = await printed(page, format);
      expect(pages.length).toBeLessThanOrEqual(6);
      pages.forEach((one, i) => {
        expect(one.text).toMatch(/Haplonote report \w+/);
        expect(one.text).toMatch(/As of \d{4}-\d{2}-\d{2}/);
        expect(one.text).toContain(version);
        expect(one.text).toContain(`Page ${i + 1} of ${pages.length}`);
        expect(bodyOf(one).filter(({ sizePt }) => sizePt < LEAST_PT - 0.01)).toEqual([]);
        // A heading at the foot of a page has left what it heads.
        expect(headings).not.toContain(bodyOf(one).at(-1)?.text.trim());
      });
      expect(raw).toContain("/StructTreeRoot");
      for (const tag of ["/H1", "/H2", "/H3", "/L", "/P"]) expect(raw).toMatch(new RegExp(`/S ?${tag}\\b`));
      if (reading === "Prescriber") expect(wordsOf(pages[0]?.text ?? "")).toBeLessThanOrEqual(350);
    });
  }
}

test("the paper is black, white and grey alone, in every reading and with all that can be added", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await write(page, SHIFTED);
  await page.getByLabel("Add signature lines").check();
  await page.getByLabel("Add a wallet card").check();
  await page.getByRole("button", { name: "Add QR code" }).click();
  for (const reading of READINGS) {
    await readAs(page, reading);
    await page.emulateMedia({ media: "print" });
    const coloured = await page.locator("main *").evaluateAll((elements) =>
      elements.flatMap((element) => {
        const style = getComputedStyle(element);
        return [style.color, style.backgroundColor, style.borderTopColor, style.fill, style.stroke].filter((value) => {
          const [r, g, b, alpha] = (value.match(/[\d.]+/g) ?? []).map(Number);
          return value.startsWith("rgb") && alpha !== 0 && (r !== g || g !== b);
        });
      }),
    );
    expect(coloured).toEqual([]);
    await page.emulateMedia({ media: null });
  }
});

test("signature lines, card and code are on no page until they are asked for", async ({ page }) => {
  await write(page, SHIFTED);
  for (const absent of [".signatures", ".wallet", ".report-code"]) await expect(page.locator(absent)).toHaveCount(0);
  const before = (await printed(page, "A4")).pages;
  expect(before.map(({ text }) => text).join(" ")).not.toMatch(/Signature|Wallet|Name and profession/);

  await page.getByLabel("Add signature lines").check();
  const { pages } = await printed(page, "A4");
  expect(pages.at(-1)?.text).toMatch(/Reviewed by.*Name and profession.*Date.*Signature/);
  expect(pages.length).toBeLessThanOrEqual(before.length + 1);
});

test("the wallet card has the size of a bank card, a page of its own, and the genes, drugs, day and snapshot on every side", async ({
  page,
}) => {
  await write(page, TEN);
  await page.getByLabel("Add a wallet card").check();
  const version = /knowledge (\S+)/.exec(await page.locator(".report-identity").innerText())?.[1] ?? "";
  await page.emulateMedia({ media: "print" });
  for (const face of await page.locator(".wallet-face").all()) {
    const { width, height, isCut } = await face.evaluate((element) => ({
      width: element.getBoundingClientRect().width,
      height: element.getBoundingClientRect().height,
      isCut: element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1,
    }));
    const mm = (pixels: number): number => (pixels * 25.4) / 96;
    expect(mm(width)).toBeCloseTo(85.6, 0);
    expect(mm(height)).toBeCloseTo(54, 0);
    expect(isCut).toBe(false);
    await expect(face).toContainText(version);
    await expect(face).toContainText(/\d{4}-\d{2}-\d{2}/);
    await expect(face).toContainText("Research prototype");
  }
  await page.emulateMedia({ media: null });
  const { pages } = await printed(page, "A4");
  const card = pages.at(-1)?.text ?? "";
  expect(card).toMatch(/Wallet card.*CYP2D6 \*1\/\*4, Intermediate Metabolizer.*Avoid.*clopidogrel/);
  expect(card).not.toContain("Limits");
});

test("the card follows the results: other results, another card", async ({ page }) => {
  await write(page, { drugs: "codeine", panel: "CYP2D6 *4/*4" });
  await page.getByLabel("Add a wallet card").check();
  await expect(page.locator(".wallet")).toContainText("*4/*4, Poor Metabolizer");
  await page.getByLabel("Results", { exact: true }).fill("CYP2D6 *1/*4");
  await expect(page.locator(".wallet")).toContainText("*1/*4, Intermediate Metabolizer");
  await expect(page.locator(".wallet")).not.toContainText("*4/*4");
});

for (const [name, typed] of [
  ["a small", SHIFTED],
  ["the largest", TEN],
] as const) {
  test(`the code of ${name} report, as it is printed, reads as the link to it`, async ({ page }) => {
    await write(page, typed);
    await page.getByRole("button", { name: "Add QR code" }).click();
    const code = page.getByRole("img", { name: "QR code of the link to this report" });
    await expect(code).toBeVisible();
    // The link is kept in the address only for this comparison.
    await page.getByRole("button", { name: "Copy link" }).click();
    await expect(page).toHaveURL(/\/report#\d/);
    const address = page.url();
    await page.emulateMedia({ media: "print" });
    expect(decode(await pixelsOf(page, await code.screenshot()))).toBe(address);
    await page.emulateMedia({ media: null });
    expect((await printed(page, "A4")).pages[0]?.text).toContain("Opens this report");
    // Another question makes the code wrong, so it goes.
    await page.getByLabel("Results", { exact: true }).fill("CYP2D6 *4/*4");
    await expect(code).toHaveCount(0);
  });
}

/** Returns the picture as a decoder takes it: the browser itself unpacks it. */
async function pixelsOf(
  page: Page,
  png: Buffer,
): Promise<{ readonly width: number; readonly height: number; readonly data: Uint8Array }> {
  const { width, height, data } = await page.evaluate(
    async (bytes) => {
      const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: "image/png" }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext("2d");
      context?.drawImage(bitmap, 0, 0);
      const pixels = context?.getImageData(0, 0, bitmap.width, bitmap.height).data;
      return { width: bitmap.width, height: bitmap.height, data: Array.from(pixels ?? []) };
    },
    [...png],
  );
  return { width, height, data: Uint8Array.from(data) };
}
