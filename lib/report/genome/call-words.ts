import type { CallWarningCode, FileWarningCode, ObservationWarningCode } from "@/lib/genotype";

const CALL_WORDS: Readonly<Record<CallWarningCode, string>> = {
  "positions-missing": "Some positions that define alleles were not seen.",
  "alleles-not-excluded": "None of the positions of some alleles was seen, so these alleles cannot be excluded.",
  "several-diplotypes-fit": "Several diplotypes fit the data; the ones of the highest rank come first.",
  "phase-unknown": "The data do not say which variants lie on the same chromosome.",
  "arrangements-not-listed": "More arrangements fit than can be listed.",
  "undocumented-read-as-reference":
    "A base that no definition documents was read as the reference base, as the field does for this gene.",
  "undocumented-base": "A base that no definition documents was found, so no allele fits.",
  "half-genotype": "One of the two bases of a position is not given.",
  "required-position-missing": "A position without which the gene is not called was not seen.",
  "companion-only": "The variant that decides was not seen; the one that travels with it was.",
  "companion-disagrees": "A variant was found without the one that decides; it does not count.",
  "mixed-ploidy": "Some positions have one allele and others two; the single one was read as both.",
  "chosen-by-priority": "Of several diplotypes that fit, one was chosen by the gene's list of priorities.",
  "nothing-fits": "No allele or pair of alleles explains what was found.",
  "fallback-to-one-position": "No diplotype fits; guidance may be looked up by one position.",
  "not-callable-from-variants": "This gene cannot be read from a file of variants.",
};

const OBSERVATION_WORDS: Readonly<Record<ObservationWarningCode, string>> = {
  "reference-mismatch": "The reference bases of a line are not those of the definition; the line was left out.",
  "position-twice": "Several lines stand at one position; those that fit the definition count.",
  "lines-disagree": "Two lines for one position contradict each other; the position counts as not seen.",
  "filter-failed": "The file marks a line as failing its filters; the genotype was used all the same.",
  "genotype-missing": "A line has no genotype for the sample.",
  "half-genotype": "A line gives one half of the genotype only.",
  "reads-contradict-genotype": "The genotype has two alleles and the reads show one; the line was left out.",
  "read-counts-unreadable": "The read counts of a line cannot be read; they were not looked at.",
  "no-reads": "No read covers a reference block; the position counts as not seen.",
  "undocumented-base": "The sample has a base that no definition documents.",
  "too-many-alleles": "A genotype has more alleles than a person has chromosomes; the line was left out.",
  "structural-alternate": "The sample has a large or unreadable change over the position; the line was left out.",
  "indel-not-tested":
    "An insertion, deletion or repeat is defined here and the line names none; it was read as reference.",
  "partly-covered":
    "The file covers only part of the bases that the definition names; the position counts as not seen.",
};

const FILE_WORDS: Readonly<Record<FileWarningCode, string>> = {
  "build-unknown": "Nothing in the file says on which reference genome it counts; positions were taken as GRCh38.",
  "read-counts-undeclared": "The header does not declare AD; it was read as one count for each allele.",
  "read-counts-number": "The header declares AD in another way than one count for each allele; it was not looked at.",
  "no-final-newline": "The last line has no end of line; the file may have been cut there.",
  "no-defined-position": "No line of the file stands at a position that a definition names.",
};

/** Returns the sentence for what a call leaves open. */
export function callWarningText(code: CallWarningCode): string {
  return CALL_WORDS[code];
}

/** Returns the sentence for what a file says at a position. */
export function observationWarningText(code: ObservationWarningCode): string {
  return OBSERVATION_WORDS[code];
}

/** Returns the sentence for what is wrong with a file that was read all the same. */
export function fileWarningText(code: FileWarningCode): string {
  return FILE_WORDS[code];
}
