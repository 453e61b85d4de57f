import { TextLink } from "../_components/text-link";

const PLACES = [
  ["/methods/evidence-grading", "How we grade"],
  ["/methods/sources-and-licences", "Sources and licences"],
  ["/methods/limits", "Limits"],
  ["/coverage", "Coverage"],
  ["/changes", "Changes"],
  ["/demo/orders", "Ordering demo"],
  ["/api", "API"],
] as const;

export function SiteFooter({ version, date }: { readonly version: string; readonly date: string }) {
  return (
    <footer className="site-footer">
      <div className="page">
        <nav aria-label="About" className="site-nav no-print">
          {PLACES.map(([href, name]) => (
            <TextLink key={href} href={href}>
              {name}
            </TextLink>
          ))}
        </nav>
        <p className="no-print">
          Prototype for research and teaching. Not a medical device; not for clinical use without review by a qualified
          professional.
        </p>
        <p>
          Knowledge <span data-testid="snapshot">{version}</span>, last reviewed {date}. Facts from CPIC (CC0), ClinPGx
          (CC BY-SA 4.0) and the papers cited.
        </p>
      </div>
    </footer>
  );
}
