/** Versions of VCF that we read. */
export const VERSIONS = ["4.1", "4.2", "4.3", "4.4"] as const;

/** The columns every VCF has, in their order; FORMAT and the samples follow. */
export const COLUMNS = ["#CHROM", "POS", "ID", "REF", "ALT", "QUAL", "FILTER", "INFO"] as const;

/** Columns before the first sample. */
export const FIXED_COLUMNS = COLUMNS.length + 1;
