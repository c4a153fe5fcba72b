import { describe, expect, it } from 'vitest';
import type { RemoteFetch } from '../../../src/store/remote-client.js';
import { withCredentials } from '../../../src/store/remote-credentials.js';

const init = {
  method: 'POST',
  headers: { accept: 'text/csv' },
  body: 'x',
  signal: new AbortController().signal,
  redirect: 'manual',
} as const;

/** A server that asks for credentials by a challenge, and what it was sent. */
function serverAsking(challenge: string) {
  const sent: { readonly address: string; readonly authorization: string | undefined }[] = [];
  const fetch: RemoteFetch = async (address, { headers }) => {
    sent.push({ address, authorization: headers.authorization });
    if (headers.authorization !== undefined) return new Response('ok');
    return new Response('', { status: 401, headers: { 'www-authenticate': challenge } });
  };
  return { sent, fetch: withCredentials(fetch, () => 'id') };
}

describe('The user and password of an address', () => {
  it('are given when the server asks, and never in the address', async () => {
    const { fetch, sent } = serverAsking('Basic realm="x"');
    expect((await fetch('http://me:p%40ss@s.example/q?a=1', init)).status).toBe(200);
    expect(sent).toEqual([
      { address: 'http://s.example/q?a=1', authorization: undefined },
      { address: 'http://s.example/q?a=1', authorization: `Basic ${btoa('me:p@ss')}` },
    ]);
  });

  it('are given at once the next time', async () => {
    const { fetch, sent } = serverAsking('Basic realm="x"');
    await fetch('http://me:pass@s.example/q', init);
    await fetch('http://me:pass@s.example/q', init);
    expect(sent.length).toBe(3);
  });

  it('are proved by Digest, without the password, to a server that asks for that', async () => {
    const { fetch, sent } = serverAsking(
      'Digest realm="SPARQL", nonce="abc", opaque="def", qop="auth", algorithm="MD5"',
    );
    await fetch('http://me:secret@s.example/q?a=1', init);
    const authorization = sent[1]?.authorization ?? '';
    // RFC 7616, 3.4.1, worked out by hand for this user, realm, nonce and client nonce.
    expect(authorization).toBe(
      'Digest username="me", realm="SPARQL", nonce="abc", uri="/q?a=1", response="e390a7af02cf3d6660bdc990f85b86c5", cnonce="b80bb7740288fda1", opaque="def", algorithm=MD5, qop=auth, nc=00000001',
    );
  });

  it('are not needed', async () => {
    const { fetch, sent } = serverAsking('Basic realm="x"');
    expect((await fetch('http://s.example/q', init)).status).toBe(401);
    expect(sent.length).toBe(1);
  });
});
