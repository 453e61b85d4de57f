import type { NextConfig } from "next";

const root = import.meta.dirname;

const config: NextConfig = {
  output: "standalone",
  poweredByHeader: false,
  outputFileTracingRoot: root,
  turbopack: { root },
};

export default config;
