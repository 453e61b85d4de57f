/**
 * How fast the report page writes and lays out: a panel of twenty genes and ten drugs, in headless Chromium against the
 * built site. The time of a keystroke ends when the whole report stands on the page, not when its first part does.
 */
import type { CDPSession, Page } from "@playwright/test";
import { LARGE_REPORT } from "../builders/large-report";
import { openSite } from "./built-site";
import { printMedians } from "./measure";

const RUNS = 15;
const PORT = 3198;
const TARGET_KEYSTROKE_MS = 200;
const TARGET_PRINT_MS = 1000;
const READINGS = ["Prescriber", "Patient", "Learner"] as const;

const DRUGS = LARGE_REPORT.drugs.join(", ");
// The gene that the last keystroke changes stands last: *1/*4, and with one key more *1/*41.
const [changed, ...others] = LARGE_REPORT.results;
const PANEL = [...others, changed].join("\n");

/** Returns the milliseconds from a key in the panel's field to the whole report of what it then holds, as the page itself sees them. */
async function timeOfKey(page: Page, key: string): Promise<number> {
  await page.evaluate(() => {
    const idOf = (): string => document.querySelector(".report-identity")?.textContent ?? "";
    const before = idOf();
    const shown = new Promise<number>((resolve) => {
      document.addEventListener(
        "keydown",
        () => {
          const start = performance.now();
          const watcher = new MutationObserver(() => {
            // The report's id hangs on its question, and the page is written in one piece.
            if (idOf() === before || document.querySelector(".report-identity") === null) return;
            watcher.disconnect();
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
          });
          watcher.observe(document.body, { childList: true, subtree: true, characterData: true });
        },
        { once: true, capture: true },
      );
    });
    Object.assign(window, { shown });
  });
  await page.keyboard.press(key);
  return page.evaluate(() => (window as unknown as { readonly shown: Promise<number> }).shown);
}

/** Returns the milliseconds that the browser needs for the pages of the report, from the call to the finished file. */
async function timeOfPrint(page: Page): Promise<number> {
  const start = performance.now();
  await page.pdf({ format: "A4", tagged: true });
  return performance.now() - start;
}

/** Returns the seconds of processor that the page's own thread has used so far: what a busy machine leaves unchanged. */
async function threadSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find((metric) => metric.name === "TaskDuration")?.value ?? Number.NaN;
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

const { page, close } = await openSite(PORT, "/report");
await page.getByLabel("Drugs", { exact: true }).fill(DRUGS);
const panel = page.getByLabel("Results", { exact: true });
await panel.fill(PANEL);
// With an inhibitor most of the drugs have a second answer: the largest report that ten drugs make.
await page.getByLabel("Taken as well").fill("paroxetine");
await page.getByText("Expected with paroxetine").first().waitFor();
const session = await page.context().newCDPSession(page);
await session.send("Performance.enable", { timeDomain: "threadTicks" });
for (const reading of READINGS) {
  await page.getByRole("radio", { name: reading }).check();
  await page.getByRole("article", { name: `${reading.toLowerCase()} reading` }).waitFor();
  await panel.focus();
  await page.keyboard.press("Control+End");
  const keys: number[] = [];
  const processor: number[] = [];
  const prints: number[] = [];
  for (let run = -2; run < RUNS; run += 1) {
    const before = await threadSeconds(session);
    const times = [await timeOfKey(page, "1"), await timeOfKey(page, "Backspace")];
    if (run < 0) continue;
    keys.push(...times);
    processor.push(((await threadSeconds(session)) - before) * 500);
  }
  for (let run = -1; run < RUNS; run += 1) {
    const time = await timeOfPrint(page);
    if (run >= 0) prints.push(time);
  }
  printMedians([
    [
      `${reading}: ten drugs and twenty genes, from the last key to the whole report (target ${TARGET_KEYSTROKE_MS} ms)`,
      median(keys),
    ],
    [`${reading}: the processor of the page for one key`, median(processor)],
    [`${reading}: the same, to a tagged PDF (target ${TARGET_PRINT_MS} ms)`, median(prints)],
  ]);
}
await close();
