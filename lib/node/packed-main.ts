#!/usr/bin/env node
import { start } from "./start";

// Beside this file lies the knowledge that was packed with it; a folder of content where it is run is somebody else's.
await start({ file: new URL(import.meta.url), packed: new URL("./", import.meta.url), typedAs: "haplonote" });
