import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, errors, jwtVerify, type JWTVerifyGetKey } from "jose";
import { isLoopback, type Settings } from "./settings";

export type Admission =
  { readonly ok: true } | { readonly ok: false; readonly status: 401 | 403; readonly diagnostics: string };

/** What a call shows of its sender. */
export interface Caller {
  readonly authorization: string | null;
  /** The Host header. */
  readonly host: string | null;
  /** Addresses the token may be made out to: the called one first. */
  readonly audiences: readonly string[];
}

/** Keys by issuer, and the tokens already seen. */
export interface Gate {
  /** Returns whether the call may pass. */
  readonly admit: (caller: Caller) => Promise<Admission>;
}

const ALGORITHMS = ["ES384", "RS384"];
const LONGEST_LIFE_SECONDS = 3600;
const CLOCK_SKEW_SECONDS = 30;
const MOST_REMEMBERED = 100_000;

/**
 * Returns the gate for CDS clients. A token is taken from a configured issuer
 * alone, with keys from that issuer's configured address: the address a token
 * itself names is never fetched. Each token is good once. Without configured
 * clients, calls are taken from this machine, or from anywhere if CDS_OPEN
 * says so.
 *
 * @source CDS Hooks 2.0.1, Trusting CDS Clients
 */
export function createGate(
  settings: Settings,
  nowSeconds: () => number,
  keysAt: (address: string) => JWTVerifyGetKey = remoteKeys,
): Gate {
  const keys = new Map([...settings.clients].map(([issuer, address]) => [issuer, keysAt(address)]));
  const seen = new Map<string, number>();
  return {
    admit: async ({ authorization, host, audiences }) => {
      if (settings.clients.size === 0) return admitOpen(settings, host);
      const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? "")?.[1];
      if (token === undefined)
        return settings.isOpen && authorization === null
          ? { ok: true }
          : refused(401, "Expected a token of a known client: Authorization: Bearer …");
      return admitToken(token, audiences, settings, keys, seen, nowSeconds());
    },
  };
}

function admitOpen(settings: Settings, host: string | null): Admission {
  const name = (host ?? "").replace(/:\d+$/, "");
  if (settings.isOpen || (isLoopback(settings.listensOn) && isLoopback(name))) return { ok: true };
  return refused(
    403,
    "No CDS client is configured here. The operator sets CDS_CLIENTS, or CDS_OPEN for a demonstration.",
  );
}

async function admitToken(
  token: string,
  audiences: readonly string[],
  settings: Settings,
  keys: ReadonlyMap<string, JWTVerifyGetKey>,
  seen: Map<string, number>,
  now: number,
): Promise<Admission> {
  try {
    const header = decodeProtectedHeader(token);
    const { iss } = decodeJwt(token);
    if (header.alg === undefined || !ALGORITHMS.includes(header.alg))
      return refused(401, `Expected a token signed with ${ALGORITHMS.join(" or ")}.`);
    const key = iss === undefined ? undefined : keys.get(iss);
    if (iss === undefined || key === undefined) return refused(403, "The token's issuer is not configured here.");
    if (header.kid === undefined || (header["jku"] !== undefined && header["jku"] !== settings.clients.get(iss)))
      return refused(401, "Expected the id of a key, and its address as configured or not at all.");
    const { payload } = await jwtVerify(token, key, {
      algorithms: ALGORITHMS,
      issuer: iss,
      audience: [...audiences],
      requiredClaims: ["iss", "aud", "exp", "iat", "jti"],
      clockTolerance: CLOCK_SKEW_SECONDS,
      currentDate: new Date(now * 1000),
    });
    const { exp = 0, iat = 0, jti = "" } = payload;
    if (exp - iat > LONGEST_LIFE_SECONDS || iat > now + CLOCK_SKEW_SECONDS || jti.length > 200)
      return refused(401, "Expected a token made now, for an hour at most.");
    return remember(`${iss} ${jti}`, exp, seen, now)
      ? { ok: true }
      : refused(401, "This token was used before; each is good once.");
  } catch (error) {
    if (error instanceof errors.JWKSTimeout)
      return refused(401, "The keys of the token's issuer could not be read in time.");
    return refused(
      401,
      error instanceof errors.JWTExpired
        ? "The token has expired."
        : "The token does not hold: its signature, its audience or a claim is wrong.",
    );
  }
}

/** Returns false for a token seen before. Forgets tokens that have expired, and the oldest when there are too many. */
function remember(id: string, expiresAt: number, seen: Map<string, number>, now: number): boolean {
  if ((seen.get(id) ?? 0) + CLOCK_SKEW_SECONDS >= now && seen.has(id)) return false;
  if (seen.size >= MOST_REMEMBERED) {
    for (const [other, until] of seen) if (until + CLOCK_SKEW_SECONDS < now) seen.delete(other);
    for (const other of seen.keys()) {
      if (seen.size < MOST_REMEMBERED) break;
      seen.delete(other);
    }
  }
  seen.set(id, expiresAt);
  return true;
}

function refused(status: 401 | 403, diagnostics: string): Admission {
  return { ok: false, status, diagnostics };
}

function remoteKeys(address: string): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL(address), { timeoutDuration: 3000 });
}
