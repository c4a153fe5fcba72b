import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFetcher } from '../../../src/crawl/fetcher.js';
import { pagesFrom } from '../../../src/crawl/to-page.js';
import type { PageFetch } from '../../../src/model/page.js';
import { testHost, textOf } from '../../fixtures/pages.js';

const html = { 'content-type': 'text/html; charset=utf-8' };
const mebibyte = 1024 * 1024;
const redirect = (location: string) => (_: IncomingMessage, response: ServerResponse) =>
  response.writeHead(302, { location }).end();

const answers: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => void>> = {
  '/': ({ headers }, response) =>
    response.writeHead(200, html).end(`${headers.host}|${headers['user-agent']}|${headers.cookie}`),
  '/cookie': (_, response) => response.writeHead(200, { ...html, 'set-cookie': 'a=b' }).end('x'),
  '/gzip': (_, response) =>
    response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(gzipSync('été')),
  '/bad-gzip': (_, response) =>
    response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end('no gzip'),
  '/bomb': (_, response) =>
    response
      .writeHead(200, { ...html, 'content-encoding': 'gzip' })
      .end(gzipSync(Buffer.alloc(10 * mebibyte + 1, 'a'))),
  '/large': (_, response) =>
    response
      .writeHead(200, { ...html, 'content-encoding': 'gzip' })
      .end(gzipSync(Buffer.alloc(10 * mebibyte, 'a'))),
  '/error': (_, response) => response.writeHead(500, html).end('<p>sorry</p>'),
  '/old': redirect('/gzip#top'),
  '/loop': redirect('/loop'),
  '/elsewhere': redirect('http://elsewhere.example/'),
  '/secure': redirect('https://elsewhere.example/'),
  '/file': redirect('file:///etc/passwd'),
  '/reset': ({ socket }) => socket.resetAndDestroy(),
  '/short': ({ socket }, response) => {
    response.writeHead(200, { ...html, 'content-length': 1000 });
    response.write('<p>begun', () => socket.destroy());
  },
};

const server = createServer((request, response) => {
  const answer = answers[request.url ?? ''];
  if (answer === undefined) response.writeHead(404).end();
  else answer(request, response);
});
let fetchPage: PageFetch;
const get = (path: string) => fetchPage(`http://${testHost}${path}`);

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  fetchPage = pagesFrom(
    createFetcher({
      resolutions: [{ host: testHost, address: '127.0.0.1', port }],
      userAgent: 'bis-test/1',
      clock: () => Date.UTC(2026, 0, 2),
    }),
  );
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('A fetcher', () => {
  it('reads the pages of a server over one connection, and over another when that is closed', async () => {
    let connections = 0;
    const count = () => void connections++;
    server.on('connection', count);
    for (let n = 0; n < 5; n++) await get('/');
    server.closeAllConnections();
    expect(textOf(await get('/'))).toContain('bis-test/1');
    server.off('connection', count);
    expect(connections).toBe(2);
  });

  it('reads a page from the address given for its host, under its own name', async () => {
    const outcome = await get('/#top');
    expect(textOf(outcome)).toBe(`${testHost}|bis-test/1|undefined`);
    expect(outcome).toMatchObject({
      page: {
        url: `http://${testHost}/`,
        fetchStatus: 200,
        fetchedAt: '2026-01-02T00:00:00.000Z',
        archiveRecord: null,
      },
    });
  });

  it('keeps no cookie', async () => {
    await get('/cookie');
    expect(textOf(await get('/'))).toMatch(/\|undefined$/);
  });

  it('decompresses bodies', async () => {
    expect(textOf(await get('/gzip'))).toBe('été');
  });

  it('takes 10 MiB after decompression, and not a byte more', async () => {
    expect(textOf(await get('/large'))).toHaveLength(10 * mebibyte);
    expect(await get('/bomb')).toEqual({
      kind: 'failed',
      reason: `http://${testHost}/bomb is larger than 10 MiB: it is not read.`,
    });
  });

  it('follows redirects, and gives the page its last address', async () => {
    expect(await get('/old')).toMatchObject({ kind: 'page', page: { url: `http://${testHost}/gzip` } });
  });

  it.each([
    ['/error', 'failed', /status 500/],
    ['/nowhere', 'missing', /status 404/],
    ['/loop', 'failed', /redirected too often/],
    ['/file', 'refused', /is not on a host of the source/],
    ['/reset', 'failed', /cannot be read/],
    ['/short', 'failed', /cannot be read/],
    ['/bad-gzip', 'failed', /cannot be read/],
  ])('tells what is wrong with %s: %s', async (path, kind, reason) => {
    expect(await get(path)).toEqual({ kind, reason: expect.stringMatching(reason) });
  });

  it.each([
    'http://elsewhere.example/',
    'https://elsewhere.example/',
    'http://127.0.0.1/',
    `http://${testHost}/elsewhere`,
    `http://${testHost}/secure`,
  ])('connects to no host without a given address: %s', async (url) => {
    expect(await fetchPage(url)).toEqual({
      kind: 'refused',
      reason: expect.stringContaining(`is not on a host of the source (${testHost})`),
    });
  });
});
