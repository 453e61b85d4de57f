import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));

export default defineConfig({
  root,
  resolve: { tsconfigPaths: true },
  test: {
    passWithNoTests: true,
    // Many tests compile all content; a busy machine takes its time over that.
    testTimeout: 30_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          environment: "node",
          include: ["lib/**/*.test.ts", "tests/**/*.test.ts", "app/**/*.test.ts"],
        },
      },
      {
        extends: true,
        plugins: [react()],
        test: {
          name: "ui",
          environment: "jsdom",
          // All content is compiled once for all examples.
          isolate: false,
          include: ["app/**/*.test.tsx"],
          setupFiles: [".config/vitest.setup.ts"],
        },
      },
    ],
  },
});
