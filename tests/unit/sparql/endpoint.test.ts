import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { idleStatus } from '../../../src/model/engine-status.js';
import type { QueryEngine, QueryOutcome, QueryRequest } from '../../../src/model/ports.js';
import { createEndpoint, type EndpointOptions, type QueryReport } from '../../../src/sparql/endpoint.js';
import { createQueryParser } from '../../../src/sparql/parse-query.js';

const answered: QueryOutcome = {
  kind: 'answer',
  body: ['a', 'é'].map((part) => Buffer.from(part)),
  version: 7,
};

/** An endpoint over an engine that always says the same, and what the engine was asked. */
function endpointOver(
  outcome: QueryOutcome = answered,
  explanation: string | null = null,
  options: Partial<EndpointOptions> = {},
) {
  const asked: QueryRequest[] = [];
  const reports: QueryReport[] = [];
  const query = async (request: QueryRequest) => {
    asked.push(request);
    return outcome;
  };
  const explain = () => Promise.resolve(explanation);
  const engine: QueryEngine = {
    query,
    explain,
    isReady: () => true,
    setDerived: () => true,
    status: () => idleStatus,
    cancel: () => false,
  };
  const parse = createQueryParser(1_000);
  const endpoint = createEndpoint({
    services: { fill: (text) => Promise.resolve({ kind: 'filled', text }) },
    index: { match: () => Promise.resolve({ kind: 'not-ready', retryAfterSeconds: 1 }) },
    ...{ engine, base: 'http://example.org/', timeout: 30_000, mostRows: 1_000, share: 0 },
    parse: async (text, base) => parse(text, base),
    version: () => 7,
    derivedState: () => 'a',
    counts: () => null,
    onQuery: (report) => reports.push(report),
    ...options,
  });
  const send = async (parameters: Record<string, string>, headers: Record<string, string> = {}) => {
    const url = `http://example.org/sparql?${new URLSearchParams(parameters)}`;
    return endpoint(new Request(url, { headers }), '192.0.2.1');
  };
  const ask = (parameters: Record<string, string>, accept?: string) =>
    send(parameters, accept === undefined ? {} : { accept });
  return { ask, send, asked, reports };
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
    expect(response?.headers.get('vary')).toBe('Accept, Accept-Encoding');
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

describe('An answer that is asked for again', () => {
  const tagOf = async (endpoint: ReturnType<typeof endpointOver>, parameters: Record<string, string>) =>
    (await endpoint.ask(parameters))?.headers.get('etag');

  it('is 304 for those who have it, and the engine is not asked', async () => {
    const endpoint = endpointOver();
    const etag = (await tagOf(endpoint, { query: queries.select })) ?? '';
    expect(etag).toMatch(/^W\/"7-/);
    const again = await endpoint.send({ query: queries.select }, { 'if-none-match': etag });
    expect([again?.status, again?.headers.get('etag'), await again?.text()]).toEqual([304, etag, '']);
    expect(endpoint.asked.length).toBe(1);
    expect(endpoint.reports.map(({ end }) => end)).toEqual(['answer', 'not-modified']);
  });

  it('is kept when it is short, with all its headers', async () => {
    const short: QueryOutcome = { kind: 'answer', body: [Buffer.from('abc')], version: 7 };
    const { ask, asked, reports } = endpointOver(short);
    const [first, second] = [await ask({ query: queries.ask }), await ask({ query: queries.ask })];
    expect([await first?.text(), await second?.text(), asked.length]).toEqual(['abc', 'abc', 1]);
    expect(reports.map(({ end }) => end)).toEqual(['answer', 'cached']);
    const headers = (response: Response | null | undefined) =>
      [...(response?.headers ?? [])].filter(([name]) => name !== 'server-timing');
    expect(headers(second)).toEqual(headers(first));
  });

  it('is kept as it was compressed where it is long, once all of it has been sent', async () => {
    const text = 'a line of an answer\n'.repeat(10_000);
    const long: QueryOutcome = { kind: 'answer', body: [Buffer.from(text), Buffer.from(text)], version: 7 };
    const { send, asked, reports } = endpointOver(long);
    const sent = async (headers: Record<string, string>) => {
      const response = await send({ query: queries.select }, headers);
      const bytes = Buffer.from((await response?.arrayBuffer()) ?? new ArrayBuffer(0));
      return response?.headers.get('content-encoding') === 'gzip' ? gunzipSync(bytes).length : bytes.length;
    };
    const gzip = { 'accept-encoding': 'gzip' };
    expect([await sent(gzip), await sent(gzip), await sent({})]).toEqual(Array(3).fill(2 * text.length));
    expect([asked.length, reports.map(({ end }) => end)]).toEqual([2, ['answer', 'cached', 'answer']]);
  });

  it('has the same tag however the query is written, and another for all that changes the answer', async () => {
    const endpoint = endpointOver();
    const tag = (parameters: Record<string, string>) => tagOf(endpoint, parameters);
    const plain = await tag({ query: queries.select });
    expect(await tag({ query: '# a comment\nSELECT *\n{ ?s ?p ?o }' })).toBe(plain);
    const others = await Promise.all([
      tag({ query: queries.select, format: 'csv' }),
      tag({ query: queries.select, truncate: '1' }),
      tag({ query: queries.select, 'default-graph-uri': 'urn:a' }),
      tag({ query: queries.select, 'named-graph-uri': 'urn:a' }),
      tag({ query: `${queries.select} LIMIT 5` }),
    ]);
    expect(new Set([plain, ...others]).size).toBe(6);
  });

  it.each(['NOW()', 'RAND()', 'UUID()', 'STRUUID()', 'BNODE()'])(
    'has no tag and is kept by nobody when the query calls %s',
    async (call) => {
      const { ask, asked } = endpointOver();
      const query = `SELECT (${call} AS ?x) {}`;
      const response = await ask({ query });
      await ask({ query });
      expect([response?.headers.get('etag'), response?.headers.get('cache-control')]).toEqual([
        null,
        'no-store',
      ]);
      expect(asked.length).toBe(2);
    },
  );

  it('is compressed for clients that take it, and is the same text', async () => {
    const text = 'initiative '.repeat(500);
    const { send } = endpointOver({ kind: 'answer', body: [Buffer.from(text)], version: 7 });
    const response = await send({ query: queries.select }, { 'accept-encoding': 'gzip, br' });
    expect(response?.headers.get('content-encoding')).toBe('gzip');
    const bytes = Buffer.from((await response?.arrayBuffer()) ?? new ArrayBuffer(0));
    expect(gunzipSync(bytes).toString()).toBe(text);
    expect(bytes.byteLength).toBeLessThan(text.length / 10);
  });
});

describe('An answer with more rows than answers may have', () => {
  it('is 422, which says how to have it all', async () => {
    const { ask } = endpointOver({ kind: 'past-cap', cap: 'rows', most: 1_000 });
    const response = await ask({ query: queries.select });
    expect(response?.status).toBe(422);
    expect(await response?.json()).toMatchObject({
      detail: expect.stringMatching(/more than 1,000 rows.*truncate=1/),
    });
  });

  it('is marked when its rows were cut', async () => {
    const { ask, asked } = endpointOver({ ...answered, isTruncated: true });
    const response = await ask({ query: queries.select, truncate: '1' });
    expect(response?.headers.get('x-result-truncated')).toBe('true');
    expect(asked[0]?.rowCap).toEqual({ rows: 1_000, truncate: true });
    expect(asked[0]?.text).toMatch(/LIMIT 1001\s*$/);
  });
});

describe('A client', () => {
  const slow: QueryOutcome = { kind: 'deadline', work: { waited: 0, ran: 30_000 } };

  it('is told at once of a query that ran out of the whole deadline, until the data change', async () => {
    let version = 7;
    const { ask, asked } = endpointOver(slow, null, { version: () => version });
    expect((await ask({ query: queries.select }))?.status).toBe(503);
    const again = await ask({ query: `# again\n${queries.select}` });
    expect(await again?.json()).toMatchObject({ status: 503, type: '/problems/too-slow-before' });
    expect(asked.length).toBe(1);
    version = 8;
    await ask({ query: queries.select });
    expect(asked.length).toBe(2);
  });

  it('is told at once of a query that broke the engine before', async () => {
    const { ask, asked } = endpointOver({ kind: 'broke' });
    for (let time = 0; time < 2; time++) {
      const response = await ask({ query: queries.select });
      expect(await response?.json()).toMatchObject({ status: 422, type: '/problems/too-complex' });
    }
    expect(asked.length).toBe(1);
  });

  it('may ask again when it had asked for less time than there is', async () => {
    const { ask, asked } = endpointOver(slow);
    await ask({ query: queries.select, timeout: '2' });
    await ask({ query: queries.select });
    expect(asked.length).toBe(2);
  });

  it('that has used its share waits, and is told for how long', async () => {
    const busy: QueryOutcome = { ...answered, work: { waited: 0, ran: 70_000 } };
    const { ask, asked } = endpointOver(busy, null, { share: 60 });
    await ask({ query: queries.select });
    const response = await ask({ query: queries.ask });
    expect([response?.status, response?.headers.get('retry-after')]).toEqual([429, '11']);
    expect(asked.length).toBe(1);
  });

  it('reads what its query took', async () => {
    const { ask } = endpointOver({ ...answered, work: { waited: 2, ran: 12.34 } });
    const response = await ask({ query: queries.select });
    expect(response?.headers.get('server-timing')).toMatch(
      /^parse;dur=[\d.]+, wait;dur=2\.0, run;dur=12\.3, end;desc="answer"$/,
    );
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
