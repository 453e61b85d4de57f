/** Reads a VCF that a test wrote, with the unpackers of Node. */
import { Readable } from "node:stream";
import { createGunzip, inflateRawSync } from "node:zlib";
import {
  readVcf,
  type DefinedPosition,
  type ObservedPosition,
  type SampleObservation,
  type Unpackers,
  type VcfFile,
} from "@/lib/genotype";
import type { Outcome } from "@/lib/schema";
import { chunksOf } from "./vcf";

export const UNPACKERS: Unpackers = {
  inflateRaw: (packed) => inflateRawSync(packed),
  gunzip: (source) => Readable.from(source).pipe(createGunzip()),
};

/** Returns the outcome of reading a text or bytes, in chunks of the given size. */
export function readAll(
  bytes: Uint8Array | string,
  positions: readonly DefinedPosition[],
  { chunk, samples = null }: { readonly chunk?: number; readonly samples?: readonly string[] | null } = {},
): Promise<Outcome<VcfFile>> {
  return readVcf(chunksOf(bytes, chunk), { positions, samples, unpackers: UNPACKERS });
}

/** Returns the first sample's observation of a text that must be readable. */
export async function observe(
  bytes: Uint8Array | string,
  positions: readonly DefinedPosition[],
  chunk?: number,
): Promise<SampleObservation> {
  const read = await readAll(bytes, positions, chunk === undefined ? {} : { chunk });
  if (!read.ok) throw new Error(`refused: ${read.problems.map((problem) => problem.code).join(", ")}`);
  return read.value.observe(0);
}

/** Returns the observed position as the test writes it: `A/G`, `A|G`, `A|G@7` with its phase set, `./G` with a gap, `A` for one copy; "missing" where there is none. */
export function seenAt(observation: SampleObservation, positionOneBased: number): string {
  const seen: ObservedPosition | undefined = observation.positions.find(
    (position) => position.positionOneBased === positionOneBased,
  );
  if (seen === undefined) return "missing";
  const text = seen.alleles.map((bases) => bases ?? ".").join(seen.isPhased ? "|" : "/");
  return seen.phaseSet === null ? text : `${text}@${seen.phaseSet}`;
}

/** Returns the codes of the warnings at a position, in order of the alphabet. */
export function warnedAt(observation: SampleObservation, positionOneBased: number): readonly string[] {
  return observation.warnings
    .filter((warning) => warning.positionOneBased === positionOneBased)
    .map((warning) => warning.code)
    .sort();
}
