/** The configuration: read once from the environment, every problem told in one message. */

import { join, resolve } from 'node:path';
import { didYouMean } from './model/suggest.js';
import type { RemoteAddresses } from './store/remote-client.js';

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Base IRI of the data, and whether it was asked for. */
  readonly base: { readonly iri: string; readonly explicit: boolean };
  /** The data directory. */
  readonly data: string;
  /** Address by which partners reach the operator; null when none is set. */
  readonly contact: string | null;
  /** Longest run of a query, in milliseconds. */
  readonly timeout: number;
  /** Seconds of the query engine that a client may use a minute; 0: as many as it likes. */
  readonly fairShare: number;
  /** Endpoints that queries may call by SERVICE. */
  readonly services: readonly string[];
  /** The file that requests are logged in, `-` for standard output; null: none is. */
  readonly accessLog: string | null;
  /** Proxies in front of the server that tell whom they ask for. */
  readonly proxies: number;
  /** What the default graph is; null: what the data directory was begun with. */
  readonly mode: 'merged' | 'plain' | null;
  /** Number of query threads; with a remote engine, of queries that it is asked at once. */
  readonly workers: number;
  /** The SPARQL server that answers queries in place of the threads; null: none does. */
  readonly remote: RemoteAddresses | null;
}

/** All that is wrong with the configuration. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

interface NumberRange {
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
}

/** What paths are relative to. */
interface Places {
  /** The folder of the software: where its own data directory stands. */
  readonly home: string;
  /** What `BIS_DATA` is relative to. */
  readonly workingDirectory: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Settings by name, with what they are for. */
export const settings = {
  PORT: 'port to listen on (3000)',
  BIS_HOST: 'address to listen on (127.0.0.1)',
  BIS_BASE:
    'base IRI of the data (http://localhost:<PORT>/); kept by the data directory once it holds data; a proxy strips the path that it may have',
  BIS_DATA: 'data directory (data/store in the folder of the software)',
  BIS_CONTACT: 'address by which partners reach you; needed for live harvests, and switches the demo off',
  BIS_TIMEOUT: 'longest run of a query, in seconds (30)',
  BIS_FAIR_SHARE: 'seconds of the query engine that a client may use a minute; 0 sets no limit (60)',
  BIS_SERVICE_ALLOW: 'endpoints that queries may call by SERVICE, separated by blanks (none)',
  BIS_ACCESS_LOG: 'file that requests are logged in as lines of JSON; "-" is standard output (no log)',
  BIS_TRUST_PROXY:
    'number of proxies in front of the server whose X-Forwarded-For tells who asks (0: nobody is believed)',
  BIS_MODE:
    'merged (the default graph merges the content graphs) or plain (it is a graph like any other); kept by the data directory',
  BIS_WORKERS:
    'number of query threads, each with a copy of the data in memory (2); with BIS_REMOTE_QUERY, of queries asked there at once (8)',
  BIS_REMOTE_QUERY: 'address for queries of a SPARQL 1.1 server that answers in place of the query threads',
  BIS_REMOTE_UPDATE: 'its address for updates, by which it is filled and kept in step',
  BIS_REMOTE_GRAPH_STORE: 'its address for the Graph Store Protocol, if it is to be filled by that as well',
} as const;

/** Reads the environment. Throws `ConfigError` with one line a problem. */
export function readConfig(environment: Environment, { home, workingDirectory }: Places): Config {
  const problems = unknownSettings(environment);
  const number = (name: string, usual: number, range: NumberRange) => {
    const text = environment[name]?.trim() || String(usual);
    const value = Number(text);
    const { least, most, whole } = range;
    const isNumber = (whole ? /^\d+$/ : /^\d+(\.\d+)?$/).test(text);
    if (!isNumber || value < least || value > most) {
      problems.push(`${name}="${text}" is not a ${whole ? 'whole ' : ''}number from ${least} to ${most}.`);
    }
    return value;
  };
  const remote = readRemote(environment, problems);
  const port = number('PORT', 3000, { least: 0, most: 65_535, whole: true });
  const config: Config = {
    port,
    remote,
    workers: number('BIS_WORKERS', remote === null ? 2 : 8, {
      least: 1,
      most: remote === null ? 16 : 256,
      whole: true,
    }),
    mode: readMode(environment.BIS_MODE?.trim() || null, problems),
    host: environment.BIS_HOST?.trim() || '127.0.0.1',
    base: readBase(environment.BIS_BASE?.trim() || undefined, port, problems),
    data: environment.BIS_DATA?.trim()
      ? resolve(workingDirectory, environment.BIS_DATA.trim())
      : join(home, 'data', 'store'),
    contact: readContact(environment.BIS_CONTACT?.trim() || null, problems),
    timeout: number('BIS_TIMEOUT', 30, { least: 0.1, most: 3600, whole: false }) * 1000,
    fairShare: number('BIS_FAIR_SHARE', 60, { least: 0, most: 3600, whole: false }),
    services: readServices(environment.BIS_SERVICE_ALLOW?.trim() || '', problems),
    accessLog: readAccessLog(environment.BIS_ACCESS_LOG?.trim() || null, workingDirectory),
    proxies: number('BIS_TRUST_PROXY', 0, { least: 0, most: 10, whole: true }),
  };
  if (problems.length > 0) {
    throw new ConfigError(
      `The configuration has ${problems.length} problem(s):\n${problems.map((line) => `  - ${line}`).join('\n')}`,
    );
  }
  return config;
}

function unknownSettings(environment: Environment): string[] {
  const known = Object.keys(settings);
  return Object.keys(environment)
    .filter((name) => name.startsWith('BIS_') && !known.includes(name))
    .map((name) => `${name} is not a setting.${didYouMean(name, known)}`);
}

function readBase(asked: string | undefined, port: number, problems: string[]): Config['base'] {
  const usual = `http://localhost:${port}/`;
  const url = URL.parse(asked ?? usual);
  if (asked === undefined) return { iri: url?.href ?? usual, explicit: false };
  if (url === null || !/^https?:$/.test(url.protocol) || /[?#|^`{}]/.test(url.href)) {
    problems.push(
      `BIS_BASE="${asked}" is not an http(s) address without query, fragment and characters that IRIs forbid.`,
    );
    return { iri: asked, explicit: true };
  }
  const { href } = url;
  return { iri: href.endsWith('/') ? href : `${href}/`, explicit: true };
}

function readServices(text: string, problems: string[]): string[] {
  const services = text === '' ? [] : text.split(/\s+/);
  for (const service of services) {
    const url = URL.parse(service);
    if (url !== null && /^https?:$/.test(url.protocol) && url.href === service) continue;
    const meant = url === null || !/^https?:$/.test(url.protocol) ? '' : ` Write it as ${url.href}`;
    problems.push(
      `BIS_SERVICE_ALLOW names "${service}", which is not an http(s) address as queries write it.${meant}`,
    );
  }
  return services;
}

function readAccessLog(file: string | null, workingDirectory: string): string | null {
  return file === null || file === '-' ? file : resolve(workingDirectory, file);
}

function readMode(mode: string | null, problems: string[]): Config['mode'] {
  if (mode === null || mode === 'merged' || mode === 'plain') return mode;
  problems.push(`BIS_MODE="${mode}" is neither merged nor plain.`);
  return null;
}

function readRemote(environment: Environment, problems: string[]): Config['remote'] {
  const address = (name: string) => {
    const text = environment[name]?.trim() || null;
    if (text !== null && !/^https?:$/.test(URL.parse(text)?.protocol ?? '')) {
      // Not repeated: it may hold a password.
      problems.push(`${name} is not an http(s) address.`);
    }
    return text;
  };
  const query = address('BIS_REMOTE_QUERY');
  const update = address('BIS_REMOTE_UPDATE');
  const graphStore = address('BIS_REMOTE_GRAPH_STORE');
  if (query !== null && update !== null) return { query, update, graphStore };
  if (query !== null)
    problems.push('BIS_REMOTE_QUERY needs BIS_REMOTE_UPDATE: the server is filled by updates.');
  else if (update !== null || graphStore !== null) {
    problems.push(
      'BIS_REMOTE_UPDATE and BIS_REMOTE_GRAPH_STORE need BIS_REMOTE_QUERY: nothing would be asked there.',
    );
  }
  return null;
}

function readContact(contact: string | null, problems: string[]): string | null {
  if (contact !== null && !/^(mailto:[^@\s]+@[^@\s]+|https?:\/\/\S+)$/.test(contact)) {
    problems.push(
      `BIS_CONTACT="${contact}" is not an address such as mailto:you@example.org or https://example.org/contact.`,
    );
  }
  return contact;
}

/**
 * Whether this is a trial on one's own machine, where the demo may be loaded by itself.
 * The base is that of the data directory, whatever the environment says.
 */
export function isTrial({ contact }: Config, base: string): boolean {
  return contact === null && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(base).hostname);
}
