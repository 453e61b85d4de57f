import { geneNamed, type ResultKnowledge } from "@/lib/knowledge";

/** Returns the symbol of the gene a text names; null for every other text. */
export type GeneFinder = (name: string) => string | null;

/** Returns a finder that remembers what it was asked, since a table asks the same of every row. */
export function geneFinder(knowledge: ResultKnowledge): GeneFinder {
  const known = new Map<string, string | null>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const found = geneNamed(knowledge, name);
    known.set(name, found);
    return found;
  };
}

/** A text that names a gene, and what else it says: the variant or allele a test looks for, or a result. */
export interface NamedTest {
  readonly gene: string;
  /** What stands beside the gene, without the words for a test; empty where nothing does. */
  readonly subject: string;
  /** Where the subject begins in the text, from zero. */
  readonly at: number;
  /** Whether the text says that the test gives an activity score. */
  readonly isScore: boolean;
}

/** A gene's name in words is no longer. */
const LONGEST_NAME = 60;

/**
 * Returns the gene that a text begins with and what follows it: `CYP2C19*2`, `HLA-B*57:01`, `VKORC1 -1639G>A`,
 * `CYP2D6: *1/*4`, `CYP2C19 genotype`; also one in brackets at its end, `c.521T>C (SLCO1B1)`. Null for a text that names none.
 */
export function testNamed(find: GeneFinder, text: string): NamedTest | null {
  const whole = find(text);
  if (whole !== null) return { gene: whole, subject: "", at: text.length, isScore: false };
  const ends = [
    ...text.slice(0, LONGEST_NAME).matchAll(/(?<=[\p{L}\p{N})])(?=[\s*:=([|,-])|(?<=\p{L})(?=\d{2,3}:?\d{2})/gu),
  ];
  for (const { index } of ends.reverse()) {
    const gene = find(text.slice(0, index).trim());
    if (gene !== null) return withSubject(find, gene, text, index);
  }
  const bracketed = /^(.*\S)\s*\(([^()]+)\)$/.exec(text);
  const gene = bracketed?.[2] === undefined ? null : find(bracketed[2].trim());
  return gene === null || bracketed?.[1] === undefined ? null : { gene, subject: bracketed[1], at: 0, isScore: false };
}

/** Words that say what a test gives, and nothing of what it found. */
const LABEL =
  /(?:^|\s+)(?:gene|genotype|genotyping|genotype result|diplotype|star alleles?|haplotypes?|predicted phenotype|phenotype|metaboli[sz]er status|metaboli[sz]er phenotype|metabolic status|activity score|results?|test|assay|analysis|variant|mutation|polymorphism)\s*:?$/i;

const DESCRIBES_A_GENE = /\b(?:cytochrome|transporter|receptor|subunit|antigen|polypeptide|\w{4,}ase)\b/i;

function withSubject(find: GeneFinder, gene: string, text: string, end: number): NamedTest {
  const gap = /^\s*(?:[:=|,]|[-–—](?=\s))?\s*/.exec(text.slice(end))?.[0] ?? "";
  let at = end + gap.length;
  let subject = text.slice(at).trim();
  // "CYP2D6 (cytochrome P450 2D6)" names one gene twice.
  const again = /^\(([^()]+)\)\s*/.exec(subject);
  if (again?.[1] !== undefined && (find(again[1].trim()) === gene || DESCRIBES_A_GENE.test(again[1]))) {
    subject = subject.slice(again[0].length);
    at += again[0].length;
  }
  const isScore = /activity score\s*:?$/i.test(subject);
  for (let shorter = subject.replace(LABEL, ""); shorter !== subject; shorter = subject.replace(LABEL, ""))
    subject = shorter;
  return { gene, subject, at, isScore };
}
