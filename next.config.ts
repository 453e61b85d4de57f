import type { NextConfig } from "next";

const root = import.meta.dirname;

// No Strict-Transport-Security: `npm start` serves plain http on localhost, where it would lock the reader's browser
// out of every other local server. Whoever puts this behind TLS sets it there. The page policy is set in proxy.ts.
const EVERYWHERE = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "no-referrer" },
  {
    key: "Permissions-Policy",
    value: "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
  },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
];

// A worker lives under the policy of its own script, not of the page: none of ours may talk to a network.
const WORKER_POLICY = { key: "Content-Security-Policy", value: "default-src 'none'; script-src 'self'" };

// Answers to software are data and never a page.
const DATA_POLICY = { key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" };
const DATA_PATHS = ["/cds-services", "/cds-services/:path*", "/api/v1/:path*", "/healthz"];

// Whatever depends on knowledge is asked for anew each time: advice that somebody kept may be advice that was withdrawn.
// Only the files below /_next/static are named after their content; Next lets those be kept.
const ASK_AGAIN = { key: "Cache-Control", value: "no-cache" };
// What software is told may speak of a patient.
const KEEP_NOTHING = { key: "Cache-Control", value: "no-store" };

const config: NextConfig = {
  output: "standalone",
  poweredByHeader: false,
  // Our server keeps what it gives out (app/_server); Next need not keep it once more.
  cacheMaxMemorySize: 0,
  outputFileTracingRoot: root,
  turbopack: { root },
  // Types are a gate of their own (`npm run types`); a slip in a test must not keep anyone from starting the site.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [
    { source: "/:path*", headers: EVERYWHERE },
    { source: "/((?!_next/static/).*)", headers: [ASK_AGAIN] },
    { source: "/_next/static/:path*", headers: [WORKER_POLICY] },
    ...DATA_PATHS.map((source) => ({ source, headers: [DATA_POLICY, KEEP_NOTHING] })),
  ],
};

export default config;
