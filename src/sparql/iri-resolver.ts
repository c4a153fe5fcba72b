/** IRIs of a syntax tree, which keeps them as they were written, made absolute (SPARQL 1.1 Query, 4.1.1). */

import { isIri } from '../rdf/iri.js';

/** An IRI as written: with a prefix, or between angle brackets. */
export interface IriNode {
  readonly value: string;
  readonly prefix?: string;
}

/** BASE, or PREFIX with its `key`. */
export interface Declaration {
  readonly subType: string;
  readonly key?: string;
  readonly value: IriNode;
}

/** Resolves by the declarations, in their order, and the base before the first of them. */
export function iriResolver(declarations: readonly Declaration[], base: string): (iri: IriNode) => string {
  const prefixes = new Map<string, string>();
  let current = base;
  const resolve = ({ value, prefix }: IriNode) => {
    if (prefix !== undefined) return (prefixes.get(prefix) ?? '') + value;
    return isIri(value) ? value : new URL(value, current).href;
  };
  for (const { subType, key, value } of declarations) {
    if (subType === 'base') current = resolve(value);
    else prefixes.set(key ?? '', resolve(value));
  }
  return resolve;
}
