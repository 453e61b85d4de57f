/**
 * Adds to package-lock.json the optional packages that the registry in use did not offer.
 *
 * Native tools publish one package per platform. A registry mirror may carry only some of them; npm then writes a
 * lockfile without the rest, and `npm ci` refuses it. Each missing one is pinned here by name and exact version, so
 * that the same lockfile installs on Linux, macOS and Windows. Run it after every `npm install <package>`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const LOCK = fileURLToPath(new URL("../package-lock.json", import.meta.url));
const EXACT_VERSION = /^\d+\.\d+\.\d+(-[\w.-]+)?$/;
const SYSTEMS = ["android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32", "aix"];
const PROCESSORS = ["arm64", "x64", "ia32", "arm", "ppc64", "riscv64", "s390x", "loong64", "mips64el", "wasm32"];

const lock = JSON.parse(readFileSync(LOCK, "utf8"));
const added = [];

for (const [parent, entry] of Object.entries({ ...lock.packages })) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (!EXACT_VERSION.test(version) || isLocked(parent, name, version)) continue;
    const hoisted = `node_modules/${name}`;
    const path = hoisted in lock.packages ? `${parent}/node_modules/${name}` : hoisted;
    lock.packages[path] = { version, ...platformOf(name), ...(entry.dev ? { dev: true } : {}), optional: true };
    added.push(`${name}@${version}`);
  }
}

lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, "en")));
writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`);
console.log(added.length === 0 ? "The lockfile is complete." : `Added ${added.length}: ${added.join(", ")}`);

/** Whether Node, looking upwards from `parent`, would find `name` at `version` in the lockfile. */
function isLocked(parent, name, version) {
  for (let folder = parent; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    const found = lock.packages[`${folder}/node_modules/${name}`.replace(/^\//, "")];
    if (found !== undefined) return found.version === version;
    if (folder === "") return false;
  }
}

/** The `os`, `cpu` and `libc` fields that such a package declares, read from its name. */
function platformOf(name) {
  const parts = name.split("/").at(-1).split(/[-.]/);
  const os = parts.find((part) => SYSTEMS.includes(part)) ?? (parts.includes("windows") ? "win32" : undefined);
  const cpu = parts.find((part) => PROCESSORS.includes(part));
  const libc = parts.includes("musl") ? "musl" : os === "linux" && parts.includes("gnu") ? "glibc" : undefined;
  return { ...(cpu ? { cpu: [cpu] } : {}), ...(libc ? { libc: [libc] } : {}), ...(os ? { os: [os] } : {}) };
}
