import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSafeFetch } from '../../../src/crawl/safe-fetch.js';
import { SiteReader, type SiteReaderOptions } from '../../../src/crawl/site-reader.js';
import { validatorsOf } from '../../../src/crawl/to-page.js';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
const page: Answer = (_request, response) => {
  response
    .writeHead(200, { 'content-type': 'text/html; charset=iso-8859-1', etag: '"1"' })
    .end(Buffer.from('<h1>Été</h1>', 'latin1'));
};
const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_request, response) => {
    response.writeHead(code, headers).end();
  };

/** What each host answers, by path; what is not there is 404. */
let answers: Record<string, Record<string, Answer | readonly Answer[]>> = {};
let log: string[] = [];
const times = new Map<string, number>();
const server = createServer((request, response) => {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  const path = request.url ?? '';
  log.push(`${host}${path}`);
  const found = answers[host]?.[path];
  const list = found === undefined ? [] : [found].flat();
  const turn = times.get(host + path) ?? 0;
  times.set(host + path, turn + 1);
  const answer = list[Math.min(turn, list.length - 1)];
  if (answer === undefined) response.writeHead(404).end();
  else answer(request, response);
});
let port = 0;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => void server.close());
beforeEach(() => {
  answers = { 'a.example': { '/page': page }, 'b.example': { '/page': page } };
  log = [];
  times.clear();
});

const hosts = ['a.example', 'b.example'];
function reader(more: Partial<SiteReaderOptions> = {}) {
  let now = Date.UTC(2026, 10, 25);
  const waited: number[] = [];
  const fetch = createSafeFetch({
    userAgent: 'bis-test/1',
    resolutions: hosts.map((host) => ({ host, address: '127.0.0.1', port })),
  });
  const sites = new SiteReader({
    ...{ fetch, clock: () => now, addressesOf: async () => ['192.0.2.1'] },
    wait: async (milliseconds) => {
      waited.push(milliseconds);
      now += milliseconds;
    },
    ...more,
  });
  const read = (path: string, delay = 0, longestWait = Number.POSITIVE_INFINITY) =>
    sites.read({ url: `http://a.example${path}`, hosts, delay, accept: 'text/html', longestWait });
  return { sites, read, waited };
}

describe('A page of a partner', () => {
  it('is asked for after robots.txt, and comes with all that it was known by', async () => {
    const { read, sites } = reader();
    const response = await read('/page');
    expect(response).toMatchObject({ url: 'http://a.example/page', fetchStatus: 200 });
    expect(validatorsOf(response as never)).toEqual({ etag: '"1"', lastModified: null });
    expect(log).toEqual(['a.example/robots.txt', 'a.example/page']);
    expect(sites.cost).toEqual({ requests: 2, bytes: 12 });
  });

  it('comes with all its X-Robots-Tag headers, those that name no robot first', async () => {
    answers['a.example'] = {
      '/page': (_request, response) => {
        response.setHeader('X-Robots-Tag', ['googlebot: nofollow', 'noindex']);
        response.end('<h1>Un</h1>');
      },
    };
    expect(await reader().read('/page')).toMatchObject({
      headers: { 'x-robots-tag': 'noindex, googlebot: nofollow' },
    });
  });

  it('is never asked for where robots.txt forbids it, or cannot be read', async () => {
    const rules: Answer = (_request, response) => void response.end('User-agent: *\nDisallow: /page');
    for (const robots of [rules, status(500), status(403)]) {
      answers['a.example'] = { '/robots.txt': robots, '/page': page };
      expect(await reader().read('/page')).toMatchObject({ kind: 'refused' });
    }
    expect(log).not.toContain('a.example/page');
  });

  it('is judged by the first 512 KiB of a robots.txt that has no end', async () => {
    const rules = `User-agent: *\nDisallow: /prive\n${'# filling\n'.repeat(100_000)}`;
    answers['a.example'] = {
      '/robots.txt': (_request, response) => void response.end(rules),
      '/page': page,
      '/prive': page,
    };
    expect(await reader().read('/page')).toMatchObject({ fetchStatus: 200 });
    expect(await reader().read('/prive')).toMatchObject({ kind: 'refused' });
  });

  it('keeps the distance that robots.txt asks for, across hosts of one server', async () => {
    answers['a.example'] = {
      '/robots.txt': (_request, response) => void response.end('User-agent: *\nCrawl-delay: 7'),
      '/page': page,
    };
    const { read, sites, waited } = reader();
    await read('/page', 3_000);
    await read('/page', 3_000);
    await sites.read({ url: 'http://b.example/page', hosts, delay: 0, accept: '' });
    // robots.txt and the page, the page again, and the other host's robots.txt and page.
    expect(waited.map((time) => Math.round(time / 1000))).toEqual([1, 7, 7, 1]);
  });

  it('may lead to another host of the source, whose robots.txt is asked first', async () => {
    answers['a.example'] = { '/old': status(301, { location: 'http://b.example/page' }) };
    expect(await reader().read('/old')).toMatchObject({ url: 'http://b.example/page', fetchStatus: 200 });
    expect(log).toEqual(['a.example/robots.txt', 'a.example/old', 'b.example/robots.txt', 'b.example/page']);
    answers['b.example'] = {
      '/robots.txt': (_request, response) => void response.end('User-agent: *\nDisallow: /'),
      '/page': page,
    };
    log = [];
    expect(await reader().read('/old')).toMatchObject({ kind: 'refused' });
    expect(log).not.toContain('b.example/page');
  });

  it.each(['http://127.0.0.1/', 'http://elsewhere.example/', 'file:///etc/passwd', 'http://a.example.evil/'])(
    'leads nowhere else: %s',
    async (location) => {
      answers['a.example'] = { '/old': status(302, { location }) };
      expect(await reader().read('/old')).toMatchObject({
        kind: 'refused',
        reason: expect.stringContaining('is not on a host of the source'),
      });
    },
  );

  it('that leads in a circle is left', async () => {
    answers['a.example'] = { '/old': status(302, { location: '/old' }) };
    expect(await reader().read('/old')).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('redirected too often'),
    });
    expect(log).toHaveLength(7);
  });

  it('is tried again at a growing distance when its server is out of order, three times in all', async () => {
    answers['a.example'] = { '/page': [status(503), status(500), page] };
    const { read, waited } = reader();
    expect(await read('/page')).toMatchObject({ fetchStatus: 200 });
    expect(waited.map((time) => Math.round(time / 1000))).toEqual([1, 2, 4]);
    answers['a.example'] = { '/gone': status(502) };
    expect(await reader().read('/gone')).toMatchObject({ fetchStatus: 502 });
    expect(log.filter((line) => line === 'a.example/gone')).toHaveLength(3);
  });

  it('waits as long as its server wants, and is left for later when that is long', async () => {
    answers['a.example'] = { '/page': [status(429, { 'retry-after': '30' }), page] };
    const short = reader();
    expect(await short.read('/page')).toMatchObject({ fetchStatus: 200 });
    expect(short.waited).toContain(30_000);
    answers['a.example'] = { '/page': status(503, { 'retry-after': '3600' }) };
    times.clear();
    const long = reader();
    expect(await long.read('/page')).toMatchObject({
      kind: 'later',
      reason: expect.stringContaining('a.example wants not to be asked before 2026-11-25T01:00'),
    });
    const requests = log.length;
    // Who cannot wait so long does not ask at all.
    expect(await long.read('/page', 0, 1_000)).toMatchObject({ kind: 'later' });
    expect(log).toHaveLength(requests);
  });

  it('that has not changed says so to who knows it', async () => {
    answers['a.example'] = {
      '/page': (request, response) => {
        response.writeHead(request.headers['if-none-match'] === '"1"' ? 304 : 200).end();
      },
      '/dated': (request, response) => {
        response.writeHead(request.headers['if-modified-since'] === undefined ? 200 : 304).end();
      },
      '/liar': status(304),
    };
    const { sites, read } = reader();
    const again = (path: string, etag: string | null, lastModified: string | null = null) =>
      sites.readAgain(
        { url: `http://a.example${path}`, hosts, delay: 0, accept: '' },
        { etag, lastModified },
      );
    expect(await again('/page', '"1"')).toEqual({ kind: 'not-modified' });
    expect(await again('/page', '"2"')).toMatchObject({ fetchStatus: 200 });
    expect(await again('/dated', null, 'Wed, 25 Nov 2026 12:10:00 GMT')).toEqual({ kind: 'not-modified' });
    expect(await read('/liar')).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('has not changed'),
    });
  });
});
