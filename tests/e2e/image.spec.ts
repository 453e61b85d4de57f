/** The image of the server, built by the Containerfile and run as nobody on a root that is read-only. Where that cannot be done, no test is. */
import { execFileSync, spawn, spawnSync, type ChildProcess } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "./live";

const NOBODY = 65534;
const has = (tool: string): boolean => spawnSync(tool, ["--version"]).status === 0;
const isPossible = process.platform === "linux" && process.getuid?.() === 0 && has("buildah") && has("bwrap");

interface Inspected {
  readonly Docker: {
    readonly config: {
      readonly User: string;
      readonly WorkingDir: string;
      readonly Cmd: readonly string[];
      readonly Env: readonly string[];
      readonly Healthcheck: { readonly Test: readonly [string, ...string[]] };
    };
  };
}

if (isPossible)
  test("the image serves as nobody, on a root that is read-only, and its health check tells whether it does", async () => {
    test.setTimeout(400_000);
    const folder = mkdtempSync(join(tmpdir(), "haplonote-image-"));
    const store = ["--storage-driver", "vfs", "--root", join(folder, "root"), "--runroot", join(folder, "run")];
    const buildah = (...words: readonly string[]): string =>
      execFileSync("buildah", [...store, ...words], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
    let server: ChildProcess | undefined;
    try {
      mkdirSync(join(folder, "site"));
      execFileSync(process.execPath, [".config/copy-site.mjs", join(folder, "site/site")], { stdio: "ignore" });
      layOutNode(join(folder, "base"));
      const build = ["build", "--isolation", "chroot", "--format", "docker", "--layers=false"];
      buildah(...build, "-t", "base", join(folder, "base"));
      // The site that was built for the other tests stands for the first stage, which would install and build again.
      buildah(
        ...build,
        ...["--build-context", `site=${join(folder, "site")}`, "--build-arg", "BASE=localhost/base"],
        ...["-f", "Containerfile", "-t", "haplonote", join(folder, "base")],
      );
      const container = buildah("from", "haplonote");
      const root = buildah("mount", container);
      const { config } = (JSON.parse(buildah("inspect", container)) as Inspected).Docker;
      expect(config.User).toBe(`${NOBODY}:${NOBODY}`);

      const port = await freePort();
      const run = (words: readonly string[]): ChildProcess =>
        spawn("bwrap", inImage(root, config, port, words), { stdio: "ignore" });
      const isHealthy = async (): Promise<boolean> => {
        const [kind, ...check] = config.Healthcheck.Test;
        expect(kind).toBe("CMD");
        const child = run(check);
        return new Promise((resolve) => child.once("close", (status) => resolve(status === 0)));
      };
      expect(await isHealthy()).toBe(false);
      server = run(config.Cmd);
      await expect.poll(isHealthy, { timeout: 60_000 }).toBe(true);
      for (const path of ["/healthz", "/", "/answer?drug=everolimus&gene=MTOR", "/genes/CYP2C19"])
        expect((await fetch(`http://127.0.0.1:${port}${path}`)).status).toBe(200);
      expect(ownerOf(server.pid ?? 0)).toBe(NOBODY);
    } finally {
      server?.kill("SIGKILL");
      spawnSync("buildah", [...store, "umount", "--all"]);
      rmSync(folder, { recursive: true, force: true });
    }
  });

/** A base out of the node that runs this test and the libraries it loads, since no registry need be in reach. */
function layOutNode(folder: string): void {
  const node = realpathSync(process.execPath);
  const libraries = execFileSync("ldd", [node], { encoding: "utf8" }).match(/\/\S+/g) ?? [];
  const copy = (from: string, to: string): void => {
    mkdirSync(dirname(join(folder, "root", to)), { recursive: true });
    cpSync(from, join(folder, "root", to), { dereference: true });
  };
  copy(node, "usr/local/bin/node");
  libraries.forEach((path) => copy(path, path));
  for (const name of ["proc", "dev", "tmp"]) mkdirSync(join(folder, "root", name));
  chmodSync(join(folder, "root"), 0o755);
  writeFileSync(join(folder, "Containerfile"), "FROM scratch\nCOPY root /\nENV PATH=/usr/local/bin\n");
}

/** Words for bwrap that run a program of the image as nobody: node itself gives up being root before it starts. */
function inImage(
  root: string,
  { WorkingDir, Env }: Inspected["Docker"]["config"],
  port: number,
  [program = "", ...words]: readonly string[],
): readonly string[] {
  const env = Object.fromEntries(Env.map((pair) => pair.split(/=(.*)/s).slice(0, 2) as [string, string]));
  const asNobody = `process.setgroups([]);process.setgid(${NOBODY});process.setuid(${NOBODY});`;
  return [
    ...["--ro-bind", root, "/", "--proc", "/proc", "--dev", "/dev", "--unshare-pid", "--die-with-parent"],
    ...["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--chdir", WorkingDir, "--clearenv"],
    ...Object.entries({ ...env, PORT: String(port), HOSTNAME: "127.0.0.1" }).flatMap(([name, value]) => [
      "--setenv",
      name,
      value,
    ]),
    ...[program, "--import", `data:text/javascript,${encodeURIComponent(asNobody)}`, ...words],
  ];
}

/** The user that the innermost process below this one runs as. */
function ownerOf(pid: number): number {
  const children = execFileSync("ps", ["-o", "pid=,uid=", "--ppid", String(pid)], { encoding: "utf8" }).trim();
  const [child = "", uid = ""] = children.split("\n")[0]?.trim().split(/\s+/) ?? [];
  const below = spawnSync("ps", ["-o", "pid=", "--ppid", child], { encoding: "utf8" }).stdout.trim();
  return below === "" ? Number(uid) : ownerOf(Number(child));
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
