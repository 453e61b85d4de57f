import type { Metadata } from "next";
import { settingWord } from "@/lib/report";
import { SETTINGS } from "@/lib/schema";
import { TextLink } from "../_components/text-link";
import { ReportDesk } from "./report-desk";

export const metadata: Metadata = {
  title: "Report",
  description: "A list of drugs and a panel of results in, a report to file out. Results stay in the browser.",
  robots: { index: false },
};

export default function ReportPage() {
  return (
    <>
      <h1>Report</h1>
      <p className="lead no-print">
        A list of drugs and a panel of results in; a report to read, print and file out. What you type stays in this
        browser: it is not sent, and not stored.
      </p>
      <noscript>
        <p className="aside">
          A report needs JavaScript, because results are read in your browser alone and never sent. Without it,{" "}
          <TextLink href="/">ask about a drug and its genes</TextLink>: the answer has a table of what each result would
          change. The command line writes the same report.
        </p>
      </noscript>
      <ReportDesk
        settings={SETTINGS.map((value) => ({ value, word: settingWord(value) }))}
        challenge={process.env["HAPLONOTE_CHALLENGE"] ?? null}
      />
    </>
  );
}
