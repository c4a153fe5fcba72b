import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEngine } from '../../../src/store/engine.js';
import { type RunningSite, startSite } from '../../fixtures/running-site.js';

// Another endpoint: it knows how many people live in some communes, and which of them twinned.
const other = startEngine();
other.store.update(`PREFIX x: <http://other.example/> INSERT DATA {
  x:roubaix x:code "59512" ; x:people 98000 . x:reims x:code "51454" ; x:people 180000 .
  x:nowhere x:code "00000" ; x:people 1 . _:b x:twin x:reims .
}`);
const asked: string[] = [];
let trouble: ((response: ServerResponse) => void) | null = null;
const server = createServer(async (request, response) => {
  const query = new URLSearchParams(await text(request)).get('query') ?? '';
  asked.push(query);
  if (trouble !== null) {
    trouble(response);
    return;
  }
  const json = other.store.query(query, { results_format: 'application/sparql-results+json' });
  response.setHeader('content-type', 'application/sparql-results+json').end(String(json));
});

let site: RunningSite;
let endpoint: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sparql`;
  site = await startSite({ BIS_SERVICE_ALLOW: endpoint, BIS_FAIR_SHARE: '0' });
});
afterAll(async () => {
  await site[Symbol.asyncDispose]();
  server.close();
});

const prefixes = `PREFIX x: <http://other.example/> PREFIX igeo: <http://rdf.insee.fr/def/geo#> PREFIX dcterms: <http://purl.org/dc/terms/>
  PREFIX bis: <https://w3id.org/innovation-sociale/ns#> `;
async function ask(query: string, format = 'csv'): Promise<Response> {
  asked.length = 0;
  const parameters = new URLSearchParams({ query: prefixes + query, format });
  return fetch(`${site.origin}/sparql?${parameters}`);
}
const rows = async (query: string) => {
  const response = await ask(query);
  const body = await response.text();
  expect(response.status, body).toBe(200);
  return body.trim().split('\r\n').slice(1).sort();
};
const places =
  '?place igeo:codeINSEE ?code . ?initiative dcterms:spatial ?place ; a bis:Initiative ; dcterms:title ?title .';
const named = (names: string) => `FILTER (?title IN (${names}))`;
const two = named('"Roubaix, territoire pilote « Zéro Déchet »"@fr, "Alternativ\'hotel"@fr');

describe('A query with SERVICE', () => {
  it('joins what another endpoint has, and asks it for what is wanted here', async () => {
    expect(
      await rows(
        `SELECT ?title ?people { ${places} ${two} SERVICE <${endpoint}> { ?town x:code ?code ; x:people ?people } }`,
      ),
    ).toEqual(['"Roubaix, territoire pilote « Zéro Déchet »",98000']);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked[0]).toContain('"59512"');
  });

  it('means the same wherever it stands: OPTIONAL, MINUS, EXISTS, UNION, a subquery', async () => {
    const there = `SERVICE <${endpoint}> { ?town x:code ?code ; x:people ?people }`;
    expect(await rows(`SELECT ?title ?people { ${places} ${two} OPTIONAL { ${there} } }`)).toEqual([
      '"Roubaix, territoire pilote « Zéro Déchet »",98000',
      "Alternativ'hotel,",
    ]);
    expect(await rows(`SELECT ?title { ${places} ${two} MINUS { ${there} } }`)).toEqual(["Alternativ'hotel"]);
    expect(await rows(`SELECT ?title { ${places} ${two} FILTER NOT EXISTS { ${there} } }`)).toEqual([
      "Alternativ'hotel",
    ]);
    expect(
      await rows(`SELECT ?people { { ${there} FILTER (?people > 100000) } UNION { BIND (1 AS ?people) } }`),
    ).toEqual(['1', '180000']);
    expect(
      await rows(
        `SELECT (SUM(?people) AS ?n) { { SELECT ?people { ${there} } ORDER BY DESC(?people) LIMIT 2 } }`,
      ),
    ).toEqual(['278000']);
  });

  it('may be all of the query, ask for a boolean, and name its endpoint by VALUES', async () => {
    expect(
      await (await ask(`ASK { SERVICE <${endpoint}> { x:reims x:people 180000 } }`, 'json')).json(),
    ).toMatchObject({ boolean: true });
    expect(
      await (await ask(`ASK { SERVICE <${endpoint}> { x:reims x:people 2 } }`, 'json')).json(),
    ).toMatchObject({ boolean: false });
    expect(
      await rows(`SELECT ?people { VALUES ?e { <${endpoint}> } SERVICE ?e { x:reims x:people ?people } }`),
    ).toEqual(['180000']);
  });

  it('is asked with absolute IRIs, whatever its own are relative to', async () => {
    await rows(`SELECT ?o { SERVICE <${endpoint}> { <id/place/commune/59512> ?p ?o } }`);
    expect(asked[0]).toMatch(
      /BASE <http:\/\/localhost:3000\/>|<http:\/\/localhost:3000\/id\/place\/commune\/59512>/,
    );
  });

  it('has things of its own for the blank nodes of others', async () => {
    const [twin] = await rows(`SELECT ?twin { SERVICE <${endpoint}> { ?twin x:twin x:reims } }`);
    expect(twin).toMatch(/^urn:x-bis:blank:/);
  });

  it('is kept by nobody', async () => {
    const response = await ask(`ASK { SERVICE <${endpoint}> { ?s ?p ?o } }`, 'json');
    expect([response.headers.get('etag'), response.headers.get('cache-control')]).toEqual([null, 'no-store']);
  });
});

describe('An endpoint that gives no answer', () => {
  const query = (silent = '') =>
    `SELECT ?title ?people { ${places} ${two} SERVICE ${silent} <${endpoint}> { ?town x:code ?code ; x:people ?people } }`;
  const during = async <Result>(
    what: NonNullable<typeof trouble>,
    work: () => Promise<Result>,
  ): Promise<Result> => {
    trouble = what;
    try {
      return await work();
    } finally {
      trouble = null;
    }
  };

  it.each<[string, NonNullable<typeof trouble>, RegExp]>([
    ['fails', (response) => void response.writeHead(500).end(), /answers with HTTP status 500/],
    ['answers something else', (response) => void response.end('<html>'), /is no JSON/],
    ['breaks off', (response) => void response.destroy(), /cannot be read/],
    [
      'leads elsewhere',
      (response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
      /not among the addresses/,
    ],
  ])('because it %s ends the query, and never cuts the answer in silence', async (_what, fault, reason) => {
    const response = await during(fault, () => ask(query()));
    const problem = await response.json();
    expect([response.status, problem.type, problem.detail]).toEqual([
      502,
      '/problems/service-failed',
      expect.stringMatching(reason),
    ]);
  });

  it('is passed over by SERVICE SILENT, with all that this dataset knows', async () => {
    const found = await during(
      (response) => void response.writeHead(500).end(),
      () => rows(query('SILENT')),
    );
    expect(found).toEqual(['"Roubaix, territoire pilote « Zéro Déchet »",', "Alternativ'hotel,"]);
  });
});

describe('An endpoint that is not on the list', () => {
  it.each([
    'http://127.0.0.1:1/sparql',
    'http://169.254.169.254/latest',
    'https://query.wikidata.org/sparql',
  ])('is not called: %s', async (address) => {
    for (const silent of ['', 'SILENT']) {
      const response = await ask(`ASK { SERVICE ${silent} <${address}> { ?s ?p ?o } }`, 'json');
      const { detail } = await response.json();
      expect([response.status, detail]).toEqual([
        403,
        `${address} is not among the endpoints that may be called from here. These may be: ${endpoint}.`,
      ]);
    }
    expect(asked).toEqual([]);
  });

  it('is not reached by what the data say', async () => {
    const response = await ask('SELECT * { ?s ?p ?e SERVICE ?e { ?a ?b ?c } }');
    expect([response.status, (await response.json()).detail]).toEqual([
      400,
      expect.stringContaining('SERVICE ?e has no endpoint that is known beforehand'),
    ]);
  });
});
