export const SUM_LENGTH = 7;

/** Returns a check sum that shows a slip of copying; it keeps nobody from making a link of their own. @source Fowler, Noll and Vo, FNV-1a, 32 bits */
export function checkSum(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36).padStart(SUM_LENGTH, "0");
}
