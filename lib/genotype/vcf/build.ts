/** Which reference genome a file's positions count on. Positions of another build name other bases, so a file on it is refused. */
export const BUILDS = ["GRCh38", "GRCh37", "NCBI36", "T2T-CHM13"] as const;
export type Build = (typeof BUILDS)[number];

type Chromosome = string;

/**
 * Length of each chromosome in GRCh38 and GRCh37; no length is in both.
 * @source GRCh38.p14 (GCA_000001405.29) and GRCh37.p13 (GCA_000001405.14), assembled chromosomes
 */
const LENGTHS: Readonly<Record<Chromosome, readonly [grch38: number, grch37: number]>> = {
  chr1: [248956422, 249250621],
  chr2: [242193529, 243199373],
  chr3: [198295559, 198022430],
  chr4: [190214555, 191154276],
  chr5: [181538259, 180915260],
  chr6: [170805979, 171115067],
  chr7: [159345973, 159138663],
  chr8: [145138636, 146364022],
  chr9: [138394717, 141213431],
  chr10: [133797422, 135534747],
  chr11: [135086622, 135006516],
  chr12: [133275309, 133851895],
  chr13: [114364328, 115169878],
  chr14: [107043718, 107349540],
  chr15: [101991189, 102531392],
  chr16: [90338345, 90354753],
  chr17: [83257441, 81195210],
  chr18: [80373285, 78077248],
  chr19: [58617616, 59128983],
  chr20: [64444167, 63025520],
  chr21: [46709983, 48129895],
  chr22: [50818468, 51304566],
  chrX: [156040895, 155270560],
};

/** Returns the build a chromosome of this length belongs to, "another" for a length of neither, or null for a contig we know nothing of. */
export function buildOfLength(chromosome: Chromosome, length: number): Build | "another" | null {
  const known = Object.hasOwn(LENGTHS, chromosome) ? LENGTHS[chromosome] : undefined;
  if (known === undefined) return null;
  if (length === known[0]) return "GRCh38";
  return length === known[1] ? "GRCh37" : "another";
}

const NAMES: readonly (readonly [Build, RegExp])[] = [
  [
    "GRCh38",
    /grch38|hg38|hs38|(?:^|[^a-z0-9])b38(?![0-9])|GCA_000001405\.(?:1[5-9]|2[0-9])|GCF_000001405\.(?:2[6-9]|[34][0-9])/i,
  ],
  [
    "GRCh37",
    /grch37|hg19|hs37|b37(?![0-9])|v37|GCA_000001405\.(?:[1-9]|1[0-4])(?![0-9])|GCF_000001405\.(?:1[3-9]|2[0-5])(?![0-9])/i,
  ],
  ["NCBI36", /ncbi ?36|hg18|b36(?![0-9])/i],
  ["T2T-CHM13", /t2t|chm13|(?:^|[^a-z0-9])hs1(?![0-9])/i],
];

/** Returns the one build that a name or a path speaks of, or null when it speaks of none or of several. */
export function buildOfName(name: string): Build | null {
  const found = NAMES.filter(([, pattern]) => pattern.test(name));
  return found.length === 1 ? (found[0]?.[0] ?? null) : null;
}

/**
 * How far a stretch of GRCh37 lies from the same stretch of GRCh38: the
 * position on GRCh37 is the one on GRCh38 plus the shift. Only stretches that
 * were carried over whole, around genes that allele definitions name.
 * @source NCBI dbSNP build 156: positions on both assemblies of rs3918290 and rs67376798, rs887829 and rs4148323, rs2231142, rs1142345 and rs1800460, rs776746 and rs35599367, rs75527207 and rs113993960, rs1801280 and rs1799930, rs4244285 and rs1799853, rs4149056 and rs2306283, rs116855232, rs9923231, rs2108622, rs12979860 and rs118192172, rs3745274 and rs28399499, rs3892097 and rs1065852, rs1050828 and rs1050829
 */
const SHIFTS_TO_GRCH37: readonly {
  readonly chromosome: Chromosome;
  readonly from: number;
  readonly until: number;
  readonly shift: number;
}[] = [
  { chromosome: "chr1", from: 97_000_000, until: 98_000_000, shift: 465_556 },
  { chromosome: "chr2", from: 233_750_000, until: 233_780_000, shift: 908_646 },
  { chromosome: "chr4", from: 88_080_000, until: 88_240_000, shift: 921_152 },
  { chromosome: "chr6", from: 18_120_000, until: 18_160_000, shift: 231 },
  { chromosome: "chr7", from: 99_640_000, until: 99_790_000, shift: -402_377 },
  { chromosome: "chr7", from: 117_480_000, until: 117_670_000, shift: -359_946 },
  { chromosome: "chr8", from: 18_390_000, until: 18_402_000, shift: -142_490 },
  { chromosome: "chr10", from: 94_640_000, until: 95_000_000, shift: 1_759_757 },
  { chromosome: "chr12", from: 21_120_000, until: 21_240_000, shift: 152_934 },
  { chromosome: "chr13", from: 48_030_000, until: 48_050_000, shift: 574_136 },
  { chromosome: "chr16", from: 31_090_000, until: 31_100_000, shift: 11_321 },
  { chromosome: "chr19", from: 15_870_000, until: 15_900_000, shift: 110_810 },
  { chromosome: "chr19", from: 38_430_000, until: 39_260_000, shift: 490_640 },
  { chromosome: "chr19", from: 40_980_000, until: 41_020_000, shift: 505_905 },
  { chromosome: "chr22", from: 42_125_000, until: 42_133_000, shift: 396_002 },
  { chromosome: "chrX", from: 154_530_000, until: 154_550_000, shift: -771_785 },
];

/** Returns where a position on GRCh38 lies on GRCh37, or null outside the stretches we know. */
export function positionOnGrch37(chromosome: Chromosome, positionOneBased: number): number | null {
  const stretch = SHIFTS_TO_GRCH37.find(
    (one) => one.chromosome === chromosome && one.from <= positionOneBased && positionOneBased <= one.until,
  );
  return stretch === undefined ? null : positionOneBased + stretch.shift;
}

/** What the lines of a file say of its build, counted while it is read. */
export interface BuildEvidence {
  /** Lines at a defined position whose REF is the definition's. */
  agreeing: number;
  /** Lines at a defined position with another REF. */
  disagreeing: number;
  /** Lines whose REF and ALT are the definition's where that position lies on GRCh37. */
  onGrch37: number;
}

/**
 * Returns what the reference bases say. On another build a REF agrees by
 * chance one time in four, so a file that disagrees more often than not
 * counts on another one; and a file whose changes stand where GRCh37 has them
 * counts on that. Where the header states GRCh38, one or two such places may
 * be chance.
 */
export function buildOfBases(
  { agreeing, disagreeing, onGrch37 }: Readonly<BuildEvidence>,
  isStated: boolean,
): Build | "another" | null {
  if (onGrch37 > agreeing && onGrch37 >= (isStated ? 3 : 1)) return "GRCh37";
  if (disagreeing >= 3 && disagreeing > agreeing) return "another";
  return agreeing >= 5 && disagreeing * 10 <= agreeing ? "GRCh38" : null;
}
