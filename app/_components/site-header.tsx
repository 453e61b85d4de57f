import { TextLink } from "./text-link";

const PLACES = [
  ["/", "Ask"],
  ["/drugs", "Drugs"],
  ["/genes", "Genes"],
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
      </div>
    </header>
  );
}
