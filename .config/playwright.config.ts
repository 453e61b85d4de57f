import { defineConfig } from "@playwright/test";
import { fileURLToPath } from "node:url";

const port = Number(process.env.E2E_PORT ?? 3107);
const root = fileURLToPath(new URL("..", import.meta.url));
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: `${root}tests/e2e`,
  outputDir: `${root}test-results`,
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  reporter: [["list"], ...(process.env.E2E_REPORT === undefined ? [] : [["json", { outputFile: process.env.E2E_REPORT }] as const])],
  use: {
    baseURL: `http://localhost:${port}`,
    launchOptions: {
      ...(process.env.CHROMIUM_PATH === undefined ? {} : { executablePath: process.env.CHROMIUM_PATH }),
      // The background services of a browser would only be refused, many at a time.
      args: [
        ...(isRoot ? ["--no-sandbox"] : []),
        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
      ],
    },
  },
  webServer: {
    command: "node .config/start.mjs",
    cwd: root,
    url: `http://localhost:${port}/`,
    env: { PORT: String(port), HOST: "127.0.0.1" },
    timeout: 180_000,
    reuseExistingServer: false,
  },
});
