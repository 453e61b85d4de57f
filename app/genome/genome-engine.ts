import type { AnswerKnowledge, PanelKnowledge } from "@/lib/knowledge";
import type { DrugOverview, Report, RestsOn, WordedSample } from "@/lib/report";
import { dayOf, type Problem } from "@/lib/schema";
import type { Reply, Request } from "./messages";

/** Where the reading of a file stands. */
export type Reading =
  | { readonly kind: "none" }
  | { readonly kind: "reading"; readonly name: string; readonly bytes: number; readonly bytesRead: number }
  | { readonly kind: "stopped"; readonly name: string }
  | { readonly kind: "refused"; readonly name: string; readonly problems: readonly Problem[] }
  | { readonly kind: "choosing"; readonly name: string; readonly samples: readonly string[] }
  | FileRead
  /** Our own fault. */
  | { readonly kind: "fault"; readonly name: string };

export interface FileRead {
  readonly kind: "read";
  readonly name: string;
  readonly samples: readonly string[];
  /** YYYY-MM-DD. */
  readonly readOn: string;
  readonly sample: WordedSample;
  /** What is wrong with results that were given beside the file. */
  readonly givenProblems: readonly Problem[];
  /** Null for the moment it takes to work out. */
  readonly overview: DrugOverview | null;
  /** Whether another sample or other given results have been asked for, and what is shown is still without them. */
  readonly isAwaiting: boolean;
}

/** A drug at hand, with its answer for the sample. */
export interface DrugAtHand {
  readonly id: string;
  readonly name: string;
  readonly answer: "loading" | "failed" | { readonly report: Report; readonly restsOn: readonly RestsOn[] };
}

export interface GenomeState {
  readonly engine: "loading" | "ready" | "failed";
  readonly reading: Reading;
  readonly drugs: readonly DrugAtHand[];
}

export interface GenomeEngine {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => GenomeState;
  /** Loads what reading needs; from then on a file needs no network. */
  readonly start: () => void;
  readonly stop: () => void;
  readonly read: (files: readonly File[]) => void;
  readonly cancel: () => void;
  /** Forgets the file, the results and the drugs. */
  readonly clear: () => void;
  readonly choose: (sample: number) => void;
  readonly give: (text: string) => void;
  readonly addDrug: (id: string, name: string) => void;
  readonly removeDrug: (id: string) => void;
  /** Returns the result as JSON; null when another was asked for before it came. */
  readonly json: () => Promise<string | null>;
}

const AT_FIRST: GenomeState = { engine: "loading", reading: { kind: "none" }, drugs: [] };

/** Returns the page's side of the reader: it holds what is shown, and speaks with the worker. */
export function createGenomeEngine(): GenomeEngine {
  let state = AT_FIRST;
  let worker: Worker | null = null;
  // Counts files, samples and given results, so that an answer to an earlier one is known for out of date.
  let turn = 0;
  let awaitingJson: ((json: string | null) => void) | null = null;
  const listeners = new Set<() => void>();
  const shards = new Map<string, Promise<AnswerKnowledge>>();

  const set = (change: Partial<GenomeState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const send = (request: Request): void => worker?.postMessage(request);
  const nameOfFile = (): string => (state.reading.kind === "none" ? "" : state.reading.name);
  /** Begins another turn: whatever is on its way about the one before is out of date. */
  const nextTurn = (): number => {
    turn += 1;
    awaitingJson?.(null);
    awaitingJson = null;
    return turn;
  };
  const refuseSeveral = async (count: number, own: number): Promise<void> => {
    const { severalFiles } = await import("./several-files");
    if (own === turn) set({ reading: { kind: "refused", name: "", problems: [severalFiles(count)] } });
  };
  const awaitNext = (): void => {
    if (state.reading.kind === "read") set({ reading: { ...state.reading, isAwaiting: true } });
  };
  const answered = (id: string, answer: DrugAtHand["answer"]): void =>
    set({ drugs: state.drugs.map((drug) => (drug.id === id ? { ...drug, answer } : drug)) });

  const ask = (id: string): void => {
    if (state.reading.kind !== "read") return;
    const own = turn;
    answered(id, "loading");
    const shard = shards.get(id) ?? fetchKnowledge<AnswerKnowledge>(`/shards/${id}`);
    shards.set(id, shard);
    shard.then(
      (knowledge) => {
        if (own === turn) send({ kind: "advise", turn: own, drug: id, shard: knowledge });
      },
      () => {
        shards.delete(id);
        if (own === turn) answered(id, "failed");
      },
    );
  };

  const take = (reply: Reply): void => {
    if (reply.kind === "ready") return set({ engine: "ready" });
    if (reply.turn !== turn) return undefined;
    const { reading } = state;
    switch (reply.kind) {
      case "progress":
        return reading.kind === "reading" ? set({ reading: { ...reading, bytesRead: reply.bytesRead } }) : undefined;
      case "refused":
        return set({ reading: { kind: "refused", name: nameOfFile(), problems: reply.problems } });
      case "samples":
        return set({ reading: { kind: "choosing", name: nameOfFile(), samples: reply.names } });
      case "sample": {
        const samples = reading.kind === "choosing" || reading.kind === "read" ? reading.samples : [];
        set({
          reading: {
            kind: "read",
            name: nameOfFile(),
            samples,
            readOn: dayOf(new Date()),
            sample: reply.sample,
            givenProblems: reply.givenProblems,
            overview: null,
            isAwaiting: false,
          },
        });
        return state.drugs.forEach(({ id }) => ask(id));
      }
      case "overview":
        return reading.kind === "read" ? set({ reading: { ...reading, overview: reply.overview } }) : undefined;
      case "advice":
        return answered(reply.drug, { report: reply.report, restsOn: reply.restsOn });
      case "export":
        return awaitingJson?.(reply.json);
      case "fault":
        return set({ reading: { kind: "fault", name: nameOfFile() } });
    }
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    start() {
      const started = new Worker(new URL("./genome-worker.ts", import.meta.url), { type: "module" });
      worker = started;
      const failed = (): void => {
        if (worker !== started) return;
        // What was asked for last will not come, and what is shown is not known to be the answer to it.
        const { kind } = state.reading;
        const isOpen = kind === "reading" || kind === "choosing" || kind === "read";
        set({ engine: "failed", ...(isOpen ? { reading: { kind: "fault", name: nameOfFile() } } : {}) });
      };
      started.addEventListener("message", ({ data }: MessageEvent<Reply>) => take(data));
      started.addEventListener("error", failed);
      fetchKnowledge<PanelKnowledge>("/genome/knowledge").then(
        (knowledge) => send({ kind: "knowledge", knowledge, today: dayOf(new Date()) }),
        failed,
      );
    },
    stop() {
      worker?.terminate();
      worker = null;
    },
    read(files) {
      const [file, ...others] = files;
      if (file === undefined || state.engine !== "ready") return;
      const own = nextTurn();
      if (others.length > 0) return void refuseSeveral(files.length, own);
      set({ reading: { kind: "reading", name: file.name, bytes: file.size, bytesRead: 0 } });
      send({ kind: "read", turn, file });
    },
    cancel() {
      send({ kind: "forget", turn: nextTurn() });
      set({ reading: { kind: "stopped", name: nameOfFile() } });
    },
    clear() {
      send({ kind: "forget", turn: nextTurn() });
      set({ reading: { kind: "none" }, drugs: [] });
    },
    choose(sample) {
      send({ kind: "choose", turn: nextTurn(), sample });
      awaitNext();
    },
    give(text) {
      send({ kind: "give", turn: nextTurn(), text });
      awaitNext();
    },
    addDrug(id, name) {
      if (state.drugs.some((drug) => drug.id === id)) return;
      set({ drugs: [...state.drugs, { id, name, answer: "loading" }] });
      ask(id);
    },
    removeDrug(id) {
      set({ drugs: state.drugs.filter((drug) => drug.id !== id) });
    },
    json: () =>
      new Promise((resolve) => {
        awaitingJson?.(null);
        awaitingJson = resolve;
        send({ kind: "export", turn });
      }),
  };
}

async function fetchKnowledge<Part>(path: string): Promise<Part> {
  const response = await fetch(path);
  if (!response.ok) throw new Error("knowledge could not be loaded");
  return (await response.json()) as Part;
}
