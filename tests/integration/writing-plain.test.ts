import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runBis } from '../fixtures/run-bis.js';
import { type RunningSite, startSite } from '../fixtures/running-site.js';

const directory = mkdtempSync(join(tmpdir(), 'bis-plain-'));
const settings = { BIS_DATA: directory, BIS_MODE: 'plain', BIS_CONTACT: 'mailto:test@example.org' };
const turtle = { 'content-type': 'text/turtle' };
const sparqlUpdate = { 'content-type': 'application/sparql-update' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const large = Array.from({ length: 400 }, (_, n) => `<urn:s> <urn:p> "value ${n}" .`).join('\n');

let site: RunningSite;
let token: string;
beforeAll(async () => {
  await runBis(['init', '--empty'], { ...settings, BIS_BASE: 'http://localhost:3000/' });
  token = (await runBis(['token', 'add', '--scope', 'write'], settings)).out.trim();
  site = await startSite(settings);
});
afterAll(async () => {
  await site[Symbol.asyncDispose]();
  rmSync(directory, { recursive: true, force: true });
});

type Headers = Readonly<Record<string, string>>;
/** Sends a request with the token. */
const send = (method: string, path: string, body?: string | FormData, headers: Headers = {}) =>
  fetch(site.origin + path, {
    method,
    headers: { authorization: `Bearer ${token}`, ...headers },
    ...(body === undefined ? {} : { body }),
  });
const update = (text: string, parameters = '') => send('POST', `/update${parameters}`, text, sparqlUpdate);
const store = (graph: string) => `/graph-store?${new URLSearchParams({ graph })}`;
/** The lines of a graph, sorted; null when there is none. */
async function linesOf(path: string): Promise<readonly string[] | null> {
  const answer = await fetch(site.origin + path, { headers: { accept: 'application/n-triples' } });
  return answer.status === 404 ? null : (await answer.text()).split('\n').filter(Boolean).sort();
}

describe('An update of a plain dataset', () => {
  it('writes the default graph and graphs of any name, and clears them all', async () => {
    const done = await update(
      'INSERT DATA { <urn:a> <urn:p> "d" . GRAPH <urn:g> { <urn:b> <urn:p> "g" } GRAPH <urn:h> { [] <urn:p> "blank" } }',
    );
    expect([done.status, await done.json()]).toMatchObject([200, { added: 3, removed: 0 }]);
    expect(await linesOf('/graph-store?default')).toEqual(['<urn:a> <urn:p> "d" .']);
    expect(await linesOf(store('urn:g'))).toEqual(['<urn:b> <urn:p> "g" .']);
    expect((await linesOf(store('urn:h')))?.[0]).toMatch(/^_:\w+ <urn:p> "blank" \.$/);
    expect((await update('CLEAR ALL')).status).toBe(200);
    expect([await linesOf('/graph-store?default'), await linesOf(store('urn:g'))]).toEqual([[], null]);
  });

  it('that fails leaves everything as it was', async () => {
    const failed = await update('INSERT DATA { <urn:a> <urn:p> 1 } ; MOVE <urn:absent> TO <urn:g>');
    expect(failed.status).toBe(400);
    expect(await linesOf('/graph-store?default')).toEqual([]);
  });

  it.each(['address', 'form'])('matches the graphs that parameters in the %s name (2.2.3)', async (place) => {
    await update(`CLEAR ALL ; INSERT DATA { <urn:s> <urn:in> "default" .
      GRAPH <urn:u> { <urn:s> <urn:in> "using" } GRAPH <urn:n> { <urn:s> <urn:in> "named" } GRAPH <urn:o> { <urn:s> <urn:in> "other" } }`);
    const text = `INSERT { GRAPH <urn:r> { <urn:r> <urn:saw> ?v , ?w } }
      WHERE { { <urn:s> <urn:in> ?v } UNION { GRAPH ?g { <urn:s> <urn:in> ?w } } }`;
    const dataset = [
      ['using-graph-uri', 'urn:u'],
      ['using-named-graph-uri', 'urn:n'],
    ];
    const sent =
      place === 'address'
        ? await update(text, `?${new URLSearchParams(dataset)}`)
        : await send('POST', '/update', String(new URLSearchParams([['update', text], ...dataset])), form);
    expect(sent.status).toBe(200);
    expect(await linesOf(store('urn:r'))).toEqual([
      '<urn:r> <urn:saw> "named" .',
      '<urn:r> <urn:saw> "using" .',
    ]);
  });

  it.each([
    ['WITH', 'WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }'],
    ['USING', 'DELETE { ?s ?p ?o } USING <urn:g> WHERE { ?s ?p ?o }'],
    ['USING NAMED', 'DELETE { ?s ?p ?o } USING NAMED <urn:g> WHERE { GRAPH ?g { ?s ?p ?o } }'],
  ])('is refused when parameters and %s both name a dataset (2.2.3)', async (_word, text) => {
    const answer = await update(text, '?using-graph-uri=urn:u');
    expect([answer.status, await answer.text()]).toEqual([
      400,
      expect.stringContaining('both name a dataset'),
    ]);
  });

  it.each([
    ['a misspelt parameter', '?timout=1', 'Did you mean'],
    ['the update in the address', '?update=CLEAR%20ALL', 'not known'],
    ['bytes that are not UTF-8', '?using-graph-uri=urn:%FF', 'not UTF-8'],
  ])('is refused with %s', async (_what, address, words) => {
    const answer = await update('INSERT DATA { <urn:never> <urn:p> 1 }', address);
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining(words)]);
    expect(await linesOf('/graph-store?default')).not.toContainEqual(expect.stringContaining('urn:never'));
  });

  it('in a form is not asked of another dataset than its address says: it is refused', async () => {
    const body = String(new URLSearchParams({ update: 'CLEAR ALL' }));
    expect((await send('POST', '/update?using-graph-uri=urn:u', body, form)).status).toBe(400);
    expect(await linesOf(store('urn:u'))).not.toBeNull();
  });
});

describe('The graph store of a plain dataset', () => {
  it('replaces, adds to and empties the default graph, which is always there (5.3 to 5.5)', async () => {
    const path = '/graph-store?default';
    expect((await send('PUT', path, '<urn:a> <urn:p> 1 .', turtle)).ok).toBe(true);
    expect((await send('POST', path, '<urn:b> <urn:p> 2 .', turtle)).ok).toBe(true);
    expect((await linesOf(path))?.length).toBe(2);
    expect((await send('DELETE', path)).status).toBe(200);
    expect((await send('DELETE', path)).status).toBe(200);
    expect(await linesOf(path)).toEqual([]);
  });

  it('adds the documents of a form (5.5), and nothing for an empty body', async () => {
    const body = new FormData();
    body.append('a', new File(['<urn:a> <urn:p> "1" .'], 'a.ttl', { type: 'text/turtle' }));
    body.append('b', new File(['<urn:b> <urn:p> "2" .'], 'b.nt'));
    expect((await send('POST', store('urn:forms'), body)).status).toBe(201);
    expect((await send('POST', store('urn:forms'), '', turtle)).status).toBe(204);
    expect(await linesOf(store('urn:forms'))).toEqual(['<urn:a> <urn:p> "1" .', '<urn:b> <urn:p> "2" .']);
  });

  it.each([
    ['POST', '/graph-store?grap=urn:x'],
    ['PUT', '/graph-store?graph=urn:x&graph=urn:y'],
    ['PUT', '/graph-store?graph=urn:x&default'],
    ['PUT', '/graph-store?graph=relative'],
    ['PUT', '/graph/x?version=2'],
    ['DELETE', '/graph-store?default&timout=1'],
  ])('does nothing for %s %s, which is not understood', async (method, path) => {
    const versionOf = async () => (await fetch(`${site.origin}/healthz`)).headers.get('bis-dataset-version');
    const before = await versionOf();
    const body = method === 'DELETE' ? undefined : '<urn:a> <urn:p> 1 .';
    expect((await send(method, path, body, turtle)).status).toBe(400);
    expect(await versionOf()).toBe(before);
  });

  it('says where a new graph is, unless headers cannot say its name', async () => {
    const plain = await send('PUT', '/graph/new', large, turtle);
    expect([plain.status, plain.headers.get('location')]).toEqual([201, 'http://localhost:3000/graph/new']);
    const accented = await send('PUT', store('http://localhost:3000/graph/été'), large, turtle);
    expect([accented.status, accented.headers.get('location')]).toEqual([201, null]);
  });
});

describe.each(['identity', 'gzip', 'deflate', 'gzip, deflate, br'])(
  'A graph read with "Accept-Encoding: %s"',
  (coding) => {
    const path = store('urn:tagged');
    const read = (headers: Headers = {}) =>
      fetch(site.origin + path, {
        headers: { accept: 'text/turtle', 'accept-encoding': coding, ...headers },
      });

    it('has a strong tag with which it is not sent again, and is changed as it was read, once', async () => {
      await send('PUT', path, large, turtle);
      const first = await read();
      const etag = first.headers.get('etag') ?? '';
      expect(etag).toMatch(/^"/);
      expect(first.headers.get('vary')?.toLowerCase()).toContain('accept-encoding');
      expect((await first.text()).includes('value 399')).toBe(true);
      const again = await read({ 'if-none-match': etag });
      expect([again.status, again.headers.get('content-encoding')]).toEqual([304, null]);
      const change = () => send('PUT', path, '<urn:s> <urn:p> "changed" .', { ...turtle, 'if-match': etag });
      expect([(await change()).status, (await change()).status]).toEqual([204, 412]);
    });

    it('has the same tag for HEAD (5.6)', async () => {
      const head = await fetch(site.origin + path, {
        method: 'HEAD',
        headers: { accept: 'text/turtle', 'accept-encoding': coding },
      });
      expect(head.headers.get('etag')).toBe((await read()).headers.get('etag'));
    });
  },
);
