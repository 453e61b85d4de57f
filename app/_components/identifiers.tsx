import type { ReactNode } from "react";
import type { Citation, IdentifierLine } from "@/lib/report";
import { Cites } from "./citations";

/** The identifiers of a drug or gene with the lists they are from, and whatever belongs below them. */
export function Identifiers({
  title,
  lines,
  citations,
  children,
}: {
  readonly title: string;
  readonly lines: readonly IdentifierLine[];
  readonly citations: readonly Citation[];
  readonly children?: ReactNode;
}) {
  return (
    <section aria-labelledby="identifiers">
      <h2 id="identifiers">{title}</h2>
      <dl className="facts">
        {lines.map(({ name, value }) => (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="small quiet">
        From
        <Cites citations={citations} />
      </p>
      {children}
    </section>
  );
}
