import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runBis } from '../fixtures/run-bis.js';
import { type RunningSite, startSite } from '../fixtures/running-site.js';

const base = 'http://localhost:3000/';
const local = (name: string) => `${base}graph/local/${name}`;

let site: RunningSite;
let token: string;
beforeAll(async () => {
  site = await startSite();
  token = (await runBis(['token', 'add', '--scope', 'write'], { BIS_DATA: site.directory })).out.trim();
});
afterAll(() => site[Symbol.asyncDispose]());

/** Sends a request with the token. */
const send = (method: string, path: string, body?: string, headers: Record<string, string> = {}) =>
  fetch(site.origin + path, {
    method,
    headers: { authorization: `Bearer ${token}`, ...headers },
    ...(body === undefined ? {} : { body }),
  });
const update = (text: string, parameters = '') =>
  send('POST', `/update${parameters}`, text, { 'content-type': 'application/sparql-update' });
const turtle = { 'content-type': 'text/turtle' };
const store = (graph: string) => `/graph-store?${new URLSearchParams({ graph })}`;
const read = (path: string, headers: Record<string, string> = {}) =>
  fetch(site.origin + path, { headers: { accept: 'application/n-triples', ...headers } });
const problemOf = async (answer: Promise<Response>) => {
  const response = await answer;
  return [response.status, ((await response.json()) as { type: string }).type];
};

describe('An update over HTTP', () => {
  it('is on disk and seen by the next query when it is answered', async () => {
    const done = await update(`INSERT DATA { GRAPH <${local('a')}> { <urn:a> <urn:p> "été" } }`);
    expect([done.status, await done.json()]).toEqual([
      200,
      { version: expect.any(Number), added: 1, removed: 0 },
    ]);
    const asked = await fetch(
      `${site.origin}/sparql?${new URLSearchParams({ query: 'ASK { <urn:a> <urn:p> "été" }' })}`,
    );
    expect(await asked.json()).toMatchObject({ boolean: true });
    expect(asked.headers.get('bis-dataset-version')).toBe(done.headers.get('bis-dataset-version'));
  });

  it('needs a token, which is asked for before the body is read', async () => {
    const without = await fetch(`${site.origin}/update`, { method: 'POST', body: 'update=DROP ALL' });
    expect([without.status, without.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="bis"']);
    const wrong = await send('POST', '/update', 'x', { authorization: 'Bearer bis_000000000000_no' });
    expect([wrong.status, wrong.headers.get('www-authenticate')]).toEqual([
      401,
      'Bearer realm="bis", error="invalid_token"',
    ]);
    const other = (
      await runBis(['token', 'add', '--scope', 'operate'], { BIS_DATA: site.directory })
    ).out.trim();
    expect(await problemOf(send('POST', '/update', 'x', { authorization: `Bearer ${other}` }))).toEqual([
      403,
      '/problems/forbidden',
    ]);
  });

  it('is worth nothing with a token that was revoked a moment ago', async () => {
    const settings = { BIS_DATA: site.directory };
    const short = (await runBis(['token', 'add', '--scope', 'write'], settings)).out.trim();
    await runBis(['token', 'revoke', short.split('_')[1] ?? ''], settings);
    expect((await send('POST', '/update', 'x', { authorization: `Bearer ${short}` })).status).toBe(401);
  });

  it.each([
    ['of the default graph', 'INSERT DATA { <urn:a> <urn:p> 1 }', 400, 'derived-default-graph'],
    ['of a graph of a source', `DROP GRAPH <${base}graph/apriles/1590>`, 409, 'foreign-graph'],
    ['of a graph elsewhere', 'INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:p> 1 } }', 409, 'foreign-graph'],
    [
      'that would leave its folder',
      `INSERT DATA { GRAPH <${local('../apriles/1')}> { <urn:a> <urn:p> 1 } }`,
      409,
      'foreign-graph',
    ],
    ['that is a query', 'SELECT * { ?s ?p ?o }', 400, 'bad-request'],
    ['that is malformed', 'INSERT DATA { GRAPH', 400, 'malformed-update'],
    ['that would have the server fetch', 'LOAD <http://127.0.0.1/x>', 400, 'refused-update'],
  ])('%s is refused, and nothing is changed', async (_what, text, status, name) => {
    const first = `INSERT DATA { GRAPH <${local('never')}> { <urn:a> <urn:p> 1 } };\n`;
    expect(await problemOf(update(text))).toEqual([status, `/problems/${name}`]);
    if (name === 'foreign-graph' || name === 'derived-default-graph') {
      expect((await update(first + text)).status).toBe(status);
      expect((await read(store(local('never')))).status).toBe(404);
    }
  });

  it.each([
    ['GET', '/update', 405],
    ['POST', '/update?using-graph-uri=no+iri', 400],
  ])('sent as %s %s is answered %i', async (method, path, status) => {
    const headers = { 'content-type': 'application/sparql-update' };
    expect((await send(method, path, method === 'GET' ? undefined : 'CLEAR ALL', headers)).status).toBe(
      status,
    );
  });

  it('that is too long is refused at its first byte too many', async () => {
    expect((await update(`# ${'x'.repeat(1_000_001)}`)).status).toBe(413);
  });
});

describe('A graph of the graph store', () => {
  const path = store(local('notes'));

  it('is made by PUT (5.3), and replaced by the next', async () => {
    const made = await send('PUT', path, '<> <urn:p> 1, 2 .', turtle);
    expect(made.status).toBe(201);
    expect((await send('PUT', path, '<> <urn:p> 3 .', turtle)).status).toBe(204);
    expect(await (await read(path)).text()).toBe(
      `<${local('notes')}> <urn:p> "3"^^<http://www.w3.org/2001/XMLSchema#integer> .\n`,
    );
  });

  it('is added to by POST (5.5)', async () => {
    expect((await send('POST', path, '<> <urn:p> 4 .', turtle)).status).toBe(200);
    expect((await (await read(path)).text()).split('\n').length).toBe(3);
  });

  it('is the same at its own address (4.1), in the format that is asked for (5.2), and without a body for HEAD (5.6)', async () => {
    const direct = await read('/graph/local/notes', { accept: 'text/turtle' });
    expect([direct.status, direct.headers.get('content-type')]).toEqual([200, 'text/turtle; charset=utf-8']);
    const head = await fetch(site.origin + path, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect((await read(path, { accept: 'image/png' })).status).toBe(406);
  });

  it('is changed only as it was read, when the client says so', async () => {
    const etag = (await read(path)).headers.get('etag') ?? '';
    expect((await read(path, { 'if-none-match': etag })).status).toBe(304);
    expect((await send('PUT', path, '<> <urn:p> 5 .', { ...turtle, 'if-match': etag })).status).toBe(204);
    expect(await problemOf(send('PUT', path, '<> <urn:p> 6 .', { ...turtle, 'if-match': etag }))).toEqual([
      412,
      '/problems/precondition-failed',
    ]);
    expect((await send('PUT', path, '', { ...turtle, 'if-none-match': '*' })).status).toBe(412);
  });

  it('is patched by an update of itself, and of no other graph', async () => {
    const patch = { 'content-type': 'application/sparql-update' };
    expect((await send('PATCH', path, 'INSERT DATA { <> <urn:q> "x" }', patch)).status).toBe(200);
    expect(await (await read(path)).text()).toContain('<urn:q> "x"');
    const other = `INSERT DATA { GRAPH <${local('other')}> { <urn:a> <urn:p> 1 } }`;
    expect(await problemOf(send('PATCH', path, other, patch))).toEqual([422, '/problems/other-graph']);
  });

  it('is gone after DELETE (5.4), once', async () => {
    expect((await send('DELETE', path)).status).toBe(200);
    expect((await send('DELETE', path)).status).toBe(404);
    expect((await read(path)).status).toBe(404);
  });

  it('has a name of the server’s choice when none is given (5.5)', async () => {
    const made = await send('POST', '/graph-store', '<urn:a> <urn:p> 1 .', turtle);
    const location = made.headers.get('location') ?? '';
    expect([made.status, location.startsWith(local(''))]).toEqual([201, true]);
    expect((await read(location.replace(base, '/'))).status).toBe(200);
  });

  it.each([
    ['no RDF', '<urn:a> <urn:p', turtle, 400],
    ['of an unknown type', 'x', { 'content-type': 'application/pdf' }, 415],
    ['compressed', 'x', { ...turtle, 'content-encoding': 'gzip' }, 415],
    ['not UTF-8', '\u00ff', { 'content-type': 'text/turtle; charset=latin1' }, 400],
  ])('is not made of a document that is %s', async (_what, body, headers, status) => {
    expect((await send('PUT', store(local('bad')), body, headers)).status).toBe(status);
    expect((await read(store(local('bad')))).status).toBe(404);
  });

  it('of a source is read by all and written by none', async () => {
    expect((await read('/graph/apriles/1590')).status).toBe(200);
    expect((await send('PUT', '/graph/apriles/1590', '<urn:a> <urn:p> 1 .', turtle)).status).toBe(409);
    expect((await fetch(`${site.origin}/graph/apriles/1590`, { method: 'DELETE' })).status).toBe(401);
  });
});

describe('Scripts of other sites', () => {
  const preflight = (path: string, method: string) =>
    fetch(site.origin + path, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://elsewhere.example',
        'access-control-request-method': method,
        'access-control-request-headers': 'authorization',
      },
    });

  it('may read what they like, and see its version, its tag and when to come again', async () => {
    const answer = await fetch(`${site.origin}/sparql?query=ASK%7B%7D`, {
      headers: { origin: 'https://elsewhere.example' },
    });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    for (const name of ['ETag', 'Link', 'Retry-After', 'BIS-Dataset-Version', 'X-Result-Truncated'])
      expect(answer.headers.get('access-control-expose-headers')).toContain(name);
  });

  it('may not use tokens', async () => {
    for (const [path, method] of [
      ['/update', 'POST'],
      ['/graph-store?default', 'PUT'],
      ['/graph/local/x', 'DELETE'],
    ] as const) {
      const answer = await preflight(path, method);
      const allowed = answer.headers.get('access-control-allow-headers') ?? '';
      expect([path, allowed.toLowerCase().includes('authorization')]).toEqual([path, false]);
    }
  });
});
