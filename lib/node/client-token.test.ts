import {
  exportJWK,
  generateKeyPair,
  createLocalJWKSet,
  SignJWT,
  UnsecuredJWT,
  type CryptoKey,
  type JWTVerifyGetKey,
} from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { createGate, type Admission, type Gate } from "./client-token";
import { settingsFrom } from "./settings";

const ISSUER = "https://ehr.example";
const KEYS = "https://ehr.example/.well-known/jwks.json";
const AUDIENCE = "https://haplonote.example/cds-services/pgx-order-select";
const NOW = 1_800_000_000;

interface Signer {
  readonly alg: string;
  readonly privateKey: CryptoKey;
}
let signers: readonly Signer[] = [];
let stranger: Signer;
let keys: JWTVerifyGetKey;

beforeAll(async () => {
  const pairs = await Promise.all(
    ["ES384", "RS384", "ES256"].map(async (alg) => ({ alg, ...(await generateKeyPair(alg, { extractable: true })) })),
  );
  keys = createLocalJWKSet({
    keys: await Promise.all(
      pairs.map(async ({ alg, publicKey }) => ({ ...(await exportJWK(publicKey)), kid: alg, alg })),
    ),
  });
  signers = pairs;
  stranger = { alg: "ES384", privateKey: (await generateKeyPair("ES384")).privateKey };
});

interface Claims {
  readonly iss?: string;
  readonly aud?: string | string[];
  readonly exp?: number;
  readonly iat?: number;
  readonly jti?: string;
}

let made = 0;
async function token(claims: Claims = {}, header: object = {}, alg = "ES384", signer?: Signer): Promise<string> {
  const by = signer ?? signers.find((one) => one.alg === alg);
  if (by === undefined) throw new Error("no such signer");
  const whole = { iss: ISSUER, aud: AUDIENCE, iat: NOW, exp: NOW + 300, jti: `j${(made += 1)}`, ...claims };
  const body = Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined));
  return new SignJWT(body).setProtectedHeader({ alg, kid: alg, typ: "JWT", ...header }).sign(by.privateKey);
}

const gateWith = (environment: Readonly<Record<string, string>> = { CDS_CLIENTS: `${ISSUER} ${KEYS}` }): Gate =>
  createGate(
    settingsFrom(environment),
    () => NOW,
    () => keys,
  );
const admit = (
  gate: Gate,
  jwt: string | null,
  audiences: readonly string[] = [AUDIENCE],
  host = "haplonote.example",
): Promise<Admission> => gate.admit({ authorization: jwt === null ? null : `Bearer ${jwt}`, host, audiences });

describe("a CDS client", () => {
  it.each(["ES384", "RS384"])("is admitted with a token signed by %s for the address it calls", async (alg) => {
    expect(await admit(gateWith(), await token({}, {}, alg))).toEqual({ ok: true });
    expect(
      await admit(gateWith(), await token({ aud: ["https://other.example", AUDIENCE] }, { jku: KEYS }, alg)),
    ).toEqual({ ok: true });
  });

  it.each<[string, Claims, object, number]>([
    ["another audience", { aud: "https://haplonote.example/cds-services/pgx-order-sign" }, {}, 401],
    ["an expired token", { iat: NOW - 900, exp: NOW - 600 }, {}, 401],
    ["a token of a time to come", { iat: NOW + 3000, exp: NOW + 3300 }, {}, 401],
    ["a token for a day", { exp: NOW + 86_400 }, {}, 401],
    ["no expiry", { exp: undefined as unknown as number }, {}, 401],
    ["no identifier", { jti: undefined as unknown as string }, {}, 401],
    ["no time of issue", { iat: undefined as unknown as number }, {}, 401],
    ["an issuer nobody configured", { iss: "https://stranger.example" }, {}, 403],
    ["no issuer", { iss: undefined as unknown as string }, {}, 403],
    ["keys at an address of its own", {}, { jku: "https://stranger.example/jwks.json" }, 401],
    ["no key id", {}, { kid: undefined }, 401],
  ])("is refused with %s", async (_, claims, header, status) => {
    expect(await admit(gateWith(), await token(claims, header))).toMatchObject({ ok: false, status });
  });

  it("is refused with another's signature, another algorithm, none, a shared secret, or no token", async () => {
    const gate = gateWith();
    const secret = await new SignJWT({ jti: "x" })
      .setProtectedHeader({ alg: "HS256", kid: "x" })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt(NOW)
      .setExpirationTime(NOW + 60)
      .sign(new Uint8Array(32));
    const unsigned = new UnsecuredJWT({ jti: "y" })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt(NOW)
      .setExpirationTime(NOW + 60)
      .encode();
    const bad = [
      await token({}, {}, "ES384", stranger),
      await token({}, {}, "ES256"),
      secret,
      unsigned,
      "a.b.c",
      "",
      null,
    ];
    for (const jwt of bad) expect(await admit(gate, jwt)).toMatchObject({ ok: false, status: 401 });
  });

  it("is refused when a token comes a second time", async () => {
    const gate = gateWith();
    const once = await token();
    expect(await admit(gate, once)).toEqual({ ok: true });
    expect(await admit(gate, once)).toMatchObject({
      ok: false,
      status: 401,
      diagnostics: expect.stringContaining("once") as unknown,
    });
  });

  it("may make a feedback token out to the feedback or to the service", async () => {
    const gate = gateWith();
    for (const aud of [AUDIENCE, `${AUDIENCE}/feedback`])
      expect(await admit(gate, await token({ aud }), [`${AUDIENCE}/feedback`, AUDIENCE])).toEqual({ ok: true });
  });
});

describe("without a configured client", () => {
  const caller = (host: string) => ({ authorization: null, host, audiences: [] });

  it.each([["localhost:3000"], ["127.0.0.1:3000"], ["[::1]:3000"]])(
    "calls to %s are taken while the server listens on this machine alone",
    async (host) => {
      expect(await gateWith({ HOSTNAME: "127.0.0.1" }).admit(caller(host))).toEqual({ ok: true });
      expect(await gateWith({ HOSTNAME: "0.0.0.0" }).admit(caller(host))).toMatchObject({ ok: false, status: 403 });
    },
  );

  it("calls under another name are refused, unless the operator opened the services", async () => {
    expect(await gateWith({ HOSTNAME: "127.0.0.1" }).admit(caller("haplonote.example"))).toMatchObject({
      ok: false,
      status: 403,
    });
    expect(await gateWith({ CDS_OPEN: "yes" }).admit(caller("haplonote.example"))).toEqual({ ok: true });
  });
});

describe("settings", () => {
  it.each([
    { CDS_CLIENTS: "https://ehr.example" },
    { CDS_CLIENTS: "https://ehr.example http://ehr.example/jwks.json" },
    { FHIR_SERVERS: "ftp://ehr.example" },
    { FHIR_SERVERS: "https://user:secret@ehr.example/fhir" },
    { HAPLONOTE_URL: "haplonote.example" },
    { RATE_LIMIT_PER_SECOND: "many" },
  ])("%j are refused by the name of the variable, without their value", (environment) => {
    const [name = ""] = Object.keys(environment);
    expect(() => settingsFrom(environment)).toThrow(name);
    expect(() => settingsFrom(environment)).not.toThrow(/secret|ehr\.example/);
  });
});
