/** A sample read and matched with the real definitions, as the page about a genome file shows it. */
import { readOutsideCalls, sampleReport } from "@/lib/intake";
import { panelShardOf } from "@/lib/knowledge";
import { drugOverview, wordSample } from "@/lib/report";
import { sampleOf } from "./observation";
import { knowledge as whole } from "./shipped";

const knowledge = panelShardOf(whole);

/** CYP2C19 *1/*1, whose position of *17 nobody looked at; CYP2C9 without a variant; CYP2D6 given beside the file. */
const observation = sampleOf(knowledge.alleleDefinitions, ["CYP2C19", "CYP2C9"], {
  94761900: "-",
  94842866: "G/G",
});

const report = sampleReport({
  knowledge,
  observation,
  build: "GRCh38",
  warnings: [],
  outside: readOutsideCalls("CYP2D6\t*4/*4\n", knowledge.phenotypes).calls,
  options: {},
});

export const sample = wordSample(report, knowledge);
export const overview = drugOverview(report, knowledge, knowledge.date);
