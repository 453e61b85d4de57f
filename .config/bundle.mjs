import { basename, join } from "node:path";
import { build } from "esbuild";
import { inRoot, runNode } from "./progress.mjs";

/**
 * Writes programs in TypeScript as plain JavaScript into `outdir`, each under
 * the name it has in `entries`. Loading the source file by file takes longer
 * than most commands do. Returns what went into them.
 */
export async function bundle({ entries, outdir, define = {}, external = [] }) {
  const { metafile } = await build({
    absWorkingDir: inRoot(),
    entryPoints: entries,
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    define,
    external,
    // Some libraries were written for require, which a module has only when it is made.
    banner: {
      js: 'import { createRequire as requireFor } from "node:module"; const require = requireFor(import.meta.url);',
    },
    metafile: true,
    logLevel: "warning",
  });
  return metafile;
}

/** Runs one program in TypeScript, bundled first, and returns its exit status. */
export async function runTypeScript(file, words = []) {
  const name = basename(file).replace(/\.m?ts$/, "");
  const outdir = inRoot("node_modules/.cache/programs", name);
  await bundle({ entries: { [name]: file }, outdir });
  return runNode([join(outdir, `${name}.mjs`), ...words]);
}
