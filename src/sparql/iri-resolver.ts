/** IRIs of a syntax tree, which keeps them as they were written, made absolute (SPARQL 1.1 Query, 4.1.1). */

import { resolveIri } from '../rdf/iri.js';

/** An IRI as written: with a prefix, or between angle brackets. */
export interface IriNode {
  readonly value: string;
  readonly prefix?: string;
}

/** BASE, PREFIX with its `key`, or VERSION, which has no IRI. */
export interface Declaration {
  readonly subType: string;
  readonly key?: string;
  readonly value?: IriNode;
}

// What a local name writes with a backslash (SPARQL 1.1 Query, 19.8: PN_LOCAL_ESC).
const escaped = /\\([_~.\-!$&'()*+,;=/?#@%])/g;

/** Makes an IRI of a query absolute. Throws for a prefix that is not declared. */
export type Resolve = (iri: IriNode) => string;

/**
 * Resolves by the declarations, in their order, and the base before the first of them. What it returns throws for a
 * prefix that is not declared.
 */
export function iriResolver(declarations: readonly Declaration[], base: string): Resolve {
  const prefixes = new Map<string, string>();
  let current = base;
  const resolve = ({ value, prefix }: IriNode) => {
    if (prefix === undefined) return resolveIri(value, current);
    const start = prefixes.get(prefix);
    if (start === undefined)
      throw new Error(`The prefix "${prefix}:" is not declared: add PREFIX ${prefix}: <…>.`);
    return start + value.replace(escaped, '$1');
  };
  for (const { subType, key, value } of declarations) {
    if (value === undefined) continue;
    if (subType === 'base') current = resolve(value);
    else if (subType === 'prefix') prefixes.set(key ?? '', resolve(value));
  }
  return resolve;
}

/** A part of a syntax tree, copied, in which every IRI is absolute. */
export function withAbsoluteIris<Node>(node: Node, resolve: (iri: IriNode) => string): Node {
  if (Array.isArray(node)) return node.map((item) => withAbsoluteIris(item, resolve)) as Node;
  if (typeof node !== 'object' || node === null) return node;
  const { type, subType } = node as { readonly type?: unknown; readonly subType?: unknown };
  if (type === 'term' && subType === 'namedNode') {
    const { prefix: _, ...rest } = node as unknown as IriNode;
    return { ...rest, value: resolve(node as unknown as IriNode) } as Node;
  }
  const entries = Object.entries(node).map(([key, value]) => [key, withAbsoluteIris(value, resolve)]);
  return Object.fromEntries(entries) as Node;
}
