/** For whom a report is worded. Facts, actions, certainty and caveats are the same in each. */
export const REPORT_READINGS = ["prescriber", "patient", "learner"] as const;
export type ReportReading = (typeof REPORT_READINGS)[number];
