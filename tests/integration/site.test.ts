import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalLines } from '../../src/rdf/canonical.js';
import { turtle } from '../../src/rdf/media-types.js';
import { parseQuads } from '../../src/rdf/parse.js';
import { compareFacetsWithSparql } from '../fixtures/facets-in-sparql.js';
import { walkLinks } from '../fixtures/link-walk.js';
import { printedByFirstStart, type RunningSite, startSite, untilIndexed } from '../fixtures/running-site.js';

let site: RunningSite;
beforeAll(async () => {
  site = await startSite({ BIS_WORKERS: '2' });
});
afterAll(async () => {
  await site[Symbol.asyncDispose]();
});

const get = (path: string, headers: Record<string, string> = {}, redirect: RequestRedirect = 'manual') =>
  fetch(site.origin + path, { headers, redirect });
const query = (text: string, more: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  fetch(`${site.origin}/sparql`, {
    method: 'POST',
    body: new URLSearchParams({ query: text, ...more }),
    headers,
  });

const pepse = '/id/initiative/apriles/1590';
const runaway = 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r }';

describe('The first start on an empty data directory', () => {
  it('harvests the demo, and says what it did and which addresses to open', async () => {
    const printed = await printedByFirstStart();
    expect(printed).toMatch(/is empty: harvesting the demo archives/);
    expect(printed).toMatch(/apriles: 2 pages read; records: 1 changed/);
    expect(printed).toMatch(/Site +http:\/\/localhost:\d+\/\n/);
    expect(printed).toMatch(/SPARQL +http:\/\/localhost:\d+\/sparql\n/);
    expect(printed).toMatch(/A record +http:\/\/localhost:\d+\/id\/initiative\/apriles\/1590\n/);
  });
});

describe('The IRI of an initiative', () => {
  it.each([
    ['text/html', '/doc/initiative/apriles/1590'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', '/doc/initiative/apriles/1590'],
    ['text/turtle', '/data/initiative/apriles/1590.ttl'],
    ['application/ld+json', '/data/initiative/apriles/1590.jsonld'],
    ['application/n-triples', '/data/initiative/apriles/1590.nt'],
    ['application/rdf+xml', '/data/initiative/apriles/1590.rdf'],
    ['text/turtle;q=0.5, application/rdf+xml', '/data/initiative/apriles/1590.rdf'],
  ])('answers Accept: %s by 303 to %s', async (accept, location) => {
    const response = await get(pepse, { accept });
    expect([response.status, response.headers.get('location')]).toEqual([303, location]);
    expect(response.headers.get('vary')).toMatch(/Accept/);
  });

  it('leads an English reader to the English page', async () => {
    const response = await get(pepse, { accept: 'text/html', 'accept-language': 'en-GB,en;q=0.9,fr;q=0.5' });
    expect(response.headers.get('location')).toBe('/en/doc/initiative/apriles/1590');
  });

  it('answers 406 for a format that is not offered, naming those that are', async () => {
    const response = await get(pepse, { accept: 'image/png' });
    expect(response.status).toBe(406);
    expect(await response.text()).toMatch(/text\/turtle/);
  });

  it('says the same in every format', async () => {
    const load = async (suffix: string) => (await get(`/data/initiative/apriles/1590${suffix}`)).text();
    const fromTurtle = canonicalLines(parseQuads(await load('.ttl'), turtle));
    expect((await load('.nt')).match(/.*\n/g)).toEqual(fromTurtle);
    const tree = JSON.parse(await load('.jsonld')) as { title: { '@value': string }; holder: unknown[] };
    expect(tree.title['@value']).toBe('Le parrainage de proximité se donne du PEPSE');
    expect(tree.holder).toHaveLength(2);
    expect(await load('.rdf')).toContain(
      '<dcterms:title xml:lang="fr">Le parrainage de proximité se donne du PEPSE<',
    );
  });

  it('points from its data to their provenance, which dereferences', async () => {
    const link = (await get('/data/initiative/apriles/1590.ttl')).headers.get('link');
    expect(link).toBe(
      '<http://localhost:3000/prov/apriles/1590>; rel="http://www.w3.org/ns/prov#has_provenance"',
    );
    const provenance = await (await get('/prov/apriles/1590')).text();
    expect(provenance).toMatch(/bis:reconstructed true/);
  });

  it('answers 404 for a record that does not exist, on the IRI, the page and the data', async () => {
    const paths = [
      '/id/initiative/apriles/0',
      '/doc/initiative/apriles/0',
      '/data/initiative/apriles/0.ttl',
      '/graph/x',
    ];
    const statuses = await Promise.all(paths.map(async (path) => (await get(path)).status));
    expect(statuses).toEqual([404, 404, 404, 404]);
  });
});

describe('The page of an initiative', () => {
  it('shows title, text, holders, source and the way to the full page', async () => {
    const html = await (await get('/doc/initiative/apriles/1590')).text();
    for (const shown of [
      '<h1 dir="auto" lang="fr">Le parrainage de proximité se donne du PEPSE</h1>',
      'Les Apprentis d’Auteuil et l’UNAPP ont initié',
      '<a href="/doc/organization/apriles/unapp"><bdi lang="fr">UNAPP</bdi></a>',
      '<a href="/doc/source/apriles"><bdi lang="fr">Apriles</bdi></a>',
      'sobi2Id=1590&amp;Itemid=95',
      'Page reconstituée d’après le document fondateur',
    ]) {
      expect(html).toContain(shown);
    }
  });

  it('is there in English', async () => {
    const html = await (await get('/en/doc/initiative/apriles/1590')).text();
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('Page reconstructed from the founding document');
  });
});

describe('The site', () => {
  it('has no link that leads nowhere, from any page in either language, and sets no cookie', async () => {
    await untilIndexed(site.origin);
    const from = ['/', '/en', '/a-propos', '/doc/initiative/apriles/1590'];
    const walk = await walkLinks({ origin: site.origin, base: 'http://localhost:3000/', from, perKind: 2 });
    expect(walk.broken).toEqual([]);
    expect(walk.cookies).toEqual([]);
    expect(walk.visited.size).toBeGreaterThan(100);
  }, 120_000);
});

describe('The SPARQL endpoint', () => {
  it('answers with title, holder, source page and provenance', async () => {
    const text = readFileSync('queries/examples/initiatives.rq', 'utf8');
    const response = await query(text, {}, { accept: 'text/csv' });
    const [head, ...rows] = (await response.text()).trim().split('\r\n');
    expect(head).toBe('title,holderName,sourceName,page,mapped');
    const pepseRows = rows.filter((row) => row.startsWith('Le parrainage de proximité se donne du PEPSE,'));
    expect(pepseRows).toEqual([
      expect.stringMatching(/,Apprentis d’Auteuil,Apriles,http.*sobi2Id=1590/),
      expect.stringMatching(/,UNAPP,Apriles,http/),
    ]);
    expect(Number(response.headers.get('bis-dataset-version'))).toBeGreaterThan(0);
  });

  it('answers 503 at the deadline of a runaway query, while a page answers', async () => {
    const slow = query(runaway, { timeout: '1' });
    const page = await get('/doc/initiative/apriles/1590');
    expect(page.status).toBe(200);
    const response = await slow;
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(await response.json()).toMatchObject({
      type: '/problems/deadline',
      detail: 'The query was stopped after 1 s.',
    });
  });

  it('says line and column of a syntax error', async () => {
    const response = await query('SELECT * WHERE {\n ?s ?p ');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      detail: expect.stringMatching(/^error at 2:8:/),
      line: 2,
      column: 8,
    });
  });

  it('shows a person the answer as a page, and a query to whom it was sent before it is run', async () => {
    const asked = `/sparql?query=${encodeURIComponent('SELECT (6 * 7 AS ?n) {}')}`;
    const browser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
    const [linked, run] = await Promise.all([get(asked, browser), get(`${asked}&format=html`, browser)]);
    expect([linked.status, run.status]).toEqual([200, 200]);
    expect([await linked.text(), await run.text()]).toEqual([
      expect.not.stringContaining('<td>'),
      expect.stringContaining('<bdi>42</bdi>'),
    ]);
    expect(linked.headers.get('vary')).toMatch(/Accept\b(?!-)/);
  });

  it('shows a browser a form, and describes itself to a program', async () => {
    expect(await (await get('/sparql', { accept: 'text/html' })).text()).toContain('<textarea');
    for (const path of ['/sparql', '/.well-known/void']) {
      const described = await get(path, { accept: 'application/n-triples' });
      expect(described.headers.get('content-type')).toBe('application/n-triples');
      expect(await described.text()).toMatch(
        /<http:\/\/www.w3.org\/ns\/sparql-service-description#endpoint> <[^>]*\/sparql> \./,
      );
    }
    expect((await get('/sparql', { accept: 'image/png' })).status).toBe(406);
  });
});

describe('A problem', () => {
  it('is shown to a person as a page, and told to a program as problem details', async () => {
    const malformed = `/sparql?query=${encodeURIComponent('SELECT * {')}`;
    const person = await get(`${malformed}&format=html`, { accept: 'text/html,*/*;q=0.8' });
    expect([person.status, person.headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8']);
    expect(await person.text()).toContain('error at 1:');
    const program = await get(malformed, { accept: 'application/json' });
    expect([program.status, program.headers.get('content-type')]).toEqual([400, 'application/problem+json']);
  });

  it('tells who adds a suffix to an IRI where the data are', async () => {
    const response = await get(`${pepse}.ttl`, { accept: 'text/turtle' });
    expect(await response.json()).toMatchObject({
      detail: expect.stringContaining('/data/initiative/apriles/1590.ttl'),
    });
  });

  it('is none where a slash too many ends an address; what writes to a page is told what pages take', async () => {
    const slashed = await fetch(`${site.origin}/en/recherche/?q=a`, { redirect: 'manual' });
    expect([slashed.status, slashed.headers.get('location')]).toEqual([301, '/en/recherche?q=a']);
    const foreign = await fetch(`${site.origin}//bank.example/`, { redirect: 'manual' });
    expect([foreign.status, foreign.headers.get('location')]).toEqual([404, null]);
    const posted = await fetch(`${site.origin}/statistiques`, { method: 'POST' });
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });
});

describe('The home page', () => {
  it('says how much there is, and shows the newest initiatives', async () => {
    await untilIndexed(site.origin);
    const html = await (await get('/', { accept: 'text/html' })).text();
    expect(html).toMatch(/<strong>\d+\u00A0initiatives?<\/strong>.*\d+\u00A0partenaires?/);
    // Nobody is to take the demo for more than it is.
    expect(html).toMatch(/, dont \d+\u00A0reconstituées et 1\d\d\u00A0fictives, pour l’exemple\./);
    const listed = [...html.matchAll(/<h3><a href="([^"]+)"/g)].map((match) => match[1]);
    expect(listed.length).toBeGreaterThan(0);
    expect(listed.filter((path) => !path?.startsWith('/doc/initiative/'))).toEqual([]);
  });
});

describe('Every answer', () => {
  it('lets pages run the site’s own scripts only, and not be framed', async () => {
    const policy = (await get('/')).headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
  });

  it('names the dataset version that it stands for', async () => {
    const paths = [
      '/',
      pepse,
      '/doc/initiative/apriles/1590',
      '/data/initiative/apriles/1590.ttl',
      '/graph/apriles/1590',
    ];
    const rest = [
      '/ns',
      '/ns/context/v1.jsonld',
      '/style.css',
      '/nothing',
      '/problems/deadline',
      '/sparql?query=ASK%7B%7D',
    ];
    for (const path of [...paths, ...rest]) {
      expect([path, (await get(path)).headers.get('bis-dataset-version')]).toEqual([
        path,
        expect.stringMatching(/^\d+$/),
      ]);
    }
  });

  it('may be read from any origin', async () => {
    const response = await get('/sparql?query=ASK%7B%7D', { origin: 'https://partner.example' });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });
});

describe('The search of the demo', () => {
  it('counts in its facets, and in their combinations, what SPARQL counts', async () => {
    await untilIndexed(site.origin);
    expect(await compareFacetsWithSparql(site.origin, 8)).toBeGreaterThan(16);
  });
});
