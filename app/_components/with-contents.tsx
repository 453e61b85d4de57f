import type { ReactNode } from "react";

/** A long page with the list of its parts beside it, where the screen is wide enough. */
export function WithContents({
  parts,
  children,
}: {
  readonly parts: readonly (readonly [id: string, name: string])[];
  readonly children: ReactNode;
}) {
  return (
    <div className="with-contents">
      <div>{children}</div>
      <nav aria-label="On this page" className="contents-nav">
        <ul className="plain">
          {parts.map(([id, name]) => (
            <li key={id}>
              <a href={`#${id}`}>{name}</a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
