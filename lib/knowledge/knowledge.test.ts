import { describe, expect, it } from "vitest";
import { drug, drugClass } from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { drugFamily, membersOf } from "./knowledge";

const knowledge = buildKnowledge({
  drugs: [
    drugClass("testols"),
    drug("testol", { classes: ["testols"] }),
    drug("anothertol", { classes: ["testols"] }),
    drug("stranger"),
  ],
});

describe("a drug's family", () => {
  it("holds a drug and its classes, but no siblings", () => {
    expect(drugFamily(knowledge, "testol")).toEqual({ self: "testol", classes: ["testols"], members: [] });
  });

  it("holds a class and its members, in alphabetical order", () => {
    expect(drugFamily(knowledge, "testols")).toEqual({
      self: "testols",
      classes: [],
      members: ["anothertol", "testol"],
    });
    expect(membersOf(knowledge, "testols")).toEqual(["anothertol", "testol"]);
  });

  it("holds a drug without a class alone", () => {
    expect(drugFamily(knowledge, "stranger")).toEqual({ self: "stranger", classes: [], members: [] });
  });
});
