import { describe, expect, it } from 'vitest';
import type { QueryEngine, QueryOutcome, QueryRequest } from '../../../src/model/ports.js';
import { createEndpoint } from '../../../src/sparql/endpoint.js';

const answered: QueryOutcome = {
  kind: 'answer',
  body: ['a', 'é'].map((part) => Buffer.from(part)),
  version: 7,
};

/** An endpoint over an engine that always says the same, and what the engine was asked. */
function endpointOver(outcome: QueryOutcome = answered, explanation: string | null = null) {
  const asked: QueryRequest[] = [];
  const query = async (request: QueryRequest) => {
    asked.push(request);
    return outcome;
  };
  const explain = () => Promise.resolve(explanation);
  const engine: QueryEngine = { query, explain, isReady: () => true };
  const endpoint = createEndpoint({ engine, base: 'http://example.org/', timeout: 30_000 });
  const ask = async (parameters: Record<string, string>, accept?: string) => {
    const url = `http://example.org/sparql?${new URLSearchParams(parameters)}`;
    return endpoint(new Request(url, accept === undefined ? {} : { headers: { accept } }));
  };
  return { ask, asked };
}

const queries = {
  select: 'SELECT * { ?s ?p ?o }',
  ask: 'ASK { }',
  construct: 'CONSTRUCT WHERE { ?s ?p ?o }',
  describe: 'DESCRIBE <a>',
};

describe('An answer of the endpoint', () => {
  it.each([
    ['select', undefined, 'application/sparql-results+json'],
    ['select', 'text/csv', 'text/csv; charset=utf-8'],
    [
      'select',
      'application/json;q=0.9, application/sparql-results+xml;q=0.5',
      'application/sparql-results+xml',
    ],
    ['ask', 'text/csv, application/sparql-results+xml;q=0.1', 'application/sparql-results+xml'],
    ['construct', undefined, 'text/turtle; charset=utf-8'],
    ['construct', 'application/ld+json', 'application/ld+json'],
    ['describe', 'application/sparql-results+json, application/n-triples;q=0.1', 'application/n-triples'],
  ] as const)('to %s for Accept %j is %s', async (form, accept, type) => {
    const { ask, asked } = endpointOver();
    const response = await ask({ query: queries[form] }, accept);
    expect([response?.status, response?.headers.get('content-type')]).toEqual([200, type]);
    expect(type).toContain(asked[0]?.format.mediaType);
  });

  it('is what the engine wrote, with the version of the dataset', async () => {
    const response = await endpointOver().ask({ query: queries.select });
    expect(await response?.text()).toBe('aé');
    expect(response?.headers.get('bis-dataset-version')).toBe('7');
    expect(response?.headers.get('vary')).toBe('Accept');
  });

  it('is in the format of ?format= before Accept', async () => {
    const response = await endpointOver().ask({ query: queries.select, format: 'tsv' }, 'text/csv');
    expect(response?.headers.get('content-type')).toBe('text/tab-separated-values; charset=utf-8');
  });

  it('is 406 with the formats on offer, and the engine is not asked, when none is acceptable', async () => {
    const { ask, asked } = endpointOver();
    const response = await ask({ query: queries.ask, format: 'csv' });
    expect([response?.status, asked.length]).toEqual([406, 0]);
    expect((await response?.text())?.match(/\(format=\w+/g)).toEqual(['(format=json', '(format=xml']);
  });

  it('is left to the caller when there is no query', async () => {
    expect(await endpointOver().ask({})).toBeNull();
  });
});

describe('A query passed to the engine', () => {
  it('runs for as long as was asked, and never longer than the server allows', async () => {
    const { ask, asked } = endpointOver();
    for (const timeout of ['1.5', '31', 'Infinity']) await ask({ query: queries.ask, timeout });
    await ask({ query: queries.ask });
    expect(asked.map(({ timeout }) => timeout)).toEqual([1500, 30_000, 30_000, 30_000]);
  });

  it('has the dataset of the server when the request names no graph', async () => {
    const { ask, asked } = endpointOver();
    await ask({ query: queries.ask });
    expect(asked[0]).not.toHaveProperty('defaultGraphs');
    expect(asked[0]).not.toHaveProperty('namedGraphs');
  });

  it('sees the graphs that the request names and no others', async () => {
    const { ask, asked } = endpointOver();
    await ask({ query: queries.ask, 'default-graph-uri': 'urn:a' });
    await ask({ query: queries.ask, 'named-graph-uri': 'urn:b' });
    expect(asked).toMatchObject([
      { defaultGraphs: ['urn:a'], namedGraphs: [] },
      { defaultGraphs: [], namedGraphs: ['urn:b'] },
    ]);
  });
});

describe('A query without answer', () => {
  it.each([
    [{ kind: 'deadline' }, 503, '30', 'deadline'],
    [{ kind: 'not-ready', retryAfterSeconds: 4 }, 503, '4', 'not-ready'],
    [{ kind: 'aborted' }, 503, '5', 'not-ready'],
    [{ kind: 'refused', message: 'unknown function' }, 400, null, 'refused-query'],
    [{ kind: 'failed', message: 'out of memory' }, 500, null, 'internal'],
  ] as const)('that ends as %o is a problem, never a 200', async (outcome, status, retryAfter, name) => {
    const response = await endpointOver(outcome).ask({ query: queries.select });
    expect([response?.status, response?.headers.get('retry-after')]).toEqual([status, retryAfter]);
    expect(await response?.json()).toMatchObject({ type: `/problems/${name}`, status });
  });

  it('says after how many seconds it was stopped', async () => {
    const response = await endpointOver({ kind: 'deadline' }).ask({ query: queries.select, timeout: '2.5' });
    expect(await response?.json()).toMatchObject({ detail: 'The query was stopped after 2.5 s.' });
  });

  it('is 400 for an update, which the engine never sees', async () => {
    const { ask, asked } = endpointOver();
    const response = await ask({ query: 'DROP ALL' });
    expect([response?.status, asked.length]).toEqual([400, 0]);
  });

  it('is 400 when the query is malformed, in the words of the engine where it has any', async () => {
    const explained = await endpointOver(answered, 'error at 1:8').ask({ query: 'SELECT' });
    expect([explained?.status, await explained?.json()]).toMatchObject([400, { detail: 'error at 1:8' }]);
    const plain = await endpointOver().ask({ query: 'SELECT' });
    expect([plain?.status, await plain?.json()]).toMatchObject([
      400,
      { detail: expect.stringMatching(/^Parse error/) },
    ]);
  });

  it('never reaches the engine that holds the data when it is malformed', async () => {
    const { ask, asked } = endpointOver();
    await ask({ query: 'SELECT nonsense' });
    expect(asked).toEqual([]);
  });
});
