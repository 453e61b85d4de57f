/** Where built sites lie: what a server runs from stays, whatever is built, imported, stopped or cut short beside it. */
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
// @ts-expect-error -- our own tools are plain JavaScript without types
import { alone as untypedAlone } from "../../.config/alone.mjs";
// @ts-expect-error -- our own tools are plain JavaScript without types
import { siteFolders as untypedSiteFolders } from "../../.config/site-folders.mjs";

interface SiteFolders {
  readonly pathOf: (print: string) => string;
  readonly has: (print: string) => boolean;
  readonly occupy: (print: string) => void;
  readonly publish: (made: string, print: string) => void;
  readonly workbench: () => string;
  readonly sweep: (print: string) => void;
}
const siteFolders = untypedSiteFolders as (folder: string) => SiteFolders;
const alone = untypedAlone as <T>(lock: string, work: () => T | Promise<T>, onWait?: () => void) => Promise<T>;

const TOOLS = JSON.stringify(`${process.cwd()}/.config/`);
const PRINTS = [..."abcdef"].map((letter) => letter.repeat(64));
const [FIRST = "", SECOND = "", THIRD = "", FOURTH = "", FIFTH = ""] = PRINTS;

let folder = "";
let sites: SiteFolders;
const servers: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "haplonote-sites-"));
  sites = siteFolders(folder);
});
afterEach(() => {
  for (const server of servers.splice(0)) server.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

/** Puts a site together whose page says which knowledge it holds. */
function build(print: string, knowledge: string): void {
  const made = sites.workbench();
  mkdirSync(made);
  writeFileSync(join(made, "page"), knowledge);
  sites.publish(made, print);
  sites.sweep(print);
}

/** Starts a process that occupies a site and, for each line it is sent, reads the page anew and prints it. */
async function serve(
  print: string,
): Promise<{ readonly page: () => Promise<string>; readonly kill: () => Promise<void> }> {
  const server = spawn(process.execPath, [
    "--input-type=module",
    "--eval",
    `const { siteFolders } = await import("file://" + ${TOOLS} + "site-folders.mjs");
     const { readFileSync } = await import("node:fs");
     const sites = siteFolders(${JSON.stringify(folder)});
     sites.occupy(${JSON.stringify(print)});
     const page = () => { try { return readFileSync(sites.pathOf(${JSON.stringify(print)}) + "/page", "utf8"); } catch (error) { return error.code; } };
     process.stdin.on("data", () => console.log(page()));
     console.log("ready");`,
  ]);
  servers.push(server);
  const said = (): Promise<string> =>
    new Promise((resolve) => server.stdout.once("data", (line: Buffer) => resolve(line.toString().trim())));
  expect(await said()).toBe("ready");
  return {
    page: () => {
      server.stdin.write("\n");
      return said();
    },
    kill: () =>
      new Promise((resolve) => {
        server.once("exit", () => resolve());
        server.kill("SIGKILL");
      }),
  };
}

const siteNames = (): readonly string[] => readdirSync(folder).filter((name) => /^[0-9a-f]{16}$/.test(name));

describe("a site beside a running server", () => {
  it("leaves the server its own pages, however many are built after it", async () => {
    build(FIRST, "old");
    const server = await serve(FIRST);
    for (const print of PRINTS.slice(1)) build(print, "new");
    expect(await server.page()).toBe("old");
    expect(readFileSync(join(sites.pathOf(PRINTS.at(-1) ?? ""), "page"), "utf8")).toBe("new");
  });

  it("takes the place of the old one once no server uses it, even one that was killed", async () => {
    build(FIRST, "old");
    const server = await serve(FIRST);
    await server.kill();
    for (const print of PRINTS.slice(1)) build(print, "new");
    expect(sites.has(FIRST)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.includes("used-by"))).toEqual([]);
  });

  it("leaves the last two that nobody uses, so that going back to a setting needs no build", () => {
    for (const print of [FIRST, SECOND, THIRD, FOURTH, FIFTH]) build(print, "page");
    expect(siteNames()).toHaveLength(3);
    expect(sites.has(FIFTH)).toBe(true);
  });

  it("clears away what a build that was cut short has left", async () => {
    const ended = spawn(process.execPath, ["--eval", ""]);
    await new Promise((resolve) => ended.once("exit", resolve));
    mkdirSync(join(folder, `site.new-${String(ended.pid)}`), { recursive: true });
    build(FIRST, "page");
    expect(readdirSync(folder)).toEqual([FIRST.slice(0, 16)]);
  });
});

describe("one build at a time", () => {
  it("makes the second wait until the first is done", async () => {
    const lock = join(folder, "lock");
    const order: string[] = [];
    let finish = (): void => undefined;
    const first = alone(lock, async () => {
      await new Promise<void>((resolve) => (finish = resolve));
      order.push("first");
    });
    const second = alone(
      lock,
      () => order.push("second"),
      () => finish(),
    );
    await Promise.all([first, second]);
    expect(order).toEqual(["first", "second"]);
    expect(existsSync(lock)).toBe(false);
  });

  it("does not wait for a process that is gone", async () => {
    const ended = spawn(process.execPath, ["--eval", ""]);
    await new Promise((resolve) => ended.once("exit", resolve));
    const lock = join(folder, "lock");
    writeFileSync(lock, String(ended.pid));
    expect(await alone(lock, () => "done")).toBe("done");
  });

  it("gives way when the work fails", async () => {
    const lock = join(folder, "lock");
    await expect(alone(lock, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await alone(lock, () => "done")).toBe("done");
  });
});
