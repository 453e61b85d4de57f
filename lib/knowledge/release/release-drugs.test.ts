import { describe, expect, it } from "vitest";
import { releaseDrugs, slugOf } from "./release-drugs";

const row = (id: string, name: string, more: object = {}) => ({
  id,
  name,
  genericNames: [],
  tradeNames: [],
  type: "Drug",
  rxnorm: [],
  atc: [],
  ...more,
});

describe("a drug of a release", () => {
  it("has what the list of drugs says of its name", () => {
    const [drug] = releaseDrugs(
      [{ name: "testol", clinpgxId: null }],
      [row("PA1", "testol", { tradeNames: ["Testbrand", "testol"], rxnorm: ["7"], atc: ["L01EG02", "not a code"] })],
    );
    expect(drug).toEqual({
      id: "testol",
      name: "testol",
      kind: "drug",
      clinpgxId: "PA1",
      genericNames: [],
      tradeNames: ["Testbrand"],
      rxnorm: ["7"],
      atc: ["L01EG02"],
    });
  });

  it("is found by ClinPGx's id where the list has another name for it", () => {
    const [drug] = releaseDrugs(
      [
        { name: "old name", clinpgxId: null },
        { name: "old name", clinpgxId: "PA1" },
      ],
      [row("PA1", "new name", { type: "Drug Class" })],
    );
    expect(drug).toMatchObject({ id: "old-name", name: "old name", kind: "class", clinpgxId: "PA1" });
  });

  it("stays, by its name alone, where the list does not hold it", () => {
    expect(releaseDrugs([{ name: "(R)-testol", clinpgxId: null }], [])).toEqual([
      {
        id: "r-testol",
        name: "(R)-testol",
        kind: "drug",
        clinpgxId: null,
        genericNames: [],
        tradeNames: [],
        rxnorm: [],
        atc: [],
      },
    ]);
  });

  it("gets an id of its own, the same in whatever order the names come", () => {
    const names = [
      { name: "test/ol", clinpgxId: null },
      { name: "test-ol", clinpgxId: "PA9" },
      { name: "test ol", clinpgxId: null },
    ];
    const ids = (list: typeof names) => releaseDrugs(list, []).map((drug) => [drug.name, drug.id]);
    expect(ids(names)).toEqual([
      ["test ol", "test-ol"],
      ["test-ol", "test-ol-pa9"],
      ["test/ol", "test-ol-2"],
    ]);
    expect(ids([...names].reverse())).toEqual(ids(names));
  });

  it.each([
    ["Thiazides, plain", "thiazides-plain"],
    ["α-testol", "u3b1-testol"],
    ["café", "cafe"],
    ["///", "unnamed"],
  ])("makes %s the id %s", (name, id) => {
    expect(slugOf(name)).toBe(id);
  });
});
