/**
 * The import rule, as dependency-cruiser checks it: a file imports only from
 * its own room or one before it, and enters another room by its door.
 * Everything below is made from this one ordered list.
 */
const ROOMS = ["schema", "knowledge", "genotype", "phenotype", "advice", "report", "interop", "node"];

const TEST = "\\.test\\.tsx?$";
const PURE_LIB = "^lib/(?!node/)";
const NODE_CORE = { dependencyTypes: ["core"] };

const laterThan = (index) => [...ROOMS.slice(index + 1).map((room) => `^lib/${room}/`), "^app/"];

const layerRules = ROOMS.map((room, index) => ({
  name: `${room}-imports-only-earlier-layers`,
  comment: `lib/${room} may import from ${ROOMS.slice(0, index + 1).join(", ")} only.`,
  severity: "error",
  from: { path: `^lib/${room}/`, pathNot: TEST },
  to: { path: laterThan(index).join("|") },
}));

const doorRules = ROOMS.map((room) => ({
  name: "layers-meet-at-the-door",
  comment: `Enter lib/${room} through its index.ts.`,
  severity: "error",
  from: { path: "^(lib|app)/", pathNot: `^lib/${room}/` },
  to: { path: `^lib/${room}/`, pathNot: `^lib/${room}/index\\.ts$` },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...layerRules,
    ...doorRules,
    {
      name: "lib-npm-allow-list",
      comment: "Pure lib uses zod and minisearch and no other package.",
      severity: "error",
      from: { path: PURE_LIB, pathNot: TEST },
      to: { dependencyTypes: ["npm", "npm-dev", "npm-peer", "npm-optional", "npm-no-pkg", "npm-unknown"], pathNot: "node_modules/(zod|minisearch)/" },
    },
    {
      name: "lib-touches-no-platform",
      comment: "Pure lib runs in a browser and a worker too.",
      severity: "error",
      from: { path: PURE_LIB, pathNot: TEST },
      to: NODE_CORE,
    },
    {
      name: "lib-never-sees-app-or-tests",
      severity: "error",
      from: { path: "^lib/", pathNot: TEST },
      to: { path: "^(app|tests)/" },
    },
    {
      name: "disk-only-in-lib-node",
      comment: "Pages ask lib/node for what lies on disk.",
      severity: "error",
      from: { path: "^app/", pathNot: TEST },
      to: NODE_CORE,
    },
    { name: "no-unresolved", severity: "error", from: {}, to: { couldNotResolve: true, pathNot: "\\.css$" } },
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(\\.next|node_modules/\\.cache)/" },
    // Type imports count: a name borrowed from a later room is a dependency on it.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    combinedDependencies: false,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"] },
  },
};
