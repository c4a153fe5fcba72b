/** Requests to addresses that others chose: to the public Internet only, whatever names and redirects say. */

import { lookup } from 'node:dns/promises';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { SafeFetch, SafeOutcome, SafeRequest } from '../model/safe-fetch.js';
import { joinRobotsTags } from './opt-out.js';
import { addressOfHost, isLoopbackAddress, isPublicAddress } from './public-address.js';
import { BodyTooLarge, readBeginning, readCapped } from './read-capped.js';
import { droppedHeaders } from './to-page.js';

/** All addresses of a host name. */
export type ResolveHost = (
  host: string,
) => Promise<readonly { readonly address: string; readonly family: number }[]>;

export interface SafeFetchOptions {
  /** Who asks, and where to write to. */
  readonly userAgent: string;
  /** Addresses of this machine that may be asked, as `127.0.0.1:4000` or `[::1]:4000`: for trials and tests. */
  readonly loopback?: ReadonlySet<string>;
  readonly resolve?: ResolveHost;
  /** Hosts that are really served elsewhere: `--resolve`. They are asked there, wherever that is. */
  readonly resolutions?: readonly Resolution[];
  /** Whether no other host is asked. */
  readonly isClosed?: boolean;
  /**
   * Whether connections are used again. A server may close one as it is asked, which counts as a failure: so it is for
   * servers that need no distance after one.
   */
  readonly keepAlive?: boolean;
}

/** Where a host name is really served: `--resolve HOST=ADDRESS:PORT`. */
export interface Resolution {
  readonly host: string;
  readonly address: string;
  readonly port: number;
}

const mostRedirects = 3;

class ForbiddenAddress extends Error {
  override readonly name = 'ForbiddenAddress';
}

/** Makes a reader. */
export function createSafeFetch({
  userAgent,
  loopback = new Set(),
  resolve = resolveAll,
  resolutions = [],
  isClosed = false,
  keepAlive = false,
}: SafeFetchOptions): SafeFetch {
  const byHost = new Map(resolutions.map((resolution) => [resolution.host, resolution]));
  const guards = { loopback, resolve, byHost, isClosed };
  const agent = {
    http: guarded(new HttpAgent({ keepAlive }), guards),
    https: guarded(new HttpsAgent({ keepAlive }), guards),
  };
  return async (request) => {
    const timeout = AbortSignal.timeout(request.timeout);
    const signal = request.signal === undefined ? timeout : AbortSignal.any([timeout, request.signal]);
    let { url } = request;
    try {
      for (let redirects = 0; redirects <= mostRedirects; redirects++) {
        const reason = reasonAgainst(url, request);
        if (reason !== null) return { kind: 'forbidden', url, reason };
        const response = await ask(url, request, { agent, userAgent, signal });
        if (typeof response !== 'string') return response;
        url = response;
      }
      return { kind: 'failed', url, reason: 'is redirected too often' };
    } catch (error) {
      return timeout.aborted
        ? { kind: 'failed', url, reason: `did not answer within ${request.timeout / 1000} s` }
        : toOutcome(url, error, await library());
    }
  };
}

function resolveAll(host: string) {
  return lookup(host, { all: true });
}

/** Why an address may not be asked, as far as it says so itself; null: nothing is against it. */
function reasonAgainst(url: string, { isAllowed }: SafeRequest): string | null {
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return 'is not an http(s) address';
  if (parsed.username !== '' || parsed.password !== '') return 'holds a name or a password';
  return isAllowed(url) ? null : 'is not among the addresses that may be asked';
}

/**
 * Lets an agent connect to public addresses only. The address that was looked at is the one that is connected to, so
 * that a name which is resolved otherwise the next time gains nothing.
 */
function guarded<Connector extends HttpAgent>(
  agent: Connector,
  { loopback, resolve, byHost, isClosed }: Guards,
): Connector {
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    const given = byHost.get(options.host ?? '');
    // TLS still asks for the certificate of the host itself: `servername` stays as it is.
    if (given !== undefined) return connect({ ...options, host: given.address, port: given.port }, callback);
    if (isClosed) throw new ForbiddenAddress(`has no address here: none was given for ${options.host}`);
    const address = addressOfHost(options.host ?? '');
    const isOurs =
      address !== null && isLoopbackAddress(address) && loopback.has(hostOf(address, options.port));
    if (address !== null && !isPublicAddress(address) && !isOurs) {
      throw new ForbiddenAddress(`is at ${address}, which is no public address`);
    }
    return connect({ ...options, lookup: lookupBy(resolve) } as typeof options, callback);
  };
  return agent;
}

interface Guards extends Required<Pick<SafeFetchOptions, 'loopback' | 'resolve' | 'isClosed'>> {
  readonly byHost: ReadonlyMap<string, Resolution>;
}

function hostOf(address: string, port: unknown): string {
  return `${address.includes(':') ? `[${address}]` : address}:${port}`;
}

function lookupBy(resolve: ResolveHost): LookupFunction {
  return (host, { all }, callback) => {
    resolve(host).then(
      (found) => {
        const own = found.find(({ address }) => !isPublicAddress(address));
        const [first] = found;
        if (own !== undefined)
          callback(new ForbiddenAddress(`is at ${own.address}, which is no public address`), []);
        else if (first === undefined) callback(new Error(`${host} has no address`), []);
        else if (all) callback(null, [...found]);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, []),
    );
  };
}

// Loaded when it is needed: most commands ask nobody.
const library = () => import('got');

interface Asking {
  readonly agent: { readonly http: HttpAgent; readonly https: HttpsAgent };
  readonly userAgent: string;
  readonly signal: AbortSignal;
}

/** A response, or the address that it redirects to. */
async function ask(url: string, request: SafeRequest, asking: Asking): Promise<SafeOutcome | string> {
  const { agent, userAgent, signal } = asking;
  const { form, accept, mostBytes, isCut = false } = request;
  const { default: got } = await library();
  const stream = got.stream(url, {
    ...{ agent, signal },
    ...(form === undefined ? {} : { method: 'POST', form: { ...form } }),
    headers: { 'user-agent': userAgent, accept, ...request.headers },
    retry: { limit: 0 },
    followRedirect: false,
    throwHttpErrors: false,
  });
  let status = 0;
  let headers: Readonly<Record<string, string | undefined>> = {};
  stream.on('response', (response: Answer & { readonly headers: typeof headers }) => {
    status = response.statusCode;
    headers = withRobotsTags(response.headers, response.rawHeaders);
    // What a redirect says besides its address is nobody's business.
    if (isRedirect(status, headers)) stream.destroy();
  });
  const reading = isCut ? readBeginning(stream, mostBytes) : readCapped(stream, mostBytes);
  const body = await reading.catch((error: unknown) => {
    if (isRedirect(status, headers)) return new Uint8Array();
    throw error;
  });
  if (isRedirect(status, headers) && !request.tellsRedirects) {
    return URL.parse(headers.location ?? '', url)?.href ?? '';
  }
  const contentType = headers['content-type'] ?? '';
  const mediaType = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  const kept = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || droppedHeaders.has(name) ? [] : [[name, String(value)] as const],
  );
  return { kind: 'response', url, status, mediaType, contentType, headers: Object.fromEntries(kept), body };
}

interface Answer {
  readonly statusCode: number;
  /** Names and values in turn. */
  readonly rawHeaders: readonly string[];
}

// Joined in their order, one that is for all would be taken for a robot's that another one names.
function withRobotsTags(
  headers: Readonly<Record<string, string | undefined>>,
  raw: readonly string[],
): Readonly<Record<string, string | undefined>> {
  const tags = raw.filter((_value, n) => n % 2 === 1 && raw[n - 1]?.toLowerCase() === 'x-robots-tag');
  return tags.length < 2 ? headers : { ...headers, 'x-robots-tag': joinRobotsTags(tags) };
}

function isRedirect(status: number, headers: Readonly<Record<string, string | undefined>>): boolean {
  return [301, 302, 303, 307, 308].includes(status) && headers.location !== undefined;
}

type Library = Awaited<ReturnType<typeof library>>;

function toOutcome(url: string, error: unknown, { RequestError }: Library): SafeOutcome {
  const cause = error instanceof RequestError ? (error.cause ?? error) : error;
  if (cause instanceof ForbiddenAddress) return { kind: 'forbidden', url, reason: cause.message };
  if (cause instanceof BodyTooLarge) return { kind: 'failed', url, reason: cause.message };
  if (error instanceof RequestError || (error as Error).name === 'AbortError') {
    return { kind: 'failed', url, reason: `cannot be read: ${(cause as Error).message}` };
  }
  throw error;
}
