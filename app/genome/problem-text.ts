import type { Problem } from "@/lib/schema";

/** Returns the three parts of a reader's problem as they are shown, each beginning with a capital. */
export function problemText({ found, expected, remedy, nearest }: Problem): {
  readonly found: string;
  readonly expected: string;
  readonly remedy: string;
} {
  return {
    found: capital(found),
    expected: capital(expected),
    remedy: nearest.length === 0 ? remedy : `${remedy} (nearest: ${nearest.join(", ")})`,
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
