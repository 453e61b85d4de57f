import { useLayoutEffect } from "react";

/**
 * Calls `settle` at the last moment before the page is printed, by whatever way. Only what `settle` brings onto the page
 * at once, with `flushSync`, is on the paper: the browser waits for nothing else.
 */
export function useBeforePrint(settle: () => void): void {
  useLayoutEffect(() => {
    window.addEventListener("beforeprint", settle);
    return () => window.removeEventListener("beforeprint", settle);
  }, [settle]);
}
