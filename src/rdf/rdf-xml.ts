/** Triples as RDF/XML (RDF 1.1 XML Syntax): striped, one `rdf:Description` a subject. */

import { escapeXml } from './escape-xml.js';
import type { Quad, Term } from './terms.js';
import { prefixes, rdf, xsd } from './vocabulary.js';

// XML 1.0, 2.3: the characters that begin a name (the colon apart), and those that go on with it.
const nameStart =
  'A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}' +
  '\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}';
const nameRest = '.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}-';

// The end of an IRI that can be an XML name (NCName), so that the rest becomes its namespace.
const localName = new RegExp(`[${nameStart}][${nameStart}${nameRest}]*$`, 'u');

/** A predicate that no XML name can write (RDF 1.1 XML Syntax, 5.1.1 leaves such graphs out). */
export class UnserializablePredicate extends Error {
  override readonly name = 'UnserializablePredicate';
  constructor(readonly iri: string) {
    super(`<${iri}> does not end in an XML name, so RDF/XML cannot write it; ask for Turtle or JSON-LD`);
  }
}

/** Gives each namespace met a prefix, the well-known one where there is one. */
class Namespaces {
  readonly #prefixOf = new Map<string, string>([[rdf.iri, 'rdf']]);
  readonly #known = new Map(Object.entries(prefixes).map(([prefix, iri]) => [iri, prefix]));

  qualify(iri: string): string {
    const local = localName.exec(iri)?.[0];
    if (local === undefined) throw new UnserializablePredicate(iri);
    const namespace = iri.slice(0, iri.length - local.length);
    let prefix = this.#prefixOf.get(namespace);
    if (prefix === undefined) {
      prefix = this.#known.get(namespace) ?? `ns${this.#prefixOf.size}`;
      this.#prefixOf.set(namespace, prefix);
    }
    return `${prefix}:${local}`;
  }

  declarations(): string {
    return [...this.#prefixOf].map(([iri, prefix]) => ` xmlns:${prefix}="${escapeXml(iri)}"`).join('');
  }
}

function propertyElement(name: string, object: Term): string {
  if (object.termType === 'NamedNode') return `    <${name} rdf:resource="${escapeXml(object.value)}"/>\n`;
  if (object.termType === 'BlankNode') return `    <${name} rdf:nodeID="${escapeXml(object.value)}"/>\n`;
  if (object.termType !== 'Literal') throw new TypeError(`RDF/XML has no ${object.termType}`);
  let attribute = '';
  if (object.language !== '') attribute = ` xml:lang="${escapeXml(object.language)}"`;
  else if (object.datatype.value !== xsd.string.value) {
    attribute = ` rdf:datatype="${escapeXml(object.datatype.value)}"`;
  }
  return `    <${name}${attribute}>${escapeXml(object.value)}</${name}>\n`;
}

/** RDF/XML of the triples (graph names are left out), subjects in the order first met. */
export function serializeRdfXml(quads: Iterable<Quad>): string {
  const namespaces = new Namespaces();
  const bySubject = new Map<string, string>();
  for (const { subject, predicate, object } of quads) {
    const about = subject.termType === 'BlankNode' ? 'rdf:nodeID' : 'rdf:about';
    const key = `${about}="${escapeXml(subject.value)}"`;
    const element = propertyElement(namespaces.qualify(predicate.value), object);
    bySubject.set(key, (bySubject.get(key) ?? '') + element);
  }
  const descriptions = [...bySubject].map(
    ([about, body]) => `  <rdf:Description ${about}>\n${body}  </rdf:Description>\n`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n<rdf:RDF${namespaces.declarations()}>\n${descriptions.join('')}</rdf:RDF>\n`;
}
