import { createElement, type ComponentType, type ReactElement, type ReactNode } from "react";

/**
 * What a reader who sees nothing gets of an example: words of it, or a role with its name (or a part of it). The first
 * that is missing fails the test.
 */
export type Heard = string | readonly [role: string, name?: string | RegExp];

/** One way a component may be asked to draw, as data. */
export interface Example {
  readonly component: string;
  readonly name: string;
  readonly element: ReactElement;
  /** Empty for an example in which the component has nothing to say, and so draws nothing. */
  readonly heard: readonly Heard[];
}

/** What an examples file exports. */
export interface ExamplesFile {
  readonly examples: readonly Example[];
}

/** Returns the examples of one component, each with its name, the props it is given and what must be heard of it. */
export function examplesOf<P extends object>(
  component: (props: P) => ReactNode,
  byName: Readonly<Record<string, { readonly props: P; readonly heard: readonly Heard[] }>>,
): readonly Example[] {
  return Object.entries(byName).map(([name, { props, heard }]) => ({
    component: component.name,
    name,
    element: createElement(component as ComponentType<P>, props),
    heard,
  }));
}
