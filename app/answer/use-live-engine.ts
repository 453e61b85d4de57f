import { useRef, useState } from "react";
import type { DrugNameList } from "@/lib/schema";
import type { Engine } from "./live-engine";

interface Loaded {
  readonly engine: Engine | null;
  /** Whether what was asked for last did not load. What had loaded before it goes on answering. */
  readonly hasFailed: boolean;
  /** Fetches the engine on first need, and again after a failure; `readsEveryDrug` also all drugs that may be taken as well. */
  readonly need: (readsEveryDrug?: boolean) => void;
}

/** Returns the engine that answers about these drugs in the browser; `notHeld` names those that we hold nothing on. */
export function useLiveEngine(drugs: readonly string[], notHeld: readonly DrugNameList[]): Loaded {
  const [engine, setEngine] = useState<Engine | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const asked = useRef({ shards: false, everyDrug: false });
  const need = (readsEveryDrug = false): void => {
    if (readsEveryDrug ? asked.current.everyDrug : asked.current.shards || asked.current.everyDrug) return;
    asked.current = { shards: true, everyDrug: asked.current.everyDrug || readsEveryDrug };
    setHasFailed(false);
    void import("./live-engine")
      .then(({ loadEngine }) => loadEngine(drugs, { readsEveryDrug, notHeld }))
      .then(
        (loaded) => {
          setHasFailed(false);
          // The smaller one may arrive last.
          setEngine((before) => (before?.readsEveryDrug === true ? before : loaded));
        },
        () => {
          asked.current = { shards: false, everyDrug: false };
          setHasFailed(true);
        },
      );
  };
  return { engine, hasFailed, need };
}
