/** What a stream says of an object, as N-Triples: statements of the page, or of a graph, with blank nodes named in their order. */

import { quadToNQuads } from '../../rdf/canonical.js';
import { blankNode, type NamedNode, namedNode, type Quad, quad, type Subject } from '../../rdf/terms.js';

export interface ObjectOptions {
  /** The IRI of the member. */
  readonly member: string;
  /** What it is a version of. */
  readonly object: string;
  /** The property that says so: it is the stream's, and no statement about the object. */
  readonly versionOf: NamedNode;
  /** The statements of the page, by their subjects. */
  readonly statements: ReadonlyMap<string, readonly Quad[]>;
}

/** What is said of a member and, on and on, of the blank nodes that this leads to, as said of the object. */
export function describeObject({ member, object, versionOf, statements }: ObjectOptions): string[] {
  const subjects = new Set([member]);
  const found: Quad[] = [];
  // A set is walked in the order in which it grows.
  for (const subject of subjects) {
    for (const one of statements.get(subject) ?? []) {
      if (subject === member && one.predicate.equals(versionOf)) continue;
      const about: Subject = subject === member ? namedNode(object) : one.subject;
      found.push(quad(about, one.predicate as NamedNode, one.object));
      if (one.object.termType === 'BlankNode') subjects.add(one.object.value);
    }
  }
  return tripleLines(found);
}

/** The triples, sorted or, where blank nodes are named by it, in their order, whatever graph they stand in; statements about statements are left out. Throws `IllegalIri`. */
export function tripleLines(quads: readonly Quad[]): string[] {
  const labels = new Map<string, string>();
  // Parsers number blank nodes as they like: named anew, the same page gives the same text.
  const named = <T extends { readonly termType: string; readonly value: string }>(term: T): T => {
    if (term.termType !== 'BlankNode') return term;
    const label = labels.get(term.value) ?? `b${labels.size}`;
    labels.set(term.value, label);
    return blankNode(label) as unknown as T;
  };
  const lines = quads.flatMap(({ subject, predicate, object }) =>
    [subject.termType, object.termType].some((type) => type === 'Quad')
      ? []
      : [quadToNQuads(quad(named(subject), predicate as NamedNode, named(object)))],
  );
  // Without blank nodes the order of the page says nothing: another one is not another version.
  return labels.size === 0 ? [...new Set(lines)].sort() : lines;
}
