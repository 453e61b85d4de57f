import { expect, test } from "@playwright/test";
import { everyPath, faultsOn, LOOKS, watch } from "./watch";

for (const { name, media } of LOOKS) {
  test(`axe finds nothing on any page in ${name}, and no page errs or calls another host`, async ({ page }) => {
    test.setTimeout(480_000);
    const watched = watch(page);
    await page.emulateMedia(media);
    // What a palette can spoil is the same on every page of a template.
    const paths = await everyPath(page, { withSample: name === "light" });
    expect(paths.length).toBeGreaterThan(30);
    for (const path of paths) {
      await page.goto(path);
      await expect(page.locator("h1")).toHaveCount(1);
      expect({ path, faults: await faultsOn(page) }).toEqual({ path, faults: [] });
    }
    watched.expectClean();
  });
}

test("no page scrolls sideways on a narrow screen", async ({ page }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 320, height: 700 });
  for (const path of await everyPath(page)) {
    await page.goto(path);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(`${path}: ${Math.max(0, overflow)}`).toBe(`${path}: 0`);
  }
});
