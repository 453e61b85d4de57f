/** Returns the median of `runs` timings in milliseconds, after a tenth as many that are not counted. */
export async function measure(runs: number, work: () => unknown): Promise<number> {
  for (let i = 0; i < Math.ceil(runs / 10); i += 1) await work();
  const times: number[] = [];
  for (let i = 0; i < runs; i += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
}

/** Prints one line a row: the median and what was measured. */
export function printMedians(rows: readonly (readonly [name: string, milliseconds: number])[]): void {
  for (const [name, milliseconds] of rows) console.log(`${milliseconds.toFixed(2).padStart(9)} ms (median)  ${name}`);
}
