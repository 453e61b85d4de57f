import { ensureDependencies } from "./dependencies.mjs";
import { command } from "./progress.mjs";
import { ensureSite } from "./site.mjs";

await command(async () => {
  await ensureDependencies();
  await ensureSite();
});
