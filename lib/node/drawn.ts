/**
 * Returns those of the drugs and genes whose pages and data are drawn when the site is built: all of them, or, where
 * HAPLONOTE_DRAW_ONLY names some, with commas between, those alone; the rest then are pages that are not there. It is
 * for a site to try something out with, which is built in a moment.
 */
export function drawnAtBuild(
  ids: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = process.env,
): readonly string[] {
  const only = environment["HAPLONOTE_DRAW_ONLY"]?.trim() ?? "";
  if (only === "") return ids;
  const named = new Set(only.split(",").map((id) => id.trim()));
  return ids.filter((id) => named.has(id));
}
