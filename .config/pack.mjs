/** Run by `npm pack`: makes in dist/ the command line as one program, with its knowledge compiled and its libraries inside. */
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { bundle, runTypeScript } from "./bundle.mjs";
import { programPrint } from "./command-line.mjs";
import { ReaderError, command, inRoot } from "./progress.mjs";

const DIST = "dist";

await command(async () => {
  rmSync(inRoot(DIST), { recursive: true, force: true });
  const made = await bundle({
    entries: { haplonote: "lib/node/packed-main.ts" },
    outdir: inRoot(DIST),
    define: { PROGRAM: JSON.stringify(programPrint()) },
  });
  writeFileSync(inRoot(DIST, "LICENCES.txt"), licencesOf(made));
  const code = await runTypeScript("lib/node/pack-main.ts", [inRoot(DIST)]);
  if (code !== 0) throw new ReaderError("Package: content/ has a fault; it is named above.", code);
});

/** Returns the licence of every library whose code is in the program, as the library itself gives it. */
function licencesOf({ inputs }) {
  const names = Object.keys(inputs).map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))]
    .sort()
    .map((name) => {
      const folder = inRoot("node_modules", name);
      const { version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
      const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
      // A library whose package lacks the text has it in its repository; we keep that beside this file.
      const kept = inRoot(".config/licences", `${name}.txt`);
      if (file === undefined && !existsSync(kept))
        throw new ReaderError(
          `Package: ${name} gives no text of its licence (${license}). Put the one of its repository into ${kept}.`,
        );
      const text = readFileSync(file === undefined ? kept : `${folder}/${file}`, "utf8");
      return `${name} ${version} (${license})\n\n${text.trim()}\n`;
    })
    .join(`\n${"-".repeat(72)}\n\n`);
}
