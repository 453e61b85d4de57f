/** Finds the Chromium that the end-to-end tests drive, and installs one where there is none. */
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { ReaderError, run, runNode, say } from "./progress.mjs";

const LINUX_NAMES = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "microsoft-edge-stable",
];
const MAC_APPS = ["Google Chrome", "Chromium", "Microsoft Edge"];
const WINDOWS_PROGRAMS = [
  "Google/Chrome/Application/chrome.exe",
  "Chromium/Application/chrome.exe",
  "Microsoft/Edge/Application/msedge.exe",
];
const FIVE_MINUTES = 300_000;

/** Returns the path of an installed Chromium, Chrome or Edge: CHROMIUM_PATH if that is set, else from the usual places. */
export function findBrowser(env = process.env) {
  if (env.CHROMIUM_PATH) {
    if (existsSync(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH;
    throw new ReaderError(
      `CHROMIUM_PATH is ${JSON.stringify(env.CHROMIUM_PATH)}, and there is no such file. Correct it or unset it.`,
      2,
    );
  }
  return usualPlaces(env).find((path) => existsSync(path));
}

/** Returns the path of a Chromium, installing one if need be; throws with what to install when that fails. */
export async function ensureBrowser() {
  const found = findBrowser() ?? (await playwrightsOwn());
  if (found !== undefined) return found;
  say("Browser: no Chromium here; fetching the one of Playwright …");
  const withSystemLibraries = isLinuxRoot() ? ["--with-deps"] : [];
  await runNode(["node_modules/@playwright/test/cli.js", "install", ...withSystemLibraries, "chromium"], {
    stdio: ["ignore", 2, 2],
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000" },
    timeoutMs: FIVE_MINUTES,
  });
  return (await playwrightsOwn()) ?? (await fromApt()) ?? refuse();
}

function usualPlaces(env) {
  switch (process.platform) {
    case "darwin":
      return ["/Applications", join(homedir(), "Applications")].flatMap((folder) =>
        MAC_APPS.map((name) => join(folder, `${name}.app`, "Contents/MacOS", name)),
      );
    case "win32":
      return [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA]
        .filter((folder) => folder)
        .flatMap((folder) => WINDOWS_PROGRAMS.map((program) => join(folder, program)));
    default:
      return [...(env.PATH ?? "").split(delimiter), "/usr/bin", "/usr/local/bin", "/snap/bin"]
        .filter((folder) => folder)
        .flatMap((folder) => LINUX_NAMES.map((name) => join(folder, name)));
  }
}

async function playwrightsOwn() {
  const { chromium } = await import("@playwright/test");
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

async function fromApt() {
  if (!isLinuxRoot()) return undefined;
  say("Browser: trying apt-get install chromium …");
  const options = { stdio: ["ignore", 2, 2], env: { DEBIAN_FRONTEND: "noninteractive" }, timeoutMs: FIVE_MINUTES };
  await run("apt-get", ["update", "-qq"], options);
  await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core"], options);
  return findBrowser();
}

const isLinuxRoot = () => process.platform === "linux" && process.getuid() === 0;

function refuse() {
  throw new ReaderError(
    "Browser: found no Chromium, Chrome or Edge and could not install one. Install Chromium, or set CHROMIUM_PATH to it; " +
      "`npm run check` runs every test that needs no browser.",
  );
}
