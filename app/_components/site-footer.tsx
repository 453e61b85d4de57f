import { TextLink } from "./text-link";

export function SiteFooter({ version, date }: { readonly version: string; readonly date: string }) {
  return (
    <footer className="site-footer">
      <div className="page">
        <p className="no-print">
          Prototype for research and teaching. Not a medical device; not for clinical use without review by a qualified professional.
        </p>
        <p>
          Knowledge <span data-testid="snapshot">{version}</span>, last reviewed {date}. Facts from CPIC (CC0), ClinPGx (CC BY-SA 4.0) and the papers cited;
          {" "}<TextLink href="/methods/sources-and-licences">sources and licences</TextLink>, <TextLink href="/methods/limits">limits</TextLink>.
        </p>
      </div>
    </footer>
  );
}
