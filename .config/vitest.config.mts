import react from "@vitejs/plugin-react";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Files that put a stand-in in the place of a module: whatever loaded it keeps the stand-in, so that they run alone. */
const ALONE = ["lib", "tests", "app"]
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".test.ts"))
      .map((name) => `${folder}/${name.replaceAll("\\", "/")}`),
  )
  .filter((file) => /\bvi\.(do)?mock\(/i.test(readFileSync(join(root, file), "utf8")));

export default defineConfig({
  root,
  resolve: { tsconfigPaths: true },
  test: {
    passWithNoTests: true,
    // A file finds the modules as the file before it left them: the content is compiled once for all.
    isolate: false,
    // These only end a test that hangs; a busy machine takes its time over one that reads all content.
    testTimeout: 120_000,
    hookTimeout: 300_000,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          environment: "node",
          include: ["lib/**/*.test.ts", "tests/**/*.test.ts", "app/**/*.test.ts"],
          exclude: ALONE,
        },
      },
      {
        extends: true,
        test: { name: "alone", environment: "node", include: ALONE, isolate: true },
      },
      {
        extends: true,
        plugins: [react()],
        test: {
          name: "ui",
          environment: "jsdom",
          include: ["app/**/*.test.tsx"],
          setupFiles: [".config/vitest.setup.ts"],
        },
      },
    ],
  },
});
