import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runBis } from '../fixtures/run-bis.js';
import { type RunningSite, startSite } from '../fixtures/running-site.js';

let site: RunningSite;
let token: string;
let log: string;
beforeAll(async () => {
  log = join('/tmp', `bis-access-${process.pid}.jsonl`);
  site = await startSite({ BIS_WORKERS: '2', BIS_ACCESS_LOG: log });
  const settings = { BIS_DATA: site.directory };
  token = (await runBis(['token', 'add', '--scope', 'operate'], settings)).out.trim();
});
afterAll(() => site[Symbol.asyncDispose]());

const get = (path: string, headers: Record<string, string> = {}) => fetch(site.origin + path, { headers });
const ask = (query: string, headers: Record<string, string> = {}, signal?: AbortSignal) =>
  fetch(`${site.origin}/sparql?${new URLSearchParams({ query })}`, {
    headers,
    ...(signal ? { signal } : {}),
  });
const operator = () => ({ authorization: `Bearer ${token}` });

/** The values of a metric, by its labels as they are written. */
async function metric(name: string): Promise<Record<string, number>> {
  const text = await (await get('/metrics')).text();
  const lines = text.split('\n').filter((line) => line.startsWith(name) && !line.startsWith('#'));
  return Object.fromEntries(
    lines.map((line) => {
      const [key = '', value = ''] = line.split(/ (?=\S+$)/);
      return [key.slice(name.length), Number(value)];
    }),
  );
}

const runaway = 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r }';

describe('An operator', () => {
  it('sees that the server lives and is ready', async () => {
    expect(await (await get('/healthz')).json()).toEqual({ status: 'alive' });
    expect(await (await get('/readyz')).json()).toEqual({ status: 'ready', version: expect.any(Number) });
  });

  it('sees in the metrics that an answer which the client has costs no replica anything', async () => {
    const query = 'SELECT ?class (COUNT(*) AS ?n) { ?s a ?class } GROUP BY ?class';
    const first = await ask(query);
    const etag = first.headers.get('etag') ?? '';
    await first.text();
    const before = await metric('bis_replica_runs_total');
    expect((await ask(query, { 'if-none-match': etag })).status).toBe(304);
    expect((await ask(query)).status).toBe(200);
    expect(await metric('bis_replica_runs_total')).toEqual(before);
    expect(await metric('bis_queries_total')).toMatchObject({
      '{form="select",end="not-modified"}': 1,
      '{form="select",end="cached"}': 1,
    });
  });

  it('lists the queries under way and ends one, whose client is told so', async () => {
    const answer = ask(runaway);
    // The bank's own queries, by which it describes itself, may be under way too.
    let running: { id: string; text: string; state: string } | undefined;
    await expect
      .poll(async () => {
        const response = await get('/operations/queries', operator());
        const { queries } = (await response.json()) as { queries: NonNullable<typeof running>[] };
        running = queries.find(({ text }) => text.includes('?p ?q ?r'));
        return running?.state;
      })
      .toBe('running');
    const address = `${site.origin}/operations/queries/${running?.id}`;
    expect((await fetch(address, { method: 'DELETE' })).status).toBe(401);
    expect((await fetch(address, { method: 'DELETE', headers: operator() })).status).toBe(204);
    const ended = await answer;
    expect([ended.status, (await ended.json()).type]).toEqual([503, '/problems/cancelled']);
    expect((await fetch(address, { method: 'DELETE', headers: operator() })).status).toBe(404);
    expect((await ask('ASK {}')).status).toBe(200);
  });

  it('shows the list to nobody else', async () => {
    expect((await get('/operations/queries')).status).toBe(401);
    const other = await runBis(['token', 'add', '--scope', 'write'], { BIS_DATA: site.directory });
    const headers = { authorization: `Bearer ${other.out.trim()}` };
    expect((await get('/operations/queries', headers)).status).toBe(403);
  });

  it('reads a line for each request, with the query’s hash and nothing of who asked or what for', async () => {
    await (await ask('ASK { ?secret ?b ?c }')).text();
    await get('/recherche?q=secret');
    const lines = () =>
      readFileSync(log, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
    await expect.poll(() => lines().some(({ path }) => path === '/recherche')).toBe(true);
    expect(readFileSync(log, 'utf8')).not.toMatch(/secret|127\.0\.0\.1/);
    // The first ones found the server not ready.
    expect(lines().findLast(({ form }) => form === 'ask')).toMatchObject({
      method: 'GET',
      path: '/sparql',
      status: 200,
      query: expect.stringMatching(/^[\w-]{12}$/),
      end: 'answer',
    });
  });
});
