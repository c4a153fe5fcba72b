import jsonld from 'jsonld';
import { parse } from 'oxigraph';
import { describe, expect, it } from 'vitest';
import { canonicalLines } from '../../../src/rdf/canonical.js';
import {
  type Format,
  jsonLd,
  nQuads,
  rdfFormats,
  rdfXml,
  resultsCsv,
  turtle,
} from '../../../src/rdf/media-types.js';
import { parseQuads } from '../../../src/rdf/parse.js';
import { serializeQuads } from '../../../src/rdf/serialize.js';
import { inGraph, literal, namedNode, type Quad, quad } from '../../../src/rdf/terms.js';

const context = {
  url: 'http://example.org/context.jsonld',
  content: {
    dcterms: 'http://purl.org/dc/terms/',
    id: '@id',
    type: '@type',
    title: 'dcterms:title',
    source: { '@id': 'dcterms:source', '@type': '@id' },
    relation: 'dcterms:relation',
  },
};

const story = parseQuads(
  `@prefix dcterms: <http://purl.org/dc/terms/> . @prefix ex: <http://example.org/> .
   ex:a a ex:Thing ; dcterms:title "chat"@en, "chat"@fr, "chat" ; dcterms:source <http://example.net/>, "texte" ;
     dcterms:relation ex:b, ex:c ; ex:count 1, 1.5, true, "1"^^ex:own .
   ex:b dcterms:relation ex:a, ex:c . ex:c dcterms:relation ex:b ; dcterms:title "c" .`,
  turtle,
);

const hostile = {
  'control characters': '\u0000\u0001\b\t\n\f\r\u001A\u001F\u007F\u0085\u2028\r\n',
  'quotes and backslashes': `"""'''\\" \\u0041`,
  'noncharacters and bidi controls': '\uFFFE\uFFFF\u202E\u2066\uFEFF😀',
  markup: '</script>]]>&amp;<!-- <?xml ?>',
  'a very long line': 'é"'.repeat(200_000),
};

async function reparsed(text: string, format: Format): Promise<string[]> {
  if (format !== jsonLd) return canonicalLines(parse(text, { format: format.mediaType }));
  const documentLoader = async (documentUrl: string) => {
    if (documentUrl !== context.url) throw new Error(`Nobody serves <${documentUrl}>`);
    return { documentUrl, document: { '@context': context.content } };
  };
  const lines = await jsonld.toRDF(JSON.parse(text), { format: 'application/n-quads', documentLoader });
  return canonicalLines(parseQuads(String(lines), nQuads));
}

describe.each(rdfFormats)('A graph as $mediaType', (format) => {
  it('is the same graph to another parser', async () => {
    expect(await reparsed(await serializeQuads(story, format, { context }), format)).toEqual(
      canonicalLines(story),
    );
  });

  it('is the same text for the same quads in another order', async () => {
    const text = await serializeQuads(story, format, { context });
    expect(await serializeQuads(story.toReversed(), format, { context })).toBe(text);
  });

  it('gives a triple of two graphs once when graphs are left out, twice when they are kept', async () => {
    const twice = ['g', 'h'].map((graph) =>
      inGraph(story[0] as Quad, namedNode(`http://example.org/${graph}`)),
    );
    const text = await serializeQuads(twice, format, { context });
    const thing = /ex:Thing|example\.org\/Thing|ns\d+:Thing/g;
    expect(text.match(thing)).toHaveLength(format.holds === 'triples' ? 1 : 2);
  });

  // XML 1.0 cannot hold control characters at all: what becomes of them stands with escapeXml.
  const texts = Object.entries(hostile).filter(
    ([name]) => format !== rdfXml || !/^control|^nonchar/.test(name),
  );
  it.each(texts)('keeps %s', async (_, text) => {
    const node = namedNode('http://example.org/s');
    const quads = [literal(text), literal(text, 'fr'), literal(text, node)].map((object) =>
      quad(node, node, object),
    );
    expect(await reparsed(await serializeQuads(quads, format, { context }), format)).toEqual(
      canonicalLines(quads),
    );
  });
});

describe('A Turtle text', () => {
  it('declares the prefixes that it uses and says the type first', async () => {
    const text = await serializeQuads(story, turtle, { context });
    expect(text).toMatch(/^@prefix dcterms: /);
    expect(text).not.toMatch(/@prefix skos:/);
    expect(text).toMatch(/<http:\/\/example\.org\/a> a <http:\/\/example\.org\/Thing>;/);
  });
});

describe('A JSON-LD tree', () => {
  it('starts at its root, speaks by the names of the context, and survives circles', async () => {
    const text = await serializeQuads(story, jsonLd, { context, root: 'http://example.org/a' });
    expect(JSON.parse(text)).toMatchObject({
      '@context': context.url,
      id: 'http://example.org/a',
      type: 'http://example.org/Thing',
      source: 'http://example.net/',
    });
    expect(await reparsed(text, jsonLd)).toEqual(canonicalLines(story));
  });
});

describe('A format that is not of RDF', () => {
  it('is refused', async () => {
    await expect(serializeQuads(story, resultsCsv, { context })).rejects.toThrow(
      /text\/csv is not a format of RDF/,
    );
  });
});
