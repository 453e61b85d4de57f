import { describe, expect, it } from "vitest";
import { AdviceRequestSchema } from "./request";
import { InvariantError, unreachable } from "./problem";

const fits = (value: unknown): boolean => AdviceRequestSchema.safeParse(value).success;

describe("a question has one form for every door", () => {
  it("asks at least for a drug, and takes no genes for every gene", () => {
    expect(AdviceRequestSchema.parse({ drugs: ["testol"] })).toEqual({ drugs: ["testol"], genes: [], results: [] });
    expect(fits({ drugs: [] })).toBe(false);
    expect(fits({})).toBe(false);
  });

  it.each([
    [{ gene: "TEST1", phenotype: "PM" }, true],
    [{ gene: "TEST1", diplotype: "*1/*2" }, true],
    [{ gene: "TEST1", activityScore: 1.5 }, true],
    [{ gene: "TEST1", status: "*57:01 positive" }, true],
    [{ gene: "TEST1", variant: "rs1", genotype: "C/T" }, true],
    [{ gene: "TEST1" }, false],
    [{ gene: "TEST1", phenotype: "PM", diplotype: "*1/*2" }, false],
    [{ gene: "TEST1", variant: "rs1" }, false],
    [{ gene: "TEST1", genotype: "C/T" }, false],
    [{ gene: "TEST1", phenotype: "PM", genotype: "C/T" }, false],
    [{ gene: "TEST1", phenotype: "PM", note: "x" }, false],
  ])("takes exactly one way of saying a result: %j", (result, expected) => {
    expect(fits({ drugs: ["testol"], results: [result] })).toBe(expected);
  });

  it("refuses a setting outside the list, an unknown key, and a flood", () => {
    expect(fits({ drugs: ["testol"], setting: "surgery" })).toBe(false);
    expect(fits({ drugs: ["testol"], patient: "x" })).toBe(false);
    expect(fits({ drugs: Array.from({ length: 51 }, () => "testol") })).toBe(false);
    expect(fits({ drugs: ["x".repeat(201)] })).toBe(false);
  });

  it("ends a switch over a closed list without printing the value", () => {
    const secret = "patient value" as never;
    expect(() => unreachable(secret)).toThrow(InvariantError);
    expect(() => unreachable(secret)).toThrow(/^(?!.*patient value)/);
  });
});
