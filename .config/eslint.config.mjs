import coreWebVitals from "eslint-config-next/core-web-vitals";
import typescript from "eslint-config-next/typescript";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCES = ["**/*.ts", "**/*.tsx", "**/*.mts"];

// Next finds these by their default export, and so do the tools that read a configuration file.
const DEFAULT_EXPORT_FILES = [
  "app/**/{page,layout,template,loading,error,global-error,not-found,default,icon,opengraph-image,robots,sitemap}.{ts,tsx}",
  "next.config.ts",
  "**/*.config.{ts,mts,mjs}",
];

const NO_DEFAULT_EXPORT = {
  selector: "ExportDefaultDeclaration, ExportSpecifier[exported.name='default']",
  message: "Export by name; only Next's own files and configuration files export a default.",
};
const NO_CLOCK = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='Date']",
  message: "Pass `today` in; lib has no clock.",
};
const PURE = "lib is pure: take it as an argument, and let lib/node or app supply it.";

/** Returns the rules as a flat configuration for ESLint 9; the root is the repository's. */
const config = [
  {
    ignores: [
      "**/.next/**",
      "**/node_modules/**",
      "**/.knowledge/**",
      "dist/**",
      "next-env.d.ts",
      "test-results/**",
      "playwright-report/**",
    ],
  },
  ...coreWebVitals,
  ...typescript,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: { eqeqeq: ["error", "always", { null: "ignore" }] },
  },
  {
    files: SOURCES,
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/ban-ts-comment": [
        "error",
        {
          "ts-expect-error": "allow-with-description",
          "ts-ignore": true,
          "ts-nocheck": true,
          minimumDescriptionLength: 10,
        },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "no-restricted-syntax": ["error", NO_DEFAULT_EXPORT],
    },
  },
  {
    files: DEFAULT_EXPORT_FILES,
    rules: { "no-restricted-syntax": "off" },
  },
  {
    files: ["lib/**/*.ts"],
    ignores: ["lib/node/**", "**/*.test.ts"],
    rules: {
      "no-restricted-globals": [
        "error",
        ...["fetch", "window", "document", "process", "console"].map((name) => ({ name, message: PURE })),
      ],
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: NO_CLOCK.message },
        { object: "Math", property: "random", message: PURE },
      ],
      "no-restricted-syntax": ["error", NO_DEFAULT_EXPORT, NO_CLOCK],
    },
  },
];

export default config;
