import { useSyncExternalStore } from "react";

const never = (): (() => void) => () => undefined;

/** Returns false on the server and until scripts run, then true: what needs scripts stays disabled without them. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
