/** What the bank says of a thing: its statements in every content graph that describes it. */

import type { GraphReader, StoredGraph } from '../model/ports.js';
import { nQuads } from '../rdf/media-types.js';
import { parseQuads } from '../rdf/parse.js';
import type { NamedNode, Quad } from '../rdf/terms.js';

/** A thing and what is said of it. */
export interface Description {
  readonly iri: string;
  readonly quads: readonly Quad[];
  /** The graphs that say it, in the order of their IRIs. */
  readonly graphs: readonly StoredGraph[];
}

/** The quads of a stored graph. */
export function quadsOf(graph: StoredGraph): Quad[] {
  return parseQuads(graph.text, nQuads);
}

// Statements about the thing, and about what they lead to within the same graph.
function closure(quads: readonly Quad[], iri: string): Quad[] {
  const bySubject = Map.groupBy(quads, ({ subject }) => subject.value);
  const seen = new Set([iri]);
  const found: Quad[] = [];
  for (const subject of seen) {
    for (const quad of bySubject.get(subject) ?? []) {
      found.push(quad);
      if (quad.object.termType === 'NamedNode') seen.add(quad.object.value);
    }
  }
  return found;
}

/** A thing that more graphs speak of is described by the first of them: SPARQL has the rest. */
const mostGraphs = 100;

/** Describes a thing; null when no content graph has it as a subject. */
export function describe(iri: string, reader: GraphReader): Description | null {
  const graphs = reader.graphsDescribing(iri, mostGraphs);
  if (graphs.length === 0) return null;
  return { iri, graphs, quads: graphs.flatMap((graph) => closure(quadsOf(graph), iri)) };
}

/** The values of a property, each once, the literals of the wanted language first. */
export function valuesOf(
  { iri, quads }: Pick<Description, 'iri' | 'quads'>,
  property: NamedNode,
  language?: string,
): Quad['object'][] {
  const objects = quads
    .filter(({ subject, predicate }) => subject.value === iri && predicate.equals(property))
    .map(({ object }) => object);
  const wanted = (object: Quad['object']) => object.termType === 'Literal' && object.language === language;
  const preferred = objects.sort((a, b) => Number(wanted(b)) - Number(wanted(a)));
  const alike = Map.groupBy(preferred, ({ termType, value }) => `${termType} ${value}`);
  return [...alike.values()].flatMap(([first]) => first ?? []);
}
