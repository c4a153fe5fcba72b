/** Quads of one graph as plain strings, for messages between threads: terms are objects, which cost ten times as much. */

import { literal, namedNode, type Quad, quad } from './terms.js';

/** Four strings a quad: subject, predicate, the object, and what that is: "" for an IRI, "@" and a language, or a datatype. */
export type PackedQuads = readonly string[];

/** Packs quads without blank nodes; which graph they stand in is not kept. Throws `TypeError`. */
export function packQuads(quads: readonly Quad[]): PackedQuads {
  return quads.flatMap(({ subject, predicate, object }) => {
    if (subject.termType !== 'NamedNode') throw new TypeError(`A ${subject.termType} cannot be packed.`);
    if (object.termType === 'NamedNode') return [subject.value, predicate.value, object.value, ''];
    if (object.termType !== 'Literal') throw new TypeError(`A ${object.termType} cannot be packed.`);
    const kind = object.language === '' ? object.datatype.value : `@${object.language}`;
    return [subject.value, predicate.value, object.value, kind];
  });
}

/** The quads again, in a graph. */
export function unpackQuads(packed: PackedQuads, graph: string): Quad[] {
  const name = namedNode(graph);
  const quads: Quad[] = [];
  for (let n = 0; n < packed.length; n += 4) {
    const [subject = '', predicate = '', value = '', kind = ''] = packed.slice(n, n + 4);
    quads.push(quad(namedNode(subject), namedNode(predicate), toObject(value, kind), name));
  }
  return quads;
}

function toObject(value: string, kind: string) {
  if (kind === '') return namedNode(value);
  return literal(value, kind.startsWith('@') ? kind.slice(1) : namedNode(kind));
}
