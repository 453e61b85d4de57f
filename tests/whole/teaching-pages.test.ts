/** The pages of a case that has no solution any more: told plainly, and never a wrong one. */
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Knowledge } from "@/lib/knowledge";
import type { Case } from "@/lib/schema";
import CasePage from "@/app/learn/[case]/page";
import { GET as getAnswers } from "@/app/learn/[case]/answers/route";
import HandoutPage from "@/app/learn/[case]/handout/page";
import LecturePage from "@/app/learn/[case]/lecture/page";
import SolutionPage from "@/app/learn/[case]/solution/page";
import LearnPage from "@/app/learn/page";
import { knowledge } from "@/tests/builders/shipped";

const served = vi.hoisted(() => ({ knowledge: null as Knowledge | null }));
vi.mock("@/lib/node", async (original) => ({
  ...(await original<object>()),
  servedKnowledge: () => Promise.resolve(served.knowledge),
}));

const BECAUSE = "The guideline behind it was withdrawn.";
const ID = "fluorouracil-scores";
let one: Case;

beforeAll(async () => {
  const found = knowledge.cases[ID];
  if (found === undefined) throw new Error("a case");
  one = found;
});

const params = Promise.resolve({ case: ID });
const PAGES = [
  ["case", CasePage],
  ["solution", SolutionPage],
  ["handout", HandoutPage],
  ["lecture", LecturePage],
] as const;

/** What the case taught, and what an answer to it would say. */
function secrets(): readonly string[] {
  return [
    one.trap.text,
    ...one.points.map((point) => point.text),
    ...one.questions.flatMap((question) => [
      ...question.expects.says,
      ...question.expects.notes.map((note) => note.text),
    ]),
  ];
}

async function textOf(Page: (typeof PAGES)[number][1]): Promise<string> {
  return renderToStaticMarkup(await Page({ params }));
}

describe("a retired case", () => {
  beforeAll(() => {
    served.knowledge = {
      ...knowledge,
      cases: { ...knowledge.cases, [ID]: { ...one, status: "retired", retiredBecause: BECAUSE } },
    };
  });

  it.each(PAGES)("says why on its %s page, and nothing of its solution", async (_, Page) => {
    const html = await textOf(Page);
    expect(html).toContain("This case is no longer played");
    expect(html).toContain(BECAUSE);
    for (const secret of secrets()) expect(html).not.toContain(secret);
  });

  it("hands out no answer and stands in no list", async () => {
    const answers = await (await getAnswers(new Request("http://localhost/"), { params })).text();
    expect(answers).toContain('"kind":"retired"');
    for (const secret of secrets()) expect(answers).not.toContain(secret);
    expect(renderToStaticMarkup(await LearnPage())).not.toContain(`/learn/${ID}`);
  });
});

describe("a case whose facts were retired", () => {
  beforeAll(() => {
    served.knowledge = {
      ...knowledge,
      guidelines: knowledge.guidelines.filter((guideline) => guideline.id !== "cpic-fluoropyrimidines"),
    };
  });

  it.each(PAGES)("says on its %s page that it has no solution, names the snapshot, and shows none", async (_, Page) => {
    const html = await textOf(Page);
    expect(html).toContain("This case has no solution at present");
    expect(html).toContain(knowledge.version);
    for (const secret of secrets()) expect(html).not.toContain(secret);
  });

  it("hands out nothing that it taught", async () => {
    const answers = await (await getAnswers(new Request("http://localhost/"), { params })).text();
    expect(answers).toContain('"kind":"outdated"');
    for (const secret of secrets()) expect(answers).not.toContain(secret);
  });
});
