import { describe, expect, it } from "vitest";
import { caution, drug, finding } from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { reportOf, result } from "@/tests/builders/question";
import { richKnowledge } from "@/tests/builders/worlds";
import { toText } from "./to-text";

const rich = richKnowledge();
const widest = (text: string): number => Math.max(...text.split("\n").map((line) => line.length));

describe("plain text fits a terminal", () => {
  it.each([
    [{}],
    [{ genes: [] }],
    [{ setting: "tsc" as const }],
    [{ drugs: ["testol", "sibtol", "othertol"], genes: ["TEST1", "TEST2", "TEST3"] }],
    [{ genes: ["TEST2"], results: [result("TEST2", "PM")] }],
  ])("80 columns wide at most: %j", (question) => {
    expect(widest(toText(reportOf(rich, question)))).toBeLessThanOrEqual(80);
  });

  it("even with a long question and a long list of sources", () => {
    const drugs = Array.from({ length: 12 }, (_, i) => `averylongnameofadrug${i}`);
    const knowledge = buildKnowledge({
      drugs: drugs.map((id) => drug(id)),
      cautions: [caution({ match: { drugs }, sources: Array.from({ length: 60 }, (_, i) => `pmid-${i + 1}`) })],
    });
    expect(widest(toText(reportOf(knowledge, { drugs })))).toBeLessThanOrEqual(80);
  });

  it("leaves no word out when it wraps", () => {
    const words = Array.from({ length: 60 }, (_, i) => `word${i}`);
    const text = toText(reportOf(buildKnowledge({ findings: [finding({ text: `${words.join(" ")}.` })] })));
    expect(text.replace(/\s+/g, " ")).toContain(words.join(" "));
  });
});

describe("plain text tells what the page tells", () => {
  const text = toText(reportOf(rich, { genes: ["TEST1", "TEST2"] }));

  it("in the order of reading", () => {
    const places = [
      "TESTOL, TEST1 AND TEST2",
      "WHAT TO DO",
      "WHERE THEY DISAGREE",
      "BEFORE A TEST: WHAT EACH RESULT WOULD CHANGE",
      "WHAT TO WATCH",
      "WHAT IS KNOWN OF THE GERMLINE GENOTYPE",
      "WHERE WE FOUND NOTHING",
      "THE SAME GENE WITH OTHER DRUGS",
      "TUMOUR TESTS",
      "WHERE WE LOOKED",
      "SOURCES",
      "LIMITS",
    ].map((heading) => text.indexOf(heading));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  it("with the day, the version and the disclaimer", () => {
    expect(text).toContain("As of 2026-11-24");
    expect(text).toContain(rich.version);
    expect(text.replace(/\s+/g, " ")).toMatch(/not a medical device/i);
  });

  it("without a section that has nothing to say", () => {
    const bare = toText(reportOf(buildKnowledge()));
    expect(bare).not.toContain("WHAT THE GUIDELINES SAY");
    expect(bare).not.toContain("TUMOUR TESTS");
  });

  it("says that the action hangs on the result while it does", () => {
    expect(toText(reportOf(rich, { genes: ["TEST2"] }))).toContain("Action: depends on the result");
  });
});
