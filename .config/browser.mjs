import { existsSync } from "node:fs";
import { join } from "node:path";
import { ReaderError, run, runNode, say } from "./progress.mjs";

/** Returns the path of a Chromium that is on this machine, or undefined. CHROMIUM_PATH comes first. */
export function findBrowser(env = process.env) {
  const programs = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA].filter((path) => path !== undefined);
  const usual = [
    env.CHROMIUM_PATH,
    "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/snap/bin/chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ...programs.flatMap((path) => [join(path, "Google/Chrome/Application/chrome.exe"), join(path, "Microsoft/Edge/Application/msedge.exe")]),
  ];
  return usual.find((path) => path !== undefined && path !== "" && existsSync(path));
}

/** Returns the path of a Chromium, installing one where that can be done; else says what to install. */
export async function ensureBrowser() {
  const found = findBrowser() ?? (await playwrightsOwn());
  if (found !== undefined) return found;
  say("Browser: no Chromium found; asking Playwright to install one …");
  await runNode(["node_modules/@playwright/test/cli.js", "install", "chromium"], { stdio: ["ignore", 2, 2], timeoutMs: 180_000 });
  const installed = await playwrightsOwn();
  if (installed !== undefined) return installed;
  if (process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    say("Browser: installing chromium with apt-get …");
    await run("apt-get", ["update", "-qq"], { stdio: ["ignore", 2, 2] });
    await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core"], { stdio: ["ignore", 2, 2] });
    const packaged = findBrowser();
    if (packaged !== undefined) return packaged;
  }
  throw new ReaderError("Browser: no Chromium found and none could be installed. Install Chromium or Chrome, or set CHROMIUM_PATH to one, and run this again.");
}

async function playwrightsOwn() {
  const { chromium } = await import("@playwright/test");
  const path = chromium.executablePath();
  return path !== "" && existsSync(path) ? path : undefined;
}
