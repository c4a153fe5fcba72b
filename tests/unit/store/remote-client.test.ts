import { describe, expect, it } from 'vitest';
import {
  dialectOf,
  RemoteClient,
  type RemoteFault,
  type RemoteFetch,
} from '../../../src/store/remote-client.js';

const addresses = {
  query: 'http://s.example/q',
  update: 'http://s.example/u',
  graphStore: 'http://s.example/g?x=1',
};
type Sent = Parameters<RemoteFetch>;

/** A client whose requests are kept, and answered by `answer`. */
function clientOf(answer: () => Response | Promise<Response>) {
  const sent: Sent[] = [];
  const fetch: RemoteFetch = async (...request) => {
    sent.push(request);
    return answer();
  };
  return { sent, client: new RemoteClient({ fetch, addresses }) };
}

const statusOf = async (status: number, body = '') => {
  const { client } = clientOf(() => new Response(body, { status }));
  return client.update('DROP ALL').then(
    () => null,
    (error: unknown) => error,
  );
};

describe('A client of a SPARQL server', () => {
  it('asks queries by a form, with the dataset and the media type', async () => {
    const { client, sent } = clientOf(() => new Response('ok'));
    await client.query({
      text: 'ASK {}',
      accept: 'text/csv',
      defaultGraphs: ['http://g/1'],
      namedGraphs: ['http://g/2'],
    });
    const [address, { method, headers, body }] = sent[0]!;
    expect([address, method, headers]).toEqual([
      addresses.query,
      'POST',
      { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/csv' },
    ]);
    expect(String(body)).toBe(
      'query=ASK+%7B%7D&default-graph-uri=http%3A%2F%2Fg%2F1&named-graph-uri=http%3A%2F%2Fg%2F2',
    );
  });

  it.each([
    ['virtuoso', '2500'],
    ['other', '3'],
  ] as const)('tells a server of the dialect "%s" how long it may take', async (dialect, timeout) => {
    const { client, sent } = clientOf(() => new Response('ok'));
    await client.query({ text: 'ASK {}', accept: 'text/csv', limit: { milliseconds: 2500, dialect } });
    expect(new URLSearchParams(String(sent[0]![1].body)).get('timeout')).toBe(timeout);
  });

  it('knows Virtuoso by its name', () => {
    expect(dialectOf(new Response('', { headers: { server: 'Virtuoso/07.20.3229 (Linux)' } }))).toBe(
      'virtuoso',
    );
    expect(dialectOf(new Response(''))).toBe('other');
  });

  it('adds triples to a graph of the graph store', async () => {
    const { client, sent } = clientOf(() => new Response('ok'));
    await client.add('urn:x-bis:merged', '<a:a> <a:b> <a:c> .\n');
    const [address, { headers, body }] = sent[0]!;
    expect([address, headers, body]).toEqual([
      'http://s.example/g?x=1&graph=urn%3Ax-bis%3Amerged',
      { 'content-type': 'application/n-triples' },
      '<a:a> <a:b> <a:c> .\n',
    ]);
  });

  it.each([
    [400, 'refused'],
    [500, 'refused'],
    [401, 'address'],
    [404, 'address'],
    [302, 'address'],
    [429, 'unreachable'],
    [503, 'unreachable'],
  ])('tells by the status %i whether the text, the address or the moment is wrong', async (status, kind) => {
    expect(await statusOf(status)).toMatchObject({ name: 'RemoteFault', kind, status });
  });

  it('says what the server said, without markup and without what was sent', async () => {
    const fault = (await statusOf(
      400,
      '<p>Virtuoso 37000 Error</p>\n\nSPARQL query:\nDROP ALL',
    )) as RemoteFault;
    expect(fault.message).toBe('Virtuoso 37000 Error');
  });

  it('tries once more on a connection that was closed meanwhile', async () => {
    let times = 0;
    const { client, sent } = clientOf(() => {
      if (times++ === 0) throw new TypeError('fetch failed', { cause: { code: 'UND_ERR_SOCKET' } });
      return new Response('ok');
    });
    await client.update('DROP ALL');
    expect(sent.length).toBe(2);
  });

  it('says why a server does not answer, and not with which password it was asked', async () => {
    const fetch: RemoteFetch = () =>
      Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }));
    const secret = { ...addresses, update: 'http://me:secret@s.example/u' };
    const client = new RemoteClient({ fetch, addresses: secret });
    await expect(client.update('DROP ALL')).rejects.toMatchObject({
      kind: 'unreachable',
      message: 's.example does not answer (ECONNREFUSED)',
    });
  });

  it('does not wait longer than it is told to', async () => {
    const fetch: RemoteFetch = (_, { signal }) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const client = new RemoteClient({ fetch, addresses });
    await expect(client.query({ text: 'ASK {}', accept: 'text/csv', patience: 50 })).rejects.toMatchObject({
      kind: 'unreachable',
      message: 's.example does not answer (nothing for 0.05 s)',
    });
  });

  it('ends with what ended it', async () => {
    const end = new AbortController();
    const fetch: RemoteFetch = (_, { signal }) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const client = new RemoteClient({ fetch, addresses, end: end.signal });
    const update = client.update('DROP ALL');
    end.abort(new Error('closing'));
    await expect(update).rejects.toThrow('closing');
  });
});
