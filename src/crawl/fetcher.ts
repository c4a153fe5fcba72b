/** Pages over HTTP, and the only file that names `got`. It connects to no host but those it is given addresses for. */

import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import got, { MaxRedirectsError, RequestError } from 'got';
import type { FetchFailure } from '../model/page.js';
import { normalizeAddress } from './page-address.js';
import { BodyTooLarge, readCapped } from './read-capped.js';
import { droppedHeaders, type RawResponse, type ResponseFetch, reconstructedHeader } from './to-page.js';

/** Where a host name is really served: `--resolve HOST=ADDRESS:PORT`. */
export interface Resolution {
  readonly host: string;
  readonly address: string;
  readonly port: number;
}

export interface FetcherOptions {
  readonly resolutions: readonly Resolution[];
  readonly userAgent: string;
  /** The `Accept` header for an address; HTML unless told. */
  readonly accept?: (url: string) => string;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

const longestWait = 30_000;
const html = 'text/html, application/xhtml+xml';

/** Makes an agent send each request to the address given for its host, and refuse every other host. */
function routed<Connector extends HttpAgent>(
  agent: Connector,
  resolutions: readonly Resolution[],
): Connector {
  const byHost = new Map(resolutions.map((resolution) => [resolution.host, resolution]));
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    const resolution = byHost.get(options.host ?? '');
    if (resolution === undefined) throw new Error(`no address was given for the host ${options.host}`);
    // TLS still asks for the certificate of the host itself: `servername` stays as it is.
    return connect({ ...options, host: resolution.address, port: resolution.port }, callback);
  };
  return agent;
}

/** Reads responses one by one. Bodies are capped at 10 MiB after decompression, requests at 30 seconds. */
export function createFetcher({
  resolutions,
  userAgent,
  clock,
  accept = () => html,
}: FetcherOptions): ResponseFetch {
  const agent = {
    http: routed(new HttpAgent({ keepAlive: false }), resolutions),
    https: routed(new HttpsAgent({ keepAlive: false }), resolutions),
  };
  const read = async (url: string): Promise<RawResponse> => {
    const stream = got.stream(url, {
      agent,
      headers: { 'user-agent': userAgent, accept: accept(url) },
      retry: { limit: 0 },
      maxRedirects: 5,
      throwHttpErrors: false,
      timeout: { request: longestWait },
    });
    let head = { statusCode: 0, url, headers: {} as Readonly<Record<string, unknown>> };
    stream.on('response', (response: typeof head) => {
      head = response;
    });
    const body = await readCapped(stream);
    return {
      url: normalizeAddress(head.url) ?? url,
      body,
      contentType: String(head.headers['content-type'] ?? ''),
      fetchedAt: new Date(clock()).toISOString(),
      fetchStatus: head.statusCode,
      archiveRecord: null,
      reconstructedFrom: String(head.headers[reconstructedHeader.toLowerCase()] ?? '') || null,
      headers: headersOf(head.headers),
    };
  };
  return (url) => read(url).catch((error: unknown) => toFailure(url, error));
}

function headersOf(headers: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const kept = Object.entries(headers).filter(([name]) => !droppedHeaders.has(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}

function toFailure(url: string, error: unknown): FetchFailure {
  if (error instanceof BodyTooLarge) {
    return { kind: 'failed', reason: `${url} ${error.message}.` };
  }
  if (error instanceof MaxRedirectsError)
    return { kind: 'failed', reason: `${url} is redirected too often.` };
  if (error instanceof RequestError)
    return { kind: 'failed', reason: `${url} cannot be read: ${error.message}.` };
  throw error;
}
