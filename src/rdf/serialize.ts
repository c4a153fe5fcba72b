/** Quads to RDF text in every format of the table. */

import { Writer } from 'n3';
import { canonicalLines, quadToNQuads } from './canonical.js';
import { type JsonLdContext, serializeJsonLd } from './json-ld.js';
import type { Format } from './media-types.js';
import { serializeRdfXml } from './rdf-xml.js';
import { inGraph, type Quad, type Term } from './terms.js';
import { prefixes, rdf } from './vocabulary.js';

/** What a serialization may need besides the quads. */
export interface SerializeOptions {
  /** Needed for JSON-LD. */
  readonly context: JsonLdContext;
  /** The thing described: JSON-LD starts its tree there. */
  readonly root?: string;
}

function compareTerms(a: Term, b: Term): number {
  return a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
}

// Graph, then subject; `rdf:type` first among predicates, as Turtle is usually read.
function compareQuads(a: Quad, b: Quad): number {
  const bySubject = compareTerms(a.graph, b.graph) || compareTerms(a.subject, b.subject);
  if (bySubject !== 0) return bySubject;
  const aType = a.predicate.value === rdf.type.value;
  const bType = b.predicate.value === rdf.type.value;
  if (aType !== bType) return aType ? -1 : 1;
  return compareTerms(a.predicate, b.predicate) || compareTerms(a.object, b.object);
}

// Each quad once, in an order that depends on the quads alone.
function inOrder(quads: readonly Quad[]): Quad[] {
  const byLine = new Map(quads.map((quad) => [quadToNQuads(quad), quad]));
  const sorted = [...byLine].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([, quad]) => quad).sort(compareQuads);
}

function serializeTurtle(quads: readonly Quad[], mediaType: string): Promise<string> {
  const used = Object.entries(prefixes).filter(([, iri]) => quads.some((quad) => usesNamespace(quad, iri)));
  const writer = new Writer({ format: mediaType, prefixes: Object.fromEntries(used) });
  writer.addQuads(inOrder(quads));
  return new Promise((resolve, reject) => {
    writer.end((error: Error | null, text: string) => (error ? reject(error) : resolve(text)));
  });
}

function usesNamespace(quad: Quad, iri: string): boolean {
  const terms: Term[] = [quad.subject, quad.predicate, quad.object];
  if (quad.object.termType === 'Literal') terms.push(quad.object.datatype);
  return terms.some((term) => term.termType === 'NamedNode' && term.value.startsWith(iri));
}

/**
 * The text of the quads. Formats of one graph leave graph names out; the order is the same on every run.
 * Throws `UnserializablePredicate` for RDF/XML when a predicate has no XML name.
 */
export async function serializeQuads(
  quads: readonly Quad[],
  format: Format,
  options: SerializeOptions,
): Promise<string> {
  const written = format.holds === 'triples' ? quads.map((quad) => inGraph(quad)) : quads;
  switch (format.name) {
    case 'nt':
    case 'nq':
      return canonicalLines(written).join('');
    case 'ttl':
    case 'trig':
      return serializeTurtle(written, format.mediaType);
    case 'rdf':
      return serializeRdfXml(inOrder(written));
    case 'jsonld':
      return serializeJsonLd(written, options);
    default:
      throw new TypeError(`${format.mediaType} is not a format of RDF`);
  }
}
