import { parse } from 'oxigraph';
import { describe, expect, it } from 'vitest';
import { canonicalLines } from '../../../src/rdf/canonical.js';
import { serializeRdfXml, UnserializablePredicate } from '../../../src/rdf/rdf-xml.js';
import { factory, literal, namedNode, quad } from '../../../src/rdf/terms.js';
import { dcterms } from '../../../src/rdf/vocabulary.js';

const subject = namedNode("http://example.org/s?a=1&b='2'");
const reparsed = (xml: string) => parse(xml, { format: 'application/rdf+xml' });

describe('An RDF/XML predicate', () => {
  const predicates = [
    'http://example.org/a',
    'http://example.org/a?b=1&c',
    'urn:x:été',
    'http://example.org/9ªb',
    'http://example.org/a.-b',
  ];

  it.each(predicates)('<%s> is split so that another parser reads the same', (iri) => {
    const quads = [quad(subject, namedNode(iri), literal('x'))];
    expect(canonicalLines(reparsed(serializeRdfXml(quads)))).toEqual(canonicalLines(quads));
  });

  it.each(['http://example.org/1', 'http://example.org/', 'http://example.org/m²', 'urn:x:a%20'])(
    '<%s> has no XML name and is refused by name',
    (iri) => {
      const write = () => serializeRdfXml([quad(subject, namedNode(iri), literal('x'))]);
      expect(write).toThrow(UnserializablePredicate);
      expect(write).toThrow(iri);
    },
  );
});

describe('An RDF/XML document', () => {
  it('describes each subject once, blank nodes included, and loses no triple', () => {
    const blank = factory.blankNode('b');
    const other = namedNode('http://example.org/p');
    const quads = [
      quad(subject, dcterms.title, literal('Été', 'fr')),
      quad(blank, other, literal('1', namedNode('http://example.org/type?a&b'))),
      quad(subject, dcterms.source, blank),
      quad(subject, other, subject),
    ];
    const xml = serializeRdfXml(quads);
    expect(xml.match(/<rdf:Description/g)).toHaveLength(2);
    const shapes = reparsed(xml).map(({ subject, object }) => `${subject.termType} ${object.termType}`);
    expect(shapes).toEqual([
      'NamedNode Literal',
      'NamedNode BlankNode',
      'NamedNode NamedNode',
      'BlankNode Literal',
    ]);
  });

  it('uses the prefixes that are known and makes up the others', () => {
    const xml = serializeRdfXml([
      quad(subject, dcterms.title, literal('a')),
      quad(subject, namedNode('http://example.org/p'), literal('b')),
      quad(subject, namedNode('http://example.net/p'), literal('c')),
    ]);
    expect([...xml.matchAll(/<([\w:]+)>([abc])</g)].map(([, name]) => name)).toEqual([
      'dcterms:title',
      'ns2:p',
      'ns3:p',
    ]);
  });
});
