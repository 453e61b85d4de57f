/** What `npm start` says when it cannot serve: one line, and the status that means the input is at fault. */
import { spawn } from "node:child_process";
import { createServer, type Server } from "node:net";
import { afterEach, describe, expect, it } from "vitest";

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(env: Readonly<Record<string, string>>): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [".config/start.mjs"], {
      env: { ...process.env, HOST: "", ...env },
      stdio: ["ignore", "pipe", "pipe"],
      // It ends by itself; this only keeps one that serves after all from outliving the test.
      timeout: 25_000,
    });
    const said = { stdout: "", stderr: "" };
    child.stdout.on("data", (chunk: Buffer) => (said.stdout += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (said.stderr += chunk.toString()));
    child.on("error", reject).on("close", (status) => resolve({ status, ...said }));
  });
}

let busy: Server | undefined;
afterEach(() => new Promise<void>((resolve) => (busy === undefined ? resolve() : busy.close(() => resolve()))));

function listenOn(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    busy = createServer((socket) => socket.destroy()).on("error", reject);
    busy.listen({ host, port: 0 }, () => {
      const address = busy?.address();
      if (typeof address === "object" && address !== null) resolve(address.port);
    });
  });
}

describe("npm start", () => {
  it.each(["127.0.0.1", "0.0.0.0"])("names another port when %s already answers on this one", async (host) => {
    const port = await listenOn(host);
    const { status, stdout, stderr } = await start({ PORT: String(port) });
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr.trim().split("\n")).toEqual([
      expect.stringMatching(new RegExp(`Port ${port} is in use.*PORT=${port + 1} npm start$`)),
    ]);
  });

  it.each(["abc", "0", "65536", "80.5"])("says what a port is when PORT is %s", async (port) => {
    const { status, stderr } = await start({ PORT: port });
    expect(status).toBe(2);
    expect(stderr.trim().split("\n")).toEqual([expect.stringContaining("expected a whole number from 1 to 65535")]);
  });

  it("says that an address is not of this machine", async () => {
    // A block of addresses that is kept for documentation, and given to nobody.
    const { status, stderr } = await start({ HOST: "203.0.113.1", PORT: "3999" });
    expect(status).toBe(2);
    expect(stderr.trim().split("\n")).toEqual([
      expect.stringContaining("Set HOST and PORT to an address of this machine."),
    ]);
  });
});
