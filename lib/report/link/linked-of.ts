import { digestOf } from "./link-digest";
import type { LinkedQuestion } from "@/lib/intake";
import { askedOf } from "../page/question";
import type { ReportReading } from "@/lib/schema";
import type { Report } from "../page/report";

/** Returns what a link to a report holds. */
export function linkedOf(report: Report, reading: ReportReading): LinkedQuestion {
  return { ...askedOf(report), reading, snapshot: report.knowledge.version, digest: digestOf(report) };
}
