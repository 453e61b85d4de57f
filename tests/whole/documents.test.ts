/** The documents a stranger reads first: they lead where they say, name what there is, and can be read by the tools they are for. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const read = (path: string): string => readFileSync(path, "utf8");
const manifest = JSON.parse(read("package.json")) as {
  readonly version: string;
  readonly engines: { readonly node: string };
  readonly scripts: Readonly<Record<string, string>>;
};
const DOCUMENTS = [
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  ...readdirSync("docs").map((name) => `docs/${name}`),
] as const;

/** Returns the anchors of a document's headings, as GitHub makes them. */
const anchorsOf = (text: string): readonly string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, "")
      .replaceAll(" ", "-"),
  );

const linksOf = (text: string): readonly string[] =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, href = ""]) => href).filter((href) => !/^https?:/.test(href));

describe("the documents", () => {
  it("begin with a README of at most 120 lines that leads to every one of the others", () => {
    expect(read("README.md").split("\n").length).toBeLessThanOrEqual(121);
    const linked = linksOf(read("README.md"));
    expect(DOCUMENTS.filter((path) => path !== "README.md" && !linked.includes(path))).toEqual([]);
  });

  it.each(DOCUMENTS)("lead from %s only to what is there", (path) => {
    const broken = linksOf(read(path)).filter((href) => {
      const [file = "", anchor] = href.split("#");
      const target = file === "" ? path : join(dirname(path), file);
      return !existsSync(target) || (anchor !== undefined && !anchorsOf(read(target)).includes(anchor));
    });
    expect(broken).toEqual([]);
  });

  it.each(DOCUMENTS)("name in %s only scripts that package.json has", (path) => {
    const named = [...read(path).matchAll(/npm run (?:-s )?([\w-]+)/g)].map(([, name = ""]) => name);
    expect(named.filter((name) => manifest.scripts[name] === undefined)).toEqual([]);
  });

  it("name every folder of content in the guide to editing it", () => {
    const guide = read("CONTRIBUTING.md");
    const missing = readdirSync("content", { withFileTypes: true })
      .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
      .filter((name) => !guide.includes(`\`${name}\``));
    expect(missing).toEqual([]);
  });

  it("cite the version that package.json has", () => {
    expect(parse(read("CITATION.cff"))).toMatchObject({
      "cff-version": "1.2.0",
      version: manifest.version,
      type: "software",
      license: "Apache-2.0",
    });
  });
});

interface Form {
  readonly name: string;
  readonly description: string;
  readonly body: readonly {
    readonly type: string;
    readonly id?: string;
    readonly attributes: { readonly label?: string; readonly value?: string };
  }[];
}

describe("the forms for issues", () => {
  it.each(["a-fact-is-wrong.yml", "a-file-is-not-read.yml"])(
    "ask in %s for nothing of a patient, and name each question once",
    (name) => {
      const form = parse(read(`.github/ISSUE_TEMPLATE/${name}`)) as Form;
      expect(form.name).toMatch(/\S/);
      expect(form.description).toMatch(/\S/);
      const [first, ...questions] = form.body;
      expect(first?.type).toBe("markdown");
      expect(first?.attributes.value).toMatch(/patient|person/);
      const ids = questions.map(({ id }) => id);
      expect(new Set(ids).size).toBe(questions.length);
      expect(ids).not.toContain(undefined);
      for (const { type, attributes } of questions) {
        expect(["input", "textarea", "dropdown", "checkboxes"]).toContain(type);
        expect(attributes.label).toMatch(/\S/);
      }
    },
  );
});

describe("the workflow", () => {
  it("runs npm test on three systems with each Node we promise, and may only read", () => {
    const workflow = parse(read(".github/workflows/test.yml")) as {
      readonly permissions: object;
      readonly jobs: {
        readonly test: {
          readonly "runs-on": string;
          readonly strategy: { readonly matrix: { readonly os: readonly string[]; readonly node: readonly number[] } };
          readonly steps: readonly { readonly run?: string }[];
        };
      };
    };
    const { strategy, steps, "runs-on": system } = workflow.jobs.test;
    expect(workflow.permissions).toEqual({ contents: "read" });
    expect(system).toBe("${{ matrix.os }}");
    expect(strategy.matrix.os.map((os) => os.replace("-latest", ""))).toEqual(["ubuntu", "macos", "windows"]);
    expect(strategy.matrix.node).toEqual([20, 22, 24]);
    expect(manifest.engines.node).toMatch(/^>=20\./);
    expect(steps.some(({ run }) => run === "npm test")).toBe(true);
  });

  it("keeps what it runs on up to date", () => {
    const { updates } = parse(read(".github/dependabot.yml")) as {
      readonly updates: readonly { readonly "package-ecosystem": string }[];
    };
    expect(updates.map((one) => one["package-ecosystem"])).toEqual(["npm", "github-actions"]);
  });
});
