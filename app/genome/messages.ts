import type { AnswerKnowledge, PanelKnowledge } from "@/lib/knowledge";
import type { DrugOverview, Report, RestsOn, WordedSample } from "@/lib/report";
import type { Problem } from "@/lib/schema";

/** What the page says to the worker. `turn` counts files: an answer about an earlier one is out of date. */
export type Request =
  | { readonly kind: "knowledge"; readonly knowledge: PanelKnowledge; readonly today: string }
  | { readonly kind: "read"; readonly turn: number; readonly file: File }
  /** Stops the reading, and forgets all that was read and given. */
  | { readonly kind: "forget"; readonly turn: number }
  | { readonly kind: "choose"; readonly turn: number; readonly sample: number }
  /** Results found otherwise, as the field's four-column text; an empty text takes them back. */
  | { readonly kind: "give"; readonly turn: number; readonly text: string }
  /** The shard of one drug: the worker has no network to fetch it. */
  | { readonly kind: "advise"; readonly turn: number; readonly drug: string; readonly shard: AnswerKnowledge }
  | { readonly kind: "export"; readonly turn: number };

/** What the worker says to the page. */
export type Reply =
  | { readonly kind: "ready" }
  | { readonly kind: "progress"; readonly turn: number; readonly bytesRead: number }
  | { readonly kind: "refused"; readonly turn: number; readonly problems: readonly Problem[] }
  | { readonly kind: "samples"; readonly turn: number; readonly names: readonly string[] }
  | {
      readonly kind: "sample";
      readonly turn: number;
      readonly sample: WordedSample;
      readonly givenProblems: readonly Problem[];
    }
  | { readonly kind: "overview"; readonly turn: number; readonly overview: DrugOverview }
  | {
      readonly kind: "advice";
      readonly turn: number;
      readonly drug: string;
      readonly report: Report;
      readonly restsOn: readonly RestsOn[];
    }
  | { readonly kind: "export"; readonly turn: number; readonly json: string }
  /** Our own fault: nothing is shown. */
  | { readonly kind: "fault"; readonly turn: number };
