/** What the end-to-end tests read on that site; every page is drawn, and read, on the first. */
const READ = [
  ...["everolimus", "manyol", "nogenetol", "clopidogrel", "codeine", "warfarin"],
  ...["MTOR", "TEST12", "HLA-B"],
];

/** The settings of a second site beside the first: a made-up release imported, and an address for challenges. */
export const MADE_UP_SITE = {
  HAPLONOTE_STORE: ".knowledge/made-up",
  HAPLONOTE_CHALLENGE: "mailto:errors@example.org",
  HAPLONOTE_DRAW_ONLY: READ.join(","),
};

/** The program that imports the release; the same content and release give the same site, which need not be built anew. */
export const IMPORT_MADE_UP_RELEASE = [".config/run-typescript.mjs", "tests/e2e/import-made-up-release.ts"];
