import { ensureDependencies } from "./dependencies.mjs";
import { addressFrom, assertPortIsFree } from "./port.mjs";
import { command, runNode } from "./progress.mjs";
import { ensureSnapshot } from "./site.mjs";

await command(async () => {
  const { host, port } = addressFrom(process.env);
  await assertPortIsFree({ host, port });
  await ensureDependencies();
  await ensureSnapshot();
  process.exitCode = await runNode(["node_modules/next/dist/bin/next", "dev", "-H", host, "-p", String(port)], {
    env: { HOSTNAME: host },
  });
});
