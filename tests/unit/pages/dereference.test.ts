import { describe, expect, it } from 'vitest';
import type { HarvestReport } from '../../../src/model/harvest-report.js';
import { Dereferencer } from '../../../src/pages/dereference.js';
import { base, pageOptions, readerOf } from './reader-of.js';

const context = { url: `${base}ns/context/v1.jsonld`, content: { title: 'http://purl.org/dc/terms/title' } };
const themes = 'https://w3id.org/innovation-sociale/scheme/themes';
const reader = readerOf(`
  <graph/a/1.x> { <id/initiative/a/1.x> dcterms:title "Été"@fr }
  <graph/a/odd> { <id/initiative/a/odd> <p/1> "x" }
  <graph/ontology> { <https://w3id.org/innovation-sociale/ns> dcterms:title "Vocabulaire"@fr .
    bis:Initiative a owl:Class ; rdfs:label "Initiative"@fr ; rdfs:comment "Un projet"@fr }
  <graph/scheme/themes> {
    <${themes}> a skos:ConceptScheme ; dcterms:title "Thèmes"@fr ; skos:hasTopConcept <${themes}/ENV> .
    <${themes}/ENV> skos:notation "ENV" ; skos:prefLabel "Environnement"@fr ; bis:order 1 ;
      skos:narrower <${themes}/ENV-AGR> , <${themes}/ENV-GES> .
    <${themes}/ENV-AGR> a skos:Concept ; skos:notation "ENV-AGR" ; bis:order 2 ; skos:broader <${themes}/ENV> ;
      skos:prefLabel "Agriculture durable"@fr , "Sustainable agriculture"@en ; skos:inScheme <${themes}> ;
      skos:closeMatch <${themes}-2018/AGR> ; skos:narrower <${themes}/ENV> .
    <${themes}/ENV-GES> skos:notation "ENV-GES" ; skos:prefLabel "Déchets"@fr ; bis:order 1 }
  <graph/scheme/themes-2018> { <${themes}-2018/AGR> skos:prefLabel "Agriculture (2018)"@fr }
  <graph/a/tagged> { <scheme/tags/a/x> a skos:Concept ; skos:prefLabel "x"@fr }
  <prov/a/1.x> { <graph/a/1.x> prov:wasDerivedFrom <http://a.example/> }`);
const dereferencer = new Dereferencer({ ...pageOptions(reader), context });

const request = (headers: Record<string, string> = {}, parameters = '') =>
  new Request(`${base}x${parameters}`, { headers });

describe('The IRI of a thing', () => {
  it.each([
    [{ accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }, '', '/doc/initiative/a/1.x'],
    [{ accept: 'text/html', 'accept-language': 'en-GB,fr;q=0.5' }, '', '/en/doc/initiative/a/1.x'],
    [{ accept: 'application/ld+json, text/turtle;q=0.9' }, '', '/data/initiative/a/1.x.jsonld'],
    [{ accept: 'text/html' }, '?format=rdf', '/data/initiative/a/1.x.rdf'],
    [{ accept: 'text/csv' }, '', '/data/initiative/a/1.x.csv'],
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
  it.each(['ttl', 'jsonld', 'nt', 'rdf', 'csv'])(
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
    expect((await dereferencer.graph('graph/ontology', request({ accept: 'text/html' }))).status).toBe(406);
  });
});

describe('The report of a source', () => {
  const harvested: HarvestReport = {
    ...{ source: 'a', command: 'harvest', mappingHash: '', found: 1, fetched: 2, failed: 0, left: 1 },
    ...{ startedAt: '2026-01-11T00:00:00Z', endedAt: '2026-01-11T12:00:00Z', unchangedPages: 1, ofNoKind: 0 },
    ...{
      changed: 1,
      unchanged: 0,
      removed: 0,
      withheld: 0,
      rules: [],
      unmappedTags: [],
      unresolvedPlaces: [],
    },
    ...{ filled: {}, shacl: { violation: 0, warning: 0, info: 0 }, findings: [] },
    kinds: { 'unmapped-tag': 0, 'unresolved-place': 0, 'personal-data': 0 },
    ...{ known: 3, seenSince: '2026-01-01T06:00:00Z' },
  };
  const reports = { comparable: (source: string) => (source === 'a' ? [harvested] : []) };
  const harvestedBank = new Dereferencer({ ...pageOptions(reader), reports, context });
  const report = (source: string, accept: string) => harvestedBank.report(source, request({ accept }));

  it('is data at its IRI, in the graph of that name, how old its pages are among them', async () => {
    const text = await (await report('a', 'application/n-quads')).text();
    const graph = `${base}derived/report/a`;
    const valued = (metric: string, value: number) =>
      `<${graph}#${metric}> <http://www.w3.org/ns/dqv#value> "${value}"^^<http://www.w3.org/2001/XMLSchema#integer> <${graph}> .`;
    expect(text.split('\n')).toEqual(
      expect.arrayContaining([valued('pages-known', 3), valued('days-since-read', 10)]),
    );
  });

  it('is the section of its page for a browser', async () => {
    const response = await report('a', 'text/html');
    expect([response.status, response.headers.get('location')]).toEqual([303, '/doc/source/a#quality']);
  });

  it('is not there where nothing was harvested, and acceptable in the formats of data', async () => {
    const statuses = [report('b', 'text/turtle'), report('../a', 'text/html'), report('a', 'image/png')];
    expect((await Promise.all(statuses)).map(({ status }) => status)).toEqual([404, 404, 406]);
  });
});

describe('The vocabulary', () => {
  const ns = (accept: string, language: 'fr' | 'en' = 'fr') =>
    dereferencer.ontology(request({ accept }), language);
  const scheme = (path: string, accept: string, language: 'fr' | 'en' = 'fr') =>
    dereferencer.scheme(path, request({ accept }), language);
  const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

  it.each([
    ['*/*', 'text/turtle; charset=utf-8'],
    ['application/ld+json', 'application/ld+json'],
    [browser, 'text/html; charset=utf-8'],
  ])('answers at /ns and at /scheme/ to %s directly, as %s', async (accept, type) => {
    for (const response of [await ns(accept), await scheme('themes/ENV-AGR', accept)]) {
      expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
      expect([response.headers.get('vary'), response.headers.get('bis-dataset-version')]).toEqual([
        'Accept',
        '7',
      ]);
    }
  });

  it('says of a concept what is said of it and how what it leads to is called, and no more', async () => {
    const text = await (await scheme('themes/ENV-AGR', 'application/n-triples')).text();
    expect(text).toContain('<http://www.w3.org/2004/02/skos/core#prefLabel> "Environnement"@fr');
    expect(text).toContain('<http://www.w3.org/2004/02/skos/core#prefLabel> "Agriculture (2018)"@fr');
    expect(text).not.toContain('Déchets');
  });

  it('is a tree in JSON-LD that begins with what was asked for', async () => {
    const document = await (await scheme('themes', 'application/ld+json')).json();
    expect(document).toMatchObject({ '@id': themes, title: { '@value': 'Thèmes' } });
  });

  it('shows a concept as a page in the language of the path, with links within the site', async () => {
    const french = await (await scheme('themes/ENV-AGR', browser)).text();
    expect(french).toMatch(/<h1 dir="auto" lang="fr">Agriculture durable<\/h1>/);
    expect(french).toContain('<a href="/scheme/themes/ENV"><bdi lang="fr">Environnement</bdi></a>');
    expect(french).toContain('href="/scheme/themes/ENV-AGR?format=ttl"');
    const english = await (await scheme('themes/ENV-AGR', browser, 'en')).text();
    expect(english).toMatch(/<h1 dir="auto" lang="en">Sustainable agriculture<\/h1>/);
    expect(english).toContain(
      '<a href="/en/scheme/themes-2018/AGR"><bdi lang="fr">Agriculture (2018)</bdi></a>',
    );
  });

  it('shows a scheme with its concepts below one another, in their order', async () => {
    const html = await (await scheme('themes', browser)).text();
    const codes = [...html.matchAll(/<li id="([^"]*)"/g)].map(([, code]) => code);
    expect(codes).toEqual(['ENV', 'ENV-GES', 'ENV-AGR']);
  });

  it('shows the classes and properties with what they mean', async () => {
    const html = await (await ns(browser)).text();
    expect(html).toMatch(
      /<li id="Initiative"><a href="#Initiative"><bdi lang="fr">Initiative<\/bdi><\/a>.*<p class="note" lang="fr">Un projet/s,
    );
  });

  it('is not found where nothing is, nor acceptable as what it is not', async () => {
    const paths = ['', 'themes/', 'themes/XYZ', '../ns#Initiative', '%00'];
    for (const path of paths) expect((await scheme(path, browser)).status, path).toBe(404);
    expect((await scheme('themes', 'image/png')).status).toBe(406);
  });

  it('has the concepts that the bank itself mints below its base', async () => {
    expect((await scheme('tags/a/x', browser)).status).toBe(200);
  });
});

describe('The JSON-LD context', () => {
  it('is served as what the answers say it is', async () => {
    expect(await dereferencer.context().json()).toEqual({ '@context': context.content });
  });
});
