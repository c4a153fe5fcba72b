/** Calls other endpoints for what a query asks of them, and puts their tables into it. */

import type { QueryOutcome } from '../../model/ports.js';
import type { SafeFetch } from '../../model/safe-fetch.js';
import { termToNQuads } from '../../rdf/canonical.js';
import { resultsJson } from '../../rdf/media-types.js';
import { readSolutions } from '../../rdf/solutions.js';
import { literal, namedNode, type Term } from '../../rdf/terms.js';
import type { ServiceCall } from './extract-services.js';
import { MalformedReply, type Row, readReply } from './read-reply.js';
import { fillTable } from './table-text.js';

export interface ServiceCallerOptions {
  readonly fetch: SafeFetch;
  /** Addresses of the endpoints that may be called. */
  readonly allowed: readonly string[];
}

/** Runs a query over this dataset; the answer is in JSON. */
export type AskLocal = (text: string) => Promise<QueryOutcome>;

export interface Calling {
  readonly askLocal: AskLocal;
  /** Milliseconds for all calls together. */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

export type Called =
  | { readonly kind: 'filled'; readonly text: string }
  /** The endpoint is not among those that may be called. */
  | { readonly kind: 'service-forbidden'; readonly endpoint: string; readonly allowed: readonly string[] }
  /** It gave no answer; the reason is a sentence without its subject. */
  | { readonly kind: 'service-failed'; readonly endpoint: string; readonly reason: string }
  | QueryOutcome;

/** Rows that a call may give, and bytes. */
const mostRows = 20_000;
const mostBytes = 16 * 2 ** 20;
/** So many known values are sent along, so many with one call; of more, none are. */
const mostShared = 2_000;
/** Rows of this dataset that are looked through for them. */
const mostAsked = 50_000;
const sharedAtOnce = 200;
const mostCalls = 20;
/** Longest time for one call, in milliseconds. */
const longestCall = 20_000;

class ServiceFailure extends Error {
  constructor(
    readonly endpoint: string,
    readonly reason: string,
  ) {
    super(reason);
  }
}

export class ServiceCaller {
  readonly #options: ServiceCallerOptions;

  constructor(options: ServiceCallerOptions) {
    this.#options = options;
  }

  /** The text with the tables of all calls, or why there is none. */
  async fill(text: string, calls: readonly ServiceCall[], calling: Calling): Promise<Called> {
    const { allowed } = this.#options;
    const forbidden = calls.find(({ endpoint }) => !allowed.includes(endpoint));
    if (forbidden !== undefined) {
      return { kind: 'service-forbidden', endpoint: forbidden.endpoint, allowed };
    }
    if (calls.length > mostCalls) {
      return { kind: 'refused', message: `A query has at most ${mostCalls} SERVICE clauses.` };
    }
    const until = performance.now() + calling.timeout;
    let filled = text;
    for (const call of calls) {
      const rows = await this.#rowsOf(call, calling, until);
      if ('kind' in rows) return rows;
      filled = fillTable(filled, call.marker, call.variables, rows.rows);
    }
    return { kind: 'filled', text: filled };
  }

  async #rowsOf(
    call: ServiceCall,
    calling: Calling,
    until: number,
  ): Promise<{ readonly rows: readonly Row[] } | Exclude<Called, { kind: 'filled' }>> {
    const known = await knownValues(call, calling.askLocal);
    if (known !== null && 'kind' in known) return known;
    try {
      const rows: Row[] = [];
      for (const text of textsOf(call, known)) {
        rows.push(...(await this.#call(call, text, { ...calling, timeout: until - performance.now() })));
        if (rows.length > mostRows) throw new ServiceFailure(call.endpoint, tooMany);
      }
      return { rows };
    } catch (error) {
      if (!(error instanceof ServiceFailure)) throw error;
      // SPARQL 1.1 Federated Query, 2.3: SILENT makes of a failure a solution without values.
      if (call.silent) return { rows: [{}] };
      return { kind: 'service-failed', endpoint: error.endpoint, reason: error.reason };
    }
  }

  async #call(
    { endpoint, variables }: ServiceCall,
    text: string,
    { timeout, signal }: Calling,
  ): Promise<Row[]> {
    const fail = (reason: string) => new ServiceFailure(endpoint, reason);
    if (timeout <= 0) throw fail('was not asked: the time for the whole query had passed');
    const outcome = await this.#options.fetch({
      url: endpoint,
      isAllowed: (url) => this.#options.allowed.includes(url),
      accept: resultsJson.mediaType,
      form: { query: text },
      ...{ mostBytes, signal, timeout: Math.min(timeout, longestCall) },
    });
    if (outcome.kind !== 'response') throw fail(outcome.reason);
    if (outcome.status !== 200) throw fail(`answers with HTTP status ${outcome.status}`);
    const nodes = new Map<string, Term>();
    // No query can name a blank node of somebody else: within this query it is a thing of its own.
    const nodeOf = (label: string): Term => {
      const node = nodes.get(label) ?? namedNode(`urn:x-bis:blank:${crypto.randomUUID()}`);
      nodes.set(label, node);
      return node;
    };
    try {
      const rows = readReply(Buffer.from(outcome.body).toString('utf8'), nodeOf);
      const [only, ...others] = variables;
      // Without variables it matters how many solutions there are.
      const isCounted = others.length === 0 && only?.startsWith('bis_service_') === true;
      return isCounted ? rows.map((_row, at) => ({ [only]: literal(String(at)) })) : rows;
    } catch (error) {
      throw error instanceof MalformedReply ? fail(error.message) : error;
    }
  }
}

const tooMany = `gives more than ${mostRows} rows: put VALUES or LIMIT into its SERVICE, so that it gives fewer`;

/** Distinct values of what is shared; null: there are none to send, or too many. */
async function knownValues(
  { shared }: ServiceCall,
  askLocal: AskLocal,
): Promise<{ readonly rows: readonly Row[] } | QueryOutcome | null> {
  if (shared === null) return null;
  const outcome = await askLocal(`${shared.text}\nLIMIT ${mostAsked}`);
  if (outcome.kind !== 'answer') return outcome;
  const found = readSolutions(Buffer.concat(outcome.body).toString('utf8'));
  if (found.length === mostAsked) return null;
  // Each once: a call's rows are joined with all that go with them.
  const rows = [...new Map(found.map((row) => [keyOf(row, shared.variables), row])).values()];
  const isSendable = rows.length <= mostShared && !rows.some(hasBlankNode);
  return isSendable ? { rows } : null;
}

function keyOf(row: Row, variables: readonly string[]): string {
  return JSON.stringify(variables.map((name) => (row[name] === undefined ? null : termToNQuads(row[name]))));
}

function hasBlankNode(row: Row): boolean {
  return Object.values(row).some(({ termType }) => termType === 'BlankNode');
}

/** The texts of the calls: with the values that are known, some at a time, or one without any. */
function* textsOf(
  { text, shared, sharedMarker }: ServiceCall,
  known: { readonly rows: readonly Row[] } | null,
): Iterable<string> {
  if (shared === null) {
    yield text;
    return;
  }
  const { variables } = shared;
  if (known === null) {
    yield fillTable(text, sharedMarker, variables, [{}]);
    return;
  }
  for (let at = 0; at < known.rows.length; at += sharedAtOnce) {
    yield fillTable(text, sharedMarker, variables, known.rows.slice(at, at + sharedAtOnce));
  }
}
