/**
 * Who may import whom. Data flows along ROOMS from left to right, and imports point from right to left.
 *
 * A rule's name is the message its reader sees. Tests beside the code, and the examples they draw, may reach further
 * than the code they test (they build worlds out of tests/ and read files), but they too use doors, and are no part of a
 * cycle.
 */
const ROOMS = [
  "schema",
  "knowledge",
  "genotype",
  "phenotype",
  "intake",
  "advice",
  "report",
  "interop",
  "teaching",
  "node",
  "app",
];

/** What the pure rooms may take from npm: neither touches a disk, a clock or a network. */
const PURE_PACKAGES = ["zod", "minisearch", "fastest-levenshtein", "saxes"];

const DISK = ["fs", "path", "os", "child_process", "worker_threads", "sqlite"];

const TEST_BESIDE_CODE = "[.](test|examples)[.]tsx?$";
const PURE = "^lib/(?!node/)";

const folderOf = (room) => (room === "app" ? "app" : `lib/${room}`);
const anyOf = (folders) => `^(${folders.join("|")})/`;

const layers = ROOMS.map((room, index) => ({
  name: `${room}-imports-only-earlier-layers`,
  severity: "error",
  from: { path: `^${folderOf(room)}/`, pathNot: TEST_BESIDE_CODE },
  to: { path: anyOf([...ROOMS.slice(index + 1).map(folderOf), "tests"]) },
}));

const doors = [
  {
    name: "layers-meet-at-the-door",
    comment: "Import another room through its index.ts.",
    severity: "error",
    // In app and at the top there is no $1, so that every room of lib is another room.
    from: { path: "^(?:lib/([^/]+)/|app/|[^/]+$)" },
    to: { path: "^lib/", pathNot: ["^lib/$1/", "^lib/[^/]+/index[.]ts$"] },
  },
  {
    name: "layers-meet-at-the-door",
    comment: "lib/node/*main.ts start when they are loaded; nobody imports them.",
    severity: "error",
    from: { path: "^(lib/|app/|[^/]+$)" },
    to: { path: "^lib/node/(main|packed-main|pack-main)[.]ts$" },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...layers,
    ...doors,
    {
      name: "lib-npm-allow-list",
      comment: `Pure rooms take ${PURE_PACKAGES.join(", ")} from npm; lib/node may take any package.`,
      severity: "error",
      from: { path: PURE, pathNot: TEST_BESIDE_CODE },
      to: { path: "(^|/)node_modules/", pathNot: `(^|/)node_modules/(@types/)?(${PURE_PACKAGES.join("|")})/` },
    },
    {
      name: "lib-touches-no-platform",
      comment: "The same code runs on the server, in the browser and in a worker.",
      severity: "error",
      from: { path: PURE, pathNot: TEST_BESIDE_CODE },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "lib-never-sees-app-or-tests",
      severity: "error",
      from: { path: "^lib/", pathNot: TEST_BESIDE_CODE },
      to: { path: "^(app|tests)/" },
    },
    {
      name: "disk-only-in-lib-node",
      comment: "Take it from lib/node, or as an argument.",
      severity: "error",
      from: { pathNot: ["^(lib/node|[.]config|tests)/", "^(proxy|server)[.]ts$", TEST_BESIDE_CODE] },
      to: { dependencyTypes: ["core"], path: `^(node:)?(${DISK.join("|")})(/|$)` },
    },
    {
      name: "examples-are-for-tests",
      comment: "Nothing that a reader is served may draw on an example.",
      severity: "error",
      from: { pathNot: [TEST_BESIDE_CODE, "^app/_examples/"] },
      to: { path: "[.]examples[.]tsx?$|^app/_examples/" },
    },
    { name: "no-unresolved", severity: "error", from: {}, to: { couldNotResolve: true } },
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: "(^|/)node_modules/" },
    // The FHIR server of a test has packages of its own, which are not installed with ours.
    exclude: { path: "(^|/)[.](next|knowledge)/|^tests/interop/fhir-server/" },
    // Type imports count: a type that points the wrong way is a room that points the wrong way.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types", "typings"],
    },
  },
};
