import type { Advice } from "@/lib/advice";
import type { AnswerKnowledge } from "@/lib/knowledge";
import { unreachable, type ReportReading } from "@/lib/schema";
import { learnerReading } from "./learner-reading";
import { patientReading } from "./patient-reading";
import { prescriberReading } from "./prescriber-reading";
import type { ReadingDocument } from "./readings";
import type { Report } from "../page/report";

/**
 * Returns the report worded for one reader. All readings come from the same
 * report, and their section "answers" has the same drugs, actions, certainty
 * and caveats in the same order; a test holds them to it.
 */
export function readingOf(
  report: Report,
  advice: Advice,
  knowledge: AnswerKnowledge,
  reading: ReportReading,
): ReadingDocument {
  switch (reading) {
    case "prescriber":
      return prescriberReading(report);
    case "patient":
      return patientReading(report, knowledge);
    case "learner":
      return learnerReading(report, advice, knowledge);
    default:
      return unreachable(reading);
  }
}
