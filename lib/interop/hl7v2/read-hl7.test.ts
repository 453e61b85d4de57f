import { describe, expect, it } from "vitest";
import { knowledge } from "@/tests/builders/shipped";
import { readHl7v2 } from "./read-hl7";

const HEAD = "MSH|^~\\&|LIS|LAB|EHR|CLINIC|20260301101500||ORU^R01^ORU_R01|42|P|2.5.1";
const PATIENT = "PID|1||777^^^LAB^MR||Quillfeather^Dorothea^^^Mrs||19610203|F";
const ORDER = "OBR|1|P-9|F-9|51969-4^Genetic analysis report^LN|||20260228|||||||||33^Brandywine^Otto";
const message = (...lines: readonly string[]): string => [HEAD, PATIENT, ORDER, ...lines].join("\r");
const gene = (subId: string, name: string): string => `OBX|1|CWE|48018-6^Gene studied^LN|${subId}|^${name}^HGNC||||||F`;
const genotype = (subId: string, value: string, status = "F", type = "ST"): string =>
  `OBX|2|${type}|84413-4^Genotype display name^LN|${subId}|${value}||||||${status}`;
const read = (text: string) => readHl7v2(knowledge, text);

describe("an HL7 v2 message of results", () => {
  // HL7 v2 Clinical Genomics: 48018-6 gene studied, 84413-4 genotype, OBX-4 groups them.
  it("is read by LOINC and the groups of OBX-4, whatever ends its segments", () => {
    const text = message(
      gene("1a", "CYP2C19"),
      genotype("1a", "*2/*17"),
      "OBX|3|CWE|53040-2^Drug metabolism^LN|1a|LA10317-8^Intermediate metabolizer^LN||||||F",
      gene("1b", "TPMT"),
      genotype("1b", "*1/*3A", "C", "CWE").replace("*1/*3A", "^*1/*3A"),
    );
    const expected = [
      { gene: "CYP2C19", value: "*2/*17" },
      { gene: "TPMT", value: "*1/*3A" },
    ];
    for (const end of ["\r", "\n", "\r\n"]) {
      const { results, problems } = read(text.replaceAll("\r", end));
      expect(results).toEqual(expected);
      expect(problems).toEqual([]);
    }
    expect(read(`\x0b${text}\r\x1c\r`).results).toEqual(expected);
  });

  it("is read by a laboratory's own codes that name the gene, and by the delimiters it declares", () => {
    const own = "OBX|1|ST|9001^CYP2D6 Genotype^L||*4/*4||||||F";
    expect(read(message(own)).results).toEqual([{ gene: "CYP2D6", value: "*4/*4" }]);
    const other = message(own).replaceAll("|", "#").replaceAll("^", "@");
    expect(read(other).results).toEqual([{ gene: "CYP2D6", value: "*4/*4" }]);
  });

  it("is read with its escapes: \\S\\ is the component character, \\T\\ the subcomponent's", () => {
    expect(read(message("OBX|1|ST|9001^HLA-B*57:01 \\T\\ typing^L||Negative||||||F")).results).toHaveLength(1);
    const { problems } = read(message(gene("1", "CYP2C19"), genotype("1", "*2\\S\\*17")));
    expect(problems[0]?.found).toContain("*2^*17");
  });

  it.each([
    ["P", "preliminary"],
    ["R", "not verified"],
    ["I", "pending"],
    ["D", "deleted"],
    ["W", "sent in error"],
    ["X", "cancelled"],
    ["", "without a status"],
  ])("uses no result of status “%s”, and tells it", (status, word) => {
    const { results, problems } = read(message(gene("1", "CYP2C19"), genotype("1", "*2/*2", status)));
    expect(results).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ line: 5, gene: "CYP2C19" });
    expect(problems[0]?.found).toContain(word);
  });

  it("takes a correction in place of what it corrects, in a later message of the same order too", () => {
    const first = message(gene("1", "CYP2C19"), genotype("1", "*1/*1"));
    const second = message(gene("1", "CYP2C19"), genotype("1", "*1/*2", "C"));
    const { results, problems } = read(`${first}\r${second}`);
    expect(results).toEqual([{ gene: "CYP2C19", value: "*1/*2" }]);
    expect(problems.map(({ code }) => code)).toEqual(["hl7-replaced"]);
    expect(read(`${first}\r${message(gene("1", "CYP2C19"), genotype("1", "", "W"))}`).results).toEqual([]);
  });

  it("tells a comment that may take the result back, and a flag that says the opposite", () => {
    const noted = read(
      message(gene("1", "CYP2C19"), genotype("1", "*1/*1"), "NTE|1||Sample failed quality control, repeat"),
    );
    expect(noted.results).toHaveLength(1);
    expect(noted.remarks.map(({ text }) => text).join()).toMatch(/Line 6: the comment \(NTE\) on CYP2C19/);
    const flagged = read(message("OBX|1|ST|50956-2^HLA-B*57:01^LN||Positive|||NEG|||F"));
    expect(flagged.results).toEqual([]);
    expect(flagged.problems.map(({ code }) => code)).toEqual(["hl7-flag"]);
  });

  it("uses no part of a value that repeats, and no document", () => {
    expect(read(message(gene("1", "CYP2C19"), genotype("1", "*1/*1~*2/*2")))).toMatchObject({
      results: [],
      problems: [{ code: "hl7-several-values" }],
    });
    expect(read(message("OBX|1|ED|1^CYP2C19 report^L||^application^pdf^Base64^JVBERi0=||||||F"))).toMatchObject({
      results: [],
      problems: [{ code: "hl7-document" }],
    });
  });

  it("reads no message of two patients, of another type, or with a line that is no segment", () => {
    const one = message(gene("1", "CYP2C19"), genotype("1", "*1/*2"));
    const code = (text: string) => [read(text).results.length, read(text).problems[0]?.code];
    expect(code(`${one}\r${one.replace("777", "778")}`)).toEqual([0, "several-patients"]);
    expect(code(one.replace("ORU^R01^ORU_R01", "ADT^A08"))).toEqual([0, "hl7-type"]);
    expect(code(one.replace("*1/*2", "*1/\r*2"))).toEqual([0, "hl7-segment"]);
    expect(code(message("OBX|1|ST|718-7^Hemoglobin^LN||13.2||||||F"))).toEqual([0, "hl7-no-result"]);
  });

  // HL7 v2.5.1, CWE: components 2, 5 and 9 are the text, the alternate text and the original text of one value.
  it.each([
    ["LA1^*2/*2^L^9^*1/*1^L", "hl7-several-values"],
    ["LA1^*2/*2^L^^^^^^*1/*1", "hl7-several-values"],
    ["LA1^*2/*2^L^^^^^^*2/*2 not confirmed", "hl7-value-doubted"],
  ])("uses no value whose spellings part: %s", (value, code) => {
    const { results, problems } = read(message(gene("1", "CYP2C19"), genotype("1", value, "F", "CWE")));
    expect(results).toEqual([]);
    expect(problems.map((one) => one.code)).toEqual([code]);
    expect(read(message(gene("1", "CYP2C19"), genotype("1", "LA1^*2/*2^L", "F", "CWE"))).results).toHaveLength(1);
  });

  it.each([
    "Previous CYP2C19 genotype",
    "CYP2C19 donor genotype",
    "CYP2C19 (mother)",
    "CYP2C19 tumor",
    "CYP2C19 reference genotype",
  ])("uses no observation named %s, and tells it", (name) => {
    const { results, problems } = read(message(`OBX|1|ST|9001^${name}^L||*2/*2||||||F`));
    expect(results).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual(["hl7-other-test"]);
  });

  it("gives a test for one HLA allele no result of another, and one for two alleles none by one word", () => {
    const of = (name: string, value: string) => {
      const { results, problems } = read(message(`OBX|1|ST|9^${name}^L||${value}||||||F`));
      return [results.length, problems[0]?.code];
    };
    expect(of("HLA-B*57:01", "*58:01 positive")).toEqual([0, "hl7-other-allele"]);
    expect(of("HLA-B*57:01 and HLA-B*58:01", "Negative")).toEqual([0, "allele-missing"]);
    expect(of("HLA-B*57:01 and HLA-B*58:01", "negative for *57:01 and *58:01")[0]).toBe(1);
    expect(of("HLA-B*57:01", "*57:01/*07:02")[0]).toBe(1);
  });

  it("uses no result under a gene that was taken back, and tells a withdrawal that names no gene", () => {
    const withdrawn = message(gene("1", "CYP2C19").replace(/F$/, "X"), genotype("1", "*2/*2"));
    expect(read(withdrawn)).toMatchObject({ results: [], problems: [{ code: "hl7-gene-not-final" }] });
    const later = message(gene("1", "CYP2C19"), genotype("1", "*2/*2"), genotype("", "*2/*2", "D"));
    expect(read(later).problems.map(({ code }) => code)).toEqual(["hl7-withdrawn"]);
  });

  it("never gives out a name of a person", () => {
    const text = message(
      gene("1", "CYP2C19"),
      genotype("1", "Dorothea Quillfeather *1/*2"),
      "NTE|1||not discussed with Otto Brandywine",
      "OBX|4|ST|9^Comment^L|1|Called Brandywine||||||F",
    );
    const panel = read(text);
    expect(panel.problems).toHaveLength(1);
    expect(JSON.stringify(panel)).not.toMatch(/quillfeather|dorothea|brandywine|otto/i);
  });
});
