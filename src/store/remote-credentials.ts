/** The user and password of an address, given as HTTP has them given: Basic (RFC 7617) or Digest (RFC 7616), as it asks. */

import { createHash } from 'node:crypto';
import type { RemoteFetch } from './remote-client.js';

interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** A `fetch` that takes addresses with a user and a password in front of the host, and sends neither in the address. */
export function withCredentials(fetch: RemoteFetch, newId: () => string): RemoteFetch {
  // What the server last asked for, by address.
  const challenges = new Map<string, string>();
  return async (given, init) => {
    const url = new URL(given);
    if (url.username === '') return fetch(given, init);
    const credentials = {
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
    };
    [url.username, url.password] = ['', ''];
    const address = url.href;
    const send = () => {
      const challenge = challenges.get(address);
      if (challenge === undefined) return fetch(address, init);
      const authorization = isDigest(challenge)
        ? digest(credentials, url, challenge, newId())
        : basic(credentials);
      return fetch(address, { ...init, headers: { ...init.headers, authorization } });
    };
    const response = await send();
    const challenge = response.headers.get('www-authenticate');
    // A server may also have forgotten what it asked before.
    if (response.status !== 401 || challenge === null) return response;
    await response.body?.cancel();
    challenges.set(address, challenge);
    return send();
  };
}

function isDigest(challenge: string): boolean {
  return /^Digest\b/i.test(challenge);
}

function basic({ user, password }: Credentials): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

const md5 = (text: string) => createHash('md5').update(text).digest('hex');

// MD5 and `qop=auth`, which all servers that ask for Digest take. A request says what it is the first one of, since
// several may be on their way at once.
function digest(
  { user, password }: Credentials,
  { pathname, search }: URL,
  challenge: string,
  id: string,
): string {
  const field = (name: string) => new RegExp(`\\b${name}="?([^",]*)"?`, 'i').exec(challenge)?.[1] ?? '';
  const [realm, nonce, opaque] = [field('realm'), field('nonce'), field('opaque')];
  const uri = pathname + search;
  const client = md5(id).slice(0, 16);
  const count = '00000001';
  const response = md5(
    [md5(`${user}:${realm}:${password}`), nonce, count, client, 'auth', md5(`POST:${uri}`)].join(':'),
  );
  const parts = {
    ...{ username: user, realm, nonce, uri, response, cnonce: client },
    ...(opaque === '' ? {} : { opaque }),
  };
  const quoted = Object.entries(parts).map(([name, value]) => `${name}="${value}"`);
  return `Digest ${quoted.join(', ')}, algorithm=MD5, qop=auth, nc=${count}`;
}
