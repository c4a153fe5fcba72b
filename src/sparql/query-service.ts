/** Runs queries for clients: within their share, never again what was too slow, and with what each may be told by. */

import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { weakTag } from '../http/preconditions.js';
import type { QueryEngine, QueryOutcome, QueryWork } from '../model/ports.js';
import type { Format } from '../rdf/media-types.js';
import type { FairShare } from './fair-share.js';
import type { ParsedQuery } from './parse-query.js';
import type { QueryOperation } from './protocol.js';

export interface QueryServiceOptions {
  readonly engine: QueryEngine;
  /** Base IRI for relative IRIs in queries. */
  readonly base: string;
  /** Longest run of a query, in milliseconds. */
  readonly timeout: number;
  /** Rows that an answer may have. */
  readonly mostRows: number;
  readonly share: FairShare;
  /** The dataset version. */
  readonly version: () => number;
}

/** A query that is understood, and how and by whom its answer is wanted. */
export interface PreparedQuery {
  readonly operation: QueryOperation;
  readonly parsed: ParsedQuery & { readonly kind: 'query' };
  readonly format: Format;
  /** Whose share it is taken from. */
  readonly client: string;
  readonly signal: AbortSignal;
}

/** What decides upon answers beside the query. */
export interface DatasetState {
  readonly version: number;
  /** The version that derived graphs stand for. */
  readonly derived: number | null;
}

export type ServiceOutcome =
  | QueryOutcome
  /** It ran out of the whole deadline before, and the data are the same. */
  | { readonly kind: 'too-slow-before'; readonly work?: QueryWork }
  | { readonly kind: 'over-share'; readonly retryAfterSeconds: number; readonly work?: QueryWork };

type TooMuch = { readonly kind: 'too-slow-before' } | { readonly kind: 'broke' };

/** Queries that are remembered for having been too much. */
const mostRemembered = 10_000;

export class QueryService {
  readonly #options: QueryServiceOptions;
  /** The dataset version at which each query was too much, and in which way. */
  readonly #tooMuch = new LRUCache<string, { readonly version: number; readonly end: TooMuch }>({
    max: mostRemembered,
  });

  constructor(options: QueryServiceOptions) {
    this.#options = options;
  }

  /** Milliseconds that the query may take, waiting included. */
  limitOf({ operation }: PreparedQuery): number {
    return Math.min(operation.timeout ?? this.#options.timeout, this.#options.timeout);
  }

  /** The entity tag of its answer in a state of the dataset; null where the same query may be answered otherwise. */
  tagOf(query: PreparedQuery, { version, derived }: DatasetState): string | null {
    if (query.parsed.isVolatile) return null;
    const { operation, format } = query;
    const parameters = [identityOf(query), derived, operation.truncate, this.#options.mostRows];
    return weakTag(`${version}-${hash(JSON.stringify(parameters))}.${format.name}`);
  }

  /** Runs it. */
  async run(query: PreparedQuery): Promise<ServiceOutcome> {
    const { engine, share, version, base } = this.#options;
    const retryAfterSeconds = share.waitOf(query.client);
    if (retryAfterSeconds > 0) return { kind: 'over-share', retryAfterSeconds };
    const identity = identityOf(query);
    const standing = version();
    const before = this.#tooMuch.get(identity);
    if (before?.version === standing) return before.end;
    const { parsed, operation, format, signal } = query;
    const timeout = this.limitOf(query);
    const outcome = await engine.query({
      ...{ format, base, timeout, signal },
      text: parsed.text,
      shape: parsed.shape,
      ...(parsed.isLimited ? { rowCap: { rows: this.#options.mostRows, truncate: operation.truncate } } : {}),
      ...datasetOf(query),
    });
    share.charge(query.client, (outcome.work?.ran ?? 0) / 1000);
    const waited = outcome.work?.waited ?? 0;
    // What waited for most of its time might have been done in all of it.
    if (outcome.kind === 'deadline' && timeout === this.#options.timeout && waited < timeout / 10) {
      this.#tooMuch.set(identity, { version: standing, end: { kind: 'too-slow-before' } });
    }
    if (outcome.kind === 'broke') this.#tooMuch.set(identity, { version: standing, end: { kind: 'broke' } });
    return outcome;
  }
}

// The dataset of the protocol comes before that of the query (SPARQL 1.1 Protocol, 2.1.4), and one that is named in
// part has nothing else in it (SPARQL 1.1 Query, 13.2).
function datasetOf({ operation, parsed }: PreparedQuery) {
  const { defaultGraphs, namedGraphs } = operation;
  return defaultGraphs.length + namedGraphs.length > 0 ? { defaultGraphs, namedGraphs } : parsed.dataset;
}

/** The same for queries that ask the same of the same graphs. */
function identityOf(query: PreparedQuery): string {
  return hash(JSON.stringify([query.parsed.identity, datasetOf(query)]));
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
