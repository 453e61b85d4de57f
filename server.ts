/**
 * The server of a built site. It lies in the folder of the site as server.js, in place of the one that Next makes, and
 * reads nothing outside that folder. PORT and HOSTNAME say where it listens.
 */
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import next from "next";
import { createDoor } from "./app/_server/door";

/**
 * How long an idle connection lasts: longer than the minute for which proxies keep theirs. The side that sends must be
 * the one to close; where we close first, a call sent in that moment comes back as a reset connection.
 */
const IDLE_MS = 75_000;

const site = dirname(fileURLToPath(import.meta.url));
const readJson = (name: string): unknown => JSON.parse(readFileSync(join(site, ".next", name), "utf8"));

process.chdir(site);
Object.assign(process.env, {
  NODE_ENV: "production",
  // What next.config.ts said at build time; Next takes it from here where that file is not.
  __NEXT_PRIVATE_STANDALONE_CONFIG: JSON.stringify(
    (readJson("required-server-files.json") as { readonly config: object }).config,
  ),
});

const port = Number(process.env["PORT"] || 3000);
const hostname = process.env["HOSTNAME"] || "0.0.0.0";
const app = next({ dev: false, dir: site, hostname, port });
await app.prepare();

const { routes } = readJson("prerender-manifest.json") as { readonly routes: object };
const files = readdirSync(join(site, ".next/static"), { recursive: true, encoding: "utf8" });
const door = createDoor({
  handle: app.getRequestHandler(),
  fixed: new Set([...Object.keys(routes), ...files.map((name) => `/_next/static/${name.replaceAll("\\", "/")}`)]),
  today: () => new Date().toISOString().slice(0, 10),
});

const server = createServer((request, response) => {
  door(request, response).catch(() => {
    // A fault of ours is told by its status alone: neither its message nor its trace leaves the house.
    if (response.headersSent) response.destroy();
    else response.writeHead(500, { "cache-control": "no-store" }).end();
  });
});
server.keepAliveTimeout = IDLE_MS;

for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => server.close(() => process.exit(signal === "SIGINT" ? 130 : 143)));

await new Promise<void>((resolve, reject) => {
  server.once("error", reject).listen(port, hostname, resolve);
});
