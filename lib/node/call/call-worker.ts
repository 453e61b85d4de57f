import { parentPort, workerData } from "node:worker_threads";
import type { OutsideCall } from "@/lib/intake";
import { InvariantError } from "@/lib/schema";
import type { CallKnowledge } from "@/lib/knowledge";
import type { CallArguments } from "./call-arguments";
import { callFile, type CallPiece } from "./call-file";

/** What a worker is started with. */
export interface CallWorkerData {
  /** Handed over and not loaded again, so that all files of a run are called with the same knowledge. */
  readonly knowledge: CallKnowledge;
  readonly outside: readonly OutsideCall[];
  readonly asked: Pick<CallArguments, "samples" | "format" | "isResearch" | "drugs">;
  readonly today: string;
}

/** A file to call, by its place in the run. */
export interface CallJob {
  readonly place: number;
  readonly path: string;
}

export type CallMessage =
  | { readonly kind: "piece"; readonly place: number; readonly piece: CallPiece }
  | { readonly kind: "progress"; readonly place: number; readonly bytesRead: number }
  | { readonly kind: "done"; readonly place: number };

/** Calls the files the main thread sends, one after the other, for as long as it lives. */
export async function serveCalls(): Promise<void> {
  const port = parentPort;
  if (port === null) throw new InvariantError("node: a call worker without a main thread");
  const { knowledge, outside, asked, today } = workerData as CallWorkerData;
  const send = (message: CallMessage): void => port.postMessage(message);
  port.on("message", ({ place, path }: CallJob) => {
    void (async () => {
      for await (const piece of callFile(path, { knowledge, forDrugs: null, outside, asked, today }, (bytesRead) =>
        send({ kind: "progress", place, bytesRead }),
      ))
        send({ kind: "piece", place, piece });
      send({ kind: "done", place });
    })();
  });
}
