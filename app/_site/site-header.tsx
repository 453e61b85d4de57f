import { SiteSearch } from "./site-search";
import { TextLink } from "../_components/text-link";

// What a reader comes for; how it is made and what software calls stands in the footer.
const PLACES = [
  ["/", "Ask"],
  ["/genome", "Genome file"],
  ["/report", "Report"],
  ["/drugs", "Drugs"],
  ["/genes", "Genes"],
  ["/evidence", "Evidence"],
  ["/learn", "Learn"],
] as const;

export function SiteHeader() {
  return (
    <header className="site-header">
      <div className="page">
        <TextLink href="/" className="wordmark">
          Haplonote
        </TextLink>
        <nav aria-label="Main" className="site-nav">
          {PLACES.map(([href, name]) => (
            <TextLink key={href} href={href}>
              {name}
            </TextLink>
          ))}
        </nav>
        <SiteSearch />
      </div>
    </header>
  );
}
