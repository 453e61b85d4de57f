import { InvariantError } from "@/lib/schema";

/** Who may call the CDS services, and where we may look results up. Read from the environment once. */
export interface Settings {
  /** Address under which others reach this site, without a slash at its end; null takes each call's own host. */
  readonly publicUrl: string | null;
  /** Issuers whose tokens are taken, each with the address of its keys. */
  readonly clients: ReadonlyMap<string, string>;
  /** Take calls without a token from anywhere. */
  readonly isOpen: boolean;
  /** Addresses of FHIR servers that may be asked. */
  readonly fhirServers: readonly string[];
  readonly requestsPerSecond: number;
  /** The address the server listens on. */
  readonly listensOn: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

let known: Settings | undefined;

/** Returns the settings of this process. Throws, naming the variable, when one is wrong: half a fence is none. */
export function settings(): Settings {
  known ??= settingsFrom(process.env);
  return known;
}

/** Returns the settings in `environment`; docs/how-do-i-run-a-server-for-others.md tells the variables. */
export function settingsFrom(environment: Environment): Settings {
  const text = (name: string): string => environment[name]?.trim() ?? "";
  const rate =
    text("RATE_LIMIT_PER_SECOND") === "" ? DEFAULT_REQUESTS_PER_SECOND : Number(text("RATE_LIMIT_PER_SECOND"));
  if (!Number.isInteger(rate) || rate < 1)
    throw new InvariantError("node: RATE_LIMIT_PER_SECOND is no whole number above 0");
  return {
    publicUrl: text("HAPLONOTE_URL") === "" ? null : addressIn("HAPLONOTE_URL", text("HAPLONOTE_URL")),
    clients: new Map(
      text("CDS_CLIENTS")
        .split(",")
        .map((pair) => pair.trim())
        .filter((pair) => pair !== "")
        .map(clientIn),
    ),
    isOpen: ["yes", "true", "1"].includes(text("CDS_OPEN").toLowerCase()),
    fhirServers: text("FHIR_SERVERS")
      .split(/[\s,]+/)
      .filter((address) => address !== "")
      .map((address) => addressIn("FHIR_SERVERS", address)),
    requestsPerSecond: rate,
    listensOn: text("HOSTNAME"),
  };
}

/** Twice the load the answer is built for. */
const DEFAULT_REQUESTS_PER_SECOND = 400;

function clientIn(pair: string): readonly [string, string] {
  const [issuer, keys, ...rest] = pair.split(/\s+/);
  if (issuer === undefined || keys === undefined || rest.length > 0)
    throw new InvariantError(
      "node: CDS_CLIENTS holds something else than pairs of an issuer and the address of its keys, with commas between",
    );
  return [issuer, addressIn("CDS_CLIENTS", keys)];
}

function addressIn(name: string, text: string): string {
  const url = urlOf(text);
  const isSafe = url !== null && (url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname)));
  if (!isSafe || url.username !== "" || url.search !== "" || url.hash !== "")
    throw new InvariantError(`node: ${name} holds something else than an https address without a query`);
  return text.replace(/\/+$/, "");
}

/** Returns the address a text is; null when it is none. */
export function urlOf(text: string, base?: string): URL | null {
  return URL.canParse(text, base) ? new URL(text, base) : null;
}

/** Whether a host is this machine. */
export function isLoopback(host: string): boolean {
  return ["localhost", "::1", "[::1]"].includes(host.toLowerCase()) || /^127(?:\.\d{1,3}){3}$/.test(host);
}
