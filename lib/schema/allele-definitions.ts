/**
 * The shape of `content/alleles`: which bases make which named allele, and by
 * which rules a gene is called. Positions are GRCh38, one-based, and spelled
 * as VCF spells them; everything that differs between genes is said here.
 */
import * as z from "zod";
import { GeneSymbol, IsoDate, Prose, SourceId } from "./ids";

const POSITION_LINE = /^([1-9]\d*) (rs\d+|-) ([ACGT]+)>([ACGT]+(?:,[ACGT]+)*)(?: moves ([1-9]\d*))?$/;

/**
 * "94781859 rs4244285 G>A": position, rsID or a dash, REF and every documented
 * ALT. "moves 13" after it: by how many bases the bases put in or left out may
 * be written further right, in a repeat, without changing the sequence.
 */
const PositionLine = z
  .string()
  .regex(POSITION_LINE, "expected a position such as '94781859 rs4244285 G>A'")
  .transform((line) => {
    const [, position = "", rsid = "", reference = "", alternates = "", moves] = POSITION_LINE.exec(line) ?? [];
    return {
      positionOneBased: Number(position),
      rsid: rsid === "-" ? null : rsid,
      reference,
      alternates: alternates.split(","),
      ...(moves === undefined ? {} : { movableBases: Number(moves) }),
    };
  });

const Position = z.int().positive();

/** A base as VCF spells it there, or one IUPAC letter for "either of these". */
const Bases = z
  .string()
  .regex(/^(?:[ACGT]+|[RYSWKMBDHVN])$/, "expected bases such as 'A' or 'CAT', or one IUPAC letter");

const AlleleName = z.string().regex(/^\S(?:.*\S)?$/);

export const AlleleDefinitionSchema = z.strictObject({
  gene: GeneSymbol,
  /** Absent only for a gene that no variant file can settle. */
  chromosome: z
    .string()
    .regex(/^chr(?:[1-9]|1\d|2[0-2]|X)$/, "expected a chromosome such as 'chr10'")
    .optional(),
  /** `X`: one allele at every position is a call of one chromosome. */
  ploidy: z.enum(["autosomal", "X"]).default("autosomal"),
  /** `lowest-function`: every variant is reported, and the two of lowest function decide. */
  callAs: z.enum(["diplotype", "lowest-function"]).default("diplotype"),
  /** What a base means that no definition documents at a defined position. */
  undocumented: z.enum(["no-call", "reference", "reference-also-in-research"]).default("no-call"),
  /** Why a variant file cannot settle the gene, and which test can. */
  notCallable: z
    .strictObject({ because: Prose, test: Prose, allowedInResearch: z.boolean().default(false) })
    .optional(),
  positions: z.array(PositionLine).default([]),
  /** Positions that guidance asks for beside the alleles. */
  alsoRead: z.array(PositionLine).default([]),
  /** Without every one of these there is no call. */
  required: z.array(Position).default([]),
  /** The allele that has the genome's own base at every position. */
  reference: AlleleName.optional(),
  /** Alleles that name a base at every position: the genome's own where their line says nothing. */
  fullyDefined: z.array(AlleleName).default([]),
  /** Names of definitions that are reported under a shorter one. */
  suballeles: z.record(AlleleName, AlleleName).default({}),
  /** Shorter names that reports print. */
  printedAs: z.record(AlleleName, AlleleName).default({}),
  /** Names for what is a combination already: left out where combinations are looked for. */
  droppedInResearch: z.array(AlleleName).default([]),
  /** Two positions that travel together: the decisive one alone, or both, name the allele; the companion counts only where the decisive one was not seen. */
  linkedPair: z
    .strictObject({ decisive: Position, companion: Position, alone: AlleleName, both: AlleleName })
    .optional(),
  /** Where no diplotype fits: the alleles that guidance may be looked up by, from one position. */
  fallback: z.strictObject({ position: Position, alleles: z.record(Bases, AlleleName) }).optional(),
  /** Among diplotypes that unphased data cannot tell apart, the one that is reported. Walked in this order. */
  unphasedPriorities: z.array(z.strictObject({ among: z.array(AlleleName).min(2), pick: AlleleName })).default([]),
  /** Allele to its bases by position; positions not named have the genome's own base. */
  alleles: z.record(AlleleName, z.record(z.string().regex(/^[1-9]\d*$/), Bases)).default({}),
  version: Prose,
  sources: z.array(SourceId).min(1, "expected at least one source id"),
  reviewed: IsoDate,
});
const EVIDENCE_LINE = /^(chr(?:[1-9]|1\d|2[0-2]|X)) ([1-9]\d*) (rs\d+) ([ACGT]+)>([ACGT]+(?:,[ACGT]+)*)$/;

/** Where the variants lie that evidence compares: "chr1 11238733 rs2024627 T>C", REF and the ALTs that dbSNP documents. */
export const EvidencePositionsSchema = z.strictObject({
  positions: z
    .array(
      z
        .string()
        .regex(EVIDENCE_LINE, "expected a position such as 'chr1 11238733 rs2024627 T>C'")
        .transform((line) => {
          const [, chromosome = "", position = "", rsid = "", reference = "", alternates = ""] =
            EVIDENCE_LINE.exec(line) ?? [];
          return { chromosome, positionOneBased: Number(position), rsid, reference, alternates: alternates.split(",") };
        }),
    )
    .min(1),
  sources: z.array(SourceId).min(1, "expected at least one source id"),
  reviewed: IsoDate,
});
export type EvidencePositions = z.infer<typeof EvidencePositionsSchema>;
export type EvidencePosition = EvidencePositions["positions"][number];

export type AlleleDefinition = z.infer<typeof AlleleDefinitionSchema>;
export type DefinitionPosition = AlleleDefinition["positions"][number];
