/** One question at the two doors, the page and the command line: the same is read, the same files come out. */
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { loadReportEngine, type Read, type ReportEngine, type Typed, type Written } from "@/app/report/report-engine";
import { guidanceShardOf, shardOf } from "@/lib/knowledge";
import { runCommand } from "@/lib/node/command-line";
import { LARGE_REPORT } from "@/tests/builders/large-report";
import { knowledge } from "@/tests/builders/shipped";
import { REPORT_READINGS, type ReportReading } from "@/lib/schema";
import { unreadLine } from "@/lib/report";
import type { Digest } from "@/lib/intake";

const TODAY = "2026-11-24";

/** Messy on purpose: brands, marks, doses, quotation marks, unknown names, merged and swapped cells, a result that cannot be read. */
const TYPED: Typed = {
  drugs: "Current:\nPlavix 75 mg\n“codeine”; nosuchdrug\nPlanned:\nsimvastatin\n<b>markup</b>",
  panel:
    "Gene,Diplotype,Phenotype\nCYP2D6,*4/*4,\n*2/*2,CYP2C19,\nSLCO1B1,,Poor Function\nNOSUCH,*1/*1,\nCYP2C9,*1/*99,",
  coMedication: "Paxil\nlostdrug",
  setting: "other",
};

let engine: ReportEngine;
beforeAll(async () => {
  const answer = (path: string): object =>
    path === "/guidance"
      ? guidanceShardOf(knowledge)
      : path === "/drug-names"
        ? knowledge.drugNames
        : shardOf(knowledge, path.replace("/shards/", ""));
  // Through text, as a browser gets it.
  vi.stubGlobal("fetch", (path: string) => Promise.resolve(new Response(JSON.stringify(answer(path)))));
  engine = await loadReportEngine();
});
afterAll(() => vi.unstubAllGlobals());

async function onPage(
  typed: Typed,
  reading: ReportReading,
): Promise<{ readonly read: Read; readonly written: Written }> {
  const read = engine.read(typed, null);
  await engine.prepare(read.drugIds);
  const written = engine.write({ read, linked: null, reading, today: TODAY, identity: "A. B.", challenge: null });
  return { read, written: writtenOf(written) };
}

function writtenOf(written: ReturnType<ReportEngine["write"]>): Written {
  if (written === null || "refused" in written) throw new Error(`nothing was written: ${String(written?.refused)}`);
  return written;
}

async function onLine(
  words: readonly string[],
  files: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly written: string; readonly told: string }> {
  let [written, told] = ["", ""];
  const status = await runCommand(words, {
    root: process.cwd(),
    store: "nowhere",
    knowledge,
    today: () => TODAY,
    readInput: async function* () {},
    showProgress: () => {},
    readFile: (path) =>
      files[path] === undefined
        ? Promise.reject(new Error("no such file"))
        : Promise.resolve(new TextEncoder().encode(files[path])),
    write: async (text) => {
      written += text;
    },
    tell: (text) => {
      told += `${text}\n`;
    },
  });
  return { status, written, told };
}
const asFiles = { "drugs.txt": TYPED.drugs, "panel.csv": TYPED.panel };
const WORDS = [
  "report",
  "--drugs",
  "drugs.txt",
  "--panel",
  "panel.csv",
  "--co-medication",
  ...TYPED.coMedication.split("\n"),
  "--setting",
  TYPED.setting,
];

/** New ids by their place, since each run makes its own. */
function withoutIds(text: string): string {
  const ids = new Map<string, number>();
  return text.replace(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g, (id) => {
    ids.set(id, ids.get(id) ?? ids.size);
    return `id-${ids.get(id) ?? ""}`;
  });
}

describe.each(REPORT_READINGS)("the files of the reading for a %s", (reading) => {
  it.each(["JSON", "CSV", "HTML", "FHIR"])("are the same from page and command line: %s", async (label) => {
    const { written } = await onPage(TYPED, reading);
    const file = written.files.find((one) => one.label === label)?.write() ?? "";
    const line = await onLine([...WORDS, "--format", label.toLowerCase(), "--reading", reading], asFiles);
    expect(line.status).toBe(2);
    expect(file.length).toBeGreaterThan(500);
    expect(withoutIds(file)).toBe(withoutIds(line.written));
  });
});

describe("what is read", () => {
  it("is the same list of drugs at both doors, and the same is named as not read", async () => {
    const { read } = await onPage(TYPED, "prescriber");
    expect(read.drugIds).toEqual(["clopidogrel", "codeine", "simvastatin"]);
    expect(read.intake.marks).toEqual({ "Plavix 75 mg": "current", codeine: "current", simvastatin: "planned" });
    const { told } = await onLine(WORDS, asFiles);
    expect(read.intake.unread.map(({ from, line }) => [from, line])).toEqual([
      ["drugs", 3],
      ["drugs", 6],
      ["results", 5],
      ["results", 6],
      ["taken as well", 2],
    ]);
    for (const entry of read.intake.unread) expect(told).toContain(unreadLine(entry));
  });

  it("is the same from options as from a file", async () => {
    const [options, file] = [
      await onLine(["report", "--drug", "Plavix 75 mg", "codeine, simvastatin (planned)", "--format", "json"]),
      await onLine(["report", "--drugs", "list.txt", "--format", "json"], {
        "list.txt": "Plavix 75 mg\ncodeine, simvastatin (planned)\n",
      }),
    ];
    expect(options.status).toBe(0);
    expect(options.written).toBe(file.written);
  });

  it("is nothing where no drug was understood: each is named, and no report is printed", async () => {
    const { status, written, told } = await onLine(["report", "--drug", "nosuchdrug", "lostdrug"]);
    expect({ status, written }).toEqual({ status: 2, written: "" });
    expect(told).toMatch(/Drugs, line 1: .*nosuchdrug[^]*Drugs, line 2: .*lostdrug/);
  });
});

describe("a link of the page", () => {
  it.each(REPORT_READINGS)(
    "opens with the same files, marks, setting and the reading for a %s, and keeps what was not read",
    async (reading) => {
      const before = (await onPage(TYPED, reading)).written;
      const opened = engine.open(before.link);
      if ("refused" in opened) throw new Error(opened.refused.join());
      expect(opened).toMatchObject({
        reading,
        told: [],
        typed: { setting: "other", drugs: "Plavix 75 mg (current)\ncodeine (current)\nsimvastatin (planned)" },
      });
      const read = engine.read(opened.typed, opened);
      expect(read.problems.panel).toHaveLength(2);
      const after = writtenOf(
        engine.write({ read, linked: opened, reading, today: TODAY, identity: "", challenge: null }),
      );
      expect(after.link).toBe(before.link);
      for (const label of ["JSON", "CSV", "HTML"])
        expect(after.files.find((file) => file.label === label)?.write()).toBe(
          before.files.find((file) => file.label === label)?.write(),
        );
      expect(after.chartText).toBe(before.chartText);
      expect(after.chartText).toContain("5 entries not read");
    },
  );

  it("keeps what was not read in a field while another is changed, and drops it with its own field", async () => {
    const opened = engine.open((await onPage(TYPED, "prescriber")).written.link);
    if ("refused" in opened) throw new Error(opened.refused.join());
    const froms = (typed: Typed): readonly string[] => engine.read(typed, opened).intake.unread.map(({ from }) => from);
    expect(froms({ ...opened.typed, setting: "" })).toEqual(["drugs", "drugs", "results", "results", "taken as well"]);
    expect(froms({ ...opened.typed, panel: "CYP2D6 *1/*1" })).toEqual(["drugs", "drugs", "taken as well"]);
    expect(froms({ drugs: "warfarin", panel: "CYP2C9 *1/*3", coMedication: "", setting: "" })).toEqual([]);
  });

  it("of ten drugs and twenty genes still fits a QR code", async () => {
    const [drugs, panel] = [LARGE_REPORT.drugs.join(", "), LARGE_REPORT.results.join("\n")];
    const { written } = await onPage({ drugs, panel, coMedication: "", setting: "" }, "prescriber");
    // A code of the largest size holds 2,953 bytes at the lowest correction. @source ISO/IEC 18004, table of capacities
    expect(written.link.length + "https://haplonote.example.org/report#".length).toBeLessThan(2953);
  });
});

describe("a link of another snapshot", () => {
  it("says above the report what the answer was and is", async () => {
    const { written } = await onPage(TYPED, "prescriber");
    const opened = engine.open(written.link);
    if ("refused" in opened || opened.digest === null) throw new Error("the link did not open");
    const digest = {
      ...opened.digest,
      answers: opened.digest.answers.map((answer) =>
        answer.drug === "codeine" ? { ...answer, action: "change-dose", source: "CPIC 2014" } : answer,
      ),
    };
    const view = (linked: { readonly snapshot: string; readonly digest: Digest | null }): string => {
      const again = engine.write({
        read: engine.read(opened.typed, opened),
        linked,
        reading: "patient",
        today: TODAY,
        identity: "",
        challenge: null,
      });
      return renderToStaticMarkup(writtenOf(again).view);
    };
    expect(view({ snapshot: "2020-01-01-00000000", digest })).toContain(
      "codeine: was “change dose” (guideline, strong), CPIC 2014; now “avoid” (guideline, strong), CPIC 2021.",
    );
    expect(view({ snapshot: "2020-01-01-00000000", digest: opened.digest })).toContain("The answers are as they were.");
    expect(view({ snapshot: "2020-01-01-00000000", digest: null })).toContain("older form");
    expect(view(opened)).not.toContain("Since the link was made");
  });
});

describe("an earlier report", () => {
  it("is compared at both doors with the same outcome, and another question is refused", async () => {
    const json = (await onPage(TYPED, "prescriber")).written.files.find((file) => file.label === "JSON")?.write() ?? "";
    const read = engine.read(TYPED, null);
    expect(await engine.compare(json, null, TODAY)).toHaveProperty("view");
    expect(await engine.compare(json, read, TODAY)).toHaveProperty("view");
    expect(await engine.compare(json, engine.read({ ...TYPED, panel: "CYP2D6 *1/*1" }, null), TODAY)).toEqual({
      refused: [expect.stringContaining("another question")],
    });
    expect(await engine.compare(json.slice(0, 400), null, TODAY)).toEqual({
      refused: [expect.stringContaining("end is missing")],
    });
    const line = await onLine(["report", "--compare", "earlier.json"], { "earlier.json": json });
    expect(line.status).toBe(0);
    expect(line.written.replace(/\s+/g, " ")).toContain("The answers are as they were.");
  });

  it("of another snapshot is told change by change, on the page and in both forms of the command line", async () => {
    const json = (await onPage(TYPED, "prescriber")).written.files.find((file) => file.label === "JSON")?.write() ?? "";
    // As an earlier snapshot would have written it: codeine's dose was to be changed.
    const earlier = JSON.stringify(
      JSON.parse(json.replaceAll(knowledge.version, "2020-01-01-00000000")),
      (key, value: unknown) =>
        value !== null &&
        typeof value === "object" &&
        "drug" in value &&
        value.drug === "codeine" &&
        "action" in value &&
        value.action === "avoid"
          ? { ...value, action: "change-dose" }
          : value,
    );
    const compared = await engine.compare(earlier, null, TODAY);
    if (!("view" in compared)) throw new Error("refused");
    const page = renderToStaticMarkup(compared.view);
    const text = await onLine(["report", "--compare", "earlier.json", "--format", "text"], { "earlier.json": earlier });
    for (const part of ["2020-01-01-00000000", "codeine: action from “Change dose” to “Avoid”"]) {
      expect(page).toContain(part);
      expect(text.written.replace(/\s+/g, " ")).toContain(part);
    }
    const { written } = await onLine(["report", "--compare", "earlier.json", "--format", "json"], {
      "earlier.json": earlier,
    });
    const { changes } = JSON.parse(written) as { changes: { about: string; drug: string | null; id: string }[] };
    expect(new Set(changes.map(({ drug }) => drug))).toEqual(new Set(["codeine"]));
    expect(changes[0]).toMatchObject({ about: "answer", id: "codeine" });
    for (const { id } of changes) expect(page).toContain(`data-change="${id}"`);
  });

  it("is asked by its own question alone where nothing is typed, and refused beside another on the command line", async () => {
    const json = (await onPage(TYPED, "prescriber")).written.files.find((file) => file.label === "JSON")?.write() ?? "";
    const same = await onLine([...WORDS, "--compare", "earlier.json"], { ...asFiles, "earlier.json": json });
    expect(same.status).toBe(0);
    for (const words of [
      ["--drug", "warfarin"],
      ["--result", "CYP2D6=*1/*1"],
      ["--drug", "nosuchdrug"],
      ["--format", "html"],
    ]) {
      expect(await onLine(["report", "--compare", "earlier.json", ...words], { "earlier.json": json })).toMatchObject({
        status: 2,
        written: "",
      });
    }
    expect(await onLine(["report", "--compare", "gone.json"])).toMatchObject({ status: 2, written: "" });
  });
});
