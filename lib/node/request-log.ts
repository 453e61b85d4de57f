/** What a log line may hold: our own words and counts, never a part of a request. */
export interface LogLine {
  readonly requestId: string;
  readonly route: "discovery" | "cds" | "feedback" | "advice" | "drugs" | "genes" | "openapi" | "healthz";
  readonly status: number;
  readonly milliseconds: number;
  readonly counts?: Readonly<
    Partial<Record<"cards" | "critical" | "fetched" | "feedback" | "notes" | "names", number>>
  >;
}

/** Writes one JSON line to standard output. */
export function logRequest(line: LogLine): void {
  const { requestId, route, status, milliseconds, counts } = line;
  process.stdout.write(
    `${JSON.stringify({ time: new Date().toISOString(), requestId, route, status, milliseconds: Math.round(milliseconds * 10) / 10, ...(counts === undefined ? {} : { counts }) })}\n`,
  );
}
