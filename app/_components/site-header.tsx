import { SiteSearch } from "./site-search";
import { TextLink } from "./text-link";

const PLACES = [
  ["/", "Ask"],
  ["/genome", "Genome file"],
  ["/report", "Report"],
  ["/drugs", "Drugs"],
  ["/genes", "Genes"],
  ["/learn", "Learn"],
  ["/evidence", "Evidence"],
  ["/changes", "Changes"],
  ["/methods/evidence-grading", "How we grade"],
  ["/methods/sources-and-licences", "Sources"],
  ["/methods/limits", "Limits"],
  ["/coverage", "Coverage"],
  ["/api", "API"],
] as const;

export function SiteHeader() {
  return (
    <header className="site-header">
      <div className="page">
        <TextLink href="/" className="wordmark">Haplonote</TextLink>
        <nav aria-label="Main" className="site-nav">
          {PLACES.map(([href, name]) => <TextLink key={href} href={href}>{name}</TextLink>)}
        </nav>
        <SiteSearch />
      </div>
    </header>
  );
}
