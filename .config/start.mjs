import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureDependencies } from "./dependencies.mjs";
import { addressFrom, assertPortIsFree } from "./port.mjs";
import { ReaderError, command, say } from "./progress.mjs";
import { ensureSite } from "./site.mjs";

const READY_WITHIN_MS = 20_000;

await command(async () => {
  const address = addressFrom(process.env);
  await assertPortIsFree(address);
  await ensureDependencies();
  const site = await ensureSite();
  await assertPortIsFree(address);
  await serve(site, address);
});

/** Serves in this very process, so that stopping the command stops the server. */
async function serve(site, { host, port }) {
  // Next reads HOSTNAME, which many shells set to the machine's own name.
  Object.assign(process.env, {
    HOSTNAME: host,
    PORT: String(port),
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
  });
  say("Server: starting …");
  await import(pathToFileURL(join(site, "server.js")).href);
  const url = `http://${nameForBrowsers(host)}:${port}`;
  await untilReady(`${url}/`);
  say(`Haplonote is ready on ${url} (Ctrl-C stops it).`);
}

function nameForBrowsers(host) {
  if (["127.0.0.1", "::1", "0.0.0.0", "::"].includes(host)) return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

async function untilReady(url) {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    const response = await fetch(url, { method: "HEAD" }).catch(() => undefined);
    if (response !== undefined && response.status < 500) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new ReaderError(`Server: no answer from ${url} after ${READY_WITHIN_MS / 1000} s.`);
}
