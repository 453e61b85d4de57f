/** An HL7 v2 message of a laboratory that is made up, on a patient who is. */

/** Returns an ORU with one final genotype, as the LOINC codes of HL7 v2 Clinical Genomics have it. */
export function fakeLabMessage(gene: string, genotype: string): string {
  return [
    "MSH|^~\\&|LIS|LAB|EHR|CLINIC|20260301101500||ORU^R01^ORU_R01|42|P|2.5.1",
    "PID|1||777^^^LAB^MR||Quillfeather^Dorothea||19610203|F",
    "OBR|1|P-9|F-9|51969-4^Genetic analysis report^LN",
    `OBX|1|CWE|48018-6^Gene studied^LN|1a|^${gene}^HGNC||||||F`,
    `OBX|2|ST|84413-4^Genotype display name^LN|1a|${genotype}||||||F`,
  ].join("\r");
}
