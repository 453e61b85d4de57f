import { adviseOn } from "@/lib/advice";
import { compileFrom } from "@/lib/node/load-knowledge";
import { shardOf, type AnswerKnowledge } from "@/lib/knowledge";
import { parsePanel } from "@/lib/intake";
import { regimenOf, reportOn, toAdviceJson } from "@/lib/report";
import { measure, printMedians } from "./measure";

const compiled = await compileFrom(process.cwd());
if (!compiled.ok) throw new Error("the content does not compile");
const { knowledge } = compiled;
const genes = Object.keys(knowledge.genes);

const answer = (drug: string, asked: readonly string[]): void => {
  const advice = adviseOn({ drugs: [drug], genes: [...asked], results: [] }, knowledge, knowledge.date);
  if (advice.ok) toAdviceJson(reportOn(advice.value, knowledge));
};

/** One result for every gene we read: the last of its terms but one, which is a poor or positive result for most. */
const panel = Object.values(knowledge.phenotypes).flatMap((method) => {
  const term = method.terms.at(-2) ?? method.terms[0];
  return term === undefined ? [] : [{ gene: method.gene, value: term }];
});
const withPanel = (drugs: readonly string[], from: AnswerKnowledge = knowledge): void => {
  for (const drug of drugs) {
    const advice = adviseOn({ drugs: [drug], genes: [], results: panel }, from, from.date);
    if (advice.ok) reportOn(advice.value, from);
  }
};
const guided = [...new Set(knowledge.guidelines.flatMap((guideline) => guideline.drugs))];
const shard = shardOf(knowledge, "amitriptyline");

/** Ten drugs, a full panel and two more drugs that inhibit: the report of a regimen, with every other drug of the panel. */
const regimen = (): void => {
  const advice = adviseOn(
    { drugs: guided.slice(0, 10), genes: [], results: panel, coMedication: ["fluoxetine", "rifampin"] },
    knowledge,
    knowledge.date,
  );
  if (advice.ok) regimenOf(reportOn(advice.value, knowledge), advice.value, knowledge);
};
const longPaste = "CYP2D6\t*1/*4\n".repeat(10_000);

printMedians([
  ["compile all content", await measure(10, () => compileFrom(process.cwd()))],
  ["answer everolimus and MTOR", await measure(200, () => answer("everolimus", ["MTOR"]))],
  ["answer everolimus and every gene", await measure(100, () => answer("everolimus", genes))],
  [
    `amitriptyline with a full panel (${panel.length} genes), from its shard as the browser has it`,
    await measure(100, () => withPanel(["amitriptyline"], shard)),
  ],
  [`all ${guided.length} drugs with guidance, with a full panel`, await measure(10, () => withPanel(guided))],
  ["ten drugs with a full panel and two inhibitors, and every other drug of the panel", await measure(20, regimen)],
  ["a paste of 10,000 lines", await measure(20, () => parsePanel(knowledge, longPaste))],
]);
