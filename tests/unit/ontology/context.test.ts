import { readFileSync } from 'node:fs';
import type { ContextDefinition } from 'jsonld';
import { describe, expect, it } from 'vitest';
import { termIris } from '../../../src/rdf/context.js';
import { jsonLd, turtle } from '../../../src/rdf/media-types.js';
import { parseQuads } from '../../../src/rdf/parse.js';
import { serializeQuads } from '../../../src/rdf/serialize.js';
import { sh } from '../../../src/rdf/vocabulary.js';
import { everyFile, irisOf, ontology, ours, shapeFiles } from './vocabulary-files.js';

const file = JSON.parse(readFileSync('ontology/context.jsonld', 'utf8')) as { '@context': ContextDefinition };
const content = file['@context'];
const terms = termIris(content);

describe('A term of the context', () => {
  it('is an absolute IRI that no other term stands for', () => {
    const iris = [...terms.values()];
    expect(iris.filter((iri) => !/^https?:\/\//.test(iri))).toEqual([]);
    expect(iris.filter((iri, index) => iris.indexOf(iri) !== index)).toEqual([]);
  });

  it('of our own vocabulary is defined in the ontology', () => {
    const defined = new Set(ontology.quads.map(({ subject }) => subject.value));
    expect([...terms.values()].filter((iri) => iri.startsWith(ours) && !defined.has(iri))).toEqual([]);
  });

  it('borrowed from others is one that the files use', () => {
    const used = new Set(everyFile.flatMap(({ quads }) => [...irisOf(quads)]));
    // Said of things by code alone.
    const byCode = ['http://www.w3.org/ns/prov#Entity', 'http://www.opengis.net/ont/geosparql#asWKT'];
    const classes = /def\/geo#[A-Z]/;
    const unused = [...terms.values()].filter((iri) => !iri.startsWith(ours) && !used.has(iri));
    expect(
      unused.filter((iri) => !byCode.includes(iri) && !classes.test(iri) && !iri.endsWith('exactMatch')),
    ).toEqual([]);
  });

  it('is there for every property of every shape', () => {
    const paths = shapeFiles.flatMap(({ quads }) =>
      quads.filter(({ predicate, object }) => predicate.equals(sh.path) && object.termType === 'NamedNode'),
    );
    const named = new Set(terms.values());
    expect(paths.length).toBeGreaterThan(60);
    expect(paths.map(({ object }) => object.value).filter((iri) => !named.has(iri))).toEqual([]);
  });

  it('keeps the meaning that was published first', () => {
    expect(content).toMatchObject({
      Initiative: 'bis:Initiative',
      Organization: 'org:Organization',
      title: 'dcterms:title',
      abstract: 'dcterms:abstract',
      description: 'dcterms:description',
      name: 'skos:prefLabel',
      holder: 'bis:holder',
      source: { '@id': 'dcterms:source', '@type': '@id' },
      publisher: { '@id': 'dcterms:publisher', '@type': '@id' },
      listedOn: { '@id': 'bis:listedOn', '@type': '@id' },
      homepage: { '@id': 'foaf:homepage', '@type': '@id' },
    });
  });

  it('forces no type on dates and texts', () => {
    const forced = Object.values(content).flatMap((value) =>
      typeof value === 'object' && value !== null && '@type' in value ? [value['@type']] : [],
    );
    expect([...new Set(forced)]).toEqual(['@id']);
  });
});

describe('A record in JSON-LD', () => {
  it('is told in the terms of the context, concepts by their whole IRIs', async () => {
    const quads = parseQuads(
      `@prefix bis: <https://w3id.org/innovation-sociale/ns#> . @prefix schema: <http://schema.org/> .
       @prefix dcterms: <http://purl.org/dc/terms/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
       <http://b/i> a bis:Initiative ; dcterms:subject <https://w3id.org/innovation-sociale/scheme/themes/ENV> ;
         schema:startDate "2016-03"^^xsd:gYearMonth .`,
      turtle,
    );
    const context = { url: 'http://b/context', content };
    const document = JSON.parse(await serializeQuads(quads, jsonLd, { context, root: 'http://b/i' }));
    expect(document).toEqual({
      '@context': 'http://b/context',
      id: 'http://b/i',
      type: 'Initiative',
      theme: 'https://w3id.org/innovation-sociale/scheme/themes/ENV',
      startDate: { type: 'xsd:gYearMonth', '@value': '2016-03' },
    });
  });
});
