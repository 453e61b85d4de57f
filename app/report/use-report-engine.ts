import { useCallback, useEffect, useRef, useState } from "react";
import type { ReportEngine } from "./report-engine";
import type { ReportTools } from "./report-tools";

type Loading = "idle" | "loading" | "failed";

interface Loaded {
  readonly engine: ReportEngine | null;
  /** Draws a report; there when the engine is. */
  readonly Tools: typeof ReportTools | null;
  readonly state: Loading;
  /** Returns the engine, fetched on first need; null when it does not load, and asked for again by the next call. */
  readonly need: () => Promise<ReportEngine | null>;
}

/** Returns the engine that reports are written by. However many ask for it at once, it is fetched once. */
export function useReportEngine(): Loaded {
  const [engine, setEngine] = useState<ReportEngine | null>(null);
  const [Tools, setTools] = useState<typeof ReportTools | null>(null);
  const [state, setState] = useState<Loading>("idle");
  const fetched = useRef<Promise<ReportEngine | null> | null>(null);
  const need = useCallback((): Promise<ReportEngine | null> => {
    if (fetched.current !== null) return fetched.current;
    setState("loading");
    const own = Promise.all([
      import("./report-engine").then(({ loadReportEngine }) => loadReportEngine()),
      import("./report-tools"),
    ]).then(
      ([one, tools]) => {
        setTools(() => tools.ReportTools);
        setEngine(one);
        setState("idle");
        return one;
      },
      () => {
        fetched.current = null;
        setState("failed");
        return null;
      },
    );
    fetched.current = own;
    return own;
  }, []);
  return { engine, Tools, state, need };
}

interface Parts {
  readonly state: Loading;
  /** Another one whenever parts have arrived, so that the report is written again. */
  readonly turn: unknown;
  readonly retry: () => void;
}

/** Loads what answers about these drugs draw on. `drugs` are ids with commas between; none loads nothing. */
export function useParts(engine: ReportEngine | null, drugs: string): Parts {
  const [told, setTold] = useState<{ readonly drugs: string; readonly hasFailed: boolean } | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (engine === null || drugs === "") return;
    // What comes after the drugs have changed is no word about the new ones.
    let isCurrent = true;
    void engine.prepare(drugs.split(",")).then(
      () => isCurrent && setTold({ drugs, hasFailed: false }),
      () => isCurrent && setTold({ drugs, hasFailed: true }),
    );
    return () => {
      isCurrent = false;
    };
  }, [engine, drugs, attempt]);
  const own = told?.drugs === drugs ? told : null;
  return {
    state: own?.hasFailed === true ? "failed" : engine === null || drugs === "" || own !== null ? "idle" : "loading",
    turn: told,
    retry: () => {
      setTold(null);
      setAttempt(attempt + 1);
    },
  };
}
