import { start } from "./start";

await start({ file: new URL(import.meta.url), packed: null, typedAs: "npm run -s haplonote --" });
