/** What the bank says of a thing: its statements in every content graph that describes it. */

import type { GraphReader, StoredGraph } from '../model/ports.js';
import { isIri } from '../rdf/iri.js';
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

/**
 * The quads of a stored graph that have the IRI as their subject. The lines of the others are not parsed: a
 * département's graph has thousands. In the canonical text (RDF 1.2 N-Quads, 3) a line begins with its subject, and
 * nothing else does: line ends within literals are escaped.
 */
export function quadsAbout(iri: string, { text }: Pick<StoredGraph, 'text'>): Quad[] {
  if (!isIri(iri)) return [];
  const start = `<${iri}> `;
  const lines: string[] = [];
  for (let at = text.startsWith(start) ? 0 : text.indexOf(`\n${start}`) + 1; ; ) {
    if (!text.startsWith(start, at)) break;
    const end = text.indexOf('\n', at);
    lines.push(end === -1 ? text.slice(at) : text.slice(at, end + 1));
    if (end === -1) break;
    // Lines of one subject stand together; where they do not, the next one is looked for.
    if (text.startsWith(start, end + 1)) at = end + 1;
    else at = text.indexOf(`\n${start}`, end) + 1 || text.length;
  }
  return parseQuads(lines.join(''), nQuads);
}

// Statements about the thing, and about what they lead to within the same graph.
function closure(graph: StoredGraph, iri: string): Quad[] {
  const seen = new Set([iri]);
  const found: Quad[] = [];
  for (const subject of seen) {
    for (const quad of quadsAbout(subject, graph)) {
      found.push(quad);
      if (quad.object.termType === 'NamedNode') seen.add(quad.object.value);
    }
  }
  return found;
}

/** A thing that more graphs speak of is described by the first of them: SPARQL has the rest. */
export const mostGraphs = 100;

/** Describes a thing; null when no content graph has it as a subject. */
export function describe(iri: string, reader: GraphReader): Description | null {
  const graphs = reader.graphsDescribing(iri, mostGraphs);
  if (graphs.length === 0) return null;
  return { iri, graphs, quads: graphs.flatMap((graph) => closure(graph, iri)) };
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
