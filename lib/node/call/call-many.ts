import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { CallPiece } from "./call-file";
import type { CallJob, CallMessage, CallWorkerData } from "./call-worker";

export interface ManyOptions {
  readonly files: readonly string[];
  /** The program a worker runs: our own, which sees that it is no main thread. */
  readonly workerFile: URL;
  readonly workerData: CallWorkerData;
  readonly onProgress: (place: number, bytesRead: number) => void;
}

/**
 * Yields the pieces of many files in the order of the files, while all cores
 * work on those that follow. A worker gets no file that lies far ahead of the
 * one being printed, so what waits stays bounded.
 */
export async function* callMany({
  files,
  workerFile,
  workerData,
  onProgress,
}: ManyOptions): AsyncGenerator<{ readonly place: number; readonly piece: CallPiece }, void> {
  const count = Math.min(files.length, availableParallelism());
  const ahead = count * 4;
  const waiting = files.map((): { readonly pieces: CallPiece[]; isDone: boolean } => ({ pieces: [], isDone: false }));
  const idle: Worker[] = [];
  let next = 0;
  let printed = 0;
  let failure: { readonly error: unknown } | null = null;
  let wake: () => void = () => undefined;

  const feed = (): void => {
    while (idle.length > 0 && next < files.length && next < printed + ahead) {
      const job: CallJob = { place: next, path: files[next] ?? "" };
      idle.pop()?.postMessage(job);
      next += 1;
    }
  };
  const workers = Array.from({ length: count }, () => {
    const worker = new Worker(workerFile, { workerData });
    worker.on("message", (message: CallMessage) => {
      const file = waiting[message.place];
      if (message.kind === "progress") onProgress(message.place, message.bytesRead);
      else if (message.kind === "piece") file?.pieces.push(message.piece);
      else if (file !== undefined) {
        file.isDone = true;
        idle.push(worker);
        feed();
      }
      wake();
    });
    worker.on("error", (error) => {
      failure = { error };
      wake();
    });
    idle.push(worker);
    return worker;
  });
  try {
    feed();
    for (const [place, file] of waiting.entries()) {
      while (!file.isDone || file.pieces.length > 0) {
        if (failure !== null) throw (failure as { readonly error: unknown }).error;
        const piece = file.pieces.shift();
        if (piece !== undefined) yield { place, piece };
        else if (!file.isDone) await new Promise<void>((resolve) => (wake = resolve));
      }
      printed += 1;
      feed();
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
