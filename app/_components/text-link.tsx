import type { ReactNode } from "react";

/**
 * A link inside the site. A full page load on purpose: an answer carries a
 * style of its own under a nonce of its own, which a soft navigation from
 * another page's policy would block.
 */
export function TextLink({
  href,
  children,
  className,
}: {
  readonly href: string;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    <a href={href} {...(className === undefined ? {} : { className })}>
      {children}
    </a>
  );
}

/** Returns the address of an answer. Drugs, genes and the setting may stand in an address; results never do. */
export function answerHref(drugs: readonly string[], genes: readonly string[], setting: string | null = null): string {
  const query = new URLSearchParams([
    ...drugs.map((drug) => ["drug", drug] as [string, string]),
    ...genes.map((gene) => ["gene", gene] as [string, string]),
    ...(setting === null ? [] : [["setting", setting] as [string, string]]),
  ]);
  return `/answer?${query.toString()}`;
}

/** Returns the address of the page that has one annotation whole. */
export function annotationHref(id: string): string {
  return `/annotations/${id}`;
}
