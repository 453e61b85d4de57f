import { describe, expect, it } from "vitest";
import { fetchNeeded, isAllowed } from "./fetch-fhir";
import { settingsFrom } from "./settings";

const SERVER = "https://ehr.example/fhir";
const settings = settingsFrom({ FHIR_SERVERS: SERVER });
const needed = [{ key: "genotypes", query: "Observation?patient=pt1" }];
const json = (body: unknown, init: ResponseInit = {}): Response =>
  new Response(JSON.stringify(body), { headers: { "content-type": "application/fhir+json" }, ...init });

/** Answers by address, and notes what was asked and how. */
function serverOf(answers: Readonly<Record<string, () => Response>>) {
  const asked: { readonly url: string; readonly init: RequestInit }[] = [];
  const fetcher: typeof fetch = (input, init = {}) => {
    asked.push({ url: String(input), init });
    const answer = answers[String(input)];
    return answer === undefined ? Promise.reject(new TypeError("no answer")) : Promise.resolve(answer());
  };
  return { asked, fetcher };
}

describe("a FHIR server of the caller", () => {
  it.each(["https://ehr.example/fhir", "https://ehr.example/fhir/r4"])("%s is asked", (server) => {
    expect(isAllowed(server, settings)).toBe(true);
  });

  it.each([
    "https://ehr.example.evil.example/fhir",
    "https://ehr.example/fhirother",
    "https://ehr.example/",
    "http://ehr.example/fhir",
    "https://ehr.example:8443/fhir",
    "https://u:p@ehr.example/fhir",
    "http://169.254.169.254/latest",
    "not an address",
  ])("%s is not", async (server) => {
    const { asked, fetcher } = serverOf({});
    expect(await fetchNeeded({ server, accessToken: "secret", needed, settings, fetcher })).toEqual({});
    expect(asked).toEqual([]);
  });

  it("is asked with the caller's token, and told to lead nowhere else", async () => {
    const { asked, fetcher } = serverOf({
      [`${SERVER}/Observation?patient=pt1`]: () => json({ resourceType: "Bundle" }),
    });
    expect(await fetchNeeded({ server: SERVER, accessToken: "t0ken", needed, settings, fetcher })).toEqual({
      genotypes: { resourceType: "Bundle" },
    });
    expect(asked[0]?.init).toMatchObject({ redirect: "error", headers: { authorization: "Bearer t0ken" } });
    expect(asked[0]?.init.signal).toBeInstanceOf(AbortSignal);
  });

  it("gives its further pages, five at most, and never those of another server", async () => {
    const page = (n: number, next: string) => () =>
      json({ resourceType: "Bundle", entry: [{ resource: { n } }], link: [{ relation: "next", url: next }] });
    const pages = Object.fromEntries(
      Array.from({ length: 9 }, (_, i) => [`${SERVER}/page${i + 1}`, page(i + 1, `${SERVER}/page${i + 2}`)]),
    );
    const many = serverOf({ ...pages, [`${SERVER}/Observation?patient=pt1`]: page(0, `${SERVER}/page1`) });
    const fetched = await fetchNeeded({ server: SERVER, accessToken: null, needed, settings, fetcher: many.fetcher });
    expect(many.asked).toHaveLength(5);
    expect(fetched["genotypes"]).toMatchObject({
      entry: [0, 1, 2, 3, 4].map((n) => ({ resource: { n } })),
      link: [{ relation: "next" }],
    });

    const elsewhere = serverOf({ [`${SERVER}/Observation?patient=pt1`]: page(0, "https://evil.example/fhir/page1") });
    await fetchNeeded({ server: SERVER, accessToken: "t0ken", needed, settings, fetcher: elsewhere.fetcher });
    expect(elsewhere.asked).toHaveLength(1);
  });

  it.each<[string, () => Response]>([
    ["an error", () => json({}, { status: 500 })],
    ["no JSON", () => new Response("<html>", { headers: { "content-type": "text/html" } })],
    ["broken JSON", () => new Response("{", { headers: { "content-type": "application/json" } })],
    ["more than a megabyte", () => json({ text: "x".repeat(1_100_000) })],
    [
      "nothing at all",
      () => {
        throw new TypeError("network");
      },
    ],
  ])("that answers with %s is passed over: results are optional", async (_, answer) => {
    const { fetcher } = serverOf({ [`${SERVER}/Observation?patient=pt1`]: answer });
    expect(
      await fetchNeeded({
        server: SERVER,
        accessToken: null,
        needed,
        settings,
        fetcher: (input, init) => Promise.resolve().then(() => fetcher(input, init)),
      }),
    ).toEqual({});
  });
});
