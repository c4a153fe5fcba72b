/** Runs queries for clients: within their share, never again what was too slow, and with what each may be told by. */

import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { weakTag } from '../http/preconditions.js';
import type { QueryEngine, QueryOutcome, QueryWork, TextIndex } from '../model/ports.js';
import { type Format, resultsJson } from '../rdf/media-types.js';
import { type Counts, fillCounts } from './counted-patterns.js';
import type { FairShare } from './fair-share.js';
import { leaveOutClasses } from './needless-classes.js';
import type { CountedText, ParsedQuery } from './parse-query.js';
import type { QueryOperation } from './protocol.js';
import type { Called, ServiceCaller } from './service/service-caller.js';
import { type FoundMatch, fillMatches, type TextMatch } from './text-matches.js';

export interface QueryServiceOptions {
  readonly engine: QueryEngine;
  /** Finds the texts of `bis:matches`. */
  readonly index: Pick<TextIndex, 'match'>;
  /** Calls other endpoints. */
  readonly services: Pick<ServiceCaller, 'fill'>;
  /** Base IRI for relative IRIs in queries. */
  readonly base: string;
  /** Longest run of a query, in milliseconds. */
  readonly timeout: number;
  /** Rows that an answer may have. */
  readonly mostRows: number;
  readonly share: FairShare;
  /** The dataset version. */
  readonly version: () => number;
  /** What was counted last, the same object as long as that holds; null: nothing has been. */
  readonly counts: () => Counts | null;
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
  /** What tells the derived graphs from every other state of them. */
  readonly derived: string;
}

export type ServiceOutcome =
  | QueryOutcome
  | (Extract<Called, { readonly kind: 'service-forbidden' | 'service-failed' }> & {
      readonly work?: QueryWork;
    })
  /** It ran out of the whole deadline before, and the data are the same. */
  | { readonly kind: 'too-slow-before'; readonly work?: QueryWork }
  | { readonly kind: 'over-share'; readonly retryAfterSeconds: number; readonly work?: QueryWork };

interface Matching {
  readonly kind: 'found';
  readonly matches: readonly FoundMatch[];
  /** The dataset version that the index stood at. */
  readonly version: number;
}

/** Records that a text may be found in. */
export const mostMatches = 10_000;
/** The index follows the journal within two seconds. In milliseconds. */
const longestCatchUp = 3_000;
/** How often a query is run while the dataset changes under it. */
const mostAttempts = 3;

function tellTooMany(text: string, total: number): string {
  return `"${text.slice(0, 100)}" is found in ${total} records, and bis:matches takes ${mostMatches} at most. Look for more words.`;
}

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
    const { share, version } = this.#options;
    const retryAfterSeconds = share.waitOf(query.client);
    if (retryAfterSeconds > 0) return { kind: 'over-share', retryAfterSeconds };
    const identity = identityOf(query);
    const standing = version();
    const before = this.#tooMuch.get(identity);
    if (before?.version === standing) return before.end;
    const timeout = this.limitOf(query);
    const outcome = await this.#runWithServices(query, timeout);
    share.charge(query.client, (outcome.work?.ran ?? 0) / 1000);
    const waited = outcome.work?.waited ?? 0;
    // What waited for most of its time might have been done in all of it.
    if (outcome.kind === 'deadline' && timeout === this.#options.timeout && waited < timeout / 10) {
      this.#tooMuch.set(identity, { version: standing, end: { kind: 'too-slow-before' } });
    }
    if (outcome.kind === 'broke') this.#tooMuch.set(identity, { version: standing, end: { kind: 'broke' } });
    return outcome;
  }

  async #runWithServices(query: PreparedQuery, timeout: number): Promise<ServiceOutcome> {
    const { text, calls } = query.parsed;
    if (calls.length === 0) return this.#runWithMatches(query, text, timeout);
    const began = performance.now();
    const left = () => Math.max(1, timeout - (performance.now() - began));
    const called = await this.#options.services.fill(text, calls, {
      askLocal: (asked) => this.#askRows(query, asked, left()),
      ...{ timeout, signal: query.signal },
    });
    return called.kind === 'filled' ? this.#runWithMatches(query, called.text, left()) : called;
  }

  #askRows(query: PreparedQuery, text: string, timeout: number): Promise<QueryOutcome> {
    const { engine, base } = this.#options;
    const { signal } = query;
    return engine.query({ ...{ text, base, timeout, signal }, format: resultsJson, ...graphsOf(query) });
  }

  // Index and replica stand at the same version, or the query is run again.
  async #runWithMatches(query: PreparedQuery, text: string, timeout: number): Promise<QueryOutcome> {
    const { matches } = query.parsed;
    if (matches.length === 0) return this.#runWithCounts(query, text, timeout);
    const began = performance.now();
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      const found = await this.#match(matches);
      if (found.kind !== 'found') return found;
      const left = Math.max(1, timeout - (performance.now() - began));
      const outcome = await this.#ask(query, fillMatches(text, found.matches), left);
      if (outcome.kind !== 'answer' || outcome.version === found.version) return outcome;
    }
    return { kind: 'not-ready', retryAfterSeconds: 2 };
  }

  // What was counted at the version that the replica stands at is not counted again: of the default graph, and of no other.
  async #runWithCounts(query: PreparedQuery, text: string, timeout: number): Promise<QueryOutcome> {
    const { counted } = query.parsed;
    const counts = this.#options.counts();
    const isOfNow =
      counts !== null && counts.version === this.#options.version() && datasetOf(query) === null;
    const quick = counted !== null && isOfNow ? fillCounted(counted, counts) : null;
    if (quick === null) return this.#ask(query, text, timeout);
    const began = performance.now();
    const outcome = await this.#ask(query, quick, timeout);
    const isOfCounts = this.#options.counts() === counts;
    const isStale = outcome.kind === 'answer' && !(isOfCounts && outcome.version === counts?.version);
    // What took too long, broke down or was ended would do so again, and cost another replica.
    if (!isStale && outcome.kind !== 'refused') return outcome;
    return this.#ask(query, text, Math.max(1, timeout - (performance.now() - began)));
  }

  #ask(query: PreparedQuery, text: string, timeout: number): Promise<QueryOutcome> {
    const { engine, base, mostRows } = this.#options;
    const { parsed, operation, format, signal } = query;
    return engine.query({
      ...{ text, format, base, timeout, signal },
      shape: parsed.shape,
      ...(parsed.isLimited ? { rowCap: { rows: mostRows, truncate: operation.truncate } } : {}),
      ...graphsOf(query),
    });
  }

  async #match(matches: readonly TextMatch[]): Promise<Matching | QueryOutcome> {
    const { index, version } = this.#options;
    const until = performance.now() + longestCatchUp;
    for (;;) {
      const standing = version();
      const found: FoundMatch[] = [];
      let isBehind = false;
      for (const match of matches) {
        const outcome = await index.match({ text: match.text, limit: mostMatches });
        if (outcome.kind !== 'matches') return { kind: 'not-ready', retryAfterSeconds: 2 };
        if (outcome.total > mostMatches)
          return { kind: 'refused', message: tellTooMany(match.text, outcome.total) };
        isBehind ||= outcome.version !== standing || outcome.progress !== null;
        found.push({ ...match, hits: outcome.hits });
      }
      if (!isBehind) return { kind: 'found', matches: found, version: standing };
      if (performance.now() > until) return { kind: 'not-ready', retryAfterSeconds: 2 };
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function fillCounted(counted: CountedText, counts: Counts): string | null {
  return counted.by === 'table'
    ? fillCounts(counted.text, counted.table, counts)
    : leaveOutClasses(counted.text, counted.places, counts.domains);
}

// The dataset of the protocol comes before that of the query (SPARQL 1.1 Protocol, 2.1.4), and one that is named in
// part has nothing else in it (SPARQL 1.1 Query, 13.2).
function datasetOf({ operation, parsed }: PreparedQuery) {
  const { defaultGraphs, namedGraphs } = operation;
  return defaultGraphs.length + namedGraphs.length > 0 ? { defaultGraphs, namedGraphs } : parsed.dataset;
}

function graphsOf(query: PreparedQuery) {
  const dataset = datasetOf(query);
  return { ...dataset, namesGraphs: dataset !== null || query.parsed.namesGraphs };
}

/** The same for queries that ask the same of the same graphs. */
function identityOf(query: PreparedQuery): string {
  return hash(JSON.stringify([query.parsed.identity, datasetOf(query)]));
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
