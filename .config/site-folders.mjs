import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isRunning } from "./alone.mjs";

/** Sites that nobody uses and that are kept all the same: going back to an earlier setting needs no build. */
const KEPT_UNUSED = 2;
const NAME = /^[0-9a-f]{16}$/;
const MARK = /^([0-9a-f]{16})\.used-by-(\d+)$/;
const REMAINS = /\.(?:old|new)-(\d+)$/;

/**
 * Returns the keeper of the finished sites in `folder`. Each lies in a folder named after what it was made from and is
 * never changed again, so that a server goes on with the one it started with, whatever is built beside it.
 */
export function siteFolders(folder) {
  const whole = (name) => join(folder, name);
  const mark = (name, pid) => whole(`${name}.used-by-${pid}`);
  const entries = () => (existsSync(folder) ? readdirSync(folder) : []);

  /** Where the site made from this lies, whether or not it is there yet. */
  const pathOf = (print) => whole(print.slice(0, 16));
  const has = (print) => existsSync(pathOf(print));

  /** Says that this process serves the site, until it ends. Say so first and look whether it is there afterwards. */
  function occupy(print) {
    const name = print.slice(0, 16);
    mkdirSync(folder, { recursive: true });
    writeFileSync(mark(name, process.pid), "");
    process.once("exit", () => rmSync(mark(name, process.pid), { force: true }));
    try {
      utimesSync(whole(name), new Date(), new Date());
    } catch {
      // It is still to be built.
    }
  }

  /** Gives a finished site its name, in one move. `made` must lie on the same disk. */
  function publish(made, print) {
    mkdirSync(folder, { recursive: true });
    utimesSync(made, new Date(), new Date());
    renameSync(made, pathOf(print));
  }

  /** Where to put a site together, on the same disk; nothing is there. */
  function workbench() {
    const made = whole(`site.new-${process.pid}`);
    mkdirSync(folder, { recursive: true });
    rmSync(made, { recursive: true, force: true });
    return made;
  }

  const isUsed = (name) =>
    entries().some((entry) => {
      const [, marked, pid] = MARK.exec(entry) ?? [];
      return marked === name && isRunning(Number(pid));
    });

  /** Removes the sites that no running server uses, but for this one and the last few. Run by one process at a time. */
  function sweep(print) {
    for (const entry of entries()) {
      const pid = MARK.exec(entry)?.[2] ?? REMAINS.exec(entry)?.[1];
      if (pid !== undefined && !isRunning(Number(pid))) rmSync(whole(entry), { recursive: true, force: true });
    }
    const unused = entries()
      .filter((entry) => NAME.test(entry) && entry !== print.slice(0, 16) && !isUsed(entry))
      .sort((one, other) => statSync(whole(other)).mtimeMs - statSync(whole(one)).mtimeMs);
    for (const name of unused.slice(KEPT_UNUSED)) remove(name);
  }

  function remove(name) {
    const aside = whole(`${name}.old-${process.pid}`);
    try {
      renameSync(whole(name), aside);
    } catch {
      // Where an open file holds its folder in place, somebody uses it.
      return;
    }
    // A server may have marked it between the look and the move; it looks for its site after it has set its mark.
    if (isUsed(name)) renameSync(aside, whole(name));
    else rmSync(aside, { recursive: true, force: true });
  }

  return { pathOf, has, occupy, publish, workbench, sweep };
}
