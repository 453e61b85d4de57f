import coreWebVitals from "eslint-config-next/core-web-vitals";
import typescript from "eslint-config-next/typescript";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCES = ["**/*.ts", "**/*.tsx", "**/*.mts"];

/** The one rule that needs types looks at switches alone; to read the types of every other file takes most of the time. */
const WITH_SWITCHES = [...readdirSync(root), ...["app", "lib", "tests", ".config"].flatMap(filesIn)]
  .filter((name) => /\.m?tsx?$/.test(name))
  .filter((file) => /\bswitch\s*\(/.test(readFileSync(join(root, file), "utf8")))
  // In a pattern, brackets stand for any of what is between them.
  .map((file) => file.replace(/[[\]]/g, "\\$&"));

function filesIn(folder) {
  return readdirSync(join(root, folder), { recursive: true }).map((name) => `${folder}/${name.replaceAll("\\", "/")}`);
}

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

/** The rules of React and of what it draws, which compile each file a second time. What draws nothing has nothing for them; that lib has no React is a boundary. */
const OF_REACT = coreWebVitals
  .flatMap(({ rules }) => Object.keys(rules ?? {}))
  .filter((name) => /^(react|react-hooks|jsx-a11y|@next\/next)\//.test(name));
const WITHOUT_REACT = ["{lib,tests,.config}/**/*.{ts,mts,mjs}", "app/**/*.{examples,test}.ts"];

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
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
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
    files: WITHOUT_REACT,
    rules: Object.fromEntries(OF_REACT.map((name) => [name, "off"])),
  },
  {
    files: WITH_SWITCHES,
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    rules: {
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
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
