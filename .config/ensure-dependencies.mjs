import { ensureDependencies } from "./dependencies.mjs";
import { command } from "./progress.mjs";

await command(() => ensureDependencies({ quietWhenDone: true }));
