import { describe, expect, it } from "vitest";
import { createNearNames, slipsTo } from "./near-name";

/**
 * @source ISMP list of confused drug names and FDA's list of names with tall man letters: pairs of drugs that were given
 * for one another because their names look or sound alike
 */
const CONFUSED = [
  ["prednisone", "prednisolone"],
  ["chlorpropamide", "chlorpromazine"],
  ["hydralazine", "hydroxyzine"],
  ["azathioprine", "azithromycin"],
  ["daunorubicin", "doxorubicin"],
  ["vinblastine", "vincristine"],
  ["clonidine", "clonazepam"],
  ["tramadol", "trazodone"],
  ["metformin", "metronidazole"],
  ["cisplatin", "carboplatin"],
  ["sulfadiazine", "sulfasalazine"],
  ["tolbutamide", "tolazamide"],
  ["glipizide", "glyburide"],
  ["bupropion", "buspirone"],
  ["dobutamine", "dopamine"],
  ["nicardipine", "nifedipine"],
  ["lamivudine", "lamotrigine"],
  ["Plavix", "Paxil"],
  ["Imuran", "Inderal"],
  ["Foradil", "Toradol"],
  ["valproate", "estradiol valerate"],
  ["Nolvadex", "goserelin"],
] as const;

describe("a name is offered only for what is surely a slip of it", () => {
  it.each(CONFUSED)("offers neither of %s and %s for the other", (one, other) => {
    expect(slipsTo(one.toLowerCase(), other.toLowerCase())).toBeNull();
    expect(slipsTo(other.toLowerCase(), one.toLowerCase())).toBeNull();
  });

  it.each([
    ["azathioprne", "azathioprine", 1],
    ["clopidogerl", "clopidogrel", 1],
    ["simvastatine", "simvastatin", 1],
    ["capecitibine", "capecitabine", 1],
    ["wafrarin", "warfarin", 1],
    ["awrfarin", "warfarin", 1],
    ["escitaloprma", "escitalopram", 1],
    ["amitryptiline", "amitriptyline", 2],
    ["vkroc1", "vkorc1", 1],
  ])("offers for %s the name %s", (written, name, slips) => {
    expect(slipsTo(written, name)).toBe(slips);
  });

  it.each([
    ["another first letter", "barfarin", "warfarin"],
    ["another number", "cyp2c18", "cyp2c19"],
    ["another letter that stands alone", "vitamin d", "vitamin k"],
    ["a number left out", "cyp2c1", "cyp2c19"],
    ["two slips in a short name", "imrun", "imuran"],
    ["any slip in a name of four letters", "bcrp", "bcr"],
    ["three slips in a long name", "clopdigrel x", "clopidogrel"],
    ["the beginning of a name", "pred", "prednisone"],
    ["the ending of another kind of drug", "simvapril", "simvastatin"],
    ["the name itself", "warfarin", "warfarin"],
  ])("offers nothing for %s", (_, written, name) => {
    expect(slipsTo(written, name)).toBeNull();
  });

  it("names those with the fewest slips alone", () => {
    expect(createNearNames(["clobazam", "clonazepam", "clozapine"]).near("clobazan")).toEqual(["clobazam"]);
  });
});
