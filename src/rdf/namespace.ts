/** Terms of a vocabulary by their names. */

import { type NamedNode, namedNode } from './terms.js';

export type Terms<Names extends string> = { readonly [Name in Names]: NamedNode } & { readonly iri: string };

/** The terms of these names under a namespace, whose IRI is `iri`. */
export function terms<Names extends string>(iri: string, ...names: Names[]): Terms<Names> {
  const entries = names.map((name) => [name, namedNode(iri + name)] as const);
  return { ...Object.fromEntries(entries), iri } as Terms<Names>;
}
