import { describe, expect, it } from 'vitest';
import { Dereferencer } from '../../../src/pages/dereference.js';
import { base, readerOf } from './reader-of.js';

const context = { url: `${base}ns/context/v1.jsonld`, content: { title: 'http://purl.org/dc/terms/title' } };
const reader = readerOf(`
  <graph/a/1.x> { <id/initiative/a/1.x> dcterms:title "Été"@fr }
  <graph/a/odd> { <id/initiative/a/odd> <p/1> "x" }
  <graph/ontology> { bis:Initiative skos:prefLabel "Initiative"@fr }
  <prov/a/1.x> { <graph/a/1.x> prov:wasDerivedFrom <http://a.example/> }`);
const dereferencer = new Dereferencer({ reader, base, context });

const request = (headers: Record<string, string> = {}, parameters = '') =>
  new Request(`${base}x${parameters}`, { headers });

describe('The IRI of a thing', () => {
  it.each([
    [{ accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }, '', '/doc/initiative/a/1.x'],
    [{ accept: 'text/html', 'accept-language': 'en-GB,fr;q=0.5' }, '', '/en/doc/initiative/a/1.x'],
    [{ accept: 'application/ld+json, text/turtle;q=0.9' }, '', '/data/initiative/a/1.x.jsonld'],
    [{ accept: 'text/html' }, '?format=rdf', '/data/initiative/a/1.x.rdf'],
    [{ accept: 'text/turtle' }, '?format=html', '/doc/initiative/a/1.x'],
  ])('for %o%s leads by 303 to %s', (headers, parameters, location) => {
    const response = dereferencer.thing('initiative/a/1.x', request(headers, parameters));
    expect([response.status, response.headers.get('location')]).toEqual([303, location]);
    expect(response.headers.get('vary')).toBe('Accept, Accept-Language');
  });

  it('answers 404 before 406: nothing is not acceptable in any format', () => {
    const wish = request({ accept: 'image/png' });
    expect(
      ['initiative/a/1.x', 'initiative/a/2'].map((path) => dereferencer.thing(path, wish).status),
    ).toEqual([406, 404]);
  });
});

describe('The data of a thing', () => {
  it.each(['ttl', 'jsonld', 'nt', 'rdf'])(
    'in .%s say what the bank knows, from which graph and version',
    async (name) => {
      const response = await dereferencer.data(`initiative/a/1.x.${name}`);
      expect(await response.text()).toContain('Été');
      expect(response.headers.get('bis-dataset-version')).toBe('7');
      expect(response.headers.get('link')).toBe(
        `<${base}prov/a/1.x>; rel="http://www.w3.org/ns/prov#has_provenance"`,
      );
    },
  );

  it.each(['initiative/a/1.x', 'initiative/a/1.x.exe', 'initiative/a/2.ttl', 'ttl', '.ttl'])(
    'at %s are not found',
    async (path) => {
      expect((await dereferencer.data(path)).status).toBe(404);
    },
  );

  it('are 406 in RDF/XML when a predicate has no XML name, and well in Turtle', async () => {
    const statuses = ['rdf', 'ttl'].map(
      async (name) => (await dereferencer.data(`initiative/a/odd.${name}`)).status,
    );
    expect(await Promise.all(statuses)).toEqual([406, 200]);
  });
});

describe('A graph', () => {
  it('answers directly, in the format preferred', async () => {
    const response = await dereferencer.graph('prov/a/1.x', request({ accept: 'application/n-quads' }));
    expect([response.headers.get('content-type'), response.headers.get('vary')]).toEqual([
      'application/n-quads',
      'Accept',
    ]);
    expect(await response.text()).toBe(
      `<${base}graph/a/1.x> <http://www.w3.org/ns/prov#wasDerivedFrom> <http://a.example/> <${base}prov/a/1.x> .\n`,
    );
  });

  it('is not found, or not acceptable, in so many words', async () => {
    expect((await dereferencer.graph('graph/nothing', request())).status).toBe(404);
    expect((await dereferencer.ontology(request({ accept: 'text/html' }))).status).toBe(406);
  });
});

describe('The JSON-LD context', () => {
  it('is served as what the answers say it is', async () => {
    expect(await dereferencer.context().json()).toEqual({ '@context': context.content });
  });
});
