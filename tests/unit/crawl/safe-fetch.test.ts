import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSafeFetch, type ResolveHost } from '../../../src/crawl/safe-fetch.js';
import type { SafeFetch, SafeRequest } from '../../../src/model/safe-fetch.js';

const json = { 'content-type': 'Application/JSON; charset=utf-8' };
const mebibyte = 1024 * 1024;
let asked: string[] = [];

async function echo(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { accept, cookie, authorization, 'user-agent': agent } = request.headers;
  const said = {
    method: request.method,
    accept,
    cookie,
    authorization,
    agent,
    body: String(Buffer.concat(chunks)),
  };
  response.writeHead(200, { ...json, 'set-cookie': 'a=b' }).end(JSON.stringify(said));
}

const redirect = (location: string) => (_: IncomingMessage, response: ServerResponse) => {
  response.writeHead(307, { location, ...json });
  // It never ends, and nobody waits for it.
  response.write('x');
};

const answers: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => void>> = {
  '/echo': (request, response) => void echo(request, response),
  '/missing': (_, response) => response.writeHead(404).end('sorry'),
  '/endless': (_, response) => {
    response.writeHead(200, json);
    const more = () => {
      while (response.write(Buffer.alloc(mebibyte)));
    };
    response.on('drain', more);
    more();
  },
  '/bomb': (_, response) =>
    response
      .writeHead(200, { ...json, 'content-encoding': 'gzip' })
      .end(gzipSync(Buffer.alloc(2 * mebibyte))),
  '/slow': (_, response) => void response.writeHead(200, json).write('{'),
  '/silent': () => undefined,
  '/reset': ({ socket }) => socket.resetAndDestroy(),
  '/moved': redirect('/echo'),
  '/loop': redirect('/loop'),
  '/private': redirect('http://10.0.0.1/'),
  '/metadata': redirect('http://169.254.169.254/latest/meta-data/'),
  '/named': redirect('http://inside.example/'),
  '/credentials': redirect('http://a:b@partner.example/'),
  '/file': redirect('file:///etc/passwd'),
  '/nowhere': redirect('http://[bad'),
  '/unlisted': redirect('/secret'),
};

const server = createServer((request, response) => {
  asked.push(request.url ?? '');
  const answer = answers[request.url ?? ''];
  if (answer === undefined) response.writeHead(404).end();
  else answer(request, response);
});
let origin = '';
let safeFetch: SafeFetch;

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  origin = `http://${host}`;
  safeFetch = createSafeFetch({
    userAgent: 'bis-test/1 (mailto:us@example.org)',
    loopback: new Set([host]),
    resolve,
  });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked = [];
});

const names: Readonly<Record<string, readonly string[]>> = {
  'inside.example': ['127.0.0.1'],
  'half.example': ['93.184.215.14', '192.168.1.1'],
  'six.example': ['::1'],
  'empty.example': [],
  'nobody-there.example': ['2000::1'],
};
const resolve: ResolveHost = (host) => {
  const addresses = names[host];
  if (addresses === undefined) return Promise.reject(new Error(`getaddrinfo ENOTFOUND ${host}`));
  return Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
};

const request = (url: string, more: Partial<SafeRequest> = {}) =>
  safeFetch({
    url: url.startsWith('/') ? origin + url : url,
    isAllowed: (address) => !address.endsWith('/secret'),
    accept: 'application/json',
    mostBytes: mebibyte,
    timeout: 5_000,
    ...more,
  });

describe('A safe fetch', () => {
  it('says who asks and what for, and gives the answer with its address', async () => {
    const outcome = await request('/echo');
    expect(outcome).toMatchObject({
      kind: 'response',
      url: `${origin}/echo`,
      status: 200,
      mediaType: 'application/json',
    });
    expect(outcome.kind === 'response' && JSON.parse(Buffer.from(outcome.body).toString())).toEqual({
      method: 'GET',
      accept: 'application/json',
      agent: 'bis-test/1 (mailto:us@example.org)',
      body: '',
    });
  });

  it('posts a form', async () => {
    const outcome = await request('/echo', { form: { query: 'é & =' } });
    const said = outcome.kind === 'response' ? JSON.parse(Buffer.from(outcome.body).toString()) : null;
    expect(said).toMatchObject({ method: 'POST', body: 'query=%C3%A9+%26+%3D' });
  });

  it('posts again to the address that a redirect names', async () => {
    const outcome = await request('/moved', { form: { query: 'x' } });
    expect(outcome).toMatchObject({ kind: 'response', url: `${origin}/echo` });
    expect(asked).toEqual(['/moved', '/echo']);
  });

  it('hands other statuses on', async () => {
    expect(await request('/missing')).toMatchObject({ kind: 'response', status: 404, mediaType: '' });
  });

  it.each([
    ['/endless', 'is larger than 1 MiB: it is not read'],
    ['/bomb', 'is larger than 1 MiB: it is not read'],
    ['/loop', 'is redirected too often'],
  ])('gives up what has no end: %s', async (path, reason) => {
    expect(await request(path)).toMatchObject({ kind: 'failed', reason });
  });

  it.each(['/slow', '/silent'])('gives up at its time: %s', async (path) => {
    const outcome = await request(path, { timeout: 200 });
    expect(outcome).toMatchObject({ kind: 'failed', reason: 'did not answer within 0.2 s' });
  });

  it('gives up when nobody waits any longer', async () => {
    const waiting = new AbortController();
    const outcome = request('/silent', { signal: waiting.signal });
    setTimeout(() => waiting.abort(), 50);
    expect(await outcome).toMatchObject({ kind: 'failed' });
  });

  it.each(['/reset', 'http://nobody.example/', 'http://empty.example/'])(
    'tells of what cannot be reached: %s',
    async (path) => {
      expect(await request(path)).toMatchObject({
        kind: 'failed',
        reason: expect.stringMatching(/^cannot be read: /),
      });
    },
  );
});

describe('A prohibited address', () => {
  it.each([
    ['a private address', 'http://192.168.1.1/', '192.168.1.1'],
    ['a private address in other digits', 'http://0xC0A80101/', '192.168.1.1'],
    ['the address of a carrier', 'http://100.64.0.1/', '100.64.0.1'],
    ['an IPv6 address with IPv4 in it', 'http://[::ffff:10.0.0.1]/', '::ffff:a00:1'],
    ['a name of this machine', 'http://inside.example/', '127.0.0.1'],
    ['a name of this machine in IPv6', 'http://six.example/', '::1'],
    ['a name with one private address', 'http://half.example/', '192.168.1.1'],
    ['a private address by TLS', 'https://10.0.0.1/', '10.0.0.1'],
    ['a name of this machine by TLS', 'https://inside.example/', '127.0.0.1'],
  ])('is not connected to: %s', async (_what, url, address) => {
    expect(await request(url)).toMatchObject({
      kind: 'forbidden',
      reason: `is at ${address}, which is no public address`,
    });
  });

  it.each([
    ['/private', 'http://10.0.0.1/', 'is at 10.0.0.1, which is no public address'],
    [
      '/metadata',
      'http://169.254.169.254/latest/meta-data/',
      'is at 169.254.169.254, which is no public address',
    ],
    ['/named', 'http://inside.example/', 'is at 127.0.0.1, which is no public address'],
    ['/credentials', 'http://a:b@partner.example/', 'holds a name or a password'],
    ['/file', 'file:///etc/passwd', 'is not an http(s) address'],
    ['/nowhere', '', 'is not an http(s) address'],
    ['/unlisted', '/secret', 'is not among the addresses that may be asked'],
  ])('is not redirected to: %s', async (path, url, reason) => {
    const full = url.startsWith('/') ? origin + url : url;
    expect(await request(path)).toEqual({ kind: 'forbidden', url: full, reason });
    expect(asked).toEqual([path]);
  });

  it('is not reached by a name that is resolved otherwise between the look and the connection', async () => {
    const lookups: string[] = [];
    // A public address at which nobody is, then this machine.
    const rebinding: ResolveHost = (host) => {
      lookups.push(host);
      return resolve(lookups.length === 1 ? 'nobody-there.example' : 'inside.example');
    };
    const fetch = createSafeFetch({ userAgent: 'bis-test/1', resolve: rebinding });
    const url = `http://rebinding.example:${new URL(origin).port}/echo`;
    const ask = () => fetch({ url, isAllowed: () => true, accept: '*/*', mostBytes: mebibyte, timeout: 300 });
    expect(await ask()).toMatchObject({ kind: 'failed' });
    expect(lookups).toHaveLength(1);
    expect(await ask()).toMatchObject({ kind: 'forbidden' });
    expect(asked).toEqual([]);
  });

  it('may be this machine only where its address and port were given', async () => {
    const fetch = createSafeFetch({ userAgent: 'bis-test/1', loopback: new Set(['127.0.0.1:1']), resolve });
    const ask = (url: string) =>
      fetch({ url, isAllowed: () => true, accept: '*/*', mostBytes: mebibyte, timeout: 2_000 });
    expect(await ask(`${origin}/echo`)).toMatchObject({ kind: 'forbidden' });
    expect(await ask('http://127.0.0.1:1/')).toMatchObject({ kind: 'failed' });
    expect(asked).toEqual([]);
  });
});
