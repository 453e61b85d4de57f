import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import type { ReactNode } from "react";
import { servedKnowledge } from "@/lib/node";
import { SiteFooter } from "./_site/site-footer";
import { SiteHeader } from "./_site/site-header";
import "./globals.css";

// One typeface on every machine, so that a report that fits two pages here fits two pages everywhere.
const typeface = localFont({
  src: "../node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2",
  weight: "200 900",
  display: "swap",
  variable: "--typeface",
});

export const metadata: Metadata = {
  title: { default: "Haplonote: drug, gene, evidence, action", template: "%s · Haplonote" },
  description:
    "What is known about a drug and a gene, how sure it is, and what to do. A prototype for research and teaching, not a medical device.",
};

export const viewport: Viewport = { colorScheme: "light dark" };

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const { version, date } = await servedKnowledge();
  return (
    <html lang="en-GB" className={typeface.variable}>
      <body>
        <a className="skip" href="#content">
          Skip to the content
        </a>
        <SiteHeader />
        <main id="content" className="page" tabIndex={-1}>
          {children}
        </main>
        <SiteFooter version={version} date={date} />
      </body>
    </html>
  );
}
