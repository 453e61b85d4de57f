import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SETTINGS, type AdviceRequest, type ResultInput, REPORT_READINGS } from "@/lib/schema";
import { drug } from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { toBase64url } from "./base64url";
import { anyUnread, problemText } from "@/tests/builders/intake";
import { NO_INTAKE, unreadEntry } from "../intake";
import type { Digest } from "./digest";
import { parsePanel } from "../panel/panel";
import { decodePermalink, encodePermalink, LONGEST_LINK, openPermalink } from "./permalink";
import type { LinkedQuestion } from "./permalink-form";

const QUESTION: LinkedQuestion = {
  request: {
    drugs: ["codeine", "paroxetine"],
    genes: ["CYP2D6"],
    coMedication: ["sertraline"],
    setting: "other",
    populations: ["adults"],
    results: [
      { gene: "CYP2D6", diplotype: "*1/*4" },
      { gene: "CYP2C9", activityScore: 1.5 },
      { gene: "VKORC1", variant: "rs9923231", genotype: "C/T" },
      { gene: "HLA-B", status: "*57:01 positive" },
    ],
  },
  intake: {
    marks: { paroxetine: "planned" },
    unread: [
      {
        from: "results",
        line: 3,
        column: 2,
        code: "result-unknown",
        found: "“*1/*99”",
        expected: "a diplotype",
        remedy: "Check it",
        nearest: ["*1/*9"],
      },
    ],
  },
  reading: "learner",
  snapshot: "2026-11-24-91a0294f",
  digest: {
    answers: [
      {
        drug: "codeine",
        action: "avoid",
        certainty: "guideline-strong",
        lead: "cpic-codeine-pm",
        source: "CPIC 2020",
        expected: { action: null, certainty: "label" },
      },
    ],
    results: [{ gene: "CYP2D6", phenotype: "Intermediate Metabolizer" }],
  },
};
const LINK = encodePermalink(QUESTION);
const problemOf = (link: string): string | undefined => {
  const decoded = decodePermalink(link);
  return decoded.ok ? undefined : decoded.problems[0]?.code;
};

describe("a permalink", () => {
  it("gives the same question back, with the sign before it or without", () => {
    expect(decodePermalink(LINK)).toEqual({ ok: true, value: QUESTION });
    expect(decodePermalink(`#${LINK}`)).toEqual({ ok: true, value: QUESTION });
  });

  it("holds only characters that stand in a fragment as they are", () => {
    expect(LINK).toMatch(/^[A-Za-z0-9._-]+$/);
    expect(new URL(`https://example.org/report#${LINK}`).hash).toBe(`#${LINK}`);
  });

  it("gives every question back that the form takes", () => {
    // Names as they can be typed: trimmed, and without what turns or hides text.
    const name = fc
      .string({ minLength: 1, maxLength: 30, unit: "grapheme" })
      .map((text) => text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, "").trim())
      .filter((text) => text !== "");
    const result: fc.Arbitrary<ResultInput> = fc.oneof(
      fc.record({ gene: name, diplotype: name }),
      fc.record({ gene: name, phenotype: name }),
      fc.record({ gene: name, status: name }),
      fc.record({ gene: name, value: name }),
      fc.record({
        gene: name,
        activityScore: fc.oneof(
          name,
          fc.integer({ min: 0, max: 12 }).map((quarters) => quarters / 4),
        ),
      }),
      fc.record({ gene: name, variant: name, genotype: name }),
    );
    const request: fc.Arbitrary<AdviceRequest> = fc.record(
      {
        drugs: fc.array(name, { minLength: 1, maxLength: 10 }),
        genes: fc.array(name, { maxLength: 10 }),
        results: fc.array(result, { maxLength: 30 }),
        coMedication: fc.array(name, { minLength: 1, maxLength: 5 }),
        setting: fc.constantFrom(...SETTINGS),
        populations: fc.array(name, { minLength: 1, maxLength: 3 }),
      },
      { requiredKeys: ["drugs", "genes", "results"] },
    );
    const both = fc.record({ action: fc.option(problemText, { nil: null }), certainty: problemText });
    const answer = fc.record({
      drug: name,
      action: fc.option(problemText, { nil: null }),
      certainty: problemText,
      lead: fc.option(name, { nil: null }),
      source: fc.option(name, { nil: null }),
      expected: fc.option(both, { nil: null }),
    });
    const digests: fc.Arbitrary<Digest | null> = fc.option(
      fc.record({
        answers: fc.array(answer, { maxLength: 5 }),
        results: fc.array(fc.record({ gene: name, phenotype: name }), { maxLength: 5 }),
      }),
      { nil: null },
    );
    fc.assert(
      fc.property(
        request,
        fc.constantFrom(...REPORT_READINGS),
        fc.constantFrom(null, "current", "planned"),
        fc.array(anyUnread, { maxLength: 5 }),
        digests,
        (asked, reading, mark, unread, digest) => {
          const question = {
            request: asked,
            intake: {
              unread,
              marks: mark === null ? {} : Object.fromEntries(asked.drugs.slice(0, 1).map((drug) => [drug, mark])),
            },
            reading,
            snapshot: "2026-11-24-91a0294f",
            digest,
          };
          expect(decodePermalink(encodePermalink(question))).toEqual({ ok: true, value: question });
        },
      ),
    );
  });
});

describe("a damaged link", () => {
  it("is recognised wherever it was cut", () => {
    for (let length = 1; length < LINK.length; length += 1) {
      const code = problemOf(LINK.slice(0, length));
      expect(code === "link-cut" || code === "link-edited").toBe(true);
    }
  });

  it("is recognised wherever one character was changed", () => {
    for (let at = LINK.indexOf(".", 2) + 1; at < LINK.length; at += 1) {
      expect(problemOf(`${LINK.slice(0, at)}${LINK[at] === "A" ? "B" : "A"}${LINK.slice(at + 1)}`)).toBeDefined();
    }
  });

  it.each([
    ["that is too long", "link-too-long", "1.".padEnd(LONGEST_LINK + 1, "A")],
    ["of a newer form", "link-newer", LINK.replace(/^2/, "3")],
    ["of this form that calls itself an older one", "link-edited", LINK.replace(/^2/, "1")],
    ["with something added", "link-edited", `${LINK}.x`],
    ["that is none", "link-unknown", "contents"],
    ["that is empty", "link-unknown", ""],
  ])("%s", (_, code, link) => {
    expect(problemOf(link)).toBe(code);
  });

  it("with a sound sum and no question in it is refused", () => {
    const forge = (json: string): string => {
      const payload = toBase64url(json);
      let hash = 0x811c9dc5;
      for (const character of `1.${payload}`) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
      return `1.${payload.length.toString(36)}.${payload}.${(hash >>> 0).toString(36).padStart(7, "0")}`;
    };
    for (const json of [
      "[]",
      "{}",
      "null",
      "not json",
      '[[],[],[],[],0,[],0,"v"]',
      '[["a"],[],[["g",9,"x"]],[],0,[],0,"v"]',
    ])
      expect(problemOf(forge(json))).toBe("link-unknown");
  });
});

describe("a link of form 1", () => {
  // Made by the version of the app before marks, unread entries and digests.
  const OLD =
    "1.33.W1siY29kZWluZSJdLFtdLFtbIkNZUDJENiIsNCwiKjQvKjQiXV0sWyJwYXJveGV0aW5lIl0sMSxbXSwxLCIyMDI2LTExLTI0LTkxYTAyOTRmIl0.1w1uj77";

  it("is still read, with its setting and reading, and says nothing of what it answered", () => {
    expect(decodePermalink(OLD)).toEqual({
      ok: true,
      value: {
        request: {
          drugs: ["codeine"],
          genes: [],
          results: [{ gene: "CYP2D6", value: "*4/*4" }],
          coMedication: ["paroxetine"],
          setting: SETTINGS[0],
        },
        intake: NO_INTAKE,
        digest: null,
        reading: "patient",
        snapshot: "2026-11-24-91a0294f",
      },
    });
    expect(problemOf(OLD.slice(0, -1))).toBe("link-cut");
  });
});

describe("a link with more that was not read than a panel has", () => {
  it("holds all of two thousand rows", () => {
    const { problems } = parsePanel(buildKnowledge({}), "NOSUCHGENE1 *1/*1\n".repeat(2000));
    const unread = problems.map((problem) => unreadEntry("results", problem));
    const link = encodePermalink({ ...QUESTION, intake: { unread, marks: {} } });
    expect(link.length).toBeLessThan(LONGEST_LINK);
    expect(decodePermalink(link)).toMatchObject({ value: { intake: { unread } } });
  });

  it("opens all the same when there is no room for them, and says how many there were", () => {
    const unread = Array.from({ length: 9000 }, (_, i) => ({
      from: "results" as const,
      line: i + 1,
      column: null,
      code: "gene-unknown",
      found: `“${String(i).repeat(15).slice(0, 60)}”`,
      expected: "a gene",
      remedy: "Look",
      nearest: [],
    }));
    expect(decodePermalink(encodePermalink({ ...QUESTION, intake: { unread, marks: {} } }))).toMatchObject({
      ok: true,
      value: { intake: { unread: [{ code: "unread-counted-only", found: "9000 entries that could not be read" }] } },
    });
  });
});

describe("what a link holds", () => {
  it("loses characters that turn or hide text, and keeps markup as plain text", () => {
    const decoded = decodePermalink(
      encodePermalink({
        ...QUESTION,
        request: { ...QUESTION.request, drugs: ["<img src=x onerror=alert(1)>\u202E\u0007"] },
      }),
    );
    expect(decoded.ok ? decoded.value.request.drugs : []).toEqual(["<img src=x onerror=alert(1)>"]);
  });

  it("is checked against the knowledge at hand: what is gone is named, the rest stands, and a changed snapshot is said", () => {
    const knowledge = buildKnowledge({ drugs: [drug("testol")] });
    const linked: LinkedQuestion = {
      intake: NO_INTAKE,
      digest: null,
      request: { drugs: ["testol", "gonetol"], genes: ["TEST1", "GONE1"], results: [], coMedication: ["lostol"] },
      reading: "patient",
      snapshot: "2020-01-01-00000000",
    };
    expect(openPermalink(linked, knowledge)).toMatchObject({
      request: { drugs: ["testol"], genes: ["TEST1"], coMedication: [] },
      hasKnowledgeChanged: true,
      problems: [
        { code: "linked-drug-gone", path: ["drugs", 1] },
        { code: "linked-gene-gone", path: ["genes", 1] },
        { code: "linked-drug-gone", path: ["coMedication", 0] },
      ],
    });
    expect(openPermalink({ ...linked, snapshot: knowledge.version }, knowledge).hasKnowledgeChanged).toBe(false);
  });
});
