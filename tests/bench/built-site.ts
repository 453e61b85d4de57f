import { spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Page } from "@playwright/test";

/** The built site with one of its pages open in headless Chromium. */
export interface OpenSite {
  readonly page: Page;
  readonly close: () => Promise<void>;
}

/** Builds the site of what is here now, if it is not built. */
export async function buildSite(): Promise<void> {
  const { ensureSite } = (await import(pathToFileURL(join(process.cwd(), ".config/site.mjs")).href)) as {
    readonly ensureSite: () => Promise<string>;
  };
  await ensureSite();
}

/** Starts the built site on `port` and returns it with `path` open; throws when it does not start. */
export async function openSite(port: number, path: string): Promise<OpenSite> {
  await buildSite();
  const stop = await serve(port, path);
  const { findBrowser } = (await import(pathToFileURL(join(process.cwd(), ".config/browser.mjs")).href)) as {
    readonly findBrowser: () => string | undefined;
  };
  const executablePath = findBrowser();
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ["--disable-gpu", "--no-first-run", "--disable-background-networking", ...(isRoot ? ["--no-sandbox"] : [])],
  });
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${port}${path}`);
  return {
    page,
    close: async () => {
      await browser.close();
      stop();
    },
  };
}

async function serve(port: number, path: string): Promise<() => void> {
  const server = spawn(process.execPath, [".config/start.mjs"], {
    env: { ...process.env, PORT: String(port) },
    stdio: "ignore",
  });
  process.on("exit", () => server.kill());
  for (;;) {
    if (server.exitCode !== null) throw new Error(`the site did not start on port ${port}; npm start tells why`);
    const answer = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => null);
    if (answer?.ok === true) return () => server.kill();
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
