import type { Advice } from "@/lib/advice";
import type { AnswerKnowledge } from "@/lib/knowledge";
import { unreachable, type ReportReading } from "@/lib/schema";
import { readingOf } from "../reading/reading-of";
import { readingText } from "./reading-text";
import type { Report } from "../page/report";
import { toCsv } from "./to-csv";
import { toHtml } from "./to-html";
import { toAdviceJson } from "./to-json";
import { toText } from "./to-text";

export const FILE_FORMATS = ["text", "html", "csv", "json"] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

export interface WorkedOut {
  readonly report: Report;
  readonly advice: Advice;
  readonly knowledge: AnswerKnowledge;
  readonly reading: ReportReading;
}

/** Returns a report as the content of a file. Page and command line both write through this, so that their files are the same. */
export function fileOf(format: FileFormat, { report, advice, knowledge, reading }: WorkedOut): string {
  switch (format) {
    case "text":
      return reading === "prescriber" ? toText(report) : readingText(readingOf(report, advice, knowledge, reading));
    case "html":
      return toHtml(readingOf(report, advice, knowledge, reading));
    case "csv":
      return toCsv(report);
    case "json":
      return jsonText(toAdviceJson(report));
    default:
      return unreachable(format);
  }
}

/** Returns a value as the text of a JSON file. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
