/**
 * The prescriber's report has the same sections in the same order under the
 * same headings whatever its form: who reads the text beside the page never
 * looks for another name of the same thing.
 */
import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import {
  documentOf,
  notUsedIn,
  readingOf,
  regimenOf,
  sectionsOf,
  toHtml,
  toText,
  type DocumentForm,
  type Report,
} from "@/lib/report";
import type { Knowledge } from "@/lib/knowledge";
import { annotated } from "@/tests/builders/annotated";
import { knowledge as shipped } from "@/tests/builders/shipped";
import { workOut } from "@/tests/builders/worked-out";
import { ReportView } from "../answer/report-view";
import { PrescriberReport } from "./prescriber-report";

const questions: Readonly<Record<string, readonly [Parameters<typeof workOut>[0], Knowledge]>> = {
  "no result, several bodies": [{ drugs: ["clopidogrel"], genes: ["CYP2C19"] }, shipped],
  "results, one of them contradicted, and other drugs": [
    {
      drugs: ["codeine", "simvastatin"],
      genes: [],
      results: [
        { gene: "CYP2D6", value: "*4/*4" },
        { gene: "SLCO1B1", value: "Poor Function" },
        { gene: "SLCO1B1", value: "Normal Function" },
      ],
      coMedication: ["paroxetine"],
    },
    shipped,
  ],
  "research alone": [{ drugs: ["everolimus"], genes: ["MTOR"] }, shipped],
  "a drug on no list taken as well": [{ drugs: ["codeine"], genes: ["CYP2D6"], coMedication: ["metformin"] }, shipped],
  "annotations of a release": [{ drugs: ["testol"], genes: ["TEST1", "TEST2"] }, annotated],
};

const cases = Object.entries(questions).map(([name, [question, of]]) => {
  const { report, advice } = workOut(question, of);
  return { name, report, advice, of, regimen: regimenOf(report, advice, of) };
});

describe.each(cases)("the report on $name", ({ report, advice, of, regimen }) => {
  const untested = ["TEST9"];
  const document = documentOf(report, { untested, regimen });
  const headings = (form: DocumentForm): readonly string[] => sectionsOf(document, form).map(({ heading }) => heading);

  it("as text", () => {
    const own = new Set(document.sections.map(({ heading }) => heading.toUpperCase()));
    const lines = toText(report).split("\n");
    expect(lines.filter((line) => own.has(line))).toEqual(headings("text").map((heading) => heading.toUpperCase()));
  });

  it("as a file of HTML", () => {
    const page = new DOMParser().parseFromString(toHtml(readingOf(report, advice, of, "prescriber")), "text/html");
    expect([...page.querySelectorAll("h2")].map(({ textContent }) => textContent)).toEqual(headings("html"));
  });

  it("on the page of an answer", () => {
    render(<ReportView report={report} challenge={null} />);
    expect(drawn()).toEqual(headings("answer"));
  });

  it("on the page of a written report", () => {
    render(<PrescriberReport report={report} regimen={regimen} marks={{}} challenge={null} untested={untested} />);
    expect(drawn()).toEqual(headings("report"));
  });

  it("tells what of what was given is not used, above everything else", () => {
    for (const line of notUsedIn(document, "text")) {
      expect(toText(report).replace(/\s+/g, " ").indexOf(line)).toBeGreaterThan(0);
      expect(toText(report).replace(/\s+/g, " ").indexOf(line)).toBeLessThan(toText(report).indexOf("WHAT TO DO"));
    }
    expect(document.notUsed.length > 0).toBe(report.problems.length > 0);
  });
});

describe("the forms of the report", () => {
  it("all have what is done, what was read, who disagrees, what the bodies say, sources and limits", () => {
    const [, rich] = cases;
    if (rich === undefined) throw new Error("no case with results");
    const document = documentOf(rich.report, rich);
    for (const form of ["text", "html", "report", "answer"] as const)
      expect(
        sectionsOf(document, form).map(({ id }) => id),
        form,
      ).toEqual(
        expect.arrayContaining(
          ["answers", "results", "problems", "co-medication", "recommendations", "watch", "sources", "limits"].filter(
            (id) => hasSection(rich.report, id),
          ),
        ),
      );
  });
});

function hasSection(report: Report, id: string): boolean {
  return documentOf(report).sections.some((section) => section.id === id);
}

function drawn(): readonly string[] {
  return screen.getAllByRole("heading", { level: 2 }).map((heading) => heading.textContent ?? "");
}
