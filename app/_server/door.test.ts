/** What the server keeps and gives out again, and what it never does. Next is a stand-in that draws what it is told. */
import { createServer, request as send, type IncomingHttpHeaders, type Server } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ANSWERED } from "./answered";
import { createDoor } from "./door";

interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

let server: Server;
let drawn: string[] = [];
let day = "2026-12-01";

/** Draws a page under a fresh nonce that says what was asked, and which headers came. */
const next: Parameters<typeof createDoor>[0]["handle"] = (request, response) => {
  const url = request.url ?? "";
  drawn.push(url);
  const nonce = `nonce${drawn.length}`;
  if (url === "/broken") return Promise.reject(new Error("secret"));
  const isKnown = !url.includes("unheard");
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.setHeader("cache-control", "no-cache");
  response.setHeader(
    "content-security-policy",
    `default-src 'self'; script-src 'self' 'nonce-${nonce}' 'strict-dynamic'; style-src 'self' 'nonce-${nonce}'`,
  );
  if (url === "/gone") response.statusCode = 404;
  const head = `${isKnown && url.startsWith("/answer") ? ANSWERED.mark : ""}<style nonce="${nonce}">p{}</style>`;
  const text = `${url} ${JSON.stringify(request.headers)} ${day}`.replaceAll("<", "&lt;");
  response.write(head);
  response.end(`<script nonce="${nonce}">go("${nonce}")</script><script>alert(1)</script>${text}${"-".repeat(2000)}`);
  return Promise.resolve();
};

beforeEach(async () => {
  drawn = [];
  day = "2026-12-01";
  const door = createDoor({
    handle: next,
    fixed: new Set(["/drugs/warfarin", "/_next/static/chunks/a.js", "/gone"]),
    today: () => day,
  });
  server = createServer((request, response) => {
    door(request, response).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Reply> {
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return new Promise((resolve, reject) => {
    send({ host: "127.0.0.1", port, path, headers, method, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response
        .on("data", (chunk: Buffer) => chunks.push(chunk))
        .on("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
        );
    })
      .on("error", reject)
      .end();
  });
}

const textAt = async (path: string, headers?: Record<string, string>): Promise<string> =>
  (await ask(path, headers)).body.toString();

describe("an answer", () => {
  it("is drawn once for a drug, gene and setting, however the address is written", async () => {
    const one = await textAt("/answer?drug=warfarin&gene=VKORC1&gene=CYP2C9&setting=");
    expect(await textAt("/answer?gene=VKORC1,CYP2C9&drug=+warfarin+")).toBe(one);
    expect(await textAt("/answer?drug=warfarin&gene=VKORC1%20CYP2C9&utm=1#x")).toBe(one);
    expect(drawn).toHaveLength(1);
  });

  it.each([
    "drug=warfarin",
    "drug=Warfarin&gene=VKORC1",
    "drug=warfarin&gene=CYP2C9&gene=VKORC1",
    "drug=warfarin&drug=simvastatin&gene=VKORC1&gene=CYP2C9",
    "drug=warfarin&gene=VKORC1&gene=CYP2C9&setting=neurology",
  ])("to another question is another: %s", async (query) => {
    const one = await textAt("/answer?drug=warfarin&gene=VKORC1&gene=CYP2C9");
    expect(await textAt(`/answer?${query}`)).not.toBe(one);
    expect(drawn).toHaveLength(2);
  });

  it("has nothing in it of who asked first", async () => {
    const asked = { cookie: "a=b", "x-forwarded-host": "evil.example", "user-agent": "evil", "accept-language": "xx" };
    const text = await textAt("/answer?drug=warfarin&result=*2/*2&__proto__=1", asked);
    expect(text).not.toMatch(/a=b|evil|xx|\*2|proto/);
    expect(await textAt("/answer?drug=warfarin")).toBe(text);
  });

  it("to a question we did not understand is drawn for each who asks, under a nonce of their own", async () => {
    const [one, two] = await Promise.all([ask("/answer?drug=unheard"), ask("/answer?drug=unheard")]);
    const policies = [one, two, await ask("/answer?drug=unheard")].map(
      (reply) => reply.headers["content-security-policy"],
    );
    expect(new Set(policies).size).toBe(3);
    for (const policy of policies) expect(policy).toMatch(/'nonce-\w+' 'strict-dynamic'/);
    expect(one.headers.etag).toBeUndefined();
  });

  it("is drawn once for many who ask at the same moment", async () => {
    const texts = await Promise.all(Array.from({ length: 5 }, () => textAt("/answer?drug=warfarin")));
    expect(new Set(texts).size).toBe(1);
    expect(drawn).toHaveLength(1);
  });

  it("is drawn anew on another day", async () => {
    await ask("/answer?drug=warfarin");
    day = "2026-12-02";
    expect(await textAt("/answer?drug=warfarin")).toContain("2026-12-02");
  });

  it("allows the scripts and styles that bore the nonce by their hash, and none that did not", async () => {
    const { headers, body } = await ask("/answer?drug=warfarin");
    const policy = headers["content-security-policy"] ?? "";
    expect(policy).toMatch(/script-src 'self' 'sha256-[\w+/]{43}='; style-src 'self' 'sha256-[\w+/]{43}='$/);
    expect(policy).not.toMatch(/nonce|strict-dynamic/);
    const own = /<script nonce="spent">(.*?)<\/script>/.exec(body.toString())?.[1] ?? "";
    expect(policy).toContain(await hashOf(own));
    expect(policy).not.toContain(await hashOf("alert(1)"));
  });
});

describe("whatever is kept", () => {
  const paths = ["/drugs/warfarin", "/_next/static/chunks/a.js", "/answer?drug=warfarin"];

  it.each(paths)("is told as unchanged to who has it, with the same policy: %s", async (path) => {
    const first = await ask(path);
    const tag = first.headers.etag ?? "";
    expect(tag).toMatch(/^W\/"[\w-]{27}"$/);
    const again = await ask(path, { "if-none-match": `"other", ${tag}` });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
    expect(again.headers.etag).toBe(tag);
    expect(again.headers["cache-control"]).toBe("no-cache");
    expect(again.headers["content-security-policy"]).toBe(first.headers["content-security-policy"]);
    expect((await ask(path, { "if-none-match": '"other"' })).status).toBe(200);
  });

  it.each(paths)("says to HEAD what it says to GET, without a body: %s", async (path) => {
    const got = await ask(path);
    const head = await ask(path, {}, "HEAD");
    expect(head.status).toBe(200);
    expect(head.body).toHaveLength(0);
    for (const name of ["content-length", "etag", "content-type", "content-security-policy"])
      expect(head.headers[name]).toBe(got.headers[name]);
  });

  it.each([
    ["br, gzip", "br"],
    ["gzip, deflate, br;q=0", "gzip"],
    ["zstd", undefined],
    ["identity;q=0.5, *;q=0", undefined],
    ["", undefined],
  ])("goes to a caller who takes %j as %s", async (taken, packing) => {
    const plain = await ask("/drugs/warfarin");
    const { headers, body } = await ask("/drugs/warfarin", { "accept-encoding": taken });
    expect(headers["content-encoding"]).toBe(packing);
    expect(headers.vary).toMatch(/accept-encoding/i);
    expect(Number(headers["content-length"])).toBe(body.length);
    const unpacked = packing === "br" ? brotliDecompressSync(body) : packing === "gzip" ? gunzipSync(body) : body;
    expect(unpacked).toEqual(plain.body);
    expect(drawn).toHaveLength(1);
  });
});

describe("what is not kept goes to Next as it came", () => {
  it.each([
    ["a part of a page", "/answer?drug=warfarin", { rsc: "1" }],
    ["a part of a page by its address", "/answer?drug=warfarin&_rsc=1", {}],
    ["a piece", "/drugs/warfarin", { range: "bytes=0-1" }],
    ["another spelling of a path", "/drugs/%77arfarin", {}],
    ["a path out of the folder", "/_next/static/../static/chunks/a.js", {}],
    ["a question without a drug", "/answer?gene=MTOR", {}],
    ["an address without end", `/answer?drug=warfarin&x=${"y".repeat(3000)}`, {}],
    ["an address of another host", "http://evil.example/drugs/warfarin", {}],
  ])("%s", async (_name, path, headers: Record<string, string>) => {
    for (const _ of [1, 2]) await ask(path, headers);
    expect(drawn).toEqual([path, path]);
  });

  it("a page that is not there is drawn each time", async () => {
    for (const _ of [1, 2]) expect((await ask("/gone")).status).toBe(404);
    expect(drawn).toHaveLength(2);
  });

  it("a method that changes something", async () => {
    await ask("/drugs/warfarin");
    await ask("/drugs/warfarin", {}, "DELETE");
    expect(drawn).toHaveLength(2);
  });
});

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return `'sha256-${Buffer.from(digest).toString("base64")}'`;
}
