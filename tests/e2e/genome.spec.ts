import { gzipSync } from "node:zlib";
import { extractText, getDocumentProxy } from "unpdf";
import type { Knowledge } from "@/lib/knowledge";
import { bgzip } from "../builders/bgzip";
import { genomeFile, type FileGenotypes } from "../builders/genome-file";
import { vcfLine, vcfText } from "../builders/vcf";
import { expect, firstVisit, focusOn, test, type Page } from "./live";
import { faultsInEveryLook, openAll, watch } from "./watch";

const GENES = ["CYP2C19", "TPMT", "VKORC1"];
/** The genome itself has CYP2C19*38 here; every other allele has G. */
const OTHER_THAN_38 = { 94842866: "G/G" };
const TWO_OF_2: FileGenotypes = { ...OTHER_THAN_38, 94775367: "G/G", 94781859: "A/A" };
const ONE_OF_2: FileGenotypes = { ...OTHER_THAN_38, 94775367: "A/G", 94781859: "G/A" };

let definitions: Knowledge["alleleDefinitions"];

test.beforeAll(async ({ request }) => {
  ({ alleleDefinitions: definitions } = (await (await request.get("/genome/knowledge")).json()) as Knowledge);
});

const sampleFile = (genotypes: FileGenotypes = TWO_OF_2): string =>
  genomeFile(definitions, GENES, { "PATIENT-7": genotypes });

/** Opens the page and waits for all it fetches ahead: the knowledge, and the names of drugs with the code that finds them. */
async function open(page: Page): Promise<void> {
  const names = page.waitForEvent("requestfinished", (request) => request.url().endsWith("/names"));
  await page.goto("/genome");
  await expect(page.getByText("Ready. From here on no network is needed")).toBeVisible();
  await names;
}

async function choose(page: Page, contents: string | Uint8Array, name = "patient.vcf"): Promise<void> {
  await page
    .getByLabel("Genome file", { exact: true })
    .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(contents) });
}

const gene = (page: Page, symbol: string) => page.locator(`#gene-${symbol}`);

async function addDrug(page: Page, name: string): Promise<void> {
  await page.getByRole("combobox", { name: "Add a drug" }).fill(name);
  await page.getByRole("combobox", { name: "Add a drug" }).press("Enter");
}

for (const [packing, pack] of [
  ["plain", (text: string) => Buffer.from(text)],
  ["gzip", (text: string) => gzipSync(text)],
  ["bgzip, in blocks of 1000 bytes", (text: string) => bgzip(Buffer.from(text), 1000)],
] as const) {
  firstVisit(`a ${packing} file fills the gene list, and nothing leaves the page or is kept`, async ({ page }) => {
    const watched = watch(page);
    await open(page);
    await page.waitForLoadState("networkidle");
    const sent: string[] = [];
    page.on("request", (request) => sent.push(request.url()));
    await choose(page, pack(sampleFile()), "patient.vcf.gz");
    await expect(page.getByRole("heading", { name: "Results of PATIENT-7" })).toBeFocused();
    await expect(gene(page, "CYP2C19")).toContainText("Called");
    await expect(gene(page, "CYP2C19")).toContainText("*2/*2, Poor Metabolizer");
    await expect(gene(page, "CYP2C19")).toContainText("35 of 35 defining positions seen");
    await expect(gene(page, "CYP2D6")).toContainText("Not callable from this input");
    await expect(gene(page, "CYP2D6")).toContainText("The test that can:");
    await expect(gene(page, "DPYD")).toContainText("Not tested");
    await expect(page.getByText("Change dose").first()).toBeAttached();
    expect(sent).toEqual([]);
    expect(new URL(page.url()).search + new URL(page.url()).hash).toBe("");
    expect(
      await page.evaluate(async () =>
        JSON.stringify([
          { ...localStorage },
          { ...sessionStorage },
          document.cookie,
          await indexedDB.databases(),
          await caches.keys(),
        ]),
      ),
    ).toBe('[{},{},"",[],[]]');
    watched.expectClean();
  });
}

test("the worker that reads has no way to any network", async ({ page }) => {
  await open(page);
  const [worker] = page.workers();
  if (worker === undefined) throw new Error("the page has no worker");
  const answered: string[] = [];
  page.on("response", (response) => answered.push(response.url()));
  const ways = await worker.evaluate(async () => {
    const tried = async (work: () => unknown): Promise<string> => {
      try {
        await work();
        return "went through";
      } catch {
        return "refused";
      }
    };
    const settled = (target: EventTarget): Promise<void> =>
      new Promise((resolve, reject) => {
        for (const good of ["open", "load"]) target.addEventListener(good, () => resolve());
        target.addEventListener("error", () => reject(new Error("refused")));
      });
    return {
      "fetch from our own host": await tried(() => fetch("/names?from-worker")),
      "fetch from another host": await tried(() => fetch("https://example.org/")),
      "a request of the old kind": await tried(() => {
        const request = new XMLHttpRequest();
        request.open("GET", "/names?from-worker");
        request.send();
        return settled(request);
      }),
      "a web socket": await tried(() => settled(new WebSocket(`ws://${location.host}/`))),
      "an event stream": await tried(() => settled(new EventSource("/names?from-worker"))),
    };
  });
  expect(new Set(Object.values(ways))).toEqual(new Set(["refused"]));
  expect(answered.filter((address) => address.includes("from-worker") || address.includes("example.org"))).toEqual([]);
});

firstVisit(
  "a file is read, and its genes shown, without a network once the page is ready",
  async ({ page, context }) => {
    await open(page);
    await page.waitForLoadState("networkidle");
    await context.setOffline(true);
    await choose(page, bgzip(Buffer.from(sampleFile())));
    await expect(gene(page, "CYP2C19")).toContainText("*2/*2, Poor Metabolizer");
    await addDrug(page, "clopidogrel");
    await expect(page.getByRole("article", { name: "clopidogrel" })).toContainText("did not load");
  },
);

firstVisit(
  "a drug at hand is answered for the sample, and its name alone leaves the page",
  async ({ page, baseURL }) => {
    const watched = watch(page);
    await open(page);
    await page.waitForLoadState("networkidle");
    const sent: string[] = [];
    page.on("request", (request) =>
      sent.push(`${request.method()} ${request.url().replace(baseURL ?? "", "")} ${request.postData() ?? ""}`.trim()),
    );
    await choose(page, sampleFile());
    await addDrug(page, "Plavix");
    const answer = page.getByRole("article", { name: "clopidogrel" });
    await expect(answer.locator(".headline")).toContainText("Use prasugrel or ticagrelor");
    await expect(answer).toContainText("Guideline, strong");
    await expect(answer).toContainText("CYP2C19 Called: *2/*2, Poor Metabolizer");
    await expect(answer).not.toContainText("left open");
    await answer.getByRole("button", { name: "Show the whole answer" }).click();
    await expect(answer.getByRole("heading", { name: "What the guidelines say" })).toBeVisible();
    expect(sent).toEqual(["GET /shards/clopidogrel"]);
    await answer.getByRole("button", { name: "Remove clopidogrel" }).click();
    await expect(answer).toHaveCount(0);
    watched.expectClean();
  },
);

test("an answer says whether what was left open matters, what would differ and what would settle it", async ({
  page,
}) => {
  await open(page);
  await choose(page, sampleFile({ ...OTHER_THAN_38, 94775367: null, 94781859: null }));
  await expect(gene(page, "CYP2C19")).toContainText("Ambiguous");
  await expect(gene(page, "CYP2C19")).toContainText("Best fit: *1/*1, Normal Metabolizer");
  await expect(gene(page, "CYP2C19")).toContainText("Not settled:");
  await expect(gene(page, "CYP2C19")).toContainText(/Could also be: .*Poor Metabolizer/);
  await addDrug(page, "clopidogrel");
  const answer = page.getByRole("article", { name: "clopidogrel" });
  await expect(answer).toContainText("it matters for clopidogrel");
  await expect(answer).toContainText("Only if the reported result holds:");
  await expect(answer).toContainText("CYP2C19 Ambiguous: best fit *1/*1, Normal Metabolizer");
  await expect(answer).toContainText(/What would settle it:\s*CYP2C19: .*rs4244285/);
  await answer.getByRole("button", { name: "Show the whole answer" }).click();
  await expect(answer.getByRole("heading", { name: "Does what was left open matter?" })).toBeVisible();
  await expect(page.locator(".fold", { hasText: "Depends on what was left open" })).toContainText("clopidogrel");
});

test("results of other tests stand in place of what the file shows, and a row that cannot be read is told with its line", async ({
  page,
}) => {
  await open(page);
  await choose(page, sampleFile());
  const field = page.getByLabel("Results, one gene a line");
  await field.fill("CYP2D6\t*4/*4\nHLA-B\t*57:01");
  await page.getByRole("button", { name: "Use these results" }).click();
  await expect(gene(page, "CYP2D6")).toContainText("Given beside the file: *4/*4, Poor Metabolizer");
  await expect(page.locator("#given-problems")).toContainText("Line 2:");
  await expect(gene(page, "HLA-B")).toContainText("Not callable from this input");
  await page
    .getByLabel("Or from a file (TSV)")
    .setInputFiles({ name: "outside.tsv", mimeType: "text/plain", buffer: Buffer.from("HLA-B\t*57:01/*07:02\n") });
  await expect(gene(page, "HLA-B")).toContainText("*57:01 positive");
  await expect(gene(page, "CYP2D6")).toContainText("Not callable from this input");
  await addDrug(page, "abacavir");
  await expect(page.getByRole("article", { name: "abacavir" }).locator(".axes").first()).toContainText("Avoid");
});

test("a file of several people asks whose results to show, and shows no other's", async ({ page }) => {
  await open(page);
  await choose(page, genomeFile(definitions, GENES, { FIRST: ONE_OF_2, SECOND: TWO_OF_2 }), "family.vcf");
  await expect(page.getByLabel("Whose results?")).toBeVisible();
  await expect(page.locator("#genes")).toHaveCount(0);
  await page.getByLabel("Whose results?").selectOption("SECOND");
  await page.getByRole("button", { name: "Show this sample" }).click();
  await expect(page.getByRole("heading", { name: "Results of SECOND" })).toBeFocused();
  await expect(gene(page, "CYP2C19")).toContainText("*2/*2");
  await page.getByLabel("Results, one gene a line").fill("CYP2D6\t*4/*4");
  await page.getByRole("button", { name: "Use these results" }).click();
  await expect(gene(page, "CYP2D6")).toContainText("Poor Metabolizer");
  await addDrug(page, "clopidogrel");
  await page.getByLabel("Sample", { exact: true }).selectOption("FIRST");
  await expect(page.getByRole("heading", { name: "Results of FIRST" })).toBeVisible();
  await expect(gene(page, "CYP2C19")).toContainText("*1/*2");
  // One person's given results never stand for another's.
  await expect(gene(page, "CYP2D6")).toContainText("Not callable from this input");
  await expect(page.getByRole("article", { name: "clopidogrel" })).toContainText("*1/*2, Intermediate Metabolizer");
});

const DAMAGED = {
  "a file on GRCh37": {
    bytes: () => genomeFile(definitions, GENES, { S: TWO_OF_2 }, ["##contig=<ID=chr10,length=135534747>"]),
    says: [/positions on GRCh37/i, /lift it over/],
  },
  "a bgzip file cut between two blocks": {
    bytes: () => bgzip(Buffer.from(sampleFile()), 1000).subarray(0, -28),
    says: [/no end marker/, /copy or download it again/],
  },
  "a bgzip file cut within a block": {
    bytes: () => bgzip(Buffer.from(sampleFile()), 1000).subarray(0, -300),
    says: [/breaks off/, /copy or download it again/],
  },
  "a bgzip file with a damaged block": {
    bytes: () => flipped(bgzip(Buffer.from(sampleFile())), 400),
    says: [/packed file with a block/, /again/],
  },
  "a cut gzip file": {
    bytes: () => gzipSync(sampleFile()).subarray(0, -40),
    says: [/breaks off/, /copy or download it again/],
  },
  "gzip files joined into one": {
    bytes: () => Buffer.concat([gzipSync(sampleFile()), gzipSync("more")]),
    says: [/several parts/, /bgzip/],
  },
  "a gzip file that unpacks to hundreds of times its size": {
    bytes: () =>
      gzipSync(
        vcfText(
          Array<string>(3_000_000).fill(
            vcfLine({ chromosome: "chr20", position: 1, reference: "A", samples: ["0/1"] }),
          ),
        ),
      ),
    says: [/times its size/, /where the file comes from/],
  },
  "a cut plain file": { bytes: () => sampleFile().slice(0, -20), says: [/breaks off/, /copy or download it again/] },
  "binary junk": {
    bytes: () => Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 251),
    says: [/no text/, /Choose the VCF/],
  },
  "a BAM by mistake": { bytes: () => bgzip(Buffer.from("BAM\u0001and so on")), says: [/BAM file/, /Call variants/] },
  "an empty file": { bytes: () => "", says: [/empty file/, /Choose the file again/] },
  "a header only": { bytes: () => vcfText([]), says: [/no data line/, /genotypes/] },
} as const;

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.map((byte, i) => (i === at ? byte ^ 0xff : byte));
}

for (const [name, { bytes, says }] of Object.entries(DAMAGED)) {
  test(`${name} is refused with what was found, what was expected and what to do, and never half read`, async ({
    page,
  }) => {
    const watched = watch(page);
    await open(page);
    await choose(page, bytes(), "wrong.vcf.gz");
    const refusal = page.getByRole("main").getByRole("alert");
    await expect(refusal).toContainText("wrong.vcf.gz was not read");
    for (const part of ["Found", "Expected", "What to do", ...says]) await expect(refusal).toContainText(part);
    await expect(page.locator("#genes")).toHaveCount(0);
    await choose(page, sampleFile());
    await expect(gene(page, "CYP2C19")).toContainText("*2/*2");
    await expect(refusal).toHaveCount(0);
    watched.expectClean();
  });
}

test("several files at once are refused, and none of them is read", async ({ page }) => {
  await open(page);
  await drop(page, [
    { name: "a.vcf", text: sampleFile() },
    { name: "b.vcf", text: sampleFile() },
  ]);
  await expect(page.getByRole("main").getByRole("alert")).toContainText("2 files at once");
});

test("a file may be dropped, and one dropped beside the field does not replace the page", async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    const event = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: new DataTransfer() });
    document.body.dispatchEvent(event);
    document.title = event.defaultPrevented ? "kept" : "replaced";
  });
  await expect(page).toHaveTitle("kept");
  await drop(page, [{ name: "dropped.vcf", text: sampleFile() }]);
  await expect(gene(page, "CYP2C19")).toContainText("*2/*2");
});

async function drop(page: Page, files: readonly { readonly name: string; readonly text: string }[]): Promise<void> {
  await page.evaluate((contents) => {
    const dataTransfer = new DataTransfer();
    for (const { name, text } of contents) dataTransfer.items.add(new File([text], name));
    document
      .querySelector(".dropzone")
      ?.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
  }, files);
}

test("a long reading shows how far it is and stops when asked, and nothing of the file is shown afterwards", async ({
  page,
}) => {
  await open(page);
  await holdAfterFirstPiece(page);
  await choose(page, longFile(), "long.vcf");
  const progress = page.getByRole("progressbar", { name: "Reading long.vcf" });
  await expect(progress).toBeVisible();
  await expect.poll(() => progress.evaluate((bar) => (bar as HTMLProgressElement).value)).toBeGreaterThan(0);
  await page.getByRole("button", { name: "Stop reading" }).click();
  await expect(page.getByText("Stopped. Nothing of long.vcf is kept.")).toBeVisible();
  await choose(page, sampleFile());
  await expect(page.getByRole("heading", { name: "Results of PATIENT-7" })).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText("LONG");
});

/** Lets the worker that reads have the first piece of the next file and no more: however slow the test is, the reading is under way. */
async function holdAfterFirstPiece(page: Page): Promise<void> {
  const [worker] = page.workers();
  if (worker === undefined) throw new Error("the page has no worker");
  await worker.evaluate(() => {
    const wholeStream = Object.getOwnPropertyDescriptor(Blob.prototype, "stream")
      ?.value as typeof Blob.prototype.stream;
    Blob.prototype.stream = function () {
      Blob.prototype.stream = wholeStream;
      const reader = wholeStream.call(this).getReader();
      let given = false;
      return new ReadableStream({
        pull: async (controller) => {
          if (given) await new Promise(() => {});
          given = true;
          const { value } = await reader.read();
          if (value !== undefined) controller.enqueue(value);
        },
      });
    };
  });
}

/** Returns 8 MB of lines that no definition asks for. */
function longFile(): string {
  return vcfText(
    Array.from({ length: 100_000 }, (_, i) =>
      vcfLine({
        chromosome: "chr20",
        position: 1_000_000 + i,
        reference: "A",
        alternates: "C",
        info: "AC=1;AF=0.500;AN=2;DP=30;MQ=60.00;QD=12.50",
        samples: ["0/1"],
      }),
    ),
    { samples: ["LONG"] },
  );
}

test("one click clears the data, the drugs and the picker's own memory of them", async ({ page }) => {
  await open(page);
  await choose(page, sampleFile());
  await addDrug(page, "clopidogrel");
  await expect(page.getByRole("article", { name: "clopidogrel" })).toBeVisible();
  await page.getByRole("button", { name: "Clear the data" }).click();
  await expect(page.getByLabel("Genome file", { exact: true })).toBeFocused();
  await expect(page.getByRole("main")).not.toContainText("PATIENT-7");
  await expect(page.getByRole("article")).toHaveCount(0);
  expect(await page.getByLabel("Genome file", { exact: true }).inputValue()).toBe("");
});

test("the result may be saved as the command line writes it", async ({ page }) => {
  await open(page);
  await choose(page, sampleFile());
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as JSON" }).click();
  const stream = await (await download).createReadStream();
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  const saved = JSON.parse(Buffer.concat(parts).toString("utf8")) as {
    sample: string;
    genes: { gene: string; diplotypes: string[] }[];
  };
  expect(saved.sample).toBe("PATIENT-7");
  expect(saved.genes.find((one) => one.gene === "CYP2C19")?.diplotypes).toEqual(["*2/*2"]);
});

test("by keyboard alone: choose the file, add a drug, read its answer, clear the data", async ({ page }) => {
  // Asked for before the page loads: the browser is told in its own time, and a key pressed before that opens nothing.
  const chooser = page.waitForEvent("filechooser");
  await open(page);
  const field = page.getByLabel("Genome file", { exact: true });
  await focusOn(field);
  await page.keyboard.press("Enter");
  await (await chooser).setFiles({ name: "patient.vcf", mimeType: "text/plain", buffer: Buffer.from(sampleFile()) });
  await expect(page.getByRole("heading", { name: "Results of PATIENT-7" })).toBeFocused();
  const drug = page.getByRole("combobox", { name: "Add a drug" });
  await focusOn(drug);
  await page.keyboard.type("clopid");
  await expect(page.getByRole("option", { name: "clopidogrel" })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("article", { name: "clopidogrel" }).locator(".headline")).toContainText("prasugrel");
  await expect(drug).toHaveValue("");
  await page.getByRole("heading", { name: "Results of PATIENT-7" }).focus();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Clear the data" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#genes")).toHaveCount(0);
});

test("axe finds nothing on a result, a refusal or a choice of samples, in any look", async ({ page }) => {
  await open(page);
  const check = async (what: string): Promise<void> => {
    expect({ what, faults: await faultsInEveryLook(page) }).toEqual({ what, faults: [] });
  };
  await choose(page, "no VCF at all");
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await check("refusal");
  await choose(
    page,
    genomeFile(definitions, GENES, { FIRST: ONE_OF_2, SECOND: { ...OTHER_THAN_38, 94775367: null, 94781859: null } }),
  );
  await expect(page.getByLabel("Whose results?")).toBeVisible();
  await check("choice");
  await page.getByLabel("Whose results?").selectOption("SECOND");
  await page.getByRole("button", { name: "Show this sample" }).click();
  await addDrug(page, "clopidogrel");
  await page
    .getByRole("article", { name: "clopidogrel" })
    .getByRole("button", { name: "Show the whole answer" })
    .click();
  await addDrug(page, "nonsense");
  await expect(page.getByText("Found “nonsense”; expected a drug")).toBeVisible();
  await openAll(page);
  await check("result");
});

test("a result does not scroll sideways on a narrow screen", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await open(page);
  await choose(page, genomeFile(definitions, Object.keys(definitions), { S: {} }));
  await expect(gene(page, "CYP2C19")).toContainText("*38/*38");
  await addDrug(page, "clopidogrel");
  for (const details of await page.locator("details").all())
    await details.evaluate((element) => element.setAttribute("open", ""));
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});

test("a result prints with whose it is, every gene, and the answer of each drug at hand", async ({ page }) => {
  await open(page);
  await choose(page, sampleFile());
  await addDrug(page, "clopidogrel");
  await expect(page.getByRole("article", { name: "clopidogrel" }).locator(".headline")).toBeVisible();
  await page.emulateMedia({ media: "print" });
  const { text } = await extractText(
    await getDocumentProxy(new Uint8Array(await page.pdf({ format: "A4", tagged: true }))),
    { mergePages: true },
  );
  const whole = text.replace(/\s+/g, " ");
  for (const fact of [
    "Results of PATIENT-7",
    "CYP2C19",
    "*2/*2, Poor Metabolizer",
    "Not callable from this input",
    "35 of 35 defining positions seen",
    "Use prasugrel or ticagrelor",
    "Page 1 of",
    "not a medical device",
  ])
    expect(whole).toContain(fact);
  for (const control of ["Choose a VCF", "Clear the data", "Add a drug", "Use these results"])
    expect(whole).not.toContain(control);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the page says what is needed, and how to read the file on one's own machine", async ({ page }) => {
    await page.goto("/genome");
    await expect(page.locator("noscript code")).toHaveText("npm run -s haplonote -- call FILE.vcf.gz");
    await expect(page.getByLabel("Genome file", { exact: true })).toBeDisabled();
  });
});
